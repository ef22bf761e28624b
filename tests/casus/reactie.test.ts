import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeelMet } from '#lib/domein/bevoegdheid.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import { leesbaar, lezers } from '#lib/server/casus/reactielezing.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { deelnemer, persoon, reactieVersie, tafel, taak } from '#lib/server/opslag/schema.ts';
import { maakCasus, maakOpslag, type Proefcasus, type Wie } from '../huis.ts';

type Lezer = Exclude<Wie, 'kind8'>;
let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(async () => {
	proef = await maakCasus(opslag);
	// Who waits for a look before reading is in adrescontrole.test.ts; here nobody is in hiding.
	await opslag.schrijf((tx) =>
		tx.update(persoon).set({ adresGeheim: false }).where(eq(persoon.casusId, proef.casusId))
	);
	for (const [wie, rol] of [
		['ouderA', 'ouder'],
		['ouderB', 'ouder'],
		['jongere13', 'jongere'],
		['jongere16', 'jongere'],
		['gi', 'gi']
	] as const)
		await opslag.schrijf((tx) =>
			tx.insert(deelnemer).values({
				id: crypto.randomUUID(),
				casusId: proef.casusId,
				tafelId: proef.tafelId!,
				persoonId: proef.personen[wie],
				rol
			})
		);
});

const TAB = '00000000-0000-4000-8000-000000000001';
const typ = (wie: Lezer, vraag: string, tekst: string, bij: { basis?: number; tab?: string } = {}) =>
	proef.als(wie, 'reactie.schrijven', (hier) =>
		reactie.schrijf(hier, { vraag, tekst, basis: 0, tab: TAB, ...bij })
	);
const stuur = (
	wie: Lezer,
	deelMet: DeelMet,
	recht: 'reactie.indienen' | 'reactie.nakomen' = 'reactie.indienen'
) =>
	proef.als(wie, recht, (hier) =>
		reactie.dienIn(hier, {
			deelMet,
			gezien: true,
			...(wie.startsWith('jongere') && { deelname: 'vooraf-praten' as const })
		})
	);
const leest = (wie: Lezer) =>
	proef.als(wie, 'reactie.lezen', async (hier) => (await leesbaar(hier)).map((een) => een.naam));
const open = () =>
	opslag.schrijf((tx) => tx.update(tafel).set({ status: 'bezig' }).where(eq(tafel.id, proef.tafelId!)));

describe('reactie of an ouder', () => {
	it('keeps what is typed, per question, for the author alone', async () => {
		await typ('ouderA', 'nu', 'Het gaat beter.');
		await typ('ouderA', 'toekomst', 'Ik wil rust.');
		const eigen = await proef.als('ouderA', 'reactie.schrijven', reactie.eigen);
		expect(eigen?.concept.velden.nu?.tekst).toBe('Het gaat beter.');
		for (const wie of ['ouderB', 'voorzitter', 'procesondersteuner', 'rvdk', 'jongere16'] as const)
			expect(await leest(wie)).toEqual([]);
	});

	it('never overwrites what another screen wrote', async () => {
		await typ('ouderA', 'nu', 'van de telefoon');
		const uitkomst = await typ('ouderA', 'nu', 'van de laptop', { tab: TAB.replace(/1$/, '2') });
		expect(isWeigering(uitkomst) && uitkomst.sleutel).toBe('reactie.andere-versie');
		const eigen = await proef.als('ouderA', 'reactie.schrijven', reactie.eigen);
		expect(eigen?.concept.velden.nu?.tekst).toBe('van de telefoon');
		expect(await typ('ouderA', 'nu', 'samen', { tab: TAB.replace(/1$/, '2'), basis: 1 })).toBe(2);
	});

	it('is never read by the other ouder unless shared with everyone', async () => {
		await typ('ouderA', 'nu', 'Het gaat beter.');
		await stuur('ouderA', 'tafel');
		expect(await leest('ouderB')).toEqual([]);
		expect(await leest('rvdk')).toEqual(['Saskia Vlierman']);
		expect(await leest('gi')).toEqual(['Saskia Vlierman']);
		await stuur('ouderA', 'iedereen');
		expect(await leest('ouderB')).toEqual(['Saskia Vlierman']);
	});

	it('can be changed and taken back until the tafel opens, and keeps every version', async () => {
		await typ('ouderA', 'nu', 'een');
		await stuur('ouderA', 'tafel');
		await typ('ouderA', 'nu', 'twee');
		const tweede = await stuur('ouderA', 'tafel');
		expect(!isWeigering(tweede) && tweede.nummer).toBe(2);
		expect(!isWeigering(tweede) && tweede.kenmerk).toMatch(/^(?:[2-9A-HJKMNP-TV-Z]{4}-?){3}$/);
		await proef.als('ouderA', 'reactie.intrekken', reactie.trekIn);
		expect(await leest('rvdk')).toEqual([]);
		expect(
			await opslag.lees((db) =>
				db.select().from(reactieVersie).where(eq(reactieVersie.casusId, proef.casusId))
			)
		).toHaveLength(2);
	});

	it('is fixed when the tafel opens; a late one is kept and goes to the voorzitter alone', async () => {
		await typ('ouderA', 'nu', 'op tijd');
		await stuur('ouderA', 'tafel');
		await proef.als('voorzitter', 'tafel.lezen', reactie.vergrendelAlle);
		await open();
		expect(isWeigering(await stuur('ouderA', 'tafel'))).toBe(true);
		await typ('ouderB', 'nu', 'te laat maar niet kwijt');
		const laat = await stuur('ouderB', 'tafel', 'reactie.nakomen');
		expect(!isWeigering(laat) && laat.teLaat).toBe(true);
		expect(await leest('rvdk')).toEqual(['Saskia Vlierman']);
		expect((await leest('voorzitter')).sort()).toEqual(['Rutger Boomkamp', 'Saskia Vlierman']);
		const taken = await opslag.lees((db) => db.select().from(taak).where(eq(taak.casusId, proef.casusId)));
		expect(taken.map((een) => een.soort)).toContain('late-reactie');
	});

	it('refuses an empty one and a way of sharing that is not offered', async () => {
		expect(isWeigering(await stuur('ouderA', 'tafel'))).toBe(true);
		await typ('ouderA', 'nu', '   ');
		expect(isWeigering(await stuur('ouderA', 'tafel'))).toBe(true);
		await typ('ouderA', 'nu', 'iets');
		expect(isWeigering(await stuur('ouderA', 'voorzitter'))).toBe(true);
		expect(isWeigering(await typ('ouderA', 'zorgen', 'vraag van de jongere'))).toBe(true);
	});
});

