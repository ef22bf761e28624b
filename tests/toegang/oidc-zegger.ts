/** A small OpenID provider on loopback that says and signs exactly what a test tells it to, also what no good one would. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AanbiederInstelling } from '#lib/server/toegang/oidc-instelling.ts';
import type { Reis } from '#lib/server/toegang/oidc-aanbieder.ts';

export type Antwoord = { status?: number; soort?: string; lijf: string };
export type Zegger = {
	uitgever: string;
	/** What was asked of it, in order: `GET /pad`, with the body and the authorization of a POST. */
	gevraagd: { wat: string; lijf: string; wie: string }[];
	/** Claims that replace the gewoon ones; undefined leaves one out. */
	claims: Record<string, unknown>;
	/** Instead of an answer of the token endpoint. */
	token: Antwoord | null;
	/** Instead of its description. */
	beschrijving: Antwoord | null;
	/** Left out of its description, or added to it. */
	kan: Record<string, unknown>;
	/** The nonce of the trip that comes back now. */
	nonce: string;
	/** Where it sends the person back to. */
	terug: (reis: Reis) => URL;
	instelling: (bij?: Partial<AanbiederInstelling>) => AanbiederInstelling;
	stop: () => Promise<void>;
};

const paar = generateKeyPairSync('rsa', { modulusLength: 2048 });
const b64 = (wat: unknown): string => Buffer.from(JSON.stringify(wat)).toString('base64url');
const onderteken = (claims: object): string => {
	const tekst = `${b64({ alg: 'RS256', kid: 'een' })}.${b64(claims)}`;
	return `${tekst}.${sign('sha256', Buffer.from(tekst), paar.privateKey).toString('base64url')}`;
};
const json = (wat: unknown): Antwoord => ({ soort: 'application/json', lijf: JSON.stringify(wat) });

function zeg(mij: Zegger, pad: string): Antwoord {
	if (pad === '/.well-known/openid-configuration')
		return (
			mij.beschrijving ??
			json({
				issuer: mij.uitgever,
				authorization_endpoint: `${mij.uitgever}/hier`,
				token_endpoint: `${mij.uitgever}/token`,
				jwks_uri: `${mij.uitgever}/sleutels`,
				end_session_endpoint: `${mij.uitgever}/uit`,
				...mij.kan
			})
		);
	if (pad === '/sleutels')
		return json({
			keys: [{ ...paar.publicKey.export({ format: 'jwk' }), kid: 'een', alg: 'RS256', use: 'sig' }]
		});
	if (mij.token) return mij.token;
	const nu = Math.floor(Date.now() / 1000);
	const gewoon = { iss: mij.uitgever, sub: 'medewerker-1', aud: 'aan-tafel', exp: nu + 60, iat: nu };
	const id_token = onderteken({ ...gewoon, nonce: mij.nonce, ...mij.claims });
	return json({ access_token: 'a', token_type: 'bearer', id_token });
}

/** Starts one on a free port. */
export async function startZegger(): Promise<Zegger> {
	const mij = { gevraagd: [], claims: {}, token: null, beschrijving: null, kan: {} } as unknown as Zegger;
	const server = createServer((req, res) => {
		const stukken: Buffer[] = [];
		req.on('data', (stuk: Buffer) => stukken.push(stuk));
		req.on('end', () => {
			const pad = req.url ?? '';
			mij.gevraagd.push({
				wat: `${req.method} ${pad}`,
				lijf: Buffer.concat(stukken).toString(),
				wie: req.headers.authorization ?? ''
			});
			const { status = 200, soort = 'text/html', lijf } = zeg(mij, pad);
			res.writeHead(status, { 'content-type': soort }).end(lijf);
		});
	});
	await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
	mij.uitgever = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	mij.terug = (reis) => {
		mij.nonce = reis.nonce;
		return new URL(`http://elders.invalid/waar/dan/ook?code=eenmalig&state=${reis.state}`);
	};
	mij.instelling = (bij = {}) => ({
		id: 'raad',
		naam: 'De Raad',
		uitgever: mij.uitgever,
		clientId: 'aan-tafel',
		clientGeheim: 'zeer geheim',
		scope: 'openid email',
		onderwerp: 'sub',
		email: 'email',
		afmelden: true,
		acr: [],
		amr: [],
		...bij
	});
	mij.stop = () =>
		new Promise((klaar) => {
			server.closeAllConnections();
			server.close(() => klaar());
		});
	return mij;
}
