// The first sign-in tells and records; the profile is filled in with what is known; quiet hours hold mail back.
// First: it says where the store is, before anything reads that.
import { browser as nieuweBrowser, openDeur } from './browser.ts';
import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProfielFormulier, stilTot, UITLEG_TOEGANG, type ProfielInvoer } from '#lib/domein/profiel.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as bericht from '#lib/server/casus/bericht.ts';
import * as deelnemer from '#lib/server/casus/deelnemer.ts';
import * as overzicht from '#lib/server/casus/overzicht.ts';
import * as uitnodiging from '#lib/server/casus/uitnodiging.ts';
import { nu, tijdstip } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { legKlaar, openPost } from '#lib/server/opslag/post.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { verstuurVolgende } from '#lib/server/taken/uitbox.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as profiel from '#lib/server/toegang/profiel.ts';
import { COOKIE, maak, zoek } from '#lib/server/toegang/sessie.ts';
import { nodigUit } from '../casus/genodigd.ts';
import { maakCasus, type Proefcasus } from '../huis.ts';

const routes = () =>
	Promise.all([
		import('../../src/routes/mijn/+page.server.ts'),
		import('../../src/routes/mijn/welkom/+page.server.ts'),
		import('../../src/routes/mijn/profiel/+page.server.ts')
	]);
let casus: typeof import('../../src/routes/casus/[casus]/+page.server.ts');
let opslag: Opslag;
let sluit: () => Promise<void>;
let mijn: Awaited<ReturnType<typeof routes>>;
let proef: Proefcasus;
beforeAll(async () => {
	({ opslag, sluit } = await openDeur());
	mijn = await routes();
	casus = await import('../../src/routes/casus/[casus]/+page.server.ts');
	proef = await maakCasus(opslag, { nu: nu() });
});
afterAll(() => sluit());

async function binnen(wie: 'ouderA' | 'jongere13' | 'ouderB') {
	const accountId = proef.gebruikers[wie].accountId!;
	const b = nieuweBrowser(opslag);
	b.koekjes.set(
		COOKIE,
		await opslag.schrijf((tx) =>
			maak(tx, { soort: 'vol', accountId, rustMinuten: 15, apparaat: 'Telefoon' }, nu())
		)
	);
	return { ...b, accountId };
}
const getoond = (accountId: string) =>
	opslag.lees((db) => db.select().from(t.uitlegGetoond).where(eq(t.uitlegGetoond.accountId, accountId)));

describe('the first sign-in', () => {
	it('explains once, records which text that was, and asks for no consent', async () => {
		const b = await binnen('ouderA');
		expect((await b.doe(mijn[0].load, '/mijn')).naar).toBe('/mijn/welkom');
		const pagina = await b.doe(mijn[1].load, '/mijn/welkom?naar=/casus/x');
		expect(pagina.uitkomst).toMatchObject({ uitleg: true, vernieuwdOp: null, naar: '/casus/x' });
		expect(await getoond(b.accountId)).toEqual([]);
		const verder = await b.doe(mijn[1].actions.default, '/mijn/welkom', { velden: { naar: '/casus/x' } });
		expect(verder.naar).toBe('/casus/x');
		expect((await getoond(b.accountId)).map((rij) => rij.versie)).toEqual([UITLEG_TOEGANG]);
		expect((await b.doe(mijn[0].load, '/mijn')).naar).toBe(`/casus/${proef.casusId}`);
		const buiten = await b.doe(mijn[1].actions.default, '/mijn/welkom', { velden: { naar: '//x.example' } });
		expect(buiten.naar).toBe('/mijn');
	});

	it('comes back with another text, and after a renewal until it was read', async () => {
		const b = await binnen('ouderB');
		await b.doe(mijn[1].actions.default, '/mijn/welkom', { velden: {} });
		expect(await profiel.eerst(opslag, b.accountId, '/mijn')).toBe('/mijn');
		await opslag.schrijf((tx) =>
			tx
				.update(t.account)
				.set({ vernieuwdOp: tijdstip(nu()), vernieuwdGezienOp: null })
				.where(eq(t.account.id, b.accountId))
		);
		expect(await profiel.eerst(opslag, b.accountId, '/casus/x?y=1')).toBe(
			`/mijn/welkom?naar=${encodeURIComponent('/casus/x?y=1')}`
		);
		await b.doe(mijn[1].actions.default, '/mijn/welkom', { velden: {} });
		expect(await profiel.heeftNieuws(opslag, b.accountId)).toBe(false);
		await opslag.schrijf((tx) =>
			tx.update(t.uitlegGetoond).set({ versie: 'ouder' }).where(eq(t.uitlegGetoond.accountId, b.accountId))
		);
		expect(await profiel.heeftNieuws(opslag, b.accountId)).toBe(true);
	});
});

