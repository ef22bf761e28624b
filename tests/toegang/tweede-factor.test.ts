import { and, eq, isNotNull } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { account, herstelcode as codetabel } from '#lib/server/opslag/schema.ts';
import * as rekening from '#lib/server/toegang/account.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { maakOpslag, NU } from '../huis.ts';
import { metWachtwoord } from './gezin.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const geheim = totp.nieuwGeheim();
const seconden = (moment: Temporal.Instant) => Math.floor(moment.epochMilliseconds / 1000);
const code = (moment: Temporal.Instant) => generateSync({ secret: geheim, epoch: seconden(moment) });

describe('totp', () => {
	it('accepts this step, and the one before for five seconds only', () => {
		expect(totp.stapVan(geheim, code(NU), NU, null)).not.toBeNull();
		expect(
			totp.stapVan(geheim, code(NU.subtract({ seconds: 1 })), NU.add({ seconds: 4 }), null)
		).not.toBeNull();
		expect(totp.stapVan(geheim, code(NU.subtract({ seconds: 1 })), NU.add({ seconds: 6 }), null)).toBeNull();
		expect(totp.stapVan(geheim, code(NU.add({ seconds: 30 })), NU, null)).toBeNull();
		expect(totp.stapVan(totp.nieuwGeheim(), code(NU), NU, null)).toBeNull();
	});

	it.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', "' OR 1=1"])('reads %j as no code', (getypt) => {
		expect(totp.leesCode(getypt)).toBeNull();
	});

	it.each([
		['123456', '123456'],
		[' 123 456 ', '123456'],
		['123-456', '123456'],
		['12.34.56', '123456'],
		['１２３４５６', '123456']
	])('reads %j as it was meant', (getypt, bedoeld) => {
		expect(totp.leesCode(getypt)).toBe(bedoeld);
	});

	it('accepts a step once: the same one and those before it are used', () => {
		const stap = totp.stapVan(geheim, code(NU), NU, null)!;
		expect(stap).toBe(Math.floor(seconden(NU) / 30));
		expect(totp.stapVan(geheim, code(NU), NU, stap - 1)).toBe(stap);
		expect(totp.stapVan(geheim, code(NU), NU, stap)).toBeNull();
		expect(totp.stapVan(geheim, code(NU), NU, stap + 1)).toBeNull();
	});

	it('gives every account a secret of 160 bits, readable in groups of four', () => {
		expect(geheim).toMatch(/^[A-Z2-7]{32}$/);
		expect(totp.nieuwGeheim()).not.toBe(geheim);
		expect(totp.leesbaar('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
		expect(totp.leesbaar('')).toBe('');
	});

	it('tells a phone on a table the name of the product only', () => {
		const uri = new URL(totp.adres(geheim));
		expect(uri.protocol).toBe('otpauth:');
		expect(uri.searchParams.get('secret')).toBe(geheim);
		expect(uri.searchParams.get('issuer')).toBe('Aan Tafel');
		expect(decodeURIComponent(uri.pathname).replace(/^.*totp\/|^\/+/, '')).toBe('Aan Tafel:Aan Tafel');
	});

	it('of an account without an app lets nothing in', async () => {
		const wie = { id: 'x', totpVersleuteld: null, totpStap: null };
		expect(await opslag.schrijf((tx) => totp.gebruik(tx, opslag.sleutels, wie, code(NU), NU))).toBe(false);
	});

	it('opens nothing when it is wrong, also for who never used one before', async () => {
		const id = await metWachtwoord(opslag, 'eerst@voorbeeld.invalid', geheim);
		const fout = code(NU) === '123456' ? '654321' : '123456';
		const [rij] = await opslag.lees((db) => db.select().from(account).where(eq(account.id, id)));
		expect(rij!.totpStap).toBeNull();
		expect(await opslag.schrijf((tx) => totp.gebruik(tx, opslag.sleutels, rij!, fout, NU))).toBe(false);
	});

	it('is used up for this account, not for another with the same secret', async () => {
		const [een, twee] = [
			await metWachtwoord(opslag, 'een@voorbeeld.invalid', geheim),
			await metWachtwoord(opslag, 'twee@voorbeeld.invalid', geheim)
		];
		const probeer = (id: string, getypt: string) =>
			opslag.schrijf(async (tx) => {
				const [rij] = await tx.select().from(account).where(eq(account.id, id));
				return totp.gebruik(tx, opslag.sleutels, rij!, getypt, NU);
			});
		expect(await probeer(een, 'geen')).toBe(false);
		expect(await probeer(een, code(NU))).toBe(true);
		expect(await probeer(twee, code(NU))).toBe(true);
		const verlopen = { id: een, totpStap: null };
		const [rij] = await opslag.lees((db) => db.select().from(account).where(eq(account.id, een)));
		// Two requests read the account before either wrote: the store decides.
		expect(
			await opslag.schrijf((tx) => totp.gebruik(tx, opslag.sleutels, { ...rij!, ...verlopen }, code(NU), NU))
		).toBe(false);
	});

	it('refuses a code that was seen over a shoulder, also when both come at once (B12)', async () => {
		const id = await metWachtwoord(opslag, 'stap@voorbeeld.invalid', geheim);
		const probeer = (moment: Temporal.Instant) =>
			opslag.schrijf(async (tx) => {
				const [rij] = await tx.select().from(account).where(eq(account.id, id));
				return totp.gebruik(tx, opslag.sleutels, rij!, code(moment), moment);
			});
		expect((await Promise.all([probeer(NU), probeer(NU), probeer(NU)])).filter(Boolean)).toHaveLength(1);
		expect(await probeer(NU)).toBe(false);
		const straks = NU.add({ seconds: 30 });
		expect(await probeer(straks)).toBe(true);
		expect(await probeer(NU)).toBe(false);
	});

	it('does not give the secret away in the store', async () => {
		const id = await metWachtwoord(opslag, 'dicht@voorbeeld.invalid', geheim);
		const [rij] = await opslag.lees((db) => db.select().from(account).where(eq(account.id, id)));
		expect(Buffer.from(rij!.totpVersleuteld!).includes(geheim)).toBe(false);
	});

	it('draws a QR code with a quiet zone around it', () => {
		const { pad, breedte } = totp.qr(totp.adres(geheim));
		expect(breedte).toBeGreaterThan(30);
		expect(pad.startsWith('M4 4h1v1h-1z')).toBe(true);
		const vakken = [...pad.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map((vak) => [Number(vak[1]), Number(vak[2])]);
		expect(vakken.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('')).toBe(pad);
		// The three corners that a scanner looks for, and four empty units on every side.
		const vol = new Set(vakken.map(([x, y]) => `${x} ${y}`));
		const hoek = (x: number, y: number) =>
			Array.from({ length: 7 }, (_, i) => vol.has(`${x + i} ${y}`) && vol.has(`${x} ${y + i}`)).every(
				Boolean
			);
		const eind = breedte - 4 - 7;
		expect([hoek(4, 4), hoek(eind, 4), hoek(4, eind), hoek(eind, eind)]).toEqual([true, true, true, false]);
		expect(vakken.flat().every((plek) => plek >= 4 && plek < breedte - 4)).toBe(true);
		expect(totp.adres(geheim)).not.toMatch(/@/);
	});
});

describe('herstelcode', () => {
	it.each([
		['ABCD EFGH IJKL MNOP QRST UVWX', 'ABCDEFGHIJKLMNOPQRSTUVWX'],
		['abcd-efgh.ijkl_mnop/qrst:uvwx ', 'ABCDEFGHIJKLMNOPQRSTUVWX'],
		['AB8D EFGH 1JKL MN0P QRST UVWX', 'ABBDEFGHIJKLMNOPQRSTUVWX'],
		['00008888111122223333 4444', 'OOOOBBBBIIII222233334444'],
		['ＡBCDEFGHIJKLMNOPQRSTUVWX', 'ABCDEFGHIJKLMNOPQRSTUVWX'],
		['ABCD EFGH IJKL MNOP QRST UVW', null],
		['ABCD EFGH IJKL MNOP QRST UVWXY', null],
		['', null]
	])('reads %j as %j', (getypt, bedoeld) => {
		expect(herstelcode.leesCode(getypt)).toBe(bedoeld);
	});

	it('uses every letter and every one of its 120 bits', async () => {
		const id = nieuwId();
		await opslag.schrijf((tx) => rekening.maak(tx, opslag.sleutels, { id, naam: 'Saskia', stem: 'u' }, NU));
		const codes: string[] = [];
		for (let keer = 0; keer < 20; keer += 1)
			codes.push(...(await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, id))));
		// 200 codes: a letter is missing at a place once in 570 times; six missing at one place never happens.
		const gemist = Array.from({ length: 24 }, (_, plek) => {
			const gezien = new Set(codes.map((een) => een.replaceAll(' ', '')[plek]));
			return 32 - gezien.size;
		});
		expect(Math.max(...gemist)).toBeLessThan(6);
		expect(new Set(codes).size).toBe(200);
	});

	it('of one account are counted, used and taken away apart from those of another', async () => {
		const [een, twee] = [nieuwId(), nieuwId()];
		for (const id of [een, twee])
			await opslag.schrijf((tx) => rekening.maak(tx, opslag.sleutels, { id, naam: 'Saskia', stem: 'u' }, NU));
		const codes = await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, een));
		await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, twee));
		const over = (id: string) => opslag.lees((db) => herstelcode.over(db, id));
		expect(await opslag.schrijf((tx) => herstelcode.gebruik(tx, een, codes[3]!, NU))).toBe(true);
		expect(await opslag.schrijf((tx) => herstelcode.gebruik(tx, een, 'kort', NU))).toBe(false);
		expect([await over(een), await over(twee), await over(nieuwId())]).toEqual([9, 10, 0]);
		const [gebruikt] = await opslag.lees((db) =>
			db
				.select()
				.from(codetabel)
				.where(and(eq(codetabel.accountId, een), isNotNull(codetabel.gebruiktOp)))
		);
		expect(gebruikt!.gebruiktOp).toBe('2026-11-23T09:00:00.000Z');
		await opslag.schrijf((tx) => herstelcode.wis(tx, een));
		expect([await over(een), await over(twee)]).toEqual([0, 10]);
	});

	it('gives ten that each work once, however they are typed, for their own account only', async () => {
		const mijn = await metWachtwoord(opslag, 'herstel@voorbeeld.invalid', geheim);
		const ander = await metWachtwoord(opslag, 'ander@voorbeeld.invalid', geheim);
		const codes = await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, mijn));
		await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, ander));
		expect(new Set(codes).size).toBe(10);
		expect(codes.every((c) => /^([A-Z2-7]{4} ){5}[A-Z2-7]{4}$/.test(c))).toBe(true);
		const gebruik = (id: string, c: string) => opslag.schrijf((tx) => herstelcode.gebruik(tx, id, c, NU));
		expect(await gebruik(ander, codes[0]!)).toBe(false);
		const slordig = codes[0]!.toLowerCase().replaceAll(' ', '-').replaceAll('o', '0');
		expect(
			(await Promise.all([gebruik(mijn, slordig), gebruik(mijn, codes[0]!)])).filter(Boolean)
		).toHaveLength(1);
		expect(await gebruik(mijn, codes[0]!)).toBe(false);
		expect(await opslag.lees((db) => herstelcode.over(db, mijn))).toBe(9);
		await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, mijn));
		expect(await gebruik(mijn, codes[1]!)).toBe(false);
	});
});
