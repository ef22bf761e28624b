/** Guests of one person: less than that person, unseen by the others, gone at once (issue 3 §2; S1-B15, S2-C12, S2-F21). */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { and, eq, isNull } from 'drizzle-orm';
import { rechtenVan } from '#lib/domein/bevoegdheid.ts';
import { stukSoorten } from '#lib/domein/document.ts';
import { GASTEN_HOOGUIT, gastStukken } from '#lib/domein/gast.ts';
import { familieRollen, gastRollen, type GastRol } from '#lib/domein/rol.ts';
import { documentRecht, momenten, type DocumentRecht, type Lezer } from '#lib/domein/stukrecht.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as document from '#lib/server/casus/document.ts';
import * as gast from '#lib/server/casus/gast.ts';
import * as gastcode from '#lib/server/casus/gastcode.ts';
import * as gesprek from '#lib/server/casus/gesprek.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as tafel from '#lib/server/casus/tafel.ts';
import * as thuis from '#lib/server/casus/thuis.ts';
import * as uitnodigingen from '#lib/server/casus/uitnodiging.ts';
import { betreed, GeenRecht, GeenSleutel, GeenToegang } from '#lib/server/context.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import {
	audit,
	gast as gasten,
	persoon as personen,
	rol,
	taak,
	uitbox,
	uitnodiging
} from '#lib/server/opslag/schema.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { wisselIn } from '#lib/server/toegang/inwisseling.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import * as deur from '#lib/server/toegang/uitnodiging.ts';
import { gebruikerVan, maakCasus, maakOpslag, NU, type Proefcasus, type Wie } from '../huis.ts';

let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(async () => void (proef = await maakCasus(opslag)));

type Gastheer = Exclude<Wie, 'kind8'>;
async function nodigUit(
	door: Gastheer,
	wat: { rol?: GastRol; naam?: string; email?: string; voor?: string } = {}
) {
	const { code, hash: codeHash } = await nieuweCode(opslag.sleutels);
	const { token, hash: tokenHash } = nieuwToken();
	return proef.als(door, 'gast.uitnodigen', (hier) =>
		gast.nodigUit(
			hier,
			{ rol: 'steunpersoon', naam: 'Tante Jo', email: '', organisatie: '', voor: '', ...wat },
			{ token, tokenHash, code, codeHash }
		)
	);
}
const gelukt = async (door: Gastheer, wat: Parameters<typeof nodigUit>[1] = {}) => {
	const uit = await nodigUit(door, wat);
	if (isWeigering(uit)) throw new Error(uit.sleutel);
	return uit;
};
const lijst = (wie: Gastheer) => proef.als(wie, 'gast.lezen', (hier) => gast.alle(hier));

/** Walks through the own door with link and code, as anybody invited does. */
async function binnen(brief: { token: string; code: string }): Promise<Gebruiker> {
	const stap = await deur.probeerCode(opslag, brief.token, brief.code, NU);
	if (typeof stap === 'string') throw new Error(stap);
	return opslag.schrijf(async (tx) => {
		const gevonden = await tussenstap.zoek(tx, opslag.sleutels, stap.stap, NU);
		const id = await wisselIn(tx, opslag, gevonden!, { soort: 'passkey' }, { nu: NU, verzoekId: 'proef' });
		if (isWeigering(id)) throw new Error(id.sleutel);
		return gebruikerVan(id);
	});
}
const als = <T>(
	wie: Gebruiker,
	recht: Parameters<typeof betreed>[3],
	doe: (hier: Parameters<typeof gast.alle>[0]) => Promise<T>
): Promise<T> =>
	opslag.schrijf(async (tx) => {
		const plek = { tx, sleutels: opslag.sleutels, moment: NU, verzoekId: nieuwId() };
		const hier = await betreed(plek, wie, proef.casusId, recht);
		if (isWeigering(hier)) throw new Error(hier.sleutel);
		return doe(hier);
	});

