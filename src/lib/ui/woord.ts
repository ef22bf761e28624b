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

/** A piece of a sentence: plain text, or a word with its explanation and the sign that sticks to it. */
export interface Deel {
	tekst: string;
	uitleg?: string;
	na?: string;
}

/** A sentence in pieces, which together are the sentence again. */
export function verdeel(zin: string, woorden: readonly Woord[]): Deel[] {
	const zoek = patroon(woorden);
	if (!zoek) return [{ tekst: zin }];
	// split() with one group gives text and word by turns.
	return zin.split(zoek).reduce<Deel[]>((delen, stuk, plaats) => {
		const uitleg = plaats % 2 === 1 ? woorden.find(({ woord }) => zelfde(woord, stuk))?.uitleg : undefined;
		const vorige = delen.at(-1);
		const na = vorige?.uitleg === undefined ? '' : (/^[.,;:!?)]+/.exec(stuk)?.[0] ?? '');
		if (vorige && na) vorige.na = na;
		const tekst = stuk.slice(na.length);
		return tekst === '' ? delen : [...delen, uitleg === undefined ? { tekst } : { tekst, uitleg }];
	}, []);
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
