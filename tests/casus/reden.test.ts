// What somebody wrote as a reason is read by whom the form named, and by nobody else (issue 3 §2).
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as beeindiging from '#lib/server/casus/beeindiging.ts';
import * as reden from '#lib/server/casus/reden.ts';
import * as tafel from '#lib/server/casus/tafel.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { maakCasus, maakOpslag, type Proefcasus, type Wie } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const leest = (proef: Proefcasus, wie: Exclude<Wie, 'kind8'>) =>
	proef.als(wie, 'casus.lezen', (hier) => reden.lees(hier));
const REGIE = ['voorzitter', 'procesondersteuner'] as const;

it('why a tafel was moved or called off is read by who leads and plans, as long as it stands there', async () => {
	const proef = await maakCasus(opslag, { fase: 'uitgenodigd' });
	expect(await leest(proef, 'voorzitter'), 'nothing was moved yet').toBeNull();
	await proef.als('voorzitter', 'tafel.verplaatsen', (hier) =>
		tafel.verplaats(hier, 'Vader ligt ziek op bed.')
	);
	for (const wie of REGIE) expect(await leest(proef, wie)).toBe('Vader ligt ziek op bed.');
	for (const wie of ['ouderA', 'ouderB', 'jongere13', 'melder', 'rvdk', 'gi'] as const)
		expect([wie, await leest(proef, wie)]).toEqual([wie, null]);
	await proef.als('voorzitter', 'tafel.annuleren', (hier) => tafel.annuleer(hier, 'Het gezin is verhuisd.'));
	expect(await leest(proef, 'procesondersteuner')).toBe('Het gezin is verhuisd.');
});

it('why a melder stopped is read by the voorzitter, and not of another case', async () => {
	const [proef, ander] = [
		await maakCasus(opslag, { fase: 'ingediend' }),
		await maakCasus(opslag, { fase: 'ingediend' })
	];
	await proef.als('melder', 'aanmelding.intrekken', (hier) =>
		beeindiging.trekIn(hier, 'Het gezin wil het zelf.')
	);
	expect(await leest(proef, 'voorzitter')).toBe('Het gezin wil het zelf.');
	expect(await leest(proef, 'melder')).toBeNull();
	expect(await leest(ander, 'voorzitter')).toBeNull();
});
