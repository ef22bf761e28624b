/** Signing out where somebody signed in: a note for one minute, that only this server reads (issue 3 §1). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { herkomstVan, schrijfBriefje, waarheen } from '#lib/server/toegang/oidc-afmelding.ts';
import { oidcAanbieder, type AuthProvider } from '#lib/server/toegang/oidc-aanbieder.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import { maakAccount, maakOpslag, NU } from '../huis.ts';
import { startZegger, type Zegger } from './oidc-zegger.ts';

const TOKEN = 'kop.kanarietoken.slot';
let opslag: Opslag;
let daar: Zegger;
let raad: AuthProvider;
let accountId: string;
beforeAll(async () => {
	opslag = await maakOpslag();
	daar = await startZegger();
	raad = oidcAanbieder(daar.instelling(), 'https://aantafel.voorbeeld.invalid');
});
afterAll(async () => {
	await daar.stop();
	await opslag.sluit();
});
beforeEach(async () => void (accountId = await maakAccount(opslag, 'Ilse Wiggers')));

type Rij = Partial<typeof t.sessie.$inferInsert>;
/** A session with this origin. @returns its id */
const maak = async (herkomst: Rij = herkomstVan(opslag.sleutels, accountId, raad, TOKEN)) => {
	const token = await opslag.schrijf((tx) =>
		sessie.maak(tx, { soort: 'vol', accountId, rustMinuten: 30, apparaat: 'Computer' }, NU)
	);
	const id = token.split('.')[0]!;
	await opslag.schrijf((tx) => tx.update(t.sessie).set(herkomst).where(eq(t.sessie.id, id)));
	return id;
};
const briefje = (sessieId: string) => schrijfBriefje({ opslag, nu: NU }, sessieId);
const naar = (tekst: string | null, nu = NU, vind = (id: string) => (id === 'raad' ? raad : null)) =>
	waarheen({ opslag, nu }, tekst, vind);

it('a session keeps by whom it came, and the token of that as ciphertext of the account; without a token neither', () => {
	const met = herkomstVan(opslag.sleutels, accountId, raad, TOKEN);
	expect(met.aanbieder).toBe('raad');
	expect(Buffer.from(met.idTokenVersleuteld!).toString('latin1')).not.toContain('kanarie');
	const open = (id: string) =>
		opslag.sleutels.huis.ontsleutel('sessie.id_token', id, met.idTokenVersleuteld!);
	expect(open(accountId)).toBe(TOKEN);
	expect(() => open('ander')).toThrow();
	expect(herkomstVan(opslag.sleutels, accountId, raad, null)).toEqual({
		aanbieder: null,
		idTokenVersleuteld: null
	});
});

it('the note leads to where the organisation signs out, with its token, and tells nobody on the way anything', async () => {
	const tekst = (await briefje(await maak()))!;
	expect(tekst).toMatch(/^[\w-]+$/);
	expect(Buffer.from(tekst, 'base64url').toString('latin1')).not.toMatch(/raad|kanarie/);
	const waar = (await naar(tekst))!;
	expect(waar.naam).toBe('De Raad');
	expect(`${waar.url.origin}${waar.url.pathname}`).toBe(`${daar.uitgever}/uit`);
	expect(waar.url.searchParams.get('id_token_hint')).toBe(TOKEN);
});

it('it is good for a minute', async () => {
	const tekst = await briefje(await maak());
	expect(await naar(tekst, NU.add({ milliseconds: 59_999 }))).not.toBeNull();
	expect(await naar(tekst, NU.add({ seconds: 60 }))).toBeNull();
});

it('there is none for a session that came by no organisation, or is over, or of which a part is gone', async () => {
	const heel = herkomstVan(opslag.sleutels, accountId, raad, TOKEN);
	const halve: Rij[] = [
		{ aanbieder: null, idTokenVersleuteld: null },
		{ ...heel, aanbieder: null },
		{ ...heel, idTokenVersleuteld: null },
		{ ...heel, accountId: null }
	];
	for (const rij of halve) expect(await briefje(await maak(rij))).toBeNull();
	expect(await briefje(nieuwId())).toBeNull();
	// And another session that did come by one is not taken instead.
	const ander = await maak();
	expect(await briefje(await maak({ aanbieder: null, idTokenVersleuteld: null }))).toBeNull();
	expect(await briefje(ander)).not.toBeNull();
});

it('signing out ends here without a note of ours', async () => {
	const goed = (await briefje(await maak()))!;
	for (const vreemd of [null, '', 'onzin', `${goed.slice(0, -4)}AAAA`, 'a'.repeat(200)])
		expect(await naar(vreemd)).toBeNull();
});

it('and when the organisation is gone from the settings, has no such place, or is away', async () => {
	const tekst = await briefje(await maak());
	expect(await naar(tekst, NU, () => null)).toBeNull();
	const met = (bij: object) => oidcAanbieder(daar.instelling(bij), 'https://aantafel.voorbeeld.invalid');
	expect(await naar(tekst, NU, () => met({ afmelden: false }))).toBeNull();
	expect(await naar(tekst, NU, () => met({ uitgever: 'http://127.0.0.1:9' }))).toBeNull();
});

it('but a defect of ours is no such thing: it goes up as it is', async () => {
	const stuk: AuthProvider = { ...raad, afmelding: () => Promise.reject(new Error('stuk')) };
	await expect(naar(await briefje(await maak()), NU, () => stuk)).rejects.toThrow('stuk');
});
