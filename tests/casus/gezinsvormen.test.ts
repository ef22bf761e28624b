/** Rights are per person, child and paper: two fathers, siblings, a birthday, a region (issue 3 §2, dreigingen A17, F05). */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { DocumentSoort } from '#lib/domein/document.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import type { Ingenomen } from '#lib/server/bestanden/inname.ts';
import * as document from '#lib/server/casus/document.ts';
import * as gezagen from '#lib/server/casus/gezag.ts';
import * as lijst from '#lib/server/casus/lijst.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as vrijgave from '#lib/server/casus/vrijgave.ts';
import { betreed } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { casus, gebeurtenis, gezag, persoon as personen } from '#lib/server/opslag/schema.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { gebruikerVan, maakAccount, maakCasus, maakOpslag, NU, type Proefcasus, type Wie } from '../huis.ts';

let opslag: Opslag;
let proef: Proefcasus;
let vaderC: Gebruiker;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const bestand = (tekst: string): Ingenomen => ({
	soort: 'pdf',
	mime: 'application/pdf',
	bestandsnaam: 'stuk.pdf',
	grootte: tekst.length,
	paginas: 1,
	bytes: new TextEncoder().encode(tekst),
	tekst: { paginas: [], rand: [], metadata: [], onleesbaar: [], zoektekst: [tekst] }
});

/** A second father in the family: he is the parent of the youngest alone, ouderB of the other two alone. */
beforeEach(async () => {
	proef = await maakCasus(opslag);
	const account = await maakAccount(opslag, 'Cornelis Vlierman');
	vaderC = gebruikerVan(account);
	await proef.als('procesondersteuner', 'deelnemer.vastleggen', async (hier) => {
		const id = await persoon.voegToe(hier, { soort: 'ouder', naam: 'Cornelis Vlierman', adresGeheim: false });
		await persoon.geefRol(hier, id, 'ouder', { accountId: account });
		await persoon.legGezagVast(hier, id, proef.personen.kind8, 'gezag');
	});
	await opslag.schrijf((tx) =>
		tx.update(personen).set({ adresGeheim: false }).where(eq(personen.casusId, proef.casusId))
	);
});

const leg = (soort: DocumentSoort, kind: 'jongere13' | 'jongere16' | 'kind8' | null) =>
	proef.als('voorzitter', 'document.lezen', (hier) =>
		document.voegToe(hier, {
			soort,
			jeugdigeId: kind && proef.personen[kind],
			bestand: bestand('Over dit kind.')
		})
	);
const ziet = (gebruiker: Gebruiker, moment = NU) =>
	opslag.schrijf(async (tx) => {
		const plek = { tx, sleutels: opslag.sleutels, moment, verzoekId: 'proef' };
		const hier = await betreed(plek, gebruiker, proef.casusId, 'document.lezen');
		if (isWeigering(hier)) throw new Error(hier.sleutel);
		return (await document.zichtbaar(hier)).map((een) => een.id);
	});
const als = (wie: Exclude<Wie, 'kind8'>) => ziet(proef.gebruikers[wie]);
const kopie = (documentId: string, voor: string) =>
	proef.als('voorzitter', 'document.vrijgeven', (hier) =>
		vrijgave.geefKopieVrij(hier, { documentId, persoonId: voor, bestand: bestand('Een deel.') })
	);

it('two fathers: each reads about his own child, and neither what is about all', async () => {
	const [oudste, jongste, samen] = [
		await leg('verzoek-tot-bespreking', 'jongere16'),
		await leg('verzoek-tot-bespreking', 'kind8'),
		await leg('veiligheidsplan', null)
	];
	expect(await als('ouderB')).toEqual([oudste]);
	expect(await ziet(vaderC)).toEqual([jongste]);
	expect(await als('ouderA')).toEqual([oudste, jongste, samen]);
});

it('two fathers: the list of cases names to each his own children', async () => {
	const namen = async (wie: Gebruiker) =>
		(await lijst.vanGebruiker(opslag, wie, NU)).filter((een) => een.casusId === proef.casusId)[0]?.kinderen;
	expect(await namen(vaderC)).toEqual(['Pim Vlierman']);
	expect(await namen(proef.gebruikers.ouderB)).toEqual(['Fenna Boomkamp', 'Jorrit Boomkamp']);
});

