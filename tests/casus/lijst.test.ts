import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as lijst from '#lib/server/casus/lijst.ts';
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
