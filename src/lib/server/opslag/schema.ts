/**
 * Every table of the case store. Names of people, texts, contact data and documents are `bytes`: ciphertext
 * (see versleuteling.ts). What is plain here may be read by a technical administrator: ids, kinds, states, times.
 */
import { bytes, getal, id, index, sleutelVan, tabel, uniqueIndex, vlag, woord } from './kolommen.ts';

/* ── Who gets in ─────────────────────────────────────────────────────────────────────────── */

/** Where professionals work. Belongs to one region; a beheerder of another does not see it. */
export const organisatie = tabel('organisatie', {
	id: id(),
	regio: woord('regio').notNull(),
	naamVersleuteld: bytes('naam_versleuteld').notNull(),
	gemaaktOp: woord('gemaakt_op').notNull(),
	gestoptOp: woord('gestopt_op')
});

export const account = tabel(
	'account',
	{
		id: id(),
		/** Keyed hash of the normalised address; null for someone without e-mail. */
		emailIndex: woord('email_index'),
		emailVersleuteld: bytes('email_versleuteld'),
		naamVersleuteld: bytes('naam_versleuteld').notNull(),
		aanspreekvorm: woord('aanspreekvorm').notNull(),
		wachtwoordHash: woord('wachtwoord_hash'),
		totpVersleuteld: bytes('totp_versleuteld'),
		/** Last accepted TOTP step: a code works once. */
		totpStap: getal('totp_stap'),
		aangemaaktOp: woord('aangemaakt_op').notNull(),
		geblokkeerdOp: woord('geblokkeerd_op'),
		/** Of who comes for the work and was invited by a beheerder. */
		organisatieId: woord('organisatie_id').references(() => organisatie.id),
		/** Profile: what this person wants to be called, and how to be reached, in own words. */
		roepnaamVersleuteld: bytes('roepnaam_versleuteld'),
		bereikVersleuteld: bytes('bereik_versleuteld'),
		/** How this person wants to be addressed; `aanspreekvorm` stays what it was made as, for it tells a child apart. */
		voorkeursvorm: woord('voorkeursvorm'),
		taal: woord('taal'),
		/** Quiet hours, `HH:MM` on the clock of Amsterdam; both or neither. Mail waits until they are over. */
		stilVan: woord('stil_van'),
		stilTot: woord('stil_tot'),
		/** Every way in was renewed by the procesondersteuner, and whether the person was told so after signing in. */
		vernieuwdOp: woord('vernieuwd_op'),
		vernieuwdGezienOp: woord('vernieuwd_gezien_op')
	},
	(t) => [uniqueIndex('account_email').on(t.emailIndex)]
);

/** Which version of the explanation an account was shown, and when. A record of what was told, never a consent. */
export const uitlegGetoond = tabel(
	'uitleg_getoond',
	{
		id: id(),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		versie: woord('versie').notNull(),
		op: woord('op').notNull()
	},
	(t) => [uniqueIndex('uitleg_getoond_een').on(t.accountId, t.versie)]
);

/** A post in a region or subregio: gives a role in every case there, from and until a day. */
export const aanstelling = tabel(
	'aanstelling',
	{
		id: id(),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		rol: woord('rol').notNull(),
		regio: woord('regio').notNull(),
		subregio: woord('subregio'),
		van: woord('van').notNull(),
		tot: woord('tot'),
		/** A stand-in: the account whose work this is for a while (S1-E15). */
		vervangt: woord('vervangt')
	},
	(t) => [index('aanstelling_account').on(t.accountId), index('aanstelling_regio').on(t.regio, t.rol)]
);

/**
 * What one beheerder asks and another confirms: a post, a stand-in, or a new way in for who holds a post. Nothing of it
 * holds before that (dreigingen C06).
 */
export const aanstellingVoorstel = tabel(
	'aanstelling_voorstel',
	{
		id: id(),
		/** `aanstelling` or `toegang`. */
		soort: woord('soort').notNull(),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		rol: woord('rol'),
		regio: woord('regio').notNull(),
		subregio: woord('subregio'),
		van: woord('van'),
		tot: woord('tot'),
		vervangt: woord('vervangt'),
		/** `open`, `bevestigd`, `afgewezen` or `ingetrokken`. */
		status: woord('status').notNull(),
		gevraagdDoor: woord('gevraagd_door').notNull(),
		gevraagdOp: woord('gevraagd_op').notNull(),
		beslistDoor: woord('beslist_door'),
		beslistOp: woord('beslist_op')
	},
	(t) => [index('aanstelling_voorstel_regio').on(t.regio, t.status)]
);

