/** The blank formats that can be downloaded, by kind of paper (S0-C05, S0-C06, S2-O02). */
import type { DocumentSoort } from '#lib/domein/document.ts';

const bestanden: Partial<Record<DocumentSoort, string>> = {
	aanmeldformulier: 'aanmeldformulier-jbt',
	'verzoek-tot-bespreking': 'verzoek-tot-bespreking',
	'verzoek-tot-onderzoek': 'verzoek-tot-onderzoek',
	'verzoek-tot-hulpverlening': 'verzoek-tot-hulpverlening',
	'conclusies-raadsrapportage': 'conclusies-raadsrapportage',
	'plan-van-aanpak': 'plan-van-aanpak'
};

/** Address of the blank format, or null when there is none. */
export const formatVan = (soort: DocumentSoort): string | null => {
	const bestand = bestanden[soort];
	return bestand ? `/formats/${bestand}.docx` : null;
};
