// A renewal is never silent: the people of every case that the account opens, and the person at every address we know
// (issue 3 §1, dreigingen B15, B19).
import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Betreding } from '#lib/server/context.ts';
import { dag, tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as bekendmaking from '#lib/server/toegang/bekendmaking.ts';
import { plekkenVan, type Plek } from '#lib/server/toegang/ontneming.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const TOEN = '2026-11-20T08:00:00.000Z';
const rolVan = async (persoonId: string) =>
	(await opslag.lees((db) => db.select().from(t.rol).where(eq(t.rol.persoonId, persoonId))))[0]!;
const zetRol = (persoonId: string, wat: Partial<typeof t.rol.$inferInsert>) =>
	opslag.schrijf((tx) => tx.update(t.rol).set(wat).where(eq(t.rol.persoonId, persoonId)));
const taken = async (casusId: string) =>
	(await opslag.lees((db) => db.select().from(t.taak).where(eq(t.taak.casusId, casusId))))
		.map(({ soort, voorRol, persoonId, gedaanOp }) => [soort, voorRol, persoonId, gedaanOp !== null])
		.sort();
const open = async (): Promise<Proefcasus> => {
	const proef = await maakCasus(opslag);
	await opslag.schrijf((tx) =>
		tx.update(t.persoon).set({ adresGeheim: false }).where(eq(t.persoon.casusId, proef.casusId))
	);
	return proef;
};
const inZaak = <T>(proef: Proefcasus, doe: (hier: Betreding) => Promise<T>, recht?: 'bevestigen') =>
	proef.als('procesondersteuner', recht ? 'toegangsherstel.bevestigen' : 'toegangsherstel.beginnen', doe);

/** The account of ouderA of the first case holds the role of ouderA in the others as well. */
async function opMeerPlekken(hier: Proefcasus, ...elders: Proefcasus[]) {
	const accountId = hier.gebruikers.ouderA.accountId!;
	for (const proef of elders) await zetRol(proef.personen.ouderA, { accountId });
	const herstel = { id: nieuwId(), casusId: hier.casusId, persoonId: hier.personen.ouderA, accountId };
	const plekken = await opslag.lees((db) => plekkenVan(db, { id: accountId, emailIndex: null }, NU));
	const wie = await opslag.lees((db) => db.select().from(t.account).where(eq(t.account.id, accountId)));
	return { accountId, herstel, plekken, wie: wie[0]! };
}

describe('a task', () => {
	const zet = (wat: Parameters<typeof bekendmaking.zetTaken>[2]) =>
		opslag.schrijf((tx) => bekendmaking.zetTaken(tx, { nu: NU }, wat));

	it('is for voorzitter and procesondersteuner, today, unless other roles are named', async () => {
		const { casusId, personen } = await maakCasus(opslag);
		await zet({ soort: 'een', casusId, persoonId: personen.ouderA });
		await zet({ soort: 'twee', casusId, persoonId: personen.ouderA, rollen: ['procesondersteuner'] });
		expect(await taken(casusId)).toEqual([
			['een', 'procesondersteuner', personen.ouderA, false],
			['een', 'voorzitter', personen.ouderA, false],
			['twee', 'procesondersteuner', personen.ouderA, false]
		]);
		const [rij] = await opslag.lees((db) => db.select().from(t.taak).where(eq(t.taak.casusId, casusId)));
		expect(rij).toMatchObject({ termijn: dag(NU).toString(), gemaaktOp: tijdstip(NU) });
	});

	it('stands once while it is open, for each case, kind, role and person; done, it comes again', async () => {
		const [een, twee] = [await maakCasus(opslag), await maakCasus(opslag)];
		const soort = 'een';
		const rollen = ['voorzitter'] as const;
		const zelfde = { soort, casusId: een.casusId, persoonId: een.personen.ouderA, rollen };
		await zet(zelfde);
		await zet(zelfde);
		expect(await taken(een.casusId)).toHaveLength(1);
		await zet({ ...zelfde, soort: 'twee' });
		await zet({ ...zelfde, persoonId: een.personen.ouderB });
		await zet({ ...zelfde, rollen: ['procesondersteuner'] });
		await zet({ ...zelfde, casusId: twee.casusId });
		expect(await taken(een.casusId)).toHaveLength(4);
		expect(await taken(twee.casusId)).toHaveLength(1);
		await opslag.schrijf((tx) =>
			tx
				.update(t.taak)
				.set({ gedaanOp: tijdstip(NU) })
				.where(eq(t.taak.casusId, een.casusId))
		);
		await zet(zelfde);
		expect(await taken(een.casusId)).toHaveLength(5);
	});
});

describe('the people of every case', () => {
	it('hear of it; where nothing is protected the role stays as it was, where something is it rests', async () => {
		const [hier, vrij, beschermd] = [await open(), await open(), await maakCasus(opslag)];
		const { herstel, plekken } = await opMeerPlekken(hier, vrij, beschermd);
		for (const persoonId of [hier.personen.ouderA, hier.personen.ouderB])
			await zetRol(persoonId, { rustSinds: TOEN });
		await zetRol(vrij.personen.ouderA, { rustSinds: TOEN });
		for (const persoonId of [hier.personen.ouderA, hier.personen.ouderB])
			await opslag.schrijf((tx) =>
				bekendmaking.zetTaken(
					tx,
					{ nu: NU },
					{ soort: 'toegang-toelaten', casusId: hier.casusId, persoonId, rollen: ['voorzitter'] }
				)
			);
		await inZaak(hier, (betreding) => bekendmaking.vertelCollegas(betreding, herstel, plekken));

		// Here it was checked who it is: nothing rests any more, of this person alone.
		expect((await rolVan(hier.personen.ouderA)).rustSinds).toBeNull();
		expect((await rolVan(hier.personen.ouderB)).rustSinds).toBe(TOEN);
		expect(await taken(hier.casusId)).toEqual(
			[
				['toegang-toelaten', 'voorzitter', hier.personen.ouderA, true],
				['toegang-toelaten', 'voorzitter', hier.personen.ouderB, false],
				// Who does it knows already.
				['toegang-vernieuwd', 'voorzitter', hier.personen.ouderA, false]
			].sort()
		);
		// A renewal elsewhere ends no rest, and begins none where nobody has to be careful.
		expect((await rolVan(vrij.personen.ouderA)).rustSinds).toBe(TOEN);
		expect(await taken(vrij.casusId)).toEqual([
			['toegang-vernieuwd', 'procesondersteuner', vrij.personen.ouderA, false],
			['toegang-vernieuwd', 'voorzitter', vrij.personen.ouderA, false]
		]);
		expect((await rolVan(beschermd.personen.ouderA)).rustSinds).toBe(tijdstip(NU));
		expect((await rolVan(beschermd.personen.ouderB)).rustSinds).toBeNull();
		expect(await taken(beschermd.casusId)).toEqual([
			['toegang-toelaten', 'procesondersteuner', beschermd.personen.ouderA, false],
			['toegang-toelaten', 'voorzitter', beschermd.personen.ouderA, false]
		]);
	});

	it('rest nobody in the case where it is done, also when that one is protected', async () => {
		const hier = await maakCasus(opslag);
		const { herstel, plekken } = await opMeerPlekken(hier);
		await inZaak(hier, (betreding) => bekendmaking.vertelCollegas(betreding, herstel, plekken));
		expect((await rolVan(hier.personen.ouderA)).rustSinds).toBeNull();
		expect(await taken(hier.casusId)).toEqual([
			['toegang-vernieuwd', 'voorzitter', hier.personen.ouderA, false]
		]);
	});

	it('find it in the trail of their own case, which names nobody of another', async () => {
		const [hier, vrij, beschermd] = [await open(), await open(), await maakCasus(opslag)];
		const { herstel, plekken } = await opMeerPlekken(hier, vrij, beschermd);
		const verzoekId = await inZaak(hier, async (betreding) => {
			await bekendmaking.vertelCollegas(betreding, herstel, plekken);
			return betreding.verzoekId;
		});
		const spoor = (casusId: string) =>
			opslag.lees((db) =>
				db
					.select()
					.from(t.audit)
					.where(and(eq(t.audit.casusId, casusId), like(t.audit.handeling, 'toegang.%')))
			);
		expect(await spoor(hier.casusId)).toEqual([]);
		for (const [proef, handeling] of [
			[vrij, 'toegang.vernieuwd'],
			[beschermd, 'toegang.rust']
		] as const)
			expect(await spoor(proef.casusId)).toMatchObject([
				{
					handeling,
					accountId: null,
					objectId: herstel.id,
					persoonId: proef.personen.ouderA,
					verzoekId,
					tijd: tijdstip(NU)
				}
			]);
	});
});

describe('the person', () => {
	const zetAdres = async ({ casusId, personen }: Proefcasus, adres: string | null) => {
		const id = personen.ouderA;
		const slot = await opslag.sleutels.persoon(id, casusId, 'contact');
		const emailVersleuteld = adres === null ? null : slot.versleutel('persoon.email', id, adres);
		await opslag.schrijf((tx) => tx.update(t.persoon).set({ emailVersleuteld }).where(eq(t.persoon.id, id)));
	};
	const vertel = async (
		hier: Proefcasus,
		{ herstel, wie }: Awaited<ReturnType<typeof opMeerPlekken>>,
		plekken: readonly Plek[],
		bevestigd: string | null
	) => {
		const emailVersleuteld =
			bevestigd === null ? null : opslag.sleutels.huis.versleutel('account.email', wie.id, bevestigd);
		await inZaak(hier, (betreding) =>
			bekendmaking.vertelPersoon(betreding, herstel, { ...wie, emailVersleuteld }, plekken)
		);
		const rijen = await opslag.lees((db) =>
			db
				.select()
				.from(t.uitbox)
				.where(like(t.uitbox.sleutel, `%${herstel.id}%`))
		);
		return rijen
			.map((rij) => ({ ...openPost(opslag.sleutels, rij), casusId: rij.casusId, sleutel: rij.sleutel }))
			.sort((een, twee) => (een.sleutel < twee.sleutel ? -1 : 1));
	};

	it('gets one mail at each address we know: confirmed, of this case, and of another', async () => {
		const [hier, elders, zonder] = [await open(), await open(), await open()];
		await zetAdres(hier, 'Hier@voorbeeld.invalid ');
		await zetAdres(elders, 'elders@voorbeeld.invalid');
		await zetAdres(zonder, null);
		const alles = await opMeerPlekken(hier, elders, zonder);
		const post = { soort: 'toegang-vernieuwd' };
		const opRij = [hier, elders, zonder].flatMap(({ casusId }) =>
			alles.plekken.filter((plek) => plek.casusId === casusId)
		);
		const mails = await vertel(hier, alles, opRij, ' Bevestigd@voorbeeld.invalid');
		expect(mails.map(({ sleutel }) => sleutel)).toEqual(
			[0, 1, 2].map((nummer) => `toegang-vernieuwd:${alles.herstel.id}:${nummer}`)
		);
		// Only a mail of this case may lead back to it when it does not arrive.
		expect(mails.map(({ sleutel: _sleutel, ...over }) => over)).toEqual([
			{ post, stem: 'u', aan: 'bevestigd@voorbeeld.invalid', persoonId: null, casusId: null },
			{
				post,
				stem: 'u',
				aan: 'hier@voorbeeld.invalid',
				persoonId: hier.personen.ouderA,
				casusId: hier.casusId
			},
			{ post, stem: 'u', aan: 'elders@voorbeeld.invalid', persoonId: null, casusId: null }
		]);
	});

	it('gets one where addresses are the same, and it belongs to the case where it is done, whatever the order', async () => {
		const [hier, elders] = [await open(), await open()];
		for (const proef of [hier, elders]) await zetAdres(proef, 'zelfde@voorbeeld.invalid');
		for (const keer of [0, 1]) {
			const alles = await opMeerPlekken(hier, elders);
			const plekken = keer === 0 ? alles.plekken : [...alles.plekken].reverse();
			const mails = await vertel(hier, alles, plekken, keer === 0 ? 'ZELFDE@voorbeeld.invalid' : null);
			expect(mails.map(({ aan, casusId, persoonId }) => [aan, casusId, persoonId])).toEqual([
				['zelfde@voorbeeld.invalid', hier.casusId, hier.personen.ouderA]
			]);
		}
	});

	it('is spoken to in the voice of the account, and hears nothing without an address', async () => {
		const hier = await open();
		await zetAdres(hier, null);
		const alles = await opMeerPlekken(hier);
		const wie = { ...alles.wie, voorkeursvorm: 'je' };
		expect(await vertel(hier, { ...alles, wie }, alles.plekken, null)).toEqual([]);
		expect(await vertel(hier, { ...alles, wie }, alles.plekken, 'a@voorbeeld.invalid')).toMatchObject([
			{ stem: 'je' }
		]);
	});
});

describe('a role that rests', () => {
	it('is known by since when, of this person in this case', async () => {
		const [hier, elders] = [await maakCasus(opslag), await maakCasus(opslag)];
		await zetRol(hier.personen.ouderA, { rustSinds: TOEN });
		const rust = (proef: Proefcasus, wie: 'ouderA' | 'ouderB', persoonId = proef.personen[wie]) =>
			inZaak(proef, (betreding) => bekendmaking.rust(betreding, persoonId));
		expect(await rust(hier, 'ouderA')).toBe(TOEN);
		expect(await rust(hier, 'ouderB')).toBeNull();
		expect(await rust(elders, 'ouderA', hier.personen.ouderA)).toBeNull();
	});

	const berichten = (persoonId: string) =>
		opslag.lees((db) =>
			db
				.select()
				.from(t.uitbox)
				.where(like(t.uitbox.sleutel, `%${persoonId}`))
		);
	const gebeurtenissen = (casusId: string) =>
		opslag.lees((db) =>
			db
				.select()
				.from(t.gebeurtenis)
				.where(and(eq(t.gebeurtenis.casusId, casusId), eq(t.gebeurtenis.soort, 'toegang.toelaten')))
		);

	it('opens again for whom somebody of the case looked at, and that one hears so', async () => {
		const proef = await maakCasus(opslag);
		const { casusId, personen } = proef;
		for (const persoonId of [personen.ouderA, personen.ouderB]) {
			await zetRol(persoonId, { rustSinds: TOEN });
			const wat = { soort: 'toegang-toelaten', casusId, persoonId, rollen: ['voorzitter'] as const };
			await opslag.schrijf((tx) => bekendmaking.zetTaken(tx, { nu: NU }, wat));
		}
		await inZaak(proef, (hier) => bekendmaking.laatToe(hier, personen.ouderA), 'bevestigen');
		expect((await rolVan(personen.ouderA)).rustSinds).toBeNull();
		expect((await rolVan(personen.ouderB)).rustSinds).toBe(TOEN);
		expect(await gebeurtenissen(casusId)).toMatchObject([
			{ objectId: personen.ouderA, van: 'rust', naar: 'toegelaten' }
		]);
		expect(await taken(casusId)).toEqual(
			[
				['toegang-toelaten', 'voorzitter', personen.ouderA, true],
				['toegang-toelaten', 'voorzitter', personen.ouderB, false]
			].sort()
		);
		expect(await berichten(personen.ouderA)).toMatchObject([
			{ soort: 'bericht', sleutel: `toegelaten:${tijdstip(NU)}:${personen.ouderA}` }
		]);
		expect(await berichten(personen.ouderB)).toEqual([]);
	});

	it('that does not rest is not let in twice: nothing is written and nobody is told', async () => {
		const proef = await maakCasus(opslag);
		await inZaak(proef, (hier) => bekendmaking.laatToe(hier, proef.personen.ouderA), 'bevestigen');
		expect(await gebeurtenissen(proef.casusId)).toEqual([]);
		expect(await berichten(proef.personen.ouderA)).toEqual([]);
	});
});