/** Link and code of a professional: the link by mail, the code by another way. Opens the own account once. */
export const accountUitnodiging = tabel(
	'account_uitnodiging',
	{
		id: id(),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		tokenHash: bytes('token_hash').notNull(),
		codeHash: woord('code_hash'),
		pogingen: getal('pogingen').notNull(),
		verlooptOp: woord('verloopt_op').notNull(),
		gemaaktDoor: woord('gemaakt_door'),
		gemaaktOp: woord('gemaakt_op').notNull(),
		gebruiktOp: woord('gebruikt_op')
	},
	(t) => [
		index('account_uitnodiging_account').on(t.accountId),
		uniqueIndex('account_uitnodiging_token').on(t.tokenHash)
	]
);

export const sessie = tabel(
	'sessie',
	{
		id: id(),
		/** `vol`, `half` (password given, second factor not yet) or `loket` (e-mail confirmed, no account). */
		soort: woord('soort').notNull(),
		accountId: woord('account_id').references(() => account.id),
		emailIndex: woord('email_index'),
		geheimHash: bytes('geheim_hash').notNull(),
		apparaat: woord('apparaat').notNull(),
		/** Idle minutes allowed: 15 for families, 30 for professionals. */
		rustMinuten: getal('rust_minuten').notNull(),
		/** Last time a passkey or a code proved who holds this device; heavy acts ask for it again. */
		bewezenOp: woord('bewezen_op'),
		/** More than one account signed in on this device. */
		gedeeld: vlag('gedeeld').notNull(),
		/** The known device that it runs on; null before it was known. */
		toestelId: woord('toestel_id'),
		/** Of who came in through an organisation: which one, and what that one needs to end its own session as well. */
		aanbieder: woord('aanbieder'),
		idTokenVersleuteld: bytes('id_token_versleuteld'),
		gemaaktOp: woord('gemaakt_op').notNull(),
		gezienOp: woord('gezien_op').notNull(),
		eindOp: woord('eind_op').notNull()
	},
	(t) => [index('sessie_account').on(t.accountId), index('sessie_eind').on(t.eindOp)]
);

export const passkey = tabel(
	'passkey',
	{
		id: id(),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		publiekeSleutel: bytes('publieke_sleutel').notNull(),
		teller: getal('teller').notNull(),
		vervoer: woord('vervoer').notNull(),
		naam: woord('naam').notNull(),
		/** Synced to a cloud account: worth a warning where a geheim adres is in play. */
		gesynchroniseerd: vlag('gesynchroniseerd').notNull(),
		gemaaktOp: woord('gemaakt_op').notNull(),
		gebruiktOp: woord('gebruikt_op')
	},
	(t) => [index('passkey_account').on(t.accountId)]
);

export const uitdaging = tabel('uitdaging', {
	id: id(),
	doel: woord('doel').notNull(),
	accountId: woord('account_id'),
	uitnodigingId: woord('uitnodiging_id'),
	herstelId: woord('herstel_id'),
	waarde: woord('waarde').notNull(),
	verlooptOp: woord('verloopt_op').notNull()
});

export const herstelcode = tabel(
	'herstelcode',
	{
		id: id(),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		codeHash: bytes('code_hash').notNull(),
		gebruiktOp: woord('gebruikt_op')
	},
	(t) => [index('herstelcode_account').on(t.accountId)]
);

/**
 * Somebody else's sign-in that opens this account. The subject is kept as a keyed hash only, so that no number of a
 * person can ever stand here (S0-B03).
 */
export const inlogkoppeling = tabel(
	'inlogkoppeling',
	{
		id: id(),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		/** Which provider of the settings, for the name on the page. */
		aanbieder: woord('aanbieder').notNull(),
		/** Keyed hash of issuer and subject. */
		onderwerpIndex: woord('onderwerp_index').notNull(),
		gemaaktOp: woord('gemaakt_op').notNull(),
		gebruiktOp: woord('gebruikt_op')
	},
	(t) => [
		uniqueIndex('inlogkoppeling_onderwerp').on(t.onderwerpIndex),
		index('inlogkoppeling_account').on(t.accountId)
	]
);

/** Throttle buckets; the id is a keyed hash, so the table tells nobody who tried. */
export const poging = tabel('poging', {
	id: id(),
	aantal: getal('aantal').notNull(),
	vensterTot: woord('venster_tot').notNull()
});

