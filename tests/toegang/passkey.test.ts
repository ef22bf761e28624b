import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { passkey as tabel } from '#lib/server/opslag/schema.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { maakAccount, maakOpslag, NU } from '../huis.ts';
import { Authenticator, type Streek } from './authenticator.ts';

let opslag: Opslag;
let accountId: string;
let telefoon: Authenticator;

async function registreer(toestel: Authenticator, id = accountId, streek: Streek = {}, voor = id) {
	const vraag = await passkey.vraagNieuwe(opslag, id, NU);
	const nieuw = await passkey.keurNieuwe(opslag, voor, toestel.maak(vraag, streek), NU);
	if (isWeigering(nieuw)) return nieuw;
	return opslag.schrijf((tx) => passkey.voegToe(tx, voor, nieuw, 'Telefoon', NU));
}
async function log(toestel: Authenticator, streek: Streek = {}, nu = NU) {
	const vraag = await passkey.vraagInlog(opslag, NU);
	return passkey.keurInlog(opslag, toestel.gebruik(vraag, streek), nu);
}

beforeAll(async () => void (opslag = await maakOpslag()));
// For each test anew: what goes wrong here is a red test, and no file that cannot start.
beforeEach(async () => {
	accountId = await maakAccount(opslag, 'Saskia Vlierman');
	telefoon = new Authenticator();
	expect(await registreer(telefoon)).toBeNull();
});
afterAll(() => opslag.sluit());

describe('making a passkey', () => {
	it('asks for a person, for a key that is found without an address, and shows no name', async () => {
		const vraag = await passkey.vraagNieuwe(opslag, accountId, NU);
		expect(vraag.authenticatorSelection).toMatchObject({
			residentKey: 'required',
			userVerification: 'required'
		});
		expect(JSON.stringify(vraag)).not.toMatch(/Saskia|Vlierman|@/);
		expect(vraag.excludeCredentials).toHaveLength(1);
	});

	it('asks it for this site, with what every phone can do, for five minutes, and under a name with the day', async () => {
		const vraag = await passkey.vraagNieuwe(opslag, accountId, NU);
		expect(vraag).toMatchObject({
			rp: { id: 'localhost', name: 'Aan Tafel' },
			user: {
				id: Buffer.from(accountId).toString('base64url'),
				name: 'Aan Tafel, 2026-11-23',
				displayName: 'Aan Tafel'
			},
			timeout: 300_000,
			excludeCredentials: [{ id: telefoon.id.toString('base64url') }]
		});
		expect(vraag.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
		expect(Buffer.from(vraag.challenge, 'base64url').length).toBeGreaterThanOrEqual(16);
		const ander = await maakAccount(opslag, 'Zonder');
		expect((await passkey.vraagNieuwe(opslag, ander, NU)).excludeCredentials).toEqual([]);
	});

	it('keeps what the phone said about it: how it is reached, and whether it is on more devices', async () => {
		const id = await maakAccount(opslag, 'Met drie');
		const bewaard = async (streek: Streek) => {
			const toestel = new Authenticator();
			expect(await registreer(toestel, id, streek)).toBeNull();
			const welke = eq(tabel.id, toestel.id.toString('base64url'));
			return (await opslag.lees((db) => db.select().from(tabel).where(welke)))[0];
		};
		expect(await bewaard({})).toMatchObject({
			accountId: id,
			vervoer: 'internal hybrid',
			gesynchroniseerd: false,
			teller: 1,
			naam: 'Telefoon',
			gemaaktOp: '2026-11-23T09:00:00.000Z',
			gebruiktOp: null
		});
		expect(await bewaard({ gesynchroniseerd: true })).toMatchObject({ gesynchroniseerd: true });
		expect(await bewaard({ zonderVervoer: true })).toMatchObject({ vervoer: '', gesynchroniseerd: false });
	});

	it.each<[string, Streek]>([
		['another site', { oorsprong: 'https://kwaad.example' }],
		['another port', { oorsprong: 'http://localhost:4174' }],
		['another rp', { rpId: 'kwaad.example' }],
		['nobody verified', { zonderGebruiker: true }],
		['a challenge of its own', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }]
	])('refuses %s', async (_naam, streek) => {
		expect(isWeigering(await registreer(new Authenticator(), accountId, streek))).toBe(true);
	});

	it('says of every refusal no more than that it did not work', async () => {
		const geen = { sleutel: 'toegang.passkey-mislukt' };
		expect(await registreer(new Authenticator(), accountId, { rpId: 'kwaad.example' })).toMatchObject(geen);
		expect(await registreer(telefoon)).toMatchObject(geen);
		expect(await passkey.keurNieuwe(opslag, accountId, '{}', NU)).toMatchObject(geen);
		expect(await log(new Authenticator())).toMatchObject(geen);
	});

	it('refuses a challenge of another account, a second use of one, and a known key', async () => {
		const ander = await maakAccount(opslag, 'Ander');
		expect(isWeigering(await registreer(new Authenticator(), accountId, {}, ander))).toBe(true);
		const vraag = await passkey.vraagNieuwe(opslag, accountId, NU);
		const toestel = new Authenticator();
		expect(isWeigering(await passkey.keurNieuwe(opslag, accountId, toestel.maak(vraag), NU))).toBe(false);
		expect(isWeigering(await passkey.keurNieuwe(opslag, accountId, toestel.maak(vraag), NU))).toBe(true);
		expect(isWeigering(await registreer(telefoon))).toBe(true);
		const laat = await passkey.vraagNieuwe(opslag, accountId, NU);
		expect(
			isWeigering(await passkey.keurNieuwe(opslag, accountId, toestel.maak(laat), NU.add({ minutes: 5 })))
		).toBe(true);
	});

	it.each([
		'',
		'{}',
		'null',
		'[]',
		'{"id":1}',
		'{"id":"a","rawId":"a","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"AA"}}',
		'x'.repeat(50_000)
	])('is not upset by %s', async (tekst) => {
		expect(isWeigering(await passkey.keurNieuwe(opslag, accountId, tekst, NU))).toBe(true);
		expect(isWeigering(await passkey.keurInlog(opslag, tekst, NU))).toBe(true);
	});
});

