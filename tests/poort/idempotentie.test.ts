import { isActionFailure, isRedirect, type ActionFailure } from '@sveltejs/kit';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eenmaal, verzendingVan } from '#lib/server/idempotentie.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { audit, idempotentie, reactie, reactieVersie, rol, tafel } from '#lib/server/opslag/schema.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { nodigUit } from '../casus/genodigd.ts';
import { maakCasus, NU, type Proefcasus } from '../huis.ts';
import { maakOpslagplek, ruimOp, type Plek } from '../opslag/plek.ts';

type Actie = (event: unknown) => Promise<unknown>;
type Uitkomst =
	{ naar: string } | ActionFailure<{ melding: string; waarden: Record<string, string> }> | undefined;

const TAB = '00000000-0000-4000-8000-000000000001';
const versturen = () =>
	import('../../src/routes/casus/[casus]/reactie/versturen/+page.server.ts') as Promise<{
		actions: Record<string, Actie>;
	}>;
const schrijven = () =>
	import('../../src/routes/casus/[casus]/reactie/+page.server.ts') as Promise<{
		actions: Record<string, Actie>;
	}>;

let plek: Plek;
let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => {
	plek = await maakOpslagplek();
	// The product reads its surroundings at import, so they are set before.
	process.env.AANTAFEL_GEGEVENS = plek.gegevens;
	process.env.AANTAFEL_SLEUTELS = plek.sleutels;
	if (plek.database) process.env.DATABASE_URL = plek.database;
	opslag = await (await import('#lib/server/huis.ts')).openHuis();
});
afterAll(async () => {
	await (await import('#lib/server/huis.ts')).sluitHuis();
	ruimOp(plek);
});
beforeEach(async () => {
	proef = await maakCasus(opslag);
	await nodigUit(opslag, proef, ['ouderA', 'ouderB']);
	// The poort reads the real clock; the family of huis.ts gets its roles in November 2026.
	await opslag.schrijf((tx) =>
		tx.update(rol).set({ van: '2020-01-01T00:00:00.000Z' }).where(eq(rol.casusId, proef.casusId))
	);
	await typ('Het gaat beter op school.');
});

/** Sends a form as Kit hands it to an action. A redirect comes back as a value. */
async function stuur(
	actie: Actie,
	pad: string,
	velden: Record<string, string>,
	als: Gebruiker = proef.gebruikers.ouderA
): Promise<Uitkomst> {
	const url = new URL(`http://localhost/casus/${proef.casusId}${pad}`);
	const body = new URLSearchParams(velden);
	const request = new Request(url, {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/x-www-form-urlencoded' }
	});
	const event = {
		url,
		request,
		params: { casus: proef.casusId },
		locals: { gebruiker: als, verzoekId: crypto.randomUUID() },
		route: { id: '' }
	};
	try {
		return (await actie(event)) as Uitkomst;
	} catch (fout) {
		if (isRedirect(fout)) return { naar: fout.location };
		throw fout;
	}
}
const typ = async (tekst: string, bij: Record<string, string> = {}) =>
	stuur((await schrijven()).actions.bewaar!, '/reactie', {
		vraag: 'nu',
		tekst,
		basis: '0',
		tab: TAB,
		naar: 'straks',
		...bij
	});
const dienIn = async (velden: Record<string, string>, als?: Gebruiker) =>
	stuur(
		(await versturen()).actions.indienen!,
		'/reactie/versturen',
		{ deelMet: 'iedereen', gezien: 'ja', ...velden },
		als
	);

const versies = () =>
	opslag.lees((db) =>
		db
			.select({ nummer: reactieVersie.nummer })
			.from(reactieVersie)
			.innerJoin(reactie, eq(reactie.id, reactieVersie.reactieId))
			.where(eq(reactie.casusId, proef.casusId))
	);
const tel = async (tabel: typeof idempotentie | typeof audit) =>
	(await opslag.lees((db) => db.select({ n: count() }).from(tabel)))[0]!.n;