/** A device that has signed in before: throttles never lock it out (dreigingen finding 14). */
export const bekendApparaat = tabel(
	'bekend_apparaat',
	{
		id: id(),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		geheimHash: bytes('geheim_hash').notNull(),
		gemaaktOp: woord('gemaakt_op').notNull()
	},
	(t) => [index('bekend_apparaat_account').on(t.accountId)]
);

/**
 * A device that its owner asked to be told on (push). It ends with the device or its session, and when the push service
 * no longer knows it.
 */
export const toestelmelding = tabel(
	'toestelmelding',
	{
		id: id(),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		toestelId: woord('toestel_id')
			.notNull()
			.references(() => bekendApparaat.id),
		/** Kind of device, for its owner's list. */
		apparaat: woord('apparaat').notNull(),
		/** Address at the push service and the browser's keys: who has them can tell devices apart. */
		abonnementVersleuteld: bytes('abonnement_versleuteld').notNull(),
		/** Which key of ours it was made with; with another it hears nothing. */
		sleutelKenmerk: woord('sleutel_kenmerk').notNull(),
		gemaaktOp: woord('gemaakt_op').notNull()
	},
	(t) => [uniqueIndex('toestelmelding_een').on(t.accountId, t.toestelId)]
);

/**
 * A renewal of every way in of one account, started in one case after a described check of who it is. Link and code
 * are handed over, never mailed; they renew the account, so the person, the roles and all that was written stay.
 */
export const toegangsherstel = tabel(
	'toegangsherstel',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		persoonId: woord('persoon_id')
			.notNull()
			.references(() => persoon.id),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		/** `wacht`, `bevestigd`, `gegeven`, `gebruikt` or `gestopt`. */
		status: woord('status').notNull(),
		/** How it was checked who this is, and a note under the person's own key, purpose `contact`. */
		controle: woord('controle').notNull(),
		notitieVersleuteld: bytes('notitie_versleuteld').notNull(),
		tokenHash: bytes('token_hash'),
		codeHash: woord('code_hash'),
		pogingen: getal('pogingen').notNull(),
		verlooptOp: woord('verloopt_op').notNull(),
		begonnenOp: woord('begonnen_op').notNull(),
		begonnenDoor: woord('begonnen_door').notNull(),
		bevestigdOp: woord('bevestigd_op'),
		bevestigdDoor: woord('bevestigd_door'),
		gegevenOp: woord('gegeven_op'),
		gebruiktOp: woord('gebruikt_op')
	},
	(t) => [
		index('toegangsherstel_casus').on(t.casusId, t.persoonId),
		index('toegangsherstel_account').on(t.accountId),
		uniqueIndex('toegangsherstel_token').on(t.tokenHash)
	]
);

/* ── The case and its people ─────────────────────────────────────────────────────────────── */

export const casus = tabel(
	'casus',
	{
		id: id(),
		referentienummer: woord('referentienummer').notNull(),
		regio: woord('regio').notNull(),
		subregio: woord('subregio').notNull(),
		gemeente: woord('gemeente').notNull(),
		werkwijze: woord('werkwijze').notNull(),
		gemaaktOp: woord('gemaakt_op').notNull()
	},
	(t) => [
		uniqueIndex('casus_referentie').on(t.referentienummer),
		index('casus_subregio').on(t.regio, t.subregio)
	]
);

export const persoon = tabel(
	'persoon',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		/** `jeugdige`, `ouder`, `verzorger`, `steunpersoon` or `professional`. */
		soort: woord('soort').notNull(),
		/** Under the case key: names and organisation as the table may know them. */
		naamVersleuteld: bytes('naam_versleuteld').notNull(),
		organisatieVersleuteld: bytes('organisatie_versleuteld'),
		functieVersleuteld: bytes('functie_versleuteld'),
		geboortedatumVersleuteld: bytes('geboortedatum_versleuteld'),
		uitgerekendVersleuteld: bytes('uitgerekend_versleuteld'),
		/** Under the person's own key, purpose `contact`. */
		emailVersleuteld: bytes('email_versleuteld'),
		telefoonVersleuteld: bytes('telefoon_versleuteld'),
		adresVersleuteld: bytes('adres_versleuteld'),
		/** School, huisarts, work: names that give a place away, one a line; as secret as the address. */
		plekkenVersleuteld: bytes('plekken_versleuteld'),
		adresGeheim: vlag('adres_geheim').notNull(),
		/** Rises with each change, so that two colleagues do not overwrite each other (dreigingen R13). */
		versie: getal('versie').notNull().default(1)
	},
	(t) => [index('persoon_casus').on(t.casusId)]
);

