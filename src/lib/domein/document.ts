/** Papers: their kinds, and how a paper becomes readable for the family (dossier §2.3, §2.6). */
import { weiger, type Weigering } from './weigering.ts';

/** What kinds of papers exist. `verslag-…`, uitnodiging and deelnemerslijst are made by the product itself. */
export const documentSoorten = [
	'aanmeldformulier',
	'verzoek-tot-bespreking',
	'verzoek-tot-onderzoek',
	'verzoek-tot-hulpverlening',
	'veiligheidsplan',
	'conclusies-raadsrapportage',
	'rapportage-gi',
	'plan-van-aanpak',
	'contactgegevensblad',
	'evaluatie-plan-van-aanpak',
	'beschikking',
	'bereidheidsverklaring-verzorger',
	'bereidheidsverklaring-gi',
	'bijlage'
] as const;
export type DocumentSoort = (typeof documentSoorten)[number];

/** Papers are read as the talk goes: the aanmelding and the request first, what was added to them last; then by age. */
export const opVolgorde = (
	een: { readonly soort: DocumentSoort; readonly toegevoegdOp: string },
	ander: { readonly soort: DocumentSoort; readonly toegevoegdOp: string }
): number =>
	documentSoorten.indexOf(een.soort) - documentSoorten.indexOf(ander.soort) ||
	een.toegevoegdOp.localeCompare(ander.toegevoegdOp);

export const eigenStukSoorten = [
	'uitnodiging',
	'deelnemerslijst',
	'verslag-concept',
	'verslag-definitief',
	'evaluatieformulier',
	'terugmeldformulier'
] as const;
export type StukSoort = DocumentSoort | (typeof eigenStukSoorten)[number];
export const stukSoorten = [...documentSoorten, ...eigenStukSoorten] as const;

/** Outcome of looking for addresses and other protected things in a paper. */
export const adrescontroles = ['niet-gedaan', 'schoon', 'treffer', 'niet-controleerbaar'] as const;
export type Adrescontrole = (typeof adrescontroles)[number];

export type Controlestand = {
	readonly controle: Adrescontrole;
	/** A human looked and agreed; a later find takes this away again. */
	readonly doorMens: boolean;
	readonly geheimAdresInCasus: boolean;
};

/**
 * True when a paper may be shown to the family. While someone in the casus has a geheim adres, only after a human
 * looked; where the search found something or could not read, always (dossier §2.6 rule 2).
 */
export const magNaarFamilie = (stand: Controlestand): boolean =>
	stand.doorMens || (stand.controle === 'schoon' && !stand.geheimAdresInCasus);

/** A human agrees. Refuses a find, or a paper that could not be read, without reason: `document.zonder-reden`. */
export const keurAdresGoed = (controle: Adrescontrole, reden: string): 'goedgekeurd' | Weigering =>
	(controle === 'treffer' || controle === 'niet-controleerbaar') && reden.trim() === ''
		? weiger('document.zonder-reden', { veld: 'reden' })
		: 'goedgekeurd';

/**
 * A release to one person: a redacted copy made for that person, never the paper itself (dossier §2.3). Refuses
 * with `document.geen-kopie` and `document.adres-niet-gecontroleerd`.
 */
export const geefVrij = (
	stand: Controlestand & { readonly kopieVoorDezePersoon: boolean }
): 'vrijgegeven' | Weigering => {
	if (!stand.kopieVoorDezePersoon) return weiger('document.geen-kopie');
	return magNaarFamilie(stand) ? 'vrijgegeven' : weiger('document.adres-niet-gecontroleerd');
};