describe('using a passkey', () => {
	it('knows who it is without an address, and remembers the counter', async () => {
		expect(await log(telefoon)).toEqual({ accountId });
		const [rij] = await opslag.lees((db) => db.select().from(tabel).where(eq(tabel.accountId, accountId)));
		expect(rij!.teller).toBe(telefoon.teller);
		expect(rij!.gebruiktOp).not.toBeNull();
	});

	it.each<[string, Streek]>([
		['another site', { oorsprong: 'https://kwaad.example' }],
		['another rp', { rpId: 'kwaad.example' }],
		['nobody verified', { zonderGebruiker: true }],
		['a challenge of its own', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }]
	])('refuses %s', async (_naam, streek) => {
		expect(isWeigering(await log(telefoon, streek))).toBe(true);
	});

	it('refuses an unknown key, a challenge that is old, and one meant for making', async () => {
		expect(isWeigering(await log(new Authenticator()))).toBe(true);
		expect(isWeigering(await log(telefoon, {}, NU.add({ minutes: 5 })))).toBe(true);
		const maken = await passkey.vraagNieuwe(opslag, accountId, NU);
		expect(isWeigering(await passkey.keurInlog(opslag, telefoon.gebruik(maken), NU))).toBe(true);
	});

	it('spends a challenge on a wrong answer too, and lets one of many at once in', async () => {
		const vraag = await passkey.vraagInlog(opslag, NU);
		const kapot = JSON.parse(telefoon.gebruik(vraag)) as { response: { signature: string } };
		kapot.response.signature = `${kapot.response.signature.slice(0, -4)}AAAA`;
		expect(isWeigering(await passkey.keurInlog(opslag, JSON.stringify(kapot), NU))).toBe(true);
		expect(isWeigering(await passkey.keurInlog(opslag, telefoon.gebruik(vraag), NU))).toBe(true);
		const nieuwe = await passkey.vraagInlog(opslag, NU);
		const antwoord = telefoon.gebruik(nieuwe);
		const uit = await Promise.all(Array.from({ length: 20 }, () => passkey.keurInlog(opslag, antwoord, NU)));
		expect(uit.filter((u) => !isWeigering(u))).toHaveLength(1);
	});

	it('refuses a counter that went back: a copied key', async () => {
		telefoon.teller = 0;
		expect(isWeigering(await log(telefoon))).toBe(true);
		telefoon.teller = 1000;
		expect(await log(telefoon)).toEqual({ accountId });
	});

	it('asks at the door for any passkey of this site, by a person, and names none', async () => {
		const vraag = await passkey.vraagInlog(opslag, NU);
		expect(vraag).toMatchObject({ rpId: 'localhost', userVerification: 'required', timeout: 300_000 });
		expect(vraag.allowCredentials).toBeUndefined();
	});

	it('and says when it was last used', async () => {
		expect(await log(telefoon)).toEqual({ accountId });
		const [mijn] = await opslag.lees((db) => passkey.alle(db, accountId));
		expect(mijn).toEqual({
			id: telefoon.id.toString('base64url'),
			naam: 'Telefoon',
			gesynchroniseerd: false,
			gemaaktOp: '2026-11-23T09:00:00.000Z',
			gebruiktOp: '2026-11-23T09:00:00.000Z'
		});
	});

	it('shows a person the own ones, the newest first', async () => {
		const id = await maakAccount(opslag, 'Met twee');
		for (const [naam, dagen] of [
			['oud', 0],
			['nieuw', 2],
			['midden', 1]
		] as const)
			await opslag.schrijf((tx) =>
				passkey.voegToe(
					tx,
					id,
					{
						id: `${id}.${naam}`,
						publiekeSleutel: Buffer.from('x'),
						teller: 0,
						vervoer: '',
						gesynchroniseerd: false
					},
					naam,
					NU.add({ hours: 24 * dagen })
				)
			);
		const lijst = await opslag.lees((db) => passkey.alle(db, id));
		expect(lijst.map(({ naam }) => naam)).toEqual(['nieuw', 'midden', 'oud']);
	});

	it('is renamed and taken away by its owner only', async () => {
		const ander = await maakAccount(opslag, 'Ander');
		const [mijn] = await opslag.lees((db) => passkey.alle(db, accountId));
		await opslag.schrijf((tx) => passkey.hernoem(tx, ander, mijn!.id, 'gekaapt'));
		await opslag.schrijf((tx) => passkey.verwijder(tx, ander, mijn!.id));
		expect((await opslag.lees((db) => passkey.alle(db, accountId)))[0]).toMatchObject({ naam: 'Telefoon' });
		await opslag.schrijf((tx) => passkey.hernoem(tx, accountId, mijn!.id, 'Mijn telefoon'));
		expect((await opslag.lees((db) => passkey.alle(db, accountId)))[0]).toMatchObject({
			naam: 'Mijn telefoon'
		});
		await opslag.schrijf((tx) => passkey.verwijder(tx, accountId, mijn!.id));
		expect(isWeigering(await log(telefoon))).toBe(true);
	});
});

