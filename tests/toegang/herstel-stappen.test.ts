// A renewal from its first step to the code that is handed over: who starts, who confirms, what ends it, and what stands
// in the store at each step (issue 3 §1, dreigingen B15, B19).
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import type { Betreding } from '#lib/server/context.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { zetTaken } from '#lib/server/toegang/bekendmaking.ts';
import * as herstel from '#lib/server/toegang/herstel.ts';
import { maakCasus, maakOpslag, NU, type Gezinslid, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

type Persoon = Gezinslid | 'gi' | 'melder';
type Collega = 'procesondersteuner' | 'voorzitter';
const INVOER = { controle: 'gezien', notitie: 'Langs geweest, paspoort gezien.' } as const;
const sleutelVan = (uit: unknown) => (isWeigering(uit) ? uit.sleutel : uit);
const dagen = (aantal: number) => tijdstip(NU.add({ hours: 24 * aantal }));

/** Link and code; argon2 has no part in what is proven here. */
function middel(): herstel.Middel {
	const { token, hash: tokenHash } = nieuwToken();
	return { token, tokenHash, code: 'AAAAA-AAAAA', codeHash: nieuwId() };
}
const beschermd = () => maakCasus(opslag);
const zetOpen = ({ casusId }: Proefcasus) =>
	opslag.schrijf((tx) =>
		tx.update(t.persoon).set({ adresGeheim: false }).where(eq(t.persoon.casusId, casusId))
	);
const open = async () => {
	const proef = await beschermd();
	await zetOpen(proef);
	return proef;
};
const als = <T>(proef: Proefcasus, wie: Collega, doe: (hier: Betreding) => Promise<T>, op = NU) =>
	proef.als(wie, wie === 'voorzitter' ? 'toegangsherstel.bevestigen' : 'toegangsherstel.beginnen', doe, op);
const begin = (
	proef: Proefcasus,
	wie: Persoon = 'ouderA',
	bij: { controle?: 'teruggebeld'; middel?: herstel.Middel; persoonId?: string } = {}
) =>
	als(proef, 'procesondersteuner', (hier) =>
		herstel.begin(
			hier,
			bij.persoonId ?? proef.personen[wie],
			{ ...INVOER, ...(bij.controle && { controle: bij.controle }) },
			bij.middel ?? middel()
		)
	);
const geef = (proef: Proefcasus, id: string, m = middel()) =>
	als(proef, 'procesondersteuner', (hier) => herstel.geef(hier, id, m));
const bevestig = (proef: Proefcasus, id: string, wie: Collega = 'voorzitter', op = NU) =>
	als(proef, wie, (hier) => herstel.bevestig(hier, id), op);
const stop = (proef: Proefcasus, id: string) => als(proef, 'voorzitter', (hier) => herstel.stop(hier, id));

const rijen = ({ casusId }: Proefcasus) =>
	opslag.lees((db) => db.select().from(t.toegangsherstel).where(eq(t.toegangsherstel.casusId, casusId)));
const herstelRij = async (id: string) =>
	(await opslag.lees((db) => db.select().from(t.toegangsherstel).where(eq(t.toegangsherstel.id, id))))[0]!;
/** Of whom, and how it stands. */
const standen = async (proef: Proefcasus) => {
	const naam = (id: string) => Object.entries(proef.personen).find(([, persoonId]) => persoonId === id)![0];
	return (await rijen(proef)).map((rij) => `${naam(rij.persoonId)} ${rij.status}`).sort();
};
/** The row that this made. */
async function nieuweRij(proef: Proefcasus, doe: () => Promise<unknown>) {
	const al = new Set((await rijen(proef)).map((rij) => rij.id));
	await doe();
	return (await rijen(proef)).find((rij) => !al.has(rij.id))!;
}
/** Begins where a colleague is asked first. @returns the row that waits */
const wachtend = (proef: Proefcasus, wie: Persoon = 'ouderA') =>
	nieuweRij(proef, async () => expect(await begin(proef, wie)).toBe('wacht'));
const stappen = async (objectId: string) =>
	(
		await opslag.lees((db) =>
			db
				.select()
				.from(t.gebeurtenis)
				.where(and(eq(t.gebeurtenis.objectId, objectId), eq(t.gebeurtenis.soort, 'toegangsherstel')))
		)
	)
		.map((rij) => `${rij.van ?? '-'} → ${rij.naar}`)
		.sort();
const taken = async ({ casusId }: Proefcasus) =>
	(await opslag.lees((db) => db.select().from(t.taak).where(eq(t.taak.casusId, casusId))))
		.filter((rij) => rij.gedaanOp === null)
		.map((rij) => `${rij.soort} ${rij.voorRol} ${rij.persoonId!}`)
		.sort();
const zetTaak = (proef: Proefcasus, soort: string, wie: Persoon) =>
	opslag.schrijf((tx) =>
		zetTaken(
			tx,
			{ nu: NU },
			{ soort, casusId: proef.casusId, persoonId: proef.personen[wie], rollen: ['voorzitter'] }
		)
	);
const zetRol = (persoonId: string, accountId: string | null) =>
	opslag.schrijf((tx) => tx.update(t.rol).set({ accountId }).where(eq(t.rol.persoonId, persoonId)));
const accountRij = async (id: string) =>
	(await opslag.lees((db) => db.select().from(t.account).where(eq(t.account.id, id))))[0]!;

describe('a start', () => {
	it('where nothing is protected is done at once: one paper to hand over, and a code that lives two weeks', async () => {
		const proef = await open();
		const m = middel();
		const rij = await nieuweRij(proef, async () =>
			expect(await begin(proef, 'jongere13', { middel: m })).toEqual({
				persoonId: proef.personen.jongere13,
				naam: 'Fenna Boomkamp',
				stem: 'je',
				code: m.code,
				token: m.token
			})
		);
		expect(await begin(proef, 'ouderB')).toMatchObject({ naam: 'Rutger Boomkamp', stem: 'u' });
		expect(rij).toMatchObject({
			persoonId: proef.personen.jongere13,
			accountId: proef.gebruikers.jongere13.accountId,
			status: 'gegeven',
			controle: 'gezien',
			codeHash: m.codeHash,
			pogingen: 0,
			begonnenOp: tijdstip(NU),
			begonnenDoor: proef.gebruikers.procesondersteuner.accountId,
			gegevenOp: tijdstip(NU),
			verlooptOp: dagen(14),
			bevestigdOp: null
		});
		expect(Buffer.from(rij.tokenHash!).equals(m.tokenHash)).toBe(true);
		expect(await stappen(rij.id)).toEqual(['- → wacht', 'wacht → gegeven']);
	});

	it('where something is protected waits a week for a colleague, and changes nothing before', async () => {
		const proef = await beschermd();
		const { accountId } = proef.gebruikers.ouderA;
		const voor = await accountRij(accountId!);
		const rij = await wachtend(proef);
		expect(rij).toMatchObject({
			status: 'wacht',
			tokenHash: null,
			codeHash: null,
			gegevenOp: null,
			verlooptOp: dagen(7)
		});
		expect(await stappen(rij.id)).toEqual(['- → wacht']);
		expect(await taken(proef)).toEqual([
			`herstel-bevestigen procesondersteuner ${proef.personen.ouderA}`,
			`herstel-bevestigen voorzitter ${proef.personen.ouderA}`
		]);
		expect(await accountRij(accountId!)).toEqual(voor);
	});

	it('is refused for who is not of this case, who has no account, and who started it', async () => {
		const [proef, ander] = [await open(), await open()];
		expect(sleutelVan(await begin(proef, 'ouderA', { persoonId: ander.personen.ouderA }))).toBe(
			'deelnemer.onbekend'
		);
		await zetRol(proef.personen.ouderB, null);
		expect(sleutelVan(await begin(proef, 'ouderB'))).toBe('herstel.geen-account');
		expect(sleutelVan(await begin(proef, 'kind8'))).toBe('herstel.geen-account');
		await zetRol(proef.personen.gi, proef.gebruikers.procesondersteuner.accountId);
		expect(sleutelVan(await begin(proef, 'gi'))).toBe('herstel.eigen');
		await opslag.schrijf((tx) =>
			tx
				.update(t.account)
				.set({ geblokkeerdOp: tijdstip(NU) })
				.where(eq(t.account.id, proef.gebruikers.melder.accountId!))
		);
		expect(sleutelVan(await begin(proef, 'melder'))).toBe('herstel.geen-account');
		expect(await rijen(proef)).toEqual([]);
	});

	it.each([
		['has no end', null, 'herstel.collega'],
		['ends tomorrow', '2026-11-24', 'herstel.collega'],
		['ended today', '2026-11-23', 'done']
	])('of a colleague with a post that %s: %s → %s', async (_wat, tot, uitkomst) => {
		const proef = await open();
		const accountId = proef.gebruikers.gi.accountId!;
		const zet = (van: string, einde: string | null) =>
			opslag.schrijf((tx) =>
				tx.insert(t.aanstelling).values({
					id: nieuwId(),
					accountId,
					rol: 'voorzitter',
					regio: 'haaglanden',
					subregio: 'den-haag',
					van,
					tot: einde
				})
			);
		await zet('2025-01-01', '2025-12-31');
		await zet('2026-01-01', tot);
		const uit = await begin(proef, 'gi');
		expect(isWeigering(uit) ? uit.sleutel : 'done').toBe(uitkomst);
	});

	it('after calling back needs a number that we had; after another check it does not', async () => {
		const proef = await open();
		const uit = await begin(proef, 'ouderB', { controle: 'teruggebeld' });
		expect(isWeigering(uit) && uit).toMatchObject({ sleutel: 'herstel.geen-nummer', veld: 'controle' });
		expect(await rijen(proef)).toEqual([]);
		expect(await begin(proef, 'ouderB')).toHaveProperty('code');
		const rij = await nieuweRij(proef, () => begin(proef, 'ouderA', { controle: 'teruggebeld' }));
		expect(rij).toMatchObject({ controle: 'teruggebeld', status: 'gegeven' });
	});

	it('stops an earlier one of the same account in this case, and no other', async () => {
		const [proef, ander] = [await beschermd(), await beschermd()];
		await zetRol(ander.personen.ouderA, proef.gebruikers.ouderA.accountId!);
		await wachtend(ander);
		await wachtend(proef, 'ouderB');
		const eerste = await wachtend(proef);
		await opslag.schrijf((tx) =>
			tx
				.update(t.toegangsherstel)
				.set({ tokenHash: Buffer.from(eerste.id), codeHash: 'x' })
				.where(eq(t.toegangsherstel.id, eerste.id))
		);
		await wachtend(proef);
		expect(await standen(proef)).toEqual(['ouderA gestopt', 'ouderA wacht', 'ouderB wacht']);
		expect(await standen(ander)).toEqual(['ouderA wacht']);
		// The link still leads on to asking for a new one; the code does nothing.
		const gestopt = await herstelRij(eerste.id);
		expect([gestopt.status, gestopt.codeHash]).toEqual(['gestopt', null]);
		expect(Buffer.from(gestopt.tokenHash!).toString()).toBe(eerste.id);
	});
});

describe('the second colleague', () => {
	it('agrees, and then the procesondersteuner has work', async () => {
		const proef = await beschermd();
		const rij = await wachtend(proef);
		await zetTaak(proef, 'herstel-bevestigen', 'ouderB');
		expect(await bevestig(proef, rij.id)).toBeUndefined();
		expect(await herstelRij(rij.id)).toMatchObject({
			status: 'bevestigd',
			bevestigdOp: tijdstip(NU),
			bevestigdDoor: proef.gebruikers.voorzitter.accountId
		});
		expect(await stappen(rij.id)).toEqual(['- → wacht', 'wacht → bevestigd']);
		expect(await taken(proef)).toEqual([
			`herstel-bevestigen voorzitter ${proef.personen.ouderB}`,
			`herstel-geven procesondersteuner ${proef.personen.ouderA}`
		]);
		expect(sleutelVan(await bevestig(proef, rij.id))).toBe('herstel.voorbij');
	});

	it('agrees to that one only', async () => {
		const proef = await beschermd();
		const een = await wachtend(proef);
		await wachtend(proef, 'ouderB');
		await bevestig(proef, een.id);
		expect(await standen(proef)).toEqual(['ouderA bevestigd', 'ouderB wacht']);
	});

	it('is another than who started, never the one it is about, and somebody with an account', async () => {
		const proef = await beschermd();
		const rij = await wachtend(proef);
		expect(sleutelVan(await bevestig(proef, rij.id, 'procesondersteuner'))).toBe('herstel.tweede-ander');
		const zonder = await als(proef, 'voorzitter', (hier) =>
			herstel.bevestig({ ...hier, wie: { ...hier.wie, accountId: null } }, rij.id)
		);
		expect(sleutelVan(zonder)).toBe('herstel.tweede-ander');
		await zetRol(proef.personen.gi, proef.gebruikers.voorzitter.accountId!);
		const eigen = await wachtend(proef, 'gi');
		expect(sleutelVan(await bevestig(proef, eigen.id))).toBe('herstel.tweede-ander');
		expect(await standen(proef)).toEqual(['gi wacht', 'ouderA wacht']);
	});

	it('is too late after a week, and cannot agree to what is not there', async () => {
		const proef = await beschermd();
		const rij = await wachtend(proef);
		expect(sleutelVan(await bevestig(proef, nieuwId()))).toBe('herstel.voorbij');
		const week = NU.add({ hours: 24 * 7 });
		expect(sleutelVan(await bevestig(proef, rij.id, 'voorzitter', week))).toBe('herstel.voorbij');
		expect(await bevestig(proef, rij.id, 'voorzitter', week.subtract({ seconds: 1 }))).toBeUndefined();
	});
});

describe('handing over', () => {
	it('is done after the second colleague agreed, once, and ends the other work about it', async () => {
		const proef = await beschermd();
		const { accountId } = proef.gebruikers.ouderA;
		const rij = await wachtend(proef);
		expect(sleutelVan(await geef(proef, rij.id))).toBe('herstel.wacht-op-tweede');
		await bevestig(proef, rij.id);
		for (const soort of ['herstel-bevestigen', 'uitnodiging-nieuwe-code'])
			for (const wie of ['ouderA', 'ouderB'] as const) await zetTaak(proef, soort, wie);
		const m = middel();
		expect(await geef(proef, rij.id, m)).toMatchObject({ naam: 'Saskia Vlierman', code: m.code });
		expect(await herstelRij(rij.id)).toMatchObject({
			status: 'gegeven',
			codeHash: m.codeHash,
			verlooptOp: dagen(14)
		});
		expect(await stappen(rij.id)).toEqual(['- → wacht', 'bevestigd → gegeven', 'wacht → bevestigd']);
		expect(await taken(proef)).toEqual([
			`herstel-bevestigen voorzitter ${proef.personen.ouderB}`,
			`toegang-vernieuwd voorzitter ${proef.personen.ouderA}`,
			`uitnodiging-nieuwe-code voorzitter ${proef.personen.ouderB}`
		]);
		expect((await accountRij(accountId!)).vernieuwdOp).toBe(tijdstip(NU));
		const mails = await opslag.lees((db) =>
			db
				.select()
				.from(t.uitbox)
				.where(eq(t.uitbox.sleutel, `toegang-vernieuwd:${rij.id}:0`))
		);
		expect(mails).toHaveLength(1);
		expect(sleutelVan(await geef(proef, rij.id))).toBe('herstel.voorbij');
		expect(sleutelVan(await geef(proef, nieuwId()))).toBe('herstel.voorbij');
	});

	it('needs no second colleague where nothing is protected any more', async () => {
		const proef = await beschermd();
		const rij = await wachtend(proef);
		await zetOpen(proef);
		expect(await geef(proef, rij.id)).toHaveProperty('code');
	});

	it('stops every other renewal of this account, in every case, and none of another account', async () => {
		const [proef, ander] = [await beschermd(), await beschermd()];
		await zetRol(ander.personen.ouderA, proef.gebruikers.ouderA.accountId!);
		await wachtend(ander);
		await wachtend(ander, 'ouderB');
		await wachtend(proef, 'ouderB');
		const rij = await wachtend(proef);
		await opslag.schrijf((tx) =>
			tx.insert(t.toegangsherstel).values({ ...rij, id: nieuwId(), status: 'gebruikt' })
		);
		await bevestig(proef, rij.id);
		await geef(proef, rij.id);
		expect(await standen(ander)).toEqual(['ouderA gestopt', 'ouderB wacht']);
		expect(await standen(proef)).toEqual(['ouderA gebruikt', 'ouderA gegeven', 'ouderB wacht']);
	});

	it('is refused when this person has another account by now, none, or became a colleague', async () => {
		const proef = await beschermd();
		const rij = await wachtend(proef);
		await bevestig(proef, rij.id);
		const { ouderA } = proef.personen;
		await zetRol(ouderA, proef.gebruikers.ouderB.accountId!);
		expect(sleutelVan(await geef(proef, rij.id))).toBe('herstel.voorbij');
		await zetRol(ouderA, null);
		expect(sleutelVan(await geef(proef, rij.id))).toBe('herstel.geen-account');
		expect((await herstelRij(rij.id)).status).toBe('bevestigd');
	});
});

describe('stopping', () => {
	it('ends the code and the work about it, of this renewal alone', async () => {
		const proef = await beschermd();
		const ander = await wachtend(proef, 'ouderB');
		const rij = await wachtend(proef);
		await zetTaak(proef, 'herstel-geven', 'ouderA');
		expect(await stop(proef, rij.id)).toBeUndefined();
		expect(await standen(proef)).toEqual(['ouderA gestopt', 'ouderB wacht']);
		expect(await stappen(rij.id)).toEqual(['- → wacht', 'wacht → gestopt']);
		expect(await taken(proef)).toEqual([
			`herstel-bevestigen procesondersteuner ${proef.personen.ouderB}`,
			`herstel-bevestigen voorzitter ${proef.personen.ouderB}`
		]);
		expect(sleutelVan(await stop(proef, rij.id))).toBe('herstel.voorbij');
		const elders = await beschermd();
		expect(sleutelVan(await stop(elders, ander.id))).toBe('herstel.voorbij');
	});

	it('ends one that was handed over as well, and says from what', async () => {
		const proef = await open();
		const rij = await nieuweRij(proef, () => begin(proef));
		await stop(proef, rij.id);
		expect(await stappen(rij.id)).toContain('gegeven → gestopt');
		expect((await herstelRij(rij.id)).codeHash).toBeNull();
	});
});

describe('how it stands', () => {
	const van = (proef: Proefcasus, wie: Persoon, als_: Collega = 'voorzitter') =>
		als(proef, als_, (hier) => herstel.van(hier, proef.personen[wie]));
	const lopend = (proef: Proefcasus, op = NU) =>
		als(proef, 'voorzitter', async (hier) => (await herstel.lopende(hier)).map((rij) => rij.id), op);

	it('shows one person: what is under way, who began, and the note of the check', async () => {
		const proef = await beschermd();
		const ander = await wachtend(proef, 'ouderB');
		const rij = await wachtend(proef);
		const verwacht = {
			bezwaar: null,
			tweedeNodig: true,
			lopend: {
				id: rij.id,
				status: 'wacht',
				controle: 'gezien',
				notitie: INVOER.notitie,
				begonnenOp: tijdstip(NU),
				verlooptOp: dagen(7),
				ikBegon: false
			},
			rust: null
		};
		expect(await van(proef, 'ouderA')).toEqual(verwacht);
		expect(await van(proef, 'ouderA', 'procesondersteuner')).toEqual({
			...verwacht,
			lopend: { ...verwacht.lopend, ikBegon: true }
		});
		expect((await van(proef, 'ouderB')).lopend).toMatchObject({ id: ander.id });
		expect((await van(proef, 'jongere13')).lopend).toBeNull();
		expect(rij.notitieVersleuteld.includes('paspoort')).toBe(false);
	});

	it('shows why not, that nothing runs, that one colleague is enough, and since when a role rests', async () => {
		const proef = await open();
		await zetRol(proef.personen.ouderB, null);
		const rustSinds = '2026-11-20T08:00:00.000Z';
		await opslag.schrijf((tx) =>
			tx.update(t.rol).set({ rustSinds }).where(eq(t.rol.persoonId, proef.personen.ouderB))
		);
		expect(await van(proef, 'ouderB')).toEqual({
			bezwaar: 'herstel.geen-account',
			tweedeNodig: false,
			lopend: null,
			rust: rustSinds
		});
	});

	it('lists what runs in this case, newest first, and not what ended or waited too long', async () => {
		const [proef, ander] = [await beschermd(), await beschermd()];
		const [een, twee, drie] = [
			await wachtend(proef),
			await wachtend(proef, 'ouderB'),
			await wachtend(proef, 'jongere13')
		];
		await wachtend(ander);
		await bevestig(proef, een.id);
		await stop(proef, drie.id);
		expect(await lopend(proef)).toEqual([een.id, twee.id].sort().reverse());
		const week = NU.add({ hours: 24 * 7 });
		expect(await lopend(proef, week.subtract({ seconds: 1 }))).toHaveLength(2);
		expect(await lopend(proef, week)).toEqual([]);
	});
});