describe('the profile', () => {
	it('knows a name already, keeps what is said as ciphertext, and changes the voice but not who it is', async () => {
		const b = await binnen('jongere13');
		const pagina = await b.doe(mijn[2].load, '/mijn/profiel');
		expect(pagina.uitkomst?.profiel).toMatchObject({ roepnaam: 'Fenna', vorm: 'je', taal: 'nl' });
		const velden = {
			roepnaam: 'Fen',
			vorm: 'u',
			taal: 'pl',
			bereik: 'Na school bij de Zwaluwkanariestraat',
			stilVan: '21:00',
			stilTot: '08:00'
		};
		expect((await b.doe(mijn[2].actions.default, '/mijn/profiel', { velden })).naar).toBe(
			'/mijn/profiel?klaar'
		);
		expect((await b.doe(mijn[2].load, '/mijn/profiel')).uitkomst?.profiel).toEqual(velden);
		const [rij] = await opslag.lees((db) => db.select().from(t.account).where(eq(t.account.id, b.accountId)));
		expect(rij!.bereikVersleuteld!.includes('Zwaluw')).toBe(false);
		expect(rij!.aanspreekvorm).toBe('je');
		expect(await zoek(opslag, b.koekjes.get(COOKIE), nu())).toMatchObject({ stem: 'u', jong: true });
	});

	it.each([
		[{ stilVan: '21:00', stilTot: '' }, 'stilTot'],
		[{ stilVan: '21:00', stilTot: '21:00' }, 'stilTot'],
		[{ stilVan: '25:00', stilTot: '08:00' }, 'stilVan'],
		[{ taal: 'klingon' }, 'taal']
	])('refuses %j at its field', (anders, veld) => {
		const basis = { roepnaam: '', vorm: 'u', taal: 'nl', bereik: '', stilVan: '', stilTot: '' };
		const gelezen = v.safeParse(ProfielFormulier, { ...basis, ...anders });
		expect(gelezen.issues?.[0]?.path?.[0]?.key).toBe(veld);
	});
});

describe('what the profile is used for', () => {
	const nieuw: ProfielInvoer = {
		roepnaam: 'Zwaluwtje',
		vorm: 'je',
		taal: 'pl',
		bereik: '',
		stilVan: '',
		stilTot: ''
	};
	const zeg = (accountId: string, invoer: ProfielInvoer) =>
		opslag.schrijf((tx) =>
			profiel.bewaar(tx, opslag.sleutels, accountId, invoer, { nu: nu(), verzoekId: 'proef' })
		);
	const thuis = (b: Awaited<ReturnType<typeof binnen>>) =>
		b.doe(casus.load, `/casus/${proef.casusId}`, { params: { casus: proef.casusId } });

	beforeEach(() => opslag.schrijf((tx) => tx.delete(t.uitbox)));
	afterAll(() => opslag.schrijf((tx) => tx.delete(t.uitbox)));

	it('the own name greets its owner and nobody else', async () => {
		const [a, b] = [await binnen('ouderA'), await binnen('ouderB')];
		expect((await thuis(a)).uitkomst?.groet).toBeNull();
		await zeg(a.accountId, nieuw);
		expect((await thuis(a)).uitkomst?.groet).toBe('Zwaluwtje');
		expect((await a.doe(mijn[1].load, '/mijn/welkom')).uitkomst?.groet).toBe('Zwaluwtje');
		expect(JSON.stringify((await thuis(b)).uitkomst)).not.toContain('Zwaluwtje');
		for (const wie of ['voorzitter', 'procesondersteuner'] as const) {
			const gezien = await proef.als(wie, 'casus.lezen', async (hier) => [
				await overzicht.lees(hier),
				await deelnemer.allen(hier)
			]);
			expect(JSON.stringify(gezien)).not.toContain('Zwaluwtje');
		}
	});

	it('mail speaks as its reader chose, also where the role would say otherwise', async () => {
		const { accountId } = await binnen('ouderA');
		await zeg(accountId, nieuw);
		const klaar = async (sleutel: string) => {
			await proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
				bericht.stuur(hier, proef.personen.ouderA, 'ouder', sleutel)
			);
			const [rij] = await opslag.lees((db) =>
				db
					.select()
					.from(t.uitbox)
					.where(eq(t.uitbox.sleutel, `${sleutel}:${proef.personen.ouderA}`))
			);
			return openPost(opslag.sleutels, rij!).stem;
		};
		expect(await klaar('proef:vorm-je')).toBe('je');
		await zeg(accountId, { ...nieuw, vorm: 'u' });
		expect(await klaar('proef:vorm-u')).toBe('u');
	});

	it('the language is filled in at "komt u", and known to who prepares the invitation', async () => {
		const { accountId } = await binnen('ouderA');
		const taal = (vraag: string) => zeg(accountId, { ...nieuw, taal: vraag as ProfielInvoer['taal'] });
		const voorstel = () => opslag.lees((db) => profiel.tolktaal(db, accountId));
		await taal('nl');
		expect(await voorstel()).toBeNull();
		await taal('pl');
		expect(await voorstel()).toBe('pl');
		await nodigUit(opslag, proef, ['ouderA', 'ouderB'], 'concept');
		const gezien = await proef.als('procesondersteuner', 'deelnemer.vastleggen', uitnodiging.overzicht);
		const rij = (wie: 'ouderA' | 'ouderB') =>
			(isWeigering(gezien) ? [] : gezien).find((een) => een.persoonId === proef.personen[wie]);
		expect(rij('ouderA')?.taal).toBe('pl');
		expect(rij('ouderB')?.taal).toBeNull();
	});
});

