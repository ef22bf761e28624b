import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Toelichting } from '#lib/domein/aanmeldformulier.ts';
import { isWeigering, type Weigering } from '#lib/domein/weigering.ts';
import * as aanmelding from '#lib/server/casus/aanmelding.ts';
import * as beeindiging from '#lib/server/casus/beeindiging.ts';
import * as beoordeling from '#lib/server/casus/beoordeling.ts';
import * as bijlage from '#lib/server/casus/bijlage.ts';
import * as document from '#lib/server/casus/document.ts';
import * as indiening from '#lib/server/casus/indiening.ts';
import * as jeugdige from '#lib/server/casus/jeugdige.ts';
import { mijn } from '#lib/server/casus/loket.ts';
import { GeenRecht, GeenSleutel, GeenToegang } from '#lib/server/context.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import { taak, uitbox, vrijgave } from '#lib/server/opslag/schema.ts';
import { maakOpslag, NU } from '../huis.ts';
import { kind, meld, stuk, toelichting, vulIn } from './aanmelding-proef.ts';

let opslag: Opslag;
beforeAll(async () => {
	opslag = await maakOpslag();
});
afterAll(() => opslag.sluit());

const sleutelVan = (uitkomst: unknown) => (isWeigering(uitkomst) ? uitkomst.sleutel : uitkomst);
const veldVan = (uitkomst: unknown) => (uitkomst as Weigering).veld;

