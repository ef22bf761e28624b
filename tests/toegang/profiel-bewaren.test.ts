/** The own profile as it is kept and read, and what must be told once (contract S0-E16, S0-E17; issue 3 §1). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UITLEG_TOEGANG, type ProfielInvoer } from '#lib/domein/profiel.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as profiel from '#lib/server/toegang/profiel.ts';
import { maakAccount, maakCasus, maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
let id: string;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(async () => void (id = await maakAccount(opslag, 'Saskia  Vlierman')));

const leeg: ProfielInvoer = { roepnaam: '', vorm: 'u', taal: 'nl', bereik: '', stilVan: '', stilTot: '' };
const vol: ProfielInvoer = {
	roepnaam: 'Sas',
	vorm: 'je',
	taal: 'pl',
	bereik: 'Liever bellen na zessen',
	stilVan: '21:00',
	stilTot: '08:00'
};
const rijVan = async (wie = id) =>
	(await opslag.lees((db) => db.select().from(t.account).where(eq(t.account.id, wie))))[0]!;
const zet = (velden: Partial<typeof t.account.$inferInsert>, wie = id) =>
	opslag.schrijf((tx) => tx.update(t.account).set(velden).where(eq(t.account.id, wie)));
const bewaar = (invoer: ProfielInvoer, verzoekId = 'proef') =>
	opslag.schrijf((tx) => profiel.bewaar(tx, opslag.sleutels, id, invoer, { nu: NU, verzoekId }));
const lees = async (wie = id) => profiel.lees(opslag.sleutels, await rijVan(wie));
const blokkeer = () => zet({ geblokkeerdOp: tijdstip(NU) });

describe('the profile', () => {
	it('is filled in beforehand with what is known: the first name, and the voice it was made with', async () => {
		expect(await lees()).toEqual({ ...leeg, roepnaam: 'Saskia' });
		expect((await lees(await maakAccount(opslag, 'Fenna Boomkamp', 'je'))).vorm).toBe('je');
		expect((await lees(await maakAccount(opslag, ''))).roepnaam).toBe('');
	});

	it('gives back what was kept, and keeps in the open no word of what somebody wrote', async () => {
		await bewaar(vol);
		expect(await lees()).toEqual(vol);
		const rij = await rijVan();
		expect(rij).toMatchObject({ voorkeursvorm: 'je', aanspreekvorm: 'u', taal: 'pl' });
		for (const bytes of [rij.roepnaamVersleuteld!, rij.bereikVersleuteld!])
			expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Sas|bellen/);
	});

	it('left empty keeps nothing, and is filled in beforehand again', async () => {
		await bewaar(vol);
		await bewaar(leeg);
		expect(await rijVan()).toMatchObject({
			roepnaamVersleuteld: null,
			bereikVersleuteld: null,
			stilVan: null,
			stilTot: null
		});
		expect(await lees()).toEqual({ ...leeg, roepnaam: 'Saskia' });
	});

	it('is of one account, and its change is recorded without a word of it', async () => {
		const ander = await maakAccount(opslag, 'Otto Vreemdeling');
		const verzoekId = nieuwId();
		await bewaar(vol, verzoekId);
		expect(await lees(ander)).toEqual({ ...leeg, roepnaam: 'Otto' });
		const regels = await opslag.lees((db) =>
			db.select().from(t.audit).where(eq(t.audit.verzoekId, verzoekId))
		);
		expect(regels).toMatchObject([
			{ accountId: id, handeling: 'account.profiel', uitkomst: 'gedaan', tijd: tijdstip(NU) }
		]);
		expect(JSON.stringify(regels)).not.toMatch(/Sas|bellen|pl"/);
	});
});

describe('what others do with it', () => {
	const vraag = <T>(fn: (tx: Parameters<typeof profiel.tolktaal>[0]) => Promise<T>) => opslag.lees(fn);

	it('the own pages greet by the chosen name, and not by one that was never chosen', async () => {
		const groet = (wie: string | null) => vraag((tx) => profiel.groet(tx, opslag.sleutels, wie));
		expect(await groet(id)).toBeNull();
		await bewaar(vol);
		const ander = await maakAccount(opslag, 'Otto Vreemdeling');
		expect([await groet(id), await groet(ander), await groet(null), await groet('niemand')]).toEqual([
			'Sas',
			null,
			null,
			null
		]);
	});

	it('a language that is not Dutch asks for an interpreter; nothing said, or nobody, asks for none', async () => {
		const taal = (wie: string | null) => vraag((tx) => profiel.tolktaal(tx, wie));
		expect([await taal(id), await taal(null), await taal('niemand')]).toEqual([null, null, null]);
		await bewaar(vol);
		expect(await taal(id)).toBe('pl');
		await bewaar({ ...vol, taal: 'nl' });
		expect(await taal(id)).toBeNull();
	});

	it('how somebody likes to be reached is told to who plans, while the account is open', async () => {
		const bereik = (wie: string | null) => vraag((tx) => profiel.bereikVan(tx, opslag.sleutels, wie));
		expect([await bereik(id), await bereik(null), await bereik('niemand')]).toEqual([null, null, null]);
		await bewaar(vol);
		expect(await bereik(id)).toBe('Liever bellen na zessen');
		await blokkeer();
		expect(await bereik(id)).toBeNull();
	});
});

describe('what must be told once', () => {
	const nieuws = (wie = id) => opslag.lees((db) => profiel.nieuws(db, wie));
	const heeft = () => profiel.heeftNieuws(opslag, id);
	const vertel = (wie = id, nu = NU) => opslag.schrijf((tx) => profiel.verteld(tx, wie, nu));

	it('is the explanation, once for each account and each text', async () => {
		const ander = await maakAccount(opslag, 'Otto Vreemdeling');
		expect(await nieuws()).toEqual({ uitleg: true, vernieuwdOp: null, rust: 0 });
		await vertel();
		await vertel();
		expect([await nieuws(), (await nieuws(ander)).uitleg]).toEqual([
			{ uitleg: false, vernieuwdOp: null, rust: 0 },
			true
		]);
		const gezien = await opslag.lees((db) =>
			db.select().from(t.uitlegGetoond).where(eq(t.uitlegGetoond.accountId, id))
		);
		expect(gezien).toMatchObject([{ versie: UITLEG_TOEGANG, op: tijdstip(NU) }]);
		await opslag.schrijf((tx) =>
			tx.update(t.uitlegGetoond).set({ versie: 'ouder' }).where(eq(t.uitlegGetoond.accountId, id))
		);
		expect(await heeft()).toBe(true);
	});

	it('is that every way in was renewed, until the person went on', async () => {
		await vertel();
		expect(await heeft()).toBe(false);
		expect((await rijVan()).vernieuwdGezienOp).toBeNull();
		const op = tijdstip(NU.subtract({ hours: 1 }));
		const ander = await maakAccount(opslag, 'Otto Vreemdeling');
		for (const wie of [id, ander]) await zet({ vernieuwdOp: op }, wie);
		expect((await nieuws()).vernieuwdOp).toBe(op);
		expect(await heeft()).toBe(true);
		await vertel(id, NU.add({ minutes: 1 }));
		expect((await rijVan()).vernieuwdGezienOp).toBe('2026-11-23T09:01:00.000Z');
		expect([await heeft(), (await nieuws(ander)).vernieuwdOp]).toEqual([false, op]);
	});

	it('goes before the page somebody was going to, and never instead of it', async () => {
		expect(await profiel.eerst(opslag, id, '/casus/x?y=1&z=2')).toBe(
			'/mijn/welkom?naar=%2Fcasus%2Fx%3Fy%3D1%26z%3D2'
		);
		await vertel();
		expect(await profiel.eerst(opslag, id, '/casus/x?y=1&z=2')).toBe('/casus/x?y=1&z=2');
	});

	it('is that a case rests: each once, of this account alone, and that keeps nobody from a page', async () => {
		await vertel();
		const proef = await maakCasus(opslag);
		const rol = (rustSinds: string | null, wie: string) =>
			opslag.schrijf((tx) =>
				tx.insert(t.rol).values({
					id: nieuwId(),
					casusId: proef.casusId,
					persoonId: proef.personen.ouderA,
					accountId: wie,
					rol: 'ouder',
					van: tijdstip(NU),
					rustSinds
				})
			);
		await rol(null, id);
		await rol(tijdstip(NU), proef.gebruikers.ouderB.accountId!);
		expect((await nieuws()).rust).toBe(0);
		await rol(tijdstip(NU), id);
		await rol(tijdstip(NU), id);
		expect((await nieuws()).rust).toBe(1);
		expect(await heeft()).toBe(false);
	});

	it('of a blocked account is nothing about its ways in', async () => {
		await zet({ vernieuwdOp: tijdstip(NU) });
		await blokkeer();
		expect((await nieuws()).vernieuwdOp).toBeNull();
	});
});
