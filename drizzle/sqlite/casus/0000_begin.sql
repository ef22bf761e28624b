CREATE TABLE `aanmelding` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`tafelsoort` text NOT NULL,
	`status` text NOT NULL,
	`melder_id` text NOT NULL,
	`besproken` text,
	`besproken_versleuteld` blob,
	`opmerkingen_versleuteld` blob,
	`gezagsbeeindiging` integer,
	`diagnose_versleuteld` blob,
	`diagnose_reden_versleuteld` blob,
	`afschrift_versleuteld` blob,
	`versie` integer NOT NULL,
	`ronde` integer NOT NULL,
	`gewijzigd_op` text NOT NULL,
	`ingediend_op` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`melder_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `aanmelding_casus` ON `aanmelding` (`casus_id`,`id`);--> statement-breakpoint
CREATE INDEX `aanmelding_status` ON `aanmelding` (`status`);--> statement-breakpoint
CREATE TABLE `aanmeldverklaring` (
	`aanmelding_id` text NOT NULL,
	`vraag` text NOT NULL,
	`op` text NOT NULL,
	PRIMARY KEY(`aanmelding_id`, `vraag`),
	FOREIGN KEY (`aanmelding_id`) REFERENCES `aanmelding`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `aanstelling` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`rol` text NOT NULL,
	`regio` text NOT NULL,
	`subregio` text,
	`van` text NOT NULL,
	`tot` text,
	`vervangt` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `aanstelling_account` ON `aanstelling` (`account_id`);--> statement-breakpoint
CREATE INDEX `aanstelling_regio` ON `aanstelling` (`regio`,`rol`);--> statement-breakpoint
CREATE TABLE `aanstelling_voorstel` (
	`id` text PRIMARY KEY NOT NULL,
	`soort` text NOT NULL,
	`account_id` text NOT NULL,
	`rol` text,
	`regio` text NOT NULL,
	`subregio` text,
	`van` text,
	`tot` text,
	`vervangt` text,
	`status` text NOT NULL,
	`gevraagd_door` text NOT NULL,
	`gevraagd_op` text NOT NULL,
	`beslist_door` text,
	`beslist_op` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `aanstelling_voorstel_regio` ON `aanstelling_voorstel` (`regio`,`status`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`email_index` text,
	`email_versleuteld` blob,
	`naam_versleuteld` blob NOT NULL,
	`aanspreekvorm` text NOT NULL,
	`wachtwoord_hash` text,
	`totp_versleuteld` blob,
	`totp_stap` integer,
	`aangemaakt_op` text NOT NULL,
	`geblokkeerd_op` text,
	`organisatie_id` text,
	`roepnaam_versleuteld` blob,
	`bereik_versleuteld` blob,
	`voorkeursvorm` text,
	`taal` text,
	`stil_van` text,
	`stil_tot` text,
	`vernieuwd_op` text,
	`vernieuwd_gezien_op` text,
	FOREIGN KEY (`organisatie_id`) REFERENCES `organisatie`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `account_email` ON `account` (`email_index`);--> statement-breakpoint
CREATE TABLE `account_uitnodiging` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`token_hash` blob NOT NULL,
	`code_hash` text,
	`pogingen` integer NOT NULL,
	`verloopt_op` text NOT NULL,
	`gemaakt_door` text,
	`gemaakt_op` text NOT NULL,
	`gebruikt_op` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `account_uitnodiging_account` ON `account_uitnodiging` (`account_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_uitnodiging_token` ON `account_uitnodiging` (`token_hash`);--> statement-breakpoint
CREATE TABLE `adrescontrole` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`soort` text NOT NULL,
	`oordeel` text NOT NULL,
	`tekst_versleuteld` blob,
	`reden_versleuteld` blob,
	`voorgesteld_door` text,
	`voorgesteld_op` text,
	`gezien_door` text,
	`gezien_op` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `adrescontrole_casus` ON `adrescontrole` (`casus_id`);--> statement-breakpoint
CREATE TABLE `antwoord` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`uitnodiging_id` text NOT NULL,
	`keuze` text NOT NULL,
	`meenemen` text,
	`reden_versleuteld` blob,
	`meenemen_versleuteld` blob,
	`relatie_versleuteld` blob,
	`tolk_taal_versleuteld` blob,
	`uitleg_versie` text NOT NULL,
	`op` text NOT NULL,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uitnodiging_id`) REFERENCES `uitnodiging`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `antwoord_uitnodiging` ON `antwoord` (`uitnodiging_id`,`id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`keten` integer NOT NULL,
	`nummer` integer NOT NULL,
	`tijd` text NOT NULL,
	`account_id` text,
	`persoon_id` text,
	`rol` text,
	`handeling` text NOT NULL,
	`casus_id` text,
	`object_id` text,
	`uitkomst` text NOT NULL,
	`verzoek_id` text NOT NULL,
	`vorige_mac` text NOT NULL,
	`mac` text NOT NULL,
	PRIMARY KEY(`keten`, `nummer`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_casus` ON `audit` (`casus_id`,`tijd`);--> statement-breakpoint
CREATE INDEX `audit_persoon` ON `audit` (`persoon_id`,`handeling`,`casus_id`,`tijd`);--> statement-breakpoint
CREATE TABLE `bekend_apparaat` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`geheim_hash` blob NOT NULL,
	`gemaakt_op` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `bekend_apparaat_account` ON `bekend_apparaat` (`account_id`);--> statement-breakpoint
CREATE TABLE `beoordelingspunt` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`aanmelding_id` text NOT NULL,
	`ronde` integer NOT NULL,
	`punt` text NOT NULL,
	`oordeel` text NOT NULL,
	`reden_versleuteld` blob,
	`antwoord_versleuteld` blob,
	`door_account_id` text,
	`op` text NOT NULL,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`aanmelding_id`) REFERENCES `aanmelding`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `beoordelingspunt_aanmelding` ON `beoordelingspunt` (`aanmelding_id`);--> statement-breakpoint