it('siblings: a jongere reads the own paper and never a brother’s or what is about all', async () => {
	const [eigen, broer, samen] = [
		await leg('veiligheidsplan', 'jongere16'),
		await leg('veiligheidsplan', 'jongere13'),
		await leg('veiligheidsplan', null)
	];
	expect(await als('jongere16')).toEqual([eigen]);
	expect(await als('jongere13')).toEqual([]);
	expect(await als('ouderA')).toEqual([eigen, broer, samen]);
});

it('gezag that ends closes the paper at the next request', async () => {
	const id = await leg('veiligheidsplan', 'jongere16');
	expect(await als('ouderB')).toEqual([id]);
	await opslag.schrijf((tx) =>
		tx.update(gezag).set({ status: 'geen-gezag' }).where(eq(gezag.ouderId, proef.personen.ouderB))
	);
	expect(await als('ouderB')).toEqual([]);
});

it('the sixteenth birthday opens the own paper at midnight in the Netherlands, not before', async () => {
	const id = await leg('veiligheidsplan', 'jongere13');
	const { jongere13 } = proef.gebruikers;
	// Born 4 March 2013; Dutch midnight is 23:00 UTC.
	expect(await ziet(jongere13, Temporal.Instant.from('2029-03-03T22:59:59Z'))).toEqual([]);
	expect(await ziet(jongere13, Temporal.Instant.from('2029-03-03T23:00:00Z'))).toEqual([id]);
});

it('a copy goes to who the matrix gives one: not where the region gives this age no papers', async () => {
	const bron = await leg('veiligheidsplan', 'jongere13');
	const gemaakt = (await kopie(bron, proef.personen.jongere13)) as string;
	expect(await als('jongere13')).toEqual([gemaakt]);
	await opslag.schrijf((tx) =>
		tx.update(casus).set({ werkwijze: 'haaglanden-2023', subregio: 'h4' }).where(eq(casus.id, proef.casusId))
	);
	expect(await als('jongere13')).toEqual([]);
});

it('two fathers: a copy about a child goes to nobody of whom it was not found that he is an ouder of it', async () => {
	const [oudste, jongste, samen] = [
		await leg('verzoek-tot-bespreking', 'jongere16'),
		await leg('verzoek-tot-bespreking', 'kind8'),
		await leg('verzoek-tot-bespreking', null)
	];
	const ouderB = proef.personen.ouderB;
	const [vader] = await opslag
		.lees((db) =>
			db
				.select({ id: gezag.ouderId })
				.from(gezag)
				.where(eq(gezag.jeugdigeId, proef.personen.kind8))
				.orderBy(gezag.id)
		)
		.then((rijen) => rijen.filter((rij) => rij.id !== proef.personen.ouderA));
	const leg8 = (stand: 'gezag' | 'geen-gezag' | 'geen-ouder' | 'onbekend') =>
		proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
			gezagen.leg(hier, ouderB, { rol: 'ouder', gezag: { [proef.personen.kind8]: stand } })
		);
	const geweigerd = { sleutel: 'document.geen-ouder-van-kind', veld: 'persoon' };
	expect(await kopie(jongste, ouderB), 'never looked at').toMatchObject(geweigerd);
	expect(await kopie(oudste, vader!.id)).toMatchObject(geweigerd);
	expect(await kopie(samen, vader!.id), 'about all of them: the part of his own child').toEqual(
		expect.any(String)
	);

	await leg8('geen-gezag');
	const gemaakt = (await kopie(jongste, ouderB)) as string;
	expect(await als('ouderB')).toContain(gemaakt);
	for (const stand of ['geen-ouder', 'onbekend'] as const) {
		await leg8(stand);
		expect(await als('ouderB'), stand).not.toContain(gemaakt);
		expect(await kopie(jongste, ouderB), stand).toMatchObject(geweigerd);
	}
	const sporen = await opslag.lees((db) =>
		db.select().from(gebeurtenis).where(eq(gebeurtenis.objectId, ouderB)).orderBy(gebeurtenis.id)
	);
	expect(
		sporen.filter((rij) => rij.soort === 'gezag.vastleggen').map((rij) => `${rij.van} ${rij.naar}`)
	).toEqual(['onbekend geen-gezag', 'geen-gezag geen-ouder', 'geen-ouder onbekend']);
});

it('a copy is refused for who gets nothing of this paper: a sibling, a young child', async () => {
	const bron = await leg('veiligheidsplan', 'jongere16');
	for (const wie of ['jongere13', 'kind8'] as const)
		expect(await kopie(bron, proef.personen[wie])).toMatchObject({ sleutel: 'document.geen-recht-op-kopie' });
});