/** Who is parent of whom, and with what authority; `onbekend` counts as none (dossier §2.5). */
export const gezag = tabel(
	'gezag',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		ouderId: woord('ouder_id')
			.notNull()
			.references(() => persoon.id),
		jeugdigeId: woord('jeugdige_id')
			.notNull()
			.references(() => persoon.id),
		status: woord('status').notNull(),
		gecontroleerdOp: woord('gecontroleerd_op'),
		gecontroleerdDoor: woord('gecontroleerd_door')
	},
	(t) => [index('gezag_casus').on(t.casusId)]
);

/** A role in this case, from and until a moment. The account may come later than the role (invitation). */
export const rol = tabel(
	'rol',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		persoonId: woord('persoon_id')
			.notNull()
			.references(() => persoon.id),
		accountId: woord('account_id').references(() => account.id),
		/** A melder without account is known by the confirmed address only. */
		emailIndex: woord('email_index'),
		rol: woord('rol').notNull(),
		van: woord('van').notNull(),
		tot: woord('tot'),
		/** The account was renewed from another case; here somebody of this case looks first. Until then it opens nothing. */
		rustSinds: woord('rust_sinds')
	},
	(t) => [
		index('rol_casus').on(t.casusId, t.id),
		index('rol_account').on(t.accountId),
		index('rol_email').on(t.emailIndex),
		index('rol_persoon').on(t.persoonId)
	]
);

/** A guest of one person: who brought whom, and until when. The guest's role in the case ends with this row. */
export const gast = tabel(
	'gast',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		/** The guest. */
		persoonId: woord('persoon_id')
			.notNull()
			.references(() => persoon.id),
		/** The person of the family who brings the guest along. */
		vanPersoonId: woord('van_persoon_id')
			.notNull()
			.references(() => persoon.id),
		rolId: woord('rol_id')
			.notNull()
			.references(() => rol.id),
		/** By choice: then the others at the table see name and role. */
		aanTafel: vlag('aan_tafel').notNull(),
		doorAccountId: woord('door_account_id'),
		gemaaktOp: woord('gemaakt_op').notNull(),
		beeindigdOp: woord('beeindigd_op'),
		beeindigdDoor: woord('beeindigd_door')
	},
	(t) => [index('gast_casus').on(t.casusId), index('gast_van').on(t.vanPersoonId)]
);

/* ── Aanmelding ──────────────────────────────────────────────────────────────────────────── */

/** Step 1 of the loket before the address is confirmed; nothing counts yet (contract S0-A). */
export const loketStart = tabel('loket_start', {
	id: id(),
	geheimHash: bytes('geheim_hash').notNull(),
	gegevensVersleuteld: bytes('gegevens_versleuteld').notNull(),
	emailIndex: woord('email_index').notNull(),
	codeHash: woord('code_hash').notNull(),
	pogingen: getal('pogingen').notNull(),
	verlooptOp: woord('verloopt_op').notNull(),
	gebruiktOp: woord('gebruikt_op')
});

export const aanmelding = tabel(
	'aanmelding',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		tafelsoort: woord('tafelsoort').notNull(),
		status: woord('status').notNull(),
		melderId: woord('melder_id')
			.notNull()
			.references(() => persoon.id),
		/** `ja`, `nee-geprobeerd` (with what was tried) or null while a draft (S1-B27, S2-O16). */
		besproken: woord('besproken'),
		besprokenVersleuteld: bytes('besproken_versleuteld'),
		opmerkingenVersleuteld: bytes('opmerkingen_versleuteld'),
		/** The court is asked to end the gezag: more papers belong to it (S2-O18..O22). Null: not asked yet. */
		gezagsbeeindiging: vlag('gezagsbeeindiging'),
		/** Day on which a diagnosis in the request was made, and why an older one stands in it (S2-O07..O09). */
		diagnoseVersleuteld: bytes('diagnose_versleuteld'),
		diagnoseRedenVersleuteld: bytes('diagnose_reden_versleuteld'),
		/** The form as it was handed in, under the melder's own key: the copy that can always be had again (S0-D04). */
		afschriftVersleuteld: bytes('afschrift_versleuteld'),
		versie: getal('versie').notNull(),
		ronde: getal('ronde').notNull(),
		gewijzigdOp: woord('gewijzigd_op').notNull(),
		ingediendOp: woord('ingediend_op')
	},
	(t) => [index('aanmelding_casus').on(t.casusId, t.id), index('aanmelding_status').on(t.status)]
);

