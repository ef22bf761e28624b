/** What we ask of an organisation's sign-in and what we believe of its answer, word by word (issue 3 §1). */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
	AanbiederWeg,
	BewijsOngeldig,
	isBsnOnderwerp,
	nieuweReis,
	oidcAanbieder,
	type AuthProvider,
	type Reis
} from '#lib/server/toegang/oidc-aanbieder.ts';
import type { AanbiederInstelling } from '#lib/server/toegang/oidc-instelling.ts';
import { startZegger, type Zegger } from './oidc-zegger.ts';

const OORSPRONG = 'https://aantafel.voorbeeld.invalid';
const TERUG = `${OORSPRONG}/inloggen/terug/raad`;
let daar: Zegger;
beforeAll(async () => void (daar = await startZegger()));
afterAll(() => daar.stop());
beforeEach(() => Object.assign(daar, { gevraagd: [], claims: {}, token: null, beschrijving: null, kan: {} }));

const maak = (bij: Partial<AanbiederInstelling> = {}) => oidcAanbieder(daar.instelling(bij), OORSPRONG);
const kom = (aanbieder: AuthProvider, reis: Reis = nieuweReis()) =>
	aanbieder.aankomst(daar.terug(reis), reis);
const nu = () => Math.floor(Date.now() / 1000);
const weigering = async (bezig: Promise<unknown>) => {
	const fout = await bezig.then(
		() => null,
		(een: unknown) => een
	);
	if (fout instanceof BewijsOngeldig) return fout.reden;
	return fout instanceof AanbiederWeg ? `weg: ${fout.message}` : fout;
};

describe('the way there', () => {
	it('asks for a code for this trip alone, to come back at our own fixed address', async () => {
		const reis = nieuweReis();
		expect(reis.vers).toBe(false);
		const url = await maak().vertrek(reis);
		expect(`${url.origin}${url.pathname}`).toBe(`${daar.uitgever}/hier`);
		const { code_challenge: uitdaging, ...vraag } = Object.fromEntries(url.searchParams);
		expect(vraag).toEqual({
			client_id: 'aan-tafel',
			response_type: 'code',
			redirect_uri: TERUG,
			scope: 'openid email',
			state: reis.state,
			nonce: reis.nonce,
			code_challenge_method: 'S256'
		});
		expect(uitdaging).toMatch(/^[\w-]{43}$/);
		expect(uitdaging).not.toBe(reis.verifier);
		const ander = nieuweReis();
		expect(new Set([...Object.values(reis), ...Object.values(ander)]).size).toBe(7);
	});

	it('asks for a proof of now when the trip wants one, and for the levels that the settings name', async () => {
		const url = await maak({ acr: ['hoog', 'hoogst'] }).vertrek(nieuweReis(true));
		expect(Object.fromEntries(url.searchParams)).toMatchObject({
			prompt: 'login',
			max_age: '60',
			acr_values: 'hoog hoogst'
		});
	});

	it('learns what the organisation can do once, for all trips, and both ways at the same time', async () => {
		const raad = maak();
		await Promise.all([raad.vertrek(nieuweReis()), raad.vertrek(nieuweReis())]);
		await kom(raad);
		const beschreven = daar.gevraagd.filter(({ wat }) => wat.includes('.well-known'));
		expect(beschreven).toHaveLength(1);
	});

	it('learns it anew after an hour, and not before', async () => {
		const raad = maak();
		const keer = () => daar.gevraagd.filter(({ wat }) => wat.includes('.well-known')).length;
		vi.useFakeTimers({ toFake: ['performance'] });
		try {
			await raad.vertrek(nieuweReis());
			vi.advanceTimersByTime(3_599_999);
			await raad.vertrek(nieuweReis());
			expect(keer()).toBe(1);
			vi.advanceTimersByTime(1);
			await raad.vertrek(nieuweReis());
			expect(keer()).toBe(2);
		} finally {
			vi.useRealTimers();
		}
	});

	it.each([
		['does not answer as it should', { status: 500, lijf: '' }],
		['answers with a page', { lijf: '<html>' }],
		['is somebody else', { soort: 'application/json', lijf: '{"issuer":"https://ander.voorbeeld.invalid"}' }]
	])('of one that %s is away, for now: the next trip asks again', async (_wat, beschrijving) => {
		const raad = maak();
		daar.beschrijving = beschrijving;
		expect(await weigering(raad.vertrek(nieuweReis()))).toMatch(/^weg: (OAUTH_|onbekend)/);
		daar.beschrijving = null;
		expect((await raad.vertrek(nieuweReis())).origin).toBe(daar.uitgever);
	});

	it('of one that is not there is away as well', async () => {
		const nergens = maak({ uitgever: 'http://127.0.0.1:9' });
		expect(await weigering(nergens.vertrek(nieuweReis()))).toBe('weg: onbekend');
	});

	it('has the name that the settings gave it', () => {
		expect(maak()).toMatchObject({ id: 'raad', naam: 'De Raad' });
	});
});

