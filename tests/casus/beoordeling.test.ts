import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { isWeigering, type Weigering } from '#lib/domein/weigering.ts';
import * as beoordeling from '#lib/server/casus/beoordeling.ts';
import * as bijlage from '#lib/server/casus/bijlage.ts';
import * as indiening from '#lib/server/casus/indiening.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as terugpunt from '#lib/server/casus/terugpunt.ts';
import { GeenRecht } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import { gebeurtenis, persoon as personen, tafel, taak, uitbox } from '#lib/server/opslag/schema.ts';
import { schrijfMail } from '#lib/server/taken/sjabloon.ts';
import { maakOpslag } from '../huis.ts';
import { meld, vulIn, type Melding } from './aanmelding-proef.ts';

let opslag: Opslag;
beforeAll(async () => {
	opslag = await maakOpslag();
});
afterAll(() => opslag.sluit());

const sleutelVan = (uitkomst: unknown) => (isWeigering(uitkomst) ? uitkomst.sleutel : uitkomst);
const veldVan = (uitkomst: unknown) => (uitkomst as Weigering).veld;

async function ingediend(keuze: Parameters<typeof meld>[1] = {}): Promise<Melding> {
	const hier = await meld(opslag, keuze);
	await vulIn(hier);
	await hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_));
	return hier;
}
const pakOp = (hier: Melding) =>
	hier.als('procesondersteuner', 'aanmelding.oppakken', (in_) => beoordeling.neemOp(in_));
const beoordeel = <T>(hier: Melding, fn: Parameters<typeof hier.als<T>>[2]) =>
	hier.als('voorzitter', 'aanmelding.beoordelen', fn);
const allesGoed = async (hier: Parameters<typeof beoordeling.punten>[0]) =>
	Object.fromEntries(
		(await beoordeling.punten(hier)).map((punt) => [punt.id, { oordeel: 'voldoet' as const }])
	);
const gevonden = (punten: beoordeling.Punt[], id: string) =>
	punten.find((een) => een.id === id)?.gevonden.map((een) => een.wat);

describe('the check', () => {
	it('can only begin when it was taken up, and only the voorzitter judges', async () => {
		const hier = await ingediend();
		expect(sleutelVan(await beoordeel(hier, async () => 1))).toBe('fase.nu-niet');
		await pakOp(hier);
		await expect(
			hier.als('procesondersteuner', 'aanmelding.beoordelen', async () => 1)
		).rejects.toBeInstanceOf(GeenRecht);
		expect(sleutelVan(await pakOp(hier))).toBe('fase.nu-niet');
	});

	it('asks six points in Twente with the rest as advice, and all of them in Haaglanden', async () => {
		const verplicht = async (hier: Melding) => {
			await pakOp(hier);
			return beoordeel(hier, async (in_) =>
				(await beoordeling.punten(in_)).filter((punt) => punt.verplicht).map((punt) => punt.id)
			);
		};
		expect(await verplicht(await ingediend())).toEqual([
			'vto-01',
			'vto-02',
			'vto-03',
			'vto-09',
			'vto-13',
			'vto-14'
		]);
		expect(await verplicht(await ingediend({ gemeente: 'Delft', tafelsoort: 'vto' }))).toHaveLength(13);
	});

	it('finds what it can by itself', async () => {
		const hier = await meld(opslag);
		await vulIn(hier, { tekst: 'BSN 111222333' });
		await hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_));
		await pakOp(hier);
		const punten = await beoordeel(hier, (in_) => beoordeling.punten(in_));
		expect(gevonden(punten, 'vto-01')).toEqual(['melder-volledig', 'melder-bekend']);
		expect(gevonden(punten, 'vto-02')).toEqual(['stukken-compleet']);
		expect(gevonden(punten, 'vto-09')).toEqual(['besproken']);
		expect(gevonden(punten, 'vto-14')).toEqual(['bsn']);
	});

	it('keeps a judgement that is not sent, and the melder sees nothing of it', async () => {
		const hier = await ingediend();
		await pakOp(hier);
		await beoordeel(hier, (in_) =>
			beoordeling.bewaar(in_, { 'vto-03': { oordeel: 'ontbreekt', reden: 'Nog vaag.' } })
		);
		const [punt] = await beoordeel(hier, async (in_) =>
			(await beoordeling.punten(in_)).filter((een) => een.id === 'vto-03')
		);
		expect([punt?.oordeel, punt?.reden]).toEqual(['ontbreekt', 'Nog vaag.']);
		expect(await hier.als('melder', 'aanmelding.afschrift', (in_) => terugpunt.allen(in_))).toEqual([]);
	});
});

