/** Signing in through an organisation, against a real OpenID provider on loopback (issue 3 §1). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { isWeigering } from '#lib/domein/weigering.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import {
	account as accounts,
	inlogkoppeling,
	sessie as sessies,
	uitdaging
} from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import * as oidc from '#lib/server/toegang/oidc.ts';
import * as afmelding from '#lib/server/toegang/oidc-afmelding.ts';
import {
	BewijsOngeldig,
	isBsnOnderwerp,
	nieuweReis,
	oidcAanbieder,
	type AuthProvider
} from '#lib/server/toegang/oidc-aanbieder.ts';
import { keur } from '#lib/server/toegang/oidc-instelling.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { maakOpslag, NU } from '../huis.ts';
import { klopper } from './gezin.ts';
import { OORSPRONG, startAanbieder, type Aanbieder } from './oidc-huis.ts';

let opslag: Opslag;
let daar: Aanbieder;
let raad: AuthProvider;
let accountId: string;

beforeAll(async () => {
	opslag = await maakOpslag();
	daar = await startAanbieder();
});
afterAll(async () => {
	await daar.stop();
	await opslag.sluit();
});
beforeEach(async () => {
	daar.bezoeker = { sub: crypto.randomUUID(), email: 'raad@voorbeeld.invalid', acr: 'hoog' };
	daar.verander = null;
	raad = oidcAanbieder(daar.instelling(), OORSPRONG);
	accountId = await opslag.schrijf((tx) =>
		account.maak(tx, opslag.sleutels, { naam: 'Ilse Wiggers', stem: 'u' }, NU)
	);
});

/** A trip from here to there and back. */
async function reis(voor: string | null = null, aanbieder = raad, wie: string | null = voor) {
	const weg = await oidc.vertrek(opslag, aanbieder, { naar: '/werk', accountId: voor }, NU);
	if (isWeigering(weg)) return weg;
	const url = await daar.loop(weg.url);
	return oidc.aankomst(opslag, aanbieder, { url, cookie: weg.cookie, wie }, klopper());
}
const sleutel = async (uitkomst: Promise<unknown>) => {
	const uit = await uitkomst;
	return isWeigering(uit) ? uit.sleutel : uit;
};

describe('a trip to the organisation and back', () => {
	it('opens the linked account with a full session, and goes where the person was going', async () => {
		expect(await reis(accountId)).toEqual({ soort: 'gekoppeld' });
		const uit = await reis();
		if (isWeigering(uit) || uit.soort !== 'binnen') throw new Error('niet binnen');
		expect(uit.naar).toBe('/werk');
		expect(await sessie.zoek(opslag, uit.binnen.sessie, NU)).toMatchObject({ soort: 'vol', accountId });
	});

	it('opens and makes nothing for somebody nobody linked, also with a known e-mail address', async () => {
		const bekend = `bekend-${accountId}@voorbeeld.invalid`;
		await opslag.schrijf((tx) =>
			account.maak(tx, opslag.sleutels, { naam: 'Ilse', stem: 'u', email: bekend }, NU)
		);
		daar.bezoeker.email = bekend;
		const voor = await opslag.lees((db) => db.select().from(accounts));
		expect(await sleutel(reis())).toBe('toegang.aanbieder-onbekend');
		expect(await opslag.lees((db) => db.select().from(accounts))).toHaveLength(voor.length);
	});

	it('keeps neither subject nor address of the provider in the open', async () => {
		await reis(accountId);
		const rijen = await opslag.lees((db) =>
			db.select().from(inlogkoppeling).where(eq(inlogkoppeling.accountId, accountId))
		);
		expect(rijen).toHaveLength(1);
		expect(JSON.stringify(rijen)).not.toContain(daar.bezoeker.sub);
		expect(JSON.stringify(rijen)).not.toContain('voorbeeld.invalid');
	});

	it('does not open a blocked account, nor one whose link was taken away', async () => {
		await reis(accountId);
		await opslag.schrijf((tx) =>
			tx.update(accounts).set({ geblokkeerdOp: '2026-11-22T00:00:00.000Z' }).where(eq(accounts.id, accountId))
		);
		expect(await sleutel(reis())).toBe('toegang.aanbieder-onbekend');
		await opslag.schrijf((tx) =>
			tx.update(accounts).set({ geblokkeerdOp: null }).where(eq(accounts.id, accountId))
		);
		const [koppeling] = await opslag.lees((db) => oidc.koppelingen(db, accountId));
		const moment = { nu: NU, verzoekId: 'proef' };
		await opslag.schrijf((tx) => oidc.ontkoppel(tx, opslag, 'iemand-anders', koppeling!.id, moment));
		expect(await opslag.lees((db) => oidc.koppelingen(db, accountId))).toHaveLength(1);
		await opslag.schrijf((tx) => oidc.ontkoppel(tx, opslag, accountId, koppeling!.id, moment));
		expect(await sleutel(reis())).toBe('toegang.aanbieder-onbekend');
	});
});

