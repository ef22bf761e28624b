import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { isWeigering } from '#lib/domein/weigering.ts';
import type { DocumentSoort } from '#lib/domein/document.ts';
import type { Ingenomen } from '#lib/server/bestanden/inname.ts';
import * as document from '#lib/server/casus/document.ts';
import * as vrijgave from '#lib/server/casus/vrijgave.ts';
import { GeenRecht } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { deelnemer, document as tabel, persoon } from '#lib/server/opslag/schema.ts';
import { maakCasus, maakOpslag, type Proefcasus, type Wie } from '../huis.ts';

const stuk = (tekst: string): Ingenomen => ({
	soort: 'pdf',
	mime: 'application/pdf',
	bestandsnaam: 'stuk.pdf',
	grootte: tekst.length,
	paginas: 2,
	bytes: new TextEncoder().encode(tekst),
	tekst: {
		paginas: [[{ soort: 'alinea', tekst }]],
		rand: [],
		metadata: [],
		onleesbaar: [],
		zoektekst: [tekst]
	}
});

let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(async () => void (proef = await maakCasus(opslag)));

const leg = (
	soort: DocumentSoort,
	kind: 'jongere13' | 'jongere16' | 'kind8' | null,
	tekst = 'Wij maken ons zorgen over school.'
) =>
	proef.als('voorzitter', 'document.lezen', (hier) =>
		document.voegToe(hier, { soort, jeugdigeId: kind ? proef.personen[kind] : null, bestand: stuk(tekst) })
	);
const bekeken = (id: string) =>
	proef.als('voorzitter', 'document.controleren', (hier) => vrijgave.bevestig(hier, id));
const ziet = (wie: Exclude<Wie, 'kind8'>) =>
	proef.als(wie, 'document.lezen', async (hier) => (await document.zichtbaar(hier)).map((een) => een.id));

