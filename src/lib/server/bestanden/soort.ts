/** What a file is, by its first bytes and never by its name or its sender's word (dreigingen D03, D07). */
import type { Soort } from './stuk.ts';

export const MIME: Record<Soort, string> = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	jpg: 'image/jpeg',
	png: 'image/png',
	heic: 'image/heic'
};

const HEIC_MERKEN = ['heic', 'heix', 'heim', 'heis', 'mif1'];
const alsTekst = (bytes: Uint8Array): string =>
	Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** The kind, 'oud-kantoor' for an OLE container (old or encrypted Office), or undefined. */
export function herken(bytes: Uint8Array): Soort | 'oud-kantoor' | undefined {
	const begin = alsTekst(bytes.subarray(0, 16));
	if (begin.startsWith('%PDF-1.') || begin.startsWith('%PDF-2.')) return 'pdf';
	if (begin.startsWith('PK\x03\x04')) return 'docx';
	if (begin.startsWith('\xff\xd8\xff')) return 'jpg';
	if (begin.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (begin.slice(4, 8) === 'ftyp' && HEIC_MERKEN.includes(begin.slice(8, 12))) return 'heic';
	if (begin.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'oud-kantoor';
	return undefined;
}

/** True when the file could also be read as something else: a page with scripts, an archive, a PDF. */
export function heeftTweeGezichten(bytes: Uint8Array, soort: Soort): boolean {
	const tekst = (deel: Uint8Array) => alsTekst(deel).toLowerCase();
	const beeld = soort === 'jpg' || soort === 'png' || soort === 'heic';
	const opmaak = /<(?:!doctype|html|script|svg|iframe|body|\?php)/;
	// Pictures hold no markup at all; a PDF may quote it, but not where a browser decides what it gets.
	if (opmaak.test(tekst(beeld ? bytes : bytes.subarray(0, 1024))) && soort !== 'docx') return true;
	if (soort !== 'pdf' && alsTekst(bytes.subarray(0, 1024)).includes('%PDF-')) return true;
	return soort !== 'docx' && alsTekst(bytes.subarray(-65_558)).includes('PK\x05\x06');
}

/** A file name that is safe to show and to send: no path, no control or direction characters, the true extension. */
export function schoneNaam(naam: string, soort: Soort): string {
	const kaal = naam
		.normalize('NFC')
		.replace(/^.*[\\/]/s, '')
		.replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
		.replace(/\.(?:pdf|docx?|docm|jpe?g|png|hei[cf])$/i, '')
		.replace(/\s+/g, ' ')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	return `${Array.from(kaal).slice(0, 100).join('') || 'bestand'}.${soort}`;
}
