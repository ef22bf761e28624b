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
