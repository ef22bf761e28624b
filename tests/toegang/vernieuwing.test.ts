// The screens after the code of a renewal know the person already: by the name and in the voice that was chosen
// (issue 3 §1). Before the code they say nothing (dreigingen B04). The browser comes first: it says where the store is.
import { browser as nieuweBrowser, openDeur } from './browser.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { nu } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import * as herstel from '#lib/server/toegang/herstel.ts';
import * as profiel from '#lib/server/toegang/profiel.ts';
import { maakCasus } from '../huis.ts';
import { codeVan } from './gezin.ts';

const routes = async () => ({
	link: await import('../../src/routes/(toegang)/uitnodiging/[token]/+server.ts'),
	code: await import('../../src/routes/(toegang)/uitnodiging/+page.server.ts'),
	kies: await import('../../src/routes/(toegang)/uitnodiging/toegang/+page.server.ts'),
	wachtwoord: await import('../../src/routes/(toegang)/uitnodiging/wachtwoord/+page.server.ts')
});
let opslag: Opslag;
let pagina: Awaited<ReturnType<typeof routes>>;
let sluit: () => Promise<void>;
beforeAll(async () => {
	({ opslag, sluit } = await openDeur());
	pagina = await routes();
});
afterAll(() => sluit());

/** A renewal for this member of the family, with the link opened in a browser of its own. */
async function metLink(wie: 'ouderA' | 'jongere13', gekozen: { roepnaam: string; vorm: 'u' | 'je' }) {
	const proef = await maakCasus(opslag, { fase: 'uitgenodigd', nu: nu() });
	const accountId = proef.gebruikers[wie].accountId!;
	await opslag.schrijf(async (tx) => {
		await tx.update(t.persoon).set({ adresGeheim: false }).where(eq(t.persoon.casusId, proef.casusId));
		const invoer = { ...gekozen, taal: 'nl' as const, bereik: '', stilVan: '', stilTot: '' };
		await profiel.bewaar(tx, opslag.sleutels, accountId, invoer, { nu: nu(), verzoekId: 'proef' });
	});
	const { code, hash: codeHash } = await codeVan(opslag);
	const { token, hash: tokenHash } = nieuwToken();
	const invoer = { controle: 'gezien', notitie: 'Langs geweest, paspoort gezien.' } as const;
	const uit = await proef.als(
		'procesondersteuner',
		'toegangsherstel.beginnen',
		(hier) => herstel.begin(hier, proef.personen[wie], invoer, { code, codeHash, token, tokenHash }),
		nu()
	);
	if (isWeigering(uit)) throw new Error(uit.sleutel);
	const b = nieuweBrowser(opslag);
	await b.doe(pagina.link.GET, '/x', { params: { token } });
	return { ...b, code };
}

it('greets by the chosen name and in the chosen voice, after the code and not before', async () => {
	const b = await metLink('ouderA', { roepnaam: 'Sas de Eerste', vorm: 'je' });
	const voor = await b.doe(pagina.code.load, '/uitnodiging');
	expect(JSON.stringify(voor.uitkomst)).not.toContain('Sas');
	expect((await b.doe(pagina.kies.load, '/uitnodiging/toegang')).naar).toBe('/uitnodiging');
	await b.doe(pagina.code.actions.code, '/uitnodiging', { velden: { activatie: b.code } });
	const { uitkomst } = await b.doe(pagina.kies.load, '/uitnodiging/toegang');
	expect(uitkomst).toMatchObject({ stem: 'je', groet: 'Sas de Eerste', vernieuwt: true });
});

it('never fills in the address that a jongere may share with a parent, whatever voice was chosen', async () => {
	const b = await metLink('jongere13', { roepnaam: '', vorm: 'u' });
	await b.doe(pagina.code.actions.code, '/uitnodiging', { velden: { activatie: b.code } });
	expect((await b.doe(pagina.kies.load, '/uitnodiging/toegang')).uitkomst).toMatchObject({
		stem: 'u',
		groet: null
	});
	const { uitkomst } = await b.doe(pagina.wachtwoord.load, '/uitnodiging/wachtwoord');
	expect(uitkomst).toMatchObject({ stem: 'u', adres: '' });
});