describe('a form that is sent again (dreigingen R11)', () => {
	it('fifty times at once has one effect, and one answer', async () => {
		const sleutel = crypto.randomUUID();
		const voor = await tel(audit);
		const antwoorden = await Promise.all(Array.from({ length: 50 }, () => dienIn({ sleutel })));
		expect(new Set(antwoorden.map((een) => JSON.stringify(een)))).toEqual(
			new Set([JSON.stringify({ naar: `/casus/${proef.casusId}/reactie` })])
		);
		expect(await versies()).toHaveLength(1);
		expect((await tel(audit)) - voor).toBe(1);
	});

	it('with another text is refused, and what was typed comes back', async () => {
		const sleutel = crypto.randomUUID();
		await dienIn({ sleutel });
		const anders = await dienIn({ sleutel, deelMet: 'voorzitter' });
		expect(isActionFailure(anders)).toBe(true);
		expect(anders).toMatchObject({
			status: 409,
			data: { melding: expect.stringContaining('al verstuurd') as string, waarden: { deelMet: 'voorzitter' } }
		});
		expect(await versies()).toHaveLength(1);
	});

	it('with a new key acts again', async () => {
		await dienIn({ sleutel: crypto.randomUUID() });
		await dienIn({ sleutel: crypto.randomUUID() });
		expect(await versies()).toHaveLength(2);
	});

	it('by somebody else with the same key is somebody else’s act', async () => {
		const sleutel = crypto.randomUUID();
		await dienIn({ sleutel });
		const ander = await dienIn({ sleutel }, proef.gebruikers.ouderB);
		expect(isActionFailure(ander)).toBe(true);
		expect(await versies()).toHaveLength(1);
	});

	it('after the case moved on still gets the answer it had', async () => {
		const sleutel = crypto.randomUUID();
		const eerst = await dienIn({ sleutel });
		await opslag.schrijf((tx) =>
			tx.update(tafel).set({ status: 'gehouden' }).where(eq(tafel.id, proef.tafelId!))
		);
		expect(await dienIn({ sleutel })).toEqual(eerst);
		expect(await dienIn({ sleutel: crypto.randomUUID() })).toMatchObject({ status: 409 });
		expect(await dienIn({ sleutel, deelMet: 'voorzitter' })).toMatchObject({ status: 409 });
		expect(await versies()).toHaveLength(1);
	});

	it('after the opening asks nobody who may read it, and shares the least', async () => {
		await opslag.schrijf((tx) =>
			tx.update(tafel).set({ status: 'bezig' }).where(eq(tafel.id, proef.tafelId!))
		);
		const laat = async (velden: Record<string, string>) =>
			stuur((await versturen()).actions.nakomen!, '/reactie/versturen', velden);
		expect(await laat({})).toMatchObject({ status: 400, data: { velden: { gezien: expect.any(String) } } });
		expect(await laat({ gezien: 'ja', deelMet: 'iedereen' })).toEqual({
			naar: `/casus/${proef.casusId}/reactie`
		});
		const [rij] = await opslag.lees((db) =>
			db
				.select({ deelMet: reactieVersie.deelMet, teLaat: reactieVersie.teLaat })
				.from(reactieVersie)
				.innerJoin(reactie, eq(reactie.id, reactieVersie.reactieId))
				.where(eq(reactie.casusId, proef.casusId))
		);
		expect(rij).toEqual({ deelMet: 'tafel', teLaat: true });
	});

	it('shows no field that keeps nothing once the tafel is over, and still shows the own words', async () => {
		const pagina = async () =>
			(await import('../../src/routes/casus/[casus]/reactie/+page.server.ts')).load({
				url: new URL(`http://localhost/casus/${proef.casusId}/reactie?vraag=nu`),
				request: new Request('http://localhost/'),
				params: { casus: proef.casusId },
				locals: { gebruiker: proef.gebruikers.ouderA, verzoekId: crypto.randomUUID() },
				route: { id: '' },
				setHeaders: () => undefined
			} as never) as Promise<{ dicht: boolean; nu: unknown; vragen: { vraag: string; tekst: string }[] }>;
		const zet = (status: string) =>
			opslag.schrijf((tx) => tx.update(tafel).set({ status }).where(eq(tafel.id, proef.tafelId!)));
		expect(await pagina()).toMatchObject({ dicht: false, nu: { tekst: 'Het gaat beter op school.' } });
		for (const status of ['afgerond', 'geannuleerd', 'vervallen-geen-toestemming']) {
			await zet(status);
			const { dicht, nu, vragen } = await pagina();
			expect([dicht, nu], status).toEqual([true, null]);
			expect(vragen[0]).toMatchObject({ vraag: 'nu', tekst: 'Het gaat beter op school.' });
		}
	});

	it('that was refused may be sent again with the same key', async () => {
		const sleutel = crypto.randomUUID();
		await typ('');
		expect(await dienIn({ sleutel })).toMatchObject({ status: 409 });
		await typ('Nu met woorden.', { basis: '2' });
		expect(await dienIn({ sleutel })).toEqual({ naar: `/casus/${proef.casusId}/reactie` });
		expect(await versies()).toHaveLength(1);
	});
});