describe('signing out', () => {
	const dienst = () => ({ opslag, nu: NU });
	/** Comes in, and what this browser has at the provider. */
	async function binnen(aanbieder = raad) {
		await reis(accountId, aanbieder);
		const koekjes = new Map<string, string>();
		const weg = await oidc.vertrek(opslag, aanbieder, { naar: '/werk', accountId: null }, NU);
		if (isWeigering(weg)) throw new Error(weg.sleutel);
		const url = await daar.loop(weg.url, koekjes);
		const uit = await oidc.aankomst(opslag, aanbieder, { url, cookie: weg.cookie, wie: null }, klopper());
		if (isWeigering(uit) || uit.soort === 'gekoppeld') throw new Error('niet binnen');
		const token = uit.soort === 'binnen' ? uit.binnen.sessie : uit.sessie;
		return { koekjes, token, sessieId: token.split('.')[0]! };
	}
	const briefje = (sessieId: string) => afmelding.schrijfBriefje(dienst(), sessieId);
	const naar = (tekst: string | null, aanbieder = raad, nu = NU) =>
		afmelding.waarheen({ ...dienst(), nu }, tekst, (id) => (id === aanbieder.id ? aanbieder : null));

	it('goes on to the organisation, which ends its own session and sends back to our door', async () => {
		const { koekjes, sessieId } = await binnen();
		const waar = (await naar(await briefje(sessieId)))!;
		expect(waar.url.origin).toBe(new URL(daar.uitgever).origin);
		expect(waar.naam).toBe('De Raad');
		const terug = await daar.meldAf(waar.url, koekjes);
		expect(`${terug.origin}${terug.pathname}`).toBe(`${OORSPRONG}/inloggen`);
		// That session is really over: the next trip asks who it is.
		const weg = await oidc.vertrek(opslag, raad, { naar: '/werk', accountId: null }, NU);
		if (isWeigering(weg)) throw new Error(weg.sleutel);
		daar.bezoeker = { sub: 'iemand-anders', email: 'x@voorbeeld.invalid', acr: 'hoog' };
		const url = await daar.loop(weg.url, koekjes);
		const wie = { url, cookie: weg.cookie, wie: null };
		expect(await sleutel(oidc.aankomst(opslag, raad, wie, klopper()))).toBe('toegang.aanbieder-onbekend');
	});

	it('also after our own second factor, when the organisation did not prove one', async () => {
		const zonder = oidcAanbieder(daar.instelling({ acr: [] }), OORSPRONG);
		const geheim = totp.nieuwGeheim();
		await opslag.schrijf((tx) =>
			tx
				.update(accounts)
				.set({ totpVersleuteld: totp.versleutel(opslag.sleutels, accountId, geheim) })
				.where(eq(accounts.id, accountId))
		);
		const half = await binnen(zonder);
		const gebruiker = await sessie.zoek(opslag, half.token, NU);
		const code = generateSync({ secret: geheim, epoch: Math.floor(NU.epochMilliseconds / 1000) });
		const uit = await inlog.metTweedeFactor(opslag, { ...gebruiker!, accountId }, code, klopper());
		if (typeof uit === 'string') throw new Error(uit);
		const waar = await naar(await briefje(uit.sessie.split('.')[0]!), zonder);
		expect(waar?.url.searchParams.get('id_token_hint')).toBeTruthy();
	});

	it('keeps what that takes as ciphertext, and only as long as the session', async () => {
		const { sessieId } = await binnen();
		const [rij] = await opslag.lees((db) => db.select().from(sessies).where(eq(sessies.id, sessieId)));
		expect(rij).toMatchObject({ aanbieder: 'raad' });
		const token = Buffer.from(rij!.idTokenVersleuteld!).toString('latin1');
		expect(token).not.toContain('eyJ');
		expect(token).not.toContain(daar.bezoeker.sub);
		await opslag.schrijf((tx) => sessie.beeindig(tx, sessieId));
		expect(await briefje(sessieId)).toBeNull();
	});

	it('stays here for another session, for a note of over a minute, or one that nobody wrote', async () => {
		const eigen = await opslag.schrijf((tx) =>
			sessie.maak(tx, { soort: 'vol', accountId, rustMinuten: 30, apparaat: 'Computer' }, NU)
		);
		expect(await briefje(eigen.split('.')[0]!)).toBeNull();
		const goed = await briefje((await binnen()).sessieId);
		expect(await naar(goed, raad, NU.add({ seconds: 61 }))).toBeNull();
		for (const vreemd of [null, '', 'onzin', goed!.slice(0, -4) + 'AAAA', 'a'.repeat(200)])
			expect(await naar(vreemd)).toBeNull();
	});

	it('stays here when the settings say so, and when the organisation has no such place or is away', async () => {
		const goed = await briefje((await binnen()).sessieId);
		const zonder = oidcAanbieder(daar.instelling({ afmelden: false }), OORSPRONG);
		expect(await naar(goed, zonder)).toBeNull();
		const dood = oidcAanbieder(daar.instelling({ uitgever: 'http://127.0.0.1:9' }), OORSPRONG);
		expect(await naar(goed, dood)).toBeNull();
		const kaal = { ...raad, afmelding: () => Promise.resolve(null) };
		expect(await naar(goed, kaal)).toBeNull();
	});
});

