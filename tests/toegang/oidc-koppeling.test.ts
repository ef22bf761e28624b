/** Which sign-in of an organisation opens which account: a link that its owner made (dreigingen B09, finding 10). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import { oidcAanbieder, type Bewijs } from '#lib/server/toegang/oidc-aanbieder.ts';
import { keur } from '#lib/server/toegang/oidc-instelling.ts';
import * as koppeling from '#lib/server/toegang/oidc-koppeling.ts';
import { maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
let bewijs: Bewijs;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(() => {
	bewijs = {
		uitgever: 'https://login.voorbeeld.invalid',
		onderwerp: crypto.randomUUID(),
		email: 'Ilse@raad.voorbeeld.invalid',
		tweedeFactor: 'bewezen',
		bewezenOp: null,
		idToken: null
	};
});
const [instelling] = keur([
	{
		id: 'raad',
		naam: 'De Raad',
		uitgever: 'https://login.voorbeeld.invalid',
		clientId: 'aan-tafel',
		clientGeheim: 'geheim'
	}
]);
const aanbieder = oidcAanbieder(instelling!, 'https://aantafel.voorbeeld.invalid');

const maak = (email: string | null = null) =>
	opslag.schrijf((tx) => account.maak(tx, opslag.sleutels, { naam: 'Ilse Wiggers', stem: 'u', email }, NU));
const koppel = async (
	accountId: string,
	bij: { wie?: string | null; bewijs?: Partial<Bewijs>; verzoekId?: string; nu?: Temporal.Instant } = {}
) => {
	const wat = {
		aanbieder,
		bewijs: { ...bewijs, ...bij.bewijs },
		accountId,
		wie: bij.wie === undefined ? accountId : bij.wie
	};
	const van = { nu: bij.nu ?? NU, verzoekId: bij.verzoekId ?? 'proef' };
	const uit = await opslag.schrijf((tx) => koppeling.koppel(tx, opslag, wat, van));
	return isWeigering(uit) ? uit.sleutel : uit;
};
const opent = async (bij: Partial<Bewijs> = {}, nu = NU) =>
	(await opslag.schrijf((tx) => koppeling.gekoppeld(tx, opslag, { ...bewijs, ...bij }, nu)))?.id ?? null;
const alle = (accountId: string) => opslag.lees((db) => koppeling.koppelingen(db, accountId));
const regels = async (accountId: string) =>
	(await opslag.lees((db) => db.select().from(t.audit).where(eq(t.audit.accountId, accountId)))).map(
		({ handeling, uitkomst, verzoekId, tijd }) => ({ handeling, uitkomst, verzoekId, tijd })
	);
const blokkeer = (id: string) =>
	opslag.schrijf((tx) =>
		tx
			.update(t.account)
			.set({ geblokkeerdOp: tijdstip(NU) })
			.where(eq(t.account.id, id))
	);

describe('a link', () => {
	it('that its owner made opens that account, is shown to the owner, and is recorded', async () => {
		const id = await maak();
		expect(await opent()).toBeNull();
		expect(await koppel(id, { verzoekId: 'koppelen' })).toBe('gekoppeld');
		expect(await alle(id)).toEqual([
			{
				id: expect.any(String) as string,
				aanbieder: 'raad',
				gemaaktOp: '2026-11-23T09:00:00.000Z',
				gebruiktOp: null
			}
		]);
		expect(await opent({}, NU.add({ hours: 1 }))).toBe(id);
		expect(await alle(id)).toMatchObject([{ gebruiktOp: '2026-11-23T10:00:00.000Z' }]);
		expect(await regels(id)).toEqual([
			{
				handeling: 'toegang.aanbieder',
				uitkomst: 'gekoppeld',
				verzoekId: 'koppelen',
				tijd: '2026-11-23T09:00:00.000Z'
			}
		]);
	});

	it('is to one person of one organisation: the same name elsewhere is somebody else', async () => {
		const [een, ander] = [await maak(), await maak()];
		await koppel(een);
		await koppel(ander, { bewijs: { onderwerp: 'ander' } });
		expect(await opent({ uitgever: 'https://ander.voorbeeld.invalid' })).toBeNull();
		expect([await opent(), await opent({ onderwerp: 'ander' })]).toEqual([een, ander]);
	});

	it('notes its use and no other’s', async () => {
		const [een, ander] = [await maak(), await maak()];
		await koppel(een);
		await koppel(ander, { bewijs: { onderwerp: `ander-${ander}` } });
		await opent();
		expect([(await alle(een))[0]!.gebruiktOp, (await alle(ander))[0]!.gebruiktOp]).toEqual([
			tijdstip(NU),
			null
		]);
	});

	it('made again by its owner stays one', async () => {
		const id = await maak();
		expect([await koppel(id), await koppel(id)]).toEqual(['gekoppeld', 'gekoppeld']);
		expect(await alle(id)).toHaveLength(1);
	});

	it('opens no blocked account, and none is made for one', async () => {
		const id = await maak();
		await koppel(id);
		await blokkeer(id);
		expect(await opent()).toBeNull();
		expect(await koppel(id, { bewijs: { onderwerp: 'nieuw' } })).toBe('toegang.aanbieder-mislukt');
		expect(await alle(id)).toHaveLength(1);
	});

	it('is not made for another account than the one signed in, nor when nobody is', async () => {
		const [id, ander] = [await maak(), await maak()];
		for (const wie of [null, ander]) expect(await koppel(id, { wie })).toBe('toegang.aanbieder-mislukt');
		expect([await alle(id), await alle(ander), await regels(id)]).toEqual([[], [], []]);
	});

	it('is not made to a sign-in that opens another account', async () => {
		const [eerste, tweede] = [await maak(), await maak()];
		await koppel(eerste);
		expect(await koppel(tweede)).toBe('toegang.aanbieder-bezet');
		expect([await alle(tweede), await opent()]).toEqual([[], eerste]);
	});

	it('is not made when the organisation names another address; the same, or none, is no objection', async () => {
		const met = await maak(`${nieuwId()}@voorbeeld.invalid`);
		expect(await koppel(met)).toBe('toegang.aanbieder-adres');
		expect(await alle(met)).toEqual([]);
		expect(await koppel(met, { bewijs: { email: null } })).toBe('gekoppeld');
		const zelfde = await maak('ilse@RAAD.voorbeeld.invalid');
		expect(await koppel(zelfde, { bewijs: { onderwerp: 'zelfde' } })).toBe('gekoppeld');
	});

	it('is taken away by its owner alone, and only then recorded', async () => {
		const [id, ander] = [await maak(), await maak()];
		await koppel(id);
		await koppel(id, { bewijs: { onderwerp: `tweede-${id}` } });
		await koppel(ander, { bewijs: { onderwerp: `ander-${ander}` } });
		const [eerste, tweede] = await alle(id);
		const moment = { nu: NU, verzoekId: 'weg' };
		const weg = (wie: string, welke: string) =>
			opslag.schrijf((tx) => koppeling.ontkoppel(tx, opslag, wie, welke, moment));
		await weg(ander, eerste!.id);
		expect([await alle(id), (await regels(ander)).length]).toMatchObject([[eerste, tweede], 1]);
		await weg(id, eerste!.id);
		expect([await alle(id), (await alle(ander)).length]).toEqual([[tweede], 1]);
		expect(await regels(id)).toContainEqual({
			handeling: 'toegang.aanbieder',
			uitkomst: 'ontkoppeld',
			verzoekId: 'weg',
			tijd: '2026-11-23T09:00:00.000Z'
		});
		const voor = (await regels(id)).length;
		await weg(id, eerste!.id);
		expect(await regels(id)).toHaveLength(voor);
	});

	it('stands in the list in the order it was made', async () => {
		const id = await maak();
		for (const naam of ['een', 'twee', 'drie']) await koppel(id, { bewijs: { onderwerp: `${naam}-${id}` } });
		const ids = (await alle(id)).map((rij) => rij.id);
		expect(ids).toHaveLength(3);
		expect(ids).toEqual([...ids].sort());
	});
});
