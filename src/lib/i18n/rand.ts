import bron from '../../../messages/nl/rand.json' with { type: 'json' };
import type { Stem } from './bronnen.ts';

type Gekozen<T> = T extends { u: infer U; je: infer _J }
	? U
	: T extends string
		? string
		: { [K in keyof T]: Gekozen<T[K]> };

/** The words of the frame around every page, in one voice. */
export type RandTeksten = Gekozen<typeof bron>;

function kies(deel: unknown, stem: Stem): unknown {
	if (typeof deel !== 'object' || deel === null) return deel;
	if ('u' in deel && 'je' in deel) return stem === 'u' ? deel.u : deel.je;
	return Object.fromEntries(Object.entries(deel).map(([naam, waarde]) => [naam, kies(waarde, stem)]));
}

const perStem = { u: kies(bron, 'u') as RandTeksten, je: kies(bron, 'je') as RandTeksten };

/**
 * The words of header, footer, exit button and form messages.
 * Apart from index.ts, because a hydrated page carries its frame but must not carry every sentence.
 */
export function rand(stem: Stem): RandTeksten {
	return perStem[stem];
}
