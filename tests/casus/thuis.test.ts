import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tafelFasen, type TafelFase } from '#lib/domein/fase.ts';
import { werkwijzen } from '#lib/domein/werkwijze.ts';
import * as antwoord from '#lib/server/casus/antwoord.ts';
import * as thuis from '#lib/server/casus/thuis.ts';
import * as uitnodiging from '#lib/server/casus/uitnodiging.ts';
import { GeenRecht } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { adrescontrole, deelnemer, uitnodiging as uitnodigingen } from '#lib/server/opslag/schema.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';
import { nodigUit } from './genodigd.ts';

let opslag: Opslag;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

type Gezin = 'ouderA' | 'ouderB' | 'jongere13';
const lees = (proef: Proefcasus, wie: Gezin) => proef.als(wie, 'casus.lezen', (hier) => thuis.lees(hier));

describe('one next step', () => {
	it('goes from the invitation to the answer to writing, each for this person only', async () => {
		const proef = await maakCasus(opslag);
		await nodigUit(opslag, proef, ['ouderA', 'ouderB', 'jongere13']);
		expect(await lees(proef, 'ouderA')).toMatchObject({ stap: 'uitnodiging', open: ['komt', 'schrijven'] });

		await proef.als('ouderA', 'uitnodiging.lezen', (hier) => uitnodiging.markeerGeopend(hier));
		expect((await lees(proef, 'ouderA')).stap).toBe('komt');

		await proef.als('ouderA', 'uitnodiging.beantwoorden', (hier) =>
			antwoord.geef(
				hier,
				{
					keuze: 'komt',
					gezien: 'v',
					reden: null,
					meenemen: null,
					meenemenNaam: null,
					relatie: null,
					tolk: '',
					taal: null
				},
				'v'
			)
		);
		expect(await lees(proef, 'ouderA')).toMatchObject({ stap: 'schrijven', open: [], antwoord: 'komt' });
		expect(await lees(proef, 'ouderB')).toMatchObject({ stap: 'uitnodiging', antwoord: null });
	});

	it('keeps day and place back between a move and the new invitation: the common start is not the own arrival', async () => {
		const proef = await maakCasus(opslag, { fase: 'gepland' });
		await nodigUit(opslag, proef, ['ouderA', 'ouderB']);
		for (const wie of ['ouderA', 'ouderB'] as const)
			expect((await lees(proef, wie)).gesprek).toMatchObject({ begintOp: null, plaats: null });
	});

	it('shows nothing of the tafel without an own uitnodiging, or after it was withdrawn', async () => {
		const proef = await maakCasus(opslag);
		expect(await lees(proef, 'ouderA')).toMatchObject({ gesprek: null, aanTafel: [], stap: null });
		await nodigUit(opslag, proef, ['ouderA', 'ouderB']);
		await opslag.schrijf((tx) =>
			tx
				.update(uitnodigingen)
				.set({ status: 'ingetrokken' })
				.where(eq(uitnodigingen.persoonId, proef.personen.ouderA))
		);
		expect(await lees(proef, 'ouderA')).toMatchObject({ gesprek: null, aanTafel: [] });
	});

	it('asks nothing more once the tafel has begun but a late reactie', async () => {
		const proef = await maakCasus(opslag, { fase: 'bezig' });
		await nodigUit(opslag, proef, ['ouderA'], 'gesloten');
		expect(await lees(proef, 'ouderA')).toMatchObject({ stap: 'schrijven', open: [] });
	});
});

