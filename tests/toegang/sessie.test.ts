// One session, from its first second to its last, without a door around it (issue 2 §4, issue 3 §1).
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { geheimHash } from '#lib/server/opslag/versleuteling.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import { gebruikerVan, maakAccount, maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const na = (seconden: number) => NU.add({ seconds: seconden });
const zoek = (cookie: string | undefined, op = NU) => sessie.zoek(opslag, cookie, op);
const rijVan = async (cookie: string) =>
	(
		await opslag.lees((db) =>
			db
				.select()
				.from(t.sessie)
				.where(eq(t.sessie.id, cookie.split('.')[0]!))
		)
	)[0]!;

async function begin(
	voor: Partial<Parameters<typeof sessie.maak>[1]> = {},
	stem: 'u' | 'je' = 'u'
): Promise<{ cookie: string; accountId: string }> {
	const accountId = voor.accountId ?? (await maakAccount(opslag, 'Saskia Vlierman', stem));
	const basis = { soort: 'vol', accountId, rustMinuten: 15, apparaat: 'Telefoon' } as const;
	return {
		accountId,
		cookie: await opslag.schrijf((tx) => sessie.maak(tx, { ...basis, ...voor }, NU))
	};
}

describe('the cookie', () => {
	it('goes to this host only, over TLS only, and no script reads it (dreigingen B17)', () => {
		expect(sessie.COOKIE).toBe('__Host-sid');
		expect(sessie.cookieEigenschappen).toEqual({
			path: '/',
			httpOnly: true,
			secure: true,
			sameSite: 'lax'
		});
	});

	it('is a secret of which the store keeps the digest only', async () => {
		const { cookie } = await begin();
		const [id, geheim] = cookie.split('.');
		expect(Buffer.from(geheim!, 'base64url')).toHaveLength(32);
		const rij = await rijVan(cookie);
		expect(rij.id).toBe(id);
		expect(Buffer.from(rij.geheimHash).equals(geheimHash(geheim!))).toBe(true);
	});

	it('opens nothing when it is cut, swapped, guessed or absent', async () => {
		const [een, twee] = [await begin(), await begin()];
		const [id, geheim] = een.cookie.split('.') as [string, string];
		for (const kapot of [
			undefined,
			'',
			'.',
			id,
			`${id}.`,
			`.${geheim}`,
			`${nieuwId()}.${geheim}`,
			`${id}.${twee.cookie.split('.')[1]!}`,
			`${id}.${geheim.slice(1)}`
		])
			expect([kapot, await zoek(kapot)]).toEqual([kapot, null]);
		expect(await zoek(een.cookie)).not.toBeNull();
	});
});

describe('who is asking', () => {
	it('is this account, in its own voice, with nothing else', async () => {
		const { cookie, accountId } = await begin();
		expect(await zoek(cookie)).toEqual({
			sessieId: cookie.split('.')[0],
			soort: 'vol',
			accountId,
			emailIndex: null,
			aanstellingen: [],
			stem: 'u',
			jong: false,
			rustMinuten: 15,
			gezienOp: tijdstip(NU),
			eindOp: tijdstip(NU.add({ hours: 12 })),
			bewezenOp: tijdstip(NU),
			gedeeld: false,
			stilSeconden: 0
		});
	});

	it('may be young and prefer u, or be grown and prefer je: the age stays what it is', async () => {
		const zet = (id: string, voorkeursvorm: 'u' | 'je') =>
			opslag.schrijf((tx) => tx.update(t.account).set({ voorkeursvorm }).where(eq(t.account.id, id)));
		const jong = await begin({}, 'je');
		expect(await zoek(jong.cookie)).toMatchObject({ stem: 'je', jong: true });
		await zet(jong.accountId, 'u');
		expect(await zoek(jong.cookie)).toMatchObject({ stem: 'u', jong: true });
		const ouder = await begin();
		await zet(ouder.accountId, 'je');
		expect(await zoek(ouder.cookie)).toMatchObject({ stem: 'je', jong: false });
	});

	it('at the loket is an address without an account, and not proven by a second factor', async () => {
		const cookie = await opslag.schrijf((tx) =>
			sessie.maak(tx, { soort: 'loket', emailIndex: 'adres', rustMinuten: 30, apparaat: 'Computer' }, NU)
		);
		expect(await zoek(cookie)).toMatchObject({
			soort: 'loket',
			accountId: null,
			emailIndex: 'adres',
			bewezenOp: null,
			rustMinuten: 30
		});
	});

	it('carries the confirmed address of the account, and of the loket before that', async () => {
		const { cookie, accountId } = await begin();
		await opslag.schrijf((tx) =>
			tx
				.update(t.account)
				.set({ emailIndex: `van-het-account-${accountId}` })
				.where(eq(t.account.id, accountId))
		);
		expect(await zoek(cookie)).toMatchObject({ emailIndex: `van-het-account-${accountId}` });
		const loket = await begin({ accountId, emailIndex: 'van-het-loket' });
		expect(await zoek(loket.cookie)).toMatchObject({ emailIndex: 'van-het-loket' });
	});

	it('half signed in has proven nothing, and a shared device is known as one', async () => {
		expect(await zoek((await begin({ soort: 'half' })).cookie)).toMatchObject({ bewezenOp: null });
		expect(await zoek((await begin({ gedeeld: true })).cookie)).toMatchObject({ gedeeld: true });
	});

	it('is nobody any more when the account is blocked', async () => {
		const { cookie, accountId } = await begin();
		await opslag.schrijf((tx) =>
			tx
				.update(t.account)
				.set({ geblokkeerdOp: tijdstip(NU) })
				.where(eq(t.account.id, accountId))
		);
		expect(await zoek(cookie)).toBeNull();
	});
});

