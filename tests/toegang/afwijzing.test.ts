// A storm of sign-ins: what is refused anyway costs nothing, and nobody who was here before is kept out by it
// (issue 3 §4, dreigingen B09, B11, finding 14).
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { inlogIndex } from '#lib/server/opslag/emailadres.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { wijsAf } from '#lib/server/toegang/afwijzing.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import * as trageHash from '#lib/server/toegang/trage-hash.ts';
import { maakOpslag, NU } from '../huis.ts';
import { drukte } from './drukte.ts';
import { alles, klopper, metWachtwoord, ZIN } from './gezin.ts';

let opslag: Opslag;
beforeAll(async () => {
	opslag = await maakOpslag();
});
afterAll(() => opslag.sluit());

const van = (adres: string, anders: Partial<inlog.Klopper> = {}) => klopper({ adres, ...anders });
/** Uses up the tries of this name, as ten wrong passwords from anywhere do. */
async function putUit(naam: string): Promise<pogingen.Emmer[]> {
	const emmers = pogingen.voorWachtwoord(inlogIndex(opslag.sleutels, naam), { adres: naam, toestelId: null });
	const alleenNaam = emmers.filter((emmer) => emmer.naam.startsWith('account|'));
	for (let keer = 0; keer < 10; keer++) expect(await pogingen.neem(opslag, alleenNaam, NU)).toBeNull();
	return alleenNaam;
}

describe('an attempt that is refused anyway', () => {
	it('is stopped once the store said no, for a name that exists and for one that does not, and writes nothing', async () => {
		await metWachtwoord(opslag, 'hier@voorbeeld.invalid', totp.nieuwGeheim());
		const gezien = [];
		for (const naam of ['hier@voorbeeld.invalid', 'nergens@voorbeeld.invalid']) {
			const emmers = await putUit(naam);
			expect(await wijsAf(opslag, naam, van(naam)), 'nobody asked the store yet').toBeNull();
			await pogingen.neem(opslag, emmers, NU);
			const voor = await alles(opslag);
			gezien.push([
				await wijsAf(opslag, naam, van(naam)),
				await wijsAf(opslag, ` ${naam.toUpperCase()}`, van('198.51.100.7')),
				await wijsAf(opslag, naam, van(naam, { toestelCookie: 'verzonnen.geheim' }))
			]);
			expect(await alles(opslag)).toBe(voor);
		}
		expect(gezien[0]).toEqual(Array(3).fill({ status: 429, seconden: 900 }));
		expect(gezien[1]).toEqual(gezien[0]);
	});

	it('is never that of a device that was here before, until its own tries are used up', async () => {
		const naam = 'thuis@voorbeeld.invalid';
		const id = await metWachtwoord(opslag, naam, totp.nieuwGeheim());
		const ander = await metWachtwoord(opslag, 'ander@voorbeeld.invalid', totp.nieuwGeheim());
		const onthoud = (wie: string) =>
			opslag.schrijf((tx) => toestel.onthoud(tx, wie, undefined, NU)) as Promise<string>;
		const [eigen, vreemd] = [await onthoud(id), await onthoud(ander)];
		await pogingen.neem(opslag, await putUit(naam), NU);
		expect(await wijsAf(opslag, naam, van('x', { toestelCookie: eigen }))).toBeNull();
		expect(await wijsAf(opslag, naam, van('x', { toestelCookie: vreemd }))).toMatchObject({ status: 429 });

		const { toestelId } = await inlog.wieEnWaar(opslag, naam, eigen);
		const emmers = pogingen.voorWachtwoord(inlogIndex(opslag.sleutels, naam), { adres: 'x', toestelId });
		for (let keer = 0; keer <= 20; keer++) await pogingen.neem(opslag, emmers, NU);
		expect(await wijsAf(opslag, naam, van('x', { toestelCookie: eigen }))).toMatchObject({ status: 429 });
	});

	it('costs the store no question, but for who shows a device: that may be known here', async () => {
		const naam = 'vraagloos@voorbeeld.invalid';
		await pogingen.neem(opslag, await putUit(naam), NU);
		const dicht = { ...opslag, lees: () => Promise.reject(new Error('asked the store')) };
		const metToestel = van(naam, { toestelCookie: 'verzonnen.geheim' });
		expect(await wijsAf(dicht, naam, van(naam))).toMatchObject({ status: 429 });
		expect(await wijsAf(dicht, 'vrij@voorbeeld.invalid', metToestel)).toBeNull();
		await expect(wijsAf(dicht, naam, metToestel)).rejects.toThrow('asked the store');
	});

	it('is asked about again after two seconds by one of all who try, and no longer when tries came back', async () => {
		const naam = 'kantoor@voorbeeld.invalid';
		const emmers = await putUit(naam);
		await pogingen.neem(opslag, emmers, NU);
		const straks = van(naam, { nu: NU.add({ seconds: 2 }) });
		expect(await wijsAf(opslag, naam, straks), 'the one who asks').toBeNull();
		expect(await wijsAf(opslag, naam, straks)).toMatchObject({ status: 429, seconden: 898 });
		await opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, emmers));
		expect(await wijsAf(opslag, naam, straks)).toBeNull();
	});
});

describe('a full queue', () => {
	it('sends strangers away without using up a try, and lets a known device go first', async () => {
		const naam = 'eerst@voorbeeld.invalid';
		const id = await metWachtwoord(opslag, naam, totp.nieuwGeheim());
		const cookie = await opslag.schrijf((tx) => toestel.onthoud(tx, id, undefined, NU));
		const wordtLeeg = await drukte(opslag);
		expect(trageHash.isVol('vreemd')).toBe(true);
		const voor = await opslag.lees((db) => db.select().from(t.poging).orderBy(t.poging.id));
		expect(await wijsAf(opslag, naam, van('192.0.2.50'))).toEqual({ status: 503, seconden: 5 });
		await expect(
			inlog.metWachtwoord(opslag, { inlognaam: naam, wachtwoord: ZIN }, van('192.0.2.50'))
		).rejects.toBeInstanceOf(trageHash.TeDruk);
		expect(await opslag.lees((db) => db.select().from(t.poging).orderBy(t.poging.id))).toEqual(voor);

		const thuis = van('192.0.2.50', { toestelCookie: cookie });
		expect(await wijsAf(opslag, naam, thuis)).toBeNull();
		const binnen = await inlog.metWachtwoord(opslag, { inlognaam: naam, wachtwoord: ZIN }, thuis);
		expect(binnen).toHaveProperty('sessie');
		await wordtLeeg();
		expect(trageHash.isVol('vreemd')).toBe(false);
		await opslag.schrijf((tx) => tx.delete(t.sessie).where(eq(t.sessie.accountId, id)));
	});
});