describe('what does not fit the trip', () => {
	it('a state that is not ours', async () => {
		await reis(accountId);
		const weg = await oidc.vertrek(opslag, raad, { naar: '/', accountId: null }, NU);
		if (isWeigering(weg)) throw new Error('weg');
		const url = await daar.loop(weg.url);
		url.searchParams.set('state', 'verzonnen');
		const uit = oidc.aankomst(opslag, raad, { url, cookie: weg.cookie, wie: null }, klopper());
		expect(await sleutel(uit)).toBe('toegang.aanbieder-mislukt');
	});

	it('a return that was used before: trip and code are spent', async () => {
		await reis(accountId);
		const weg = await oidc.vertrek(opslag, raad, { naar: '/', accountId: null }, NU);
		if (isWeigering(weg)) throw new Error('weg');
		const url = await daar.loop(weg.url);
		const kom = () => oidc.aankomst(opslag, raad, { url, cookie: weg.cookie, wie: null }, klopper());
		expect(await kom()).toMatchObject({ soort: 'binnen' });
		expect(await sleutel(kom())).toBe('toegang.aanbieder-mislukt');
	});

	it('the same code on a fresh trip: the provider gives it once', async () => {
		const eerste = nieuweReis();
		const url = await daar.loop(await raad.vertrek(eerste));
		await raad.aankomst(url, eerste);
		await expect(raad.aankomst(url, eerste)).rejects.toBeInstanceOf(BewijsOngeldig);
	});

	it('another nonce, and another PKCE verifier', async () => {
		for (const anders of [{ nonce: nieuweReis().nonce }, { verifier: nieuweReis().verifier }]) {
			const heen = nieuweReis();
			const url = await daar.loop(await raad.vertrek(heen));
			await expect(raad.aankomst(url, { ...heen, ...anders })).rejects.toBeInstanceOf(BewijsOngeldig);
		}
	});

	it('an ID token that was altered after it was signed', async () => {
		daar.verander = (token) => {
			const [kop, lijf, teken] = token.id_token!.split('.');
			const claims = JSON.parse(Buffer.from(lijf!, 'base64url').toString()) as Record<string, unknown>;
			const nieuw = Buffer.from(JSON.stringify({ ...claims, sub: 'iemand-anders' })).toString('base64url');
			return { ...token, id_token: [kop, nieuw, teken].join('.') };
		};
		expect(await sleutel(reis())).toBe('toegang.aanbieder-mislukt');
	});

	it('an ID token of another client, with the right nonce and a right signature', async () => {
		const heen = nieuweReis();
		const ander = oidcAanbieder(daar.instelling({ id: 'ander' }), OORSPRONG);
		let gestolen = '';
		daar.verander = (token) => {
			gestolen = token.id_token!;
			return token;
		};
		await ander.aankomst(await daar.loop(await ander.vertrek(heen)), heen);
		daar.verander = (token) => ({ ...token, id_token: gestolen });
		const url = await daar.loop(await raad.vertrek(heen));
		await expect(raad.aankomst(url, heen)).rejects.toMatchObject({
			reden: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'
		});
	});

	it('another browser, another provider, or a trip of eleven minutes', async () => {
		await reis(accountId);
		const vertrek = async () => {
			const weg = await oidc.vertrek(opslag, raad, { naar: '/', accountId: null }, NU);
			if (isWeigering(weg)) throw new Error('weg');
			return { url: await daar.loop(weg.url), cookie: weg.cookie, wie: null };
		};
		const een = await vertrek();
		const zonder = oidc.aankomst(opslag, raad, { ...een, cookie: undefined }, klopper());
		expect(await sleutel(zonder)).toBe('toegang.aanbieder-mislukt');
		const vals = oidc.aankomst(opslag, raad, { ...een, cookie: `${een.cookie}x` }, klopper());
		expect(await sleutel(vals)).toBe('toegang.aanbieder-mislukt');
		const ander = oidcAanbieder(daar.instelling({ id: 'ander' }), OORSPRONG);
		expect(await sleutel(oidc.aankomst(opslag, ander, await vertrek(), klopper()))).toBe(
			'toegang.aanbieder-mislukt'
		);
		const laat = klopper({ nu: NU.add({ minutes: 11 }) });
		expect(await sleutel(oidc.aankomst(opslag, raad, await vertrek(), laat))).toBe(
			'toegang.aanbieder-mislukt'
		);
	});

	it('a person who said no there', async () => {
		const weg = await oidc.vertrek(opslag, raad, { naar: '/', accountId: null }, NU);
		if (isWeigering(weg)) throw new Error('weg');
		const url = new URL(`${OORSPRONG}/inloggen/terug/raad?error=access_denied`);
		url.searchParams.set('state', weg.url.searchParams.get('state') ?? '');
		url.searchParams.set('iss', daar.uitgever);
		const uit = oidc.aankomst(opslag, raad, { url, cookie: weg.cookie, wie: null }, klopper());
		expect(await sleutel(uit)).toBe('toegang.aanbieder-mislukt');
	});
});

