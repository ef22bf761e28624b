import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as overzicht from '#lib/server/casus/overzicht.ts';
import * as tafel from '#lib/server/casus/tafel.ts';
import * as toestemmingProfessional from '#lib/server/casus/toestemming-professional.ts';
import * as voortgang from '#lib/server/casus/voortgang.ts';
import * as werklijst from '#lib/server/casus/werklijst.ts';
import { GeenRecht } from '#lib/server/context.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';
import { nodigUit } from './genodigd.ts';

let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => {
	opslag = await maakOpslag();
});
afterAll(() => opslag.sluit());

async function aanTafel(keuze: Parameters<typeof maakCasus>[1] = {}): Promise<void> {
	proef = await maakCasus(opslag, keuze);
	await nodigUit(opslag, proef, ['ouderA', 'ouderB', 'jongere13']);
	await opslag.schrijf((tx) =>
		tx.insert(t.reactie).values({
			id: nieuwId(),
			casusId: proef.casusId,
			tafelId: proef.tafelId!,
			persoonId: proef.personen.jongere13,
			auteurRol: 'jongere',
			status: 'ingediend',
			conceptVersie: 1,
			conceptOp: '2026-11-23T09:00:00.000Z',
			deelMet: 'voorzitter',
			ingediendOp: '2026-11-23T09:00:00.000Z'
		})
	);
}
const BIJNA = Temporal.Instant.from('2026-12-03T09:00:00Z');
/** The tasks that this person's worklist asks in this case, and whether the case stands among the running ones. */
const opLijst = async (wie: 'melder' | 'procesondersteuner'): Promise<string[]> => {
	const plek = { opslag, nu: NU, verzoekId: nieuwId() };
	const lijst = await werklijst.lees(plek, proef.gebruikers[wie], {});
	expect(lijst.zaken.rijen.some((een) => een.casusId === proef.casusId)).toBe(false);
	return lijst.werk.rijen.filter((een) => een.casusId === proef.casusId).map((een) => een.waarom);
};
const stil = async (moment: Temporal.Instant) =>
	(await proef.als('procesondersteuner', 'voortgang.lezen', voortgang.lees, moment))
		.filter((een) => een.stil)
		.map((een) => een.naam);

describe('progress', () => {
	beforeEach(() => aanTafel());

	it('says that a reactie exists and with whom it is shared, and nothing of what is in it', async () => {
		const regels = await proef.als('voorzitter', 'voortgang.lezen', voortgang.lees);
		const fenna = regels.find((een) => een.persoonId === proef.personen.jongere13);
		expect(fenna).toMatchObject({ reactie: 'ingediend', deelMet: 'voorzitter', schrijft: true });
		expect(Object.keys(fenna ?? {}).join(' ')).not.toMatch(/inhoud|tekst|versie/);
	});

	it.each(['ouderA', 'jongere13', 'rvdk', 'melder', 'gi'] as const)('is not for %s', async (wie) => {
		await expect(proef.als(wie, 'voortgang.lezen', voortgang.lees)).rejects.toBeInstanceOf(GeenRecht);
	});

	it('asks for a call five days before, not earlier, and no more once somebody called', async () => {
		expect(await stil(NU)).toEqual([]);
		expect((await stil(BIJNA)).sort()).toEqual(['Fenna Boomkamp', 'Rutger Boomkamp', 'Saskia Vlierman']);
		await proef.als(
			'procesondersteuner',
			'voortgang.lezen',
			(hier) => voortgang.noteerGesprek(hier, proef.personen.ouderA),
			BIJNA
		);
		expect((await stil(BIJNA)).sort()).toEqual(['Fenna Boomkamp', 'Rutger Boomkamp']);
		const vreemd = await proef.als('procesondersteuner', 'voortgang.lezen', (hier) =>
			voortgang.noteerGesprek(hier, nieuwId())
		);
		expect(isWeigering(vreemd)).toBe(true);
	});
});

describe('consent told by phone (S1-C09)', () => {
	beforeEach(() => aanTafel({ tafelsoort: 'tafel2' }));
	const zeg = (wie: 'ouderA' | 'ouderB' | 'rvdk', antwoord: 'gegeven' | 'geweigerd') =>
		proef.als('procesondersteuner', 'casus.lezen', (hier) =>
			toestemmingProfessional.legVast(hier, { persoon: proef.personen[wie], antwoord, kanaal: 'telefoon' })
		);
	const vervalt = () => proef.als('voorzitter', 'tafel.toestemming-bevestigen', tafel.vervalt);

	it('counts of an ouder with checked gezag only', async () => {
		const uitkomst = await zeg('rvdk', 'gegeven');
		expect(isWeigering(uitkomst) && uitkomst.sleutel).toBe('toestemming.geen-gezag');
	});

	it('lapses after a refusal that the voorzitter confirms, and the handover is a task of the RvdK', async () => {
		const teVroeg = await vervalt();
		expect(isWeigering(teVroeg) && teVroeg.sleutel).toBe('tafel.niet-geweigerd');
		await zeg('ouderA', 'geweigerd');
		expect(await zeg('ouderB', 'geweigerd')).toBe('geweigerd');
		expect(await vervalt()).toBeUndefined();
		const taken = await opslag.lees((db) =>
			db.select().from(t.taak).where(eq(t.taak.casusId, proef.casusId))
		);
		expect(taken.filter((taak) => taak.gedaanOp === null).map((taak) => [taak.soort, taak.voorRol])).toEqual([
			['overdracht-door-raad', 'melder']
		]);
		expect(await opLijst('melder')).toEqual(['overdracht-door-raad']);
	});
});

