import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import { GeenRecht, GeenSleutel, GeenToegang } from '#lib/server/context.ts';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { maakCasus, maakOpslag, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => {
	opslag = await maakOpslag();
	proef = await maakCasus(opslag);
});
afterAll(() => opslag.sluit());

describe('betreed', () => {
	it('does not let a stranger know that the case exists', async () => {
		await expect(proef.als('vreemde', 'casus.lezen', async () => 1)).rejects.toBeInstanceOf(GeenToegang);
	});

	it('refuses a participant without the right', async () => {
		await expect(proef.als('ouderB', 'tafel.plannen', async () => 1)).rejects.toBeInstanceOf(GeenRecht);
	});

	it('refuses an act outside its phase with a value', async () => {
		const uitkomst = await proef.als('voorzitter', 'aanmelding.beoordelen', async () => 1);
		expect(isWeigering(uitkomst)).toBe(true);
	});

	it('gives names to everyone at the table', async () => {
		const namen = await proef.als('ouderB', 'casus.lezen', async (hier) =>
			(await persoon.allen(hier)).map((p) => p.naam)
		);
		expect(namen).toContain('Saskia Vlierman');
	});

	it('has no key of ouder A on the ring of ouder B: a forgotten check throws', async () => {
		await expect(
			proef.als('ouderB', 'casus.lezen', (hier) => persoon.contact(hier, proef.personen.ouderA))
		).rejects.toBeInstanceOf(GeenSleutel);
	});

	it('gives ouder A and the procesondersteuner the address', async () => {
		for (const wie of ['ouderA', 'procesondersteuner'] as const) {
			const contact = await proef.als(wie, 'casus.lezen', (hier) =>
				persoon.contact(hier, proef.personen.ouderA)
			);
			expect(contact.adres).toContain('Zwaluwkanariestraat');
		}
	});

	it('keeps an unbroken audit chain', async () => {
		expect((await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).breuk).toBeNull();
	});
});
