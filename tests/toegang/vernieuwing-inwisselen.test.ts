// The new way in of who lost every one comes on the account that was there: who this is, what changes, what is refused,
// and that it happens once (issue 3 §1, dreigingen B15).
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { emailIndex, inlogIndex } from '#lib/server/opslag/emailadres.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { genodigde, wisselIn, type Middel } from '#lib/server/toegang/inwisseling.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

type Herstel = typeof t.toegangsherstel.$inferInsert;
const rijVan = async (id: string) =>
	(await opslag.lees((db) => db.select().from(t.account).where(eq(t.account.id, id))))[0]!;
const herstelVan = async (id: string) =>
	(await opslag.lees((db) => db.select().from(t.toegangsherstel).where(eq(t.toegangsherstel.id, id))))[0]!;
const sleutelVan = (uit: unknown) => (isWeigering(uit) ? uit.sleutel : uit);

/** A renewal whose code was handed over, and the step after that code. */
async function gegeven(
	anders: Partial<Herstel> = {},
	wie: 'ouderA' | 'jongere13' = 'ouderA',
	al?: Proefcasus
) {
	const proef = al ?? (await maakCasus(opslag));
	const accountId = proef.gebruikers[wie].accountId!;
	const id = nieuwId();
	const cookie = await opslag.schrijf(async (tx) => {
		await tx.insert(t.toegangsherstel).values({
			id,
			casusId: proef.casusId,
			persoonId: proef.personen[wie],
			accountId,
			status: 'gegeven',
			controle: 'gezien',
			notitieVersleuteld: Buffer.from('x'),
			codeHash: 'x',
			pogingen: 0,
			verlooptOp: tijdstip(NU.add({ hours: 1 })),
			begonnenOp: tijdstip(NU),
			begonnenDoor: 'collega',
			...anders
		});
		return tussenstap.begin(tx, opslag.sleutels, { uitnodigingId: null, herstelId: id, accountId }, NU);
	});
	const stap = (await opslag.lees((db) => tussenstap.zoek(db, opslag.sleutels, cookie, NU)))!;
	return { proef, accountId, id, stap, persoonId: proef.personen[wie] };
}
const zetAccount = (id: string, wat: Partial<typeof t.account.$inferInsert>) =>
	opslag.schrijf((tx) => tx.update(t.account).set(wat).where(eq(t.account.id, id)));
const zetBevestigd = (id: string, adres: string) =>
	zetAccount(id, {
		emailIndex: emailIndex(opslag.sleutels, adres),
		emailVersleuteld: opslag.sleutels.huis.versleutel('account.email', id, adres)
	});
const wie = (stap: tussenstap.Stap, op = NU) => opslag.lees((db) => genodigde(db, opslag, stap, op));
const wissel = (stap: tussenstap.Stap, hoe: Middel = { soort: 'passkey' }) =>
	opslag.schrijf((tx) => wisselIn(tx, opslag, stap, hoe, { nu: NU, verzoekId: 'dit-verzoek' }));
const metWachtwoord = (inlognaam: string): Middel => ({
	soort: 'wachtwoord',
	inlognaam,
	wachtwoordHash: 'nieuw',
	totpGeheim: 'JBSWY3DPEHPK3PXP',
	totpStap: 7
});

describe('whose account it is', () => {
	it('is known after the code: person, role, voice, and where we reach this person', async () => {
		const { stap, accountId, proef, persoonId } = await gegeven();
		const verwacht = {
			accountId,
			casusId: proef.casusId,
			persoonId,
			rol: 'ouder',
			stem: 'u',
			naam: 'Saskia Vlierman',
			adres: 'oudera@voorbeeld.invalid',
			vastAdres: null,
			vernieuwt: true
		};
		expect(await wie(stap)).toEqual(verwacht);
		await opslag.schrijf((tx) =>
			tx.update(t.persoon).set({ emailVersleuteld: null }).where(eq(t.persoon.id, persoonId))
		);
		const adres = `${nieuwId()}@voorbeeld.invalid`;
		await zetBevestigd(accountId, adres);
		expect(await wie(stap)).toEqual({ ...verwacht, adres: null, vastAdres: adres });
	});

	it('is told by the role in this case, whatever the account is elsewhere', async () => {
		const { stap, accountId, proef } = await gegeven({}, 'jongere13');
		const elders = await maakCasus(opslag);
		await opslag.schrijf((tx) =>
			tx.update(t.rol).set({ accountId }).where(eq(t.rol.persoonId, elders.personen.ouderA))
		);
		expect(await wie(stap)).toMatchObject({ rol: 'jongere', stem: 'je', casusId: proef.casusId });
	});

	it.each([
		['was stopped', { status: 'gestopt' }],
		['was spent', { codeHash: null }],
		['waits for a colleague', { status: 'bevestigd' }],
		['ended this moment', { verlooptOp: tijdstip(NU) }]
	])('is nobody when the renewal %s, and nothing comes of it', async (_wat, anders) => {
		const { stap, accountId } = await gegeven(anders);
		expect(await wie(stap)).toBeNull();
		const voor = await rijVan(accountId);
		expect(sleutelVan(await wissel(stap, metWachtwoord('linde')))).toBe('uitnodiging.dood');
		expect(await rijVan(accountId)).toEqual(voor);
	});
});