CREATE TABLE `casus` (
	`id` text PRIMARY KEY NOT NULL,
	`referentienummer` text NOT NULL,
	`regio` text NOT NULL,
	`subregio` text NOT NULL,
	`gemeente` text NOT NULL,
	`werkwijze` text NOT NULL,
	`gemaakt_op` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `casus_referentie` ON `casus` (`referentienummer`);--> statement-breakpoint
CREATE INDEX `casus_subregio` ON `casus` (`regio`,`subregio`);--> statement-breakpoint
CREATE TABLE `deelnemer` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`tafel_id` text NOT NULL,
	`persoon_id` text NOT NULL,
	`rol` text NOT NULL,
	`waarom_versleuteld` blob,
	`aanwezigheid` text,
	`vervallen_op` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tafel_id`) REFERENCES `tafel`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `deelnemer_tafel` ON `deelnemer` (`tafel_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `deelnemer_een` ON `deelnemer` (`tafel_id`,`persoon_id`);--> statement-breakpoint
CREATE TABLE `document` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`soort` text NOT NULL,
	`jeugdige_id` text,
	`naam_versleuteld` blob NOT NULL,
	`type` text NOT NULL,
	`lengte` integer NOT NULL,
	`paginas` integer,
	`kop_versleuteld` blob NOT NULL,
	`tekst_versleuteld` blob,
	`door_persoon_id` text,
	`door_account_id` text,
	`kopie_van` text,
	`kopie_voor` text,
	`adrescontrole` text NOT NULL,
	`gecontroleerd_op` text,
	`gecontroleerd_door` text,
	`toegevoegd_op` text NOT NULL,
	`vervallen_op` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`jeugdige_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`door_persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `document_casus` ON `document` (`casus_id`);--> statement-breakpoint
CREATE TABLE `document_blok` (
	`document_id` text NOT NULL,
	`nummer` integer NOT NULL,
	`inhoud` blob NOT NULL,
	PRIMARY KEY(`document_id`, `nummer`),
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `gast` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`persoon_id` text NOT NULL,
	`van_persoon_id` text NOT NULL,
	`rol_id` text NOT NULL,
	`aan_tafel` integer NOT NULL,
	`door_account_id` text,
	`gemaakt_op` text NOT NULL,
	`beeindigd_op` text,
	`beeindigd_door` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`van_persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rol_id`) REFERENCES `rol`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `gast_casus` ON `gast` (`casus_id`);--> statement-breakpoint
CREATE INDEX `gast_van` ON `gast` (`van_persoon_id`);--> statement-breakpoint
CREATE TABLE `gebeurtenis` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`soort` text NOT NULL,
	`object_id` text NOT NULL,
	`van` text,
	`naar` text,
	`door_account_id` text,
	`door_persoon_id` text,
	`reden_versleuteld` blob,
	`op` text NOT NULL,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `gebeurtenis_casus` ON `gebeurtenis` (`casus_id`);--> statement-breakpoint
CREATE INDEX `gebeurtenis_object` ON `gebeurtenis` (`object_id`);--> statement-breakpoint
CREATE TABLE `gezag` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`ouder_id` text NOT NULL,
	`jeugdige_id` text NOT NULL,
	`status` text NOT NULL,
	`gecontroleerd_op` text,
	`gecontroleerd_door` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ouder_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`jeugdige_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `gezag_casus` ON `gezag` (`casus_id`);--> statement-breakpoint
CREATE TABLE `herstelcode` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`code_hash` blob NOT NULL,
	`gebruikt_op` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `herstelcode_account` ON `herstelcode` (`account_id`);--> statement-breakpoint
CREATE TABLE `idempotentie` (
	`id` text PRIMARY KEY NOT NULL,
	`handeling` text NOT NULL,
	`lijf_mac` text NOT NULL,
	`naar` text,
	`op` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `idempotentie_op` ON `idempotentie` (`op`);--> statement-breakpoint
CREATE TABLE `inlogkoppeling` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`aanbieder` text NOT NULL,
	`onderwerp_index` text NOT NULL,
	`gemaakt_op` text NOT NULL,
	`gebruikt_op` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `inlogkoppeling_onderwerp` ON `inlogkoppeling` (`onderwerp_index`);--> statement-breakpoint
CREATE INDEX `inlogkoppeling_account` ON `inlogkoppeling` (`account_id`);--> statement-breakpoint
CREATE TABLE `klus` (
	`id` text PRIMARY KEY NOT NULL,
	`volgende_op` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `loket_start` (
	`id` text PRIMARY KEY NOT NULL,
	`geheim_hash` blob NOT NULL,
	`gegevens_versleuteld` blob NOT NULL,
	`email_index` text NOT NULL,
	`code_hash` text NOT NULL,
	`pogingen` integer NOT NULL,
	`verloopt_op` text NOT NULL,
	`gebruikt_op` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `noodtoegang` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`account_id` text NOT NULL,
	`reden_versleuteld` blob NOT NULL,
	`van` text NOT NULL,
	`tot` text NOT NULL,
	`beeindigd_door` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `noodtoegang_casus` ON `noodtoegang` (`casus_id`);--> statement-breakpoint
CREATE INDEX `noodtoegang_account` ON `noodtoegang` (`account_id`);--> statement-breakpoint
CREATE TABLE `organisatie` (
	`id` text PRIMARY KEY NOT NULL,
	`regio` text NOT NULL,
	`naam_versleuteld` blob NOT NULL,
	`gemaakt_op` text NOT NULL,
	`gestopt_op` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`publieke_sleutel` blob NOT NULL,
	`teller` integer NOT NULL,
	`vervoer` text NOT NULL,
	`naam` text NOT NULL,
	`gesynchroniseerd` integer NOT NULL,
	`gemaakt_op` text NOT NULL,
	`gebruikt_op` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `passkey_account` ON `passkey` (`account_id`);--> statement-breakpoint
CREATE TABLE `persoon` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`soort` text NOT NULL,
	`naam_versleuteld` blob NOT NULL,
	`organisatie_versleuteld` blob,
	`functie_versleuteld` blob,
	`geboortedatum_versleuteld` blob,
	`uitgerekend_versleuteld` blob,
	`email_versleuteld` blob,
	`telefoon_versleuteld` blob,
	`adres_versleuteld` blob,
	`plekken_versleuteld` blob,
	`adres_geheim` integer NOT NULL,
	`versie` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `persoon_casus` ON `persoon` (`casus_id`);--> statement-breakpoint
CREATE TABLE `poging` (
	`id` text PRIMARY KEY NOT NULL,
	`aantal` integer NOT NULL,
	`venster_tot` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `privacyverzoek` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`persoon_id` text NOT NULL,
	`soort` text NOT NULL,
	`grond` text,
	`status` text NOT NULL,
	`tekst_versleuteld` blob NOT NULL,
	`zin_versleuteld` blob,
	`antwoord_versleuteld` blob,
	`reden_versleuteld` blob,
	`verlenging_versleuteld` blob,
	`uitvoering_versleuteld` blob,
	`ontvangen_op` text NOT NULL,
	`antwoord_voor` text NOT NULL,
	`grondslag` text,
	`ontvanger` text,
	`behandelaar_account_id` text,
	`beslist_op` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `privacyverzoek_casus` ON `privacyverzoek` (`casus_id`);--> statement-breakpoint
CREATE INDEX `privacyverzoek_status` ON `privacyverzoek` (`status`);--> statement-breakpoint
CREATE TABLE `reactie` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`tafel_id` text NOT NULL,
	`persoon_id` text NOT NULL,
	`auteur_rol` text NOT NULL,
	`status` text NOT NULL,
	`concept_versleuteld` blob,
	`concept_versie` integer NOT NULL,
	`concept_op` text NOT NULL,
	`deel_met` text,
	`ingediend_op` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tafel_id`) REFERENCES `tafel`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reactie_een` ON `reactie` (`tafel_id`,`persoon_id`);--> statement-breakpoint
CREATE INDEX `reactie_casus` ON `reactie` (`casus_id`);--> statement-breakpoint
CREATE TABLE `reactie_versie` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`reactie_id` text NOT NULL,
	`nummer` integer NOT NULL,
	`deel_met` text NOT NULL,
	`inhoud_versleuteld` blob NOT NULL,
	`kenmerk` text NOT NULL,
	`te_laat` integer NOT NULL,
	`op` text NOT NULL,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reactie_id`) REFERENCES `reactie`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reactie_versie_een` ON `reactie_versie` (`reactie_id`,`nummer`);--> statement-breakpoint
CREATE TABLE `rol` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`persoon_id` text NOT NULL,
	`account_id` text,
	`email_index` text,
	`rol` text NOT NULL,
	`van` text NOT NULL,
	`tot` text,
	`rust_sinds` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `rol_casus` ON `rol` (`casus_id`,`id`);--> statement-breakpoint
CREATE INDEX `rol_account` ON `rol` (`account_id`);--> statement-breakpoint
CREATE INDEX `rol_email` ON `rol` (`email_index`);--> statement-breakpoint
CREATE INDEX `rol_persoon` ON `rol` (`persoon_id`);--> statement-breakpoint
CREATE TABLE `sessie` (
	`id` text PRIMARY KEY NOT NULL,
	`soort` text NOT NULL,
	`account_id` text,
	`email_index` text,
	`geheim_hash` blob NOT NULL,
	`apparaat` text NOT NULL,
	`rust_minuten` integer NOT NULL,
	`bewezen_op` text,
	`gedeeld` integer NOT NULL,
	`toestel_id` text,
	`aanbieder` text,
	`id_token_versleuteld` blob,
	`gemaakt_op` text NOT NULL,
	`gezien_op` text NOT NULL,
	`eind_op` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessie_account` ON `sessie` (`account_id`);--> statement-breakpoint
