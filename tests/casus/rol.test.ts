/** A role in a case begins and ends on a day, and ends what it opened with it (issue 3 §2, dreigingen C05). */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as rol from '#lib/server/casus/rol.ts';
import { betreed, GeenRecht, GeenToegang } from '#lib/server/context.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { aanstelling } from '#lib/server/opslag/schema.ts';
import { maakAccount, maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(async () => void (proef = await maakCasus(opslag)));

const dag = (tekst: string) => Temporal.PlainDate.from(tekst);
const alle = () => proef.als('procesondersteuner', 'rol.lezen', (hier) => rol.alle(hier));
const van = async (welke: string) => (await alle()).find((een) => een.rol === welke)!;
const begrens = (id: string | null, duur: { van?: string; tot?: string }) =>
	proef.als('procesondersteuner', 'rol.begrenzen', (hier) =>
		rol.begrens(hier, id ?? '', {
			van: duur.van ? dag(duur.van) : null,
			tot: duur.tot ? dag(duur.tot) : null
		})
	);
const opent = async (wie: 'gi' | 'ouderA', moment: string) => {
	try {
		await opslag.schrijf(async (tx) => {
			const plek = {
				tx,
				sleutels: opslag.sleutels,
				moment: Temporal.Instant.from(moment),
				verzoekId: nieuwId()
			};
			return betreed(plek, proef.gebruikers[wie], proef.casusId, 'casus.lezen');
		});
		return true;
	} catch (fout) {
		if (fout instanceof GeenToegang) return false;
		throw fout;
	}
};

it('ends at midnight in the Netherlands of the day that was set, and not before', async () => {
	await begrens((await van('gi')).id, { tot: '2026-12-01' });
	expect(await opent('gi', '2026-11-30T22:59:59Z')).toBe(true);
	expect(await opent('gi', '2026-11-30T23:00:00Z')).toBe(false);
	expect((await van('gi')).stand).toBe('nu');
});

it('ends now when the day is today, and may get an end and lose it again before that', async () => {
	const { id } = await van('gi');
	await begrens(id, { tot: '2026-12-01' });
	await begrens(id, {});
	expect(await opent('gi', '2027-01-01T00:00:00Z')).toBe(true);
	await begrens(id, { tot: '2026-11-23' });
	expect(await opent('gi', NU.toString())).toBe(false);
	expect(await begrens(id, {})).toMatchObject({ sleutel: 'rol.onbekend' });
});

it('may begin later, and opens nothing before', async () => {
	await begrens((await van('gi')).id, { van: '2026-11-25', tot: '2026-11-27' });
	expect(await opent('gi', NU.toString())).toBe(false);
	expect(await opent('gi', '2026-11-24T23:00:00Z')).toBe(true);
	expect(await opent('gi', '2026-11-26T23:00:00Z')).toBe(false);
});

it('is never taken from the family here, nor from a post, nor set to the past', async () => {
	expect(await begrens((await van('ouder')).id, { tot: '2026-11-23' })).toMatchObject({
		sleutel: 'rol.onbekend'
	});
	expect(await opent('ouderA', NU.toString())).toBe(true);
	const { id } = await van('gi');
	expect(await begrens(id, { tot: '2026-11-22' })).toMatchObject({ sleutel: 'rol.volgorde' });
	expect(await begrens(id, { van: '2026-12-02', tot: '2026-12-01' })).toMatchObject({
		sleutel: 'rol.volgorde'
	});
	const ander = await maakCasus(opslag);
	const daar = await ander.als('procesondersteuner', 'rol.lezen', (hier) => rol.alle(hier));
	expect(await begrens(daar.find((een) => een.rol === 'gi')!.id, { tot: '2026-11-23' })).toMatchObject({
		sleutel: 'rol.onbekend'
	});
});

it('is seen by the procesondersteuner, with the posts and the day a stand-in ends', async () => {
	const accountId = await maakAccount(opslag, 'Inval Kracht');
	await opslag.schrijf((tx) =>
		tx.insert(aanstelling).values({
			id: nieuwId(),
			accountId,
			rol: 'voorzitter',
			regio: 'twente',
			subregio: 'enschede',
			van: '2026-11-01',
			tot: '2026-12-15',
			vervangt: proef.gebruikers.voorzitter.accountId
		})
	);
	const regels = await alle();
	expect(regels.find((een) => een.naam === 'Inval Kracht')).toMatchObject({
		id: null,
		rol: 'voorzitter',
		tot: '2026-12-15',
		stand: 'nu',
		begrensbaar: false
	});
	for (const wie of ['voorzitter', 'melder', 'ouderA'] as const)
		await expect(
			proef.als(wie, 'rol.lezen', async (hier) => !isWeigering(await rol.alle(hier)))
		).rejects.toBeInstanceOf(GeenRecht);
});
