import bron from '../../../messages/nl/begrippen.json' with { type: 'json' };
import type { Vertaler } from '#lib/i18n/index.ts';

/** A word with what it means to this reader. */
export interface Begrip {
	woord: string;
	uitleg: string;
}

/** The word list in the voice of the reader, in the order of the alphabet. */
export function begrippen(t: Vertaler): Begrip[] {
	return Object.keys(bron)
		.filter((id) => t.heeft(`begrippen.${id}.woord`) && t.heeft(`begrippen.${id}.uitleg`))
		.map((id) => ({ woord: t.los(`begrippen.${id}.woord`), uitleg: t.los(`begrippen.${id}.uitleg`) }))
		.sort((a, b) => a.woord.localeCompare(b.woord, 'nl'));
}
