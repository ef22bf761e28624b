import type { DocumentSoort } from '#lib/domein/document.ts';
import { maakStuk } from '../../../scripts/stukken.ts';

/** A real paper of several pages about the proof family. */
export const papier = (
	soort: DocumentSoort,
	formaat: 'pdf' | 'docx',
	extra: string[] = []
): Promise<Uint8Array> =>
	maakStuk({
		soort,
		formaat,
		extra,
		gezin: {
			achternaam: 'Boomkamp',
			kinderen: [
				{ roepnaam: 'Fenna', geboren: '4 maart 2013' },
				{ roepnaam: 'Jorrit', geboren: '21 juni 2010' }
			],
			ouders: ['Saskia Vlierman (moeder)', 'Rutger Boomkamp (vader)'],
			gemeente: 'Enschede',
			opsteller: 'Wietske Roelfsen',
			organisatie: 'Wijkteam Enschede',
			datum: '2 november 2026'
		}
	});

const TYPE = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
};

/** The same as Playwright puts it in a file field. */
export const bijlage = async (
	soort: DocumentSoort,
	formaat: 'pdf' | 'docx',
	naam = `${soort}.${formaat}`
) => ({
	name: naam,
	mimeType: TYPE[formaat],
	buffer: Buffer.from(await papier(soort, formaat))
});