describe('a second factor', () => {
	it('that was asked for and not proven there gives no session at all', async () => {
		await reis(accountId);
		daar.bezoeker.acr = 'laag';
		expect(await sleutel(reis())).toBe('toegang.aanbieder-factor');
		expect(
			await opslag.lees((db) => db.select().from(sessies).where(eq(sessies.accountId, accountId)))
		).toEqual([]);
	});

	it('by method (amr) counts as well', async () => {
		const opMethode = oidcAanbieder(daar.instelling({ acr: [], amr: ['mfa'] }), OORSPRONG);
		await reis(accountId, opMethode);
		expect(await sleutel(reis(null, opMethode))).toBe('toegang.aanbieder-factor');
		daar.bezoeker = { ...daar.bezoeker, amr: ['pwd', 'mfa'] };
		expect(await reis(null, opMethode)).toMatchObject({ soort: 'binnen' });
	});

	it('that is not asked of the provider is asked by us: half a session, or none without a code app', async () => {
		const zonder = oidcAanbieder(daar.instelling({ acr: [], amr: [] }), OORSPRONG);
		await reis(accountId, zonder);
		expect(await sleutel(reis(null, zonder))).toBe('toegang.aanbieder-factor');
		await opslag.schrijf((tx) =>
			tx
				.update(accounts)
				.set({ totpVersleuteld: totp.versleutel(opslag.sleutels, accountId, totp.nieuwGeheim()) })
				.where(eq(accounts.id, accountId))
		);
		const uit = await reis(null, zonder);
		if (isWeigering(uit) || uit.soort !== 'half') throw new Error('niet half');
		expect(await sessie.zoek(opslag, uit.sessie, NU)).toMatchObject({ soort: 'half', aanstellingen: [] });
	});
});

describe('a fresh proof', () => {
	const reisVers = async (strip: string[] = []) => {
		const weg = await oidc.vertrek(opslag, raad, { naar: '/werk', accountId: null, vers: true }, NU);
		if (isWeigering(weg)) throw new Error('weg');
		for (const naam of strip) weg.url.searchParams.delete(naam);
		const url = await daar.loop(weg.url);
		return oidc.aankomst(opslag, raad, { url, cookie: weg.cookie, wie: null }, klopper());
	};
	const bewezen = async (uit: Awaited<ReturnType<typeof reisVers>>) => {
		if (isWeigering(uit) || uit.soort !== 'binnen') throw new Error('niet binnen');
		return (await sessie.zoek(opslag, uit.binnen.sessie, NU))?.bewezenOp ?? null;
	};

	it('is not what a session at the provider gives: heavy acts ask again', async () => {
		await reis(accountId);
		expect(await bewezen(await reis())).toBeNull();
	});

	it('is asked of the provider when it is needed, and its own time counts', async () => {
		await reis(accountId);
		expect(await bewezen(await reisVers())).toMatch(/^20\d\d-/);
	});

	it('cannot be left out by who changes the address on the way', async () => {
		await reis(accountId);
		expect(await sleutel(reisVers(['prompt', 'max_age']))).toBe('toegang.aanbieder-mislukt');
	});
});

