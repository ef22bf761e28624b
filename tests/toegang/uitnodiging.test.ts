import { eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { genodigde, wisselIn, type Middel } from '#lib/server/toegang/inwisseling.ts';
import { maak, zoek as zoekSessie } from '#lib/server/toegang/sessie.ts';
import * as account from '#lib/server/toegang/account.ts';
import { emailIndex } from '#lib/server/opslag/emailadres.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import * as uitnodiging from '#lib/server/toegang/uitnodiging.ts';
import { maakAccount, maakOpslag, NU } from '../huis.ts';
import { alles, nodigUit, type Brief } from './gezin.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const moment = { nu: NU, verzoekId: 'proef' };
const rij = async (id: string) =>
	(await opslag.lees((db) => db.select().from(t.uitnodiging).where(eq(t.uitnodiging.id, id))))[0]!;
const taken = (brief: Brief) =>
	opslag.lees((db) => db.select().from(t.taak).where(eq(t.taak.persoonId, brief.persoonId)));

/** The proof that the code was right. */
async function stap(brief: Brief): Promise<tussenstap.Stap> {
	const van = { uitnodigingId: brief.id, herstelId: null };
	const cookie = await opslag.schrijf((tx) => tussenstap.begin(tx, opslag.sleutels, van, NU));
	return (await opslag.lees((db) => tussenstap.zoek(db, opslag.sleutels, cookie, NU)))!;
}
const wissel = (van: tussenstap.Stap, middel: Middel = { soort: 'passkey' }) =>
	opslag.schrijf((tx) => wisselIn(tx, opslag, van, middel, moment));

describe('the link', () => {
	it('changes nothing by being looked at (B01)', async () => {
		const brief = await nodigUit(opslag);
		const voor = await alles(opslag);
		for (let i = 0; i < 5; i++)
			expect(await opslag.lees((db) => uitnodiging.leeft(db, brief.token, NU))).toBe(true);
		expect(await alles(opslag)).toBe(voor);
	});

	it('gives nothing without the code (B03), and the code nothing without the link', async () => {
		const brief = await nodigUit(opslag);
		expect(await uitnodiging.probeerCode(opslag, brief.token, 'AAAAA-AAAAA', NU)).toBe('fout');
		expect(await uitnodiging.probeerCode(opslag, 'x'.repeat(43), brief.code, NU)).toBe('dood');
		expect(await uitnodiging.probeerCode(opslag, undefined, brief.code, NU)).toBe('dood');
		expect((await rij(brief.id)).pogingen).toBe(1);
	});

	it('forgives how the code was typed', async () => {
		const brief = await nodigUit(opslag);
		expect(
			await uitnodiging.probeerCode(
				opslag,
				brief.token,
				` ${brief.code.toLowerCase().replace('-', ' ')} `,
				NU
			)
		).toHaveProperty('stap');
		expect((await rij(brief.id)).pogingen).toBe(0);
	});

	it('dies after five wrong codes, also when they come at once, and tells the procesondersteuner', async () => {
		const brief = await nodigUit(opslag);
		const uit = await Promise.all(
			Array.from({ length: 7 }, () => uitnodiging.probeerCode(opslag, brief.token, 'AAAAA-AAAAA', NU))
		);
		expect(uit.sort()).toEqual(['dood', 'dood', 'dood', 'fout', 'fout', 'fout', 'fout']);
		expect(await uitnodiging.probeerCode(opslag, brief.token, brief.code, NU)).toBe('dood');
		expect((await taken(brief)).map((taak) => [taak.soort, taak.voorRol])).toEqual([
			['uitnodiging-nieuwe-code', 'procesondersteuner']
		]);
	});

	it('is dead in the same way whatever the reason (B05)', async () => {
		const verlopen = await nodigUit(opslag, 'ouderA', { verlooptOp: '2026-11-01T00:00:00.000Z' });
		const ingetrokken = await nodigUit(opslag, 'ouderA', {
			status: 'ingetrokken',
			ingetrokkenOp: '2026-11-20T00:00:00.000Z'
		});
		const concept = await nodigUit(opslag, 'ouderA', { status: 'concept' });
		const gebruikt = await nodigUit(opslag);
		await wissel(await stap(gebruikt));
		for (const brief of [verlopen, ingetrokken, concept, gebruikt]) {
			expect(await opslag.lees((db) => uitnodiging.leeft(db, brief.token, NU))).toBe(false);
			expect(await uitnodiging.probeerCode(opslag, brief.token, brief.code, NU)).toBe('dood');
		}
	});

	it("leads on: asking for a new one is one task for ours, and nothing for a stranger's", async () => {
		const brief = await nodigUit(opslag, 'ouderA', { verlooptOp: '2026-11-01T00:00:00.000Z' });
		const antwoorden = [];
		for (const token of [brief.token, brief.token, 'y'.repeat(43), '-', undefined])
			antwoorden.push(await uitnodiging.vraagNieuwe(opslag, token, NU));
		expect(new Set(antwoorden).size).toBe(1);
		expect(await taken(brief)).toHaveLength(1);
	});
});

describe('the proof between the screens', () => {
	it('belongs to its cookie, half an hour, once', async () => {
		const brief = await nodigUit(opslag);
		const uitkomst = await uitnodiging.probeerCode(opslag, brief.token, brief.code, NU);
		const cookie = typeof uitkomst === 'string' ? '' : uitkomst.stap;
		const zoek = (c: string | undefined, op = NU) =>
			opslag.lees((db) => tussenstap.zoek(db, opslag.sleutels, c, op));
		expect(await zoek(cookie, NU.add({ minutes: 29 }))).not.toBeNull();
		expect(await zoek(cookie, NU.add({ minutes: 30 }))).toBeNull();
		expect(await zoek(`${cookie.split('.')[0]}.geraden`)).toBeNull();
		expect(await zoek(undefined)).toBeNull();
		const [a] = await opslag.lees((db) =>
			db.select().from(t.uitdaging).where(eq(t.uitdaging.uitnodigingId, brief.id))
		);
		expect(JSON.stringify(a)).not.toContain(cookie.split('.')[1]);
	});

	it('dies with the invitation', async () => {
		const brief = await nodigUit(opslag);
		const van = await stap(brief);
		await opslag.schrijf((tx) =>
			tx
				.update(t.uitnodiging)
				.set({ status: 'ingetrokken', ingetrokkenOp: '2026-11-23T09:00:00.000Z' })
				.where(eq(t.uitnodiging.id, brief.id))
		);
		expect(await opslag.lees((db) => genodigde(db, opslag, van, NU))).toBeNull();
		const uit = await wissel(van);
		expect(isWeigering(uit) && uit.sleutel).toBe('uitnodiging.dood');
	});
});

describe('redeeming', () => {
	it('makes one account of fifty at once', async () => {
		const brief = await nodigUit(opslag);
		const stappen: tussenstap.Stap[] = [];
		for (let i = 0; i < 5; i++) stappen.push(await stap(brief));
		const voor = (await opslag.lees((db) => db.select().from(t.account))).length;
		const uit = await Promise.all(Array.from({ length: 50 }, (_, i) => wissel(stappen[i % 5]!)));
		expect(uit.filter((u) => typeof u === 'string')).toHaveLength(1);
		expect((await opslag.lees((db) => db.select().from(t.account))).length).toBe(voor + 1);
	});

	it('gives the person the own roles in this case, the own voice, and nothing by e-mail address', async () => {
		const brief = await nodigUit(opslag, 'jongere13');
		const van = await stap(brief);
		const wie = await opslag.lees((db) => genodigde(db, opslag, van, NU));
		expect(wie).toMatchObject({ rol: 'jongere', stem: 'je', naam: 'Fenna Boomkamp' });
		const id = await wissel(van, {
			soort: 'wachtwoord',
			inlognaam: 'melder@gemeente.invalid',
			wachtwoordHash: 'x',
			totpGeheim: 'JBSWY3DPEHPK3PXP',
			totpStap: 7
		});
		const [nieuw] = await opslag.lees((db) =>
			db
				.select()
				.from(t.account)
				.where(eq(t.account.id, id as string))
		);
		expect(nieuw).toMatchObject({ aanspreekvorm: 'je', totpStap: 7 });
		// Typing somebody's address must not open what was sent to that address.
		expect(nieuw!.emailIndex).not.toBe(emailIndex(opslag.sleutels, 'melder@gemeente.invalid'));
		const rollen = await opslag.lees((db) =>
			db
				.select()
				.from(t.rol)
				.where(eq(t.rol.accountId, id as string))
		);
		expect(rollen.map((r) => [r.rol, r.persoonId])).toEqual([['jongere', brief.persoonId]]);
		expect((await rij(brief.id)).codeHash).toBeNull();
		expect(await opslag.lees((db) => account.rustMinuten(db, id as string))).toBe(15);
	});

	it('refuses an address that signs in somebody else, and keeps code and step', async () => {
		const eerste = await nodigUit(opslag, 'ouderB');
		const middel = {
			soort: 'wachtwoord',
			inlognaam: 'Gedeeld@voorbeeld.invalid',
			wachtwoordHash: 'x',
			totpGeheim: 'JBSWY3DPEHPK3PXP',
			totpStap: 7
		} as const;
		expect(typeof (await wissel(await stap(eerste), middel))).toBe('string');
		const tweede = await nodigUit(opslag, 'jongere16');
		const van = await stap(tweede);
		const uit = await wissel(van, { ...middel, inlognaam: 'gedeeld@voorbeeld.invalid ' });
		expect(isWeigering(uit) && uit).toMatchObject({ sleutel: 'toegang.adres-niet-vrij', veld: 'inlognaam' });
		expect(typeof (await wissel(van))).toBe('string');
	});

	it("adds to one's own account, but never makes a parent into the jongere", async () => {
		const brief = await nodigUit(opslag, 'jongere13');
		const ouder = brief.proef.gebruikers.ouderA.accountId!;
		const vreemde = await maakAccount(opslag, 'Iemand anders', 'u');
		const van = await stap(brief);
		for (const accountId of [ouder, vreemde]) {
			const uit = await wissel(van, { soort: 'account', accountId });
			expect(isWeigering(uit) && uit.sleutel).toBe('uitnodiging.ander-account');
		}
		// Nor one parent into the other, who speaks with the same voice.
		const vanMoeder = await stap(await nodigUit(opslag, 'ouderA', {}, brief.proef));
		const vader = { soort: 'account', accountId: brief.proef.gebruikers.ouderB.accountId! } as const;
		const geweigerd = await wissel(vanMoeder, vader);
		expect(isWeigering(geweigerd) && geweigerd.sleutel).toBe('uitnodiging.ander-account');
		const eigen = await maakAccount(opslag, 'Fenna Boomkamp', 'je');
		expect(await wissel(van, { soort: 'account', accountId: eigen })).toBe(eigen);
	});

	it('lets who lost everything take over with a new code, and signs the old account out', async () => {
		const brief = await nodigUit(opslag, 'ouderA');
		const oud = (await wissel(await stap(brief))) as string;
		const cookie = await opslag.schrijf((tx) =>
			maak(tx, { soort: 'vol', accountId: oud, rustMinuten: 15, apparaat: 'Telefoon' }, NU)
		);
		const opnieuw = await nodigUit(opslag, 'ouderA', {}, brief.proef);
		await opslag.schrijf((tx) =>
			tx.update(t.rol).set({ accountId: oud }).where(eq(t.rol.persoonId, brief.persoonId))
		);
		const nieuw = (await wissel(await stap(opnieuw))) as string;
		expect(nieuw).not.toBe(oud);
		const rollen = await opslag.lees((db) =>
			db.select().from(t.rol).where(eq(t.rol.persoonId, brief.persoonId))
		);
		expect(rollen.map((r) => r.accountId)).toEqual([nieuw]);
		expect(await zoekSessie(opslag, cookie, NU)).toBeNull();
	});

	it('shows who was invited, and where we reach this person, before anything is chosen', async () => {
		const ouder = await nodigUit(opslag, 'ouderA');
		const van = await stap(ouder);
		expect(await opslag.lees((db) => genodigde(db, opslag, van, NU))).toEqual({
			rol: 'ouder',
			stem: 'u',
			naam: 'Saskia Vlierman',
			adres: 'oudera@voorbeeld.invalid',
			casusId: ouder.proef.casusId,
			persoonId: ouder.persoonId,
			vastAdres: null,
			vernieuwt: false
		});
		await opslag.schrijf((tx) =>
			tx.update(t.persoon).set({ emailVersleuteld: null }).where(eq(t.persoon.id, ouder.persoonId))
		);
		expect((await opslag.lees((db) => genodigde(db, opslag, van, NU)))!.adres).toBeNull();
	});

	it('touches this person in this case alone: others keep account, code and session', async () => {
		const brief = await nodigUit(opslag, 'ouderA');
		const ander = await nodigUit(opslag, 'ouderB', {}, brief.proef);
		const elders = await nodigUit(opslag, 'ouderA');
		const { accountId: vanDeGi } = brief.proef.gebruikers.gi;
		const cookie = await opslag.schrijf((tx) =>
			maak(tx, { soort: 'vol', accountId: vanDeGi!, rustMinuten: 30, apparaat: 'Computer' }, NU)
		);
		await opslag.schrijf((tx) =>
			tx
				.update(t.rol)
				.set({ rustSinds: '2026-11-20T00:00:00.000Z' })
				.where(eq(t.rol.persoonId, brief.persoonId))
		);
		const van = await stap(brief);
		const id = (await wissel(van)) as string;
		const rolVan = async (persoonId: string) =>
			(await opslag.lees((db) => db.select().from(t.rol).where(eq(t.rol.persoonId, persoonId))))[0]!;
		expect(await rolVan(brief.persoonId)).toMatchObject({ accountId: id, rustSinds: null });
		expect((await rolVan(ander.persoonId)).accountId).toBeNull();
		expect((await rolVan(elders.persoonId)).accountId).toBeNull();
		expect((await rolVan(brief.proef.personen.gi)).accountId).toBe(vanDeGi);
		expect(await zoekSessie(opslag, cookie, NU)).not.toBeNull();
		for (const levend of [ander, elders]) expect((await rij(levend.id)).codeHash).not.toBeNull();
		expect(await rij(brief.id)).toMatchObject({ codeHash: null, pogingen: 0 });
		const regels = await opslag.lees((db) => db.select().from(t.audit).where(eq(t.audit.accountId, id)));
		expect(regels).toMatchObject([
			{
				handeling: 'toegang.uitnodiging',
				objectId: brief.id,
				casusId: brief.proef.casusId,
				persoonId: brief.persoonId,
				rol: 'ouder',
				verzoekId: 'proef',
				uitkomst: 'gedaan'
			}
		]);
	});

	it('with an account that is there already keeps it signed in, in whatever voice who comes for work speaks', async () => {
		const brief = await nodigUit(opslag, 'ouderA');
		const collega = await maakAccount(opslag, 'Tamar Oolderink', 'je');
		await opslag.schrijf((tx) =>
			tx.update(t.rol).set({ rol: 'gi' }).where(eq(t.rol.persoonId, brief.persoonId))
		);
		const cookie = await opslag.schrijf((tx) =>
			maak(tx, { soort: 'vol', accountId: collega, rustMinuten: 30, apparaat: 'Computer' }, NU)
		);
		const van = await stap(brief);
		const weg = await wissel(van, { soort: 'account', accountId: 'weg' });
		expect(isWeigering(weg) && weg.sleutel).toBe('uitnodiging.ander-account');
		expect(await wissel(van, { soort: 'account', accountId: collega })).toBe(collega);
		expect(await zoekSessie(opslag, cookie, NU)).not.toBeNull();
		// The same person again, by another letter of the same case.
		const nogmaals = await nodigUit(opslag, 'ouderA', {}, brief.proef);
		await opslag.schrijf((tx) =>
			tx.update(t.rol).set({ accountId: collega }).where(eq(t.rol.persoonId, brief.persoonId))
		);
		expect(await wissel(await stap(nogmaals), { soort: 'account', accountId: collega })).toBe(collega);
	});

	it('is in the audit chain, which holds', async () => {
		const regels = await opslag.lees((db) =>
			db.select().from(t.audit).where(eq(t.audit.handeling, 'toegang.uitnodiging'))
		);
		expect(regels.length).toBeGreaterThan(3);
		expect((await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).breuk).toBeNull();
		expect(await opslag.lees((db) => db.select().from(t.taak).where(isNull(t.taak.persoonId)))).toHaveLength(
			0
		);
	});
});
