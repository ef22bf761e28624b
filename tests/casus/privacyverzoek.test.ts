import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as nazicht from '#lib/server/casus/nazicht.ts';
import * as document from '#lib/server/casus/document.ts';
import * as behandeling from '#lib/server/casus/privacybehandeling.ts';
import * as privacyverzoek from '#lib/server/casus/privacyverzoek.ts';
import * as thuis from '#lib/server/casus/thuis.ts';
import { GeenRecht, GeenSleutel, legVast } from '#lib/server/context.ts';
import { menuVan } from '#lib/server/menu.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import { account, persoon as personen, uitbox } from '#lib/server/opslag/schema.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
let twente: Proefcasus;
let haaglanden: Proefcasus;
beforeAll(async () => {
	opslag = await maakOpslag();
	twente = await maakCasus(opslag);
	haaglanden = await maakCasus(opslag, { werkwijze: 'haaglanden-2023' });
	for (const proef of [twente, haaglanden])
		for (const wie of ['ouderA', 'jongere13'] as const) {
			const id = proef.gebruikers[wie].accountId!;
			const email = `${wie}@post.invalid`.toLowerCase();
			await opslag.schrijf((tx) =>
				tx
					.update(account)
					.set({ emailVersleuteld: opslag.sleutels.huis.versleutel('account.email', id, email) })
					.where(eq(account.id, id))
			);
		}
});
afterAll(() => opslag.sluit());

type Gezin = 'ouderA' | 'ouderB' | 'jongere13' | 'jongere16';
const vraagInzage = async (proef: Proefcasus, wie: Gezin, moment = NU): Promise<string> => {
	const id = await proef.als(
		wie,
		'privacyverzoek.indienen',
		(hier) =>
			privacyverzoek.dienIn(hier, { soort: 'inzage', tekst: 'Wat staat er over mij in het verzoek?' }),
		moment
	);
	if (isWeigering(id)) throw new Error(id.sleutel);
	return id;
};
const mijn = (proef: Proefcasus, wie: Gezin) =>
	proef.als(wie, 'privacyverzoek.lezen', (hier) => privacyverzoek.eigen(hier));
const behandel = <T>(
	proef: Proefcasus,
	wie: 'fg' | 'procesondersteuner',
	fn: Parameters<typeof proef.als<T>>[2],
	moment = NU
) => proef.als(wie, 'privacyverzoek.behandelen', fn, moment);
const inBehandeling = async (proef: Proefcasus, id: string) => {
	await behandel(proef, 'procesondersteuner', (hier) => behandeling.identificeer(hier, id));
	return behandel(proef, 'fg', (hier) =>
		behandeling.wijsToe(hier, id, { grondslag: 'avg', ontvanger: 'aanvrager' })
	);
};
const sleutelVan = (uitkomst: unknown) => (isWeigering(uitkomst) ? uitkomst.sleutel : null);

describe('the date of the answer, before sending (dossier §4, test vectors)', () => {
	it.each([
		['2026-12-15', '2027-01-12', '2027-01-15'],
		['2027-01-31', '2027-02-28', '2027-02-28'],
		['2027-02-10', '2027-03-10', '2027-03-10'],
		['2028-02-10', '2028-03-09', '2028-03-10']
	])('received %s: Haaglanden %s, Twente %s', async (dag, h, t) => {
		const moment = Temporal.Instant.from(`${dag}T11:00:00Z`);
		const belofte = (proef: Proefcasus) =>
			proef.als(
				'ouderA',
				'privacyverzoek.lezen',
				async (hier) => privacyverzoek.belofte(hier).toString(),
				moment
			);
		expect(await belofte(haaglanden)).toBe(h);
		expect(await belofte(twente)).toBe(t);
	});

	it('keeps the promised date with the request', async () => {
		const id = await vraagInzage(haaglanden, 'ouderA');
		const verzoek = (await mijn(haaglanden, 'ouderA')).find((een) => een.id === id);
		expect(verzoek).toMatchObject({
			antwoordVoor: '2026-12-21',
			status: 'ingediend',
			tekst: 'Wat staat er over mij in het verzoek?'
		});
	});
});

