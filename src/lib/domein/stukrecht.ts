/** The document matrix of dossier §2.3 as data. What no cell grants is denied. */
import type { StukSoort } from './document.ts';
import type { Leeftijdsgroep } from './leeftijd.ts';
import type { Rol } from './rol.ts';
import { stukMatrix, type Cel, type Kolom } from './stukmatrix.ts';

/** F0 before aanmelding, F1 filed, F2 planned, F3 verslag in concept, F4 verslag final, F5 follow-up. */
export const momenten = ['F0', 'F1', 'F2', 'F3', 'F4', 'F5'] as const;
export type Moment = (typeof momenten)[number];

/**
 * What someone is to the child that the document is about: ouder (or verzorger) with and without gezag, looked at and
 * recorded as no ouder of this child, or not looked at yet. Not looked at never gives more than no gezag (dossier §2.5).
 */
export const gezagStanden = ['gezag', 'geen-gezag', 'geen-ouder', 'onbekend'] as const;
export type Gezag = (typeof gezagStanden)[number];

/** Whether it was looked at and found that this person is an ouder or verzorger of the child. */
export const staatBijKind = (gezag: Gezag | undefined): boolean =>
	gezag === 'gezag' || gezag === 'geen-gezag';

export type Lezer = {
	readonly rol: Rol;
	readonly leeftijdsgroep: Leeftijdsgroep | null;
	readonly gezag: Gezag;
	/** The paper is this person's own (own uitnodiging, a file this person brought in). */
	readonly eigen: boolean;
	/** Invited to the tafel the paper belongs to; not known is not invited. */
	readonly uitgenodigd?: boolean;
	/** Consent of ouder(s) with gezag and jongere to share with a new helper is on record (S2-G15). */
	readonly toestemming?: boolean;
};

/** The part of the region's settings that decides on papers. */
export type StukProfiel = { readonly stukkenVoorJongere12tot15: 'selectie' | 'geen' };

/**
 * `lezen` is the document itself. `alsVrijgegeven` says that not the document, but a redacted copy released by
 * the voorzitter for this person, may be read.
 */
export type DocumentRecht = {
	readonly lezen: boolean;
	readonly printen: boolean;
	readonly toevoegen: boolean;
	readonly alsVrijgegeven: boolean;
};
const niets: DocumentRecht = Object.freeze({
	lezen: false,
	printen: false,
	toevoegen: false,
	alsVrijgegeven: false
});

const jongereKolom = (groep: Leeftijdsgroep | null): Kolom | null => {
	if (groep === '12-15') return 'jongere-12-15';
	return groep === '16-17' || groep === '18+' ? 'jongere-16-17' : null;
};

const vasteKolommen: Partial<Record<Rol, Kolom>> = {
	verzorger: 'ouder-zonder-gezag',
	steunpersoon: 'steunpersoon',
	advocaat: 'steunpersoon',
	'onafhankelijke-vertrouwenspersoon': 'steunpersoon',
	melder: 'melder',
	voorzitter: 'regie',
	procesondersteuner: 'regie',
	'rvdk-adviseur': 'rvdk',
	raadsonderzoeker: 'rvdk',
	gi: 'gi',
	'lokale-toegang': 'lokale-toegang',
	'veilig-thuis': 'veilig-thuis',
	jeugdhulpmedewerker: 'nieuwe-hulp',
	// Reads as regie does, to see what is known of the danger; takes nothing along (below).
	noodtoegang: 'regie'
};

/** The column of the matrix for a reader; null for a child under 12, unknown age, FG and beheerder: no papers. */
export const kolomVan = (lezer: Lezer): Kolom | null => {
	if (lezer.rol === 'jongere') return jongereKolom(lezer.leeftijdsgroep);
	if (lezer.rol === 'ouder') return lezer.gezag === 'gezag' ? 'ouder-met-gezag' : 'ouder-zonder-gezag';
	return vasteKolommen[lezer.rol] ?? null;
};

const voldoet = (cel: Cel, lezer: Lezer): boolean =>
	(cel.alleenEigen !== true || lezer.eigen) &&
	(cel.alleenGenodigd !== true || lezer.uitgenodigd === true) &&
	(cel.alleenMetToestemming !== true || lezer.toestemming === true);

const vanaf = (grens: Moment | undefined, moment: Moment): boolean =>
	grens !== undefined && momenten.indexOf(moment) >= momenten.indexOf(grens);

/**
 * What `lezer` may do with a paper of this kind at this moment of the casus. Default deny.
 * Source: dossier §2.3; each row of the matrix names its own.
 */
export const documentRecht = (
	lezer: Lezer,
	stuk: { readonly soort: StukSoort },
	moment: Moment,
	profiel: StukProfiel
): DocumentRecht => {
	const kolom = kolomVan(lezer);
	if (kolom === null) return niets;
	const cel: Cel | undefined = stukMatrix[stuk.soort].cellen[kolom];
	if (cel === undefined || !voldoet(cel, lezer)) return niets;
	if (
		kolom === 'jongere-12-15' &&
		profiel.stukkenVoorJongere12tot15 === 'geen' &&
		cel.eigenOverzicht !== true
	)
		return niets;
	const lezen = vanaf(cel.lezen, moment);
	// In a family with two fathers a copy about one child never goes to the father of the other (dreigingen A17).
	const vreemd = (lezer.rol === 'ouder' || lezer.rol === 'verzorger') && !staatBijKind(lezer.gezag);
	return {
		lezen,
		printen: lezen && lezer.rol !== 'noodtoegang' && vanaf(cel.printen, moment),
		toevoegen:
			lezer.rol !== 'noodtoegang' &&
			cel.toevoegen !== undefined &&
			vanaf(cel.toevoegen[0], moment) &&
			momenten.indexOf(moment) <= momenten.indexOf(cel.toevoegen[1]),
		alsVrijgegeven: !lezen && !vreemd && vanaf(cel.vrijgegeven, moment)
	};
};