describe('a post', () => {
	const post = (accountId: string, van: string, tot: string | null, subregio: string | null = 'enschede') =>
		opslag.schrijf((tx) =>
			tx.insert(t.aanstelling).values({
				id: nieuwId(),
				accountId,
				rol: 'procesondersteuner',
				regio: 'twente',
				subregio,
				van,
				tot
			})
		);

	it.each([
		['that began today', '2026-11-23', null, 1],
		['that begins tomorrow', '2026-11-24', null, 0],
		['that ends tomorrow', '2026-01-01', '2026-11-24', 1],
		['that ended today', '2026-01-01', '2026-11-23', 0]
	])('%s is seen as it stands on this day', async (_wat, van, tot, aantal) => {
		const { cookie, accountId } = await begin();
		await post(accountId, van, tot);
		expect((await zoek(cookie))!.aanstellingen).toEqual(
			Array.from({ length: aantal }, () => ({
				rol: 'procesondersteuner',
				regio: 'twente',
				subregio: 'enschede'
			}))
		);
	});

	it('counts with every other one of the same person, and never of somebody else', async () => {
		const [een, twee] = [await begin(), await begin()];
		await post(een.accountId, '2026-01-01', null);
		await post(een.accountId, '2026-01-01', null, 'almelo');
		expect((await zoek(een.cookie))!.aanstellingen.map(({ subregio }) => subregio).sort()).toEqual([
			'almelo',
			'enschede'
		]);
		expect((await zoek(twee.cookie))!.aanstellingen).toEqual([]);
	});

	it('is worth nothing in half a session', async () => {
		const { cookie, accountId } = await begin({ soort: 'half' });
		await post(accountId, '2026-01-01', null);
		expect((await zoek(cookie))!.aanstellingen).toEqual([]);
	});
});

