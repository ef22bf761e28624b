import { vereisteDocumenten, type Werkwijze } from '#lib/domein/werkwijze.ts';

/** The tables of a region as the melder chooses between them: and what it asks for. */
export const tafelsVan = (wijze: Werkwijze) =>
	wijze.tafelsoorten.map(({ soort, naam }) => ({
		soort,
		naam,
		stukken: vereisteDocumenten(wijze, soort)
			.filter((eis) => eis.gewenst !== true)
			.flatMap((eis) => eis.eenVan.slice(0, 1))
	}));