describe('a guest with a dead link', () => {
	const taken = () =>
		opslag.lees((db) =>
			db
				.select()
				.from(taak)
				.where(and(eq(taak.casusId, proef.casusId), isNull(taak.gedaanOp)))
		);
	async function nieuw(door: Gastheer, id: string) {
		const { code, hash: codeHash } = await nieuweCode(opslag.sleutels);
		const { token, hash: tokenHash } = nieuwToken();
		return proef.als(door, 'gast.uitnodigen', (hier) =>
			gastcode.nieuweCode(hier, id, { token, tokenHash, code, codeHash })
		);
	}

	it('asks for a new one: a task for the procesondersteuner, who gives it, and the old link stays dead', async () => {
		const oud = await gelukt('ouderA', { email: 'jo@voorbeeld.invalid' });
		const straks = NU.add({ hours: 24 * 400 });
		expect(await deur.probeerCode(opslag, oud.token, oud.code, straks)).toBe('dood');
		for (let keer = 0; keer < 2; keer++) await deur.vraagNieuwe(opslag, oud.token, straks);
		expect((await taken()).map(({ soort, voorRol }) => [soort, voorRol])).toEqual([
			['gast-nieuwe-code', 'procesondersteuner']
		]);
		const [een] = await lijst('procesondersteuner');
		const brief = await nieuw('procesondersteuner', een!.id);
		if (isWeigering(brief)) throw new Error(brief.sleutel);
		expect(brief).toMatchObject({ naam: 'Tante Jo', gemaild: true });
		expect(await taken()).toEqual([]);
		expect(await deur.probeerCode(opslag, oud.token, oud.code, NU)).toBe('dood');
		const gebruiker = await binnen(brief);
		expect(await als(gebruiker, 'casus.lezen', async () => 'binnen')).toBe('binnen');
		expect(await nieuw('procesondersteuner', een!.id)).toMatchObject({ sleutel: 'gast.kan-inloggen' });
	});

	it('gets a new one from who invited, by hand, and from nobody else of the family', async () => {
		await gelukt('ouderA', { email: 'jo@voorbeeld.invalid' });
		const [een] = await lijst('ouderA');
		for (const ander of ['ouderB', 'jongere16'] as const)
			expect(await nieuw(ander, een!.id)).toMatchObject({ sleutel: 'gast.onbekend' });
		const brief = await nieuw('ouderA', een!.id);
		if (isWeigering(brief)) throw new Error(brief.sleutel);
		expect(brief.gemaild).toBe(false);
		expect(await binnen(brief)).toHaveProperty('accountId');
	});

	it('who was taken away asks too, and gets none by it', async () => {
		const oud = await gelukt('ouderA');
		const [een] = await lijst('ouderA');
		await proef.als('ouderA', 'gast.intrekken', (hier) => gast.trekIn(hier, een!.id));
		await deur.vraagNieuwe(opslag, oud.token, NU);
		expect((await taken()).map(({ soort }) => soort)).toEqual(['gast-nieuwe-code']);
		expect(await nieuw('procesondersteuner', een!.id)).toMatchObject({ sleutel: 'gast.onbekend' });
	});
});

describe('what a guest sees', () => {
	it('is never more than the person who brings the guest, for any paper at any moment', () => {
		const rang = (recht: DocumentRecht) =>
			recht.lezen ? (recht.printen ? 3 : 2) : recht.alsVrijgegeven ? 1 : 0;
		const gastheren: fc.Arbitrary<Lezer> = fc.record({
			rol: fc.constantFrom(...familieRollen),
			leeftijdsgroep: fc.constantFrom('12-15', '16-17', '18+'),
			gezag: fc.constantFrom('gezag', 'geen-gezag', 'onbekend'),
			eigen: fc.boolean(),
			uitgenodigd: fc.constant(true)
		});
		fc.assert(
			fc.property(
				gastheren,
				fc.constantFrom(...gastRollen),
				fc.constantFrom(...stukSoorten),
				fc.constantFrom(...momenten),
				fc.constantFrom('selectie', 'geen'),
				(gastheer, welke, soort, moment, stukkenVoorJongere12tot15) => {
					const profiel = { stukkenVoorJongere12tot15 } as const;
					const van = documentRecht(gastheer, { soort }, moment, profiel);
					const gastRecht = documentRecht(
						{ ...gastheer, rol: welke, leeftijdsgroep: '18+' },
						{ soort },
						moment,
						profiel
					);
					expect(rang(gastRecht)).toBeLessThanOrEqual(rang(van));
				}
			)
		);
		for (const welke of gastRollen)
			for (const host of familieRollen)
				expect(rechtenVan([welke]).filter((recht) => !rechtenVan([host]).includes(recht))).toEqual([]);
	});

	it('holds no paper of the case, whoever the guest is', () => {
		const profiel = { stukkenVoorJongere12tot15: 'selectie' } as const;
		for (const welke of gastRollen) {
			expect(gastStukken(welke, false, profiel)).toEqual(['uitnodiging']);
			expect(gastStukken(welke, true, profiel)).toEqual(['uitnodiging', 'deelnemerslijst']);
		}
	});

	it('holds no reactie, no request, no contact data and no guest', async () => {
		const tante = await binnen(await gelukt('ouderA'));
		for (const recht of [
			'reactie.lezen',
			'reactie.schrijven',
			'privacyverzoek.lezen',
			'gast.lezen',
			'gast.uitnodigen',
			'contact.lezen'
		] as const)
			await expect(als(tante, recht, async () => 1)).rejects.toBeInstanceOf(GeenRecht);
		expect(await als(tante, 'document.lezen', (hier) => document.zichtbaar(hier))).toEqual([]);
		await expect(
			als(tante, 'casus.lezen', (hier) => persoon.contact(hier, proef.personen.ouderA))
		).rejects.toBeInstanceOf(GeenSleutel);
	});

	it('holds neither day nor place nor names without a place at the table, and those with one', async () => {
		const tante = await binnen(await gelukt('ouderB'));
		const zonder = await als(tante, 'casus.lezen', (hier) => thuis.lees(hier));
		expect(zonder).toMatchObject({ gesprek: null, aanTafel: [], stap: null, open: [] });
		expect(await als(tante, 'uitnodiging.lezen', (hier) => uitnodigingen.eigen(hier))).toBeNull();
		expect(await als(tante, 'casus.lezen', gast.gastVan)).toEqual({
			van: 'Rutger Boomkamp',
			aanTafel: false
		});
		const [een] = await lijst('procesondersteuner');
		await proef.als('procesondersteuner', 'gast.aan-tafel', (hier) => gast.zetAanTafel(hier, een!.id, ''));
		const met = await als(tante, 'casus.lezen', (hier) => thuis.lees(hier));
		expect(met.gesprek?.plaats).toBe('Stadhuis, kamer 12');
		expect(met.aanTafel.map((plek) => plek.naam)).toContain('Tante Jo');
	});
});