/** What the melder declares with the aanmelding, one row for each question of the werkwijze that was ticked. */
export const aanmeldverklaring = tabel(
	'aanmeldverklaring',
	{
		aanmeldingId: woord('aanmelding_id')
			.notNull()
			.references(() => aanmelding.id),
		vraag: woord('vraag').notNull(),
		op: woord('op').notNull()
	},
	(t) => [sleutelVan({ columns: [t.aanmeldingId, t.vraag] })]
);

/** One point of the check by the voorzitter, and what the melder answered after a return (S1-B18, S2-G03). */
export const beoordelingspunt = tabel(
	'beoordelingspunt',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		aanmeldingId: woord('aanmelding_id')
			.notNull()
			.references(() => aanmelding.id),
		ronde: getal('ronde').notNull(),
		punt: woord('punt').notNull(),
		oordeel: woord('oordeel').notNull(),
		redenVersleuteld: bytes('reden_versleuteld'),
		antwoordVersleuteld: bytes('antwoord_versleuteld'),
		doorAccountId: woord('door_account_id'),
		op: woord('op').notNull()
	},
	(t) => [index('beoordelingspunt_aanmelding').on(t.aanmeldingId)]
);

/* ── Documents ───────────────────────────────────────────────────────────────────────────── */

export const document = tabel(
	'document',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		soort: woord('soort').notNull(),
		/** The child the document is about; null = all children of the aanmelding. */
		jeugdigeId: woord('jeugdige_id').references(() => persoon.id),
		/** The original file name is protected too (dreigingen A09). */
		naamVersleuteld: bytes('naam_versleuteld').notNull(),
		type: woord('type').notNull(),
		lengte: getal('lengte').notNull(),
		paginas: getal('paginas'),
		kopVersleuteld: bytes('kop_versleuteld').notNull(),
		/** Readable text for reading on a phone and for the adrescontrole; null = not readable. */
		tekstVersleuteld: bytes('tekst_versleuteld'),
		/** Staff who hold their role through a post have no persoon in the case. */
		doorPersoonId: woord('door_persoon_id').references(() => persoon.id),
		doorAccountId: woord('door_account_id'),
		/** A redacted copy names the document it was made from and the one person it was made for. */
		kopieVan: woord('kopie_van'),
		kopieVoor: woord('kopie_voor'),
		/** `niet-gedaan`, `schoon`, `treffer` or `niet-controleerbaar`; a human settles the last two. */
		adrescontrole: woord('adrescontrole').notNull(),
		gecontroleerdOp: woord('gecontroleerd_op'),
		gecontroleerdDoor: woord('gecontroleerd_door'),
		toegevoegdOp: woord('toegevoegd_op').notNull(),
		vervallenOp: woord('vervallen_op')
	},
	(t) => [index('document_casus').on(t.casusId)]
);

export const documentBlok = tabel(
	'document_blok',
	{
		documentId: woord('document_id')
			.notNull()
			.references(() => document.id),
		nummer: getal('nummer').notNull(),
		inhoud: bytes('inhoud').notNull()
	},
	(t) => [sleutelVan({ columns: [t.documentId, t.nummer] })]
);

/** An explicit release to one person (the S cells of dossier §2.3); withdrawn by a second record. */
export const vrijgave = tabel(
	'vrijgave',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		documentId: woord('document_id')
			.notNull()
			.references(() => document.id),
		persoonId: woord('persoon_id')
			.notNull()
			.references(() => persoon.id),
		doorAccountId: woord('door_account_id').notNull(),
		op: woord('op').notNull(),
		ingetrokkenOp: woord('ingetrokken_op')
	},
	(t) => [index('vrijgave_document').on(t.documentId), index('vrijgave_persoon').on(t.persoonId)]
);

/**
 * A text that waits for somebody to look, or that was looked at: a version of a reactie, the day and place of a tafel,
 * why somebody sits there, an answer about data (dreigingen A23). A paper keeps its own state in `document`; what stands
 * here for it is the wish to release it although something was found, which a second person settles.
 */
export const adrescontrole = tabel(
	'adrescontrole',
	{
		/** Id of the thing; for a text that somebody wants to use, a keyed digest of it. */
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		soort: woord('soort').notNull(),
		oordeel: woord('oordeel').notNull(),
		tekstVersleuteld: bytes('tekst_versleuteld'),
		redenVersleuteld: bytes('reden_versleuteld'),
		voorgesteldDoor: woord('voorgesteld_door'),
		voorgesteldOp: woord('voorgesteld_op'),
		gezienDoor: woord('gezien_door'),
		gezienOp: woord('gezien_op')
	},
	(t) => [index('adrescontrole_casus').on(t.casusId)]
);