describe('quiet hours', () => {
	const op = (tijd: string) => Temporal.Instant.from(tijd);
	it.each([
		// Winter: Amsterdam is an hour ahead.
		['21:00', '08:00', '2026-11-23T19:59:59Z', null],
		['21:00', '08:00', '2026-11-23T20:00:00Z', '2026-11-24T07:00:00Z'],
		['21:00', '08:00', '2026-11-24T06:59:00Z', '2026-11-24T07:00:00Z'],
		['21:00', '08:00', '2026-11-24T07:00:00Z', null],
		['09:00', '15:30', '2026-11-23T08:00:00Z', '2026-11-23T14:30:00Z'],
		['09:00', '15:30', '2026-11-23T15:00:00Z', null],
		// The clock goes forward at two: the night is an hour shorter.
		['22:00', '02:30', '2027-03-27T22:00:00Z', '2027-03-28T01:30:00Z'],
		['21:00', '08:00', '2027-03-27T21:00:00Z', '2027-03-28T06:00:00Z']
	])('%s to %s at %s: %s', (van, tot, moment, einde) => {
		expect(stilTot(op(moment), van, tot)?.toString() ?? null).toBe(einde);
	});

	it('hold a message back in the outbox, and nothing that somebody waits for', async () => {
		const wie = proef.gebruikers.ouderA.accountId!;
		const moment = op('2026-11-23T21:00:00Z');
		const stil: ProfielInvoer = {
			roepnaam: '',
			vorm: 'u',
			taal: 'nl',
			bereik: '',
			stilVan: '21:00',
			stilTot: '08:00'
		};
		await opslag.schrijf((tx) =>
			profiel.bewaar(tx, opslag.sleutels, wie, stil, { nu: moment, verzoekId: 'proef' })
		);
		await proef.als(
			'procesondersteuner',
			'deelnemer.vastleggen',
			(hier) => bericht.stuur(hier, proef.personen.ouderA, 'ouder', 'proef:stil'),
			moment
		);
		await opslag.schrijf((tx) =>
			legKlaar(
				{ tx, sleutels: opslag.sleutels, nu: moment },
				{
					post: { soort: 'toegang-vernieuwd' },
					persoonId: proef.personen.ouderA,
					aan: 'a@voorbeeld.invalid',
					sleutel: 'proef:alarm'
				}
			)
		);
		const verzonden: string[] = [];
		const stuur = (klok: Temporal.Instant) =>
			verstuurVolgende(
				opslag,
				async ({ onderwerp }) => {
					verzonden.push(onderwerp);
					return 'verzonden';
				},
				'https://voorbeeld.invalid',
				() => klok
			);
		while (await stuur(moment));
		expect(verzonden).toEqual(['Er is iets veranderd aan uw account']);
		const [rij] = await opslag.lees((db) =>
			db
				.select()
				.from(t.uitbox)
				.where(eq(t.uitbox.sleutel, `proef:stil:${proef.personen.ouderA}`))
		);
		expect(rij).toMatchObject({
			status: 'wacht',
			pogingen: 0,
			leaseTot: null,
			volgendePogingOp: '2026-11-24T07:00:00.000Z'
		});
		while (await stuur(op('2026-11-24T06:59:59Z')));
		expect(verzonden).toHaveLength(1);
		while (await stuur(op('2026-11-24T07:00:00Z')));
		expect(verzonden).toHaveLength(2);
		expect(await opslag.lees((db) => account.zoek(db, wie))).toMatchObject({ stilVan: '21:00' });
	});
});
