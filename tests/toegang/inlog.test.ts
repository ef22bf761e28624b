import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { aanstelling, audit, poging, sessie as tabel } from '#lib/server/opslag/schema.ts';
import { inlogIndex } from '#lib/server/opslag/emailadres.ts';
import { kenmerk } from '#lib/server/opslag/versleuteling.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { isVol, klopt, TeDruk, TEGELIJK } from '#lib/server/toegang/trage-hash.ts';
import { gebruikerVan, maakAccount, maakOpslag, NU } from '../huis.ts';
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
	if (typeof uit === 'string' || uit instanceof pogingen.EvenWachten) throw new Error('geen halve sessie');
	const wie = await sessie.zoek(opslag, uit.sessie, van.nu);
	return { cookie: uit.sessie, wie: wie as sessie.Gebruiker & { accountId: string } };
}

/** Half a session, as the right password gives it. */
async function halveSessie(accountId: string) {
	const cookie = await opslag.schrijf((tx) =>
		sessie.maak(tx, { soort: 'half', accountId, rustMinuten: 10, apparaat: 'Telefoon' }, NU)
	);
	return (await sessie.zoek(opslag, cookie, NU)) as sessie.Gebruiker & { accountId: string };
}
const binnenVan = (uit: Awaited<ReturnType<typeof inlog.metTweedeFactor>>): inlog.Binnen => {
	if (typeof uit === 'string') throw new Error(uit);
	return uit;
};
const sessieRij = async (cookie: string) =>
	(
		await opslag.lees((db) =>
			db
				.select()
				.from(tabel)
				.where(eq(tabel.id, cookie.split('.')[0]!))
		)
	)[0]!;
/** How many tries of this limit are used up. */
const geprobeerd = async (naam: string) =>
	(
		await opslag.lees((db) =>
			db
				.select()
				.from(poging)
				.where(eq(poging.id, kenmerk(opslag.sleutels.index, `poging|${naam}`)))
		)
	)[0]?.aantal;

/** Somebody guessed so often before, each time at another place. argon2 is slow on purpose; the limits are the real ones. */
async function raadAl(naam: string, keer: number) {
	const index = inlogIndex(opslag.sleutels, naam);
	for (let beurt = 0; beurt < keer; beurt++) {
		const plek = { adres: `198.51.100.${beurt}`, toestelId: null };
		expect(await pogingen.neem(opslag, pogingen.voorWachtwoord(index, plek), NU)).toBeNull();
	}
}

