// Between the right code of a letter and the way in that is chosen, the cookie is the only proof (dreigingen B03): whose
// it is, how long it counts, what it holds, and that it is spent once.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { uitdaging } from '#lib/server/opslag/schema.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import { maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const BRIEF = { uitnodigingId: 'een-brief', herstelId: null } as const;
const begin = (van: Parameters<typeof tussenstap.begin>[2] = BRIEF) =>
	opslag.schrijf((tx) => tussenstap.begin(tx, opslag.sleutels, van, NU));
const zoek = (cookie: string | undefined, op = NU) =>
	opslag.lees((db) => tussenstap.zoek(db, opslag.sleutels, cookie, op));
const idVan = (cookie: string) => cookie.split('.')[0]!;
const rijVan = async (cookie: string) =>
	(
		await opslag.lees((db) =>
			db
				.select()
				.from(uitdaging)
				.where(eq(uitdaging.id, idVan(cookie)))
		)
	)[0];
const zet = (cookie: string, wat: Partial<typeof uitdaging.$inferInsert>) =>
	opslag.schrijf((tx) =>
		tx
			.update(uitdaging)
			.set(wat)
			.where(eq(uitdaging.id, idVan(cookie)))
	);
const verbruik = (id: string) => opslag.schrijf((tx) => tussenstap.verbruik(tx, id));
const KEUZE = { inlognaam: 'linde', gemaakt: true, wachtwoordHash: 'hash', totpGeheim: 'GEHEIM' };
const bewaar = (stap: tussenstap.Stap, keuze = KEUZE) =>
	opslag.schrijf((tx) => tussenstap.bewaar(tx, opslag.sleutels, stap, keuze));

it('travels in cookies that belong to this host alone, over a secure connection', () => {
	expect([tussenstap.TOKEN_COOKIE, tussenstap.STAP_COOKIE]).toEqual(['__Host-uitn', '__Host-stap']);
});

describe('the proof', () => {
	it('tells which letter it was, and nothing is chosen yet', async () => {
		const cookie = await begin();
		expect(await zoek(cookie)).toEqual({
			id: idVan(cookie),
			uitnodigingId: 'een-brief',
			herstelId: null,
			accountId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
			keuze: null
		});
	});

	it('of a renewal names the account that is there; of an invitation one that is made later, each its own', async () => {
		const vernieuwing = await begin({ uitnodigingId: null, herstelId: 'een-herstel', accountId: 'oud' });
		expect(await zoek(vernieuwing)).toMatchObject({
			uitnodigingId: null,
			herstelId: 'een-herstel',
			accountId: 'oud'
		});
		const [een, twee] = [await zoek(await begin()), await zoek(await begin())];
		expect(een!.accountId).not.toBe(twee!.accountId);
	});

	it('is worth nothing cut, swapped, guessed or absent', async () => {
		const [cookie, ander] = [await begin(), await begin()];
		const [id, geheim] = cookie.split('.') as [string, string];
		for (const kapot of [
			undefined,
			'',
			'.',
			id,
			`${id}.`,
			`.${geheim}`,
			`${nieuwId()}.${geheim}`,
			`${id}.${ander.split('.')[1]!}`,
			`${id}.${geheim.slice(1)}`
		])
			expect([kapot, await zoek(kapot)]).toEqual([kapot, null]);
		expect(await zoek(cookie)).not.toBeNull();
	});

	it('counts for half an hour, to the second', async () => {
		const cookie = await begin();
		expect(await zoek(cookie, NU.add({ seconds: 30 * 60 - 1 }))).not.toBeNull();
		expect(await zoek(cookie, NU.add({ minutes: 30 }))).toBeNull();
		expect((await rijVan(cookie))!.verlooptOp).toBe(tijdstip(NU.add({ minutes: 30 })));
	});

	it('cannot be read from the store: no secret, and what is there opens for this row alone', async () => {
		const [cookie, ander] = [await begin(), await begin()];
		expect(JSON.stringify(await rijVan(cookie))).not.toContain(cookie.split('.')[1]);
		await zet(ander, { waarde: (await rijVan(cookie))!.waarde });
		await expect(zoek(ander)).rejects.toThrow();
	});

	it('is no question of another kind, and one of those is no proof', async () => {
		const cookie = await begin();
		expect((await rijVan(cookie))!.doel).toBe('uitnodiging');
		await zet(cookie, { doel: 'account-app' });
		expect(await zoek(cookie)).toBeNull();
		expect(await verbruik(idVan(cookie))).toBe(false);
		expect(await rijVan(cookie)).toBeDefined();
	});

	it('of no letter, or for no account, is none', async () => {
		const [zonderBrief, zonderAccount] = [await begin(), await begin()];
		await zet(zonderBrief, { uitnodigingId: null });
		await zet(zonderAccount, { accountId: null });
		expect(await zoek(zonderBrief)).toBeNull();
		expect(await zoek(zonderAccount)).toBeNull();
	});
});

describe('what was chosen', () => {
	it('waits in this proof, as the last choice made it, and in no other', async () => {
		const [cookie, ander] = [await begin(), await begin()];
		await bewaar((await zoek(cookie))!, { ...KEUZE, inlognaam: 'vergissing' });
		await bewaar((await zoek(cookie))!);
		expect((await zoek(cookie))!.keuze).toEqual(KEUZE);
		expect((await zoek(ander))!.keuze).toBeNull();
		expect((await rijVan(cookie))!.waarde).not.toContain('linde');
	});

	it('after the proof was spent is nobody any more', async () => {
		const cookie = await begin();
		const stap = (await zoek(cookie))!;
		await verbruik(stap.id);
		await bewaar(stap);
		expect(await zoek(cookie)).toBeNull();
	});
});

it('is spent once, and no other with it', async () => {
	const [cookie, ander] = [await begin(), await begin()];
	expect(await verbruik(idVan(cookie))).toBe(true);
	expect(await verbruik(idVan(cookie))).toBe(false);
	expect(await zoek(cookie)).toBeNull();
	expect(await zoek(ander)).not.toBeNull();
});
