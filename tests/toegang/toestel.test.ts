// The device that somebody holds: known by a secret, for its own accounts only, and told apart by its kind alone
// (dreigingen finding 14).
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import { bekendApparaat, toestelmelding } from '#lib/server/opslag/schema.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import { maakAccount, maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const iemand = () => maakAccount(opslag, 'Saskia Vlierman');
const onthoud = (accountId: string, cookie?: string) =>
	opslag.schrijf((tx) => toestel.onthoud(tx, accountId, cookie, NU));
const bekend = (accountId: string | null, cookie: string | undefined) =>
	opslag.lees((db) => toestel.bekend(db, accountId, cookie));
const gedeeld = (accountId: string, cookie: string | undefined) =>
	opslag.lees((db) => toestel.isGedeeld(db, accountId, cookie));
const idVan = (cookie: string, plek = 0) => cookie.split('~')[plek]!.split('.')[0]!;

describe('a device that is known', () => {
	it('is known for its own account only, by its secret, and by the id that it then has', async () => {
		const [a, b] = [await iemand(), await iemand()];
		const cookie = await onthoud(a);
		expect(cookie).toMatch(/^[\w-]+\.[\w-]{43}$/);
		expect(await bekend(a, cookie)).toBe(idVan(cookie));
		expect(await bekend(b, cookie)).toBeNull();
		expect(await bekend(null, cookie)).toBeNull();
	});

	it.each([
		['nothing', () => undefined],
		['an empty text', () => ''],
		['an id alone', (id: string) => id],
		['an id without its secret', (id: string) => `${id}.`],
		['a secret without an id', (_: string, geheim: string) => `.${geheim}`],
		['a guessed secret', (id: string) => `${id}.geraden`],
		['a secret with more behind it', (id: string, geheim: string) => `${id}.${geheim}x`],
		['the secret of another device', (id: string, _: string, ander: string) => `${id}.${ander}`]
	])('is not proved by %s', async (_wat, maak) => {
		const a = await iemand();
		const [id = '', geheim = ''] = (await onthoud(a)).split('.');
		const ander = (await onthoud(await iemand())).split('.')[1]!;
		const cookie = maak(id, geheim, ander);
		expect(await bekend(a, cookie)).toBeNull();
		expect(await gedeeld(await iemand(), cookie)).toBe(false);
	});

	it('is not proved by secrets that belong to one another’s ids', async () => {
		const [a, b, c] = [await iemand(), await iemand(), await iemand()];
		const [vanA, vanB] = [(await onthoud(a)).split('.'), (await onthoud(b)).split('.')];
		const verwisseld = `${vanA[0]}.${vanB[1]}~${vanB[0]}.${vanA[1]}`;
		for (const wie of [a, b]) expect(await bekend(wie, verwisseld)).toBeNull();
		expect(await gedeeld(c, verwisseld)).toBe(false);
	});

	it('stays the same device: asked again it gets the same cookie, and no second row', async () => {
		const a = await iemand();
		const cookie = await onthoud(a);
		expect(await onthoud(a, cookie)).toBe(cookie);
		const rijen = () =>
			opslag.lees((db) => db.select().from(bekendApparaat).where(eq(bekendApparaat.accountId, a)));
		expect(await rijen()).toMatchObject([{ id: idVan(cookie), gemaaktOp: '2026-11-23T09:00:00.000Z' }]);
		expect(JSON.stringify(await rijen()), 'only a digest is kept').not.toContain(cookie.split('.')[1]);
		// Another's cookie, or a made-up one, does not stand in for it.
		expect(await onthoud(a, 'verzonnen.geheim')).not.toBe('verzonnen.geheim');
		expect(await rijen()).toHaveLength(2);
	});

	it('knows up to four accounts of one family; the one that was here longest ago is let go', async () => {
		const gezin = [await iemand(), await iemand(), await iemand(), await iemand(), await iemand()];
		let cookie: string | undefined;
		for (const lid of gezin.slice(0, 4)) cookie = await onthoud(lid, cookie);
		for (const lid of gezin.slice(0, 4)) expect(await bekend(lid, cookie)).not.toBeNull();
		cookie = await onthoud(gezin[4]!, cookie);
		expect(cookie.split('~')).toHaveLength(4);
		expect(await bekend(gezin[0]!, cookie)).toBeNull();
		for (const lid of gezin.slice(1)) expect(await bekend(lid, cookie)).not.toBeNull();
		const vijf = ['a.b', 'a.b', 'a.b', 'a.b', await onthoud(gezin[0]!)].join('~');
		expect(await bekend(gezin[0]!, vijf), 'what comes fifth is not looked at').toBeNull();
	});

	it('is shared when somebody else signed in on it too, as far as its secrets prove', async () => {
		const [a, b, c] = [await iemand(), await iemand(), await iemand()];
		const alleen = await onthoud(a);
		expect(await gedeeld(a, alleen)).toBe(false);
		expect(await gedeeld(b, alleen), 'who is about to share it').toBe(true);
		const samen = await onthoud(b, alleen);
		expect([await gedeeld(a, samen), await gedeeld(b, samen)]).toEqual([true, true]);
		// The ids of others without their secrets prove nothing.
		const nagemaakt = `${alleen}~${idVan(await onthoud(c))}.geraden`;
		expect(await gedeeld(a, nagemaakt)).toBe(false);
		expect(await gedeeld(a, undefined)).toBe(false);
	});

	it('is forgotten for one account, with what it would have been told, and not for another', async () => {
		const [a, b] = [await iemand(), await iemand()];
		const samen = await onthoud(b, await onthoud(a));
		for (const [accountId, toestelId] of [
			[a, idVan(samen, 1)],
			[b, idVan(samen)]
		] as const)
			await opslag.schrijf((tx) =>
				tx.insert(toestelmelding).values({
					id: nieuwId(),
					accountId,
					toestelId,
					apparaat: 'Telefoon',
					sleutelKenmerk: 'proef',
					abonnementVersleuteld: Buffer.from('x'),
					gemaaktOp: '2026-11-23T09:00:00.000Z'
				})
			);
		await opslag.schrijf((tx) => toestel.vergeetAlle(tx, a));
		expect([await bekend(a, samen), await bekend(b, samen)]).toEqual([null, idVan(samen)]);
		const meldingen = await opslag.lees((db) => db.select().from(toestelmelding));
		expect(meldingen.map(({ accountId }) => accountId)).toEqual([b]);
	});

	it('has a cookie that only this address gets, for a year', () => {
		expect(toestel.TOESTEL_COOKIE).toBe('__Host-app');
		expect(toestel.TOESTEL_SECONDEN).toBe(31_536_000);
	});
});

