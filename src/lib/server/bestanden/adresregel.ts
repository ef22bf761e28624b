/** One line of address, as somebody typed it, cut into what it is made of. Parts may be missing. */

const POSTCODE = /(?<!\d)[1-9]\d{3}\s?[a-z]{2}(?![a-z])/giu;
/** A street, then a house number with its addition. */
const MET_NUMMER = /^(.*?\p{L}.*?)[\s.]+(\d+)\s*[-/]?\s*(?:[a-z]{1,3}\d?|\d{1,4}|[ivx]+|bis|hs)?$/iu;

type Adresregel = { straat: string; nummer: string; postcode: string; plaats: string };

const delen = (tekst: string): string[] => tekst.split(/[,;\n]/).map((deel) => deel.trim());

/** Street, number, postcode and place; an empty text for what is not there. */
export function ontleed(waarde: string): Adresregel {
	const postcode = waarde.match(POSTCODE)?.at(-1) ?? '';
	const knip = postcode === '' ? waarde.length : waarde.lastIndexOf(postcode);
	const [regel = '', ...rest] = delen(waarde.slice(0, knip));
	const nummer = MET_NUMMER.exec(regel);
	const na = delen(waarde.slice(knip + postcode.length));
	return {
		straat: nummer?.[1] ?? /^\P{N}*\p{L}/u.exec(regel)?.[0] ?? regel,
		nummer: nummer?.[2] ?? '',
		postcode,
		plaats: [...na, ...rest].find((deel) => deel !== '') ?? ''
	};
}