describe('the way back', () => {
	it('trades the code with our own secret and the secret of this trip, whatever address it came in on', async () => {
		const reis = nieuweReis();
		await kom(maak(), reis);
		const handel = daar.gevraagd.find(({ wat }) => wat === 'POST /token')!;
		expect(Object.fromEntries(new URLSearchParams(handel.lijf))).toEqual({
			grant_type: 'authorization_code',
			code: 'eenmalig',
			redirect_uri: TERUG,
			code_verifier: reis.verifier
		});
		const wie = Buffer.from(handel.wie.replace('Basic ', ''), 'base64').toString();
		expect(decodeURIComponent(wie)).toBe('aan-tafel:zeer+geheim');
	});

	it('says who it is, and nothing that the organisation did not say', async () => {
		const bewijs = await kom(maak());
		expect(bewijs).toEqual({
			uitgever: daar.uitgever,
			onderwerp: 'medewerker-1',
			email: null,
			tweedeFactor: 'eigen',
			bewezenOp: null,
			idToken: expect.stringMatching(/^eyJ/) as string
		});
	});

	it('says the address and the moment of the proof, when they came along', async () => {
		daar.claims = { email: 'ilse@voorbeeld.invalid', auth_time: 1_700_000_000 };
		expect(await kom(maak())).toMatchObject({ email: 'ilse@voorbeeld.invalid' });
		expect((await kom(maak())).bewezenOp?.toString()).toBe('2023-11-14T22:13:20Z');
		daar.claims = { email: 'ilse@voorbeeld.invalid', upn: 'ilse@upn.voorbeeld.invalid' };
		expect((await kom(maak({ email: null }))).email).toBeNull();
		expect((await kom(maak({ email: 'upn' }))).email).toBe('ilse@upn.voorbeeld.invalid');
		for (const email of ['', 7, ['x@voorbeeld.invalid']]) {
			daar.claims = { email };
			expect((await kom(maak())).email).toBeNull();
		}
	});

	it('tells people apart by the claim of the settings; without it there is nobody', async () => {
		daar.claims = { oid: 'vast' };
		expect((await kom(maak({ onderwerp: 'oid' }))).onderwerp).toBe('vast');
		for (const oid of [undefined, '', 7]) {
			daar.claims = { oid };
			expect(await weigering(kom(maak({ onderwerp: 'oid' })))).toBe('geen-onderwerp');
		}
	});

	it('refuses a BSN as the name of a person, and says only that', async () => {
		// 111222333 passes the elfproef and belongs to nobody.
		daar.claims = { sub: 'urn:nl:bsn:111222333' };
		const fout = await kom(maak()).catch((een: unknown) => een);
		expect(fout).toMatchObject({ reden: 'bsn', message: 'bsn' });
		for (const teken of [':', '/', '|', '=', '@']) expect(isBsnOnderwerp(`x${teken}111222333`)).toBe(true);
		for (const naam of ['111222333', ' 111222333 ']) expect(isBsnOnderwerp(naam)).toBe(true);
		for (const naam of ['x111222333', '111222333:x', '111222334', ''])
			expect(isBsnOnderwerp(naam)).toBe(false);
	});
});

describe('a second factor there', () => {
	const factor = async (bij: Partial<AanbiederInstelling>, claims: Record<string, unknown>) => {
		daar.claims = claims;
		return (await kom(maak(bij))).tweedeFactor;
	};

	it('is ours to ask when the settings name none, whatever comes along', async () => {
		expect(await factor({}, { acr: 'hoog', amr: ['mfa'] })).toBe('eigen');
	});

	it.each<[Partial<AanbiederInstelling>, Record<string, unknown>]>([
		[{ acr: ['hoog', 'hoogst'] }, { acr: 'hoogst' }],
		[{ amr: ['mfa', 'hwk'] }, { amr: ['pwd', 'hwk'] }],
		[
			{ acr: ['hoog'], amr: ['mfa'] },
			{ acr: 'laag', amr: ['mfa'] }
		],
		[{ acr: ['hoog'], amr: ['mfa'] }, { acr: 'hoog' }],
		[{ amr: ['2'] }, { amr: [2] }]
	])('asked for as %j is proven by %j', async (bij, claims) => {
		expect(await factor(bij, claims)).toBe('bewezen');
	});

	it.each<[Partial<AanbiederInstelling>, Record<string, unknown>]>([
		[{ acr: ['hoog'] }, {}],
		[{ acr: ['hoog'] }, { acr: 'laag', amr: ['hoog'] }],
		[{ acr: ['hoog'] }, { acr: ['hoog'] }],
		[{ amr: ['mfa'] }, { amr: ['pwd'] }],
		[{ amr: ['mfa'] }, { acr: 'mfa' }],
		[{ amr: ['mfa'] }, { amr: 'mfa' }],
		[{ amr: ['m'] }, { amr: 'mfa' }]
	])('asked for as %j is not proven by %j', async (bij, claims) => {
		expect(await factor(bij, claims)).toBe('ontbreekt');
	});
});

