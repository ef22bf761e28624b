/** The phases of an aanmelding and of a tafel (dossier §3.1, §3.2). No name occurs in both lists. */
export const aanmeldingFasen = [
	'concept',
	'ingediend',
	'in-beoordeling',
	'teruggestuurd',
	'compleet',
	'direct-naar-rvdk',
	'ingetrokken'
] as const;
export const tafelFasen = [
	'te-plannen',
	'gepland',
	'uitgenodigd',
	'in-voorbereiding',
	'uitgesteld',
	'bezig',
	'gehouden',
	'afgerond',
	'geannuleerd',
	'vervallen-geen-toestemming'
] as const;
export type AanmeldingFase = (typeof aanmeldingFasen)[number];
export type TafelFase = (typeof tafelFasen)[number];
export type Fase = AanmeldingFase | TafelFase;

/** The acts whose allowed phases a werkwijze lists; several rights may share one act. */
export const stappen = [
	'opstellen',
	'indienen',
	'intrekken',
	'oppakken',
	'beoordelen',
	'direct-naar-rvdk',
	'plannen',
	'uitnodigen',
	'voorbereiden',
	'verplaatsen',
	'annuleren',
	'toestemmen',
	'antwoorden',
	'reageren',
	'nakomen',
	'stuk-toevoegen',
	'stuk-vrijgeven',
	'openen',
	'sluiten',
	'afronden'
] as const;
export type Stap = (typeof stappen)[number];
