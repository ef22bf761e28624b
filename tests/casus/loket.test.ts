import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { nieuwReferentienummer } from '#lib/server/casus/casus.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { loketStart, uitbox } from '#lib/server/opslag/schema.ts';
import { emailIndex } from '#lib/server/opslag/emailadres.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as loket from '#lib/server/toegang/loket.ts';
import { maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => {
	opslag = await maakOpslag();
});
afterAll(() => opslag.sluit());

const bij = <T>(fn: (plek: Parameters<typeof loket.begin>[0]) => Promise<T>, nu = NU) =>
	opslag.schrijf((tx) => fn({ tx, sleutels: opslag.sleutels, nu }));
const laatsteCode = async (): Promise<string> => {
	const post = (await opslag.lees((db) => db.select().from(uitbox).orderBy(uitbox.id))).at(-1)!;
	const inhoud = openPost(opslag.sleutels, post).post;
	return inhoud.soort === 'loketcode' ? inhoud.code : '';
};
const anders = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const stuur = (cookie: string) => loket.stuurCode(opslag, { cookie, adres: `10.0.0.${teller}`, nu: NU });
let teller = 0;
async function open(email = `loket${teller++}@voorbeeld.invalid`) {
	const cookie = await bij((plek) => loket.begin(plek, { email }));
	const uitkomst = await stuur(cookie);
	return { cookie, uitkomst, email };
}

describe('the code of the loket', () => {
	it('works once, in the browser that asked for it', async () => {
		const { cookie, email } = await open();
		const code = await laatsteCode();
		const vreemd = await bij((plek) => loket.bevestig(plek, `${cookie.split('.')[0]}.nietdezelfde`, code));
		expect(vreemd).toEqual({ fout: 'opnieuw' });
		const goed = await bij((plek) => loket.bevestig(plek, cookie, code));
		expect(goed).toMatchObject({ start: { email } });
		expect(await bij((plek) => loket.bevestig(plek, cookie, code))).toEqual({ fout: 'opnieuw' });
	});

	it('stops after five wrong tries, also for the right code', async () => {
		const { cookie } = await open();
		const code = await laatsteCode();
		const fouten: unknown[] = [];
		for (let keer = 0; keer < 5; keer++)
			fouten.push(await bij((plek) => loket.bevestig(plek, cookie, anders(code))));
		expect(fouten.map((een) => (een as { fout: string }).fout)).toEqual([
			'fout',
			'fout',
			'fout',
			'fout',
			'op'
		]);
		expect(await bij((plek) => loket.bevestig(plek, cookie, code))).toEqual({ fout: 'op' });
	});

	it('ends after half an hour', async () => {
		const { cookie } = await open();
		const code = await laatsteCode();
		expect(await bij((plek) => loket.bevestig(plek, cookie, code), NU.add({ minutes: 30 }))).toEqual({
			fout: 'verlopen'
		});
	});

	it('is replaced by a new one', async () => {
		const { cookie } = await open();
		const eerste = await laatsteCode();
		await stuur(cookie);
		const tweede = await laatsteCode();
		if (eerste !== tweede)
			expect(await bij((plek) => loket.bevestig(plek, cookie, eerste))).toEqual({ fout: 'fout' });
		expect(await bij((plek) => loket.bevestig(plek, cookie, tweede))).toHaveProperty('start');
	});

	it('is sent five times an hour to one address, from whatever browser', async () => {
		const uitkomsten: unknown[] = [];
		for (let keer = 0; keer < 6; keer++) uitkomsten.push((await open('vaak@voorbeeld.invalid')).uitkomst);
		expect(uitkomsten.slice(0, 5)).toEqual([null, null, null, null, null]);
		const laatste = uitkomsten[5];
		expect(isWeigering(laatste) && laatste.sleutel).toBe('loket.te-vaak');
	});

	it('is dead after the address was changed', async () => {
		const { cookie } = await open();
		const code = await laatsteCode();
		await bij((plek) => loket.wijzig(plek, cookie, { email: 'iemand-anders@voorbeeld.invalid' }));
		expect(await bij((plek) => loket.bevestig(plek, cookie, code))).toEqual({ fout: 'verlopen' });
	});

	it('stands nowhere in the open, and neither does the address', async () => {
		const { email } = await open('geheim@voorbeeld.invalid');
		const code = await laatsteCode();
		const rijen = await opslag.lees((db) => db.select().from(loketStart));
		const tekst = JSON.stringify(
			rijen.map((rij) => ({
				...rij,
				gegevensVersleuteld: Buffer.from(rij.gegevensVersleuteld).toString('latin1')
			}))
		);
		expect(tekst).not.toContain(email);
		expect(rijen.some((rij) => rij.codeHash.includes(code))).toBe(false);
	});
});