describe('which sending it is', () => {
	const sleutel = '00000000-0000-4000-8000-00000000abcd';
	const vorm = (...paren: [string, string | File][]): FormData => {
		const gegevens = new FormData();
		for (const [naam, waarde] of [['sleutel', sleutel], ...paren] as [string, string | File][])
			gegevens.append(naam, waarde);
		return gegevens;
	};
	const stuk = (inhoud: string, naam = 'brief.pdf', type = 'application/pdf') =>
		vorm(['stuk', new File([inhoud], naam, { type })]);
	const van = async (
		gegevens: FormData,
		gebruiker: Partial<Gebruiker> | null = { accountId: 'een', emailIndex: null },
		pad = '/casus/x?/doe'
	) => {
		const event = { url: new URL(pad, 'http://localhost'), locals: { gebruiker } };
		return verzendingVan(opslag.sleutels, event as never, 'casus.lezen', gegevens);
	};

	it('is known by its key alone: without one, or with something else for it, the form acts each time', async () => {
		for (const anders of [null, '', `${sleutel}0`, `0${sleutel}`, 'x'.repeat(36)]) {
			const gegevens = new FormData();
			if (anders !== null) gegevens.set('sleutel', anders);
			expect(await van(gegevens)).toBeNull();
		}
		const alsBestand = new FormData();
		alsBestand.set('sleutel', new File(['x'], sleutel));
		expect(await van(alsBestand)).toBeNull();
		expect(await van(vorm())).not.toBeNull();
	});

	it('belongs to one person, also to one who came by a code of the loket, and to one address', async () => {
		const allen = await Promise.all([
			van(vorm()),
			van(vorm(), { accountId: 'ander', emailIndex: null }),
			van(vorm(), { accountId: null, emailIndex: 'adres' }),
			van(vorm(), { accountId: null, emailIndex: 'ander adres' }),
			van(vorm(), null),
			van(vorm(), undefined, '/casus/y?/doe'),
			van(vorm(), undefined, '/casus/x?/anders')
		]);
		expect(new Set(allen.map((een) => een!.id)).size).toBe(allen.length);
		expect(new Set(allen.map((een) => een!.lijfMac)).size).toBe(1);
		expect(await van(vorm())).toEqual(allen[0]);
	});

	it('holds every word and every byte: another file, name or kind is another form', async () => {
		const vormen = [
			vorm(),
			vorm(['tekst', 'een']),
			vorm(['tekst', 'twee']),
			vorm(['ander', 'een']),
			stuk('een'),
			stuk('twee'),
			stuk('een', 'ander.pdf'),
			stuk('een', 'brief.pdf', 'text/plain')
		];
		const lijven = await Promise.all(vormen.map(async (een) => (await van(een))!.lijfMac));
		expect(new Set(lijven).size).toBe(vormen.length);
		expect((await van(stuk('een')))!.lijfMac).toBe(lijven[4]);
	});
});

it.each([
	['goes on to another page', { naar: '/klaar' }, { naar: '/klaar' }],
	['stays on the page with something to show, which is not kept', { code: 'ABC' }, {}],
	['shows something that is called naar and is no address', { naar: 7 }, {}],
	['stays on the page with nothing', undefined, {}]
] as const)('an act that %s is answered so again', async (_wat, gevolg, weer) => {
	const verzending = { id: crypto.randomUUID(), handeling: 'casus.lezen', lijfMac: 'zelfde' };
	let keer = 0;
	const doe = () =>
		opslag.schrijf((tx) =>
			eenmaal({ tx, nu: NU }, verzending, async () => {
				keer++;
				return gevolg;
			})
		);
	expect(await doe()).toEqual(gevolg);
	expect(await doe()).toEqual(weer);
	expect(keer).toBe(1);
	const [rij] = await opslag.lees((db) =>
		db.select().from(idempotentie).where(eq(idempotentie.id, verzending.id))
	);
	expect(rij).toEqual({
		...verzending,
		naar: 'naar' in weer ? '/klaar' : null,
		op: '2026-11-23T09:00:00.000Z'
	});
});

describe('saving a draft', () => {
	it('is done again and again, also with the same key and another text', async () => {
		const sleutel = crypto.randomUUID();
		const voor = await tel(idempotentie);
		for (const [i, tekst] of ['H', 'He', 'Het gaat', 'Het gaat beter'].entries())
			expect(await typ(tekst, { sleutel, basis: String(i + 1) })).toEqual({
				naar: `/casus/${proef.casusId}`
			});
		const [rij] = await opslag.lees((db) =>
			db.select().from(reactie).where(eq(reactie.casusId, proef.casusId))
		);
		const eigen = await opslag.sleutels.persoon(rij!.persoonId, proef.casusId, 'eigen');
		const concept = JSON.parse(eigen.ontsleutel('reactie.concept', rij!.id, rij!.conceptVersleuteld!)) as {
			velden: { nu: { tekst: string } };
		};
		expect(concept.velden.nu.tekst).toBe('Het gaat beter');
		expect(await tel(idempotentie)).toBe(voor);
	});

	it('with the text that is there changes nothing', async () => {
		const rij = async () =>
			(await opslag.lees((db) => db.select().from(reactie).where(eq(reactie.casusId, proef.casusId))))[0]!;
		const voor = await rij();
		await Promise.all(Array.from({ length: 10 }, () => typ('Het gaat beter op school.')));
		expect((await rij()).conceptVersie).toBe(voor.conceptVersie);
	});
});
