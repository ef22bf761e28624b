// Who asks for a new code gets somebody who calls, and learns nothing; and a try that could not be looked at is no try
// (issue 2 §3.5, dreigingen B05).
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dag, tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { isVol, klopt, TeDruk } from '#lib/server/toegang/trage-hash.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import * as uitnodiging from '#lib/server/toegang/uitnodiging.ts';
import { maakOpslag, NU } from '../huis.ts';
import { nodigUit, type Brief } from './gezin.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const taken = async ({ proef }: Brief) =>
	(await opslag.lees((db) => db.select().from(t.taak).where(eq(t.taak.casusId, proef.casusId))))
		.map((rij) => `${rij.soort} ${rij.voorRol} ${rij.persoonId!}`)
		.sort();
const VAN_ONS = 'uitnodiging-nieuwe-code procesondersteuner';
const vraag = (token: string | undefined) => uitnodiging.vraagNieuwe(opslag, token, NU);
const gedaan = ({ proef }: Brief) =>
	opslag.schrijf((tx) =>
		tx
			.update(t.taak)
			.set({ gedaanOp: tijdstip(NU) })
			.where(eq(t.taak.casusId, proef.casusId))
	);

/** A renewal of the way in of this person, with a link of its own. */
async function vernieuwing({ proef, persoonId }: Brief) {
	const { token, hash: tokenHash } = nieuwToken();
	const id = nieuwId();
	await opslag.schrijf((tx) =>
		tx.insert(t.toegangsherstel).values({
			id,
			casusId: proef.casusId,
			persoonId,
			accountId: proef.gebruikers.ouderA.accountId!,
			status: 'gestopt',
			controle: 'gezien',
			notitieVersleuteld: Buffer.from('x'),
			tokenHash,
			pogingen: 0,
			verlooptOp: tijdstip(NU),
			begonnenOp: tijdstip(NU),
			begonnenDoor: 'collega'
		})
	);
	return { id, token };
}

describe('a new code', () => {
	it('is work for the procesondersteuner, today, about this person', async () => {
		const brief = await nodigUit(opslag);
		await vraag(brief.token);
		expect(await taken(brief)).toEqual([`${VAN_ONS} ${brief.persoonId}`]);
		const [rij] = await opslag.lees((db) =>
			db.select().from(t.taak).where(eq(t.taak.persoonId, brief.persoonId))
		);
		expect(rij).toMatchObject({ termijn: dag(NU).toString(), gemaaktOp: tijdstip(NU), gedaanOp: null });
	});

	it('is asked once, however often, until it was given; others wait for their own', async () => {
		const brief = await nodigUit(opslag);
		const ander = await nodigUit(opslag, 'ouderB', {}, brief.proef);
		const elders = await nodigUit(opslag);
		for (const { token } of [brief, brief, ander, elders]) await vraag(token);
		const beide = [`${VAN_ONS} ${brief.persoonId}`, `${VAN_ONS} ${ander.persoonId}`].sort();
		expect(await taken(brief)).toEqual(beide);
		expect(await taken(elders)).toHaveLength(1);
		await gedaan(brief);
		await vraag(brief.token);
		expect(await taken(brief)).toEqual([...beide, `${VAN_ONS} ${brief.persoonId}`].sort());
	});

	it('is asked beside other work about the same person', async () => {
		const brief = await nodigUit(opslag);
		await vraag(brief.token);
		await opslag.schrijf((tx) =>
			tx.update(t.taak).set({ soort: 'bellen' }).where(eq(t.taak.persoonId, brief.persoonId))
		);
		await vraag(brief.token);
		expect(await taken(brief)).toHaveLength(2);
	});

	it('of a guest is other work: who invited may give it too', async () => {
		const brief = await nodigUit(opslag, 'ouderB');
		await opslag.schrijf(async (tx) => {
			const [rol] = await tx.select().from(t.rol).where(eq(t.rol.persoonId, brief.persoonId));
			await tx.insert(t.gast).values({
				id: nieuwId(),
				casusId: brief.proef.casusId,
				persoonId: brief.persoonId,
				vanPersoonId: brief.proef.personen.ouderA,
				rolId: rol!.id,
				aanTafel: false,
				gemaaktOp: tijdstip(NU)
			});
		});
		const gewoon = await nodigUit(opslag, 'ouderA', {}, brief.proef);
		for (const { token } of [brief, gewoon]) await vraag(token);
		expect(await taken(brief)).toEqual(
			[`gast-nieuwe-code procesondersteuner ${brief.persoonId}`, `${VAN_ONS} ${gewoon.persoonId}`].sort()
		);
	});

	it('of a link that is not ours is nothing at all', async () => {
		const brief = await nodigUit(opslag);
		for (const token of [undefined, '', '-', 'y'.repeat(43)]) expect(await vraag(token)).toBeUndefined();
		expect(await taken(brief)).toEqual([]);
	});

	it('of a renewal that was stopped is the same work', async () => {
		const brief = await nodigUit(opslag);
		await vraag((await vernieuwing(brief)).token);
		expect(await taken(brief)).toEqual([`${VAN_ONS} ${brief.persoonId}`]);
	});

	it('after a right code is asked for whom the letter was: an invitation, a renewal, or one that is gone', async () => {
		const brief = await nodigUit(opslag);
		const { id: herstelId } = await vernieuwing(brief);
		const vraagNa = async (van: tussenstap.Doel) => {
			const cookie = await opslag.schrijf((tx) => tussenstap.begin(tx, opslag.sleutels, van, NU));
			const stap = await opslag.lees((db) => tussenstap.zoek(db, opslag.sleutels, cookie, NU));
			await uitnodiging.vraagNieuweNaCode(opslag, stap!, NU);
		};
		await vraagNa({ uitnodigingId: nieuwId(), herstelId: null });
		expect(await taken(brief)).toEqual([]);
		await vraagNa({ uitnodigingId: brief.id, herstelId: null });
		expect(await taken(brief)).toEqual([`${VAN_ONS} ${brief.persoonId}`]);
		await gedaan(brief);
		await vraagNa({ uitnodigingId: null, herstelId });
		expect(await taken(brief)).toHaveLength(2);
	});
});

describe('when too many wait', () => {
	/** Strangers take every place in the line just after the try was written down; their work is nothing. */
	function druk() {
		const rij: Promise<unknown>[] = [];
		const vol: Opslag = {
			...opslag,
			async schrijf(werk) {
				const uit = await opslag.schrijf(werk);
				while (!isVol('vreemd')) rij.push(klopt(opslag.sleutels, 'geen hash', 'x').catch(() => false));
				return uit;
			}
		};
		return { vol, klaar: () => Promise.all(rij) };
	}
	const pogingen = async ({ id }: Brief) =>
		(await opslag.lees((db) => db.select().from(t.uitnodiging).where(eq(t.uitnodiging.id, id))))[0]!.pogingen;

	it('the try is given back, and a link that is dead says no more than that', async () => {
		const brief = await nodigUit(opslag);
		const { vol, klaar } = druk();
		await expect(uitnodiging.probeerCode(vol, brief.token, brief.code, NU)).rejects.toThrow(TeDruk);
		expect(await pogingen(brief)).toBe(0);
		await expect(uitnodiging.probeerCode(vol, 'x'.repeat(43), brief.code, NU)).rejects.toThrow(TeDruk);
		expect(await pogingen(brief)).toBe(0);
		await klaar();
	});
});
