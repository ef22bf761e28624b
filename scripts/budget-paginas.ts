// What is measured. A page of the first kind only shows and asks, and ships no framework JavaScript; a page of the
// second kind does what HTML cannot (issue 2 §5).

/** Bytes are thousands, as kB on a phone bill. The small script stands in the page, so it counts as html; js is files. */
export const BUDGET = {
	tonen: { totaal: 30_000, js: 10_000, verzoeken: 10 },
	doen: { totaal: 70_000, js: 50_000, verzoeken: 10 },
	/** Any page after the first of its kind: its HTML, and what was not loaded yet. */
	verder: 15_000
} as const;

export type Soort = 'tonen' | 'doen';

/** Who looks. The role is looked up among the people of the demo; `iedereen` has no session. */
export type Kijker = 'iedereen' | 'ouder' | 'jongere' | 'voorzitter' | 'procesondersteuner';

export interface Pagina {
	naam: string;
	/** `{casus}` becomes the id of the case that this person is in. */
	pad: string;
	soort: Soort;
	als: Kijker;
}

/** In the order in which a family meets them: the first of each kind fills the cache for "each further page". */
export const paginas: readonly Pagina[] = [
	{ naam: 'begin', pad: '/', soort: 'tonen', als: 'iedereen' },
	{ naam: 'uitleg', pad: '/uitleg', soort: 'tonen', als: 'iedereen' },
	{ naam: 'woordenlijst', pad: '/woordenlijst', soort: 'tonen', als: 'iedereen' },
	{ naam: 'hulp', pad: '/hulp', soort: 'tonen', als: 'iedereen' },
	{ naam: 'privacy', pad: '/privacy', soort: 'tonen', als: 'iedereen' },
	{ naam: 'loket', pad: '/loket', soort: 'tonen', als: 'iedereen' },
	{ naam: 'inloggen', pad: '/inloggen', soort: 'tonen', als: 'iedereen' },
	{ naam: 'uitnodiging', pad: '/casus/{casus}/uitnodiging', soort: 'tonen', als: 'ouder' },
	{ naam: 'thuis', pad: '/casus/{casus}', soort: 'tonen', als: 'ouder' },
	{ naam: 'stukken', pad: '/casus/{casus}/stukken', soort: 'tonen', als: 'ouder' },
	{ naam: 'komt u', pad: '/casus/{casus}/komt', soort: 'tonen', als: 'ouder' },
	{ naam: 'vraag over gegevens', pad: '/casus/{casus}/gegevens', soort: 'tonen', als: 'ouder' },
	{ naam: 'wie heeft gekeken', pad: '/casus/{casus}/gekeken', soort: 'tonen', als: 'ouder' },
	{ naam: 'thuis van een jongere', pad: '/casus/{casus}', soort: 'tonen', als: 'jongere' },
	{ naam: 'reactie', pad: '/casus/{casus}/reactie?vraag=nu', soort: 'doen', als: 'ouder' },
	{ naam: 'mening', pad: '/casus/{casus}/reactie', soort: 'doen', als: 'jongere' }
];
