/** An account: who signs in with what, what it may still do when it is blocked, and what is recorded of it. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rol } from '#lib/domein/rol.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { emailIndex, inlogIndex } from '#lib/server/opslag/emailadres.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { maakAccount, maakCasus, maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const maak = (nieuw: Partial<account.NieuwAccount> = {}) =>
	opslag.schrijf((tx) =>
		account.maak(tx, opslag.sleutels, { naam: 'Saskia Vlierman', stem: 'u', ...nieuw }, NU)
	);
const rijVan = async (id: string) =>
	(await opslag.lees((db) => db.select().from(t.account).where(eq(t.account.id, id))))[0]!;
const blokkeer = (id: string) =>
	opslag.schrijf((tx) =>
		tx
			.update(t.account)
			.set({ geblokkeerdOp: tijdstip(NU) })
			.where(eq(t.account.id, id))
	);
const metNaam = (naam: string) => opslag.lees((db) => account.metInlognaam(db, opslag.sleutels, naam));
const vrij = (naam: string, behalve?: string) =>
	opslag.lees((db) => account.inlognaamVrij(db, opslag.sleutels, naam, behalve));

describe('a new account', () => {
	it('with nothing but a name has no way in yet, and its name is ciphertext', async () => {
		const rij = await rijVan(await maak());
		expect(rij).toMatchObject({
			emailIndex: null,
			emailVersleuteld: null,
			aanspreekvorm: 'u',
			wachtwoordHash: null,
			totpVersleuteld: null,
			totpStap: null,
			aangemaaktOp: '2026-11-23T09:00:00.000Z',
			geblokkeerdOp: null
		});
		expect(Buffer.from(rij.naamVersleuteld).toString('latin1')).not.toContain('Saskia');
		expect(opslag.sleutels.huis.ontsleutel('account.naam', rij.id, rij.naamVersleuteld)).toBe(
			'Saskia Vlierman'
		);
	});

	it('keeps a confirmed address to write to, and looks it up by its hash', async () => {
		const id = nieuwId();
		expect(await maak({ id, email: 'Saskia@voorbeeld.invalid', stem: 'je' })).toBe(id);
		const rij = await rijVan(id);
		expect(rij).toMatchObject({
			aanspreekvorm: 'je',
			emailIndex: emailIndex(opslag.sleutels, 'saskia@voorbeeld.invalid')
		});
		expect(opslag.sleutels.huis.ontsleutel('account.email', id, rij.emailVersleuteld!)).toBe(
			'Saskia@voorbeeld.invalid'
		);
	});

	it('of somebody who chose a name to sign in with has no address, and opens nothing sent to one', async () => {
		const rij = await rijVan(await maak({ inlognaam: 'fenna@voorbeeld.invalid' }));
		expect(rij.emailVersleuteld).toBeNull();
		expect(rij.emailIndex).toBe(inlogIndex(opslag.sleutels, 'fenna@voorbeeld.invalid'));
		expect(rij.emailIndex).not.toBe(emailIndex(opslag.sleutels, 'fenna@voorbeeld.invalid'));
	});

	it('may come with a password, a secret of an app, and the step of it that was used already', async () => {
		const totpGeheim = totp.nieuwGeheim();
		const id = await maak({ wachtwoordHash: 'een hash', totpGeheim, totpStap: 7 });
		const rij = await rijVan(id);
		expect(rij).toMatchObject({ wachtwoordHash: 'een hash', totpStap: 7 });
		expect(opslag.sleutels.huis.ontsleutel('account.totp', id, rij.totpVersleuteld!)).toBe(totpGeheim);
	});
});

describe('whoever signs in', () => {
	it('is found by the address or by the name, in capitals too, and not by that of another', async () => {
		const [adres, naam] = [`${nieuwId()}@voorbeeld.invalid`, `naam-${nieuwId()}`];
		const [een, twee] = [await maak({ email: adres }), await maak({ inlognaam: naam })];
		expect((await metNaam(` ${adres.toUpperCase()} `))?.id).toBe(een);
		expect((await metNaam(naam.toUpperCase()))?.id).toBe(twee);
		expect(await metNaam('niemand@voorbeeld.invalid')).toBeNull();
	});

	it('is nobody any more once blocked, by name or by session', async () => {
		const email = `${nieuwId()}@voorbeeld.invalid`;
		const id = await maak({ email });
		expect((await opslag.lees((db) => account.zoek(db, id)))?.id).toBe(id);
		await blokkeer(id);
		expect(await metNaam(email)).toBeNull();
		expect(await opslag.lees((db) => account.zoek(db, id))).toBeNull();
		expect(await opslag.lees((db) => account.zoek(db, 'niemand'))).toBeNull();
	});

	it('may not take the address or the name of another, blocked or not, but may keep the own', async () => {
		const [adres, naam] = [`${nieuwId()}@voorbeeld.invalid`, `naam-${nieuwId()}`];
		const [een, twee] = [await maak({ email: adres }), await maak({ inlognaam: naam })];
		for (const bezet of [adres, naam]) {
			expect(await vrij(bezet)).toBe(false);
			expect(await vrij(bezet, 'iemand')).toBe(false);
		}
		expect([await vrij(adres, een), await vrij(adres, twee), await vrij(naam, twee)]).toEqual([
			true,
			false,
			true
		]);
		await blokkeer(een);
		expect(await vrij(adres)).toBe(false);
		expect(await vrij(`${nieuwId()}@voorbeeld.invalid`)).toBe(true);
	});
});

describe('the minutes of rest before somebody is signed out', () => {
	it('are fifteen for who is family in any case, and thirty for who only comes for the work', async () => {
		const proef = await maakCasus(opslag);
		const minuten = (id: string) => opslag.lees((db) => account.rustMinuten(db, id));
		const wie = (naam: 'ouderA' | 'jongere13' | 'melder' | 'vreemde') => proef.gebruikers[naam].accountId!;
		expect(await Promise.all([wie('ouderA'), wie('jongere13')].map(minuten))).toEqual([15, 15]);
		expect(await Promise.all([wie('melder'), wie('vreemde')].map(minuten))).toEqual([30, 30]);
		// A helper who is the ouder in another case.
		await opslag.schrijf((tx) =>
			tx.insert(t.rol).values({
				id: nieuwId(),
				casusId: proef.casusId,
				persoonId: proef.personen.ouderB,
				accountId: wie('melder'),
				rol: 'ouder' satisfies Rol,
				van: tijdstip(NU)
			})
		);
		expect(await minuten(wie('melder'))).toBe(15);
	});
});

describe('the ways in of an account', () => {
	it('are counted: its own passkeys, a password, an app', async () => {
		const zonder = await maak();
		const met = await maak({ wachtwoordHash: 'x', totpGeheim: totp.nieuwGeheim() });
		for (const id of ['een', 'twee'])
			await opslag.schrijf((tx) =>
				tx.insert(t.passkey).values({
					id: `${met}.${id}`,
					accountId: met,
					publiekeSleutel: Buffer.from('x'),
					teller: 0,
					vervoer: '',
					gesynchroniseerd: false,
					naam: 'Telefoon',
					gemaaktOp: tijdstip(NU)
				})
			);
		const tel = async (id: string) => {
			const wie = await rijVan(id);
			return opslag.lees((db) => account.middelen(db, wie));
		};
		expect(await tel(zonder)).toEqual({ passkeys: 0, wachtwoord: false, totp: false });
		expect(await tel(met)).toEqual({ passkeys: 2, wachtwoord: true, totp: true });
	});
});

describe('what is recorded at the door', () => {
	const regelVan = async (verzoekId: string) =>
		(await opslag.lees((db) => db.select().from(t.audit).where(eq(t.audit.verzoekId, verzoekId))))[0];

	it('is who did what and when, and no more than is known', async () => {
		const [accountId, verzoekId] = [await maakAccount(opslag, 'Saskia Vlierman'), nieuwId()];
		await opslag.schrijf((tx) =>
			account.legVast(tx, opslag.sleutels, { accountId, handeling: 'toegang.inloggen', verzoekId }, NU)
		);
		expect(await regelVan(verzoekId)).toMatchObject({
			tijd: '2026-11-23T09:00:00.000Z',
			accountId,
			persoonId: null,
			rol: null,
			handeling: 'toegang.inloggen',
			casusId: null,
			objectId: null,
			uitkomst: 'gedaan'
		});
	});

	it('is about a case, a person or a thing when the act was', async () => {
		const verzoekId = nieuwId();
		const wat = { persoonId: 'p', rol: 'ouder', casusId: 'c', objectId: 'o', uitkomst: 'onjuist' };
		await opslag.schrijf((tx) =>
			account.legVast(
				tx,
				opslag.sleutels,
				{ accountId: null, handeling: 'toegang.inloggen', verzoekId, ...wat },
				NU
			)
		);
		expect(await regelVan(verzoekId)).toMatchObject({ accountId: null, ...wat });
	});
});
