/** The worklist in pages: nothing lost, nothing twice, nobody sees more than betreed gives, and no question per case. */
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { blad } from '#lib/domein/bladen.ts';
import type { Rol } from '#lib/domein/bevoegdheid.ts';
import type { Fase } from '#lib/domein/fase.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { overzie } from '#lib/server/casus/bereik.ts';
import { vanGebruiker } from '#lib/server/casus/lijst.ts';
import * as taak from '#lib/server/casus/taak.ts';
import * as werklijst from '#lib/server/casus/werklijst.ts';
import { betreed, GeenRecht, GeenToegang } from '#lib/server/context.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Db, Opslag } from '#lib/server/opslag/index.ts';
import { opPostgres } from '#lib/server/opslag/kolommen.ts';
import * as t from '#lib/server/opslag/schema.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { gebruikerVan, maakAccount, maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';
import { nodigUit } from './genodigd.ts';

const FASEN: readonly Fase[] = [
	'concept',
	'ingediend',
	'in-beoordeling',
	'teruggestuurd',
	'compleet',
	'ingetrokken',
	'direct-naar-rvdk',
	'te-plannen',
	'gepland',
	'uitgenodigd',
	'in-voorbereiding',
	'uitgesteld',
	'bezig',
	'gehouden',
	'afgerond',
	'geannuleerd'
];
const lees = (
	opslag: Opslag,
	gebruiker: Gebruiker,
	keuze: Parameters<typeof werklijst.lees>[2] = {},
	nu = NU
) => werklijst.lees({ opslag, nu, verzoekId: nieuwId() }, gebruiker, keuze);
const post = (rol: Rol, regio: string, subregio: string | null) => ({
	aanstellingen: [{ rol, regio, subregio }]
});

/** Everything on every page, in order. */
async function alles(
	opslag: Opslag,
	gebruiker: Gebruiker,
	keuze: werklijst.Filter & { afgelopen?: boolean } = {}
) {
	const eerste = await lees(opslag, gebruiker, keuze);
	const werk = [...eerste.werk.rijen];
	const lijst = [...eerste.zaken.rijen];
	for (let nummer = 2; nummer <= Math.max(eerste.werk.bladen, eerste.zaken.bladen); nummer++) {
		const volgende = await lees(opslag, gebruiker, { ...keuze, blad: nummer, zakenblad: nummer });
		if (nummer <= eerste.werk.bladen) werk.push(...volgende.werk.rijen);
		if (nummer <= eerste.zaken.bladen) lijst.push(...volgende.zaken.rijen);
	}
	return { eerste, werk, lijst };
}
const wat = (een: {
	casusId: string;
	soort: string;
	waarom: string;
	pad: string;
	persoonId: string | null;
}) => [een.casusId, een.soort, een.waarom, een.pad, een.persoonId].join(' ');

describe('pages of a list', () => {
	it('hold every row exactly once, and past the end is the last page', () => {
		const rijen = Array.from({ length: 101 }, (_, nummer) => nummer);
		expect([1, 2, 3].flatMap((nummer) => blad(rijen, nummer, 50).rijen)).toEqual(rijen);
		expect(blad(rijen, 9, 50)).toMatchObject({ rijen: [100], nummer: 3, bladen: 3, totaal: 101, vanaf: 100 });
		expect(blad([], 4, 50)).toMatchObject({ rijen: [], nummer: 1, bladen: 1, totaal: 0 });
	});
});