describe('papers of a case', () => {
	it('waits for human eyes before the family reads, while an address is protected', async () => {
		const id = await leg('verzoek-tot-bespreking', 'jongere16');
		expect(await ziet('ouderA')).toEqual([]);
		await bekeken(id);
		expect(await ziet('ouderA')).toEqual([id]);
		expect(await ziet('ouderB')).toEqual([id]);
	});

	it('says how many papers still wait for eyes, so that no invitation goes out without them', async () => {
		const wachten = () => proef.als('voorzitter', 'document.controleren', document.wachtOpNakijken);
		const een = await leg('verzoek-tot-bespreking', 'jongere16');
		const twee = await leg('bijlage', null);
		expect(await wachten()).toBe(2);
		await bekeken(een);
		expect(await wachten()).toBe(1);
		await bekeken(twee);
		expect(await wachten()).toBe(0);
	});

	it('stands in the order of the talk, and by age within a kind, whatever came in first', async () => {
		const soorten = ['bijlage', 'plan-van-aanpak', 'verzoek-tot-bespreking', 'aanmeldformulier'] as const;
		for (const soort of soorten) await leg(soort, null);
		const laatste = await leg('verzoek-tot-bespreking', 'kind8');
		const lijst = await proef.als('voorzitter', 'document.lezen', document.zichtbaar);
		expect(lijst.map((een) => een.soort)).toEqual([
			'aanmeldformulier',
			'verzoek-tot-bespreking',
			'verzoek-tot-bespreking',
			'plan-van-aanpak',
			'bijlage'
		]);
		expect(lijst[2]!.id).toBe(laatste);
	});

	it('gives an ouder nothing about a child over whom he has no gezag', async () => {
		const id = await leg('verzoek-tot-bespreking', 'kind8');
		await bekeken(id);
		expect(await ziet('ouderA')).toEqual([id]);
		expect(await ziet('ouderB')).toEqual([]);
	});

	it('tells nobody but regie that it was searched, and so not that somebody lives in secret', async () => {
		await bekeken(await leg('verzoek-tot-bespreking', 'jongere16'));
		const spoor = (wie: 'ouderB' | 'rvdk' | 'procesondersteuner') =>
			proef.als(wie, 'document.lezen', async (hier) =>
				(await document.zichtbaar(hier)).flatMap((een) => [een.adrescontrole, een.gecontroleerdOp])
			);
		expect(await spoor('ouderB')).toEqual([null, null]);
		expect(await spoor('rvdk')).toEqual([null, null]);
		expect((await spoor('procesondersteuner'))[0]).toBe('schoon');
	});

	it('gives a paper about all children only to who has gezag over all', async () => {
		const id = await leg('verzoek-tot-bespreking', null);
		await bekeken(id);
		expect(await ziet('ouderA')).toEqual([id]);
		expect(await ziet('ouderB')).toEqual([]);
		expect(await ziet('jongere16')).toEqual([]);
	});

	it('gives a jongere of 16 the own paper, one of 13 a released copy only, never a sibling’s', async () => {
		const id = await leg('verzoek-tot-bespreking', 'jongere16');
		await bekeken(id);
		expect(await ziet('jongere16')).toEqual([id]);
		expect(await ziet('jongere13')).toEqual([]);
	});

	it('never shows the family the form with everyone’s contact data', async () => {
		const id = await leg('aanmeldformulier', 'jongere16');
		await bekeken(id);
		expect(await ziet('ouderA')).toEqual([]);
		expect(await ziet('rvdk')).toEqual([id]);
	});

	it('does not release a paper in which a protected address stands', async () => {
		const id = await leg(
			'verzoek-tot-bespreking',
			'jongere16',
			'Moeder woont nu aan de zwaluwkanariestraat 7391.'
		);
		expect(isWeigering(await bekeken(id))).toBe(true);
		expect(await ziet('ouderB')).toEqual([]);
	});

	it('releases a redacted copy to one person and takes it back', async () => {
		const bron = await leg('verzoek-tot-bespreking', 'jongere13');
		const geef = (tekst: string) =>
			proef.als('voorzitter', 'document.vrijgeven', (hier) =>
				vrijgave.geefKopieVrij(hier, {
					documentId: bron,
					persoonId: proef.personen.jongere13,
					bestand: stuk(tekst)
				})
			);
		expect(isWeigering(await geef('Bel 06-00007391'))).toBe(true);
		const kopie = (await geef('Een deel.')) as string;
		expect(await ziet('jongere13')).toEqual([kopie]);
		expect(await ziet('ouderB')).toEqual([]);
		await proef.als('voorzitter', 'document.vrijgeven', (hier) => vrijgave.trekIn(hier, kopie));
		expect(await ziet('jongere13')).toEqual([]);
	});

	it('takes two hundred papers, and says so to who brings one more (dreigingen F01)', async () => {
		const bron = await leg('verzoek-tot-bespreking', 'jongere13');
		const [rij] = await opslag.lees((db) => db.select().from(tabel).where(eq(tabel.id, bron)));
		await opslag.schrijf(async (tx) => {
			for (let nummer = 1; nummer < document.HOOGUIT; nummer++)
				await tx.insert(tabel).values({ ...rij!, id: crypto.randomUUID(), vervallenOp: rij!.toegevoegdOp });
		});
		const uitkomst = await proef.als('voorzitter', 'document.vrijgeven', (hier) =>
			vrijgave.geefKopieVrij(hier, {
				documentId: bron,
				persoonId: proef.personen.jongere13,
				bestand: stuk('Een deel.')
			})
		);
		expect(isWeigering(uitkomst) && uitkomst.sleutel).toBe('document.te-veel');
	});

	it('gives the bytes back as they came, and nothing to who may not read', async () => {
		const id = await leg('plan-van-aanpak', 'jongere16', 'Inhoud van het plan');
		await bekeken(id);
		const gelezen = await proef.als('ouderB', 'document.lezen', (hier) => document.lees(hier, id));
		expect(new TextDecoder().decode(gelezen?.bytes)).toBe('Inhoud van het plan');
		expect(await proef.als('jongere13', 'document.lezen', (hier) => document.lees(hier, id))).toBeNull();
	});

	it('lists who gets a paper, without the FG', async () => {
		const id = await leg('verzoek-tot-bespreking', 'jongere16');
		await bekeken(id);
		const namen = (await proef.als('ouderA', 'document.lezen', (hier) => document.lezersVan(hier, id))).map(
			(l) => l.naam
		);
		expect(namen.sort()).toEqual([
			'Ilse Wiggers',
			'Jorrit Boomkamp',
			'Rutger Boomkamp',
			'Saskia Vlierman',
			'Wietske Roelfsen'
		]);
		await expect(proef.als('fg', 'document.lezen', async () => 1)).rejects.toBeInstanceOf(GeenRecht);
	});

	it('lets the GI read once it sits at this table', async () => {
		const id = await leg('verzoek-tot-bespreking', 'jongere16');
		expect(await ziet('gi')).toEqual([]);
		await opslag.schrijf((tx) =>
			tx.insert(deelnemer).values({
				id: crypto.randomUUID(),
				casusId: proef.casusId,
				tafelId: proef.tafelId!,
				persoonId: proef.personen.gi,
				rol: 'gi'
			})
		);
		expect(await ziet('gi')).toEqual([id]);
	});

	it('refuses a ciphertext that was moved to another paper', async () => {
		const [een, ander] = [
			await leg('plan-van-aanpak', 'jongere16', 'een'),
			await leg('plan-van-aanpak', 'jongere16', 'twee')
		];
		const [rij] = await opslag.lees((db) => db.select().from(tabel).where(eq(tabel.id, een)));
		await opslag.schrijf((tx) =>
			tx.update(tabel).set({ kopVersleuteld: rij!.kopVersleuteld }).where(eq(tabel.id, ander))
		);
		await expect(
			proef.als('voorzitter', 'document.lezen', (hier) => document.lees(hier, ander))
		).rejects.toThrow();
	});

	it('needs no look when no address is protected', async () => {
		await opslag.schrijf((tx) =>
			tx.update(persoon).set({ adresGeheim: false }).where(eq(persoon.casusId, proef.casusId))
		);
		const id = await leg('verzoek-tot-bespreking', 'jongere16');
		expect(await ziet('ouderB')).toEqual([id]);
	});
});