describe('the new way in', () => {
	it('is password, app and name, on this account alone; what was signed in is out', async () => {
		const { stap, accountId, proef, id, persoonId } = await gegeven();
		const ander = await gegeven();
		const begin = (van: string) =>
			opslag.schrijf((tx) =>
				sessie.maak(tx, { soort: 'vol', accountId: van, rustMinuten: 15, apparaat: 'Telefoon' }, NU)
			);
		const [mijne, andere] = [await begin(accountId), await begin(ander.accountId)];
		const [voor, anderVoor] = [await rijVan(accountId), await rijVan(ander.accountId)];
		const naam = nieuwId();
		expect(await wissel(stap, metWachtwoord(naam))).toBe(accountId);
		const na = await rijVan(accountId);
		expect(na).toEqual({
			...voor,
			wachtwoordHash: 'nieuw',
			totpVersleuteld: na.totpVersleuteld,
			totpStap: 7,
			emailIndex: inlogIndex(opslag.sleutels, naam)
		});
		expect(opslag.sleutels.huis.ontsleutel('account.totp', accountId, na.totpVersleuteld!)).toBe(
			'JBSWY3DPEHPK3PXP'
		);
		expect(await rijVan(ander.accountId)).toEqual(anderVoor);
		expect(await sessie.zoek(opslag, mijne, NU)).toBeNull();
		expect(await sessie.zoek(opslag, andere, NU)).not.toBeNull();
		expect(await herstelVan(id)).toMatchObject({
			status: 'gebruikt',
			codeHash: null,
			gebruiktOp: tijdstip(NU)
		});
		expect(await herstelVan(ander.id)).toMatchObject({ status: 'gegeven', codeHash: 'x' });
		const regels = await opslag.lees((db) =>
			db.select().from(t.audit).where(eq(t.audit.accountId, accountId))
		);
		expect(regels).toMatchObject([
			{
				handeling: 'toegang.vernieuwing',
				objectId: id,
				casusId: proef.casusId,
				persoonId,
				rol: 'ouder',
				verzoekId: 'dit-verzoek',
				tijd: tijdstip(NU)
			}
		]);
	});

	it('as a passkey leaves password, app and name as they were', async () => {
		const { stap, accountId } = await gegeven();
		const voor = await rijVan(accountId);
		expect(await wissel(stap)).toBe(accountId);
		expect(await rijVan(accountId)).toEqual(voor);
	});

	it('keeps the confirmed address to sign in with, whatever was typed', async () => {
		const { stap, accountId } = await gegeven();
		const bezet = nieuwId();
		await gegeven().then((ander) =>
			zetAccount(ander.accountId, { emailIndex: inlogIndex(opslag.sleutels, bezet) })
		);
		const adres = `${nieuwId()}@voorbeeld.invalid`;
		await zetBevestigd(accountId, adres);
		expect(await wissel(stap, metWachtwoord(bezet))).toBe(accountId);
		expect(await rijVan(accountId)).toMatchObject({
			emailIndex: emailIndex(opslag.sleutels, adres),
			wachtwoordHash: 'nieuw'
		});
	});

	it('may have the name that was there, and never one of somebody else', async () => {
		const [{ stap, accountId, id }, ander] = [await gegeven(), await gegeven()];
		const [mijn, bezet] = [nieuwId(), nieuwId()];
		await zetAccount(accountId, { emailIndex: inlogIndex(opslag.sleutels, mijn) });
		await zetAccount(ander.accountId, { emailIndex: inlogIndex(opslag.sleutels, bezet) });
		const uit = await wissel(stap, metWachtwoord(bezet));
		expect(isWeigering(uit) && uit).toMatchObject({ sleutel: 'toegang.adres-niet-vrij', veld: 'inlognaam' });
		// Code and step are not used up by it.
		expect(await herstelVan(id)).toMatchObject({ status: 'gegeven', codeHash: 'x' });
		expect(await wissel(stap, metWachtwoord(mijn))).toBe(accountId);
	});

	it('is for this account: not one that is signed in, nor one that a step was made for before', async () => {
		const [{ stap, accountId }, ander] = [await gegeven(), await gegeven()];
		const anderAccount = { soort: 'account', accountId: ander.accountId } as const;
		expect(sleutelVan(await wissel(stap, anderAccount))).toBe('uitnodiging.ander-account');
		expect(sleutelVan(await wissel({ ...stap, accountId: ander.accountId }))).toBe('uitnodiging.dood');
		expect(await wissel(stap)).toBe(accountId);
	});

	it('comes once of one step, and once of one code', async () => {
		const { stap, id, proef, accountId } = await gegeven();
		const cookie = await opslag.schrijf((tx) =>
			tussenstap.begin(tx, opslag.sleutels, { uitnodigingId: null, herstelId: id, accountId }, NU)
		);
		const tweede = (await opslag.lees((db) => tussenstap.zoek(db, opslag.sleutels, cookie, NU)))!;
		const opnieuw = await gegeven({}, 'ouderA', proef);
		expect(await wissel(stap)).toBe(accountId);
		expect(sleutelVan(await wissel({ ...opnieuw.stap, id: stap.id }))).toBe('uitnodiging.dood');
		expect(sleutelVan(await wissel(tweede))).toBe('uitnodiging.dood');
	});
});