describe('password and second factor', () => {
	it('gives a half session first, and a new token after the code', async () => {
		await metWachtwoord(opslag, 'a@voorbeeld.invalid', geheim);
		const eerst = await half(' A@Voorbeeld.invalid ');
		expect(eerst.wie).toMatchObject({ soort: 'half', aanstellingen: [] });
		expect(await inlog.metTweedeFactor(opslag, eerst.wie, '000000', klopper())).toBe('onjuist');
		const binnen = binnenVan(await inlog.metTweedeFactor(opslag, eerst.wie, code(NU), klopper()));
		expect(binnen.sessie).not.toBe(eerst.cookie);
		expect(await sessie.zoek(opslag, eerst.cookie, NU)).toBeNull();
		expect(await sessie.zoek(opslag, binnen.sessie, NU)).toMatchObject({ soort: 'vol' });
	});

	it('answers the same for an unknown person and a wrong password (B09)', async () => {
		expect(await probeer('a@voorbeeld.invalid', 'iets heel anders')).toBe('onjuist');
		expect(await probeer('niemand@voorbeeld.invalid', 'iets heel anders')).toBe('onjuist');
		const wachten = [];
		for (const naam of ['a@voorbeeld.invalid', 'niemand@voorbeeld.invalid']) {
			await raadAl(naam, 8);
			expect(await probeer(naam, 'fout')).toBe('onjuist');
			wachten.push(((await probeer(naam, 'fout')) as pogingen.EvenWachten).seconden);
		}
		expect(wachten[0]).toBeGreaterThan(0);
		expect(wachten[0]).toBe(wachten[1]);
	});

	it('ends the half session after five wrong codes, and a right one does not help then', async () => {
		const id = await metWachtwoord(opslag, 'b@voorbeeld.invalid', geheim);
		const [wie, andere] = [await halveSessie(id), await halveSessie(id)];
		const uit = await Promise.all(
			Array.from({ length: 5 }, () => inlog.metTweedeFactor(opslag, wie, '000000', klopper()))
		);
		expect(uit).toEqual(Array(5).fill('onjuist'));
		expect(await inlog.metTweedeFactor(opslag, wie, code(NU), klopper())).toBe('voorbij');
		expect(await inlog.metTweedeFactor(opslag, wie, code(NU), klopper())).toBe('voorbij');
		// Another one of the same person is not over.
		expect(await inlog.metTweedeFactor(opslag, andere, code(NU), klopper())).toHaveProperty('sessie');
	});

	it('cannot be kept from a known device by guessing codes elsewhere (finding 14)', async () => {
		const id = await metWachtwoord(opslag, 'b2@voorbeeld.invalid', geheim);
		const toestelCookie = await opslag.schrijf((tx) => toestel.onthoud(tx, id, undefined, NU));
		for (let keer = 0; keer < 4; keer++) {
			const geraden = await halveSessie(id);
			for (let poging = 0; poging < 5; poging++)
				expect(await inlog.metTweedeFactor(opslag, geraden, '000000', klopper())).toBe('onjuist');
		}
		const vreemd = await halveSessie(id);
		expect(await inlog.metTweedeFactor(opslag, vreemd, code(NU), klopper())).toBe('voorbij');
		const bekend = await halveSessie(id);
		expect(await inlog.metTweedeFactor(opslag, bekend, code(NU), klopper({ toestelCookie }))).toHaveProperty(
			'sessie'
		);
	});

	it('is asked later, without using up a try, when too many wait; a known device has a line of its own', async () => {
		const id = await metWachtwoord(opslag, 'b3@voorbeeld.invalid', geheim);
		const toestelCookie = await opslag.schrijf((tx) => toestel.onthoud(tx, id, undefined, NU));
		const rij: Promise<unknown>[] = [];
		/** Fifty strangers come in just after this person was looked up; their work is nothing. */
		const druk: Opslag = {
			...opslag,
			async lees(werk) {
				const uit = await opslag.lees(werk);
				for (let keer = 0; keer < 50 + TEGELIJK; keer++)
					if (!isVol('vreemd')) rij.push(klopt(opslag.sleutels, 'geen hash', 'x').catch(() => false));
				return uit;
			}
		};
		const invoer = { inlognaam: 'b3@voorbeeld.invalid', wachtwoord: ZIN };
		const van = klopper({ adres: '192.0.2.33' });
		await expect(inlog.metWachtwoord(druk, invoer, van)).rejects.toThrow(TeDruk);
		await Promise.all(rij);
		expect(await geprobeerd('adres|192.0.2.33')).toBeUndefined();
		const bekend = inlog.metWachtwoord(druk, invoer, klopper({ toestelCookie }));
		expect(await bekend).toHaveProperty('sessie');
		await Promise.all(rij);
	});

	it('lets a recovery code in once', async () => {
		const id = await metWachtwoord(opslag, 'c@voorbeeld.invalid', geheim);
		const [herstel] = await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, id));
		const probeerCode = async () => inlog.metTweedeFactor(opslag, await halveSessie(id), herstel!, klopper());
		expect(await probeerCode()).toHaveProperty('sessie');
		expect(await probeerCode()).toBe('onjuist');
	});

	it('cannot be used to lock somebody out of a device that was here before (finding 14)', async () => {
		await metWachtwoord(opslag, 'd@voorbeeld.invalid', geheim);
		const { wie } = await half('d@voorbeeld.invalid');
		const binnen = binnenVan(await inlog.metTweedeFactor(opslag, wie, code(NU), klopper()));
		await raadAl('d@voorbeeld.invalid', 9);
		const raad = (adres: string) => probeer('d@voorbeeld.invalid', 'geraden', klopper({ adres }));
		expect(await raad('203.0.113.1')).toBe('onjuist');
		expect(await raad('203.0.113.2')).toBeInstanceOf(pogingen.EvenWachten);
		expect(await probeer('d@voorbeeld.invalid', ZIN, klopper())).toBeInstanceOf(pogingen.EvenWachten);
		expect(
			await probeer('d@voorbeeld.invalid', ZIN, klopper({ toestelCookie: binnen.toestel }))
		).toHaveProperty('sessie');
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
		expect((await sessieRij(cookie)).apparaat).toBe('Tablet');
	});

	it('of two right answers at once is one session', async () => {
		const id = await metWachtwoord(opslag, 'tweemaal@voorbeeld.invalid', geheim);
		const [herstel] = await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, id));
		const wie = await halveSessie(id);
		const uit = await Promise.all(
			[code(NU), herstel!].map((getypt) => inlog.metTweedeFactor(opslag, wie, getypt, klopper()))
		);
		expect(uit.filter((een) => typeof een === 'object')).toHaveLength(1);
		expect(uit).toContain('voorbij');
		expect(await opslag.lees((db) => sessie.lopende(db, id, NU))).toHaveLength(1);
	});

	it('is no try used up for who was right, with the password and with the code', async () => {
		const id = await metWachtwoord(opslag, 'terug@voorbeeld.invalid', geheim);
		const { wie } = await half('terug@voorbeeld.invalid', klopper({ adres: '192.0.2.77' }));
		const account = `account|${inlogIndex(opslag.sleutels, 'terug@voorbeeld.invalid')}`;
		expect([await geprobeerd('adres|192.0.2.77'), await geprobeerd(account)]).toEqual([0, 0]);
		expect(await inlog.metTweedeFactor(opslag, wie, 'fout', klopper())).toBe('onjuist');
		expect([await geprobeerd(`half|${wie.sessieId}`), await geprobeerd(`factor|${id}`)]).toEqual([1, 1]);
		expect(await inlog.metTweedeFactor(opslag, wie, code(NU), klopper())).toHaveProperty('sessie');
		expect([await geprobeerd(`half|${wie.sessieId}`), await geprobeerd(`factor|${id}`)]).toEqual([1, 1]);
	});

	it('is a known device, which the session runs on, and one that others share is known as such', async () => {
		const [id, kind] = [await maakAccount(opslag, 'Moeder'), await maakAccount(opslag, 'Kind', 'je')];
		const binnen = (accountId: string, toestelCookie: string | undefined) =>
			opslag.schrijf((tx) =>
				inlog.laatBinnen(
					tx,
					opslag,
					accountId,
					klopper({ toestelCookie, apparaat: 'Tablet' }),
					'toegang.collega'
				)
			);
		const bekend = (accountId: string, cookie: string) =>
			opslag.lees((db) => toestel.bekend(db, accountId, cookie));
		const eerst = await binnen(id, undefined);
		const toestelId = await bekend(id, eerst.toestel);
		expect(toestelId).not.toBeNull();
		expect(await sessieRij(eerst.sessie)).toMatchObject({
			soort: 'vol',
			accountId: id,
			apparaat: 'Tablet',
			toestelId,
			gedeeld: false,
			rustMinuten: 30
		});
		expect(await regels(id)).toEqual([['toegang.collega', 'gedaan']]);
		const weer = await binnen(id, eerst.toestel);
		expect(weer).toMatchObject({ accountId: id, toestel: eerst.toestel });
		expect((await sessieRij(weer.sessie)).toestelId).toBe(toestelId);
		const samen = await binnen(kind, eerst.toestel);
		expect(await sessieRij(samen.sessie)).toMatchObject({
			gedeeld: true,
			toestelId: await bekend(kind, samen.toestel)
		});
	});

	it('is by which organisation somebody came, so that signing out can end it there as well', async () => {
		const id = await metWachtwoord(opslag, 'org@voorbeeld.invalid', geheim);
		const [met, zonder] = [await halveSessie(id), await halveSessie(id)];
		const idTokenVersleuteld = Buffer.from('bewijs van de gemeente');
		await opslag.schrijf((tx) =>
			tx.update(tabel).set({ aanbieder: 'gemeente', idTokenVersleuteld }).where(eq(tabel.id, met.sessieId))
		);
		const [, herstel] = await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, id));
		const uit = binnenVan(await inlog.metTweedeFactor(opslag, met, code(NU), klopper()));
		const rij = await sessieRij(uit.sessie);
		expect(rij.aanbieder).toBe('gemeente');
		expect(Buffer.from(rij.idTokenVersleuteld!).equals(idTokenVersleuteld)).toBe(true);
		const ander = binnenVan(await inlog.metTweedeFactor(opslag, zonder, herstel!, klopper()));
		expect(await sessieRij(ander.sessie)).toMatchObject({ aanbieder: null, idTokenVersleuteld: null });
		expect(await sessieRij(uit.sessie)).toMatchObject({ aanbieder: 'gemeente' });
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
		const wie = await halveSessie(id);
		expect(wie.aanstellingen).toEqual([]);
		const binnen = binnenVan(await inlog.metTweedeFactor(opslag, wie, code(NU), klopper()));
		expect(await sessie.zoek(opslag, binnen.sessie, NU)).toMatchObject({
			rustMinuten: 30,
			aanstellingen: [{ rol: 'voorzitter' }]
		});
	});
});
