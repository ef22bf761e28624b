import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { account } from '#lib/server/opslag/schema.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { maakOpslag, NU } from '../huis.ts';
import { metWachtwoord } from './gezin.ts';

// argon2 is slow on purpose.
vi.setConfig({ testTimeout: 60_000 });

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
		expect(totp.adres(geheim)).not.toMatch(/@/);
	});
});

describe('herstelcode', () => {
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
