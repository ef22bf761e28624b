import { describe, expect, it } from 'vitest';
import { geldendeWerkwijzen } from '#lib/domein/werkwijze.ts';
import { teksten, vertaler } from '#lib/i18n/index.ts';
import type { Stem, Teksten } from '#lib/i18n/index.ts';

const stemmen: Stem[] = ['u', 'je'];
const plat = (boom: Teksten): string => JSON.stringify(boom);
const tafels = geldendeWerkwijzen.flatMap((wijze) => wijze.tafelsoorten.map((tafel) => ({ wijze, tafel })));

describe.each(stemmen)('uitleg in %s says what the werkwijze says', (stem) => {
	const t = vertaler('nl', stem);

	it.each(tafels)('$tafel.soort has the steps of its agenda', ({ tafel }) => {
		// Twente has a fixed agenda (S1 bijlage 1–3); Haaglanden describes a course, of which the family reads the outline.
		if (!tafel.bron.startsWith('S1')) return;
		expect(t.lijst(`uitleg.soort.${tafel.soort}.stappen`)).toHaveLength(tafel.agenda.length);
	});

	it.each(tafels)('$tafel.soort names a term only when the werkwijze promises one', ({ wijze, tafel }) => {
		const zinnen = plat(teksten(stem, `uitleg.soort.${tafel.soort}`));
		expect(/\d+ (weken|dagen)/.test(zinnen)).toBe(wijze.termijnen.verslag?.status === 'beloofd');
	});

	it.each(tafels)('$tafel.soort promises nothing that is not there', ({ tafel }) => {
		const zinnen = plat(teksten(stem, `uitleg.soort.${tafel.soort}`));
		expect(zinnen).not.toMatch(/inspreken|\btekenen|verplicht|oproep|u moet komen|je moet komen/i);
	});
});