describe('who may see which case', () => {
	let opslag: Opslag;
	let proeven: Proefcasus[];
	const kijkers = new Map<string, Gebruiker>();

	beforeAll(async () => {
		opslag = await maakOpslag();
		proeven = [];
		for (const fase of FASEN) proeven.push(await maakCasus(opslag, { fase }));
		for (const fase of ['concept', 'compleet', 'uitgenodigd'] as const)
			proeven.push(await maakCasus(opslag, { werkwijze: 'haaglanden-2023', fase }));
		const open = proeven[9]!;
		for (const proef of proeven)
			for (const [wie, gebruiker] of Object.entries(proef.gebruikers))
				kijkers.set(`${wie} ${proef.casusId}`, gebruiker);
		const nieuw = async (naam: string, bij: Partial<Gebruiker> = {}) => {
			const accountId = await maakAccount(opslag, naam);
			kijkers.set(naam, gebruikerVan(accountId, bij));
			return accountId;
		};
		const geef = (persoonId: string, rol: Rol, bij: Partial<typeof t.rol.$inferInsert>, proef = open) =>
			opslag.schrijf((tx) =>
				tx.insert(t.rol).values({
					id: nieuwId(),
					casusId: proef.casusId,
					persoonId,
					rol,
					van: tijdstip(NU),
					...bij
				})
			);
		await nieuw('beheerder', post('beheerder', 'twente', null));
		await nieuw('hele regio', post('procesondersteuner', 'twente', null));
		await nieuw('andere subregio', post('voorzitter', 'twente', 'almelo'));
		await nieuw('twee posten', {
			aanstellingen: [
				{ rol: 'voorzitter', regio: 'twente', subregio: 'enschede' },
				{ rol: 'fg', regio: 'haaglanden', subregio: null },
				{ rol: 'beheerder', regio: 'haaglanden', subregio: null }
			]
		});
		const gi = open.personen.gi;
		await geef(gi, 'steunpersoon', { accountId: await nieuw('gast') });
		await geef(gi, 'gi', { accountId: await nieuw('geëindigd'), tot: tijdstip(NU) });
		await geef(gi, 'gi', { accountId: await nieuw('eindigt later'), tot: tijdstip(NU.add({ hours: 1 })) });
		await geef(gi, 'gi', { accountId: await nieuw('begint later'), van: tijdstip(NU.add({ hours: 1 })) });
		await geef(gi, 'ouder', { accountId: await nieuw('in rust'), rustSinds: tijdstip(NU) });
		// A place at the table with the name of a post gives nothing without that post (a stand-in whose days are over).
		await geef(gi, 'voorzitter', { accountId: await nieuw('waarnemer zonder post') });
		await geef(gi, 'voorzitter', {
			accountId: await nieuw('waarnemer', post('voorzitter', 'twente', 'enschede'))
		});
		const nood = await nieuw('waarnemer in nood');
		await geef(gi, 'voorzitter', { accountId: nood });
		await opslag.schrijf((tx) =>
			tx.insert(t.noodtoegang).values({
				id: nieuwId(),
				casusId: open.casusId,
				accountId: nood,
				redenVersleuteld: Buffer.from('x'),
				van: tijdstip(NU),
				tot: tijdstip(NU.add({ hours: 4 }))
			})
		);
		await geef(gi, 'melder', { emailIndex: 'adres' });
		kijkers.set('loket', gebruikerVan('', { accountId: null, soort: 'loket', emailIndex: 'adres' }));
		kijkers.set('op adres', gebruikerVan(await maakAccount(opslag, 'Op adres'), { emailIndex: 'adres' }));
		kijkers.set('niemand', gebruikerVan('', { accountId: null, emailIndex: null }));
		// Planned anew: the older tafel had ended, and the other way round.
		const tafel = (proef: Proefcasus, status: Fase) =>
			opslag.schrijf((tx) =>
				tx.insert(t.tafel).values({
					id: nieuwId(),
					casusId: proef.casusId,
					soort: 'tafel1',
					status,
					veiligheidsafspraak: false,
					versie: 1,
					gemaaktOp: tijdstip(NU)
				})
			);
		await tafel(proeven[14]!, 'te-plannen');
		await tafel(proeven[10]!, 'geannuleerd');
	});
	afterAll(() => opslag.sluit());

	/** What betreed itself says of every case in the store, one by one. */
	const volgensBetreed = (tx: Db, gebruiker: Gebruiker) =>
		Promise.all(
			proeven.map(async ({ casusId }) => {
				const plek = { tx, sleutels: opslag.sleutels, moment: NU, verzoekId: nieuwId() };
				const hier = await betreed(plek, gebruiker, casusId, 'casus.lezen').catch((fout: unknown) => {
					if (fout instanceof GeenToegang || fout instanceof GeenRecht) return null;
					throw fout;
				});
				return hier === null || isWeigering(hier)
					? []
					: [{ casusId, rollen: [...hier.wie.rollen], fase: hier.fase, tafelId: hier.tafel?.id ?? null }];
			})
		).then((rijen) => rijen.flat().sort((een, ander) => ander.casusId.localeCompare(een.casusId)));

	it('is for everybody exactly what betreed says, case by case: same cases, roles, phase, tafel', async () => {
		let gezien = 0;
		for (const [naam, gebruiker] of kijkers) {
			const [nieuw, oud] = await opslag.schrijf(async (tx) => [
				(await overzie({ tx, gebruiker, nu: NU }, true)).map(({ casusId, rollen, fase, tafelId }) => ({
					casusId,
					rollen,
					fase,
					tafelId
				})),
				await volgensBetreed(tx, gebruiker)
			]);
			expect(nieuw, naam).toEqual(oud);
			gezien += nieuw.length;
		}
		expect(gezien).toBeGreaterThan(100);
	});

	it('gives nothing to who should get nothing, and one case to who has one', async () => {
		const aantal = async (naam: string) => {
			const gebruiker = kijkers.get(naam)!;
			return (await opslag.schrijf((tx) => overzie({ tx, gebruiker, nu: NU }, true))).length;
		};
		for (const naam of [
			'beheerder',
			'andere subregio',
			'geëindigd',
			'begint later',
			'in rust',
			'loket',
			'niemand'
		])
			expect(await aantal(naam), naam).toBe(0);
		expect(await aantal('waarnemer zonder post')).toBe(0);
		for (const naam of ['gast', 'eindigt later', 'waarnemer in nood', 'op adres'])
			expect(await aantal(naam), naam).toBe(1);
		expect(await aantal(`fg ${proeven[9]!.casusId}`)).toBe(0);
	});

	it('leaves out what has ended, by the latest tafel, unless that is asked for', async () => {
		const gebruiker = kijkers.get('hele regio')!;
		const ids = async (afgelopen: boolean) =>
			(await opslag.schrijf((tx) => overzie({ tx, gebruiker, nu: NU }, afgelopen))).map((een) => een.casusId);
		const lopend = await ids(false);
		expect(lopend).toContain(proeven[14]!.casusId);
		for (const klaar of [5, 6, 10, 15]) expect(lopend).not.toContain(proeven[klaar]!.casusId);
		expect(await ids(true)).toHaveLength(lopend.length + 4);
	});

	it('names nobody to a guest and everybody to a voorzitter', async () => {
		const gast = await vanGebruiker(opslag, kijkers.get('gast')!, NU);
		expect(gast.map((een) => een.kinderen)).toEqual([[]]);
		const { lijst } = await alles(opslag, kijkers.get('twee posten')!);
		expect(new Set(lijst.map((een) => een.kinderen.length))).toEqual(new Set([3]));
	});
});