describe('a tafel that was called off', () => {
	it('is still a call for the procesondersteuner to who cannot sign in; what it asked before is over', async () => {
		await aanTafel();
		await opslag.schrijf((tx) =>
			tx.insert(t.taak).values({
				id: nieuwId(),
				casusId: proef.casusId,
				soort: 'tolk',
				voorRol: 'procesondersteuner',
				gemaaktOp: '2026-11-23T09:00:00.000Z'
			})
		);
		await opslag.schrijf((tx) =>
			tx
				.update(t.rol)
				.set({ accountId: null })
				.where(and(eq(t.rol.casusId, proef.casusId), eq(t.rol.persoonId, proef.personen.ouderB)))
		);
		await proef.als('voorzitter', 'tafel.annuleren', (hier) => tafel.annuleer(hier, 'De Raad is ziek.'));
		expect(new Set(await opLijst('procesondersteuner'))).toEqual(new Set(['afzegging-bellen']));
	});
});

describe('the case on one screen', () => {
	beforeEach(() => aanTafel());
	const zie = (wie: 'voorzitter' | 'procesondersteuner' | 'rvdk' | 'melder', moment = NU) =>
		proef.als(wie, 'casus.lezen', overzicht.lees, moment);

	it('flags a geheim adres to regie only', async () => {
		const vlaggen = async (wie: 'voorzitter' | 'rvdk') =>
			(await zie(wie)).deelnemers.filter((een) => een.geheim).map((een) => een.naam);
		expect(await vlaggen('voorzitter')).toEqual(['Saskia Vlierman']);
		expect(await vlaggen('rvdk')).toEqual([]);
	});

	it('counts what the family did for regie only', async () => {
		expect((await zie('procesondersteuner')).familie).toEqual({
			genodigd: 3,
			geopend: 0,
			beantwoord: 0,
			geschreven: 1
		});
		expect((await zie('rvdk')).familie).toBeNull();
	});

	it('names the next step of this role, in this phase', async () => {
		expect((await zie('procesondersteuner')).volgende.wat).toBe('voortgang');
		expect((await zie('voorzitter', Temporal.Instant.from('2026-12-07T08:00:00Z'))).volgende.wat).toBe(
			'openen'
		);
		expect((await zie('rvdk')).volgende.wat).toBe('stukken');
	});

	it('shows terms the region has, and no other', async () => {
		expect((await zie('voorzitter')).termijnen.map((een) => een.soort)).toEqual(['reactie']);
		proef = await maakCasus(opslag, { werkwijze: 'haaglanden-2023', fase: 'compleet' });
		expect((await zie('voorzitter')).termijnen).toMatchObject([{ soort: 'agenda', einde: '2026-12-07' }]);
	});
});

describe('the worklist', () => {
	beforeEach(() => aanTafel());
	const werk = async (wie: 'voorzitter' | 'procesondersteuner' | 'fg' | 'rvdk', moment = NU) =>
		(
			await werklijst.lees({ opslag, nu: moment, verzoekId: nieuwId() }, proef.gebruikers[wie])
		).werk.rijen.filter((een) => een.casusId === proef.casusId);

	it('calls for silence near the day, and for the tafel on the day', async () => {
		expect(await werk('procesondersteuner')).toEqual([]);
		expect(await werk('procesondersteuner', BIJNA)).toMatchObject([
			{ soort: 'stil', aantal: 3, pad: `/casus/${proef.casusId}/voortgang` }
		]);
		const opDeDag = await werk('voorzitter', Temporal.Instant.from('2026-12-07T08:00:00Z'));
		expect(opDeDag.map((een) => een.soort).sort()).toEqual(['stil', 'vandaag']);
	});

	it('asks to plan what is complete, by the term of the region', async () => {
		proef = await maakCasus(opslag, { werkwijze: 'haaglanden-2023', fase: 'compleet' });
		expect(await werk('procesondersteuner')).toMatchObject([
			{ soort: 'plannen', waarom: 'agenda', voor: '2026-12-07' }
		]);
		expect(await werk('voorzitter')).toEqual([]);
	});

	it('gives the FG questions about data and nothing else: no name, no child, no tafel', async () => {
		const slot = await opslag.sleutels.persoon(proef.personen.ouderA, proef.casusId, 'verzoek');
		const id = nieuwId();
		await opslag.schrijf((tx) =>
			tx.insert(t.privacyverzoek).values({
				id,
				casusId: proef.casusId,
				persoonId: proef.personen.ouderA,
				soort: 'inzage',
				status: 'ingediend',
				tekstVersleuteld: slot.versleutel('privacyverzoek.tekst', id, 'Alles'),
				ontvangenOp: '2026-11-23T09:00:00.000Z',
				antwoordVoor: '2026-12-23'
			})
		);
		const gevonden = await werk('fg');
		expect(gevonden).toMatchObject([
			{ soort: 'verzoek', kinderen: [], naam: null, tafelsoort: null, voor: '2026-12-23' }
		]);
		expect(await werk('rvdk')).toEqual([]);
	});
});