describe('mening of a jongere', () => {
	beforeEach(async () => void (await typ('jongere13', 'zorgen', 'Als ze ruzie maken.')));

	it('for the voorzitter alone stays unreadable for everyone else, also for the procesondersteuner', async () => {
		await stuur('jongere13', 'voorzitter');
		expect(await leest('voorzitter')).toEqual(['Fenna Boomkamp']);
		for (const wie of [
			'ouderA',
			'ouderB',
			'procesondersteuner',
			'rvdk',
			'gi',
			'melder',
			'jongere16'
		] as const)
			expect(await leest(wie)).toEqual([]);
	});

	it('shared with everyone is read at the table, by the ouders too', async () => {
		await stuur('jongere13', 'iedereen');
		for (const wie of ['ouderA', 'ouderB', 'rvdk', 'jongere16', 'procesondersteuner'] as const)
			expect(await leest(wie)).toEqual(['Fenna Boomkamp']);
	});

	it('tells the rest of the family no time: when somebody was busy is for professionals (dreigingen A14)', async () => {
		await stuur('jongere13', 'iedereen');
		const tijden = (wie: Lezer) =>
			proef.als(wie, 'reactie.lezen', async (hier) =>
				(await leesbaar(hier)).flatMap((een) => een.versies.map((versie) => versie.op !== null))
			);
		expect(await tijden('ouderB')).toEqual([false]);
		expect(await tijden('jongere13')).toEqual([true]);
		expect(await tijden('voorzitter')).toEqual([true]);
	});

	it('taken back into private is gone for others', async () => {
		await stuur('jongere13', 'iedereen');
		await stuur('jongere13', 'voorzitter');
		expect(await leest('ouderA')).toEqual([]);
		expect(await leest('voorzitter')).toEqual(['Fenna Boomkamp']);
	});

	it('taken back for good is not brought back by words that come late', async () => {
		await stuur('jongere13', 'iedereen');
		await proef.als('jongere13', 'reactie.intrekken', reactie.trekIn);
		await open();
		await typ('jongere13', 'zorgen', 'Toch nog iets.');
		expect(isWeigering(await stuur('jongere13', 'voorzitter', 'reactie.nakomen'))).toBe(false);
		const gelezen = await proef.als('voorzitter', 'reactie.lezen', leesbaar);
		expect(gelezen[0]?.versies.map((versie) => versie.inhoud.antwoorden.zorgen)).toEqual(['Toch nog iets.']);
	});

	it('shows beforehand exactly who would read it', async () => {
		const [alleen, allen] = await proef.als('jongere13', 'reactie.schrijven', async (hier) => [
			(await lezers(hier, 'voorzitter')).map((een) => een.naam),
			(await lezers(hier, 'iedereen')).map((een) => een.naam).sort()
		]);
		expect(alleen).toEqual([]);
		await stuur('jongere13', 'iedereen');
		for (const wie of ['ouderA', 'ouderB', 'rvdk', 'gi', 'melder', 'jongere16'] as const)
			expect(await leest(wie)).toEqual(['Fenna Boomkamp']);
		expect(allen).toEqual([
			'Ilse Wiggers',
			'Jorrit Boomkamp',
			'Rutger Boomkamp',
			'Saskia Vlierman',
			'Tamar Oolderink',
			'Wietske Roelfsen'
		]);
	});

	it('that asks to talk first becomes a task for the voorzitter', async () => {
		await stuur('jongere13', 'voorzitter');
		const taken = await opslag.lees((db) => db.select().from(taak).where(eq(taak.casusId, proef.casusId)));
		expect(taken).toMatchObject([
			{ soort: 'vooraf-praten', voorRol: 'voorzitter', persoonId: proef.personen.jongere13 }
		]);
	});
});

it('a version handed in is never changed, not even in the store', async () => {
	await typ('ouderA', 'nu', 'blijft');
	await stuur('ouderA', 'tafel');
	await expect(
		opslag.schrijf((tx) => tx.update(reactieVersie).set({ deelMet: 'iedereen' }))
	).rejects.toThrow();
});
