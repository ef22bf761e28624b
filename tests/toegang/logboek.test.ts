/** What the FG reads: acts, never content, and nobody of a family by name (issue 3 §2, dreigingen §6.3). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as privacyverzoek from '#lib/server/casus/privacyverzoek.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import { legVast } from '#lib/server/context.ts';
import * as logboek from '#lib/server/toezicht/logboek.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';
import { HAAGLANDEN, metPost, TWENTE, type Aangesteld } from './beheer-proef.ts';

let opslag: Opslag;
let twente: Proefcasus;
let haaglanden: Proefcasus;
let fg: Aangesteld;
beforeAll(async () => {
	opslag = await maakOpslag();
	twente = await maakCasus(opslag);
	haaglanden = await maakCasus(opslag, { werkwijze: 'haaglanden-2023' });
	fg = await metPost(opslag, 'Ineke Sloot', 'fg', TWENTE);
	for (const proef of [twente, haaglanden]) {
		await proef.als('ouderA', 'casus.lezen', (hier) => legVast(hier, { objectId: hier.casus.id }));
		await proef.als('voorzitter', 'casus.lezen', (hier) => legVast(hier, { objectId: hier.casus.id }));
	}
});
afterAll(() => opslag.sluit());

const alles = { van: null, tot: null, referentienummer: '', handeling: '', uitkomst: '' };
const lees = (gebruiker: Aangesteld, vraag: Partial<logboek.Vraag> = {}) =>
	logboek.lees({ opslag, nu: NU, verzoekId: nieuwId(), gebruiker }, { ...alles, ...vraag });

it('names a professional, and of a family only that it was somebody of the family', async () => {
	const regels = await lees(fg);
	const wie = regels.filter((rij) => rij.handeling === 'casus.lezen');
	expect(wie.map((rij) => [rij.wie, rij.rollen])).toEqual(
		expect.arrayContaining([
			['gezin', ['ouder']],
			['professional', ['voorzitter']]
		])
	);
	const tekst = JSON.stringify(regels);
	for (const naam of ['Saskia', 'Vlierman', 'Boomkamp', 'Fenna', 'Jorrit', 'Pim'])
		expect(tekst).not.toContain(naam);
	expect(tekst).toContain('Anneloes Terpstra');
});

it('shows no case of another region, and nothing to who is no FG there', async () => {
	const nummers = new Set((await lees(fg)).map((rij) => rij.referentienummer).filter(Boolean));
	expect([...nummers]).toEqual([`PROEF-${twente.casusId.slice(-8)}`]);
	const elders = await metPost(opslag, 'Tom Duinker', 'fg', HAAGLANDEN);
	const daar = new Set((await lees(elders)).map((rij) => rij.referentienummer).filter(Boolean));
	expect([...daar]).toEqual([`PROEF-${haaglanden.casusId.slice(-8)}`]);
	expect(await lees(fg, { referentienummer: `PROEF-${haaglanden.casusId.slice(-8)}` })).toEqual([]);
});

it('finds by day, act, outcome and number', async () => {
	const nummer = `proef-${twente.casusId.slice(-8)}`;
	const dag = Temporal.PlainDate.from('2026-11-23');
	expect((await lees(fg, { referentienummer: nummer, van: dag, tot: dag })).length).toBeGreaterThan(1);
	expect(await lees(fg, { van: dag.add({ days: 1 }) })).toEqual([]);
	expect(await lees(fg, { tot: dag.subtract({ days: 1 }) })).toEqual([]);
	expect(await lees(fg, { uitkomst: 'geen-recht' })).toEqual([]);
	const gekozen = await lees(fg, { handeling: 'casus.lezen' });
	expect(new Set(gekozen.map((rij) => rij.handeling))).toEqual(new Set(['casus.lezen']));
});

it('writes down that it was read, in a chain that still fits', async () => {
	await lees(fg);
	const regels = await lees(fg, { handeling: 'toezicht.lezen' });
	expect(regels[0]).toMatchObject({ handeling: 'toezicht.lezen', naam: 'Ineke Sloot', rollen: ['fg'] });
	const keten = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
	expect(keten.breuk).toBeNull();
	expect(await logboek.kijkNa({ opslag, nu: NU, verzoekId: nieuwId(), gebruiker: fg })).toMatchObject({
		breuk: null
	});
});

it('lists requests without a word of them and without whose they are', async () => {
	const woorden = 'Ik wil weten wat er over mij staat.';
	await twente.als('ouderA', 'privacyverzoek.indienen', (hier) =>
		privacyverzoek.dienIn(hier, { soort: 'inzage', tekst: woorden })
	);
	const gevonden = await logboek.verzoeken({ opslag, nu: NU, verzoekId: nieuwId(), gebruiker: fg });
	expect(gevonden).toMatchObject([
		{ soort: 'inzage', status: 'ingediend', referentienummer: `PROEF-${twente.casusId.slice(-8)}` }
	]);
	expect(JSON.stringify(gevonden)).not.toContain(twente.personen.ouderA);
	expect(JSON.stringify(gevonden)).not.toContain(woorden);
});
