// Strict headers on every answer, no request to anyone else, and no difference between what is forbidden and what is
// not there (issue 2 §4, dreigingen A02, A26).
import { maakGezin, type Gezin, type Persoon } from './opzet/gezin.ts';
import { adressenVan, alleIngangen } from './opzet/ingangen.ts';
import { alsCookie, metOpslag } from './opzet/personeel.ts';
import { expect, test } from './opzet/server.ts';
import { veelGeprobeerd } from './opzet/storm.ts';
import { volg } from './opzet/verkeer.ts';
import { vraag } from './opzet/vraag.ts';

let gezin: Gezin;
let ander: Gezin;
/** At these names passwords were tried until there were no tries left; the second is an attack on the page itself. */
const GEPROBEERD = ['storm@voorbeeld.invalid', `"><script>alert('$&')</script>&amp;`];
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag);
				for (const naam of GEPROBEERD) await veelGeprobeerd(opslag, naam);
				ander = await maakGezin(opslag, { werkwijze: 'haaglanden-2023' });
			})
	}
});
const thuis = () => `/casus/${gezin.proef.casusId}`;

const CSP: Record<string, RegExp> = {
	'default-src': /^'none'$/,
	'script-src': /^'self'( 'nonce-[^']+'| 'sha256-[^']+')*$/,
	'style-src': /^'self'( 'nonce-[^']+'| 'sha256-[^']+')*$/,
	'img-src': /^'self' data:$/,
	'frame-ancestors': /^'none'$/,
	'base-uri': /^'none'$/,
	'form-action': /^'self'$/,
	'object-src': /^'none'$/
};

test('every page has a strict policy and a neutral title; everything of a case says no-store', async ({
	server
}) => {
	const vul = (naam: string) => [
		{
			casus: gezin.proef.casusId,
			document: gezin.stukken.verzoek,
			nummer: '1',
			tafelsoort: 'tafel1',
			persoon: gezin.proef.personen.ouderB,
			verzoek: gezin.verzoekId
		}[naam] ?? 'x'
	];
	const mis: string[] = [];
	let gezien = 0;
	for (const ingang of (await alleIngangen()).filter(({ methode }) => methode === 'GET'))
		for (const wie of ['ouderA', 'jongere16', 'procesondersteuner', 'voorzitter'] as const) {
			const [pad = '/'] = adressenVan(ingang, vul);
			const { status, koppen, tekst } = await vraag(server.adres, pad, { sessie: gezin.sessies[wie] });
			const kop = (naam: string) => new RegExp(`^${naam}: (.*)$`, 'm').exec(koppen)?.[1] ?? '';
			if (ingang.recht !== 'openbaar.lezen' && !kop('cache-control').includes('no-store'))
				mis.push(`${wie} ${pad}: cache-control ${kop('cache-control')}`);
			for (const [naam, waarde] of [
				['x-content-type-options', 'nosniff'],
				['x-frame-options', 'DENY'],
				['referrer-policy', 'same-origin']
			] as const)
				if (kop(naam) !== waarde) mis.push(`${wie} ${pad}: ${naam} ${kop(naam)}`);
			if (status !== 200 || !kop('content-type').startsWith('text/html')) continue;
			gezien += 1;
			const titel = /<title>([^<]*)</.exec(tekst)?.[1];
			if (titel !== 'Aan Tafel' && pad !== '/vandaag') mis.push(`${wie} ${pad}: titel ${titel}`);
			const meta =
				/<meta http-equiv="content-security-policy" content="([^"]*)"/i
					.exec(tekst)?.[1]
					?.replaceAll('&#39;', "'") ?? '';
			const beleid = Object.fromEntries(
				(kop('content-security-policy') || meta)
					.split(';')
					.map((deel) => [deel.trim().split(' ')[0], deel.trim().split(' ').slice(1).join(' ')])
			);
			for (const [naam, vorm] of Object.entries(CSP)) {
				// A policy in the page itself cannot forbid framing; x-frame-options does there.
				if (naam === 'frame-ancestors' && !kop('content-security-policy')) continue;
				if (!vorm.test(beleid[naam] ?? '')) mis.push(`${wie} ${pad}: ${naam} ${beleid[naam] ?? 'ontbreekt'}`);
			}
			if (/\son\w+="|javascript:|\sstyle="/i.test(tekst.replaceAll(/<textarea[\s\S]*?<\/textarea>/g, '')))
				mis.push(`${wie} ${pad}: inline handler of stijl`);
		}
	expect(gezien).toBeGreaterThan(40);
	expect(mis).toEqual([]);
});