describe('writing an aanmelding', () => {
	it('keeps children with an address under their own key, and an unborn child with a due date', async () => {
		const hier = await meld(opslag);
		const kinderen = await hier.als('melder', 'aanmelding.opstellen', async (in_) => {
			const eerste = await jeugdige.voegToe(in_);
			await jeugdige.wijzig(in_, eerste, kind({ naam: 'Noor Veldman' }));
			const tweede = await jeugdige.voegToe(in_);
			await jeugdige.wijzig(
				in_,
				tweede,
				kind({
					naam: 'Baby Veldman',
					ongeboren: true,
					uitgerekend: Temporal.PlainDate.from('2027-02-14'),
					adresGeheim: true,
					plaats: ''
				})
			);
			return jeugdige.allen(in_);
		});
		expect(kinderen.map((een) => [een.naam, een.ongeboren, een.volledig])).toEqual([
			['Noor Veldman', false, true],
			['Baby Veldman', true, true]
		]);
		expect(kinderen[0]?.adres).toEqual({
			straat: 'Lindenlaan',
			huisnummer: '12 b',
			postcode: '7511 AB',
			plaats: 'Enschede'
		});
	});

	it('counts a child without a day of birth or a place as not finished', async () => {
		const hier = await meld(opslag);
		const volledig = await hier.als('melder', 'aanmelding.opstellen', async (in_) => {
			const id = await jeugdige.voegToe(in_);
			await jeugdige.wijzig(in_, id, kind({ geboortedatum: null }));
			return (await jeugdige.vind(in_, id))?.volledig;
		});
		expect(volledig).toBe(false);
	});

	it('refuses a child that is not in this case', async () => {
		const hier = await meld(opslag);
		const uitkomst = await hier.als('melder', 'aanmelding.opstellen', (in_) =>
			jeugdige.wijzig(in_, 'bestaat-niet', kind())
		);
		expect(sleutelVan(uitkomst)).toBe('loket.kind-onbekend');
	});

	it('takes a child out and keeps its paper, which then counts for all', async () => {
		const hier = await meld(opslag);
		const over = await hier.als('melder', 'aanmelding.opstellen', async (in_) => {
			const id = await jeugdige.voegToe(in_);
			await jeugdige.wijzig(in_, id, kind());
			await document.voegToe(in_, { soort: 'aanmeldformulier', jeugdigeId: id, bestand: stuk('formulier') });
			await jeugdige.verwijder(in_, id);
			return { kinderen: await jeugdige.allen(in_), stukken: await bijlage.allen(in_) };
		});
		expect(over.kinderen).toEqual([]);
		expect(over.stukken.map((een) => [een.soort, een.jeugdigeId])).toEqual([['aanmeldformulier', null]]);
	});

	it('keeps a child for whom the voorzitter made a copy already, with a sentence', async () => {
		const hier = await meld(opslag);
		await vulIn(hier);
		await hier.als('melder', 'aanmelding.indienen', indiening.dienIn);
		await hier.als('voorzitter', 'aanmelding.oppakken', beoordeling.neemOp);
		const kindId = await hier.als('voorzitter', 'document.vrijgeven', async (in_) => {
			const [noor] = await jeugdige.allen(in_);
			const [bron] = await document.zichtbaar(in_);
			// The matrix gives no copy this early; one that is there all the same must not lose its reader.
			const kopie = {
				soort: 'bijlage',
				bestand: stuk('deel'),
				kopieVan: bron!.id,
				kopieVoor: noor!.id
			} as const;
			const documentId = await document.voegToe(in_, kopie);
			await in_.tx.insert(vrijgave).values({
				id: nieuwId(),
				casusId: in_.casus.id,
				documentId,
				persoonId: noor!.id,
				doorAccountId: in_.wie.accountId ?? '',
				op: tijdstip(in_.nu)
			});
			return noor!.id;
		});
		const [punt] = await hier.als('voorzitter', 'aanmelding.beoordelen', beoordeling.punten);
		await hier.als('voorzitter', 'aanmelding.beoordelen', (in_) =>
			beoordeling.stuurTerug(in_, { [punt!.id]: { oordeel: 'ontbreekt', reden: 'Onleesbaar.' } })
		);
		const weg = await hier.als('melder', 'aanmelding.opstellen', (in_) => jeugdige.verwijder(in_, kindId));
		expect(sleutelVan(weg)).toBe('loket.kind-bezet');
	});

	it('moves to another gemeente of the region and refuses one of another region', async () => {
		const hier = await meld(opslag);
		const gegevens = {
			naam: 'Wietske Roelfsen',
			organisatie: 'Lokale toegang',
			functie: 'consulent',
			telefoon: '0534567890'
		};
		await hier.als('melder', 'aanmelding.opstellen', (in_) =>
			aanmelding.wijzigMelder(in_, { ...gegevens, gemeente: 'Almelo' })
		);
		const [eigen] = await opslag.lees((db) => mijn(db, hier.melder, NU));
		expect(eigen?.gemeente).toBe('Almelo');
		const ver = await hier.als('melder', 'aanmelding.opstellen', (in_) =>
			aanmelding.wijzigMelder(in_, { ...gegevens, gemeente: 'Den Haag' })
		);
		expect(sleutelVan(ver)).toBe('loket.andere-regio');
	});

	it('refuses a table of another region', async () => {
		const hier = await meld(opslag);
		const uitkomst = await hier.als('melder', 'aanmelding.opstellen', (in_) =>
			aanmelding.kiesTafelsoort(in_, 'vto')
		);
		expect(sleutelVan(uitkomst)).toBe('loket.tafelsoort');
	});

	it.each<[string, Partial<Toelichting>, string, string]>([
		['no answer about talking', { besproken: '' }, 'loket.vul.besproken', 'besproken'],
		[
			'no effort described',
			{ besproken: 'nee-geprobeerd', geprobeerd: '' },
			'aanmelding.niet-besproken',
			'geprobeerd'
		],
		['a number like a BSN', { opmerkingen: 'Zij heeft nummer 111222333.' }, 'bsn.tekst', 'opmerkingen']
	])('keeps and refuses: %s', async (_wat, deel, sleutel, veld) => {
		const hier = await meld(opslag);
		const uitkomst = await hier.als('melder', 'aanmelding.opstellen', (in_) =>
			aanmelding.rondToelichtingAf(in_, toelichting(deel))
		);
		expect(sleutelVan(uitkomst)).toBe(sleutel);
		expect(veldVan(uitkomst)).toBe(veld);
	});

	it('lets a number like a BSN pass in free text when it is sent again', async () => {
		const hier = await meld(opslag);
		const tekst = { opmerkingen: 'Dossier 111222333.', bsnGezien: true };
		const bewaard = await hier.als('melder', 'aanmelding.opstellen', async (in_) => {
			const uitkomst = await aanmelding.rondToelichtingAf(in_, toelichting(tekst));
			return uitkomst ?? 'bewaard';
		});
		expect(bewaard).toBe('bewaard');
	});

	it('asks about the gezag and an old diagnosis only where the werkwijze does (S2-O08, S2-O18)', async () => {
		const haags = await meld(opslag, { gemeente: 'Den Haag', tafelsoort: 'vto' });
		const zonder = await haags.als('melder', 'aanmelding.opstellen', (in_) =>
			aanmelding.rondToelichtingAf(in_, toelichting())
		);
		expect(veldVan(zonder)).toBe('gezagsbeeindiging');
		const oud = toelichting({ gezagsbeeindiging: 'nee', diagnose: Temporal.PlainDate.from('2024-11-22') });
		const uitkomst = await haags.als('melder', 'aanmelding.opstellen', (in_) =>
			aanmelding.rondToelichtingAf(in_, oud)
		);
		expect(sleutelVan(uitkomst)).toBe('loket.diagnose-reden');
		const jong = toelichting({ gezagsbeeindiging: 'nee', diagnose: Temporal.PlainDate.from('2024-11-23') });
		expect(
			await haags.als('melder', 'aanmelding.opstellen', (in_) => aanmelding.rondToelichtingAf(in_, jong))
		).toBeNull();
	});
});

