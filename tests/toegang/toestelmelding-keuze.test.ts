// The choice to be told on a device, in the store itself: whose it is, how many, and what is kept (issue 3 §1, E01).
// First: it says where the key is, before anything reads that.
import { abonnement, stop } from './pushdienst.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import * as melding from '#lib/server/toegang/toestelmelding.ts';
import { maakAccount, maakCasus, maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
let id: string;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(async () => {
	await opslag.sluit();
	await stop();
});
beforeEach(async () => void (id = await maakAccount(opslag, 'Fenna Boomkamp', 'je')));

type Plek = Parameters<typeof melding.zetAan>[0];
const bij = <T>(fn: (plek: Plek) => Promise<T>, verzoekId = 'proef') =>
	opslag.schrijf((tx) => fn({ tx, sleutels: opslag.sleutels, nu: NU, verzoekId }));
const nieuweSessie = async (accountId = id) => {
	const token = await opslag.schrijf((tx) =>
		sessie.maak(tx, { soort: 'vol', accountId, rustMinuten: 15, apparaat: 'Telefoon' }, NU)
	);
	return token.split('.')[0]!;
};
/** Chooses on a device. @returns its cookie */
async function zetAan(
	met: { cookie?: string; accountId?: string; apparaat?: string; sessieId?: string; pad?: string } = {}
) {
	const hier = {
		accountId: met.accountId ?? id,
		sessieId: met.sessieId ?? (await nieuweSessie(met.accountId)),
		toestelCookie: met.cookie,
		apparaat: met.apparaat ?? 'Telefoon'
	};
	return bij((plek) => melding.zetAan(plek, hier, abonnement(met.pad ?? '/x').json));
}
const gezet = async (met: Parameters<typeof zetAan>[0] = {}) => {
	const cookie = await zetAan(met);
	if (isWeigering(cookie)) throw new Error(cookie.sleutel);
	return cookie;
};
const alle = (toestelCookie?: string, accountId = id) =>
	opslag.lees((db) => melding.alle(db, { accountId, toestelCookie }));
const rijen = (accountId = id) =>
	opslag.lees((db) => db.select().from(t.toestelmelding).where(eq(t.toestelmelding.accountId, accountId)));
const sporen = async (accountId = id) =>
	(await opslag.lees((db) => db.select().from(t.audit).where(eq(t.audit.accountId, accountId)))).map(
		({ handeling, uitkomst }) => [handeling, uitkomst]
	);
const pad = async (rij: { id: string; abonnementVersleuteld: Uint8Array }) => {
	const tekst = opslag.sleutels.huis.ontsleutel(
		'toestelmelding.abonnement',
		rij.id,
		rij.abonnementVersleuteld
	);
	return JSON.parse(tekst) as { endpoint: string; keys: object };
};

describe('a device that is chosen', () => {
	it('is in the list of its account, newest first, and knows itself', async () => {
		const telefoon = await gezet();
		const tablet = await gezet({ apparaat: 'Tablet' });
		const lijst = await alle(telefoon);
		const ids = lijst.map((een) => een.id);
		expect(ids).toEqual([...ids].sort().reverse());
		const gemaaktOp = '2026-11-23T09:00:00.000Z';
		expect(lijst.map(({ id: _id, ...over }) => over)).toEqual(
			expect.arrayContaining([
				{ apparaat: 'Tablet', gemaaktOp, dit: false },
				{ apparaat: 'Telefoon', gemaaktOp, dit: true }
			])
		);
		const ditIs = async (cookie?: string) =>
			(await alle(cookie)).filter(({ dit }) => dit).map(({ apparaat }) => apparaat);
		expect([ids.length, await ditIs(tablet), await ditIs()]).toEqual([2, ['Tablet'], []]);
		expect(await alle(telefoon, await maakAccount(opslag, 'Ander'))).toEqual([]);
	});

	it('keeps the address and the keys of the browser as ciphertext, and nothing else that came along', async () => {
		const json = { ...abonnement('/kanarie').json, expirationTime: null };
		const hier = {
			accountId: id,
			sessieId: await nieuweSessie(),
			toestelCookie: undefined,
			apparaat: 'Telefoon'
		};
		await bij((plek) => melding.zetAan(plek, hier, { ...json, keys: { ...json.keys, meer: 'x' } as never }));
		const [rij] = await rijen();
		expect(Buffer.from(rij!.abonnementVersleuteld).toString('latin1')).not.toContain('kanarie');
		const { endpoint, keys } = abonnement('/kanarie').json;
		const gelezen = await pad(rij!);
		expect(Object.keys(gelezen)).toEqual(['endpoint', 'keys']);
		expect(gelezen.endpoint).toBe(endpoint);
		expect(Object.keys(gelezen.keys)).toEqual(Object.keys(keys));
		expect(gelezen.keys).toEqual(json.keys);
	});

	it('is remembered by its cookie and in its session, so that it goes when that session is ended', async () => {
		const [sessieId, ander] = [await nieuweSessie(), await nieuweSessie()];
		const cookie = await gezet({ sessieId });
		const toestelId = await opslag.lees((db) => toestel.bekend(db, id, cookie));
		expect(toestelId).not.toBeNull();
		const sessies = await opslag.lees((db) =>
			db
				.select({ id: t.sessie.id, toestelId: t.sessie.toestelId })
				.from(t.sessie)
				.where(eq(t.sessie.accountId, id))
		);
		expect(Object.fromEntries(sessies.map((rij) => [rij.id, rij.toestelId]))).toEqual({
			[sessieId]: toestelId,
			[ander]: null
		});
		expect(await rijen()).toMatchObject([{ toestelId, apparaat: 'Telefoon' }]);
		expect(await sporen()).toEqual([['account.melding-aan', 'gedaan']]);
	});

	it('a second time takes the place of the first, on this device and for this account alone', async () => {
		const cookie = await gezet({ pad: '/oud' });
		await gezet({ apparaat: 'Tablet', pad: '/tablet' });
		const ouder = await maakAccount(opslag, 'Saskia Vlierman');
		const samen = await gezet({ cookie, accountId: ouder, pad: '/ouder' });
		expect(await gezet({ cookie: samen, pad: '/nieuw' })).toBe(samen);
		const paden = await Promise.all((await rijen()).map(async (rij) => (await pad(rij)).endpoint));
		expect(paden.map((een) => new URL(een).pathname).sort()).toEqual(['/nieuw', '/tablet']);
		expect(await rijen(ouder)).toHaveLength(1);
	});

	it('is one of ten at most; the tenth may be chosen again, an eleventh may not', async () => {
		let cookie = '';
		for (let keer = 0; keer < 10; keer++) cookie = await gezet();
		expect(await zetAan()).toMatchObject({ sleutel: 'toestel.te-veel' });
		expect(await gezet({ cookie })).toBe(cookie);
		expect(await rijen()).toHaveLength(10);
		const ander = await maakAccount(opslag, 'Ander');
		expect(isWeigering(await zetAan({ accountId: ander }))).toBe(false);
	});

	it('is refused with an address of no push service, and nothing is kept', async () => {
		const hier = {
			accountId: id,
			sessieId: await nieuweSessie(),
			toestelCookie: undefined,
			apparaat: 'Telefoon'
		};
		const elders = { ...abonnement('/x').json, endpoint: 'https://kwaad.invalid/x' };
		expect(await bij((plek) => melding.zetAan(plek, hier, elders))).toMatchObject({
			sleutel: 'toestel.lukt-niet'
		});
		expect([await rijen(), await sporen()]).toEqual([[], []]);
	});

	it('goes off by its owner alone', async () => {
		const cookie = await gezet();
		await gezet({ apparaat: 'Tablet' });
		const lijst = await alle(cookie);
		const [telefoon, tablet] = [lijst.find(({ dit }) => dit), lijst.find(({ dit }) => !dit)];
		const ander = await maakAccount(opslag, 'Ander');
		await bij((plek) => melding.zetUit(plek, ander, telefoon!.id));
		expect(await alle(cookie)).toHaveLength(2);
		await bij((plek) => melding.zetUit(plek, id, telefoon!.id));
		expect((await alle(cookie)).map((een) => een.id)).toEqual([tablet!.id]);
		expect(await sporen()).toContainEqual(['account.melding-uit', 'gedaan']);
	});
});

describe('a device that got another address', () => {
	const verhuis = (cookie: string | undefined, json: object) =>
		bij((plek) => melding.verhuis(plek, cookie, json as ReturnType<typeof abonnement>['json']));
	const paden = async (accountId = id) =>
		(await Promise.all((await rijen(accountId)).map(pad)))
			.map((een) => new URL(een.endpoint).pathname)
			.sort();

	it('is told there for every account that chose it there, and each reads so; other devices stay', async () => {
		const cookie = await gezet({ pad: '/oud' });
		await gezet({ apparaat: 'Tablet', pad: '/tablet' });
		const ouder = await maakAccount(opslag, 'Saskia Vlierman');
		const samen = await gezet({ cookie, accountId: ouder, pad: '/ouder' });
		await verhuis(samen, abonnement('/nieuw').json);
		expect([await paden(), await paden(ouder)]).toEqual([['/nieuw', '/tablet'], ['/nieuw']]);
		const aan = ['account.melding-aan', 'gedaan'];
		const verhuisd = ['toestel.verhuizen', 'gedaan'];
		expect([(await sporen()).sort(), (await sporen(ouder)).sort()]).toEqual([
			[aan, aan, verhuisd],
			[aan, verhuisd]
		]);
	});

	it('is not told elsewhere, by a guess, or when it was chosen with another key of ours', async () => {
		const cookie = await gezet({ pad: '/oud' });
		await verhuis(cookie, { ...abonnement('/x').json, endpoint: 'https://kwaad.invalid/x' });
		await verhuis(`${cookie.split('.')[0]}.geraden`, abonnement('/geraden').json);
		await verhuis(undefined, abonnement('/niemand').json);
		expect(await paden()).toEqual(['/oud']);
		await opslag.schrijf((tx) =>
			tx.update(t.toestelmelding).set({ sleutelKenmerk: 'ouder' }).where(eq(t.toestelmelding.accountId, id))
		);
		await verhuis(cookie, abonnement('/nieuw').json);
		expect([await paden(), await alle(cookie), (await sporen()).length]).toEqual([['/oud'], [], 1]);
	});
});

describe('whoever only a call reaches', () => {
	const onbereikbaar = (wie = id) => opslag.lees((db) => melding.isOnbereikbaar(db, wie));

	it('has no address in the account, none in a case, and no device', async () => {
		expect(await onbereikbaar()).toBe(true);
		await gezet();
		expect(await onbereikbaar()).toBe(false);
		await opslag.schrijf((tx) =>
			tx.update(t.toestelmelding).set({ sleutelKenmerk: 'ouder' }).where(eq(t.toestelmelding.accountId, id))
		);
		expect(await onbereikbaar()).toBe(true);
	});

	it('is nobody with an address in the account, and nobody who is not there', async () => {
		await opslag.schrijf((tx) =>
			tx
				.update(t.account)
				.set({ emailVersleuteld: Buffer.from('x') })
				.where(eq(t.account.id, id))
		);
		expect([await onbereikbaar(), await onbereikbaar(nieuwId())]).toEqual([false, false]);
	});

	it('is nobody with an address in a case: the own one there, not that of another', async () => {
		const proef = await maakCasus(opslag);
		const kind = proef.gebruikers.jongere13.accountId!;
		expect(await onbereikbaar(kind)).toBe(false);
		await opslag.schrijf((tx) =>
			tx.update(t.persoon).set({ emailVersleuteld: null }).where(eq(t.persoon.id, proef.personen.jongere13))
		);
		expect(await onbereikbaar(kind)).toBe(true);
	});
});