describe('complete', () => {
	it('refuses while a deciding point is open, at that point', async () => {
		const hier = await ingediend();
		await pakOp(hier);
		const uitkomst = await beoordeel(hier, async (in_) =>
			beoordeling.keurGoed(in_, { ...(await allesGoed(in_)), 'vto-09': { oordeel: '' } })
		);
		expect(sleutelVan(uitkomst)).toBe('aanmelding.punt-open');
		expect(veldVan(uitkomst)).toBe('punt.vto-09.oordeel');
	});

	it('makes a tafel to plan and a task for the procesondersteuner, two weeks after receipt in Haaglanden (S2-G05)', async () => {
		const hier = await ingediend({ gemeente: 'Den Haag', tafelsoort: 'vto' });
		await pakOp(hier);
		expect(await beoordeel(hier, async (in_) => beoordeling.keurGoed(in_, await allesGoed(in_)))).toBeNull();
		const [tafels, taken] = await opslag.lees(async (db) => [
			await db.select().from(tafel).where(eq(tafel.casusId, hier.casusId)),
			await db.select().from(taak).where(eq(taak.casusId, hier.casusId)).orderBy(taak.id)
		]);
		expect(tafels.map((rij) => [rij.soort, rij.status])).toEqual([['vto', 'te-plannen']]);
		expect(taken.map((rij) => [rij.soort, rij.voorRol, rij.termijn, rij.gedaanOp !== null])).toEqual([
			['beoordelen', 'voorzitter', '2026-12-07', true],
			['plannen', 'procesondersteuner', '2026-12-07', false]
		]);
	});

	it('has no day to plan before in Twente, where no document names one', async () => {
		const hier = await ingediend();
		await pakOp(hier);
		await beoordeel(hier, async (in_) => beoordeling.keurGoed(in_, await allesGoed(in_)));
		const taken = await opslag.lees((db) => db.select().from(taak).where(eq(taak.casusId, hier.casusId)));
		expect(taken.map((rij) => rij.termijn)).toEqual([null, null]);
	});
});

