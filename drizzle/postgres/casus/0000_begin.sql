CREATE TABLE "casus"."aanmelding" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"tafelsoort" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"melder_id" text COLLATE "C" NOT NULL,
	"besproken" text COLLATE "C",
	"besproken_versleuteld" "bytea",
	"opmerkingen_versleuteld" "bytea",
	"gezagsbeeindiging" boolean,
	"diagnose_versleuteld" "bytea",
	"diagnose_reden_versleuteld" "bytea",
	"afschrift_versleuteld" "bytea",
	"versie" bigint NOT NULL,
	"ronde" bigint NOT NULL,
	"gewijzigd_op" text COLLATE "C" NOT NULL,
	"ingediend_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."aanmeldverklaring" (
	"aanmelding_id" text COLLATE "C" NOT NULL,
	"vraag" text COLLATE "C" NOT NULL,
	"op" text COLLATE "C" NOT NULL,
	CONSTRAINT "aanmeldverklaring_aanmelding_id_vraag_pk" PRIMARY KEY("aanmelding_id","vraag")
);
--> statement-breakpoint
CREATE TABLE "casus"."aanstelling" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"rol" text COLLATE "C" NOT NULL,
	"regio" text COLLATE "C" NOT NULL,
	"subregio" text COLLATE "C",
	"van" text COLLATE "C" NOT NULL,
	"tot" text COLLATE "C",
	"vervangt" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."aanstelling_voorstel" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"rol" text COLLATE "C",
	"regio" text COLLATE "C" NOT NULL,
	"subregio" text COLLATE "C",
	"van" text COLLATE "C",
	"tot" text COLLATE "C",
	"vervangt" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"gevraagd_door" text COLLATE "C" NOT NULL,
	"gevraagd_op" text COLLATE "C" NOT NULL,
	"beslist_door" text COLLATE "C",
	"beslist_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."account" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"email_index" text COLLATE "C",
	"email_versleuteld" "bytea",
	"naam_versleuteld" "bytea" NOT NULL,
	"aanspreekvorm" text COLLATE "C" NOT NULL,
	"wachtwoord_hash" text COLLATE "C",
	"totp_versleuteld" "bytea",
	"totp_stap" bigint,
	"aangemaakt_op" text COLLATE "C" NOT NULL,
	"geblokkeerd_op" text COLLATE "C",
	"organisatie_id" text COLLATE "C",
	"roepnaam_versleuteld" "bytea",
	"bereik_versleuteld" "bytea",
	"voorkeursvorm" text COLLATE "C",
	"taal" text COLLATE "C",
	"stil_van" text COLLATE "C",
	"stil_tot" text COLLATE "C",
	"vernieuwd_op" text COLLATE "C",
	"vernieuwd_gezien_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."account_uitnodiging" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"code_hash" text COLLATE "C",
	"pogingen" bigint NOT NULL,
	"verloopt_op" text COLLATE "C" NOT NULL,
	"gemaakt_door" text COLLATE "C",
	"gemaakt_op" text COLLATE "C" NOT NULL,
	"gebruikt_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."adrescontrole" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"oordeel" text COLLATE "C" NOT NULL,
	"tekst_versleuteld" "bytea",
	"reden_versleuteld" "bytea",
	"voorgesteld_door" text COLLATE "C",
	"voorgesteld_op" text COLLATE "C",
	"gezien_door" text COLLATE "C",
	"gezien_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."antwoord" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"uitnodiging_id" text COLLATE "C" NOT NULL,
	"keuze" text COLLATE "C" NOT NULL,
	"meenemen" text COLLATE "C",
	"reden_versleuteld" "bytea",
	"meenemen_versleuteld" "bytea",
	"relatie_versleuteld" "bytea",
	"tolk_taal_versleuteld" "bytea",
	"uitleg_versie" text COLLATE "C" NOT NULL,
	"op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."audit" (
	"keten" bigint NOT NULL,
	"nummer" bigint NOT NULL,
	"tijd" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C",
	"persoon_id" text COLLATE "C",
	"rol" text COLLATE "C",
	"handeling" text COLLATE "C" NOT NULL,
	"casus_id" text COLLATE "C",
	"object_id" text COLLATE "C",
	"uitkomst" text COLLATE "C" NOT NULL,
	"verzoek_id" text COLLATE "C" NOT NULL,
	"vorige_mac" text COLLATE "C" NOT NULL,
	"mac" text COLLATE "C" NOT NULL,
	CONSTRAINT "audit_keten_nummer_pk" PRIMARY KEY("keten","nummer")
);
--> statement-breakpoint
CREATE TABLE "casus"."bekend_apparaat" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"geheim_hash" "bytea" NOT NULL,
	"gemaakt_op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."beoordelingspunt" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"aanmelding_id" text COLLATE "C" NOT NULL,
	"ronde" bigint NOT NULL,
	"punt" text COLLATE "C" NOT NULL,
	"oordeel" text COLLATE "C" NOT NULL,
	"reden_versleuteld" "bytea",
	"antwoord_versleuteld" "bytea",
	"door_account_id" text COLLATE "C",
	"op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."casus" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"referentienummer" text COLLATE "C" NOT NULL,
	"regio" text COLLATE "C" NOT NULL,
	"subregio" text COLLATE "C" NOT NULL,
	"gemeente" text COLLATE "C" NOT NULL,
	"werkwijze" text COLLATE "C" NOT NULL,
	"gemaakt_op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."deelnemer" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"tafel_id" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C" NOT NULL,
	"rol" text COLLATE "C" NOT NULL,
	"waarom_versleuteld" "bytea",
	"aanwezigheid" text COLLATE "C",
	"vervallen_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."document" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"jeugdige_id" text COLLATE "C",
	"naam_versleuteld" "bytea" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"lengte" bigint NOT NULL,
	"paginas" bigint,
	"kop_versleuteld" "bytea" NOT NULL,
	"tekst_versleuteld" "bytea",
	"door_persoon_id" text COLLATE "C",
	"door_account_id" text COLLATE "C",
	"kopie_van" text COLLATE "C",
	"kopie_voor" text COLLATE "C",
	"adrescontrole" text COLLATE "C" NOT NULL,
	"gecontroleerd_op" text COLLATE "C",
	"gecontroleerd_door" text COLLATE "C",
	"toegevoegd_op" text COLLATE "C" NOT NULL,
	"vervallen_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."document_blok" (
	"document_id" text COLLATE "C" NOT NULL,
	"nummer" bigint NOT NULL,
	"inhoud" "bytea" NOT NULL,
	CONSTRAINT "document_blok_document_id_nummer_pk" PRIMARY KEY("document_id","nummer")
);
--> statement-breakpoint
CREATE TABLE "casus"."gast" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C" NOT NULL,
	"van_persoon_id" text COLLATE "C" NOT NULL,
	"rol_id" text COLLATE "C" NOT NULL,
	"aan_tafel" boolean NOT NULL,
	"door_account_id" text COLLATE "C",
	"gemaakt_op" text COLLATE "C" NOT NULL,
	"beeindigd_op" text COLLATE "C",
	"beeindigd_door" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."gebeurtenis" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"object_id" text COLLATE "C" NOT NULL,
	"van" text COLLATE "C",
	"naar" text COLLATE "C",
	"door_account_id" text COLLATE "C",
	"door_persoon_id" text COLLATE "C",
	"reden_versleuteld" "bytea",
	"op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."gezag" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"ouder_id" text COLLATE "C" NOT NULL,
	"jeugdige_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"gecontroleerd_op" text COLLATE "C",
	"gecontroleerd_door" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."herstelcode" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"gebruikt_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."idempotentie" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"handeling" text COLLATE "C" NOT NULL,
	"lijf_mac" text COLLATE "C" NOT NULL,
	"naar" text COLLATE "C",
	"op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."inlogkoppeling" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"aanbieder" text COLLATE "C" NOT NULL,
	"onderwerp_index" text COLLATE "C" NOT NULL,
	"gemaakt_op" text COLLATE "C" NOT NULL,
	"gebruikt_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."klus" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"volgende_op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."loket_start" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"geheim_hash" "bytea" NOT NULL,
	"gegevens_versleuteld" "bytea" NOT NULL,
	"email_index" text COLLATE "C" NOT NULL,
	"code_hash" text COLLATE "C" NOT NULL,
	"pogingen" bigint NOT NULL,
	"verloopt_op" text COLLATE "C" NOT NULL,
	"gebruikt_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."noodtoegang" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"reden_versleuteld" "bytea" NOT NULL,
	"van" text COLLATE "C" NOT NULL,
	"tot" text COLLATE "C" NOT NULL,
	"beeindigd_door" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."organisatie" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"regio" text COLLATE "C" NOT NULL,
	"naam_versleuteld" "bytea" NOT NULL,
	"gemaakt_op" text COLLATE "C" NOT NULL,
	"gestopt_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."passkey" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"publieke_sleutel" "bytea" NOT NULL,
	"teller" bigint NOT NULL,
	"vervoer" text COLLATE "C" NOT NULL,
	"naam" text COLLATE "C" NOT NULL,
	"gesynchroniseerd" boolean NOT NULL,
	"gemaakt_op" text COLLATE "C" NOT NULL,
	"gebruikt_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."persoon" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"naam_versleuteld" "bytea" NOT NULL,
	"organisatie_versleuteld" "bytea",
	"functie_versleuteld" "bytea",
	"geboortedatum_versleuteld" "bytea",
	"uitgerekend_versleuteld" "bytea",
	"email_versleuteld" "bytea",
	"telefoon_versleuteld" "bytea",
	"adres_versleuteld" "bytea",
	"plekken_versleuteld" "bytea",
	"adres_geheim" boolean NOT NULL,
	"versie" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."poging" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"aantal" bigint NOT NULL,
	"venster_tot" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."privacyverzoek" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C" NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"grond" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"tekst_versleuteld" "bytea" NOT NULL,
	"zin_versleuteld" "bytea",
	"antwoord_versleuteld" "bytea",
	"reden_versleuteld" "bytea",
	"verlenging_versleuteld" "bytea",
	"uitvoering_versleuteld" "bytea",
	"ontvangen_op" text COLLATE "C" NOT NULL,
	"antwoord_voor" text COLLATE "C" NOT NULL,
	"grondslag" text COLLATE "C",
	"ontvanger" text COLLATE "C",
	"behandelaar_account_id" text COLLATE "C",
	"beslist_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."reactie" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"tafel_id" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C" NOT NULL,
	"auteur_rol" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"concept_versleuteld" "bytea",
	"concept_versie" bigint NOT NULL,
	"concept_op" text COLLATE "C" NOT NULL,
	"deel_met" text COLLATE "C",
	"ingediend_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."reactie_versie" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"reactie_id" text COLLATE "C" NOT NULL,
	"nummer" bigint NOT NULL,
	"deel_met" text COLLATE "C" NOT NULL,
	"inhoud_versleuteld" "bytea" NOT NULL,
	"kenmerk" text COLLATE "C" NOT NULL,
	"te_laat" boolean NOT NULL,
	"op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."rol" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C",
	"email_index" text COLLATE "C",
	"rol" text COLLATE "C" NOT NULL,
	"van" text COLLATE "C" NOT NULL,
	"tot" text COLLATE "C",
	"rust_sinds" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."sessie" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C",
	"email_index" text COLLATE "C",
	"geheim_hash" "bytea" NOT NULL,
	"apparaat" text COLLATE "C" NOT NULL,
	"rust_minuten" bigint NOT NULL,
	"bewezen_op" text COLLATE "C",
	"gedeeld" boolean NOT NULL,
	"toestel_id" text COLLATE "C",
	"aanbieder" text COLLATE "C",
	"id_token_versleuteld" "bytea",
	"gemaakt_op" text COLLATE "C" NOT NULL,
	"gezien_op" text COLLATE "C" NOT NULL,
	"eind_op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."taak" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"voor_rol" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C",
	"termijn" text COLLATE "C",
	"gemaakt_op" text COLLATE "C" NOT NULL,
	"gedaan_op" text COLLATE "C",
	"gedaan_door" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."tafel" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"aanleiding" text COLLATE "C",
	"begint_op" text COLLATE "C",
	"duur_minuten" bigint,
	"plaats_versleuteld" "bytea",
	"doel_versleuteld" "bytea",
	"telefoon_versleuteld" "bytea",
	"veiligheidsafspraak" boolean NOT NULL,
	"versie" bigint NOT NULL,
	"gemaakt_op" text COLLATE "C" NOT NULL,
	"geopend_op" text COLLATE "C",
	"uitkomst" text COLLATE "C",
	"uitkomst_versleuteld" "bytea"
);
--> statement-breakpoint
CREATE TABLE "casus"."toegangsherstel" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"controle" text COLLATE "C" NOT NULL,
	"notitie_versleuteld" "bytea" NOT NULL,
	"token_hash" "bytea",
	"code_hash" text COLLATE "C",
	"pogingen" bigint NOT NULL,
	"verloopt_op" text COLLATE "C" NOT NULL,
	"begonnen_op" text COLLATE "C" NOT NULL,
	"begonnen_door" text COLLATE "C" NOT NULL,
	"bevestigd_op" text COLLATE "C",
	"bevestigd_door" text COLLATE "C",
	"gegeven_op" text COLLATE "C",
	"gebruikt_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."toestelmelding" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"toestel_id" text COLLATE "C" NOT NULL,
	"apparaat" text COLLATE "C" NOT NULL,
	"abonnement_versleuteld" "bytea" NOT NULL,
	"sleutel_kenmerk" text COLLATE "C" NOT NULL,
	"gemaakt_op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."toestemming" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"tafel_id" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C" NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"antwoord" text COLLATE "C" NOT NULL,
	"kanaal" text COLLATE "C" NOT NULL,
	"uitleg_versie" text COLLATE "C" NOT NULL,
	"door_account_id" text COLLATE "C" NOT NULL,
	"op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."uitbox" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"soort" text COLLATE "C" NOT NULL,
	"sleutel" text COLLATE "C" NOT NULL,
	"casus_id" text COLLATE "C",
	"aan_versleuteld" "bytea" NOT NULL,
	"gegevens_versleuteld" "bytea" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"pogingen" bigint NOT NULL,
	"volgende_poging_op" text COLLATE "C" NOT NULL,
	"lease_tot" text COLLATE "C",
	"message_id" text COLLATE "C" NOT NULL,
	"gemaakt_op" text COLLATE "C" NOT NULL,
	"verzonden_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."uitdaging" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"doel" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C",
	"uitnodiging_id" text COLLATE "C",
	"herstel_id" text COLLATE "C",
	"waarde" text COLLATE "C" NOT NULL,
	"verloopt_op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."uitleg_getoond" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"versie" text COLLATE "C" NOT NULL,
	"op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casus"."uitnodiging" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"tafel_id" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C" NOT NULL,
	"rol_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"token_hash" "bytea",
	"code_hash" text COLLATE "C",
	"pogingen" bigint NOT NULL,
	"verloopt_op" text COLLATE "C" NOT NULL,
	"aankomst_versleuteld" "bytea",
	"wachtplek_versleuteld" "bytea",
	"uitleg_versie" text COLLATE "C" NOT NULL,
	"verzonden_op" text COLLATE "C",
	"geopend_op" text COLLATE "C",
	"ingetrokken_op" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "casus"."vrijgave" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"persoon_id" text COLLATE "C" NOT NULL,
	"door_account_id" text COLLATE "C" NOT NULL,
	"op" text COLLATE "C" NOT NULL,
	"ingetrokken_op" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "casus"."aanmelding" ADD CONSTRAINT "aanmelding_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."aanmelding" ADD CONSTRAINT "aanmelding_melder_id_persoon_id_fk" FOREIGN KEY ("melder_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."aanmeldverklaring" ADD CONSTRAINT "aanmeldverklaring_aanmelding_id_aanmelding_id_fk" FOREIGN KEY ("aanmelding_id") REFERENCES "casus"."aanmelding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."aanstelling" ADD CONSTRAINT "aanstelling_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."aanstelling_voorstel" ADD CONSTRAINT "aanstelling_voorstel_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."account" ADD CONSTRAINT "account_organisatie_id_organisatie_id_fk" FOREIGN KEY ("organisatie_id") REFERENCES "casus"."organisatie"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."account_uitnodiging" ADD CONSTRAINT "account_uitnodiging_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."adrescontrole" ADD CONSTRAINT "adrescontrole_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."antwoord" ADD CONSTRAINT "antwoord_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."antwoord" ADD CONSTRAINT "antwoord_uitnodiging_id_uitnodiging_id_fk" FOREIGN KEY ("uitnodiging_id") REFERENCES "casus"."uitnodiging"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."bekend_apparaat" ADD CONSTRAINT "bekend_apparaat_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."beoordelingspunt" ADD CONSTRAINT "beoordelingspunt_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."beoordelingspunt" ADD CONSTRAINT "beoordelingspunt_aanmelding_id_aanmelding_id_fk" FOREIGN KEY ("aanmelding_id") REFERENCES "casus"."aanmelding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."deelnemer" ADD CONSTRAINT "deelnemer_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."deelnemer" ADD CONSTRAINT "deelnemer_tafel_id_tafel_id_fk" FOREIGN KEY ("tafel_id") REFERENCES "casus"."tafel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."deelnemer" ADD CONSTRAINT "deelnemer_persoon_id_persoon_id_fk" FOREIGN KEY ("persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."document" ADD CONSTRAINT "document_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."document" ADD CONSTRAINT "document_jeugdige_id_persoon_id_fk" FOREIGN KEY ("jeugdige_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."document" ADD CONSTRAINT "document_door_persoon_id_persoon_id_fk" FOREIGN KEY ("door_persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."document_blok" ADD CONSTRAINT "document_blok_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "casus"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."gast" ADD CONSTRAINT "gast_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."gast" ADD CONSTRAINT "gast_persoon_id_persoon_id_fk" FOREIGN KEY ("persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."gast" ADD CONSTRAINT "gast_van_persoon_id_persoon_id_fk" FOREIGN KEY ("van_persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."gast" ADD CONSTRAINT "gast_rol_id_rol_id_fk" FOREIGN KEY ("rol_id") REFERENCES "casus"."rol"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."gebeurtenis" ADD CONSTRAINT "gebeurtenis_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."gezag" ADD CONSTRAINT "gezag_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."gezag" ADD CONSTRAINT "gezag_ouder_id_persoon_id_fk" FOREIGN KEY ("ouder_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."gezag" ADD CONSTRAINT "gezag_jeugdige_id_persoon_id_fk" FOREIGN KEY ("jeugdige_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."herstelcode" ADD CONSTRAINT "herstelcode_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."inlogkoppeling" ADD CONSTRAINT "inlogkoppeling_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."noodtoegang" ADD CONSTRAINT "noodtoegang_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."noodtoegang" ADD CONSTRAINT "noodtoegang_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."passkey" ADD CONSTRAINT "passkey_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."persoon" ADD CONSTRAINT "persoon_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."privacyverzoek" ADD CONSTRAINT "privacyverzoek_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."privacyverzoek" ADD CONSTRAINT "privacyverzoek_persoon_id_persoon_id_fk" FOREIGN KEY ("persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."reactie" ADD CONSTRAINT "reactie_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."reactie" ADD CONSTRAINT "reactie_tafel_id_tafel_id_fk" FOREIGN KEY ("tafel_id") REFERENCES "casus"."tafel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."reactie" ADD CONSTRAINT "reactie_persoon_id_persoon_id_fk" FOREIGN KEY ("persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."reactie_versie" ADD CONSTRAINT "reactie_versie_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."reactie_versie" ADD CONSTRAINT "reactie_versie_reactie_id_reactie_id_fk" FOREIGN KEY ("reactie_id") REFERENCES "casus"."reactie"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."rol" ADD CONSTRAINT "rol_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."rol" ADD CONSTRAINT "rol_persoon_id_persoon_id_fk" FOREIGN KEY ("persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."rol" ADD CONSTRAINT "rol_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."sessie" ADD CONSTRAINT "sessie_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."taak" ADD CONSTRAINT "taak_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."tafel" ADD CONSTRAINT "tafel_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."toegangsherstel" ADD CONSTRAINT "toegangsherstel_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."toegangsherstel" ADD CONSTRAINT "toegangsherstel_persoon_id_persoon_id_fk" FOREIGN KEY ("persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."toegangsherstel" ADD CONSTRAINT "toegangsherstel_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."toestelmelding" ADD CONSTRAINT "toestelmelding_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."toestelmelding" ADD CONSTRAINT "toestelmelding_toestel_id_bekend_apparaat_id_fk" FOREIGN KEY ("toestel_id") REFERENCES "casus"."bekend_apparaat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."toestemming" ADD CONSTRAINT "toestemming_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."toestemming" ADD CONSTRAINT "toestemming_tafel_id_tafel_id_fk" FOREIGN KEY ("tafel_id") REFERENCES "casus"."tafel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."toestemming" ADD CONSTRAINT "toestemming_persoon_id_persoon_id_fk" FOREIGN KEY ("persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."uitleg_getoond" ADD CONSTRAINT "uitleg_getoond_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "casus"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."uitnodiging" ADD CONSTRAINT "uitnodiging_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."uitnodiging" ADD CONSTRAINT "uitnodiging_tafel_id_tafel_id_fk" FOREIGN KEY ("tafel_id") REFERENCES "casus"."tafel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."uitnodiging" ADD CONSTRAINT "uitnodiging_persoon_id_persoon_id_fk" FOREIGN KEY ("persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."uitnodiging" ADD CONSTRAINT "uitnodiging_rol_id_rol_id_fk" FOREIGN KEY ("rol_id") REFERENCES "casus"."rol"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."vrijgave" ADD CONSTRAINT "vrijgave_casus_id_casus_id_fk" FOREIGN KEY ("casus_id") REFERENCES "casus"."casus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."vrijgave" ADD CONSTRAINT "vrijgave_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "casus"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus"."vrijgave" ADD CONSTRAINT "vrijgave_persoon_id_persoon_id_fk" FOREIGN KEY ("persoon_id") REFERENCES "casus"."persoon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "aanmelding_casus" ON "casus"."aanmelding" USING btree ("casus_id","id");--> statement-breakpoint
CREATE INDEX "aanmelding_status" ON "casus"."aanmelding" USING btree ("status");--> statement-breakpoint
CREATE INDEX "aanstelling_account" ON "casus"."aanstelling" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "aanstelling_regio" ON "casus"."aanstelling" USING btree ("regio","rol");--> statement-breakpoint
CREATE INDEX "aanstelling_voorstel_regio" ON "casus"."aanstelling_voorstel" USING btree ("regio","status");--> statement-breakpoint
CREATE UNIQUE INDEX "account_email" ON "casus"."account" USING btree ("email_index");--> statement-breakpoint
CREATE INDEX "account_uitnodiging_account" ON "casus"."account_uitnodiging" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_uitnodiging_token" ON "casus"."account_uitnodiging" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "adrescontrole_casus" ON "casus"."adrescontrole" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "antwoord_uitnodiging" ON "casus"."antwoord" USING btree ("uitnodiging_id","id");--> statement-breakpoint
CREATE INDEX "audit_casus" ON "casus"."audit" USING btree ("casus_id","tijd");--> statement-breakpoint
CREATE INDEX "audit_persoon" ON "casus"."audit" USING btree ("persoon_id","handeling","casus_id","tijd");--> statement-breakpoint
CREATE INDEX "bekend_apparaat_account" ON "casus"."bekend_apparaat" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "beoordelingspunt_aanmelding" ON "casus"."beoordelingspunt" USING btree ("aanmelding_id");--> statement-breakpoint
CREATE UNIQUE INDEX "casus_referentie" ON "casus"."casus" USING btree ("referentienummer");--> statement-breakpoint
CREATE INDEX "casus_subregio" ON "casus"."casus" USING btree ("regio","subregio");--> statement-breakpoint
CREATE INDEX "deelnemer_tafel" ON "casus"."deelnemer" USING btree ("tafel_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "deelnemer_een" ON "casus"."deelnemer" USING btree ("tafel_id","persoon_id");--> statement-breakpoint
CREATE INDEX "document_casus" ON "casus"."document" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "gast_casus" ON "casus"."gast" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "gast_van" ON "casus"."gast" USING btree ("van_persoon_id");--> statement-breakpoint
CREATE INDEX "gebeurtenis_casus" ON "casus"."gebeurtenis" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "gebeurtenis_object" ON "casus"."gebeurtenis" USING btree ("object_id");--> statement-breakpoint
CREATE INDEX "gezag_casus" ON "casus"."gezag" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "herstelcode_account" ON "casus"."herstelcode" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "idempotentie_op" ON "casus"."idempotentie" USING btree ("op");--> statement-breakpoint
CREATE UNIQUE INDEX "inlogkoppeling_onderwerp" ON "casus"."inlogkoppeling" USING btree ("onderwerp_index");--> statement-breakpoint
CREATE INDEX "inlogkoppeling_account" ON "casus"."inlogkoppeling" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "noodtoegang_casus" ON "casus"."noodtoegang" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "noodtoegang_account" ON "casus"."noodtoegang" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "passkey_account" ON "casus"."passkey" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "persoon_casus" ON "casus"."persoon" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "privacyverzoek_casus" ON "casus"."privacyverzoek" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "privacyverzoek_status" ON "casus"."privacyverzoek" USING btree ("status");--> statement-breakpoint
CREATE UNIQUE INDEX "reactie_een" ON "casus"."reactie" USING btree ("tafel_id","persoon_id");--> statement-breakpoint
CREATE INDEX "reactie_casus" ON "casus"."reactie" USING btree ("casus_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reactie_versie_een" ON "casus"."reactie_versie" USING btree ("reactie_id","nummer");--> statement-breakpoint
CREATE INDEX "rol_casus" ON "casus"."rol" USING btree ("casus_id","id");--> statement-breakpoint
CREATE INDEX "rol_account" ON "casus"."rol" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "rol_email" ON "casus"."rol" USING btree ("email_index");--> statement-breakpoint
CREATE INDEX "rol_persoon" ON "casus"."rol" USING btree ("persoon_id");--> statement-breakpoint
CREATE INDEX "sessie_account" ON "casus"."sessie" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessie_eind" ON "casus"."sessie" USING btree ("eind_op");--> statement-breakpoint
CREATE INDEX "taak_casus" ON "casus"."taak" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "taak_rol" ON "casus"."taak" USING btree ("voor_rol","gedaan_op");--> statement-breakpoint
CREATE INDEX "tafel_casus" ON "casus"."tafel" USING btree ("casus_id","id");--> statement-breakpoint
CREATE INDEX "tafel_status" ON "casus"."tafel" USING btree ("status");--> statement-breakpoint
CREATE INDEX "toegangsherstel_casus" ON "casus"."toegangsherstel" USING btree ("casus_id","persoon_id");--> statement-breakpoint
CREATE INDEX "toegangsherstel_account" ON "casus"."toegangsherstel" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "toegangsherstel_token" ON "casus"."toegangsherstel" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "toestelmelding_een" ON "casus"."toestelmelding" USING btree ("account_id","toestel_id");--> statement-breakpoint
CREATE INDEX "toestemming_tafel" ON "casus"."toestemming" USING btree ("tafel_id");--> statement-breakpoint
CREATE UNIQUE INDEX "uitbox_sleutel" ON "casus"."uitbox" USING btree ("sleutel");--> statement-breakpoint
CREATE INDEX "uitbox_status" ON "casus"."uitbox" USING btree ("status","volgende_poging_op");--> statement-breakpoint
CREATE UNIQUE INDEX "uitleg_getoond_een" ON "casus"."uitleg_getoond" USING btree ("account_id","versie");--> statement-breakpoint
CREATE INDEX "uitnodiging_tafel" ON "casus"."uitnodiging" USING btree ("tafel_id","persoon_id","id");--> statement-breakpoint
CREATE INDEX "uitnodiging_persoon" ON "casus"."uitnodiging" USING btree ("persoon_id");--> statement-breakpoint
CREATE UNIQUE INDEX "uitnodiging_token" ON "casus"."uitnodiging" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "vrijgave_document" ON "casus"."vrijgave" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "vrijgave_persoon" ON "casus"."vrijgave" USING btree ("persoon_id");