/** Into a case without a role there, with a reason and for some hours (dreigingen C02). */
export const noodtoegang = tabel(
	'noodtoegang',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		accountId: woord('account_id')
			.notNull()
			.references(() => account.id),
		redenVersleuteld: bytes('reden_versleuteld').notNull(),
		van: woord('van').notNull(),
		tot: woord('tot').notNull(),
		/** Who ended it early. */
		beeindigdDoor: woord('beeindigd_door')
	},
	(t) => [index('noodtoegang_casus').on(t.casusId), index('noodtoegang_account').on(t.accountId)]
);

/* ── Tafel, uitnodiging, antwoord ────────────────────────────────────────────────────────── */

export const tafel = tabel(
	'tafel',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		soort: woord('soort').notNull(),
		status: woord('status').notNull(),
		/** What brings this tafel about, one of the werkwijze's (S1-B19, S1-C02). */
		aanleiding: woord('aanleiding'),
		begintOp: woord('begint_op'),
		duurMinuten: getal('duur_minuten'),
		plaatsVersleuteld: bytes('plaats_versleuteld'),
		doelVersleuteld: bytes('doel_versleuteld'),
		/** The number the family may call about this tafel. */
		telefoonVersleuteld: bytes('telefoon_versleuteld'),
		veiligheidsafspraak: vlag('veiligheidsafspraak').notNull(),
		versie: getal('versie').notNull(),
		gemaaktOp: woord('gemaakt_op').notNull(),
		geopendOp: woord('geopend_op'),
		/** How it ended: one of the werkwijze's options, or `afspraken` where nobody decides; the words beside it. */
		uitkomst: woord('uitkomst'),
		uitkomstVersleuteld: bytes('uitkomst_versleuteld')
	},
	(t) => [index('tafel_casus').on(t.casusId, t.id), index('tafel_status').on(t.status)]
);

export const deelnemer = tabel(
	'deelnemer',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		tafelId: woord('tafel_id')
			.notNull()
			.references(() => tafel.id),
		persoonId: woord('persoon_id')
			.notNull()
			.references(() => persoon.id),
		rol: woord('rol').notNull(),
		/** Why a person outside the werkwijze's list sits there; the family is told (dossier §2.1). */
		waaromVersleuteld: bytes('waarom_versleuteld'),
		/** `aanwezig` or `afwezig`, set when the tafel closes: absence is always on record (S1-B09). */
		aanwezigheid: woord('aanwezigheid'),
		vervallenOp: woord('vervallen_op')
	},
	(t) => [
		index('deelnemer_tafel').on(t.tafelId, t.id),
		uniqueIndex('deelnemer_een').on(t.tafelId, t.persoonId)
	]
);

export const uitnodiging = tabel(
	'uitnodiging',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		tafelId: woord('tafel_id')
			.notNull()
			.references(() => tafel.id),
		persoonId: woord('persoon_id')
			.notNull()
			.references(() => persoon.id),
		rolId: woord('rol_id')
			.notNull()
			.references(() => rol.id),
		status: woord('status').notNull(),
		/** SHA-256 of the link's token; null when the person has an account already. */
		tokenHash: bytes('token_hash'),
		/** argon2 of the activation code that comes by another way. */
		codeHash: woord('code_hash'),
		pogingen: getal('pogingen').notNull(),
		verlooptOp: woord('verloopt_op').notNull(),
		/** Own arrival time and waiting place, under the person's own key (dossier §2.6). */
		aankomstVersleuteld: bytes('aankomst_versleuteld'),
		wachtplekVersleuteld: bytes('wachtplek_versleuteld'),
		uitlegVersie: woord('uitleg_versie').notNull(),
		verzondenOp: woord('verzonden_op'),
		geopendOp: woord('geopend_op'),
		ingetrokkenOp: woord('ingetrokken_op')
	},
	(t) => [
		index('uitnodiging_tafel').on(t.tafelId, t.persoonId, t.id),
		index('uitnodiging_persoon').on(t.persoonId),
		uniqueIndex('uitnodiging_token').on(t.tokenHash)
	]
);