describe('linking', () => {
	it('is refused when somebody else is signed in by now, or nobody', async () => {
		expect(await sleutel(reis(accountId, raad, null))).toBe('toegang.aanbieder-mislukt');
		expect(await sleutel(reis(accountId, raad, 'iemand-anders'))).toBe('toegang.aanbieder-mislukt');
	});

	it('is refused when this sign-in opens another account already', async () => {
		await reis(accountId);
		const ander = await opslag.schrijf((tx) =>
			account.maak(tx, opslag.sleutels, { naam: 'Otto', stem: 'u' }, NU)
		);
		expect(await sleutel(reis(ander))).toBe('toegang.aanbieder-bezet');
	});

	it('is refused when the provider names another address than the account has', async () => {
		const met = await opslag.schrijf((tx) =>
			account.maak(
				tx,
				opslag.sleutels,
				{ naam: 'Otto', stem: 'u', email: `o-${accountId}@voorbeeld.invalid` },
				NU
			)
		);
		expect(await sleutel(reis(met))).toBe('toegang.aanbieder-adres');
	});
});

describe('no BSN', () => {
	it('is ever taken for a subject, alone or in a name', async () => {
		// 111222333 passes the elfproef and belongs to nobody.
		for (const sub of ['111222333', 'urn:nl:bsn:111222333', 's00000000:111222333']) {
			expect(isBsnOnderwerp(sub)).toBe(true);
			daar.bezoeker = { ...daar.bezoeker, sub };
			expect(await sleutel(reis(accountId))).toBe('toegang.aanbieder-bsn');
		}
		expect(await opslag.lees((db) => oidc.koppelingen(db, accountId))).toEqual([]);
		expect(isBsnOnderwerp('111222334')).toBe(false);
		expect(isBsnOnderwerp('3f2b6a90-0000-4000-8000-000000000000')).toBe(false);
	});
});

describe('a provider that is away', () => {
	it('is said so and leaves nothing behind; when it is back it works again', async () => {
		const kort = await startAanbieder();
		const weg = oidcAanbieder(kort.instelling(), OORSPRONG);
		await kort.stop();
		const voor = await opslag.lees((db) => db.select().from(uitdaging));
		expect(await sleutel(oidc.vertrek(opslag, weg, { naar: '/', accountId: null }, NU))).toBe(
			'toegang.aanbieder-weg'
		);
		expect(await opslag.lees((db) => db.select().from(uitdaging))).toEqual(voor);
		const terug = await startAanbieder(Number(new URL(kort.uitgever).port));
		expect(isWeigering(await oidc.vertrek(opslag, weg, { naar: '/', accountId: null }, NU))).toBe(false);
		await terug.stop();
	});

	it('while somebody is there: coming back says so too', async () => {
		const kort = await startAanbieder();
		const hier = oidcAanbieder(kort.instelling(), OORSPRONG);
		const gegaan = await oidc.vertrek(opslag, hier, { naar: '/', accountId: null }, NU);
		if (isWeigering(gegaan)) throw new Error('weg');
		const url = await kort.loop(gegaan.url);
		await kort.stop();
		const uit = oidc.aankomst(opslag, hier, { url, cookie: gegaan.cookie, wie: null }, klopper());
		expect(await sleutel(uit)).toBe('toegang.aanbieder-weg');
	});
});

describe('the settings', () => {
	it('want TLS, a known form, and each name once; the message never holds a secret', () => {
		const goed = {
			id: 'raad',
			naam: 'De Raad',
			uitgever: 'https://login.voorbeeld.invalid',
			clientId: 'aan-tafel',
			clientGeheim: 'zeer-geheim'
		};
		expect(keur([goed])).toMatchObject([{ onderwerp: 'sub', email: 'email', acr: [], amr: [] }]);
		for (const fout of [
			[{ ...goed, uitgever: 'http://login.voorbeeld.invalid' }],
			[{ ...goed, clientGeheim: 12345 }],
			[goed, goed],
			[{ ...goed, scope: 'email' }],
			[{ ...goed, onbekend: 'veld' }],
			goed
		]) {
			expect(() => keur(fout)).toThrow(/aanbieders/);
			expect(() => keur(fout)).not.toThrow(/zeer-geheim|12345/);
		}
	});
});
