import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { poging } from '#lib/server/opslag/schema.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import { maakAccount, maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

describe('pogingen', () => {
	const emmer = { naam: 'proef', hoogstens: 3, minuten: 15 };

	it('counts parallel tries, says when there are new ones, and starts again then', async () => {
		const uit = await Promise.all(Array.from({ length: 10 }, () => pogingen.neem(opslag, [emmer], NU)));
		expect(uit.filter((u) => u === null)).toHaveLength(3);
		const wacht = await pogingen.neem(opslag, [emmer], NU.add({ minutes: 5 }));
		expect(wacht?.seconden).toBe(600);
		expect(await pogingen.neem(opslag, [emmer], NU.add({ minutes: 15 }))).toBeNull();
	});

	it('takes from all limits or from none', async () => {
		const [vol, ruim] = [
			{ naam: 'vol', hoogstens: 1, minuten: 15 },
			{ naam: 'ruim', hoogstens: 2, minuten: 15 }
		];
		expect(await pogingen.neem(opslag, [vol, ruim], NU)).toBeNull();
		for (let i = 0; i < 5; i++) expect(await pogingen.neem(opslag, [vol, ruim], NU)).not.toBeNull();
		expect(await pogingen.neem(opslag, [ruim], NU)).toBeNull();
		await opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, [vol]));
		await opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, [vol]));
		expect(await pogingen.neem(opslag, [vol], NU)).toBeNull();
		expect(await pogingen.neem(opslag, [vol], NU)).not.toBeNull();
	});

	it('lets nobody read from the table who tried', async () => {
		const rijen = await opslag.lees((db) => db.select().from(poging));
		expect(JSON.stringify(rijen)).not.toMatch(/proef|vol|ruim/);
	});

	it.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:aaaa:bb01::1', '2001:db8:aaaa:bbff:1:2:3:4'],
		['::1', '::2']
	])('takes %s and %s for one household', (a, b) => {
		expect(pogingen.voorvoegsel(a)).toBe(pogingen.voorvoegsel(b));
	});

	it('takes two households for two', () => {
		expect(pogingen.voorvoegsel('2001:db8:aaaa:bb01::1')).not.toBe(
			pogingen.voorvoegsel('2001:db8:aaaa:cc01::1')
		);
		expect(pogingen.voorvoegsel('192.0.2.7')).not.toBe(pogingen.voorvoegsel('192.0.2.8'));
	});
});

describe('toestel', () => {
	it('is known for its own account only, and by its secret', async () => {
		const [a, b] = [await maakAccount(opslag, 'A'), await maakAccount(opslag, 'B')];
		const cookie = await opslag.schrijf((tx) => toestel.onthoud(tx, a, undefined, NU));
		const bekend = (id: string | null, c: string | undefined) =>
			opslag.lees((db) => toestel.bekend(db, id, c));
		expect(await bekend(a, cookie)).not.toBeNull();
		expect(await bekend(b, cookie)).toBeNull();
		expect(await bekend(null, cookie)).toBeNull();
		expect(await bekend(a, `${cookie.split('.')[0]}.geraden`)).toBeNull();
		const samen = await opslag.schrijf((tx) => toestel.onthoud(tx, b, cookie, NU));
		expect(await bekend(a, samen)).not.toBeNull();
		expect(await bekend(b, samen)).not.toBeNull();
		expect(await opslag.schrijf((tx) => toestel.onthoud(tx, a, samen, NU))).toBe(samen);
		await opslag.schrijf((tx) => toestel.vergeetAlle(tx, a));
		expect(await bekend(a, samen)).toBeNull();
	});

	it('is carried past a wiping of cookies by a note of one minute', () => {
		const briefje = toestel.schrijfBriefje(opslag.sleutels, 'id.geheim', NU)!;
		expect(briefje).not.toContain('geheim');
		expect(toestel.leesBriefje(opslag.sleutels, briefje, NU.add({ seconds: 59 }))).toBe('id.geheim');
		expect(toestel.leesBriefje(opslag.sleutels, briefje, NU.add({ seconds: 60 }))).toBeNull();
		expect(toestel.leesBriefje(opslag.sleutels, `${briefje.slice(0, -2)}AA`, NU)).toBeNull();
		expect(toestel.leesBriefje(opslag.sleutels, 'x', NU)).toBeNull();
		expect(toestel.schrijfBriefje(opslag.sleutels, undefined, NU)).toBeNull();
	});

	it.each([
		['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit Mobile/15E148 Safari', 'Telefoon'],
		['Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit Chrome Mobile Safari', 'Telefoon'],
		['Mozilla/5.0 (Linux; Android 16; SM-X200) AppleWebKit Chrome Safari', 'Tablet'],
		['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit Chrome Safari', 'Computer'],
		['curl/8', 'Apparaat'],
		[null, 'Apparaat']
	])('%s is a %s and nothing more', (ua, soort) => {
		expect(toestel.soort(ua)).toBe(soort);
	});
});