CREATE INDEX `sessie_eind` ON `sessie` (`eind_op`);--> statement-breakpoint
CREATE TABLE `taak` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`soort` text NOT NULL,
	`voor_rol` text NOT NULL,
	`persoon_id` text,
	`termijn` text,
	`gemaakt_op` text NOT NULL,
	`gedaan_op` text,
	`gedaan_door` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `taak_casus` ON `taak` (`casus_id`);--> statement-breakpoint
CREATE INDEX `taak_rol` ON `taak` (`voor_rol`,`gedaan_op`);--> statement-breakpoint
CREATE TABLE `tafel` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`soort` text NOT NULL,
	`status` text NOT NULL,
	`aanleiding` text,
	`begint_op` text,
	`duur_minuten` integer,
	`plaats_versleuteld` blob,
	`doel_versleuteld` blob,
	`telefoon_versleuteld` blob,
	`veiligheidsafspraak` integer NOT NULL,
	`versie` integer NOT NULL,
	`gemaakt_op` text NOT NULL,
	`geopend_op` text,
	`uitkomst` text,
	`uitkomst_versleuteld` blob,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `tafel_casus` ON `tafel` (`casus_id`,`id`);--> statement-breakpoint
CREATE INDEX `tafel_status` ON `tafel` (`status`);--> statement-breakpoint
CREATE TABLE `toegangsherstel` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`persoon_id` text NOT NULL,
	`account_id` text NOT NULL,
	`status` text NOT NULL,
	`controle` text NOT NULL,
	`notitie_versleuteld` blob NOT NULL,
	`token_hash` blob,
	`code_hash` text,
	`pogingen` integer NOT NULL,
	`verloopt_op` text NOT NULL,
	`begonnen_op` text NOT NULL,
	`begonnen_door` text NOT NULL,
	`bevestigd_op` text,
	`bevestigd_door` text,
	`gegeven_op` text,
	`gebruikt_op` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `toegangsherstel_casus` ON `toegangsherstel` (`casus_id`,`persoon_id`);--> statement-breakpoint