describe('who knows of a guest', () => {
	it('is the person and the procesondersteuner, and nobody else of the family or at the table', async () => {
		await gelukt('jongere16', { rol: 'advocaat', naam: 'Mr. Kievit' });
		expect((await lijst('jongere16')).map((een) => een.naam)).toEqual(['Mr. Kievit']);
		expect((await lijst('procesondersteuner')).map((een) => [een.naam, een.van.naam])).toEqual([
			['Mr. Kievit', 'Jorrit Boomkamp']
		]);
		for (const wie of ['ouderA', 'ouderB', 'jongere13'] as const) expect(await lijst(wie)).toEqual([]);
		for (const wie of ['voorzitter', 'melder', 'rvdk'] as const)
			await expect(lijst(wie)).rejects.toBeInstanceOf(GeenRecht);
	});

	it('shows in nothing that a parent reads: home, table, papers, who reads a paper', async () => {
		// With an address to protect papers wait for a look: a guest must not bring that about.
		await opslag.schrijf((tx) =>
			tx.update(personen).set({ adresGeheim: false }).where(eq(personen.casusId, proef.casusId))
		);
		const id = await proef.als('voorzitter', 'document.lezen', (hier) =>
			document.voegToe(hier, {
				soort: 'veiligheidsplan',
				jeugdigeId: proef.personen.jongere16,
				bestand: {
					soort: 'pdf',
					mime: 'application/pdf',
					bestandsnaam: 'plan.pdf',
					grootte: 1,
					paginas: 1,
					bytes: new Uint8Array([1]),
					tekst: null
				}
			})
		);
		const kijk = async () => {
			const delen: unknown[] = [];
			for (const wie of ['ouderA', 'ouderB'] as const) {
				delen.push(await proef.als(wie, 'casus.lezen', (hier) => thuis.lees(hier)));
				delen.push(await proef.als(wie, 'document.lezen', (hier) => document.zichtbaar(hier)));
				delen.push(await proef.als(wie, 'document.lezen', (hier) => document.lezersVan(hier, id)));
				delen.push(
					await proef.als(wie, 'casus.lezen', (hier) => gesprek.aanTafel(hier, hier.tafel!.soort as 'tafel1'))
				);
			}
			return JSON.stringify(delen);
		};
		const voor = await kijk();
		const brief = await gelukt('jongere16', {
			rol: 'onafhankelijke-vertrouwenspersoon',
			naam: 'Hanna Wijnbergen'
		});
		await als(await binnen(brief), 'casus.lezen', (hier) => thuis.lees(hier));
		expect(await kijk()).toBe(voor);
	});

	it('becomes the family at the table once the procesondersteuner gives a place, with why', async () => {
		await gelukt('jongere16', { rol: 'advocaat', naam: 'Mr. Kievit' });
		const [een] = await lijst('procesondersteuner');
		const zet = (waarom: string) =>
			proef.als('procesondersteuner', 'gast.aan-tafel', (hier) => gast.zetAanTafel(hier, een!.id, waarom));
		expect(await zet('')).toMatchObject({ sleutel: 'deelnemer.zonder-waarom' });
		expect(await zet('Jorrit wil dat zijn advocaat erbij is.')).toBeUndefined();
		const plekken = await proef.als('ouderA', 'casus.lezen', (hier) => gesprek.aanTafel(hier, 'tafel1'));
		expect(plekken.map((plek) => plek.naam)).toContain('Mr. Kievit');
	});
});

