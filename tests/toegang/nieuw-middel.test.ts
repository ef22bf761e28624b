// Another password, another app, or neither any more: what changes on the account, what does not, and who is signed out
// by it (issue 3 §1, dreigingen finding 10).
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { inlogIndex } from '#lib/server/opslag/emailadres.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import * as middel from '#lib/server/toegang/nieuw-middel.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import { maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const OUD = 'JBSWY3DPEHPK3PXP';
const ALLEEN_APP = { wachtwoordHash: null, inlognaam: null, gemaakt: false };
const straks = NU.add({ minutes: 5 });
const plek = () => ({ opslag, nu: straks, verzoekId: 'dit-verzoek' });

/** Somebody with a password and an app, signed in here and elsewhere. */
async function iemand(bij: Partial<account.NieuwAccount> = {}) {
	const id = await opslag.schrijf((tx) =>
		account.maak(
			tx,
			opslag.sleutels,
			{
				naam: 'Saskia Vlierman',
				stem: 'u',
				inlognaam: nieuwId(),
				wachtwoordHash: 'oud',
				totpGeheim: OUD,
				totpStap: 3,
				...bij
			},
			NU
		)
	);
	const begin = () =>
		opslag.schrijf((tx) =>
			sessie.maak(tx, { soort: 'vol', accountId: id, rustMinuten: 15, apparaat: 'Telefoon' }, NU)
		);
	const [hier, elders] = [await begin(), await begin()];
	const ik = (await sessie.zoek(opslag, hier, NU)) as sessie.Gebruiker & { accountId: string };
	return { id, hier, elders, ik };
}
type Iemand = Awaited<ReturnType<typeof iemand>>;

const rijVan = async (id: string) =>
	(await opslag.lees((db) => db.select().from(t.account).where(eq(t.account.id, id))))[0]!;
const codesVan = (id: string) => opslag.lees((db) => herstelcode.over(db, id));
const leeft = async (...cookies: string[]) =>
	Promise.all(cookies.map(async (cookie) => (await sessie.zoek(opslag, cookie, straks)) !== null));
const regelsVan = async (id: string) =>
	(await opslag.lees((db) => db.select().from(t.audit).where(eq(t.audit.accountId, id)))).map((rij) => [
		rij.handeling,
		rij.tijd,
		rij.verzoekId
	]);
const begin = (id: string, wat: Parameters<typeof middel.begin>[3] = ALLEEN_APP) =>
	opslag.schrijf((tx) => middel.begin(tx, opslag.sleutels, id, wat, NU));
const wachtend = (id: string, op = NU) => opslag.lees((db) => middel.wachtend(db, opslag.sleutels, id, op));
const vragenVan = (id: string) =>
	opslag.lees((db) => db.select().from(t.uitdaging).where(eq(t.uitdaging.accountId, id)));
const gelukt = <T>(uit: T) => {
	if (isWeigering(uit)) throw new Error(uit.sleutel);
	return uit;
};

/** This device has a new token that proves who it is, the old one is dead, and so is every other device. */
async function alleenHier({ ik, hier, elders }: Iemand, token: string) {
	expect(await leeft(hier, elders, token)).toEqual([false, false, true]);
	expect(await sessie.zoek(opslag, token, straks)).toMatchObject({
		sessieId: ik.sessieId,
		bewezenOp: tijdstip(straks)
	});
}

it('no password is made of what others may know: the name, and the address that was confirmed', async () => {
	const woorden = async (bij: Partial<account.NieuwAccount>) => {
		const { id } = await iemand(bij);
		return middel.woordenVan(opslag.sleutels, (await rijVan(id)) as account.Account);
	};
	expect(await woorden({})).toEqual(['Saskia Vlierman']);
	expect(await woorden({ inlognaam: null, email: 'saskia@voorbeeld.invalid' })).toEqual([
		'Saskia Vlierman',
		'saskia@voorbeeld.invalid'
	]);
});

