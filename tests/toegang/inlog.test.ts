import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { aanstelling, audit, poging, sessie as tabel } from '#lib/server/opslag/schema.ts';
import { kenmerk } from '#lib/server/opslag/versleuteling.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import { EvenWachten } from '#lib/server/toegang/pogingen.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { gebruikerVan, maakOpslag, NU } from '../huis.ts';
import { klopper, metWachtwoord, ZIN } from './gezin.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const geheim = totp.nieuwGeheim();
const code = (moment: Temporal.Instant) =>
	generateSync({ secret: geheim, epoch: Math.floor(moment.epochMilliseconds / 1000) });
const probeer = (inlognaam: string, wachtwoord = ZIN, van = klopper()) =>
	inlog.metWachtwoord(opslag, { inlognaam, wachtwoord }, van);

async function half(email: string, van = klopper()) {
	const uit = await probeer(email, ZIN, van);
	if (typeof uit === 'string' || uit instanceof EvenWachten) throw new Error('geen halve sessie');
	const wie = await sessie.zoek(opslag, uit.sessie, van.nu);
	return { cookie: uit.sessie, wie: wie as sessie.Gebruiker & { accountId: string } };
}

describe('password and second factor', () => {
	it('gives a half session first, and a new token after the code', async () => {
		await metWachtwoord(opslag, 'a@voorbeeld.invalid', geheim);
		const eerst = await half(' A@Voorbeeld.invalid ');
		expect(eerst.wie).toMatchObject({ soort: 'half', aanstellingen: [] });
		expect(await inlog.metTweedeFactor(opslag, eerst.wie, '000000', klopper())).toBe('onjuist');
		const binnen = await inlog.metTweedeFactor(opslag, eerst.wie, code(NU), klopper());
		if (typeof binnen === 'string') throw new Error(binnen);
		expect(binnen.sessie).not.toBe(eerst.cookie);
		expect(await sessie.zoek(opslag, eerst.cookie, NU)).toBeNull();
		expect(await sessie.zoek(opslag, binnen.sessie, NU)).toMatchObject({ soort: 'vol' });
	});

	it('answers the same for an unknown person and a wrong password (B09)', async () => {
		expect(await probeer('a@voorbeeld.invalid', 'iets heel anders')).toBe('onjuist');
		expect(await probeer('niemand@voorbeeld.invalid', 'iets heel anders')).toBe('onjuist');
		const wachten = [];
		for (const naam of ['a@voorbeeld.invalid', 'niemand@voorbeeld.invalid']) {
			let laatste: unknown;
			for (let i = 0; i < 11; i++)
				laatste = await probeer(naam, 'fout', klopper({ adres: `198.51.100.${i}` }));
			wachten.push((laatste as EvenWachten).seconden);
		}
		expect(wachten[0]).toBe(wachten[1]);
	});

	it('ends the half session after five wrong codes, and a right one does not help then', async () => {
		await metWachtwoord(opslag, 'b@voorbeeld.invalid', geheim);
		const { wie } = await half('b@voorbeeld.invalid');
		const uit = await Promise.all(
			Array.from({ length: 5 }, () => inlog.metTweedeFactor(opslag, wie, '000000', klopper()))
		);
		expect(uit).toEqual(Array(5).fill('onjuist'));
		expect(await inlog.metTweedeFactor(opslag, wie, code(NU), klopper())).toBe('voorbij');
		expect(await inlog.metTweedeFactor(opslag, wie, code(NU), klopper())).toBe('voorbij');
	});

	it('lets a recovery code in once', async () => {
		const id = await metWachtwoord(opslag, 'c@voorbeeld.invalid', geheim);
		const [herstel] = await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, id));
		const { wie } = await half('c@voorbeeld.invalid');
		expect(await inlog.metTweedeFactor(opslag, wie, herstel!, klopper())).toHaveProperty('sessie');
		const nogmaals = await half('c@voorbeeld.invalid');
		expect(await inlog.metTweedeFactor(opslag, nogmaals.wie, herstel!, klopper())).toBe('onjuist');
	});

	it('cannot be used to lock somebody out of a device that was here before (finding 14)', async () => {
		await metWachtwoord(opslag, 'd@voorbeeld.invalid', geheim);
		const { wie } = await half('d@voorbeeld.invalid');
		const binnen = await inlog.metTweedeFactor(opslag, wie, code(NU), klopper());
		if (typeof binnen === 'string') throw new Error(binnen);
		const uitkomsten = [];
		for (let i = 0; i < 40; i++)
			uitkomsten.push(
				await probeer('d@voorbeeld.invalid', `raad ${i}`, klopper({ adres: `203.0.113.${i % 7}` }))
			);
		expect(uitkomsten.filter((u) => u === 'onjuist')).toHaveLength(10);
		expect(uitkomsten.at(-1)).toBeInstanceOf(EvenWachten);
		expect(await probeer('d@voorbeeld.invalid', ZIN, klopper())).toBeInstanceOf(EvenWachten);
		expect(
			await probeer('d@voorbeeld.invalid', ZIN, klopper({ toestelCookie: binnen.toestel }))
		).toHaveProperty('sessie');
	});

	it('does not charge for being right', async () => {
		await metWachtwoord(opslag, 'e@voorbeeld.invalid', geheim);
		for (let i = 0; i < 15; i++)
			expect(await probeer('e@voorbeeld.invalid', ZIN, klopper({ adres: '192.0.2.200' }))).toHaveProperty(
				'sessie'
			);
	});
});