describe('who sees that it exists (dossier §3.11)', () => {
	it('shows it to nobody else in the family', async () => {
		await vraagInzage(twente, 'jongere13');
		for (const wie of ['ouderA', 'ouderB', 'jongere16'] as const) expect(await mijn(twente, wie)).toEqual([]);
	});

	it('has no key for anyone else: voorzitter and ouder cannot open the words', async () => {
		const [verzoek] = await mijn(twente, 'jongere13');
		for (const wie of ['voorzitter', 'ouderA'] as const)
			await expect(
				twente.als(wie, 'casus.lezen', (hier) => behandeling.lees(hier, verzoek!.id))
			).rejects.toBeInstanceOf(GeenSleutel);
	});

	it('lets no ouder handle requests, and the FG see no other content of the case', async () => {
		await expect(twente.als('ouderA', 'privacyverzoek.behandelen', async () => 1)).rejects.toBeInstanceOf(
			GeenRecht
		);
		for (const recht of ['casus.lezen', 'document.lezen', 'reactie.lezen', 'tafel.lezen'] as const)
			await expect(twente.als('fg', recht, async () => 1)).rejects.toBeInstanceOf(GeenRecht);
		expect(await behandel(twente, 'fg', (hier) => document.zichtbaar(hier))).toEqual([]);
	});

	it('gives the FG two places in a case: who looked in an emergency, and questions about data', () => {
		expect(menuVan('x', ['fg'], 'u').map((punt) => punt.href)).toEqual([
			'/casus/x/noodtoegang',
			'/casus/x/verzoeken'
		]);
	});

	it('refuses a jongere under 12', async () => {
		const proef = await maakCasus(opslag);
		await opslag.schrijf(async (tx) => {
			const { casus } = { casus: await opslag.sleutels.casus(proef.casusId) };
			const id = proef.personen.jongere13;
			await tx
				.update(personen)
				.set({ geboortedatumVersleuteld: casus.versleutel('persoon.geboortedatum', id, '2015-03-01') })
				.where(eq(personen.id, id));
		});
		await expect(vraagInzage(proef, 'jongere13')).rejects.toBeInstanceOf(GeenRecht);
	});
});

it('has at most five questions open of one person; a sixth waits, and nobody else is hindered (dreigingen F01)', async () => {
	const proef = await maakCasus(opslag);
	for (let keer = 0; keer < 5; keer++) expect(typeof (await vraagInzage(proef, 'ouderB'))).toBe('string');
	await expect(vraagInzage(proef, 'ouderB')).rejects.toThrow('privacyverzoek.te-veel-open');
	expect(typeof (await vraagInzage(proef, 'ouderA'))).toBe('string');
	expect(await mijn(proef, 'ouderB')).toHaveLength(5);
});

describe('correctie (S2-M14..M16)', () => {
	it('keeps the sentence and the ground', async () => {
		await twente.als('ouderB', 'privacyverzoek.indienen', (hier) =>
			privacyverzoek.dienIn(hier, {
				soort: 'correctie',
				grond: 'klopt-niet',
				zin: 'Vader werkt niet.',
				tekst: 'Ik werk wel.'
			})
		);
		expect((await mijn(twente, 'ouderB'))[0]).toMatchObject({
			grond: 'klopt-niet',
			zin: 'Vader werkt niet.'
		});
	});
});