describe('a new app', () => {
	it('waits half an hour for its first code, under a secret of its own, readable to nobody', async () => {
		const { id } = await iemand();
		const wat = { wachtwoordHash: 'nieuw', inlognaam: 'linde', gemaakt: true };
		await begin(id, wat);
		const wacht = (await wachtend(id))!;
		expect(wacht).toEqual({ ...wat, totpGeheim: expect.stringMatching(/^[A-Z2-7]{32}$/) as unknown });
		expect(await wachtend(id, NU.add({ seconds: 30 * 60 - 1 }))).toEqual(wacht);
		expect(await wachtend(id, NU.add({ minutes: 30 }))).toBeNull();
		expect(JSON.stringify(await vragenVan(id))).not.toContain(wacht.totpGeheim);
	});

	it('that is begun again replaces what waited, here and nowhere else', async () => {
		const [mijn, ander] = [await iemand(), await iemand()];
		await begin(mijn.id);
		const eerst = await wachtend(mijn.id);
		await begin(ander.id);
		await opslag.schrijf((tx) =>
			tx.insert(t.uitdaging).values({
				id: nieuwId(),
				doel: 'passkey',
				accountId: mijn.id,
				waarde: 'x',
				verlooptOp: tijdstip(straks)
			})
		);
		await begin(mijn.id);
		expect(await wachtend(mijn.id)).not.toEqual(eerst);
		expect((await vragenVan(mijn.id)).map((rij) => rij.doel).sort()).toEqual(['account-app', 'passkey']);
		expect(await wachtend(ander.id)).not.toBeNull();
	});

	it('is not what another question of this account waits for, nor that of somebody else', async () => {
		const [mijn, ander] = [await iemand(), await iemand()];
		await begin(ander.id);
		await begin(mijn.id);
		expect(await wachtend(mijn.id)).not.toEqual(await wachtend(ander.id));
		await opslag.schrijf((tx) =>
			tx.update(t.uitdaging).set({ doel: 'uitnodiging' }).where(eq(t.uitdaging.accountId, mijn.id))
		);
		expect(await wachtend(mijn.id)).toBeNull();
	});

	it('that nobody began, or that waited too long, changes nothing and signs nobody out', async () => {
		const wie = await iemand();
		const voor = await rijVan(wie.id);
		const uit = await middel.zetApp(plek(), wie.ik, 7);
		expect(isWeigering(uit) && uit.sleutel).toBe('toegang.begin-opnieuw');
		expect(await rijVan(wie.id)).toEqual(voor);
		expect(await leeft(wie.hier, wie.elders)).toEqual([true, true]);
		expect(await codesVan(wie.id)).toBe(0);
	});

	it('replaces the old one, with ten new codes, and leaves password and name as they were', async () => {
		const [wie, ander] = [await iemand(), await iemand()];
		await begin(wie.id);
		await begin(ander.id);
		const wacht = (await wachtend(wie.id))!;
		const voor = await rijVan(wie.id);
		const anderVoor = await rijVan(ander.id);
		const uit = gelukt(await middel.zetApp(plek(), wie.ik, 7));
		if (isWeigering(uit)) throw new Error(uit.sleutel);
		expect(uit).toMatchObject({ codes: { length: 10 }, inlognaam: null });
		expect(await codesVan(wie.id)).toBe(10);
		const na = await rijVan(wie.id);
		expect(opslag.sleutels.huis.ontsleutel('account.totp', wie.id, na.totpVersleuteld!)).toBe(
			wacht.totpGeheim
		);
		expect(na).toMatchObject({ totpStap: 7, wachtwoordHash: 'oud', emailIndex: voor.emailIndex });
		expect(await rijVan(ander.id)).toEqual(anderVoor);
		expect(await leeft(ander.hier, ander.elders)).toEqual([true, true]);
		await alleenHier(wie, uit.sessie);
		expect(await regelsVan(wie.id)).toEqual([['account.app', tijdstip(straks), 'dit-verzoek']]);
		// It counts once: what waited is gone, and that of somebody else is not.
		expect(await wachtend(wie.id)).toBeNull();
		expect(await wachtend(ander.id)).not.toBeNull();
	});

	it('leaves another question of this account open', async () => {
		const wie = await iemand();
		await begin(wie.id);
		await opslag.schrijf((tx) =>
			tx.insert(t.uitdaging).values({
				id: nieuwId(),
				doel: 'passkey',
				accountId: wie.id,
				waarde: 'x',
				verlooptOp: tijdstip(straks)
			})
		);
		gelukt(await middel.zetApp(plek(), wie.ik, 7));
		expect((await vragenVan(wie.id)).map((rij) => rij.doel)).toEqual(['passkey']);
	});

	it('comes with the password and the name of who had neither; a name that we made is shown', async () => {
		const wie = await iemand({ inlognaam: null, wachtwoordHash: null, totpGeheim: null, totpStap: null });
		const naam = `linde-${nieuwId()}`;
		await begin(wie.id, { wachtwoordHash: 'nieuw', inlognaam: naam, gemaakt: true });
		expect(await middel.zetApp(plek(), wie.ik, 7)).toMatchObject({ inlognaam: naam });
		expect(await rijVan(wie.id)).toMatchObject({
			wachtwoordHash: 'nieuw',
			emailIndex: inlogIndex(opslag.sleutels, naam)
		});
	});

	it('does not show a name that somebody typed, and takes the own name again', async () => {
		const naam = `linde-${nieuwId()}`;
		const wie = await iemand({ inlognaam: naam });
		await begin(wie.id, { wachtwoordHash: 'nieuw', inlognaam: naam, gemaakt: false });
		expect(await middel.zetApp(plek(), wie.ik, 7)).toMatchObject({ inlognaam: null });
	});

	it('is refused whole when somebody else signs in with that name by now', async () => {
		const naam = `linde-${nieuwId()}`;
		await iemand({ inlognaam: naam });
		const wie = await iemand();
		await begin(wie.id, { wachtwoordHash: 'nieuw', inlognaam: naam, gemaakt: true });
		const voor = await rijVan(wie.id);
		const uit = await middel.zetApp(plek(), wie.ik, 7);
		expect(isWeigering(uit) && uit.sleutel).toBe('toegang.adres-niet-vrij');
		expect(await rijVan(wie.id)).toEqual(voor);
		expect(await leeft(wie.hier, wie.elders)).toEqual([true, true]);
	});
});

