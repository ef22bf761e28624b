import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as professional from '#lib/server/casus/toestemming-professional.ts';
import * as toestemming from '#lib/server/casus/toestemming.ts';
import { GeenRecht } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { gebeurtenis, gezag, toestemming as rijen } from '#lib/server/opslag/schema.ts';
import { maakCasus, maakOpslag, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => {
	opslag = await maakOpslag();
	proef = await maakCasus(opslag, { tafelsoort: 'tafel2' });
});
afterAll(() => opslag.sluit());

const stand = () => proef.als('voorzitter', 'casus.lezen', (hier) => toestemming.stand(hier));
/** By the procesondersteuner after a call; the right's own condition is tested in domein. */
const belde = (ouder: 'ouderA' | 'ouderB', antwoord: 'gegeven' | 'geweigerd') =>
	proef.als('procesondersteuner', 'casus.lezen', (hier) =>
		toestemming.noteer(hier, {
			persoonId: proef.personen[ouder],
			antwoord,
			kanaal: 'telefoon',
			uitlegVersie: 'v1'
		})
	);

it('follows the ouders: asked, given by one, divided, given by both (dossier §3.3)', async () => {
	expect(await stand()).toBe('gevraagd');
	expect(await belde('ouderA', 'gegeven')).toBe('gevraagd');
	expect(await belde('ouderB', 'geweigerd')).toBe('verdeeld');
	expect(await belde('ouderB', 'gegeven')).toBe('gegeven');
});

it('keeps a no after a yes as withdrawn, with channel, author and explanation, and adds nothing for the same answer', async () => {
	await belde('ouderA', 'geweigerd');
	await belde('ouderA', 'geweigerd');
	const vanA = await opslag.lees((db) =>
		db.select().from(rijen).where(eq(rijen.persoonId, proef.personen.ouderA))
	);
	expect(vanA.map((rij) => rij.antwoord)).toEqual(['gegeven', 'ingetrokken']);
	expect(vanA[1]).toMatchObject({
		kanaal: 'telefoon',
		uitlegVersie: 'v1',
		doorAccountId: proef.gebruikers.procesondersteuner.accountId
	});
	const vastgelegd = await opslag.lees((db) =>
		db.select().from(gebeurtenis).where(eq(gebeurtenis.objectId, vanA[1]!.id))
	);
	expect(vastgelegd).toMatchObject([{ van: 'gegeven', naar: 'ingetrokken' }]);
});

it('does not count someone whose gezag is not checked', async () => {
	await opslag.schrijf((tx) =>
		tx.update(gezag).set({ status: 'onbekend' }).where(eq(gezag.ouderId, proef.personen.ouderA))
	);
	expect(await stand()).toBe('gegeven');
});

it('is not asked where the tafel goes on without', async () => {
	const ander = await maakCasus(opslag, { tafelsoort: 'tafel3' });
	const uitkomst = await ander.als('ouderA', 'casus.lezen', (hier) =>
		toestemming.noteer(hier, {
			persoonId: ander.personen.ouderA,
			antwoord: 'geweigerd',
			kanaal: 'app',
			uitlegVersie: 'v1'
		})
	);
	expect(isWeigering(uitkomst) && uitkomst.sleutel).toBe('toestemming.niet-nodig');
});

it('lets no ouder speak for the other: what was told by phone is for the procesondersteuner to record', async () => {
	const ander = await maakCasus(opslag, { tafelsoort: 'tafel2' });
	const voorA = { persoon: ander.personen.ouderA, antwoord: 'geweigerd', kanaal: 'telefoon' } as const;
	await expect(
		ander.als('ouderB', 'toestemming.vastleggen', (hier) => professional.legVast(hier, voorA))
	).rejects.toThrow(GeenRecht);
	expect(await ander.als('voorzitter', 'casus.lezen', (hier) => toestemming.stand(hier))).toBe('gevraagd');
});
