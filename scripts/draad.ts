// What goes over the wire for one page, byte for byte: which requests a real Chromium makes, and how large each
// answer is with brotli.
import { request } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser, BrowserContext } from '@playwright/test';

export interface Stuk {
	pad: string;
	soort: 'html' | 'js' | 'css' | 'overig';
	bytes: number;
}

/** Dynamic HTML is compressed at the edge, where this quality is usual; files come compressed from the build. */
const RAND_KWALITEIT = 5;
const SAMENDRUKBAAR = /^(text\/|application\/(javascript|json|manifest\+json|wasm)|image\/svg)/;

function soortVan(type: string): Stuk['soort'] {
	if (type.startsWith('text/html')) return 'html';
	if (/javascript/.test(type)) return 'js';
	return type.startsWith('text/css') ? 'css' : 'overig';
}

/**
 * Fetches one address as a browser with brotli does.
 * @returns its kind and the bytes of headers and body; throws on any answer but 200
 */
export function weeg(adres: string, cookie: string): Promise<Stuk> {
	return new Promise((klaar, mislukt) => {
		const headers = { 'accept-encoding': 'br', ...(cookie && { cookie }) };
		request(adres, { headers }, async (antwoord) => {
			const stukken: Buffer[] = [];
			for await (const stuk of antwoord) stukken.push(stuk as Buffer);
			const { pathname, search } = new URL(adres);
			if (antwoord.statusCode !== 200)
				return mislukt(new Error(`${pathname}: status ${antwoord.statusCode}`));
			const inhoud = Buffer.concat(stukken);
			const type = antwoord.headers['content-type'] ?? '';
			const nogSamenTeDrukken = !antwoord.headers['content-encoding'] && SAMENDRUKBAAR.test(type);
			const lijf = nogSamenTeDrukken
				? brotliCompressSync(inhoud, { params: { [constants.BROTLI_PARAM_QUALITY]: RAND_KWALITEIT } })
				: inhoud;
			const koppen = antwoord.rawHeaders.reduce((som, deel) => som + Buffer.byteLength(deel) + 2, 17);
			klaar({ pad: pathname + search, soort: soortVan(type), bytes: koppen + lijf.length });
		})
			.once('error', mislukt)
			.end();
	});
}

async function bladerContext(browser: Browser, server: string, cookie: string): Promise<BrowserContext> {
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		isMobile: true,
		// The service worker fetches after the page is shown, in the background; it is no part of showing it.
		serviceWorkers: 'block'
	});
	const [name, value] = cookie.split('=', 2);
	// A `__Host-` cookie must be set as if over TLS; Chromium sends it to localhost without.
	if (name && value) await context.addCookies([{ name, value, url: server.replace('http:', 'https:') }]);
	return context;
}

/**
 * Every address of our own that a first visit fetches: what Chromium asked for, and icon and manifest, which a
 * headless Chromium leaves out.
 * @throws when the page asks anything of another host, or does not answer 200
 */
export async function adressenVan(
	browser: Browser,
	server: string,
	pad: string,
	cookie: string
): Promise<string[]> {
	const context = await bladerContext(browser, server, cookie);
	const gevraagd = new Set<string>();
	context.on('request', (verzoek) => gevraagd.add(verzoek.url()));
	const pagina = await context.newPage();
	const antwoord = await pagina.goto(server + pad, { waitUntil: 'networkidle' });
	if (antwoord?.status() !== 200 || pagina.url() !== server + pad)
		throw new Error(`${pad} gaf ${antwoord?.status()} op ${new URL(pagina.url()).pathname}`);
	// klein.js names it when the page stands.
	await pagina.locator('link[rel=manifest]').waitFor({ state: 'attached' });
	const genoemd = await pagina.$$eval('link[rel=icon], link[rel=manifest]', (koppelingen) =>
		koppelingen.map((koppeling) => (koppeling as HTMLLinkElement).href)
	);
	await context.close();
	for (const adres of genoemd) gevraagd.add(adres);
	const adressen = [...gevraagd].filter((adres) => !/^(data|blob):/.test(adres));
	const vreemd = adressen.filter((adres) => new URL(adres).origin !== server);
	if (vreemd.length > 0) throw new Error(`${pad} vraagt iets buiten de app: ${vreemd.join(', ')}`);
	return adressen;
}
