import { isHttpError } from '@sveltejs/kit';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { audit, rol } from '#lib/server/opslag/schema.ts';
import { maakCasus, type Proefcasus } from '../huis.ts';
import { maakPlek, ruimOp, type Plek } from '../opslag/plek.ts';

let plek: Plek;
let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => {
	plek = maakPlek();
	// The product reads its surroundings at import, so they are set before.
	process.env.AANTAFEL_GEGEVENS = plek.gegevens;
	process.env.AANTAFEL_SLEUTELS = plek.sleutels;
	opslag = await (await import('#lib/server/huis.ts')).openHuis();
	proef = await maakCasus(opslag);
	await opslag.schrijf((tx) =>
		tx.update(rol).set({ van: '2020-01-01T00:00:00.000Z' }).where(eq(rol.casusId, proef.casusId))
	);
});
afterAll(async () => {
	await (await import('#lib/server/huis.ts')).sluitHuis();
	ruimOp(plek);
});

type Load = (event: unknown) => Promise<unknown>;
const paginas: [string, Record<string, string>, 'ouderB' | 'procesondersteuner'][] = [
	['stukken/[document]', { document: nieuwId() }, 'ouderB'],
	['planning/persoon/[persoon]', { persoon: nieuwId() }, 'procesondersteuner'],
	['verzoeken/[verzoek]', { verzoek: nieuwId() }, 'procesondersteuner']
];
const modules = import.meta.glob('/src/routes/casus/**/+page.server.ts') as Record<
	string,
	() => Promise<{ load: Load }>
>;

it.each(paginas)(
	'an id that is not of this case is a 404 at %s, and leaves a trace (dreigingen A02)',
	async (pad, params, wie) => {
		const { load } = await modules[`/src/routes/casus/[casus]/${pad}/+page.server.ts`]!();
		const url = new URL(`http://localhost/casus/${proef.casusId}/x`);
		const event = {
			url,
			request: new Request(url),
			params: { casus: proef.casusId, ...params },
			locals: { gebruiker: proef.gebruikers[wie], verzoekId: nieuwId() }
		};
		const fout: unknown = await load(event).catch((gevallen: unknown) => gevallen);
		expect(isHttpError(fout, 404) && fout.body.message).toBe('niet-gevonden');
		const rijen = await opslag.lees((db) =>
			db
				.select()
				.from(audit)
				.where(and(eq(audit.verzoekId, event.locals.verzoekId), eq(audit.uitkomst, 'geen-toegang')))
		);
		expect(rijen.map((rij) => [rij.accountId, rij.casusId])).toEqual([
			[proef.gebruikers[wie].accountId, proef.casusId]
		]);
	}
);

it('shows the way to the own account on every page of who has one, and to nobody else', async () => {
	const { load } = (await import('../../src/routes/loket/mijn/+page.server.ts')) as { load: Load };
	const url = new URL('http://localhost/loket/mijn');
	const randVan = (als: object) =>
		load({
			url,
			request: new Request(url),
			params: {},
			locals: { gebruiker: { ...proef.gebruikers.melder, ...als }, verzoekId: nieuwId() }
		});
	expect(await randVan({})).toMatchObject({ rand: { uitloggen: true, account: true } });
	expect(await randVan({ soort: 'loket', accountId: null })).toMatchObject({
		rand: { uitloggen: true, account: false }
	});
});

it('names the case on its pages to who works on more than one, not to the family', async () => {
	const { load } = (await modules['/src/routes/casus/[casus]/stukken/+page.server.ts']!()) as { load: Load };
	const url = new URL(`http://localhost/casus/${proef.casusId}/stukken`);
	const zaakVoor = (wie: 'ouderB' | 'procesondersteuner') =>
		load({
			url,
			request: new Request(url),
			params: { casus: proef.casusId },
			locals: { gebruiker: proef.gebruikers[wie], verzoekId: nieuwId() }
		});
	expect(await zaakVoor('procesondersteuner')).toHaveProperty('zaak', `PROEF-${proef.casusId.slice(-8)}`);
	expect(await zaakVoor('ouderB')).toMatchObject({ zaak: undefined });
});