describe('inviting', () => {
	it('is for oneself; only the procesondersteuner invites for somebody, and only for who has a part here', async () => {
		const { ouderB, kind8, melder } = proef.personen;
		await gelukt('ouderA', { voor: ouderB });
		expect((await lijst('ouderA')).map((een) => een.van.id)).toEqual([proef.personen.ouderA]);
		await gelukt('procesondersteuner', { voor: ouderB, naam: 'Oom Piet' });
		expect((await lijst('ouderB')).map((een) => een.naam)).toEqual(['Oom Piet']);
		for (const voor of ['', kind8, melder])
			expect(await nodigUit('procesondersteuner', { voor })).toMatchObject({ sleutel: 'gast.voor-wie' });
		for (const wie of ['voorzitter', 'melder', 'gi', 'rvdk'] as const)
			await expect(nodigUit(wie)).rejects.toBeInstanceOf(GeenRecht);
	});

	it('has a limit per person, and none before there is a tafel', async () => {
		for (let n = 0; n < GASTEN_HOOGUIT; n++) await gelukt('ouderA', { naam: `Gast ${n}` });
		expect(await nodigUit('ouderA')).toMatchObject({ sleutel: 'gast.te-veel' });
		await gelukt('ouderB');
		proef = await maakCasus(opslag, { fase: 'ingediend' });
		expect(await nodigUit('ouderA')).toMatchObject({ sleutel: 'gast.nog-niet' });
	});

	it('mails the link to the guest alone, with the code left out, and stores neither in the open', async () => {
		const brief = await gelukt('ouderA', { email: 'gast@voorbeeld.invalid' });
		expect(brief.gemaild).toBe(true);
		const rijen = await opslag.lees((db) =>
			db.select().from(uitbox).where(eq(uitbox.casusId, proef.casusId))
		);
		expect(rijen.map((rij) => rij.soort)).toEqual(['uitnodiging']);
		const bewaard = JSON.stringify(await opslag.lees((db) => db.select().from(uitnodiging)));
		expect(bewaard).not.toContain(brief.token);
		expect(bewaard).not.toContain(brief.code.replace('-', ''));
	});
});

describe('the end', () => {
	it('comes at once when the person takes it back: no page, no link', async () => {
		const tante = await binnen(await gelukt('ouderA'));
		const oom = await gelukt('ouderA', { naam: 'Oom Piet' });
		await als(tante, 'casus.lezen', async () => 1);
		for (const een of await lijst('ouderA'))
			await proef.als('ouderA', 'gast.intrekken', (hier) => gast.trekIn(hier, een.id));
		await expect(als(tante, 'casus.lezen', async () => 1)).rejects.toBeInstanceOf(GeenToegang);
		expect(await deur.probeerCode(opslag, oom.token, oom.code, NU)).toBe('dood');
		expect(await lijst('ouderA')).toEqual([]);
	});

	it('is for the own guests: another parent cannot take one away, nor learn that there is one', async () => {
		const tante = await binnen(await gelukt('ouderA'));
		const [een] = await lijst('ouderA');
		const weg = proef.als('ouderB', 'gast.intrekken', (hier) => gast.trekIn(hier, een!.id));
		expect(await weg).toMatchObject({ sleutel: 'gast.onbekend' });
		await als(tante, 'casus.lezen', async () => 1);
	});

	it('comes with the end of the case, whatever that is', async () => {
		const tante = await binnen(await gelukt('ouderA'));
		await proef.als('voorzitter', 'tafel.annuleren', (hier) => tafel.annuleer(hier, 'Het gezin verhuist.'));
		await expect(als(tante, 'casus.lezen', async () => 1)).rejects.toBeInstanceOf(GeenToegang);
		const rijen = await opslag.lees((db) =>
			db.select().from(gasten).where(eq(gasten.casusId, proef.casusId))
		);
		expect(rijen.every((rij) => rij.beeindigdOp !== null)).toBe(true);
	});

	it('leaves the person’s own account and roles as they were, and a row in the log', async () => {
		await gelukt('ouderA');
		const [een] = await lijst('ouderA');
		await proef.als('ouderA', 'gast.intrekken', (hier) => gast.trekIn(hier, een!.id));
		await proef.als('ouderA', 'casus.lezen', async () => 1);
		const [plek] = await opslag.lees((db) =>
			db.select().from(rol).where(eq(rol.persoonId, proef.personen.ouderA))
		);
		expect(plek?.tot).toBeNull();
		const regels = await opslag.lees((db) => db.select().from(audit).where(eq(audit.objectId, een!.id)));
		expect(regels.map((rij) => rij.handeling)).toEqual(['gast.uitnodigen', 'gast.intrekken']);
	});
});