describe('time', () => {
	it('a family is out after fifteen quiet minutes, a professional after thirty, not a second before', async () => {
		expect([sessie.RUST_FAMILIE, sessie.RUST_PROFESSIONAL]).toEqual([15, 30]);
		for (const rustMinuten of [sessie.RUST_FAMILIE, sessie.RUST_PROFESSIONAL]) {
			expect(await zoek((await begin({ rustMinuten })).cookie, na(60 * rustMinuten))).toBeNull();
			expect(await zoek((await begin({ rustMinuten })).cookie, na(60 * rustMinuten - 1))).not.toBeNull();
		}
	});

	it('is over after twelve hours, whatever was done', async () => {
		const { cookie } = await begin({ rustMinuten: 9999 });
		expect(await zoek(cookie, na(12 * 3600 - 1))).not.toBeNull();
		expect(await zoek(cookie, na(12 * 3600))).toBeNull();
	});

	it('of asking is written once a minute, not at every page', async () => {
		const { cookie } = await begin();
		expect(await zoek(cookie, na(59))).toMatchObject({ gezienOp: tijdstip(NU), stilSeconden: 59 });
		expect((await rijVan(cookie)).gezienOp).toBe(tijdstip(NU));
		expect(await zoek(cookie, na(60))).toMatchObject({ gezienOp: tijdstip(na(60)), stilSeconden: 60 });
		expect((await rijVan(cookie)).gezienOp).toBe(tijdstip(na(60)));
	});

	it('of one session is not that of another', async () => {
		const [een, twee] = [await begin(), await begin()];
		await zoek(een.cookie, na(120));
		expect((await rijVan(twee.cookie)).gezienOp).toBe(tijdstip(NU));
	});

	it('that cannot be written stops nobody reading', async () => {
		const { cookie } = await begin();
		const vol: Opslag = { ...opslag, schrijf: () => Promise.reject(new Error('de schijf is vol')) };
		expect(await sessie.zoek(vol, cookie, na(61))).toMatchObject({ sessieId: cookie.split('.')[0] });
	});

	it('left is what comes first: the quiet time or the absolute end', () => {
		const gebruiker = gebruikerVan('wie', {
			gezienOp: tijdstip(NU),
			rustMinuten: 15,
			eindOp: tijdstip(na(3600))
		});
		expect(sessie.rustEinde(gebruiker).equals(na(900))).toBe(true);
		expect(sessie.rustEinde({ ...gebruiker, eindOp: tijdstip(na(300)) }).equals(na(300))).toBe(true);
	});

	it('is given again to who says "ik ben er nog", up to the end, and to nobody else', async () => {
		const [een, twee] = [await begin(), await begin()];
		const ik = (await zoek(een.cookie))!;
		expect(await sessie.verleng(opslag, ik, na(600))).toBe(900);
		expect(await zoek(een.cookie, na(600 + 899))).not.toBeNull();
		expect((await rijVan(twee.cookie)).gezienOp).toBe(tijdstip(NU));
		expect(await sessie.verleng(opslag, ik, na(12 * 3600 - 100).add({ milliseconds: 1 }))).toBe(99);
	});
});

describe('the list of devices', () => {
	const lijst = async (accountId: string, op = NU) =>
		(await opslag.lees((db) => sessie.lopende(db, accountId, op))).map((een) => een.apparaat);

	it('holds the own open sessions, the latest first, with kind and times and nothing else', async () => {
		const { accountId, cookie } = await begin();
		const tweede = await begin({ accountId, apparaat: 'Computer' });
		await begin({ accountId, apparaat: 'Tablet', soort: 'half' });
		await begin();
		await zoek(tweede.cookie, na(120));
		expect(await lijst(accountId)).toEqual(['Computer', 'Telefoon']);
		const [, telefoon] = await opslag.lees((db) => sessie.lopende(db, accountId, NU));
		expect(telefoon).toEqual({
			id: cookie.split('.')[0],
			apparaat: 'Telefoon',
			gezienOp: tijdstip(NU),
			gemaaktOp: tijdstip(NU)
		});
		expect(await lijst(accountId, NU.add({ hours: 12 }))).toEqual([]);
	});

	it('ends one, the others or all, of this account and of no other', async () => {
		const { accountId, cookie } = await begin();
		const [tweede, derde] = [await begin({ accountId }), await begin({ accountId })];
		const vreemd = await begin();
		const id = (van: { cookie: string }) => van.cookie.split('.')[0]!;
		const leven = async () =>
			Promise.all(
				[cookie, tweede.cookie, derde.cookie, vreemd.cookie].map(async (c) => (await zoek(c)) !== null)
			);
		await opslag.schrijf((tx) => sessie.beeindigVan(tx, accountId, id(vreemd)));
		expect(await leven()).toEqual([true, true, true, true]);
		await opslag.schrijf((tx) => sessie.beeindigVan(tx, accountId, id(tweede)));
		expect(await leven()).toEqual([true, false, true, true]);
		await opslag.schrijf((tx) => sessie.beeindigAndere(tx, accountId, id({ cookie })));
		expect(await leven()).toEqual([true, false, false, true]);
		await opslag.schrijf((tx) => sessie.beeindigAlle(tx, accountId));
		expect(await leven()).toEqual([false, false, false, true]);
		await opslag.schrijf((tx) => sessie.beeindig(tx, id(vreemd)));
		expect(await leven()).toEqual([false, false, false, false]);
	});
});