describe('handing in', () => {
	it('refuses while a step is open, a paper is missing, or it was not discussed', async () => {
		const hier = await meld(opslag);
		const dien = () => hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_));
		expect(sleutelVan(await dien())).toBe('aanmelding.niet-af');
		await vulIn(hier, { stukken: ['aanmeldformulier'], zonder: 'toelichting' });
		expect(sleutelVan(await dien())).toBe('aanmelding.document-ontbreekt');
		await vulIn(hier, { stukken: ['verzoek-tot-bespreking'], zonder: 'toelichting', kinderen: 0 });
		expect(sleutelVan(await dien())).toBe('aanmelding.niet-besproken');
	});

	it('gives a copy that can be had again and again, a mail with the number only, and work for the voorzitter', async () => {
		const hier = await meld(opslag);
		await vulIn(hier);
		expect(await hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_))).toBeNull();
		for (const _keer of [1, 2]) {
			const kopie = await hier.als('melder', 'aanmelding.afschrift', (in_) => indiening.afschrift(in_));
			expect(kopie?.jeugdigen[0]).toMatchObject({
				naam: 'Noor Veldman',
				adres: 'Lindenlaan 12 b, 7511 AB Enschede'
			});
			expect(kopie?.referentienummer).toMatch(/^T-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
		}
		const [post, taken] = await opslag.lees(async (db) => [
			await db.select().from(uitbox),
			await db.select().from(taak)
		]);
		const mail = post
			.filter((rij) => rij.casusId === hier.casusId)
			.map((rij) => openPost(opslag.sleutels, rij));
		expect(mail.map((een) => [een.aan, een.post.soort])).toEqual([
			['melder@voorbeeld.invalid', 'aanmelding-ontvangen']
		]);
		expect(
			taken.filter((rij) => rij.casusId === hier.casusId).map((rij) => [rij.soort, rij.voorRol])
		).toEqual([['beoordelen', 'voorzitter']]);
	});

	it('closes the addresses for the melder and the writing of the form once handed in', async () => {
		const hier = await meld(opslag);
		await vulIn(hier);
		await hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_));
		await expect(
			hier.als('melder', 'aanmelding.afschrift', (in_) => jeugdige.allen(in_))
		).rejects.toBeInstanceOf(GeenSleutel);
		expect(sleutelVan(await hier.als('melder', 'aanmelding.opstellen', async () => 1))).toBe('fase.nu-niet');
		expect(sleutelVan(await hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_)))).toBe(
			'fase.nu-niet'
		);
	});

	it('warns that a paper holds a number like a BSN and takes it all the same', async () => {
		const hier = await meld(opslag);
		await vulIn(hier, { tekst: 'Haar BSN is 111222333.' });
		const stukken = await hier.als('melder', 'aanmelding.opstellen', (in_) => bijlage.allen(in_));
		expect(stukken.every((een) => een.bsn === 1)).toBe(true);
		expect(await hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_))).toBeNull();
	});
});