describe('the note that carries a device past a wiping of cookies', () => {
	const schrijf = (cookie: string | undefined) => toestel.schrijfBriefje(opslag.sleutels, cookie, NU);
	const lees = (briefje: string | null, nu = NU) => toestel.leesBriefje(opslag.sleutels, briefje, nu);

	it('is closed, whole, and counts for one minute', () => {
		const briefje = schrijf('id.geheim~nog.een')!;
		expect(briefje).toMatch(/^[\w-]+$/);
		expect(Buffer.from(briefje, 'base64url').toString('latin1')).not.toContain('geheim');
		expect(lees(briefje, NU.add({ seconds: 59 }))).toBe('id.geheim~nog.een');
		expect(lees(briefje, NU.add({ seconds: 60 }))).toBeNull();
	});

	it('is not there when there is nothing to carry', () => {
		for (const leeg of [undefined, '', 'zonder-geheim', '.', 'id.']) expect(schrijf(leeg)).toBeNull();
	});

	it('is only read when it is ours', () => {
		const briefje = schrijf('id.geheim')!;
		const ander = (plek: string, tekst: string) =>
			opslag.sleutels.huis.versleutel(plek, '', tekst).toString('base64url');
		const straks = '2026-11-23T09:01:00.000Z';
		const veranderd = Buffer.from(briefje, 'base64url');
		veranderd[veranderd.length - 1]! ^= 1;
		expect(lees(ander('toestel.briefje', `${straks}|id.geheim`))).toBe('id.geheim');
		for (const vreemd of [
			null,
			'',
			'x',
			veranderd.toString('base64url'),
			ander('iets.anders', `${straks}|id.geheim`),
			ander('toestel.briefje', straks),
			ander('toestel.briefje', `${straks}|`),
			ander('toestel.briefje', '|id.geheim')
		])
			expect(lees(vreemd)).toBeNull();
	});

	it('does not hide that the keys are broken', () => {
		const stuk = new Error('no keys');
		const huis = {
			...opslag.sleutels.huis,
			ontsleutel: () => {
				throw stuk;
			}
		};
		expect(() => toestel.leesBriefje({ huis }, schrijf('id.geheim'), NU)).toThrow(stuk);
	});
});

describe('the kind of device', () => {
	it.each([
		['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit Mobile/15E148 Safari', 'Telefoon'],
		['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)', 'Telefoon'],
		['Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit Chrome Mobile Safari', 'Telefoon'],
		['Mozilla/5.0 (Mobile; rv:140.0) Gecko Firefox', 'Telefoon'],
		['Mozilla/5.0 (Linux; Android 16; SM-X200) AppleWebKit Chrome Safari', 'Tablet'],
		['Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit Mobile/15E148 Safari', 'Tablet'],
		['Mozilla/5.0 (Tablet; rv:140.0) Gecko Firefox', 'Tablet'],
		['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit Chrome Safari', 'Computer'],
		['Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit Safari', 'Computer'],
		['Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox', 'Computer'],
		['Mozilla/5.0 (X11; CrOS x86_64 16000.0.0) AppleWebKit Chrome Safari', 'Computer'],
		['curl/8', 'Apparaat'],
		['', 'Apparaat'],
		[null, 'Apparaat']
	])('of %s is told as %s and nothing more', (ua, soort) => {
		expect(toestel.soort(ua)).toBe(soort);
	});
});
