/** From loose words with a place on a page to headings, paragraphs, list items and table rows. */
import type { Blok } from '../stuk.ts';

/** A run of text as the PDF places it; `y` grows upwards, sizes in points. */
export type Woord = { tekst: string; x: number; y: number; breedte: number; grootte: number; vet: boolean };

type Regel = { cellen: string[]; x: number; y: number; grootte: number; vet: boolean };

const OPSOMMING = /^(?:[•●◦▪‣–*☐☑☒✓-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)/u;
const PAGINANUMMER = /^(?:pagina|blz\.?|pag\.?)?\s*\d{1,3}(?:\s*(?:van|\/)\s*\d{1,3})?$/i;

/** Puts words that stand next to each other on one line; a wide gap starts a new cell. */
function regelsVan(woorden: Woord[]): Regel[] {
	const regels: (Regel & { rechts: number })[] = [];
	for (const woord of woorden) {
		if (woord.tekst === '') continue;
		const vorige = regels.at(-1);
		const gat = vorige ? woord.x - vorige.rechts : 0;
		const zelfde = vorige && Math.abs(vorige.y - woord.y) < woord.grootte * 0.4 && gat > -woord.grootte;
		if (!zelfde) {
			if (woord.tekst.trim() === '') continue;
			regels.push({ ...woord, cellen: [woord.tekst], rechts: woord.x + woord.breedte });
			continue;
		}
		// pdfjs fills the gap between two columns with one wide space.
		if (woord.tekst.trim() === '' && gat + woord.breedte > woord.grootte) continue;
		const laatste = vorige.cellen.length - 1;
		if (gat > woord.grootte * 1.4) vorige.cellen.push(woord.tekst);
		else vorige.cellen[laatste] += (gat > woord.grootte * 0.15 ? ' ' : '') + woord.tekst;
		vorige.rechts = woord.x + woord.breedte;
		vorige.vet = vorige.vet && woord.vet;
	}
	return regels
		.map((r) => ({
			...r,
			cellen: r.cellen.map((c) => c.replace(/\s+/g, ' ').trim()).filter((c) => c !== '')
		}))
		.filter((r) => r.cellen.length > 0);
}

/** The size most letters of the document have. */
export function broodmaat(woorden: Woord[]): number {
	const letters = new Map<number, number>();
	for (const { grootte, tekst } of woorden) {
		const maat = Math.round(grootte * 2) / 2;
		letters.set(maat, (letters.get(maat) ?? 0) + tekst.length);
	}
	return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 11;
}

const hecht = (boven: string, onder: string): string =>
	/\p{L}-$/u.test(boven) && /^\p{Ll}/u.test(onder) ? boven.slice(0, -1) + onder : `${boven} ${onder}`;

function niveauVan(regel: Regel, brood: number): 1 | 2 | 3 | undefined {
	if (regel.cellen.length !== 1 || (regel.cellen[0] ?? '').length > 120) return undefined;
	if (regel.grootte >= brood * 1.5) return 1;
	if (regel.grootte >= brood * 1.15) return 2;
	return regel.vet && !/[.:;,]$/.test(regel.cellen[0] ?? '') ? 3 : undefined;
}

/** Reads one page; `brood` is the body size of the whole document. Bare page numbers are left out. */
export function blokken(woorden: Woord[], brood: number): Blok[] {
	const uit: Blok[] = [];
	let vorige: Regel | undefined;
	for (const regel of regelsVan(woorden)) {
		const tekst = regel.cellen.join(' ');
		const blok = uit.at(-1);
		const niveau = niveauVan(regel, brood);
		const punt = OPSOMMING.exec(tekst);
		const sluitAan =
			vorige !== undefined &&
			Math.abs(vorige.grootte - regel.grootte) < 1 &&
			vorige.y > regel.y &&
			vorige.y - regel.y < regel.grootte * 1.7;
		if (PAGINANUMMER.test(tekst)) continue;
		if (niveau) {
			if (sluitAan && blok?.soort === 'kop' && blok.niveau === niveau) blok.tekst = hecht(blok.tekst, tekst);
			else uit.push({ soort: 'kop', niveau, tekst });
		} else if (punt && regel.cellen.length <= 2) {
			uit.push({ soort: 'punt', tekst: tekst.slice(punt[0].length) });
		} else if (regel.cellen.length > 1) {
			uit.push({ soort: 'rij', cellen: regel.cellen });
		} else if (sluitAan && (blok?.soort === 'alinea' || blok?.soort === 'punt')) {
			blok.tekst = hecht(blok.tekst, tekst);
		} else {
			uit.push({ soort: 'alinea', tekst });
		}
		vorige = regel;
	}
	return uit;
}
