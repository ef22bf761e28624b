/** An address in the four parts of a form, and on one line as the store keeps it. */

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
