// Who lost every way in gets a new one on the same account; nobody gets one without the people concerned knowing
// (issue 3 §1, dreigingen B15, B19).
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as lijst from '#lib/server/casus/lijst.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import * as verzending from '#lib/server/casus/verzending.ts';
import { GeenRecht, GeenToegang } from '#lib/server/context.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { schrijfMail } from '#lib/server/taken/sjabloon.ts';
import { nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import * as bekendmaking from '#lib/server/toegang/bekendmaking.ts';
import * as brief from '#lib/server/toegang/brief.ts';
import * as herstel from '#lib/server/toegang/herstel.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import { genodigde, wisselIn, type Middel } from '#lib/server/toegang/inwisseling.ts';
import { maak, zoek } from '#lib/server/toegang/sessie.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import * as uitnodiging from '#lib/server/toegang/uitnodiging.ts';
import { gebruikerVan, maakAccount, maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';
import { codeVan, hashVan, klopper, nodigUit, ZIN } from './gezin.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const INVOER = {
	controle: 'gezien',
	notitie: 'Gebeld op het oude nummer, drie vragen gesteld.'
} as const;
const sleutelVan = (uit: unknown) => (isWeigering(uit) ? uit.sleutel : uit);

async function middel(): Promise<herstel.Middel> {
	const { code, hash: codeHash } = await codeVan(opslag);
	const { token, hash: tokenHash } = nieuwToken();
	return { code, codeHash, token, tokenHash };
}
/** A family without a secret address: one colleague is enough there. */
async function open(fase: 'uitgenodigd' | 'gehouden' = 'uitgenodigd'): Promise<Proefcasus> {
	const proef = await maakCasus(opslag, { fase });
	await opslag.schrijf((tx) =>
		tx.update(t.persoon).set({ adresGeheim: false }).where(eq(t.persoon.casusId, proef.casusId))
	);
	return proef;
}
const begin = async (
	proef: Proefcasus,
	wie: 'ouderA' | 'ouderB' | 'jongere13' | 'gi' | 'melder' = 'ouderA'
) => {
	const m = await middel();
	return proef.als('procesondersteuner', 'toegangsherstel.beginnen', (hier) =>
		herstel.begin(hier, proef.personen[wie], INVOER, m)
	);
};
const geef = async (proef: Proefcasus, id: string) => {
	const m = await middel();
	return proef.als('procesondersteuner', 'toegangsherstel.beginnen', (hier) => herstel.geef(hier, id, m));
};
const lopend = (proef: Proefcasus) =>
	proef.als('procesondersteuner', 'toegangsherstel.lezen', (hier) => herstel.lopende(hier));
const taken = (casusId: string) =>
	opslag.lees((db) =>
		db
			.select({ soort: t.taak.soort, voorRol: t.taak.voorRol })
			.from(t.taak)
			.where(and(eq(t.taak.casusId, casusId), isNull(t.taak.gedaanOp)))
			.orderBy(t.taak.soort, t.taak.voorRol)
	);
/** Everything somebody signs in with, and a session that is open. */
async function vul(accountId: string): Promise<string> {
	const hash = await hashVan(opslag);
	return opslag.schrijf(async (tx) => {
		await tx
			.update(t.account)
			.set({
				wachtwoordHash: hash,
				totpVersleuteld: totp.versleutel(opslag.sleutels, accountId, totp.nieuwGeheim())
			})
			.where(eq(t.account.id, accountId));
		await tx.insert(t.passkey).values({
			id: nieuwId(),
			accountId,
			publiekeSleutel: Buffer.from('x'),
			teller: 0,
			vervoer: '',
			naam: 'Telefoon',
			gesynchroniseerd: false,
			gemaaktOp: tijdstip(NU)
		});
		await herstelcode.maakNieuwe(tx, accountId);
		await toestel.onthoud(tx, accountId, undefined, NU);
		return maak(tx, { soort: 'vol', accountId, rustMinuten: 15, apparaat: 'Telefoon' }, NU);
	});
}
const middelen = (accountId: string) =>
	opslag.lees(async (db) => ({
		passkeys: (await db.select().from(t.passkey).where(eq(t.passkey.accountId, accountId))).length,
		codes: (await db.select().from(t.herstelcode).where(eq(t.herstelcode.accountId, accountId))).length,
		toestellen: (await db.select().from(t.bekendApparaat).where(eq(t.bekendApparaat.accountId, accountId)))
			.length,
		sessies: (await db.select().from(t.sessie).where(eq(t.sessie.accountId, accountId))).length,
		account: (await db.select().from(t.account).where(eq(t.account.id, accountId)))[0]!
	}));

/** What the right code of this link leads to. */
async function stapVan({ token }: herstel.Overhandiging): Promise<tussenstap.Stap> {
	const cookie = await opslag.schrijf(async (tx) => {
		const van = await brief.vind(tx, token);
		return tussenstap.begin(tx, opslag.sleutels, van!, NU);
	});
	return (await opslag.lees((db) => tussenstap.zoek(db, opslag.sleutels, cookie, NU)))!;
}
const wissel = (stap: tussenstap.Stap, hoe: Middel = { soort: 'passkey' }) =>
	opslag.schrijf((tx) => wisselIn(tx, opslag, stap, hoe, { nu: NU, verzoekId: 'proef' }));
const gegevenVan = (uit: unknown): herstel.Overhandiging => {
	if (typeof uit !== 'object' || uit === null || isWeigering(uit)) throw new Error(JSON.stringify(uit));
	return uit as herstel.Overhandiging;
};

describe('a new way in on the same account', () => {
	it('ends everything at once and keeps person, roles and drafts', async () => {
		const proef = await open();
		const accountId = proef.gebruikers.ouderA.accountId!;
		await proef.als('ouderA', 'reactie.schrijven', (hier) =>
			reactie.schrijf(hier, { vraag: 'nu', tekst: 'Dit schreef ik gisteren.', basis: 0, tab: nieuwId() })
		);
		const cookie = await vul(accountId);
		expect(await zoek(opslag, cookie, NU)).not.toBeNull();

		const gegeven = gegevenVan(await begin(proef));
		expect(await middelen(accountId)).toMatchObject({
			passkeys: 0,
			codes: 0,
			toestellen: 0,
			sessies: 0,
			account: { wachtwoordHash: null, totpVersleuteld: null, vernieuwdOp: tijdstip(NU) }
		});
		expect(await zoek(opslag, cookie, NU)).toBeNull();

		const uit = await uitnodiging.probeerCode(opslag, gegeven.token, gegeven.code, NU);
		const bewijs = typeof uit === 'string' ? undefined : uit.stap;
		const stap = (await opslag.lees((db) => tussenstap.zoek(db, opslag.sleutels, bewijs, NU)))!;
		expect(stap).toMatchObject({ accountId, uitnodigingId: null });
		expect(await opslag.lees((db) => genodigde(db, opslag, stap, NU))).toMatchObject({
			naam: 'Saskia Vlierman',
			stem: 'u',
			vernieuwt: true
		});
		expect(await wissel(stap)).toBe(accountId);
		const concept = await proef.als('ouderA', 'reactie.schrijven', (hier) => reactie.eigen(hier));
		expect(JSON.stringify(concept)).toContain('Dit schreef ik gisteren.');
		const rollen = await opslag.lees((db) => db.select().from(t.rol).where(eq(t.rol.accountId, accountId)));
		expect(rollen.map((rij) => [rij.casusId, rij.persoonId, rij.rol])).toEqual([
			[proef.casusId, proef.personen.ouderA, 'ouder']
		]);
	});

	it('lets a password and an app in after that, under a new name or the address that was confirmed', async () => {
		const proef = await open();
		const stap = await stapVan(gegevenVan(await begin(proef)));
		const totpGeheim = totp.nieuwGeheim();
		const hash = await hashVan(opslag);
		const nieuw = {
			soort: 'wachtwoord',
			inlognaam: 'Nieuw@voorbeeld.invalid',
			wachtwoordHash: hash,
			totpGeheim,
			totpStap: 3
		} as const;
		expect(await wissel(stap, nieuw)).toBe(proef.gebruikers.ouderA.accountId);
		const uit = await inlog.metWachtwoord(
			opslag,
			{ inlognaam: 'nieuw@voorbeeld.invalid', wachtwoord: ZIN },
			klopper()
		);
		expect(uit).toHaveProperty('sessie');
	});

	it('works once, however many try at the same time, and never for another account', async () => {
		const proef = await open();
		const gegeven = gegevenVan(await begin(proef));
		const stappen: tussenstap.Stap[] = [];
		for (let nummer = 0; nummer < 5; nummer += 1) stappen.push(await stapVan(gegeven));
		const ander = await maakAccount(opslag, 'Rutger Boomkamp');
		expect(sleutelVan(await wissel(stappen[0]!, { soort: 'account', accountId: ander }))).toBe(
			'uitnodiging.ander-account'
		);
		const voor = (await opslag.lees((db) => db.select().from(t.account))).length;
		const uit = await Promise.all(Array.from({ length: 50 }, (_, nummer) => wissel(stappen[nummer % 5]!)));
		expect(uit.filter((een) => typeof een === 'string')).toHaveLength(1);
		expect((await opslag.lees((db) => db.select().from(t.account))).length).toBe(voor);
		expect(await uitnodiging.probeerCode(opslag, gegeven.token, gegeven.code, NU)).toBe('dood');
	});

	it('dies after five wrong codes, two weeks, or when it is stopped, and each leads to a task', async () => {
		const proef = await open();
		const gegeven = gegevenVan(await begin(proef));
		for (let keer = 0; keer < 4; keer += 1)
			expect(await uitnodiging.probeerCode(opslag, gegeven.token, 'AAAAA-AAAAA', NU)).toBe('fout');
		expect(await uitnodiging.probeerCode(opslag, gegeven.token, 'AAAAA-AAAAA', NU)).toBe('dood');
		expect(await uitnodiging.probeerCode(opslag, gegeven.token, gegeven.code, NU)).toBe('dood');
		expect(await taken(proef.casusId)).toContainEqual({
			soort: 'uitnodiging-nieuwe-code',
			voorRol: 'procesondersteuner'
		});

		const tweede = await open();
		const laat = gegevenVan(await begin(tweede));
		const straks = NU.add({ hours: 24 * 14 });
		expect(await uitnodiging.probeerCode(opslag, laat.token, laat.code, straks)).toBe('dood');

		const [rij] = await lopend(tweede);
		await tweede.als('voorzitter', 'toegangsherstel.bevestigen', (hier) => herstel.stop(hier, rij!.id));
		expect(await uitnodiging.probeerCode(opslag, laat.token, laat.code, NU)).toBe('dood');
		await uitnodiging.vraagNieuwe(opslag, laat.token, NU);
		expect(await taken(tweede.casusId)).toContainEqual({
			soort: 'uitnodiging-nieuwe-code',
			voorRol: 'procesondersteuner'
		});
	});

	it('is where "a new code" leads for who has an account already', async () => {
		const proef = await open();
		const brief = await nodigUit(opslag, 'ouderA', {}, proef);
		await opslag.schrijf((tx) =>
			tx
				.update(t.rol)
				.set({ accountId: proef.gebruikers.ouderA.accountId })
				.where(eq(t.rol.persoonId, brief.persoonId))
		);
		const m = await middel();
		await proef.als('procesondersteuner', 'deelnemer.vastleggen', async (hier) => {
			const { zet } = await import('#lib/server/casus/deelnemer.ts');
			await zet(hier, { persoonId: brief.persoonId, rol: 'ouder' });
		});
		expect(
			await proef.als('procesondersteuner', 'uitnodiging.code', (hier) =>
				verzending.nieuweCode(hier, brief.persoonId, m)
			)
		).toBe('heeft-account');
	});
});

describe('who may', () => {
	it('nobody but the procesondersteuner starts, and nobody of the family looks', async () => {
		const proef = await open();
		for (const wie of ['ouderA', 'ouderB', 'jongere13', 'melder', 'gi', 'fg', 'voorzitter'] as const)
			await expect(
				proef.als(wie, 'toegangsherstel.beginnen', async () => null),
				wie
			).rejects.toThrow(GeenRecht);
		for (const wie of ['ouderA', 'jongere13', 'melder', 'gi', 'fg'] as const)
			await expect(
				proef.als(wie, 'toegangsherstel.lezen', async () => null),
				wie
			).rejects.toThrow(GeenRecht);
	});

	it('not for who has no account, for oneself, or for a colleague with a post', async () => {
		const proef = await open();
		const zonder = await nodigUit(opslag, 'ouderB', {}, proef);
		expect(sleutelVan(await begin(proef, 'ouderB'))).toBe('herstel.geen-account');
		expect(zonder.proef).toBe(proef);
		const zet = (accountId: string) =>
			opslag.schrijf((tx) =>
				tx.update(t.rol).set({ accountId }).where(eq(t.rol.persoonId, proef.personen.gi))
			);
		await zet(proef.gebruikers.procesondersteuner.accountId!);
		expect(sleutelVan(await begin(proef, 'gi'))).toBe('herstel.eigen');
		const collega = await maakAccount(opslag, 'Een collega');
		await opslag.schrijf((tx) =>
			tx.insert(t.aanstelling).values({
				id: nieuwId(),
				accountId: collega,
				rol: 'voorzitter',
				regio: 'haaglanden',
				subregio: 'den-haag',
				van: '2026-01-01'
			})
		);
		await zet(collega);
		expect(sleutelVan(await begin(proef, 'gi'))).toBe('herstel.collega');
	});

	it('counts no call to a number that we did not have', async () => {
		const proef = await open();
		const m = await middel();
		const belt = (wie: 'ouderA' | 'ouderB') =>
			proef.als('procesondersteuner', 'toegangsherstel.beginnen', (hier) =>
				herstel.begin(hier, proef.personen[wie], { ...INVOER, controle: 'teruggebeld' }, m)
			);
		expect(sleutelVan(await belt('ouderB'))).toBe('herstel.geen-nummer');
		expect(gegevenVan(await belt('ouderA')).code).toBe(m.code);
	});

	it('asks a second colleague first where an address is secret, and changes nothing before', async () => {
		const proef = await maakCasus(opslag);
		const accountId = proef.gebruikers.ouderB.accountId!;
		const cookie = await vul(accountId);
		expect(await begin(proef, 'ouderB')).toBe('wacht');
		const [rij] = await lopend(proef);
		expect(rij!.status).toBe('wacht');
		expect(await zoek(opslag, cookie, NU)).not.toBeNull();
		expect(await middelen(accountId)).toMatchObject({ passkeys: 1, codes: 10, sessies: 1 });
		expect(await taken(proef.casusId)).toEqual([
			{ soort: 'herstel-bevestigen', voorRol: 'procesondersteuner' },
			{ soort: 'herstel-bevestigen', voorRol: 'voorzitter' }
		]);
		expect(sleutelVan(await geef(proef, rij!.id))).toBe('herstel.wacht-op-tweede');
		expect(
			sleutelVan(
				await proef.als('procesondersteuner', 'toegangsherstel.bevestigen', (hier) =>
					herstel.bevestig(hier, rij!.id)
				)
			)
		).toBe('herstel.tweede-ander');

		await proef.als('voorzitter', 'toegangsherstel.bevestigen', (hier) => herstel.bevestig(hier, rij!.id));
		expect(await zoek(opslag, cookie, NU)).not.toBeNull();
		expect(await taken(proef.casusId)).toEqual([{ soort: 'herstel-geven', voorRol: 'procesondersteuner' }]);
		const gegeven = gegevenVan(await geef(proef, rij!.id));
		expect(await zoek(opslag, cookie, NU)).toBeNull();
		expect(await wissel(await stapVan(gegeven))).toBe(accountId);
		expect(sleutelVan(await geef(proef, rij!.id))).toBe('herstel.voorbij');
	});

	it('asks again when the address became secret, or safety was agreed, after the start', async () => {
		const proef = await maakCasus(opslag);
		expect(await begin(proef)).toBe('wacht');
		const [rij] = await lopend(proef);
		await opslag.schrijf(async (tx) => {
			await tx.update(t.persoon).set({ adresGeheim: false }).where(eq(t.persoon.casusId, proef.casusId));
			await tx.update(t.tafel).set({ veiligheidsafspraak: true }).where(eq(t.tafel.id, proef.tafelId!));
		});
		expect(sleutelVan(await geef(proef, rij!.id))).toBe('herstel.wacht-op-tweede');
	});

	it('keeps the note of the check as ciphertext, and what is of this case in this case', async () => {
		const [een, ander] = [await maakCasus(opslag), await maakCasus(opslag)];
		await begin(een);
		const [rij] = await lopend(een);
		expect(rij!.notitieVersleuteld.includes('Gebeld')).toBe(false);
		expect(
			(await een.als('voorzitter', 'toegangsherstel.lezen', (hier) => herstel.van(hier, een.personen.ouderA)))
				.lopend!.notitie
		).toBe(INVOER.notitie);
		for (const doe of [herstel.bevestig, herstel.stop])
			expect(
				sleutelVan(await ander.als('voorzitter', 'toegangsherstel.bevestigen', (hier) => doe(hier, rij!.id)))
			).toBe('herstel.voorbij');
	});
});

describe('everybody concerned is told', () => {
	const post = async () => {
		const rijen = await opslag.lees((db) =>
			db.select().from(t.uitbox).where(eq(t.uitbox.soort, 'toegang-vernieuwd'))
		);
		return rijen.map((rij) => openPost(opslag.sleutels, rij));
	};

	it('the person, by a mail that says nothing of a case and holds no way in', async () => {
		const proef = await open();
		const gegeven = gegevenVan(await begin(proef, 'jongere13'));
		const mail = (await post()).find((een) => een.persoonId === proef.personen.jongere13)!;
		expect(mail.aan).toBe('jongere13@voorbeeld.invalid');
		const { onderwerp, tekst, html } = schrijfMail(mail, 'https://voorbeeld.invalid');
		expect(onderwerp + tekst + html).not.toMatch(/Fenna|Boomkamp|tafel|https?:/i);
		expect(onderwerp + tekst + html).not.toContain(gegeven.code);
		expect(tekst).toMatch(/je /);
	});

	/** One account in two cases, of which the second is protected or not. */
	async function tweeZaken(beschermd: boolean) {
		const a = await open();
		const b = beschermd ? await maakCasus(opslag) : await open();
		const accountId = a.gebruikers.ouderA.accountId!;
		await opslag.schrijf((tx) =>
			tx.update(t.rol).set({ accountId }).where(eq(t.rol.persoonId, b.personen.ouderA))
		);
		b.gebruikers.ouderA = gebruikerVan(accountId);
		return { a, b, accountId };
	}

	it('the people of every other case, which stays open where nothing is protected', async () => {
		const { a, b } = await tweeZaken(false);
		gegevenVan(await begin(a));
		expect(await taken(a.casusId)).toEqual([{ soort: 'toegang-vernieuwd', voorRol: 'voorzitter' }]);
		expect(await taken(b.casusId)).toEqual([
			{ soort: 'toegang-vernieuwd', voorRol: 'procesondersteuner' },
			{ soort: 'toegang-vernieuwd', voorRol: 'voorzitter' }
		]);
		await expect(b.als('ouderA', 'casus.lezen', async () => 'binnen')).resolves.toBe('binnen');
	});

	it('and a protected case opens nothing until its own people have looked', async () => {
		const { a, b, accountId } = await tweeZaken(true);
		const gegeven = gegevenVan(await begin(a));
		expect(await wissel(await stapVan(gegeven))).toBe(accountId);
		await expect(a.als('ouderA', 'casus.lezen', async () => 'binnen')).resolves.toBe('binnen');
		await expect(b.als('ouderA', 'casus.lezen', async () => 'binnen')).rejects.toThrow(GeenToegang);
		const zichtbaar = await lijst.vanGebruiker(opslag, gebruikerVan(accountId), NU);
		expect(zichtbaar.map((een) => een.casusId)).toEqual([a.casusId]);
		expect(await taken(b.casusId)).toEqual([
			{ soort: 'toegang-toelaten', voorRol: 'procesondersteuner' },
			{ soort: 'toegang-toelaten', voorRol: 'voorzitter' }
		]);
		// Nothing in that other case says from which one it came.
		const spoor = await opslag.lees((db) => db.select().from(t.audit).where(eq(t.audit.casusId, b.casusId)));
		expect(JSON.stringify(spoor)).not.toContain(a.casusId);

		await b.als('voorzitter', 'toegangsherstel.bevestigen', (hier) =>
			bekendmaking.laatToe(hier, b.personen.ouderA)
		);
		await expect(b.als('ouderA', 'casus.lezen', async () => 'binnen')).resolves.toBe('binnen');
		expect(await taken(b.casusId)).toEqual([]);
	});
});
