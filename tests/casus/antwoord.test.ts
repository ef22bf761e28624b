import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AntwoordInvoer } from '#lib/domein/antwoordformulier.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import type { Antwoord, TafelsoortId, WerkwijzeId } from '#lib/domein/werkwijze.ts';
import * as antwoord from '#lib/server/casus/antwoord.ts';
import { GeenSleutel } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { antwoord as antwoorden, gezag, taak, toestemming, uitnodiging } from '#lib/server/opslag/schema.ts';
import { maakCasus, maakOpslag, type Proefcasus } from '../huis.ts';
import { nodigUit } from './genodigd.ts';

let opslag: Opslag;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

type Gezin = 'ouderA' | 'ouderB' | 'jongere13' | 'jongere16';
const invoer = (keuze: Antwoord, bij: Partial<AntwoordInvoer> = {}): AntwoordInvoer => ({
	keuze,
	gezien: 'v1',
	reden: null,
	meenemen: null,
	meenemenNaam: null,
	relatie: null,
	tolk: '',
	taal: null,
	...bij
});
const geef = (proef: Proefcasus, wie: Gezin, wat: AntwoordInvoer, versie = 'v1') =>
	proef.als(wie, 'uitnodiging.beantwoorden', (hier) => antwoord.geef(hier, wat, versie));
const vraag = (proef: Proefcasus, wie: Gezin) =>
	proef.als(wie, 'uitnodiging.lezen', (hier) => antwoord.vraag(hier));
const openTaken = async (proef: Proefcasus) =>
	(await opslag.lees((db) => db.select().from(taak).where(eq(taak.casusId, proef.casusId))))
		.filter((een) => een.gedaanOp === null)
		.map((een) => `${een.soort} → ${een.voorRol}`);
const proef = async (werkwijze: WerkwijzeId, tafelsoort: TafelsoortId) => {
	const gemaakt = await maakCasus(opslag, { werkwijze, tafelsoort });
	await nodigUit(opslag, gemaakt, ['ouderA', 'ouderB', 'jongere13', 'jongere16', 'melder']);
	return gemaakt;
};

describe('consequence before the tap, per tafel and role (dossier §3.7)', () => {
	it.each([
		['twente-2026', 'tafel1', 'ouderA', 'komt-niet', 'werkwijze.gevolg.afwezig-in-verslag'],
		['twente-2026', 'tafel1', 'jongere13', 'komt-niet', 'werkwijze.gevolg.jongere-andere-manier'],
		['twente-2026', 'tafel2', 'ouderA', 'wil-geen-tafel', 'werkwijze.gevolg.tafel2-gaat-niet-door'],
		['twente-2026', 'tafel2', 'jongere16', 'wil-geen-tafel', 'werkwijze.gevolg.tafel2-jongere-wil-niet'],
		['twente-2026', 'tafel3', 'ouderB', 'wil-geen-tafel', 'werkwijze.gevolg.tafel3-gaat-toch-door'],
		['haaglanden-2023', 'vto', 'ouderA', 'wil-geen-tafel', 'werkwijze.gevolg.h-direct-naar-raad'],
		['haaglanden-2023', 'vth', 'jongere13', 'wil-geen-tafel', 'werkwijze.gevolg.h-direct-naar-raad'],
		['haaglanden-2023', 'vto', 'ouderA', 'komt-niet', 'werkwijze.gevolg.h-komt-niet']
	] as const)('%s %s: %s, %s', async (werkwijze, soort, wie, keuze, gevolg) => {
		const zaak = await proef(werkwijze, soort);
		const gevraagd = await vraag(zaak, wie);
		expect(gevraagd?.keuzes.find((een) => een.antwoord === keuze)?.gevolg).toBe(gevolg);
	});

	it('gives an ouder without checked gezag the consequences of a verzorger (dossier §2.5)', async () => {
		const zaak = await proef('twente-2026', 'tafel2');
		await opslag.schrijf((tx) =>
			tx.update(gezag).set({ status: 'onbekend' }).where(eq(gezag.ouderId, zaak.personen.ouderB))
		);
		const gevraagd = await vraag(zaak, 'ouderB');
		expect(gevraagd?.rol).toBe('verzorger');
		expect(gevraagd?.toestemming).toBe(false);
	});
});

