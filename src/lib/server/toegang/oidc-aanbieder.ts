/**
 * The port to somebody else's sign-in, and its OIDC form: authorization code with PKCE, state and nonce. For single
 * sign-on of professionals, and for a gemeente's broker later. It knows no account and stores nothing.
 */
import * as oidc from 'openid-client';
import { isBsn } from '../../domein/bsn.ts';
import { magZonderTls, type AanbiederInstelling } from './oidc-instelling.ts';

/** What belongs to one trip to the provider and back. */
export type Reis = {
	state: string;
	nonce: string;
	verifier: string;
	/** The provider must ask the person anew, whatever session it still has: a proof of now. */
	vers: boolean;
};
/** Who came back, as the provider proves it. */
export type Bewijs = {
	uitgever: string;
	onderwerp: string;
	email: string | null;
	/** `eigen`: the provider was not asked, so we ask for one of our own. */
	tweedeFactor: 'bewezen' | 'ontbreekt' | 'eigen';
	/** When the person proved there who it is; null when the provider does not say. */
	bewezenOp: Temporal.Instant | null;
	/** The token itself: what the provider needs to know whose session to end. */
	idToken: string | null;
};

export interface AuthProvider {
	readonly id: string;
	readonly naam: string;
	/** Where the person goes. @throws AanbiederWeg */
	vertrek(reis: Reis): Promise<URL>;
	/** Who came back to this address. @throws AanbiederWeg; BewijsOngeldig for whatever does not fit this trip */
	aankomst(url: URL, reis: Reis): Promise<Bewijs>;
	/** Where the person signs out there; null when that is not asked for or not there. @throws AanbiederWeg */
	afmelding(idToken: string): Promise<URL | null>;
}

/** The provider does not answer, or not as it should. */
export class AanbiederWeg extends Error {}
/** What came back proves nothing. `reden` is for the log: a code of the protocol, never a value. */
export class BewijsOngeldig extends Error {
	readonly reden: string;
	constructor(reden: string) {
		super(reden);
		this.reden = reden;
	}
}

/** The secrets of a new trip. @param vers see Reis */
export const nieuweReis = (vers = false): Reis => ({
	vers,
	state: oidc.randomState(),
	nonce: oidc.randomNonce(),
	verifier: oidc.randomPKCECodeVerifier()
});

const WACHT_SECONDEN = 5;
/** How old a proof at the provider may be on a trip that wants a fresh one. */
const VERS_SECONDEN = 60;
const BEWAAR_MS = 3600_000;
/** Codes of openid-client for a provider that cannot be reached or answers nonsense. */
const WEG = new Set([
	'OAUTH_TIMEOUT',
	'OAUTH_ABORT',
	'OAUTH_RESPONSE_IS_NOT_CONFORM',
	'OAUTH_RESPONSE_IS_NOT_JSON'
]);

const codeVan = (fout: unknown): string => {
	const { code } = Object(fout) as { code?: unknown };
	return typeof code === 'string' ? code : 'onbekend';
};
const isWeg = (fout: unknown): boolean =>
	// fetch() reports a refused or broken connection as a TypeError without code.
	(fout instanceof TypeError && codeVan(fout) === 'onbekend') || WEG.has(codeVan(fout));

const tekst = (waarde: unknown): string | null =>
	typeof waarde === 'string' && waarde !== '' ? waarde : null;

/** True when a subject is a BSN, alone or as the last part of a name (S0-B03: no BSN anywhere). */
export const isBsnOnderwerp = (onderwerp: string): boolean =>
	isBsn(onderwerp) || isBsn(onderwerp.split(/[:/|=@]/).at(-1)!);

function tweedeFactor(instelling: AanbiederInstelling, claims: oidc.IDToken): Bewijs['tweedeFactor'] {
	if (instelling.acr.length === 0 && instelling.amr.length === 0) return 'eigen';
	const amr = Array.isArray(claims.amr) ? claims.amr.map(String) : [];
	const bewezen =
		instelling.acr.some((een) => een === claims.acr) || amr.some((een) => instelling.amr.includes(een));
	return bewezen ? 'bewezen' : 'ontbreekt';
}

