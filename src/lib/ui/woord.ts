/** A hard word and what it means. */
export interface Woord {
	woord: string;
	uitleg: string;
}

const ontsnap = (tekst: string) => tekst.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds whole words, of which the longer wins over what it contains; null when there are none to find. */
function patroon(woorden: readonly Woord[]): RegExp | null {
	if (woorden.length === 0) return null;
	const langsteEerst = woorden.map(({ woord }) => woord).toSorted((a, b) => b.length - a.length);
	return new RegExp(`(?<!\\p{L})(${langsteEerst.map(ontsnap).join('|')})(?!\\p{L})`, 'giu');
}

const zelfde = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** A sentence in pieces: plain text, or a word with its explanation. */
export function verdeel(zin: string, woorden: readonly Woord[]): { tekst: string; uitleg?: string }[] {
	const zoek = patroon(woorden);
	if (!zoek) return [{ tekst: zin }];
	return zin
		.split(zoek)
		.filter((stuk) => stuk !== '')
		.map((tekst) => ({ tekst, uitleg: woorden.find(({ woord }) => zelfde(woord, tekst))?.uitleg }));
}

/** For each sentence the words that stand in it for the first time, so that a page is not full of dots. */
export function eersteKeer(
	zinnen: readonly string[],
	woorden: readonly Woord[]
): { zin: string; woorden: Woord[] }[] {
	let over = [...woorden];
	return zinnen.map((zin) => {
		const gevonden = verdeel(zin, over).filter((stuk) => stuk.uitleg !== undefined);
		const hier = over.filter(({ woord }) => gevonden.some(({ tekst }) => zelfde(tekst, woord)));
		over = over.filter((woord) => !hier.includes(woord));
		return { zin, woorden: hier };
	});
}
