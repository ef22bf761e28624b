/**
 * An address in the four parts of a form, and on one line as the store keeps it.
 * It is read in two ways. `leesAdres` is strict: it fills the form again, so joining its parts must give back the very
 * line. `ontleed` is lenient: it feeds the adrescontrole, where a part that is missed is a place to live that is found.
 */

export type Adres = { straat: string; huisnummer: string; postcode: string; plaats: string };

/** One line, as the store and the address check of papers keep it; empty when nothing is known. */
export const adresRegel = ({ straat, huisnummer, postcode, plaats }: Adres): string =>
	[`${straat} ${huisnummer}`.trim(), `${postcode} ${plaats}`.trim()].filter((deel) => deel !== '').join(', ');

/** Back into parts for the form; joining them again gives the same line. */
export function leesAdres(tekst: string): Adres {
	const [, boven, onder] = /^(?:(.*), )?(.*)$/s.exec(tekst) ?? ['', '', ''];
	const alleenBoven = boven === undefined && /\d/.test(onder ?? '') && !/^\d{4} /.test(onder ?? '');
	const [links, rechts] = alleenBoven ? [onder, ''] : [boven, onder];
	const straat = /^(.*?)(?: (\d\S*(?: [^\d\s]\S{0,3})?))?$/s.exec(links ?? '');
	const plaats = /^(\d{4} [A-Z]{2})?\s*(.*)$/s.exec(rechts ?? '');
	const delen = {
		straat: straat?.[1] ?? '',
		huisnummer: straat?.[2] ?? '',
		postcode: plaats?.[1] ?? '',
		plaats: plaats?.[2] ?? ''
	};
	// What nobody writes as an address stays in one piece rather than losing a sign.
	return adresRegel(delen) === tekst ? delen : { straat: '', huisnummer: '', postcode: '', plaats: tekst };
}

const POSTCODE = /(?<!\d)[1-9]\d{3}\s?[a-z]{2}(?![a-z])/giu;
/** A street, then a house number with its addition. */
const MET_NUMMER = /^(.*?\p{L}.*?)[\s.]+(\d+)\s*[-/]?\s*(?:[a-z]{1,3}\d?|\d{1,4}|[ivx]+|bis|hs)?$/iu;
/** The same with a place behind it and no comma between; the capital tells "Ede" from "bis" and from "boven". */
const MET_PLAATS =
	/^(.*?\p{L}.*?[\s.]+\d+(?:\s?[-/]?\s?(?:[a-z]\d?|\d{1,4}|[IVX]+|bis|hs|HS|BG))?)\s+((?:['’]?[st][\s-])?\p{Lu}(?:\p{Ll}|\p{L}{3}).*)$/u;
/** What people write where the place should stand. */
const GEEN_PLAATS =
	/^bij(?!\p{L})|(?<!\p{L})(?:geheime?|onbekende?)(?!\p{L})|^(?:boven|beneden|achter|voor|huis|kelder|bis|hs|nederland)$/iu;

const delen = (tekst: string): string[] => tekst.split(/[,;\n]/).map((deel) => deel.trim());

/** The name of a place in this part, or an empty text; "Bergen (NH)" is Bergen. */
function plaatsnaam(deel: string): string {
	const naam = deel.replace(/\s*\(.*$/su, '');
	return /^[\p{L}\p{M}'’‘\x60 .-]*\p{L}[\p{L}\p{M}'’‘\x60 .-]*$/u.test(naam) && !GEEN_PLAATS.test(naam)
		? naam
		: '';
}

/**
 * Parts of a line that anybody typed anyhow, to search for each; an empty text for what is not there.
 * `naast` is what stands first beside the street, a place or not.
 */
export function ontleed(waarde: string): Adres & { naast: string } {
	const postcode = waarde.match(POSTCODE)?.at(-1) ?? '';
	const knip = postcode === '' ? waarde.length : waarde.lastIndexOf(postcode);
	const [regel = '', ...rest] = delen(waarde.slice(0, knip));
	const [, zonder = regel, achter = ''] = MET_PLAATS.exec(regel) ?? [];
	const verder = [...delen(waarde.slice(knip + postcode.length)), ...rest, achter].filter(
		(deel) => deel !== ''
	);
	return {
		straat: MET_NUMMER.exec(regel)?.[1] ?? /^\P{N}*\p{L}/u.exec(regel)?.[0] ?? regel,
		huisnummer: (MET_NUMMER.exec(regel) ?? MET_NUMMER.exec(zonder))?.[2] ?? '',
		postcode,
		plaats: verder.map(plaatsnaam).find((naam) => naam !== '') ?? '',
		naast: verder[0] ?? ''
	};
}