it('another password is all that changes, on this account alone', async () => {
	const [wie, ander] = [await iemand(), await iemand()];
	const voor = await rijVan(wie.id);
	const token = await middel.zetWachtwoord(plek(), wie.ik, 'nieuw');
	expect(await rijVan(wie.id)).toEqual({ ...voor, wachtwoordHash: 'nieuw' });
	expect((await rijVan(ander.id)).wachtwoordHash).toBe('oud');
	expect(await leeft(ander.hier, ander.elders)).toEqual([true, true]);
	await alleenHier(wie, token);
	expect(await regelsVan(wie.id)).toEqual([['account.wachtwoord', tijdstip(straks), 'dit-verzoek']]);
});

describe('without a password', () => {
	const passkeyVoor = (accountId: string) =>
		opslag.schrijf((tx) =>
			tx.insert(t.passkey).values({
				id: nieuwId(),
				accountId,
				publiekeSleutel: Buffer.from('x'),
				teller: 0,
				vervoer: '',
				naam: 'Telefoon',
				gesynchroniseerd: false,
				gemaaktOp: tijdstip(NU)
			})
		);
	const metCodes = async () => {
		const wie = await iemand();
		await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, wie.id));
		return wie;
	};

	it('goes on who has a passkey: app and codes go along, and somebody else keeps all', async () => {
		const [wie, ander] = [await metCodes(), await metCodes()];
		await passkeyVoor(wie.id);
		const voor = await rijVan(wie.id);
		const anderVoor = await rijVan(ander.id);
		const token = gelukt(await middel.haalWachtwoordWeg(plek(), wie.ik)) as string;
		expect(await rijVan(wie.id)).toEqual({
			...voor,
			wachtwoordHash: null,
			totpVersleuteld: null,
			totpStap: null
		});
		expect([await codesVan(wie.id), await codesVan(ander.id)]).toEqual([0, 10]);
		expect(await rijVan(ander.id)).toEqual(anderVoor);
		await alleenHier(wie, token);
		expect(await regelsVan(wie.id)).toEqual([['account.wachtwoord-weg', tijdstip(straks), 'dit-verzoek']]);
	});

	it.each([
		['has no passkey', async () => undefined],
		[
			'is blocked',
			async (id: string) => {
				await passkeyVoor(id);
				await opslag.schrijf((tx) =>
					tx
						.update(t.account)
						.set({ geblokkeerdOp: tijdstip(NU) })
						.where(eq(t.account.id, id))
				);
			}
		]
	])('nobody can go on who %s: it is the last way in', async (_wie, vooraf) => {
		const wie = await metCodes();
		await vooraf(wie.id);
		const uit = await middel.haalWachtwoordWeg(plek(), wie.ik);
		expect(isWeigering(uit) && uit.sleutel).toBe('toegang.laatste-middel');
		expect((await rijVan(wie.id)).wachtwoordHash).toBe('oud');
		expect(await codesVan(wie.id)).toBe(10);
	});
});