describe('what signing in leaves behind', () => {
	const regels = (accountId: string) =>
		opslag.lees(async (db) =>
			(await db.select().from(audit).where(eq(audit.accountId, accountId))).map((rij) => [
				rij.handeling,
				rij.uitkomst
			])
		);

	it('is a line for a wrong password of somebody, none for a right one, and one for who came in', async () => {
		const id = await metWachtwoord(opslag, 'regel@voorbeeld.invalid', geheim);
		expect(await probeer('regel@voorbeeld.invalid', 'iets heel anders')).toBe('onjuist');
		expect(await regels(id)).toEqual([['toegang.inloggen', 'onjuist']]);
		const { wie } = await half('regel@voorbeeld.invalid');
		expect(await regels(id)).toHaveLength(1);
		expect(await inlog.metTweedeFactor(opslag, wie, code(NU), klopper())).toMatchObject({ accountId: id });
		expect(await regels(id)).toEqual([
			['toegang.inloggen', 'onjuist'],
			['toegang.tweede-factor', 'gedaan']
		]);
	});

	it('is half a session of ten quiet minutes, which asks for the code', async () => {
		await metWachtwoord(opslag, 'helft@voorbeeld.invalid', geheim);
		const { cookie, wie } = await half('helft@voorbeeld.invalid', klopper({ apparaat: 'Tablet' }));
		expect(wie).toMatchObject({ soort: 'half', rustMinuten: 10, bewezenOp: null });
		expect(await sessie.zoek(opslag, cookie, NU.add({ minutes: 10 }))).toBeNull();
		const [rij] = await opslag.lees((db) => db.select().from(tabel).where(eq(tabel.id, wie.sessieId)));
		expect(rij!.apparaat).toBe('Tablet');
	});

	it('of two right answers at once is one session', async () => {
		const id = await metWachtwoord(opslag, 'tweemaal@voorbeeld.invalid', geheim);
		const [herstel] = await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, id));
		const { wie } = await half('tweemaal@voorbeeld.invalid');
		const uit = await Promise.all(
			[code(NU), herstel!].map((getypt) => inlog.metTweedeFactor(opslag, wie, getypt, klopper()))
		);
		expect(uit.filter((een) => typeof een === 'object')).toHaveLength(1);
		expect(uit).toContain('voorbij');
		expect(await opslag.lees((db) => sessie.lopende(db, id, NU))).toHaveLength(1);
	});

	it('is no try used up for who was right, with the password and with the code', async () => {
		const id = await metWachtwoord(opslag, 'terug@voorbeeld.invalid', geheim);
		const aantal = async (naam: string) =>
			(
				await opslag.lees((db) =>
					db
						.select()
						.from(poging)
						.where(eq(poging.id, kenmerk(opslag.sleutels.index, `poging|${naam}`)))
				)
			)[0]?.aantal;
		const { wie } = await half('terug@voorbeeld.invalid', klopper({ adres: '192.0.2.77' }));
		expect(await aantal('adres|192.0.2.77')).toBe(0);
		expect(await inlog.metTweedeFactor(opslag, wie, 'fout', klopper())).toBe('onjuist');
		expect([await aantal(`half|${wie.sessieId}`), await aantal(`factor|${id}`)]).toEqual([1, 1]);
		expect(await inlog.metTweedeFactor(opslag, wie, code(NU), klopper())).toHaveProperty('sessie');
		expect([await aantal(`half|${wie.sessieId}`), await aantal(`factor|${id}`)]).toEqual([1, 1]);
	});

	it('is a session that is over for an account that is gone', async () => {
		const weg = gebruikerVan(nieuwId()) as sessie.Gebruiker & { accountId: string };
		expect(await inlog.metTweedeFactor(opslag, weg, code(NU), klopper())).toBe('voorbij');
	});
});

