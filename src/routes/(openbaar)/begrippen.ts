import bron from '../../../messages/nl/begrippen.json' with { type: 'json' };
import type { Vertaler } from '#lib/i18n/index.ts';
import type { Woord } from '#lib/ui/woord.ts';

/** The word list in the voice of the reader, in the order of the alphabet. */
export function begrippen(t: Vertaler): Woord[] {
	return Object.keys(bron)
		.filter((id) => t.heeft(`begrippen.${id}.woord`) && t.heeft(`begrippen.${id}.uitleg`))
		.map((id) => ({ woord: t.los(`begrippen.${id}.woord`), uitleg: t.los(`begrippen.${id}.uitleg`) }))
		.sort((a, b) => a.woord.localeCompare(b.woord, 'nl'));
}

// In the word list, but known to every reader: dots under these would hide the words that need them.
const alledaags = new Set([
	'kind',
	'hulp',
	'jongere',
	'uitnodiging',
	'reactie',
	'besluit',
	'agenda',
	'klacht',
	'tolk'
]);

/** The words that are explained where they stand in a text. */
export const hardeWoorden = (t: Vertaler): Woord[] =>
	begrippen(t).filter(({ woord }) => !alledaags.has(woord));