CREATE INDEX `toegangsherstel_account` ON `toegangsherstel` (`account_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `toegangsherstel_token` ON `toegangsherstel` (`token_hash`);--> statement-breakpoint
CREATE TABLE `toestelmelding` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`toestel_id` text NOT NULL,
	`apparaat` text NOT NULL,
	`abonnement_versleuteld` blob NOT NULL,
	`sleutel_kenmerk` text NOT NULL,
	`gemaakt_op` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toestel_id`) REFERENCES `bekend_apparaat`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `toestelmelding_een` ON `toestelmelding` (`account_id`,`toestel_id`);--> statement-breakpoint
CREATE TABLE `toestemming` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`tafel_id` text NOT NULL,
	`persoon_id` text NOT NULL,
	`soort` text NOT NULL,
	`antwoord` text NOT NULL,
	`kanaal` text NOT NULL,
	`uitleg_versie` text NOT NULL,
	`door_account_id` text NOT NULL,
	`op` text NOT NULL,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tafel_id`) REFERENCES `tafel`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `toestemming_tafel` ON `toestemming` (`tafel_id`);--> statement-breakpoint
CREATE TABLE `uitbox` (
	`id` text PRIMARY KEY NOT NULL,
	`soort` text NOT NULL,
	`sleutel` text NOT NULL,
	`casus_id` text,
	`aan_versleuteld` blob NOT NULL,
	`gegevens_versleuteld` blob NOT NULL,
	`status` text NOT NULL,
	`pogingen` integer NOT NULL,
	`volgende_poging_op` text NOT NULL,
	`lease_tot` text,
	`message_id` text NOT NULL,
	`gemaakt_op` text NOT NULL,
	`verzonden_op` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `uitbox_sleutel` ON `uitbox` (`sleutel`);--> statement-breakpoint
CREATE INDEX `uitbox_status` ON `uitbox` (`status`,`volgende_poging_op`);--> statement-breakpoint
CREATE TABLE `uitdaging` (
	`id` text PRIMARY KEY NOT NULL,
	`doel` text NOT NULL,
	`account_id` text,
	`uitnodiging_id` text,
	`herstel_id` text,
	`waarde` text NOT NULL,
	`verloopt_op` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `uitleg_getoond` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`versie` text NOT NULL,
	`op` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `uitleg_getoond_een` ON `uitleg_getoond` (`account_id`,`versie`);--> statement-breakpoint
CREATE TABLE `uitnodiging` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`tafel_id` text NOT NULL,
	`persoon_id` text NOT NULL,
	`rol_id` text NOT NULL,
	`status` text NOT NULL,
	`token_hash` blob,
	`code_hash` text,
	`pogingen` integer NOT NULL,
	`verloopt_op` text NOT NULL,
	`aankomst_versleuteld` blob,
	`wachtplek_versleuteld` blob,
	`uitleg_versie` text NOT NULL,
	`verzonden_op` text,
	`geopend_op` text,
	`ingetrokken_op` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tafel_id`) REFERENCES `tafel`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rol_id`) REFERENCES `rol`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `uitnodiging_tafel` ON `uitnodiging` (`tafel_id`,`persoon_id`,`id`);--> statement-breakpoint
CREATE INDEX `uitnodiging_persoon` ON `uitnodiging` (`persoon_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `uitnodiging_token` ON `uitnodiging` (`token_hash`);--> statement-breakpoint
CREATE TABLE `vrijgave` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text NOT NULL,
	`document_id` text NOT NULL,
	`persoon_id` text NOT NULL,
	`door_account_id` text NOT NULL,
	`op` text NOT NULL,
	`ingetrokken_op` text,
	FOREIGN KEY (`casus_id`) REFERENCES `casus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`persoon_id`) REFERENCES `persoon`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `vrijgave_document` ON `vrijgave` (`document_id`);--> statement-breakpoint
CREATE INDEX `vrijgave_persoon` ON `vrijgave` (`persoon_id`);