function leesBewijs(
	instelling: AanbiederInstelling,
	antwoord: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers
): Bewijs {
	// There are claims: the nonce that is expected asks for an ID token.
	const claims = antwoord.claims()!;
	const onderwerp = tekst(claims[instelling.onderwerp]);
	if (!onderwerp) throw new BewijsOngeldig('geen-onderwerp');
	if (isBsnOnderwerp(onderwerp)) throw new BewijsOngeldig('bsn');
	return {
		uitgever: claims.iss,
		onderwerp,
		email: instelling.email ? tekst(claims[instelling.email]) : null,
		tweedeFactor: tweedeFactor(instelling, claims),
		bewezenOp:
			typeof claims.auth_time === 'number'
				? Temporal.Instant.fromEpochMilliseconds(claims.auth_time * 1000)
				: null,
		idToken: antwoord.id_token ?? null
	};
}

/**
 * A provider that speaks OpenID Connect.
 * @param oorsprong public address of the product: the place to come back to is never taken from a request
 */
export function oidcAanbieder(instelling: AanbiederInstelling, oorsprong: string): AuthProvider {
	const terug = `${oorsprong}/inloggen/terug/${instelling.id}`;
	let bekend: { config: Promise<oidc.Configuration>; tot: number } | null = null;

	const ontdek = (): Promise<oidc.Configuration> => {
		const nu = performance.now();
		if (bekend && bekend.tot > nu) return bekend.config;
		// Without the second one openid-client trusts the connection and does not look at the signature.
		const regels = [
			...(magZonderTls(instelling) ? [oidc.allowInsecureRequests] : []),
			oidc.enableNonRepudiationChecks
		];
		const config = oidc.discovery(
			new URL(instelling.uitgever),
			instelling.clientId,
			undefined,
			oidc.ClientSecretBasic(instelling.clientGeheim),
			{ execute: regels, timeout: WACHT_SECONDEN }
		);
		bekend = { config, tot: nu + BEWAAR_MS };
		// A provider that was away is asked again at the next try.
		config.catch(() => {
			bekend = null;
		});
		return config;
	};
	const config = (): Promise<oidc.Configuration> =>
		ontdek().catch((fout: unknown) => {
			throw new AanbiederWeg(codeVan(fout));
		});

	return {
		id: instelling.id,
		naam: instelling.naam,
		async vertrek(reis) {
			const bekende = await config();
			return oidc.buildAuthorizationUrl(bekende, {
				redirect_uri: terug,
				scope: instelling.scope,
				state: reis.state,
				nonce: reis.nonce,
				code_challenge: await oidc.calculatePKCECodeChallenge(reis.verifier),
				code_challenge_method: 'S256',
				...(reis.vers && { prompt: 'login', max_age: String(VERS_SECONDEN) }),
				...(instelling.acr.length > 0 && { acr_values: instelling.acr.join(' ') })
			});
		},
		async aankomst(url, reis) {
			const bekende = await config();
			// Only what the provider added; where we are is fixed.
			const hier = new URL(terug);
			hier.search = url.search;
			try {
				const antwoord = await oidc.authorizationCodeGrant(bekende, hier, {
					expectedState: reis.state,
					expectedNonce: reis.nonce,
					pkceCodeVerifier: reis.verifier,
					...(reis.vers && { maxAge: VERS_SECONDEN })
				});
				return leesBewijs(instelling, antwoord);
			} catch (fout) {
				if (fout instanceof BewijsOngeldig) throw fout;
				if (isWeg(fout)) throw new AanbiederWeg(codeVan(fout));
				throw new BewijsOngeldig(codeVan(fout));
			}
		},
		async afmelding(idToken) {
			if (!instelling.afmelden) return null;
			const bekende = await config();
			if (!bekende.serverMetadata().end_session_endpoint) return null;
			const hier = `${oorsprong}/inloggen`;
			return oidc.buildEndSessionUrl(bekende, { id_token_hint: idToken, post_logout_redirect_uri: hier });
		}
	};
}