describe('proving again with a passkey that it is you', () => {
	let eigen: Authenticator;
	let vanAnder: Authenticator;
	let ander: string;
	beforeEach(async () => {
		[eigen, vanAnder] = [new Authenticator(), new Authenticator()];
		ander = await maakAccount(opslag, 'Ander');
		expect(await registreer(eigen)).toBeNull();
		expect(await registreer(vanAnder, ander)).toBeNull();
	});
	const bevestig = async (met: Authenticator, vraag: { challenge: string }, id = accountId, nu = NU) =>
		passkey.keurBevestiging(opslag, id, met.gebruik(vraag), nu);

	it('is asked of the own passkeys only, and believed of those', async () => {
		const vraag = await passkey.vraagBevestiging(opslag, accountId, NU);
		expect(vraag.allowCredentials?.map(({ id }) => id).sort()).toEqual(
			[eigen, telefoon].map(({ id }) => id.toString('base64url')).sort()
		);
		expect(vraag).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
		expect(await bevestig(eigen, vraag)).toEqual({ accountId });
	});

	it('is refused with the passkey of somebody else, or with the question that was put to somebody else', async () => {
		expect(isWeigering(await bevestig(vanAnder, await passkey.vraagBevestiging(opslag, accountId, NU)))).toBe(
			true
		);
		expect(isWeigering(await bevestig(eigen, await passkey.vraagBevestiging(opslag, ander, NU)))).toBe(true);
		expect(isWeigering(await bevestig(eigen, await passkey.vraagBevestiging(opslag, ander, NU), ander))).toBe(
			true
		);
	});

	it('is another question than signing in: the answer to one is none to the other', async () => {
		expect(isWeigering(await bevestig(eigen, await passkey.vraagInlog(opslag, NU)))).toBe(true);
		const vraag = await passkey.vraagBevestiging(opslag, accountId, NU);
		expect(isWeigering(await passkey.keurInlog(opslag, eigen.gebruik(vraag), NU))).toBe(true);
		const maken = await passkey.vraagNieuwe(opslag, accountId, NU);
		expect(isWeigering(await bevestig(eigen, maken))).toBe(true);
	});

	it('has to be answered within five minutes', async () => {
		const vraag = await passkey.vraagBevestiging(opslag, accountId, NU);
		const laat = await passkey.vraagBevestiging(opslag, accountId, NU);
		expect(await bevestig(eigen, vraag, accountId, NU.add({ seconds: 299 }))).toEqual({ accountId });
		expect(isWeigering(await bevestig(eigen, laat, accountId, NU.add({ minutes: 5 })))).toBe(true);
	});
});