describe('when, where and with whom', () => {
	it('gives everyone the own arrival and waiting place only (dossier §2.6)', async () => {
		const proef = await maakCasus(opslag);
		await nodigUit(opslag, proef, ['ouderA'], 'verzonden', {
			aankomst: '10:10',
			wachtplek: 'Kamer 3, zij-ingang'
		});
		await nodigUit(opslag, proef, ['ouderB'], 'verzonden', { aankomst: '10:25', wachtplek: 'Hal' });
		const a = await lees(proef, 'ouderA');
		expect(a.gesprek).toMatchObject({
			begintOp: '2026-12-07T09:10:00Z',
			wachtplek: 'Kamer 3, zij-ingang',
			plaats: 'Stadhuis, kamer 12'
		});
		const b = JSON.stringify(await lees(proef, 'ouderB'));
		expect(b).not.toContain('zij-ingang');
		expect(b).not.toContain('T09:10');
	});

	it('tells name, role and why, and nothing of where anyone lives or works', async () => {
		const proef = await maakCasus(opslag);
		await nodigUit(opslag, proef, ['ouderA', 'ouderB', 'jongere13', 'melder', 'rvdk']);
		const { aanTafel, contact } = await lees(proef, 'ouderB');
		expect(aanTafel[0]).toMatchObject({ naam: 'Rutger Boomkamp', ik: true });
		expect(aanTafel.find((een) => een.naam === 'Ilse Wiggers')).toMatchObject({
			rol: 'werkwijze.rol.rvdk-adviseur',
			waarom: 'werkwijze.waarom.rvdk-besluit'
		});
		expect(contact?.naam).toBe('Wietske Roelfsen');
		expect(JSON.stringify(aanTafel)).not.toMatch(/Zwaluw|0600007391|voorbeeld\.invalid|Voorbeeldorganisatie/);
	});

	it('does not call somebody else’s child "uw kind"', async () => {
		const proef = await maakCasus(opslag);
		await nodigUit(opslag, proef, ['jongere13', 'jongere16', 'ouderA']);
		const waarom = async (wie: Gezin, naam: string) =>
			(await lees(proef, wie)).aanTafel.find((een) => een.naam === naam)?.waarom;
		expect(await waarom('ouderA', 'Jorrit Boomkamp')).toBe('werkwijze.waarom.jongere');
		expect(await waarom('jongere13', 'Jorrit Boomkamp')).toBe('casus.thuis.wie.jongere');
	});

	it('shows the reason of the voorzitter for who is not on the list of the werkwijze', async () => {
		const proef = await maakCasus(opslag);
		await nodigUit(opslag, proef, ['ouderA', 'gi']);
		await opslag.schrijf(async (tx) => {
			const [rij] = await tx
				.select()
				.from(deelnemer)
				.where(and(eq(deelnemer.tafelId, proef.tafelId!), eq(deelnemer.persoonId, proef.personen.gi)));
			const casus = await opslag.sleutels.casus(proef.casusId);
			await tx
				.update(deelnemer)
				.set({
					rol: 'jeugdhulpmedewerker',
					waaromVersleuteld: casus.versleutel('deelnemer.waarom', rij!.id, 'Kent Fenna van school.')
				})
				.where(eq(deelnemer.id, rij!.id));
			await tx.insert(adrescontrole).values({
				id: rij!.id,
				casusId: proef.casusId,
				soort: 'deelnemer',
				oordeel: 'schoon',
				gezienOp: tijdstip(NU)
			});
		});
		const { aanTafel } = await lees(proef, 'ouderA');
		expect(aanTafel.find((een) => een.naam === 'Tamar Oolderink')).toMatchObject({
			waarom: null,
			reden: 'Kent Fenna van school.'
		});
	});

	it.each(['uitgesteld', 'geannuleerd', 'vervallen-geen-toestemming'] as const)(
		'names no day while the tafel is %s',
		async (fase) => {
			const proef = await maakCasus(opslag, { fase });
			await nodigUit(opslag, proef, ['ouderA']);
			expect((await lees(proef, 'ouderA')).gesprek).toMatchObject({ begintOp: null, plaats: null });
		}
	);

	it('does not ask to write for a talk that is not there', async () => {
		const proef = await maakCasus(opslag, { fase: 'geannuleerd' });
		await nodigUit(opslag, proef, ['ouderA'], 'gesloten');
		const { stap, open } = await lees(proef, 'ouderA');
		expect([stap, ...open]).not.toContain('schrijven');
	});
});

describe('where we are', () => {
	it('has one step that is now in every phase before the end, and none when it does not take place', () => {
		for (const wijze of Object.values(werkwijzen))
			for (const fase of tafelFasen.filter((een) =>
				(wijze.fasen.tafel as readonly TafelFase[]).includes(een)
			)) {
				const nu = thuis.wegVan(wijze, fase).filter((een) => een.staat === 'nu').length;
				expect(nu).toBe(['afgerond', 'geannuleerd', 'vervallen-geen-toestemming'].includes(fase) ? 0 : 1);
			}
	});
});

it('is not for the FG', async () => {
	const proef = await maakCasus(opslag);
	await expect(proef.als('fg', 'casus.lezen', (hier) => thuis.lees(hier))).rejects.toBeInstanceOf(GeenRecht);
});