describe('what is not believed', () => {
	it('is another trip: its state, its nonce', async () => {
		const reis = nieuweReis();
		const url = daar.terug({ ...reis, state: 'ander' });
		expect(await weigering(maak().aankomst(url, reis))).toBe('OAUTH_INVALID_RESPONSE');
		daar.claims = { nonce: 'ander' };
		expect(await weigering(kom(maak()))).toBe('OAUTH_JWT_CLAIM_COMPARISON_FAILED');
	});

	it('is a way back without an answer, or with more than one', async () => {
		const reis = nieuweReis();
		for (const vraag of ['', `?state=${reis.state}`, `?code=x&code=y&state=${reis.state}`])
			expect(await weigering(maak().aankomst(new URL(`${TERUG}${vraag}`), reis))).toBe(
				'OAUTH_INVALID_RESPONSE'
			);
	});

	it('is a trip without a secret: that is no fault of the organisation', async () => {
		expect(await weigering(kom(maak(), { ...nieuweReis(), state: '' }))).toBe('ERR_INVALID_ARG_VALUE');
	});

	it('is a token for another, of another, or of before', async () => {
		for (const claims of [
			{ aud: 'ander' },
			{ iss: 'https://ander.voorbeeld.invalid' },
			{ exp: nu() - 3600 }
		]) {
			daar.claims = claims;
			expect(await weigering(kom(maak()))).toMatch(/^OAUTH_/);
		}
	});

	it('is an answer without a token of who it is', async () => {
		daar.token = { soort: 'application/json', lijf: '{"access_token":"a","token_type":"bearer"}' };
		expect(await weigering(kom(maak()))).toBe('OAUTH_INVALID_RESPONSE');
	});

	it('is a code that the organisation does not know, or a person who said no', async () => {
		daar.token = { status: 400, soort: 'application/json', lijf: '{"error":"invalid_grant"}' };
		expect(await weigering(kom(maak()))).toBe('OAUTH_RESPONSE_BODY_ERROR');
		const reis = nieuweReis();
		const nee = new URL(`${TERUG}?error=access_denied&state=${reis.state}`);
		expect(await weigering(maak().aankomst(nee, reis))).toBe('OAUTH_AUTHORIZATION_RESPONSE_ERROR');
	});

	it('is a signature of somebody else', async () => {
		const kop = Buffer.from('{"alg":"RS256","kid":"een"}').toString('base64url');
		const reis = nieuweReis();
		const claims = {
			iss: daar.uitgever,
			sub: 'x',
			aud: 'aan-tafel',
			exp: nu() + 60,
			iat: nu(),
			nonce: reis.nonce
		};
		const lijf = Buffer.from(JSON.stringify(claims)).toString('base64url');
		const id_token = `${kop}.${lijf}.${Buffer.alloc(256, 1).toString('base64url')}`;
		daar.token = {
			soort: 'application/json',
			lijf: JSON.stringify({ access_token: 'a', token_type: 'bearer', id_token })
		};
		expect(await weigering(kom(maak(), reis))).toMatch(/^OAUTH_/);
	});

	it('is an old proof, on a trip that wants one of now; on any other it is believed', async () => {
		daar.claims = { auth_time: nu() - 3600 };
		expect(await weigering(kom(maak(), nieuweReis(true)))).toMatch(/^OAUTH_/);
		expect(await kom(maak())).toMatchObject({ onderwerp: 'medewerker-1' });
		daar.claims = {};
		expect(await weigering(kom(maak(), nieuweReis(true)))).toMatch(/^OAUTH_/);
		daar.claims = { auth_time: nu() };
		expect(await kom(maak(), nieuweReis(true))).toMatchObject({ onderwerp: 'medewerker-1' });
	});
});

describe('an organisation that fails while somebody is there', () => {
	it.each([
		['is broken', { status: 503, lijf: 'vol' }, 'weg: OAUTH_RESPONSE_IS_NOT_CONFORM'],
		['shows a page', { lijf: '<html>' }, 'weg: OAUTH_RESPONSE_IS_NOT_JSON']
	])('and %s is away: that proves nothing against the person', async (_wat, token, uit) => {
		daar.token = token;
		expect(await weigering(kom(maak()))).toBe(uit);
	});

	it('and does not answer at all is away too', async () => {
		const kort = await startZegger();
		const hier = oidcAanbieder(kort.instelling(), OORSPRONG);
		const reis = nieuweReis();
		await hier.vertrek(reis);
		await kort.stop();
		expect(await weigering(hier.aankomst(kort.terug(reis), reis))).toBe('weg: onbekend');
	});
});

describe('signing out there', () => {
	it('tells whose session ends and where to come back: our door', async () => {
		const url = (await maak().afmelding('het-token'))!;
		expect(`${url.origin}${url.pathname}`).toBe(`${daar.uitgever}/uit`);
		expect(Object.fromEntries(url.searchParams)).toMatchObject({
			id_token_hint: 'het-token',
			post_logout_redirect_uri: `${OORSPRONG}/inloggen`
		});
	});

	it('is not done when the settings say so, without asking anything, nor when there is no such place', async () => {
		expect(await maak({ afmelden: false }).afmelding('het-token')).toBeNull();
		expect(daar.gevraagd).toEqual([]);
		daar.kan = { end_session_endpoint: undefined };
		expect(await maak().afmelding('het-token')).toBeNull();
	});
});