/** Komt u? Every answer is a record; the last one counts. */
export const antwoord = tabel(
	'antwoord',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		uitnodigingId: woord('uitnodiging_id')
			.notNull()
			.references(() => uitnodiging.id),
		keuze: woord('keuze').notNull(),
		/** `niemand`, `steunpersoon` or `jeugdstem`; null when not said. */
		meenemen: woord('meenemen'),
		/** Under the invited person's own key, purpose `contact`: for voorzitter and procesondersteuner only. */
		redenVersleuteld: bytes('reden_versleuteld'),
		meenemenVersleuteld: bytes('meenemen_versleuteld'),
		relatieVersleuteld: bytes('relatie_versleuteld'),
		tolkTaalVersleuteld: bytes('tolk_taal_versleuteld'),
		uitlegVersie: woord('uitleg_versie').notNull(),
		op: woord('op').notNull()
	},
	(t) => [index('antwoord_uitnodiging').on(t.uitnodigingId, t.id)]
);

export const toestemming = tabel(
	'toestemming',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		tafelId: woord('tafel_id')
			.notNull()
			.references(() => tafel.id),
		persoonId: woord('persoon_id')
			.notNull()
			.references(() => persoon.id),
		soort: woord('soort').notNull(),
		antwoord: woord('antwoord').notNull(),
		kanaal: woord('kanaal').notNull(),
		uitlegVersie: woord('uitleg_versie').notNull(),
		doorAccountId: woord('door_account_id').notNull(),
		op: woord('op').notNull()
	},
	(t) => [index('toestemming_tafel').on(t.tafelId)]
);

/* ── Reactie ─────────────────────────────────────────────────────────────────────────────── */

export const reactie = tabel(
	'reactie',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		tafelId: woord('tafel_id')
			.notNull()
			.references(() => tafel.id),
		persoonId: woord('persoon_id')
			.notNull()
			.references(() => persoon.id),
		auteurRol: woord('auteur_rol').notNull(),
		status: woord('status').notNull(),
		/** What is being typed; under the author's own key, purpose `eigen`. */
		conceptVersleuteld: bytes('concept_versleuteld'),
		/** Rises with each saved draft, so a second tab never overwrites silently. */
		conceptVersie: getal('concept_versie').notNull(),
		conceptOp: woord('concept_op').notNull(),
		deelMet: woord('deel_met'),
		ingediendOp: woord('ingediend_op')
	},
	(t) => [uniqueIndex('reactie_een').on(t.tafelId, t.persoonId), index('reactie_casus').on(t.casusId)]
);

/** What was handed in. Append-only. Private ones stay under the author's own key, shared ones under the case key. */
export const reactieVersie = tabel(
	'reactie_versie',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		reactieId: woord('reactie_id')
			.notNull()
			.references(() => reactie.id),
		nummer: getal('nummer').notNull(),
		deelMet: woord('deel_met').notNull(),
		inhoudVersleuteld: bytes('inhoud_versleuteld').notNull(),
		/** Keyed digest of the text, printed on the receipt. */
		kenmerk: woord('kenmerk').notNull(),
		teLaat: vlag('te_laat').notNull(),
		op: woord('op').notNull()
	},
	(t) => [uniqueIndex('reactie_versie_een').on(t.reactieId, t.nummer)]
);

/* ── Privacyverzoek ──────────────────────────────────────────────────────────────────────── */

export const privacyverzoek = tabel(
	'privacyverzoek',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		persoonId: woord('persoon_id')
			.notNull()
			.references(() => persoon.id),
		soort: woord('soort').notNull(),
		/** correctie: `klopt-niet`, `niet-compleet` or `niet-volgens-de-wet` (S2-M14..16). */
		grond: woord('grond'),
		status: woord('status').notNull(),
		/** Under the requester's own key, purpose `verzoek`. */
		tekstVersleuteld: bytes('tekst_versleuteld').notNull(),
		/** correctie: the sentence that is wrong. */
		zinVersleuteld: bytes('zin_versleuteld'),
		antwoordVersleuteld: bytes('antwoord_versleuteld'),
		/** Why it was refused, also in part (S2-M10). */
		redenVersleuteld: bytes('reden_versleuteld'),
		/** Why the answer takes longer; told before the first date. */
		verlengingVersleuteld: bytes('verlenging_versleuteld'),
		/** What was done after the decision. */
		uitvoeringVersleuteld: bytes('uitvoering_versleuteld'),
		ontvangenOp: woord('ontvangen_op').notNull(),
		antwoordVoor: woord('antwoord_voor').notNull(),
		grondslag: woord('grondslag'),
		/** Who gets the answer, chosen by a human: `aanvrager` or `aanvrager-en-ouder` (dossier §2.5). */
		ontvanger: woord('ontvanger'),
		behandelaarAccountId: woord('behandelaar_account_id'),
		beslistOp: woord('beslist_op')
	},
	(t) => [index('privacyverzoek_casus').on(t.casusId), index('privacyverzoek_status').on(t.status)]
);

