/** A real OpenID provider on loopback, with a front that can tamper with what it says. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { AanbiederInstelling } from '#lib/server/toegang/oidc-instelling.ts';

export const OORSPRONG = 'http://localhost:4173';

/** Who signs in there, and how well; changed by a test before a trip. */
export type Bezoeker = { sub: string; email: string; acr?: string; amr?: string[] };
type Token = Record<string, string>;

export type Aanbieder = {
	uitgever: string;
	bezoeker: Bezoeker;
	/** Alters the answer of the token endpoint on its way; null leaves it. */
	verander: ((token: Token) => Token) | null;
	instelling: (bij?: Partial<AanbiederInstelling>) => AanbiederInstelling;
	/** Walks the whole way as a browser does. @returns the address the browser ends at: ours */
	loop: (url: URL, koekjes?: Map<string, string>) => Promise<URL>;
	/** The page of the provider that asks whether to sign out there: answered with yes. @returns where it sends next */
	meldAf: (url: URL, koekjes: Map<string, string>) => Promise<URL>;
	stop: () => Promise<void>;
};

const client = (id: string) => ({
	client_id: id,
	client_secret: `geheim-van-${id}`,
	redirect_uris: [`${OORSPRONG}/inloggen/terug/${id}`],
	post_logout_redirect_uris: [`${OORSPRONG}/inloggen`],
	response_types: ['code' as const],
	grant_types: ['authorization_code']
});

function maakProvider(uitgever: string, mij: Aanbieder): Provider {
	return new Provider(uitgever, {
		clients: [client('raad'), client('ander')],
		claims: { openid: ['sub', 'acr', 'amr'], email: ['email'] },
		conformIdTokenClaims: false,
		acrValues: ['hoog', 'laag'],
		ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
		features: { devInteractions: { enabled: false } },
		pkce: { required: () => true },
		cookies: { keys: ['alleen-voor-deze-proef'] },
		interactions: { url: (_ctx, interactie) => `/hier/${interactie.uid}` },
		findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, email: mij.bezoeker.email }) }),
		async loadExistingGrant(ctx) {
			const grant = new ctx.oidc.provider.Grant({
				clientId: ctx.oidc.client!.clientId,
				accountId: ctx.oidc.session!.accountId!
			});
			grant.addOIDCScope('openid email');
			await grant.save();
			return grant;
		}
	});
}

/** Lets the answer of the token endpoint through after `verander`. */
function metVerandering(res: ServerResponse, verander: (token: Token) => Token): void {
	const stukken: Buffer[] = [];
	const eind = res.end.bind(res);
	const vang = (stuk: unknown) => {
		if (typeof stuk === 'string' || stuk instanceof Uint8Array) stukken.push(Buffer.from(stuk));
		return true;
	};
	res.write = vang as typeof res.write;
	res.end = ((stuk?: unknown) => {
		vang(stuk);
		const lijf = Buffer.concat(stukken).toString('utf8');
		const nieuw = res.statusCode === 200 ? JSON.stringify(verander(JSON.parse(lijf) as Token)) : lijf;
		res.setHeader('content-length', Buffer.byteLength(nieuw));
		return eind(nieuw);
	}) as typeof res.end;
}

/** One request of a browser that keeps cookies and follows nothing by itself. */
async function haal(url: URL, koekjes: Map<string, string>, velden?: URLSearchParams): Promise<Response> {
	const antwoord = await fetch(url, {
		redirect: 'manual',
		headers: { cookie: [...koekjes].map(([naam, waarde]) => `${naam}=${waarde}`).join('; ') },
		...(velden && { method: 'POST', body: velden })
	});
	for (const koekje of antwoord.headers.getSetCookie()) {
		const [naam, waarde] = koekje.split(';')[0]!.split(/=(.*)/s);
		koekjes.set(naam!, waarde!);
	}
	return antwoord;
}

async function meldAf(url: URL, koekjes: Map<string, string>): Promise<URL> {
	const vraag = await haal(url, koekjes);
	const html = await vraag.text();
	const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1];
	const actie = /action="([^"]+)"/.exec(html)?.[1];
	if (!xsrf || !actie) throw new Error(`geen vraag om af te melden: ${vraag.status} ${html}`);
	const klaar = await haal(new URL(actie, url), koekjes, new URLSearchParams({ xsrf, logout: 'yes' }));
	return new URL(klaar.headers.get('location') ?? 'about:blank', url);
}

async function loop(begin: URL, koekjes = new Map<string, string>()): Promise<URL> {
	let url = begin;
	for (let stap = 0; stap < 12; stap++) {
		if (url.origin === OORSPRONG) return url;
		const antwoord = await haal(url, koekjes);
		const naar = antwoord.headers.get('location');
		if (!naar)
			throw new Error(`bleef hangen bij ${url.pathname}: ${antwoord.status} ${await antwoord.text()}`);
		url = new URL(naar, url);
	}
	throw new Error('kwam niet terug');
}

/** Starts one, on a free port or on the one it had before. */
export async function startAanbieder(poort = 0): Promise<Aanbieder> {
	let provider: Provider | null = null;
	const mij = {
		bezoeker: { sub: 'medewerker-1', email: 'raad@voorbeeld.invalid', acr: 'hoog', amr: ['mfa'] },
		verander: null,
		loop,
		meldAf
	} as unknown as Aanbieder;
	const dienst = async (req: IncomingMessage, res: ServerResponse) => {
		if (req.url?.startsWith('/hier/')) {
			const { sub, acr, amr } = mij.bezoeker;
			await provider!.interactionFinished(req, res, {
				login: { accountId: sub, ...(acr && { acr }), ...(amr && { amr }) }
			});
			return;
		}
		if (req.url === '/token' && mij.verander) metVerandering(res, mij.verander);
		await provider!.callback()(req, res);
	};
	const server: Server = createServer((req, res) => void dienst(req, res));
	await new Promise<void>((klaar) => server.listen(poort, '127.0.0.1', klaar));
	mij.uitgever = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	provider = maakProvider(mij.uitgever, mij);
	mij.instelling = (bij = {}) => ({
		id: 'raad',
		naam: 'De Raad',
		uitgever: mij.uitgever,
		clientId: bij.id ?? 'raad',
		clientGeheim: `geheim-van-${bij.id ?? 'raad'}`,
		scope: 'openid email',
		onderwerp: 'sub',
		email: 'email',
		afmelden: true,
		acr: ['hoog'],
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
