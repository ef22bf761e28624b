/** A trip to an organisation and back, from our side: what is kept of it, and where it ends (issue 3 §1). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { tijdstip } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import type { Klopper } from '#lib/server/toegang/inlog.ts';
import * as oidc from '#lib/server/toegang/oidc.ts';
import { oidcAanbieder, type AuthProvider } from '#lib/server/toegang/oidc-aanbieder.ts';
import type { AanbiederInstelling } from '#lib/server/toegang/oidc-instelling.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { maakOpslag, NU } from '../huis.ts';
import { klopper } from './gezin.ts';
import { startZegger, type Zegger } from './oidc-zegger.ts';

const OORSPRONG = 'https://aantafel.voorbeeld.invalid';
let opslag: Opslag;
let daar: Zegger;
let raad: AuthProvider;
let accountId: string;
beforeAll(async () => {
	opslag = await maakOpslag();
	daar = await startZegger();
});
afterAll(async () => {
	await daar.stop();
	await opslag.sluit();
});
beforeEach(async () => {
	Object.assign(daar, { claims: { sub: crypto.randomUUID(), acr: 'hoog' }, token: null });
	raad = maak({ acr: ['hoog'] });
	accountId = await opslag.schrijf((tx) =>
		account.maak(tx, opslag.sleutels, { naam: 'Ilse Wiggers', stem: 'u' }, NU)
	);
});

const maak = (bij: Partial<AanbiederInstelling> = {}) => oidcAanbieder(daar.instelling(bij), OORSPRONG);
async function vertrek(
	voor: { naar?: string; accountId?: string | null; vers?: boolean } = {},
	aanbieder = raad
) {
	const weg = await oidc.vertrek(opslag, aanbieder, { naar: '/werk', accountId: null, ...voor }, NU);
	if (isWeigering(weg)) throw new Error(weg.sleutel);
	const vraag = Object.fromEntries(weg.url.searchParams) as { state: string; nonce: string };
	daar.nonce = vraag.nonce;
	return {
		cookie: weg.cookie,
		vraag,
		url: new URL(`${OORSPRONG}/inloggen/terug/raad?code=x&state=${vraag.state}`)
	};
}
const kom = async (
	reis: { url: URL; cookie: string | undefined },
	bij: { wie?: string | null; van?: Klopper; aanbieder?: AuthProvider } = {}
) => {
	const terug = { url: reis.url, cookie: reis.cookie, wie: bij.wie ?? null };
	const uit = await oidc.aankomst(opslag, bij.aanbieder ?? raad, terug, bij.van ?? klopper());
	return isWeigering(uit) ? uit.sleutel : uit;
};
const koppel = async (aanbieder = raad) =>
	kom(await vertrek({ accountId }, aanbieder), { wie: accountId, aanbieder });
const sessies = () =>
	opslag.lees((db) => db.select().from(t.sessie).where(eq(t.sessie.accountId, accountId)));
const geefApp = () =>
	opslag.schrijf((tx) =>
		tx
			.update(t.account)
			.set({ totpVersleuteld: totp.versleutel(opslag.sleutels, accountId, totp.nieuwGeheim()) })
			.where(eq(t.account.id, accountId))
	);
const regels = (verzoekId: string) =>
	opslag.lees((db) =>
		db
			.select({ accountId: t.audit.accountId, handeling: t.audit.handeling, uitkomst: t.audit.uitkomst })
			.from(t.audit)
			.where(eq(t.audit.verzoekId, verzoekId))
	);

describe('a trip', () => {
	it('is kept for ten minutes, its secrets as ciphertext', async () => {
		const { cookie, vraag } = await vertrek({ accountId, naar: '/kanarie' });
		const [id, geheim] = cookie.split('.');
		const [rij] = await opslag.lees((db) => db.select().from(t.uitdaging).where(eq(t.uitdaging.id, id!)));
		expect(rij).toMatchObject({ doel: 'aanbieder', accountId, verlooptOp: '2026-11-23T09:10:00.000Z' });
		for (const geheimpje of [geheim!, vraag.state, vraag.nonce, '/kanarie'])
			expect(Buffer.from(rij!.waarde, 'base64').toString('latin1')).not.toContain(geheimpje);
		expect(oidc.REIS_MINUTEN).toBe(10);
		// The prefix keeps it to this host, over TLS.
		expect(oidc.REIS_COOKIE).toBe('__Host-reis');
	});

	it('asks for a proof of now only when it was set off for one', async () => {
		expect((await vertrek({ vers: true })).vraag).toMatchObject({ prompt: 'login' });
		for (const vers of [false, undefined])
			expect((await vertrek({ ...(vers === false && { vers }) })).vraag).not.toHaveProperty('prompt');
	});

	it('is over at ten minutes, and not a second before', async () => {
		await koppel();
		const laat = klopper({ nu: NU.add({ minutes: 10 }) });
		expect(await kom(await vertrek(), { van: laat })).toBe('toegang.aanbieder-mislukt');
		const reis = await vertrek();
		expect(await kom(reis, { van: klopper({ nu: NU.add({ seconds: 599 }) }) })).toMatchObject({
			soort: 'binnen'
		});
	});

	it('is of the browser that set off: without its cookie, or with half or another, nothing comes of it', async () => {
		await koppel();
		const reis = await vertrek();
		const [id, geheim] = reis.cookie.split('.');
		const ander = (await vertrek()).cookie.split('.')[1];
		for (const cookie of [undefined, '', '.', id, `${id}.`, `.${geheim}`, `x.${geheim}`])
			expect(await kom({ ...reis, cookie })).toBe('toegang.aanbieder-mislukt');
		// What has the right number and a wrong secret spends it: nobody tries twice.
		expect(await kom({ ...reis, cookie: `${id}.${ander}` })).toBe('toegang.aanbieder-mislukt');
		expect(await kom(reis)).toBe('toegang.aanbieder-mislukt');
	});

	it('is to one organisation, and no question of another kind', async () => {
		await koppel();
		const ander = maak({ id: 'ander', acr: ['hoog'] });
		expect(await kom(await vertrek(), { aanbieder: ander })).toBe('toegang.aanbieder-mislukt');
		const reis = await vertrek();
		await opslag.schrijf((tx) =>
			tx
				.update(t.uitdaging)
				.set({ doel: 'passkey-gebruiken' })
				.where(eq(t.uitdaging.id, reis.cookie.split('.')[0]!))
		);
		expect(await kom(reis)).toBe('toegang.aanbieder-mislukt');
	});

	it('spends itself and leaves those of others', async () => {
		await koppel();
		const [een, twee] = [await vertrek(), await vertrek()];
		daar.nonce = een.vraag.nonce;
		expect(await kom(een)).toMatchObject({ soort: 'binnen' });
		daar.nonce = twee.vraag.nonce;
		expect(await kom(twee)).toMatchObject({ soort: 'binnen' });
		expect(await kom(een)).toBe('toegang.aanbieder-mislukt');
	});

	it('to an organisation that is away, there or back, is said to be that, and leaves nothing', async () => {
		const weg = maak({ uitgever: 'http://127.0.0.1:9' });
		const voor = await opslag.lees((db) => db.select().from(t.uitdaging));
		expect(await oidc.vertrek(opslag, weg, { naar: '/', accountId: null }, NU)).toMatchObject({
			sleutel: 'toegang.aanbieder-weg'
		});
		expect(await opslag.lees((db) => db.select().from(t.uitdaging))).toEqual(voor);
		const reis = await vertrek();
		daar.token = { status: 503, lijf: 'vol' };
		expect(await kom(reis)).toBe('toegang.aanbieder-weg');
	});

	it('that ends in a defect of ours is no refusal', async () => {
		const stuk: AuthProvider = {
			...raad,
			vertrek: () => Promise.reject(new Error('stuk')),
			aankomst: () => Promise.reject(new Error('stuk'))
		};
		await expect(oidc.vertrek(opslag, stuk, { naar: '/', accountId: null }, NU)).rejects.toThrow('stuk');
		await expect(kom(await vertrek(), { aanbieder: stuk })).rejects.toThrow('stuk');
	});
});

describe('coming back', () => {
	it('with a second factor proven there is a full session, that knows by which organisation it came', async () => {
		expect(await koppel()).toEqual({ soort: 'gekoppeld' });
		const van = klopper();
		const uit = await kom(await vertrek({ naar: '/werk?x=1' }), { van });
		expect(uit).toMatchObject({ soort: 'binnen', naar: '/werk?x=1', binnen: { accountId } });
		const [rij, ...meer] = await sessies();
		expect(meer).toEqual([]);
		expect(rij).toMatchObject({ soort: 'vol', aanbieder: 'raad', bewezenOp: null });
		const token = opslag.sleutels.huis.ontsleutel('sessie.id_token', accountId, rij!.idTokenVersleuteld!);
		expect(token).toMatch(/^eyJ/);
		expect(await regels(van.verzoekId)).toEqual([
			{ accountId, handeling: 'toegang.aanbieder', uitkomst: 'gedaan' }
		]);
	});

	it.each([
		['before now counts as it is', '2026-11-23T08:59:00Z', '2026-11-23T08:59:00.000Z'],
		['of a clock that is ahead is no later than now', '2026-11-23T09:30:00Z', '2026-11-23T09:00:00.000Z']
	])('with a proof %s, for this session alone', async (_wat, daarOp, hierOp) => {
		await koppel();
		await kom(await vertrek());
		daar.claims.auth_time = Temporal.Instant.from(daarOp).epochMilliseconds / 1000;
		await kom(await vertrek());
		expect((await sessies()).map((rij) => rij.bewezenOp).sort()).toEqual([hierOp, null].sort());
	});

	it('without the second factor that was asked for is no session', async () => {
		await koppel();
		await geefApp();
		daar.claims.acr = 'laag';
		expect(await kom(await vertrek())).toBe('toegang.aanbieder-factor');
		expect(await sessies()).toEqual([]);
	});

	it('without having asked for one is half a session when there is an app here, and none otherwise', async () => {
		raad = maak();
		await koppel();
		expect(await kom(await vertrek())).toBe('toegang.aanbieder-factor');
		expect(await sessies()).toEqual([]);
		await geefApp();
		const van = klopper();
		const uit = await kom(await vertrek({ naar: '/werk' }), { van });
		const [rij, ...meer] = await sessies();
		expect(meer).toEqual([]);
		expect(rij).toMatchObject({
			soort: 'half',
			aanbieder: 'raad',
			apparaat: 'Telefoon',
			rustMinuten: 10
		});
		expect(rij!.idTokenVersleuteld).not.toBeNull();
		expect(uit).toEqual({
			soort: 'half',
			sessie: expect.stringMatching(`^${rij!.id}\\.`) as string,
			naar: '/werk'
		});
		expect(await regels(van.verzoekId)).toEqual([
			{ accountId, handeling: 'toegang.aanbieder', uitkomst: 'half' }
		]);
	});

	it('without a link is nobody, and makes nothing', async () => {
		expect(await kom(await vertrek())).toBe('toegang.aanbieder-onbekend');
		expect(await sessies()).toEqual([]);
	});

	it('to link, when another is signed in by now or nobody, is refused', async () => {
		for (const wie of [null, 'iemand-anders'])
			expect(await kom(await vertrek({ accountId }), { wie })).toBe('toegang.aanbieder-mislukt');
	});

	it.each([
		['bsn', { sub: '111222333' }, 'toegang.aanbieder-bsn'],
		['OAUTH_JWT_CLAIM_COMPARISON_FAILED', { nonce: 'ander' }, 'toegang.aanbieder-mislukt']
	])(
		'with what proves nothing (%s) is refused, and the log says why, of nobody',
		async (reden, claims, uit) => {
			Object.assign(daar.claims, claims);
			const van = klopper();
			expect(await kom(await vertrek(), { van })).toBe(uit);
			expect(await regels(van.verzoekId)).toEqual([
				{ accountId: null, handeling: 'toegang.aanbieder', uitkomst: `aanbieder.${reden}` }
			]);
		}
	);

	it('touches the session that it made and no other', async () => {
		await koppel();
		await kom(await vertrek());
		const [eerste] = await sessies();
		await opslag.schrijf((tx) =>
			tx
				.update(t.sessie)
				.set({ aanbieder: null, idTokenVersleuteld: null, bewezenOp: tijdstip(NU) })
				.where(eq(t.sessie.id, eerste!.id))
		);
		await kom(await vertrek());
		await geefApp();
		await kom(await vertrek({}, maak()), { aanbieder: maak() });
		expect((await sessies()).find((rij) => rij.id === eerste!.id)).toMatchObject({
			aanbieder: null,
			idTokenVersleuteld: null,
			bewezenOp: tijdstip(NU)
		});
	});
});