test('for a stranger a case that exists and one that does not are the same', async ({ server }) => {
	const onbekend = '01a20053-0000-7000-8000-000000000000';
	const paren = [
		'',
		'/uitnodiging',
		'/komt',
		'/stukken',
		'/reactie',
		'/reacties',
		'/gegevens',
		'/planning',
		'/voortgang',
		'/tafel',
		'/aanmelding',
		'/uitnodiging/agenda.ics'
	];
	// What differs by request in every page: nonces and idempotency keys.
	const kaal = (tekst: string) =>
		tekst
			.replaceAll(/nonce(-|=")[\w+/=]+/g, 'nonce')
			.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id');
	const wissel = (pad: string) =>
		[`/casus/${ander.proef.casusId}${pad}`, `/casus/${onbekend}${pad}`] as const;
	for (const wie of ['vreemde', 'ouderA', 'voorzitter'] as Persoon[])
		for (const pad of paren)
			for (const methode of ['GET', 'HEAD', 'POST'] as const) {
				const [echt, nep] = wissel(pad);
				const keuze = {
					methode,
					sessie: gezin.sessies[wie],
					...(methode === 'POST' && { body: new URLSearchParams({ tekst: 'x' }) })
				};
				const [een, twee] = [await vraag(server.adres, echt, keuze), await vraag(server.adres, nep, keuze)];
				expect(een.status, `${wie} ${methode} ${pad}`).toBe(twee.status);
				expect(een.status, `${wie} ${methode} ${pad}`).toBeGreaterThanOrEqual(400);
				expect(kaal(een.koppen), `${wie} ${methode} ${pad}`).toBe(kaal(twee.koppen));
				expect(kaal(een.tekst), `${wie} ${methode} ${pad}`).toBe(kaal(twee.tekst));
			}
});

test('another case’s paper at the own case is not there either', async ({ server }) => {
	for (const id of [...Object.values(ander.stukken), gezin.stukken.treffer])
		for (const achter of ['', '/bestand', '/pagina/1'])
			expect(
				(await vraag(server.adres, `${thuis()}/stukken/${id}${achter}`, { sessie: gezin.sessies.ouderB }))
					.status
			).toBe(404);
});

test('walking through the app the browser asks nobody else and complains about nothing', async ({
	page,
	server
}) => {
	const verkeer = volg(page.context());
	await page.context().addCookies([alsCookie(gezin.sessies.ouderA, server.adres)]);
	for (const pad of [
		'',
		'/uitnodiging',
		'/komt',
		'/stukken',
		`/stukken/${gezin.stukken.verzoek}`,
		'/reactie',
		'/reactie?vraag=nu',
		'/reactie/versturen',
		'/gegevens'
	])
		await page.goto(thuis() + pad, { waitUntil: 'load' });
	verkeer.verwachtSchoon(server.adres);
});

test('a refused attempt to sign in gets the same page, rendered for it or filled in: its own words, no more', async ({
	server
}) => {
	const klop = (inlognaam: string) =>
		vraag(server.adres, '/inloggen?/wachtwoord', {
			methode: 'POST',
			// Without compression: the page that is filled in is not compressed again for each attempt.
			koppen: { 'accept-encoding': 'identity' },
			body: new URLSearchParams({ inlognaam, wachtwoord: 'een fout wachtwoord', naar: '/account?a=1&b=2' })
		});
	const zonderNummers = ({ status, koppen, tekst }: Awaited<ReturnType<typeof klop>>) => ({
		status,
		koppen: koppen.replace(/^(etag|content-length|retry-after): .*\n?/gm, ''),
		tekst: tekst.replaceAll(/name="sleutel" value="[^"]*"/g, '').replaceAll(/\d+ minu/g, 'minu')
	});
	for (const naam of GEPROBEERD) {
		const gerenderd = await klop(naam);
		const ingevuld = await klop(naam);
		expect(gerenderd.status).toBe(429);
		expect(gerenderd.koppen).toContain('etag: ');
		expect(ingevuld.koppen, 'not rendered').not.toContain('etag: ');
		expect(ingevuld.koppen).toMatch(/^retry-after: \d+$/m);
		expect(zonderNummers(ingevuld)).toEqual(zonderNummers(gerenderd));
		expect(ingevuld.tekst).toContain('value="/account?a=1&amp;b=2"');
		expect(ingevuld.tekst).not.toMatch(/gat_|een fout wachtwoord|<script>alert/);
	}
	expect((await klop(GEPROBEERD[0]!)).tekst, 'nothing of somebody else').not.toContain('alert(');
});