describe('what somebody filled in at the loket', () => {
	const start: loket.Start = { email: 'Wietske@Voorbeeld.invalid', tafelsoort: 'tafel1' };
	const begin = (wat = start) => bij((plek) => loket.begin(plek, wat));
	const lees = (cookie: string | undefined) => bij((plek) => loket.lees(plek, cookie));
	const rijVan = async (cookie: string) =>
		(await opslag.lees((db) => db.select().from(loketStart))).find((rij) => rij.id === cookie.split('.')[0])!;

	it('is kept for the browser that has both halves of the cookie, and for no other', async () => {
		expect(loket.LOKET_COOKIE).toBe('__Host-loket');
		const cookie = await begin();
		const ander = await begin();
		const [id, geheim] = cookie.split('.') as [string, string];
		expect(await lees(cookie)).toEqual(start);
		expect(await rijVan(cookie)).toMatchObject({
			codeHash: '',
			pogingen: 0,
			gebruiktOp: null,
			verlooptOp: '2026-11-23T09:30:00.000Z',
			emailIndex: emailIndex(opslag.sleutels, 'wietske@voorbeeld.invalid')
		});
		const vals = [
			undefined,
			'',
			'.',
			id,
			`${id}.`,
			`.${geheim}`,
			`${id}.${ander.split('.')[1]}`,
			`x.${geheim}`
		];
		for (const een of vals) expect(await lees(een)).toBeNull();
	});

	it('waits for a code: before one was sent none can be right, and no try is counted', async () => {
		const cookie = await begin();
		expect(await bij((plek) => loket.bevestig(plek, cookie, ''))).toEqual({ fout: 'verlopen' });
		expect((await rijVan(cookie)).pogingen).toBe(0);
	});

	it('may be changed: with the same address the code stays good, with another it counts for the other address', async () => {
		const { cookie, email } = await open();
		const code = await laatsteCode();
		const ander = await begin();
		const nieuw = { email: email.toUpperCase(), tafelsoort: 'tafel2' };
		expect(await bij((plek) => loket.wijzig(plek, cookie, nieuw))).toBe(true);
		expect(await lees(ander)).toEqual(start);
		expect(await bij((plek) => loket.bevestig(plek, cookie, code))).toEqual({
			start: nieuw,
			emailIndex: emailIndex(opslag.sleutels, email)
		});
		const tweede = await open();
		await bij((plek) => loket.wijzig(plek, tweede.cookie, { email: 'later@voorbeeld.invalid' }));
		await stuur(tweede.cookie);
		const [post] = (await opslag.lees((db) => db.select().from(uitbox).orderBy(uitbox.id))).slice(-1);
		expect(openPost(opslag.sleutels, post!).aan).toBe('later@voorbeeld.invalid');
		const nieuweCode = await laatsteCode();
		expect(await bij((plek) => loket.bevestig(plek, tweede.cookie, nieuweCode))).toMatchObject({
			emailIndex: emailIndex(opslag.sleutels, 'later@voorbeeld.invalid')
		});
	});

	it('is used up once, by the code or by another proof, and then it is nothing to anyone', async () => {
		const { cookie } = await open();
		const ander = await begin();
		await bij((plek) => loket.gebruik(plek, cookie));
		expect((await rijVan(cookie)).gebruiktOp).toBe('2026-11-23T09:00:00.000Z');
		expect([await lees(cookie), await lees(ander)]).toEqual([null, start]);
		expect(await bij((plek) => loket.wijzig(plek, cookie, start))).toBe(false);
		const opnieuw = await stuur(cookie);
		expect(isWeigering(opnieuw) && opnieuw.sleutel).toBe('loket.opnieuw');
		await bij((plek) => loket.gebruik(plek, undefined));
		const metCode = await open();
		const code = await laatsteCode();
		await bij((plek) => loket.bevestig(plek, metCode.cookie, code));
		expect((await rijVan(metCode.cookie)).gebruiktOp).toBe('2026-11-23T09:00:00.000Z');
		expect(await lees(ander)).toEqual(start);
	});

	it('a new code gives five new tries and another half hour', async () => {
		const { cookie } = await open();
		const ander = await open();
		const code = await laatsteCode();
		for (let keer = 0; keer < 4; keer++) await bij((plek) => loket.bevestig(plek, cookie, '00'));
		expect((await rijVan(cookie)).pogingen).toBe(4);
		expect((await rijVan(ander.cookie)).pogingen).toBe(0);
		await loket.stuurCode(opslag, { cookie, adres: '10.1.0.1', nu: NU.add({ minutes: 20 }) });
		expect(await rijVan(cookie)).toMatchObject({ pogingen: 0, verlooptOp: '2026-11-23T09:50:00.000Z' });
		expect(await bij((plek) => loket.bevestig(plek, ander.cookie, code))).toHaveProperty('start');
		const nieuw = await laatsteCode();
		expect(await bij((plek) => loket.bevestig(plek, cookie, nieuw), NU.add({ minutes: 49 }))).toHaveProperty(
			'start'
		);
	});

	it('a code is six digits, also when it starts with a nought, and thirty an hour go out from one place', async () => {
		for (const adres of ['10.2.0.1', '10.2.0.2']) {
			const uitkomsten: unknown[] = [];
			for (let keer = 0; keer < 31; keer++) {
				const cookie = await begin({ email: `plek${keer}-${adres}@voorbeeld.invalid` });
				uitkomsten.push(await loket.stuurCode(opslag, { cookie, adres, nu: NU }));
			}
			expect(uitkomsten.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => null));
			expect(uitkomsten[30]).toMatchObject({ sleutel: 'loket.te-vaak' });
		}
		const posten = await opslag.lees((db) => db.select().from(uitbox));
		for (const post of posten)
			expect(openPost(opslag.sleutels, post).post).toMatchObject({
				soort: 'loketcode',
				code: expect.stringMatching(/^\d{6}$/) as string
			});
		expect(new Set(posten.map((post) => post.sleutel)).size).toBe(posten.length);
	});
});

describe('the address of an account', () => {
	it('is known when it was confirmed, and is nothing for who has none or for nobody', async () => {
		const maak = (email: string | null) =>
			opslag.schrijf((tx) =>
				account.maak(tx, opslag.sleutels, { naam: 'Wietske Roelfsen', stem: 'u', email }, NU)
			);
		const [met, zonder] = [await maak('wietske@voorbeeld.invalid'), await maak(null)];
		const adres = (id: string) => bij((plek) => loket.adresVanAccount(plek, id));
		expect([await adres(met), await adres(zonder), await adres('niemand')]).toEqual([
			'wietske@voorbeeld.invalid',
			null,
			null
		]);
	});
});

describe('the reference number', () => {
	it('is short, readable over the phone and never the same', () => {
		const nummers = Array.from({ length: 500 }, nieuwReferentienummer);
		expect(new Set(nummers).size).toBe(500);
		for (const nummer of nummers) expect(nummer).toMatch(/^T-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
	});
});
