/** Into a case without a role there (issue 3 §2, dreigingen C02). */
import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Recht } from '#lib/domein/bevoegdheid.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as document from '#lib/server/casus/document.ts';
import * as gekeken from '#lib/server/casus/gekeken.ts';
import * as noodgebruik from '#lib/server/casus/noodgebruik.ts';
import * as noodtoegang from '#lib/server/casus/noodtoegang.ts';
import * as overzicht from '#lib/server/casus/overzicht.ts';
import * as werklijst from '#lib/server/casus/werklijst.ts';
import {
	betreed,
	GeenRecht,
	GeenSleutel,
	GeenToegang,
	legVast,
	type Betreding
} from '#lib/server/context.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import * as t from '#lib/server/opslag/schema.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { gebruikerVan, maakAccount, maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';

const REDEN = 'Het meisje belde dat zij vannacht niet naar huis durft.';
let opslag: Opslag;
let proef: Proefcasus;
let nummer: string;
let collega: Gebruiker & { accountId: string };
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(async () => {
	proef = await maakCasus(opslag);
	nummer = `PROEF-${proef.casusId.slice(-8)}`;
	collega = await iemand({ rol: 'voorzitter', regio: 'twente', subregio: 'almelo' });
});

const iemand = async (...aanstellingen: Gebruiker['aanstellingen']) => {
	const accountId = await maakAccount(opslag, 'Marit Spoedman');
	return { ...gebruikerVan(accountId, { aanstellingen, rustMinuten: 30 }), accountId };
};
const vraag = (wie = collega, anders: object = {}, na = 0) =>
	noodtoegang.vraag({ opslag, nu: NU.add({ minutes: na }), verzoekId: nieuwId() }, wie, {
		referentienummer: nummer,
		reden: REDEN,
		gezien: 'ja',
		...anders
	});
const als = <T>(recht: Recht, fn: (hier: Betreding) => Promise<T>, na = 0): Promise<T> =>
	opslag.schrijf(async (tx) => {
		const plek = { tx, sleutels: opslag.sleutels, moment: NU.add({ minutes: na }), verzoekId: nieuwId() };
		const hier = await betreed(plek, collega, proef.casusId, recht);
		if (isWeigering(hier)) throw new Error(hier.sleutel);
		return fn(hier);
	});
const sleutel = (uitkomst: unknown) => (isWeigering(uitkomst) ? uitkomst.sleutel : null);

describe('asking', () => {
	it('opens the case for four hours and not a minute longer', async () => {
		await expect(als('casus.lezen', async () => 1)).rejects.toBeInstanceOf(GeenToegang);
		expect(await vraag()).toBe(proef.casusId);
		expect((await als('casus.lezen', overzicht.lees)).referentienummer).toBe(nummer);
		expect(await als('casus.lezen', async () => 1, 239)).toBe(1);
		await expect(als('casus.lezen', async () => 1, 240)).rejects.toBeInstanceOf(GeenToegang);
	});

	it('is answered alike for an unknown number, another region, and who works in none', async () => {
		const vreemd = [
			await iemand({ rol: 'voorzitter', regio: 'haaglanden', subregio: 'den-haag' }),
			await iemand({ rol: 'beheerder', regio: 'twente', subregio: null }),
			await iemand({ rol: 'fg', regio: 'twente', subregio: null }),
			{ ...proef.gebruikers.vreemde, accountId: proef.gebruikers.vreemde.accountId! }
		];
		for (const wie of vreemd) expect(sleutel(await vraag(wie))).toBe('noodtoegang.onbekend');
		expect(sleutel(await vraag(collega, { referentienummer: 'PROEF-BESTAATNIET' }))).toBe(
			'noodtoegang.onbekend'
		);
		const concept = await maakCasus(opslag, { fase: 'concept' });
		const ditNummer = `PROEF-${concept.casusId.slice(-8)}`;
		expect(sleutel(await vraag(collega, { referentienummer: ditNummer }))).toBe('noodtoegang.onbekend');
	});

	it('is open to who works on another case of the region, never to its family', async () => {
		const ander = await maakCasus(opslag);
		const metAccount = (wie: 'gi' | 'ouderB') => ({
			...ander.gebruikers[wie],
			accountId: ander.gebruikers[wie].accountId!
		});
		expect(await vraag(metAccount('gi'))).toBe(proef.casusId);
		expect(sleutel(await vraag(metAccount('ouderB')))).toBe('noodtoegang.onbekend');
	});

	it('makes no row for who has a role there already', async () => {
		const { voorzitter } = proef.gebruikers;
		expect(await vraag({ ...voorzitter, accountId: voorzitter.accountId! })).toBe(proef.casusId);
		expect(
			await opslag.lees((db) =>
				db.select().from(t.noodtoegang).where(eq(t.noodtoegang.casusId, proef.casusId))
			)
		).toEqual([]);
	});

	it('stops at five a day', async () => {
		for (let keer = 0; keer < 5; keer++) {
			const ander = await maakCasus(opslag);
			expect(await vraag(collega, { referentienummer: `PROEF-${ander.casusId.slice(-8)}` })).toBe(
				ander.casusId
			);
		}
		expect(sleutel(await vraag())).toBe('noodtoegang.te-vaak');
		expect(await vraag(collega, {}, 24 * 60 + 1)).toBe(proef.casusId);
	});
});

