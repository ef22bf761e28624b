/** "Wie heeft gekeken?": roles and organisations per day, never a name, never another of the family (issue 3 §2). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as document from '#lib/server/casus/document.ts';
import * as gekeken from '#lib/server/casus/gekeken.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as privacyverzoek from '#lib/server/casus/privacyverzoek.ts';
import * as behandeling from '#lib/server/casus/privacybehandeling.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import { leesbaar } from '#lib/server/casus/reactielezing.ts';
import { GeenRecht, legVast } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { account, persoon as personen } from '#lib/server/opslag/schema.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus, type Wie } from '../huis.ts';
import { nodigUit } from './genodigd.ts';

type Lezer = Exclude<Wie, 'kind8'>;
let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(async () => {
	proef = await maakCasus(opslag);
	await nodigUit(opslag, proef, ['ouderA', 'ouderB', 'jongere13', 'jongere16']);
});

const kijk = (wie: Lezer, uren = 0) =>
	proef.als(
		wie,
		wie === 'fg' ? 'privacyverzoek.behandelen' : 'casus.lezen',
		(hier) => legVast(hier, { objectId: hier.casus.id }),
		NU.add({ hours: uren })
	);
const ziet = (wie: Lezer, vanaf: Temporal.PlainDate | null = null) =>
	proef.als(wie, 'gekeken.lezen', (hier) => gekeken.lees(hier, vanaf));
const regels = async (wie: Lezer) =>
	(await ziet(wie)).flatMap((een) => een.kijkers.map(({ rol, wat }) => `${rol} ${wat.join('+')}`));
const schrijf = async (wie: 'ouderB' | 'jongere13', deelMet: 'iedereen' | 'voorzitter') => {
	const vraag = wie === 'ouderB' ? 'nu' : 'zorgen';
	await proef.als(wie, 'reactie.schrijven', (hier) =>
		reactie.schrijf(hier, { vraag, tekst: 'Woorden.', basis: 0, tab: crypto.randomUUID() })
	);
	return proef.als(wie, 'reactie.indienen', (hier) => reactie.dienIn(hier, { deelMet, gezien: true }));
};

describe('who looked', () => {
	it('is told by role, merged per day, newest day first', async () => {
		await kijk('voorzitter');
		await kijk('voorzitter', 1);
		await kijk('rvdk', 2);
		await kijk('voorzitter', 30);
		const dagen = await ziet('ouderB');
		expect(dagen.map((een) => [een.dag, een.kijkers.map((kijker) => kijker.rol)])).toEqual([
			['2026-11-24', ['werkwijze.rol.voorzitter']],
			['2026-11-23', ['werkwijze.rol.rvdk-adviseur', 'werkwijze.rol.voorzitter']]
		]);
		expect((await ziet('ouderB', Temporal.PlainDate.from('2026-11-24'))).length).toBe(1);
	});

	it('is told too who planned and invited: the own time and place to wait stand on those pages', async () => {
		await proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
			legVast(hier, { objectId: hier.casus.id })
		);
		expect(await regels('ouderB')).toEqual(['werkwijze.rol.procesondersteuner zaak']);
	});

	it('never holds a name, an id or an hour', async () => {
		await kijk('voorzitter');
		await kijk('melder');
		const tekst = JSON.stringify(await ziet('ouderB'));
		for (const naam of [
			'Anneloes',
			'Terpstra',
			'Wietske',
			'Roelfsen',
			'T09:00',
			proef.gebruikers.voorzitter.accountId!
		])
			expect(tekst).not.toContain(naam);
	});

	it('never tells what another of the family did, nor whom they brought', async () => {
		for (const wie of ['ouderA', 'jongere13', 'jongere16', 'ouderB'] as const) await kijk(wie);
		for (const wie of ['ouderA', 'ouderB', 'jongere13'] as const) expect(await ziet(wie)).toEqual([]);
	});

	it('tells the author who read the own words, and nobody that another wrote some', async () => {
		await schrijf('jongere13', 'voorzitter');
		await schrijf('ouderB', 'iedereen');
		for (const wie of ['voorzitter', 'rvdk'] as const) await proef.als(wie, 'reactie.lezen', leesbaar);
		expect(await regels('jongere13')).toEqual(['werkwijze.rol.voorzitter reactie']);
		expect((await regels('ouderB')).sort()).toEqual([
			'werkwijze.rol.rvdk-adviseur reactie',
			'werkwijze.rol.voorzitter reactie'
		]);
		expect(await regels('ouderA')).toEqual([]);
	});

	it('tells of the own contact data and the own question only', async () => {
		await proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
			legVast(hier, { objectId: proef.personen.ouderA, soort: 'contact.lezen' })
		);
		const id = (await proef.als('ouderA', 'privacyverzoek.indienen', (hier) =>
			privacyverzoek.dienIn(hier, { soort: 'inzage', tekst: 'Wat weet u?' })
		)) as string;
		await proef.als('fg', 'privacyverzoek.behandelen', (hier) => behandeling.lees(hier, id));
		await proef.als('procesondersteuner', 'tekst.nakijken', (hier) =>
			legVast(hier, { objectId: id, soort: 'tekst.lezen' })
		);
		await kijk('fg');
		expect((await regels('ouderA')).sort()).toEqual([
			'werkwijze.rol.fg verzoek',
			'werkwijze.rol.procesondersteuner gegevens+verzoek'
		]);
		expect(await ziet('ouderB')).toEqual([]);
	});

	it('tells of a paper by that name only to who may read it', async () => {
		const id = await proef.als('voorzitter', 'document.lezen', (hier) =>
			document.voegToe(hier, {
				soort: 'verzoek-tot-bespreking',
				jeugdigeId: proef.personen.kind8,
				bestand: {
					soort: 'pdf',
					mime: 'application/pdf',
					bestandsnaam: 'x.pdf',
					grootte: 1,
					paginas: 1,
					bytes: new Uint8Array([1]),
					tekst: null
				}
			})
		);
		await opslag.schrijf((tx) =>
			tx.update(personen).set({ adresGeheim: false }).where(eq(personen.casusId, proef.casusId))
		);
		await proef.als('rvdk', 'document.lezen', (hier) => document.lees(hier, id));
		expect(await regels('ouderA')).toEqual(['werkwijze.rol.rvdk-adviseur stukken']);
		expect(await regels('ouderB')).toEqual(['werkwijze.rol.rvdk-adviseur zaak']);
	});

	it('leaves out an organisation that could give a place away, while somebody is in hiding', async () => {
		await kijk('melder');
		await kijk('rvdk');
		const organisaties = async () =>
			(await ziet('ouderB')).flatMap((een) => een.kijkers.map((kijker) => [kijker.rol, kijker.organisatie]));
		expect((await organisaties()).sort()).toEqual([
			['werkwijze.rol.melder', null],
			['werkwijze.rol.rvdk-adviseur', 'Voorbeeldorganisatie']
		]);
		await opslag.schrijf((tx) =>
			tx.update(personen).set({ adresGeheim: false }).where(eq(personen.casusId, proef.casusId))
		);
		expect((await organisaties()).map(([, organisatie]) => organisatie)).toEqual([
			'Voorbeeldorganisatie',
			'Voorbeeldorganisatie'
		]);
	});

	it('is for the family: who works here has other ways', async () => {
		for (const wie of ['voorzitter', 'rvdk', 'fg'] as const)
			await expect(ziet(wie)).rejects.toBeInstanceOf(GeenRecht);
	});
});

it('keeps telling after a name is gone: rows hold no content', async () => {
	await kijk('rvdk');
	await opslag.schrijf((tx) =>
		tx
			.update(account)
			.set({ naamVersleuteld: Buffer.from('weg') })
			.where(eq(account.id, proef.gebruikers.rvdk.accountId!))
	);
	expect(await regels('ouderB')).toEqual(['werkwijze.rol.rvdk-adviseur zaak']);
	expect((await proef.als('voorzitter', 'casus.lezen', persoon.allen)).length).toBeGreaterThan(0);
});