describe('who gets in', () => {
	it('does not let another melder know that the case exists', async () => {
		const [een, ander] = [await meld(opslag), await meld(opslag, { email: 'ander@voorbeeld.invalid' })];
		await expect(
			een.alsGebruiker(ander.melder, 'aanmelding.opstellen', async () => 1)
		).rejects.toBeInstanceOf(GeenToegang);
		expect(await opslag.lees((db) => mijn(db, ander.melder, NU))).toHaveLength(1);
	});

	it('keeps a concept from voorzitter and procesondersteuner', async () => {
		const hier = await meld(opslag);
		for (const wie of ['voorzitter', 'procesondersteuner'] as const)
			await expect(hier.als(wie, 'aanmelding.lezen', async () => 1)).rejects.toBeInstanceOf(GeenToegang);
	});

	it('gives a mailed code nothing but the own aanmelding', async () => {
		const hier = await meld(opslag);
		await vulIn(hier);
		await hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_));
		for (const recht of [
			'casus.lezen',
			'aanmelding.lezen',
			'document.lezen',
			'reactie.lezen',
			'tafel.lezen'
		] as const)
			await expect(hier.als('melder', recht, async () => 1)).rejects.toBeInstanceOf(GeenRecht);
	});

	it('lists own aanmeldingen without any name', async () => {
		const hier = await meld(opslag, { email: 'lijst@voorbeeld.invalid' });
		await vulIn(hier);
		const eigen = await opslag.lees((db) => mijn(db, hier.melder, NU));
		expect(eigen.map((een) => [een.casusId, een.status, een.directGevraagd])).toEqual([
			[hier.casusId, 'concept', false]
		]);
		expect(JSON.stringify(eigen)).not.toMatch(/Veldman|Roelfsen/);
	});
});

describe('stopping', () => {
	it('needs a reason once handed in, and none before', async () => {
		const concept = await meld(opslag);
		expect(
			await concept.als('melder', 'aanmelding.intrekken', (in_) => beeindiging.trekIn(in_, ''))
		).toBeNull();
		const hier = await meld(opslag);
		await vulIn(hier);
		await hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_));
		const stop = (reden: string) =>
			hier.als('melder', 'aanmelding.intrekken', (in_) => beeindiging.trekIn(in_, reden));
		expect(veldVan(await stop(' '))).toBe('reden');
		expect(await stop('Het gezin krijgt nu hulp.')).toBeNull();
		expect(sleutelVan(await stop('nog eens'))).toBe('fase.nu-niet');
	});

	it('goes straight to the Raad in Haaglanden when every requirement is met, and calls the tafel off', async () => {
		const hier = await meld(opslag, { gemeente: 'Den Haag', tafelsoort: 'vto' });
		await vulIn(hier);
		await hier.als('melder', 'aanmelding.indienen', (in_) => indiening.dienIn(in_));
		await hier.als('voorzitter', 'aanmelding.oppakken', (in_) => beoordeling.neemOp(in_));
		await hier.als('voorzitter', 'aanmelding.beoordelen', async (in_) => {
			const goed = Object.fromEntries(
				(await beoordeling.punten(in_)).map((punt) => [punt.id, { oordeel: 'voldoet' as const }])
			);
			return beoordeling.keurGoed(in_, goed);
		});
		const ga = (vervuld: string[], reden = 'Het gezin blijft weigeren.') =>
			hier.als('melder', 'aanmelding.direct-naar-rvdk', (in_) =>
				beeindiging.gaDirectNaarRvdk(in_, { aanleiding: 'werkwijze.direct.wil-geen-tafel', vervuld, reden })
			);
		const eisen = ['zorgen-zo-ernstig', 'enige-optie', 'belang-uitgelegd', 'mag-bellen'].map(
			(eis) => `werkwijze.direct.${eis}`
		);
		expect(sleutelVan(await ga(eisen.slice(1)))).toBe('aanmelding.eis-niet-vervuld');
		expect(sleutelVan(await ga(eisen, ''))).toBe('aanmelding.zonder-reden');
		expect(await ga(eisen)).toBeNull();
		const [eigen] = await opslag.lees((db) => mijn(db, hier.melder, NU));
		expect([eigen?.status, eigen?.fase]).toEqual(['direct-naar-rvdk', 'geannuleerd']);
	});

	it('has no direct route in Twente', async () => {
		const hier = await meld(opslag);
		expect(sleutelVan(await hier.als('melder', 'aanmelding.direct-naar-rvdk', async () => 1))).toBe(
			'fase.nu-niet'
		);
	});
});
