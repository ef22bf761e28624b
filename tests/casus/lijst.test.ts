import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as lijst from '#lib/server/casus/lijst.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as taak from '#lib/server/casus/taak.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { audit } from '#lib/server/opslag/schema.ts';
import { gebruikerVan, maakAccount, maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
let twente: Proefcasus;
let concept: Proefcasus;
let haags: Proefcasus;
beforeAll(async () => {
	opslag = await maakOpslag();
	twente = await maakCasus(opslag);
	concept = await maakCasus(opslag, { fase: 'concept' });
	haags = await maakCasus(opslag, { werkwijze: 'haaglanden-2023', fase: 'compleet' });
});
afterAll(() => opslag.sluit());

const van = (gebruiker: Proefcasus['gebruikers']['voorzitter']) => lijst.vanGebruiker(opslag, gebruiker, NU);

describe('the cases somebody may reach', () => {
	it('gives the post every case of the subregio that was handed in, and no other', async () => {
		const gevonden = await van(twente.gebruikers.voorzitter);
		expect(gevonden.map((een) => een.casusId)).toContain(twente.casusId);
		expect(gevonden.map((een) => een.casusId)).not.toContain(concept.casusId);
		expect(gevonden.map((een) => een.casusId)).not.toContain(haags.casusId);
	});

	it('knows no case of another subregio', async () => {
		const almelo = gebruikerVan(await maakAccount(opslag, 'Roos Almelo'), {
			aanstellingen: [{ rol: 'voorzitter', regio: 'twente', subregio: 'almelo' }]
		});
		expect(await van(almelo)).toEqual([]);
	});

	it('gives the melder the own draft', async () => {
		expect((await van(concept.gebruikers.melder)).map((een) => een.fase)).toEqual(['concept']);
	});

	it('names all children to professionals, the own ones to an ouder, himself to a jongere', async () => {
		const kinderen = async (gebruiker: Proefcasus['gebruikers']['voorzitter']) =>
			(await van(gebruiker)).find((een) => een.casusId === twente.casusId)?.kinderen;
		expect(await kinderen(twente.gebruikers.voorzitter)).toHaveLength(3);
		expect(await kinderen(twente.gebruikers.ouderB)).toEqual(['Fenna Boomkamp', 'Jorrit Boomkamp']);
		expect(await kinderen(twente.gebruikers.jongere13)).toEqual(['Fenna Boomkamp']);
	});

	it('names no child to an ouder whose gezag over it was not found (two fathers, dreigingen A17)', async () => {
		await twente.als('procesondersteuner', 'casus.lezen', async (hier) => {
			const { ouderB, kind8 } = twente.personen;
			await persoon.legGezagVast(hier, ouderB, kind8, 'onbekend');
		});
		const mijn = (await van(twente.gebruikers.ouderB)).find((een) => een.casusId === twente.casusId);
		expect(mijn?.kinderen).toEqual(['Fenna Boomkamp', 'Jorrit Boomkamp']);
	});

	it('gives the family a day without a time, and none before the invitation went out', async () => {
		const gepland = await maakCasus(opslag, { fase: 'gepland' });
		const dagVan = async (proef: Proefcasus, wie: 'ouderA' | 'voorzitter') =>
			(await van(proef.gebruikers[wie])).find((een) => een.casusId === proef.casusId);
		expect(await dagVan(twente, 'ouderA')).toMatchObject({ begintOp: null, dag: '2026-12-07' });
		expect(await dagVan(gepland, 'ouderA')).toMatchObject({ begintOp: null, dag: null });
		expect((await dagVan(gepland, 'voorzitter'))?.begintOp).toBe('2026-12-07T09:30:00.000Z');
	});

	it('shows the FG and the beheerder no case at all', async () => {
		expect(await van(twente.gebruikers.fg)).toEqual([]);
		const beheerder = gebruikerVan(await maakAccount(opslag, 'Bea Beheer'), {
			aanstellingen: [{ rol: 'beheerder', regio: 'twente', subregio: null }]
		});
		expect(await van(beheerder)).toEqual([]);
	});

	it('shows tasks of the own roles only', async () => {
		await twente.als('procesondersteuner', 'voortgang.lezen', async (hier) => {
			await taak.zetKlaar(hier, { soort: 'taak-andere-dag', voorRol: 'voorzitter' });
			await taak.zetKlaar(hier, { soort: 'mail-niet-bezorgd', voorRol: 'procesondersteuner' });
		});
		const taken = async (wie: 'voorzitter' | 'procesondersteuner' | 'ouderA') =>
			(await van(twente.gebruikers[wie])).flatMap((een) => een.taken.map((t) => t.soort));
		expect(await taken('voorzitter')).toEqual(['taak-andere-dag']);
		expect(await taken('procesondersteuner')).toEqual(['mail-niet-bezorgd']);
		expect(await taken('ouderA')).toEqual([]);
	});

	it('names the term for the agenda where the region has one, and only until the tafel is planned', async () => {
		const [regel] = await van(haags.gebruikers.procesondersteuner);
		expect(regel?.agendaTermijn?.einde.toString()).toBe('2026-12-07');
		expect((await van(twente.gebruikers.procesondersteuner))[0]?.agendaTermijn).toBeNull();
	});

	it('records that it was looked at', async () => {
		await van(twente.gebruikers.ouderA);
		const rijen = await opslag.lees((db) => db.select().from(audit).where(eq(audit.handeling, 'mijn.lezen')));
		expect(rijen.some((rij) => rij.accountId === twente.gebruikers.ouderA.accountId)).toBe(true);
	});
});