describe('what it opens', () => {
	beforeEach(async () => void (await vraag()));

	it('looks and changes nothing: no other right of the case', async () => {
		for (const recht of [
			'aanmelding.lezen',
			'tafel.plannen',
			'deelnemer.vastleggen',
			'tekst.nakijken',
			'document.toevoegen',
			'document.vrijgeven',
			'reactie.lezen',
			'reactie.lezen-besloten',
			'contact.lezen',
			'privacyverzoek.behandelen',
			'noodtoegang.bekijken',
			'voortgang.lezen'
		] as const)
			await expect(als(recht, async () => 1)).rejects.toBeInstanceOf(GeenRecht);
	});

	it('reads the papers and takes none along; no key of anybody of the family', async () => {
		await proef.als('voorzitter', 'document.lezen', (hier) =>
			document.voegToe(hier, {
				soort: 'veiligheidsplan',
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
		expect(await als('document.lezen', document.zichtbaar)).toMatchObject([
			{ soort: 'veiligheidsplan', printen: false }
		]);
		for (const doel of ['contact', 'eigen', 'verzoek'] as const)
			await expect(
				als('casus.lezen', (hier) => hier.ring.persoon(proef.personen.ouderA, doel))
			).rejects.toBeInstanceOf(GeenSleutel);
		expect(JSON.stringify(await als('casus.lezen', overzicht.lees))).not.toContain('"geheim":true');
	});
});

describe('who hears of it', () => {
	const posten = async () => {
		for (const [wie, rol, subregio] of [
			['voorzitter', 'voorzitter', 'enschede'],
			['procesondersteuner', 'procesondersteuner', 'enschede'],
			['fg', 'fg', null]
		] as const) {
			const accountId = proef.gebruikers[wie].accountId!;
			await opslag.schrijf(async (tx) => {
				await tx.insert(t.aanstelling).values({
					id: nieuwId(),
					accountId,
					rol,
					regio: 'twente',
					subregio,
					van: '2026-01-01'
				});
				await tx
					.update(t.account)
					.set({
						emailVersleuteld: opslag.sleutels.huis.versleutel('account.email', accountId, `${wie}@werk.test`)
					})
					.where(eq(t.account.id, accountId));
			});
		}
	};

	it('who leads, who plans and the FG: at once, by a task and a mail that says nothing', async () => {
		await posten();
		await vraag();
		const post = await opslag.lees((db) =>
			db.select().from(t.uitbox).where(eq(t.uitbox.casusId, proef.casusId))
		);
		const open = post.map((rij) => openPost(opslag.sleutels, rij));
		for (const wie of ['voorzitter', 'procesondersteuner', 'fg'])
			expect(open.map(({ aan }) => aan)).toContain(`${wie}@werk.test`);
		expect(new Set(open.map(({ post: { soort } }) => soort))).toEqual(new Set(['bericht']));
		const taken = await opslag.lees((db) =>
			db
				.select({ rol: t.taak.voorRol })
				.from(t.taak)
				.where(and(eq(t.taak.casusId, proef.casusId), like(t.taak.soort, 'noodtoegang%')))
		);
		expect(taken.map((een) => een.rol).sort()).toEqual(['fg', 'procesondersteuner']);
		const { werk } = await werklijst.lees(
			{ opslag, nu: NU.add({ minutes: 1 }), verzoekId: nieuwId() },
			proef.gebruikers.fg
		);
		expect(werk.rijen.map((een) => een.pad)).toContain(`/casus/${proef.casusId}/noodtoegang`);
		await proef.als('fg', 'noodtoegang.bekijken', noodgebruik.gezien);
		const daarna = await werklijst.lees(
			{ opslag, nu: NU.add({ minutes: 1 }), verzoekId: nieuwId() },
			proef.gebruikers.fg
		);
		expect(daarna.werk.rijen.map((een) => een.pad)).not.toContain(`/casus/${proef.casusId}/noodtoegang`);
	});

	it('they read who and why, and can end it; the next request finds nothing', async () => {
		await vraag();
		for (const wie of ['voorzitter', 'procesondersteuner', 'fg'] as const)
			expect(await proef.als(wie, 'noodtoegang.bekijken', noodgebruik.alle)).toMatchObject([
				{ naam: 'Marit Spoedman', reden: REDEN, open: true }
			]);
		await expect(proef.als('ouderB', 'noodtoegang.bekijken', noodgebruik.alle)).rejects.toBeInstanceOf(
			GeenRecht
		);
		const [{ id } = { id: '' }] = await proef.als('fg', 'noodtoegang.bekijken', noodgebruik.alle);
		await proef.als('fg', 'noodtoegang.bekijken', (hier) => noodgebruik.beeindig(hier, id));
		await expect(als('casus.lezen', async () => 1, 1)).rejects.toBeInstanceOf(GeenToegang);
		expect(
			sleutel(await proef.als('fg', 'noodtoegang.bekijken', (hier) => noodgebruik.beeindig(hier, id)))
		).toBe('noodtoegang.voorbij');
	});

	it('the family, as a role and without a name', async () => {
		await vraag();
		await als('casus.lezen', (hier) => legVast(hier, { objectId: hier.casus.id }));
		const dagen = await proef.als('ouderB', 'gekeken.lezen', (hier) => gekeken.lees(hier, null));
		expect(dagen).toMatchObject([{ kijkers: [{ rol: 'werkwijze.rol.noodtoegang', organisatie: null }] }]);
		expect(JSON.stringify(dagen)).not.toContain('Marit');
	});
});