describe('handling', () => {
	it('goes from identity to carried out, and mails only the requester, without content', async () => {
		const id = await vraagInzage(twente, 'ouderA');
		await inBehandeling(twente, id);
		const besluit = await behandel(twente, 'procesondersteuner', (hier) =>
			behandeling.beslis(hier, id, {
				besluit: 'toegewezen',
				antwoord: 'U kunt de stukken lezen.',
				reden: '',
				gelakt: true
			})
		);
		expect(besluit).toMatchObject({ status: 'toegewezen' });
		await behandel(twente, 'procesondersteuner', (hier) =>
			behandeling.voerUit(hier, id, 'Een kopie klaargelegd.')
		);
		expect((await mijn(twente, 'ouderA'))[0]).toMatchObject({
			status: 'afgehandeld',
			antwoord: 'U kunt de stukken lezen.',
			uitvoering: 'Een kopie klaargelegd.'
		});
		const post = (
			await opslag.lees((db) => db.select().from(uitbox).where(eq(uitbox.casusId, twente.casusId)))
		).map((rij) => openPost(opslag.sleutels, rij));
		expect(post.map(({ aan, post: { soort } }) => [aan, soort])).toEqual([
			['oudera@post.invalid', 'bericht'],
			['oudera@post.invalid', 'bericht']
		]);
	});

	it('says on home that there is an answer until it was read, to nobody but who asked', async () => {
		const proef = await maakCasus(opslag);
		const id = await vraagInzage(proef, 'ouderB');
		const nieuws = async (wie: Gezin, minuten: number) =>
			(await proef.als(wie, 'casus.lezen', (hier) => thuis.lees(hier), NU.add({ minutes: minuten }))).nieuws;
		await inBehandeling(proef, id);
		expect(await nieuws('ouderB', 1)).toBeNull();
		const besluit = { besluit: 'toegewezen', antwoord: 'Dit weten wij.', reden: '', gelakt: true } as const;
		await behandel(proef, 'fg', (hier) => behandeling.beslis(hier, id, besluit), NU.add({ minutes: 2 }));
		expect(await nieuws('ouderB', 3)).toBe('antwoord');
		expect(await nieuws('ouderA', 3)).toBeNull();
		await proef.als(
			'ouderB',
			'privacyverzoek.lezen',
			(hier) => legVast(hier, { objectId: hier.casus.id }),
			NU.add({ minutes: 4 })
		);
		expect(await nieuws('ouderB', 5)).toBeNull();
	});

	it('asks a reason for every refusal, and redaction for everything that goes out (S2-M10)', async () => {
		const id = await vraagInzage(twente, 'ouderA');
		await inBehandeling(twente, id);
		const beslis = (besluit: 'afgewezen' | 'deels-toegewezen', reden: string, gelakt: boolean) =>
			behandel(twente, 'procesondersteuner', (hier) =>
				behandeling.beslis(hier, id, { besluit, antwoord: 'Nee.', reden, gelakt })
			);
		expect(sleutelVan(await beslis('afgewezen', '', true))).toBe('privacyverzoek.zonder-reden');
		expect(sleutelVan(await beslis('deels-toegewezen', 'Het gaat ook over een ander.', false))).toBe(
			'privacyverzoek.niet-gelakt'
		);
		await beslis('afgewezen', 'Het gaat alleen over een ander.', false);
		expect((await mijn(twente, 'ouderA'))[0]).toMatchObject({
			status: 'afgewezen',
			reden: 'Het gaat alleen over een ander.'
		});
	});

	it('wants a human to choose who gets the answer of someone of 13', async () => {
		const id = await vraagInzage(twente, 'jongere13');
		await behandel(twente, 'fg', (hier) => behandeling.identificeer(hier, id));
		const zonder = await behandel(twente, 'fg', (hier) =>
			behandeling.wijsToe(hier, id, { grondslag: 'jeugdwet', ontvanger: null })
		);
		expect(sleutelVan(zonder)).toBe('privacyverzoek.ontvanger-kiezen');
	});

	it('takes longer only by the FG, with a reason, before the first date', async () => {
		const id = await vraagInzage(haaglanden, 'jongere16');
		await inBehandeling(haaglanden, id);
		const verleng = (wie: 'fg' | 'procesondersteuner', reden: string, moment = NU) =>
			behandel(haaglanden, wie, (hier) => behandeling.verleng(hier, id, reden), moment);
		expect(sleutelVan(await verleng('procesondersteuner', 'Veel werk.'))).toBe('privacyverzoek.alleen-fg');
		expect(sleutelVan(await verleng('fg', ' '))).toBe('privacyverzoek.zonder-reden');
		const teLaat = Temporal.Instant.from('2026-12-22T09:00:00Z');
		expect(sleutelVan(await verleng('fg', 'Veel stukken.', teLaat))).toBe('termijn.verlengen-te-laat');
		await verleng('fg', 'Er zijn veel stukken.');
		expect((await mijn(haaglanden, 'jongere16'))[0]).toMatchObject({
			status: 'verlengd',
			antwoordVoor: '2027-02-21',
			// The FG holds no key to search it with; the procesondersteuner looks first.
			verlenging: null,
			wordtNagekeken: true
		});
		await haaglanden.als('procesondersteuner', 'tekst.nakijken', (hier) => nazicht.keurGoed(hier, id));
		expect((await mijn(haaglanden, 'jongere16'))[0]).toMatchObject({ verlenging: 'Er zijn veel stukken.' });
	});

	it('does not know a request of another case', async () => {
		const id = await vraagInzage(haaglanden, 'ouderB');
		expect(await behandel(twente, 'fg', (hier) => behandeling.lees(hier, id))).toBeNull();
		expect(sleutelVan(await behandel(twente, 'fg', (hier) => behandeling.identificeer(hier, id)))).toBe(
			'privacyverzoek.onbekend'
		);
	});

	it('lists what waits, for the own region only', async () => {
		const voorFg = await privacyverzoek.openVoor(opslag, twente.gebruikers.fg, NU);
		expect(voorFg.length).toBeGreaterThan(0);
		expect(new Set(voorFg.map((rij) => rij.casusId)).has(haaglanden.casusId)).toBe(false);
		expect(await privacyverzoek.openVoor(opslag, twente.gebruikers.ouderA, NU)).toEqual([]);
	});
});