describe('geef', () => {
	it('keeps the answer under the own key: the other ouder cannot open it, regie can', async () => {
		const zaak = await proef('twente-2026', 'tafel1');
		await geef(zaak, 'ouderA', invoer('komt-niet', { reden: 'Ik durf niet in één kamer.' }));
		const [mijn] = await opslag.lees((db) =>
			db.select().from(uitnodiging).where(eq(uitnodiging.persoonId, zaak.personen.ouderA))
		);
		expect(mijn?.status).toBe('beantwoord');
		const lees = (wie: 'ouderB' | 'voorzitter') =>
			zaak.als(wie, 'casus.lezen', (hier) => antwoord.laatste(hier, mijn!.id, zaak.personen.ouderA));
		await expect(lees('ouderB')).rejects.toBeInstanceOf(GeenSleutel);
		expect((await lees('voorzitter'))?.reden).toBe('Ik durf niet in één kamer.');
		expect((await vraag(zaak, 'ouderB'))?.gegeven).toBeNull();
		const rauw = await opslag.lees((db) => db.select().from(antwoorden));
		expect(rauw.some((rij) => Buffer.from(rij.redenVersleuteld ?? []).includes('durf niet'))).toBe(false);
	});

	it('puts a task down and takes it back when the answer changes', async () => {
		const zaak = await proef('twente-2026', 'tafel1');
		await geef(zaak, 'ouderB', invoer('andere-dag', { reden: 'Ik werk dan.' }));
		expect(await openTaken(zaak)).toEqual(['andere-dag → voorzitter']);
		await geef(
			zaak,
			'ouderB',
			invoer('komt', { meenemen: 'steunpersoon', meenemenNaam: 'Tante Jo', relatie: 'tante' })
		);
		expect(await openTaken(zaak)).toEqual([]);
		const gegeven = (await vraag(zaak, 'ouderB'))?.gegeven;
		expect(gegeven).toMatchObject({
			keuze: 'komt',
			meenemen: 'steunpersoon',
			meenemenNaam: 'Tante Jo',
			relatie: 'tante'
		});
	});

	it('asks the procesondersteuner for an interpreter, with the language', async () => {
		const zaak = await proef('twente-2026', 'tafel1');
		const zonder = await geef(zaak, 'ouderB', invoer('komt', { tolk: 'ja' }));
		expect(isWeigering(zonder) && zonder.sleutel).toBe('antwoord.zonder-taal');
		await geef(zaak, 'ouderB', invoer('komt', { tolk: 'ja', taal: 'Tigrinya' }));
		expect(await openTaken(zaak)).toEqual(['tolk → procesondersteuner']);
	});

	it('refuses when another explanation was on screen', async () => {
		const zaak = await proef('twente-2026', 'tafel1');
		const uitkomst = await geef(zaak, 'ouderA', invoer('komt-niet'), 'v2');
		expect(isWeigering(uitkomst) && uitkomst.sleutel).toBe('uitnodiging.gevolg-niet-gezien');
	});

	it('refuses an answer that this role is not offered, and anyone without an uitnodiging', async () => {
		const zaak = await maakCasus(opslag);
		const zonder = await geef(zaak, 'ouderA', invoer('komt'));
		expect(isWeigering(zonder) && zonder.sleutel).toBe('uitnodiging.geen');
	});

	it('closes when the tafel begins', async () => {
		const zaak = await maakCasus(opslag, { fase: 'bezig' });
		await nodigUit(opslag, zaak, ['ouderA'], 'gesloten');
		expect((await vraag(zaak, 'ouderA'))?.open).toBe(false);
		const uitkomst = await geef(zaak, 'ouderA', invoer('komt'));
		expect(isWeigering(uitkomst)).toBe(true);
	});
});

describe('tafel 2 without consent (S1-C09, S1-C10)', () => {
	it('records the refusal with the explanation that was on screen, for the voorzitter to confirm', async () => {
		const zaak = await proef('twente-2026', 'tafel2');
		await geef(zaak, 'ouderA', invoer('wil-geen-tafel'));
		const [rij] = await opslag.lees((db) =>
			db.select().from(toestemming).where(eq(toestemming.tafelId, zaak.tafelId!))
		);
		expect(rij).toMatchObject({
			antwoord: 'geweigerd',
			kanaal: 'app',
			uitlegVersie: 'v1',
			persoonId: zaak.personen.ouderA
		});
		expect(await openTaken(zaak)).toEqual(['toestemming-bevestigen → voorzitter']);
	});

	it('is divided when the ouders differ, and settled when the refusal is taken back', async () => {
		const zaak = await proef('twente-2026', 'tafel2');
		await geef(zaak, 'ouderA', invoer('komt'));
		await geef(zaak, 'ouderB', invoer('wil-geen-tafel'));
		expect(await openTaken(zaak)).toEqual(['toestemming-verdeeld → voorzitter']);
		await geef(zaak, 'ouderB', invoer('komt'));
		expect(await openTaken(zaak)).toEqual([]);
	});
});

describe('Haaglanden, no tafel wanted (S2-L06)', () => {
	it.each(['ouderA', 'jongere13'] as const)(
		'gives the melder the task to send it to the Raad: %s',
		async (wie) => {
			const zaak = await proef('haaglanden-2023', 'vto');
			await geef(zaak, wie, invoer('wil-geen-tafel'));
			expect(await openTaken(zaak)).toEqual(['direct-naar-rvdk → melder']);
		}
	);
});
