/**
 * The sandbox: a process of its own that parses files and knows nothing else. `weergave.ts` starts it with
 * Node's permission model (no network, no writing, no child processes, no secrets in its environment).
 *
 * It is imported by the server too, but only for `adres`: as a lazily imported module it is a file of its own
 * in every build, and that file is what the process runs. So it may import nothing but types and node
 * statically; a test looks at that.
 */
import { setPriority } from 'node:os';
import type { Antwoord, Taak } from './stuk.ts';

export const adres = import.meta.url;
/** The word that makes this module work instead of being imported. */
export const WACHTWOORD = 'bestanden-zandbak';

async function doe(taak: Taak): Promise<unknown> {
	const { soort, bytes } = taak;
	if (soort === 'pdf') {
		if (taak.doe === 'tekst') return (await import('./werk/pdf-tekst.ts')).lees(bytes);
		const pdf = await import('./werk/pdf.ts');
		return taak.doe === 'onderzoek' ? pdf.onderzoek(bytes) : pdf.teken(bytes, taak.nummer, taak.breedte);
	}
	if (soort === 'docx') {
		const docx = await import('./werk/docx.ts');
		return taak.doe === 'onderzoek' ? docx.onderzoek(bytes) : docx.lees(bytes);
	}
	const beeld = await import('./werk/beeld.ts');
	if (taak.doe === 'tekst') return 'niet-leesbaar';
	return taak.doe === 'onderzoek' ? beeld.onderzoek(bytes, soort) : beeld.teken(bytes, soort, taak.breedte);
}

async function antwoord(taak: Taak): Promise<Antwoord> {
	try {
		// A docx has no pages of its own to picture, and a picture has one.
		if (taak.doe === 'pagina' && (taak.soort === 'docx' || (taak.soort !== 'pdf' && taak.nummer !== 1)))
			return { weigering: 'bestand.pagina-onbekend' };
		return { uitkomst: await doe(taak) };
	} catch (fout) {
		// Only the name of a refusal leaves the sandbox; a parser's own message may quote the file.
		const sleutel = fout instanceof Error && 'sleutel' in fout ? fout.sleutel : undefined;
		return { weigering: typeof sleutel === 'string' ? sleutel : 'bestand.kapot' };
	}
}

if (process.argv[2] === WACHTWOORD) {
	// The pages of others go first.
	setPriority(10);
	process.on('disconnect', () => process.exit(0));
	process.on('message', async (taak: Taak) => process.send?.(await antwoord(taak)));
}