describe('a worklist of more than one page', () => {
	let opslag: Opslag;
	let proef: Proefcasus;
	let po: Gebruiker;
	const AANTAL = 100;
	const later: string[] = [];
	/** How often the driver was asked something. */
	const tel = async (fn: () => Promise<unknown>): Promise<number> => {
		const spionnen = opPostgres
			? [vi.spyOn(Client.prototype, 'query')]
			: (['all', 'get', 'run'] as const).map((verb) =>
					vi.spyOn(Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')), verb)
				);
		await fn();
		// A connection that is opened meanwhile has words of its own, which name no table.
		const vraagt = (wat: unknown) => !opPostgres || /"casus\\?"\./.test(JSON.stringify(wat));
		const aantal = spionnen
			.flatMap((spion) => spion.mock.calls as unknown[][])
			.filter(([wat]) => vraagt(wat)).length;
		for (const spion of spionnen) spion.mockRestore();
		return aantal;
	};
	const vragen = { tien: { een: 0, heel: 0 }, honderd: { een: 0, heel: 0 } };

	beforeAll(async () => {
		opslag = await maakOpslag();
		for (let nummer = 0; nummer < AANTAL; nummer++) {
			proef = await maakCasus(opslag, { fase: nummer % 2 === 0 ? 'compleet' : 'uitgenodigd' });
			po = proef.gebruikers.procesondersteuner;
			await proef.als('procesondersteuner', 'casus.lezen', async (hier) => {
				await taak.zetKlaar(hier, {
					soort: 'mail-niet-bezorgd',
					voorRol: 'procesondersteuner',
					persoonId: proef.personen.ouderA,
					termijn: Temporal.PlainDate.from('2027-01-01').add({ days: nummer })
				});
			});
			if (nummer % 4 === 1) {
				await nodigUit(opslag, proef, ['ouderA', 'ouderB']);
				await opslag.schrijf((tx) =>
					tx
						.update(t.tafel)
						.set({ begintOp: '2026-11-24T09:30:00.000Z' })
						.where(eq(t.tafel.casusId, proef.casusId))
				);
			}
			if (nummer % 5 === 0)
				await opslag.schrijf((tx) =>
					tx.update(t.casus).set({ subregio: 'almelo' }).where(eq(t.casus.id, proef.casusId))
				);
			later.push(proef.casusId);
			if (nummer === 9 || nummer === AANTAL - 1) {
				const regio = gebruikerVan(po.accountId!, post('procesondersteuner', 'twente', null));
				const plek = nummer === 9 ? vragen.tien : vragen.honderd;
				await lees(opslag, regio);
				plek.een = await tel(() => opslag.lees((tx) => werklijst.overzicht(tx, NU, regio, false)));
				plek.heel = await tel(() => lees(opslag, regio));
			}
		}
		po = gebruikerVan(po.accountId!, post('procesondersteuner', 'twente', null));
	}, 120_000);
	afterAll(() => opslag.sluit());

	it('asks the same number of questions to know all work of 10 and of 100 cases', () => {
		expect(vragen.tien.een).toBeGreaterThan(3);
		expect(vragen.honderd.een).toBe(vragen.tien.een);
	});

	it('and for a whole page no more than one page of each list costs', () => {
		// Entering is two questions, and a third when the person has no role there by name or post.
		const eenmalig = vragen.tien.heel - 2 * 10;
		const hooguit = werklijst.WERK_PER_BLAD + werklijst.ZAKEN_PER_BLAD;
		expect(vragen.honderd.heel - eenmalig).toBeLessThanOrEqual(2 * hooguit);
	});

	it('has all work on its pages exactly once, in one order, with every name', async () => {
		const { eerste, werk, lijst } = await alles(opslag, po);
		expect(eerste.werk).toMatchObject({ totaal: 175, bladen: 4, nummer: 1 });
		expect(eerste.zaken).toMatchObject({ totaal: 100, bladen: 4 });
		expect(werk).toHaveLength(175);
		expect(new Set(werk.map(wat)).size).toBe(175);
		expect(lijst.map((een) => een.casusId)).toEqual([...later].sort().reverse());
		const taken = werk.filter((een) => een.soort === 'taak');
		expect(new Set(taken.map((een) => een.naam))).toEqual(new Set(['Saskia Vlierman']));
		expect(werk.every((een) => een.kinderen.length === 3)).toBe(true);
	});

	it('puts what is late or due first, then what has no day, then what has time', async () => {
		const nu = Temporal.Instant.from('2027-01-02T09:00:00Z');
		const { werk } = await lees(opslag, po, {}, nu);
		const dagen = werk.rijen.map((een) => een.voor);
		expect(dagen.slice(0, 27).every((dag) => dag !== null && dag <= '2027-01-02')).toBe(true);
		expect(dagen.slice(27).every((dag) => dag === null)).toBe(true);
		const { werk: verder } = await lees(opslag, po, { blad: 4 }, nu);
		expect(verder.rijen.map((een) => een.voor)).toEqual([...verder.rijen.map((een) => een.voor)].sort());
	});

	it('filters over all pages, not over the one in sight', async () => {
		const heel = (await alles(opslag, po)).werk;
		for (const keuze of [
			{ soort: 'stil' },
			{ soort: 'plannen' },
			{ subregio: 'almelo' },
			{ soort: 'taak', subregio: 'enschede' },
			{ wie: 'procesondersteuner' },
			{ wie: 'voorzitter' }
		]) {
			const { eerste, werk } = await alles(opslag, po, keuze);
			const verwacht = heel.filter(
				(een) =>
					(!keuze.soort || een.soort === keuze.soort) &&
					(!keuze.subregio || een.subregio === keuze.subregio) &&
					(!keuze.wie || een.voorRol === keuze.wie)
			);
			expect(werk.map(wat), JSON.stringify(keuze)).toEqual(verwacht.map(wat));
			expect(eerste.totaal).toBe(175);
			expect(eerste.keuzes).toEqual({
				soort: ['plannen', 'stil', 'taak'],
				subregio: ['almelo', 'enschede'],
				wie: ['procesondersteuner']
			});
		}
		const { lijst } = await alles(opslag, po, { subregio: 'almelo' });
		expect(lijst).toHaveLength(20);
	});

	it('records one look a page, whoever it is about', async () => {
		const kijk = () =>
			opslag.lees((db) => db.select().from(t.audit).where(eq(t.audit.handeling, 'werklijst.lezen')));
		const voor = (await kijk()).length;
		await lees(opslag, po, { blad: 2 });
		const [rij] = (await kijk()).slice(voor);
		expect(await kijk()).toHaveLength(voor + 1);
		expect(rij).toMatchObject({
			accountId: po.accountId,
			rol: 'procesondersteuner',
			casusId: null,
			objectId: null
		});
	});
});
