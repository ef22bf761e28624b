/**
 * Makes all ways of writing one thing equal, so that a search can be silent only when the thing is not there:
 * case, spaces, punctuation, line ends, diacritics, ligatures, ij and y, and the encodings of the web.
 */

const ENTITEIT_LETTER = /&([a-z])(?:uml|acute|grave|circ|tilde|cedil|ring|caron|slash);/gi;

function uitProcenten(reeks: string): string {
	const bytes = Buffer.from(reeks.replace(/[%=]/g, ''), 'hex');
	const tekst = bytes.toString('utf8');
	return tekst.includes('\uFFFD') ? bytes.toString('latin1') : tekst;
}

const teken = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** One step of decoding: URL, HTML entities, quoted-printable, JSON and CSS escapes, tags. */
function pakUit(tekst: string): string {
	return tekst
		.replace(/=\r?\n/g, '')
		.replace(/(?:%[0-9a-f]{2})+/gi, uitProcenten)
		.replace(/(?:=[0-9a-f]{2})+/gi, uitProcenten)
		.replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, code: string) => teken(parseInt(code, 16)))
		.replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => teken(parseInt(code, 16)))
		.replace(/\\[nrt]/g, ' ')
		.replace(/<\/?[a-z!][^<>]{0,300}>/gi, '')
		.replace(/&#x([0-9a-f]{1,6});?/gi, (_, code: string) => teken(parseInt(code, 16)))
		.replace(/&#(\d{1,7});?/g, (_, code: string) => teken(Number(code)))
		.replace(ENTITEIT_LETTER, '$1')
		.replace(/&szlig;/gi, 'ss')
		.replace(/&(ae|oe|ij)lig;/gi, '$1')
		.replace(/&[a-z][a-z0-9]{1,30};/gi, ' ');
}

/** The text as it stands, and as it reads once decoded, and decoded twice. */
export function lezingen(tekst: string): string[] {
	const uit = new Set([tekst]);
	let laatste = tekst;
	for (let keer = 0; keer < 3; keer++) {
		laatste = pakUit(laatste);
		uit.add(laatste);
	}
	// Only `%` and `&` may have been meant: a plain "=20" in a sum must not swallow its neighbours.
	uit.add(tekst.replace(/(?:%[0-9a-f]{2})+/gi, uitProcenten));
	return [...uit];
}

/** Letters of other alphabets that look like ours: who wants to get past a search types them. */
const LIJKT_OP: Record<string, string> = Object.fromEntries(
	[...'аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwгrпnαaβbεeηnιiκkνvοoρpτtυuχx'].flatMap((teken, plek, alle) =>
		plek % 2 === 0 ? [[teken, alle[plek + 1]!]] : []
	)
);

/** Letters and digits only, lower case, without accents; `ij` and `y` are one letter. */
export const kern = (tekst: string): string =>
	tekst
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\u0370-\u052f]/g, (teken) => LIJKT_OP[teken] ?? teken)
		.replace(/ß/g, 'ss')
		.replace(/ø/g, 'o')
		.replace(/đ|ð/g, 'd')
		.replace(/ł/g, 'l')
		.replace(/æ/g, 'ae')
		.replace(/œ/g, 'oe')
		.replace(/ı/g, 'i')
		.replace(/ς/g, 'σ')
		.replace(/[^\p{L}\p{N}]/gu, '')
		// Letter by letter, so that it also holds for a word cut between i and j.
		.replace(/y/g, 'ij');

/** The words of a text in their order, as they are written but for accents; `MoederEde2026.pdf` has four. */
export const woorden = (tekst: string): string[] =>
	tekst
		.normalize('NFKD')
		.replace(/[\p{Cf}\p{M}]/gu, '')
		.match(/\p{N}+|\p{Lu}+[\p{L}--\p{Lu}]*|[\p{L}--\p{Lu}]+/gv) ?? [];