describe('a device that hears of messages', () => {
	/** A session on a device of its own, on which its owner is told. */
	async function opToestel(voor?: string) {
		const accountId = voor ?? (await maakAccount(opslag, 'Rutger Boomkamp'));
		const toestelId = nieuwId();
		await opslag.schrijf(async (tx) => {
			await tx
				.insert(t.bekendApparaat)
				.values({ id: toestelId, accountId, geheimHash: Buffer.from('x'), gemaaktOp: tijdstip(NU) });
			await tx.insert(t.toestelmelding).values({
				id: nieuwId(),
				accountId,
				toestelId,
				apparaat: 'Telefoon',
				abonnementVersleuteld: Buffer.from('x'),
				sleutelKenmerk: 'proef',
				gemaaktOp: tijdstip(NU)
			});
		});
		const { cookie } = await begin({ accountId, toestelId });
		return { accountId, toestelId, id: cookie.split('.')[0]! };
	}
	type Plek = Awaited<ReturnType<typeof opToestel>>;
	const horen = async (...plekken: Plek[]) => {
		const rijen = await opslag.lees((db) => db.select().from(t.toestelmelding));
		return plekken.map(({ toestelId }) => rijen.some((rij) => rij.toestelId === toestelId));
	};

	it('is silent when somebody is put out of it, and no other device is', async () => {
		const hier = await opToestel();
		const [daar, ander] = [await opToestel(hier.accountId), await opToestel()];
		expect(await horen(hier, daar, ander)).toEqual([true, true, true]);
		await opslag.schrijf((tx) => sessie.beeindig(tx, hier.id));
		expect(await horen(hier, daar, ander)).toEqual([false, true, true]);
		await opslag.schrijf((tx) => sessie.beeindigVan(tx, ander.accountId, daar.id));
		expect(await horen(hier, daar, ander)).toEqual([false, true, true]);
		await opslag.schrijf((tx) => sessie.beeindigVan(tx, daar.accountId, daar.id));
		expect(await horen(hier, daar, ander)).toEqual([false, false, true]);
	});

	it('is not missed by a session that knows no device', async () => {
		const { accountId, cookie } = await begin();
		const daar = await opToestel(accountId);
		await opslag.schrijf((tx) => sessie.beeindig(tx, cookie.split('.')[0]!));
		expect(await horen(daar)).toEqual([true]);
	});

	it('is the only one of this account that still hears, when all others are signed out', async () => {
		const hier = await opToestel();
		const [daar, ander] = [await opToestel(hier.accountId), await opToestel()];
		await opslag.schrijf((tx) => sessie.beeindigAndere(tx, hier.accountId, hier.id));
		expect(await horen(hier, daar, ander)).toEqual([true, false, true]);
		await opslag.schrijf((tx) => sessie.beeindigAndere(tx, hier.accountId, nieuwId()));
		expect(await horen(hier, daar, ander)).toEqual([false, false, true]);
	});

	it('is silent with all the others, for who ends them from a device that is not known', async () => {
		const daar = await opToestel();
		const { cookie } = await begin({ accountId: daar.accountId });
		await opslag.schrijf((tx) => sessie.beeindigAndere(tx, daar.accountId, cookie.split('.')[0]!));
		expect(await horen(daar)).toEqual([false]);
	});

	it('is silent after the end of everything, for this account alone', async () => {
		const [hier, ander] = [await opToestel(), await opToestel()];
		await opslag.schrijf((tx) => sessie.beeindigAlle(tx, hier.accountId));
		expect(await horen(hier, ander)).toEqual([false, true]);
	});
});

it('a step up gives this session another secret, proves it now, and leaves end and others alone', async () => {
	const [een, twee] = [await begin({ soort: 'half' }), await begin()];
	const nieuw = await opslag.schrijf((tx) => sessie.vernieuw(tx, een.cookie.split('.')[0]!, na(100)));
	expect(nieuw.split('.')[0]).toBe(een.cookie.split('.')[0]);
	expect(await zoek(een.cookie, na(100))).toBeNull();
	expect(await zoek(nieuw, na(100))).toMatchObject({
		bewezenOp: tijdstip(na(100)),
		gezienOp: tijdstip(na(100)),
		eindOp: tijdstip(NU.add({ hours: 12 }))
	});
	expect(await zoek(twee.cookie)).not.toBeNull();
});