/* ── Tasks, events, audit, post ──────────────────────────────────────────────────────────── */

export const taak = tabel(
	'taak',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		soort: woord('soort').notNull(),
		voorRol: woord('voor_rol').notNull(),
		/** The person the task is about; null when it is about the case. */
		persoonId: woord('persoon_id'),
		termijn: woord('termijn'),
		gemaaktOp: woord('gemaakt_op').notNull(),
		gedaanOp: woord('gedaan_op'),
		gedaanDoor: woord('gedaan_door')
	},
	(t) => [index('taak_casus').on(t.casusId), index('taak_rol').on(t.voorRol, t.gedaanOp)]
);

/** A state change: who, when, from, to. Append-only by trigger. */
export const gebeurtenis = tabel(
	'gebeurtenis',
	{
		id: id(),
		casusId: woord('casus_id')
			.notNull()
			.references(() => casus.id),
		soort: woord('soort').notNull(),
		objectId: woord('object_id').notNull(),
		van: woord('van'),
		naar: woord('naar'),
		doorAccountId: woord('door_account_id'),
		doorPersoonId: woord('door_persoon_id'),
		redenVersleuteld: bytes('reden_versleuteld'),
		op: woord('op').notNull()
	},
	(t) => [index('gebeurtenis_casus').on(t.casusId), index('gebeurtenis_object').on(t.objectId)]
);

/** Who looked at or did what. No foreign keys and no content: it outlives what it speaks of. Append-only. */
export const audit = tabel(
	'audit',
	{
		/** The chain has a strand for each connection that may write at the same time, so that none waits for another. */
		keten: getal('keten').notNull(),
		nummer: getal('nummer').notNull(),
		tijd: woord('tijd').notNull(),
		accountId: woord('account_id'),
		persoonId: woord('persoon_id'),
		rol: woord('rol'),
		handeling: woord('handeling').notNull(),
		casusId: woord('casus_id'),
		objectId: woord('object_id'),
		uitkomst: woord('uitkomst').notNull(),
		verzoekId: woord('verzoek_id').notNull(),
		vorigeMac: woord('vorige_mac').notNull(),
		mac: woord('mac').notNull()
	},
	(t) => [
		sleutelVan({ columns: [t.keten, t.nummer] }),
		index('audit_casus').on(t.casusId, t.tijd),
		index('audit_persoon').on(t.persoonId, t.handeling, t.casusId, t.tijd)
	]
);

/** The answer to a write, by the key its form carried: a retry does nothing twice (dreigingen finding 6). */
export const idempotentie = tabel(
	'idempotentie',
	{
		id: id(),
		handeling: woord('handeling').notNull(),
		lijfMac: woord('lijf_mac').notNull(),
		naar: woord('naar'),
		op: woord('op').notNull()
	},
	(t) => [index('idempotentie_op').on(t.op)]
);

/** Mail waiting to go: written in the transaction of the act, sent by taken/. */
export const uitbox = tabel(
	'uitbox',
	{
		id: id(),
		soort: woord('soort').notNull(),
		/** One message per purpose, e.g. `uitnodiging:<id>:1`; a retry of the act adds none. */
		sleutel: woord('sleutel').notNull(),
		casusId: woord('casus_id'),
		aanVersleuteld: bytes('aan_versleuteld').notNull(),
		gegevensVersleuteld: bytes('gegevens_versleuteld').notNull(),
		status: woord('status').notNull(),
		pogingen: getal('pogingen').notNull(),
		volgendePogingOp: woord('volgende_poging_op').notNull(),
		leaseTot: woord('lease_tot'),
		messageId: woord('message_id').notNull(),
		gemaaktOp: woord('gemaakt_op').notNull(),
		verzondenOp: woord('verzonden_op')
	},
	(t) => [
		uniqueIndex('uitbox_sleutel').on(t.sleutel),
		index('uitbox_status').on(t.status, t.volgendePogingOp)
	]
);

/** Work that the clock drives, done by one of all processes: the row is locked while it is done (taken/klus.ts). */
export const klus = tabel('klus', {
	/** Its name. */
	id: id(),
	volgendeOp: woord('volgende_op').notNull()
});
