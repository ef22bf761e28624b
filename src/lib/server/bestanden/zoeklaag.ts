/** Texts made ready to search, and the search for one form in them. */
import { kern, lezingen, woorden } from './schrijfwijze.ts';

/**
 * `bij`: what must stand near a short form. `heel`: only as a word, or some words in a row; `eigennaam`: and then only
 * with a capital.
 */
export type Zoekvorm = { vorm: string; bij?: string[]; heel?: boolean; eigennaam?: boolean };

/** A form shorter than this stands in half of all sentences; it needs company to count. */
export const KORT = 6;
const NABIJ = 40;

/** One reading of all texts run together. `begin`: where each text starts; `grenzen`: where a word starts or ends. */
type Laag = { tekst: string; begin: number[]; grenzen: Set<number>; hoofdletters: Set<number> };

function maakLaag(teksten: string[]): Laag {
	const laag: Laag = { tekst: '', begin: [], grenzen: new Set([0]), hoofdletters: new Set() };
	const stukken: string[] = [];
	const gekend = new Map<string, string>();
	let lengte = 0;
	for (const tekst of teksten) {
		laag.begin.push(lengte);
		for (const woord of woorden(tekst)) {
			if (/^\p{Lu}/u.test(woord)) laag.hoofdletters.add(lengte);
			const letters = gekend.get(woord) ?? kern(woord);
			gekend.set(woord, letters);
			stukken.push(letters);
			lengte += letters.length;
			laag.grenzen.add(lengte);
		}
	}
	return { ...laag, tekst: stukken.join('') };
}

/** All readings of the texts run together, so that a value cut over two of them is found too. */
export function lagen(teksten: string[]): Laag[] {
	const perTekst = teksten.map(lezingen);
	const diepte = Math.max(1, ...perTekst.map((lijst) => lijst.length));
	return Array.from({ length: diepte }, (_, laag) =>
		maakLaag(perTekst.map((lijst) => lijst[Math.min(laag, lijst.length - 1)] ?? ''))
	);
}

function telt({ tekst, grenzen, hoofdletters }: Laag, { vorm, bij, heel, eigennaam }: Zoekvorm, i: number) {
	if (heel)
		return grenzen.has(i) && grenzen.has(i + vorm.length) && (eigennaam !== true || hoofdletters.has(i));
	if (!bij || vorm.length >= KORT) return true;
	const na = i + vorm.length;
	const omgeving = tekst.slice(Math.max(0, i - NABIJ), i) + ' ' + tekst.slice(na, na + NABIJ);
	return bij.some((deel) => omgeving.includes(deel));
}

/** The number of the first text in which the form counts, or -1. */
export function vind(laag: Laag, zoekvorm: Zoekvorm): number {
	const { vorm } = zoekvorm;
	for (let i = laag.tekst.indexOf(vorm); i >= 0; i = laag.tekst.indexOf(vorm, i + 1))
		if (telt(laag, zoekvorm, i)) return laag.begin.findLastIndex((start) => start <= i);
	return -1;
}