describe('back to the melder', () => {
	const terug = (hier: Melding, punt: string, reden: string) =>
		beoordeel(hier, (in_) => beoordeling.stuurTerug(in_, { [punt]: { oordeel: 'ontbreekt', reden } }));

	it('refuses without a reason at the point, and without any point (S1-B18)', async () => {
		const hier = await ingediend();
		await pakOp(hier);
		expect(veldVan(await terug(hier, 'vto-09', '  '))).toBe('punt.vto-09.reden');
		expect(sleutelVan(await beoordeel(hier, (in_) => beoordeling.stuurTerug(in_, {})))).toBe(
			'loket.geen-punt'
		);
	});

	it('holds no protected address: refused at its point, with the name (dreigingen A13)', async () => {
		const hier = await ingediend();
		await pakOp(hier);
		const geheim = 'Zwaluwkanariestraat 7391, 9931 QX Verborgenveen';
		await hier.als('procesondersteuner', 'aanmelding.lezen', async (in_) => {
			const [kind] = (await persoon.allen(in_)).filter((een) => een.soort === 'jeugdige');
			const slot = await in_.ring.persoon(kind!.id, 'contact');
			await in_.tx
				.update(personen)
				.set({ adresGeheim: true, adresVersleuteld: slot.versleutel('persoon.adres', kind!.id, geheim) })
				.where(eq(personen.id, kind!.id));
		});
		const uit = await terug(hier, 'vto-09', 'Vader woont niet in de Zwaluwkanariestraat 7391.');
		expect(sleutelVan(uit)).toBe('adrescontrole.tekst');
		expect(veldVan(uit)).toBe('punt.vto-09.reden');
		expect(await terug(hier, 'vto-09', 'De reactie van vader ontbreekt.')).toBeNull();
	});

	it('warns once of a number that may be a BSN, at its point (S0-B03)', async () => {
		const hier = await ingediend();
		await pakOp(hier);
		const eerst = await terug(hier, 'vto-09', 'Op blad 2 staat 123456782.');
		expect([sleutelVan(eerst), veldVan(eerst)]).toEqual(['bsn.tekst', 'punt.vto-09.reden']);
		const mist = { 'vto-09': { oordeel: 'ontbreekt' as const, reden: 'Op blad 2 staat 123456782.' } };
		expect(await beoordeel(hier, (in_) => beoordeling.stuurTerug(in_, mist, true))).toBeNull();
	});

	it('tells the melder by a mail that says nothing and leads to the loket', async () => {
		const hier = await ingediend();
		await pakOp(hier);
		expect(await terug(hier, 'vto-09', 'De reactie van vader ontbreekt.')).toBeNull();
		const post = await opslag.lees((db) => db.select().from(uitbox).where(eq(uitbox.casusId, hier.casusId)));
		const brief = post
			.map((rij) => openPost(opslag.sleutels, rij))
			.find((een) => een.post.soort === 'bericht');
		const mail = schrijfMail(brief!, 'https://tafel.test');
		expect(mail.tekst).toContain('https://tafel.test/loket/verder');
		expect(JSON.stringify(mail)).not.toMatch(/vader|jeugd|Veldman|aanmelding/i);
	});

	it('keeps papers, reasons and answers over two rounds (issue 2 §3.2)', async () => {
		const hier = await ingediend();
		await pakOp(hier);
		await terug(hier, 'vto-09', 'De reactie van vader ontbreekt.');
		const stukken = () => hier.als('melder', 'aanmelding.opstellen', (in_) => bijlage.allen(in_));
		const voor = await stukken();
		expect(voor.length).toBeGreaterThan(0);
		const dien = () => hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_));
		expect(sleutelVan(await dien())).toBe('aanmelding.reden-onbeantwoord');
		await hier.als('melder', 'aanmelding.opstellen', (in_) =>
			terugpunt.beantwoord(in_, { 'vto-09': 'Staat nu op bladzijde 3.' })
		);
		expect(await dien()).toBeNull();

		await pakOp(hier);
		const [punt] = await beoordeel(hier, async (in_) =>
			(await beoordeling.punten(in_)).filter((een) => een.id === 'vto-09')
		);
		expect(punt?.oordeel).toBeNull();
		expect(punt?.eerder.map((een) => [een.reden, een.antwoord])).toEqual([
			['De reactie van vader ontbreekt.', 'Staat nu op bladzijde 3.']
		]);
		await terug(hier, 'vto-03', 'Waarom is de tafel nodig?');
		expect((await stukken()).map((een) => een.id)).toEqual(voor.map((een) => een.id));
		expect(await hier.als('melder', 'aanmelding.opstellen', (in_) => terugpunt.allen(in_))).toHaveLength(1);
		await hier.als('melder', 'aanmelding.opstellen', (in_) =>
			terugpunt.beantwoord(in_, { 'vto-03': 'Zie het verzoek, deel 2.' })
		);
		expect(await dien()).toBeNull();
		const kopie = await hier.als('melder', 'aanmelding.afschrift', (in_) => indiening.afschrift(in_));
		expect([kopie?.ronde, kopie?.antwoorden.length]).toEqual([3, 2]);
		const stappen = await opslag.lees((db) =>
			db.select().from(gebeurtenis).where(eq(gebeurtenis.casusId, hier.casusId))
		);
		expect(stappen.filter((rij) => rij.naar === 'teruggestuurd')).toHaveLength(2);
	});
});