describe('sessions', () => {
	it('can be listed and ended by their owner only', async () => {
		const [mijn, ander] = [
			await metWachtwoord(opslag, 'f@voorbeeld.invalid', geheim),
			await metWachtwoord(opslag, 'g@voorbeeld.invalid', geheim)
		];
		const begin = (accountId: string, apparaat: string) =>
			opslag.schrijf((tx) => sessie.maak(tx, { soort: 'vol', accountId, rustMinuten: 15, apparaat }, NU));
		const [a, b, c] = [
			await begin(mijn, 'Telefoon'),
			await begin(mijn, 'Computer'),
			await begin(ander, 'Telefoon')
		];
		const lijst = await opslag.lees((db) => sessie.lopende(db, mijn, NU));
		expect(lijst.map((rij) => rij.apparaat).sort()).toEqual(['Computer', 'Telefoon']);
		expect(Object.keys(lijst[0]!).sort()).toEqual(['apparaat', 'gemaaktOp', 'gezienOp', 'id']);
		await opslag.schrijf((tx) => sessie.beeindigVan(tx, mijn, c.split('.')[0]!));
		expect(await sessie.zoek(opslag, c, NU)).not.toBeNull();
		await opslag.schrijf((tx) => sessie.beeindigAndere(tx, mijn, a.split('.')[0]!));
		expect(await sessie.zoek(opslag, b, NU)).toBeNull();
		expect(await sessie.zoek(opslag, a, NU)).not.toBeNull();
		await opslag.schrijf((tx) => sessie.beeindigAlle(tx, mijn));
		expect(await sessie.zoek(opslag, a, NU)).toBeNull();
	});

	it('end after fifteen quiet minutes, are extended by a person, and never outlive twelve hours', async () => {
		const id = await metWachtwoord(opslag, 'h@voorbeeld.invalid', geheim);
		const cookie = await opslag.schrijf((tx) =>
			sessie.maak(tx, { soort: 'vol', accountId: id, rustMinuten: 15, apparaat: 'Telefoon' }, NU)
		);
		expect(await sessie.zoek(opslag, cookie, NU.add({ minutes: 15 }))).toBeNull();
		let nu = NU;
		for (let uur = 0; uur < 12 * 6 - 1; uur++) {
			nu = nu.add({ minutes: 10 });
			const wie = await sessie.zoek(opslag, cookie, nu);
			expect(await sessie.verleng(opslag, wie!, nu)).toBeLessThanOrEqual(900);
		}
		expect(await sessie.zoek(opslag, cookie, NU.add({ hours: 12 }))).toBeNull();
	});

	it('give a post only to a full session', async () => {
		const id = await metWachtwoord(opslag, 'i@voorbeeld.invalid', geheim);
		await opslag.schrijf((tx) =>
			tx.insert(aanstelling).values({
				id: nieuwId(),
				accountId: id,
				rol: 'voorzitter',
				regio: 'twente',
				subregio: 'enschede',
				van: '2026-01-01',
				tot: null
			})
		);
		const { wie } = await half('i@voorbeeld.invalid');
		expect(wie.aanstellingen).toEqual([]);
		const binnen = await inlog.metTweedeFactor(opslag, wie, code(NU), klopper());
		if (typeof binnen === 'string') throw new Error(binnen);
		expect(await sessie.zoek(opslag, binnen.sessie, NU)).toMatchObject({
			rustMinuten: 30,
			aanstellingen: [{ rol: 'voorzitter' }]
		});
	});
});
