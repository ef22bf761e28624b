// A question is answered once, for the purpose it was asked for, and in time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { uitdaging as tabel } from '#lib/server/opslag/schema.ts';
import * as uitdaging from '#lib/server/toegang/uitdaging.ts';
import { maakAccount, maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const stel = (waarde: string, anders: { doel?: string; accountId?: string | null; minuten?: number } = {}) =>
	uitdaging.stel(opslag, { doel: 'proef', accountId: null, minuten: 5, ...anders, waarde }, NU);
const verbruik = (waarde: string | null, doel = 'proef', nu = NU) =>
	uitdaging.verbruik(opslag, doel, waarde, nu);

describe('a question', () => {
	it('is answered once, also when two answers come together', async () => {
		await stel('een');
		const uit = await Promise.all([verbruik('een'), verbruik('een'), verbruik('een')]);
		expect(uit.filter((een) => een !== null)).toEqual([{ waarde: 'een', accountId: null }]);
		expect(await verbruik('een')).toBeNull();
	});

	it('remembers for whom it was asked', async () => {
		const accountId = await maakAccount(opslag, 'Saskia Vlierman');
		await stel('voor-iemand', { accountId });
		expect(await verbruik('voor-iemand')).toEqual({ waarde: 'voor-iemand', accountId });
	});

	it('is not spent by an answer to something else: another purpose, another question, none', async () => {
		await stel('blijft');
		for (const [waarde, doel] of [
			['blijft', 'ander-doel'],
			['verzonnen', 'proef'],
			['', 'proef'],
			[null, 'proef']
		] as const)
			expect([waarde, doel, await verbruik(waarde, doel)]).toEqual([waarde, doel, null]);
		expect(await verbruik('blijft')).not.toBeNull();
	});

	it('counts until its last minute is over, and not a moment longer', async () => {
		await stel('op-tijd', { minuten: 3 });
		await stel('te-laat', { minuten: 3 });
		const einde = NU.add({ minutes: 3 });
		expect(await verbruik('te-laat', 'proef', einde)).toBeNull();
		expect(await verbruik('op-tijd', 'proef', einde.subtract({ milliseconds: 1 }))).not.toBeNull();
	});

	it('keeps nothing but itself', async () => {
		await stel('kaal');
		const rijen = await opslag.lees((db) => db.select().from(tabel));
		expect(rijen.find(({ id }) => id === 'kaal')).toStrictEqual({
			id: 'kaal',
			doel: 'proef',
			accountId: null,
			uitnodigingId: null,
			herstelId: null,
			waarde: '',
			verlooptOp: '2026-11-23T09:05:00.000Z'
		});
	});
});
