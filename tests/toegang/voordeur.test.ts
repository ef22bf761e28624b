// The front door in a storm: what is refused anyway gets the page as it always is, rendered once (issue 3 §4,
// dreigingen B09, B11). The page is the real one; only the framework's own request is made by hand.
import { browser as nieuweBrowser, openDeur } from './browser.ts';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { render } from 'svelte/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nu } from '#lib/server/klok.ts';
import { inlogIndex } from '#lib/server/opslag/emailadres.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import { drukte } from './drukte.ts';
import { metWachtwoord } from './gezin.ts';

// With an organisation to sign in through: its button carries the way back in an address.
const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-voordeur-'));
process.env.AANTAFEL_AANBIEDERS = path.join(map, 'aanbieders.json');

let opslag: Opslag;
let sluit: () => Promise<void>;
let voordeur: typeof import('#lib/server/voordeur.ts');
let load: (event: never) => unknown;
let Pagina: (typeof import('../../src/routes/(toegang)/inloggen/+page.svelte'))['default'];
beforeAll(async () => {
	const raad = { id: 'raad', naam: 'Raad', uitgever: 'https://raad.voorbeeld.invalid' };
	const lijst = [{ ...raad, clientId: 'aan-tafel', clientGeheim: 'geheim' }];
	writeFileSync(process.env.AANTAFEL_AANBIEDERS!, JSON.stringify(lijst));
	({ opslag, sluit } = await openDeur());
	voordeur = await import('#lib/server/voordeur.ts');
	({ load } = await import('../../src/routes/(toegang)/inloggen/+page.server.ts'));
	Pagina = (await import('../../src/routes/(toegang)/inloggen/+page.svelte')).default;
});
afterAll(() => sluit());
beforeEach(() => putUit('storm@voorbeeld.invalid'));

type Antwoord = { melding: string; velden: object; waarden: Record<string, string> };
/** The page of the door, rendered as the framework does it: by a request of the server itself, or after a form. */
async function rendeer(isSubRequest: boolean, form: Antwoord | null = null): Promise<string> {
	const { uitkomst } = await nieuweBrowser(opslag).doe(load, '/inloggen', { event: { isSubRequest } });
	return (await render(Pagina, { props: { data: uitkomst, form } as never })).body;
}
const zonderSleutel = (html: string) => html.replaceAll(/name="sleutel" value="[^"]*"/g, '');
const KOPPEN = {
	'content-type': 'text/html',
	'x-etag': 'blijft',
	'etag-2': 'blijft',
	'x-set-cookie': 'blijft'
};
const VAN_EEN = { etag: '"1"', 'set-cookie': 'een=1', 'content-length': '1' };
const geheel = async () =>
	new Response(await rendeer(true), {
		headers: { ...KOPPEN, ...VAN_EEN, 'set-cookie-2': 'blijft', 'content-length-2': 'blijft' }
	});

type Poging = {
	velden?: Record<string, string>;
	pad?: string;
	adres?: string;
	cookie?: string;
	event?: object;
	fetch?: (...wat: unknown[]) => Promise<Response>;
};
const velden = (inlognaam: string, bij: Record<string, string> = {}) => ({
	inlognaam,
	wachtwoord: 'een fout wachtwoord',
	naar: '',
	...bij
});
/** Knocks. @returns what the front door says; null when it lets the attempt through */
async function klop(wat: Poging): Promise<Response | null> {
	const b = nieuweBrowser(opslag);
	if (wat.cookie) b.koekjes.set(toestel.TOESTEL_COOKIE, wat.cookie);
	const { uitkomst } = await b.doe(voordeur.houdTegen, wat.pad ?? '/inloggen?/wachtwoord', {
		velden: wat.velden ?? velden('storm@voorbeeld.invalid'),
		...(wat.adres && { adres: wat.adres }),
		event: { route: { id: '/(toegang)/inloggen' }, fetch: wat.fetch ?? geheel, ...wat.event }
	});
	return uitkomst as unknown as Response | null;
}

/** Knocks where the door says no. One of all who knock, once in two seconds, is let through to ask the store again. */
async function klopTotNee(wat: Poging): Promise<Response> {
	for (let keer = 0; keer < 5; keer += 1) {
		const antwoord = await klop(wat);
		if (antwoord) return antwoord;
	}
	throw new Error('was let through each time');
}

/** Uses up the tries of this name, as wrong passwords from elsewhere do, until the store refuses one. */
async function putUit(inlognaam: string, toestelId: string | null = null): Promise<void> {
	const emmers = pogingen.voorWachtwoord(inlogIndex(opslag.sleutels, inlognaam), {
		adres: inlognaam,
		toestelId
	});
	while (!(await pogingen.neem(opslag, [emmers[0]!], nu())));
}

describe('an attempt that is refused anyway', () => {
	it('is looked at as always as long as the page did not come out whole and for everyone alike', async () => {
		const html = await rendeer(true);
		const heel = html.match(/gat_[0-9a-f]{32}_[a-z]+/g)!;
		expect(new Set(heel).size).toBe(3);
		for (const kapot of [
			() => Promise.reject(new Error('no page')),
			() => Promise.resolve(new Response(html, { status: 500 })),
			...new Set(heel).values().map((gat) => () => Promise.resolve(new Response(html.replaceAll(gat, '')))),
			() =>
				Promise.resolve(
					new Response(html, { headers: { 'content-security-policy': "script-src 'nonce-a'" } })
				)
		]) {
			await putUit('storm@voorbeeld.invalid');
			expect(await klop({ fetch: kapot })).toBeNull();
		}
	});

	it('gets the page as it always is, with its own words in it as text and a time to come back', async () => {
		const gevraagd: unknown[] = [];
		const fetch = (...wat: unknown[]) => (gevraagd.push(wat), geheel());
		for (const [naam, naar, adres] of [
			['storm@voorbeeld.invalid', '/account?a=1&b=2', '/account?a=1&b=2'],
			['storm@voorbeeld.invalid', '//kwaad.voorbeeld', '/mijn'],
			[`"><script>alert('$&')</script>&amp;`, '/casus/x', '/casus/x']
		] as const) {
			if (naar === '/casus/x') await putUit(naam);
			const antwoord = await klopTotNee({ velden: velden(` ${naam} `, { naar }), fetch });
			expect(antwoord.status).toBe(429);
			const minuten = /over (\d+) minuten/.exec(await antwoord.clone().text())![1]!;
			const seconden = Number(antwoord.headers.get('retry-after'));
			expect([Math.ceil(seconden / 60), seconden <= 900]).toEqual([Number(minuten), true]);
			const melding = voordeur.zinVan({ status: 429, seconden }, 'u');
			const altijd = await rendeer(false, { melding, velden: {}, waarden: { inlognaam: naam, naar: adres } });
			const html = await antwoord.text();
			expect(zonderSleutel(html)).toBe(zonderSleutel(altijd));
			expect(html).toContain(`href="/inloggen/met/raad?naar=${encodeURIComponent(adres)}"`);
			expect(html).not.toMatch(/gat_|een fout wachtwoord|<script>alert/);
			expect(antwoord.headers.get('content-length')).toBe(String(Buffer.byteLength(html)));
		}
		expect(gevraagd, 'rendered once, and for nobody').toEqual([
			['/inloggen', { credentials: 'omit', headers: { accept: 'text/html' } }]
		]);
	});

	it('keeps the headers of the page, but for what is of one answer only', async () => {
		const antwoord = await klopTotNee({});
		expect(Object.fromEntries(antwoord.headers)).toEqual({
			...KOPPEN,
			'set-cookie-2': 'blijft',
			'content-length-2': 'blijft',
			'content-length': antwoord.headers.get('content-length'),
			'retry-after': antwoord.headers.get('retry-after')
		});
	});

	it('is told when the queue is full, until it is not', async () => {
		const leeg = await drukte(opslag);
		const antwoord = (await klop({ velden: velden('nieuw@voorbeeld.invalid') }))!;
		expect([antwoord.status, antwoord.headers.get('retry-after')]).toEqual([503, '5']);
		expect(await antwoord.text()).toContain('Er loggen nu veel mensen in.');
		await leeg();
		expect(await klop({ velden: velden('nieuw@voorbeeld.invalid') })).toBeNull();
	});

	it('may have a name as long as the form takes', async () => {
		const lang = `${'a'.repeat(254 - '@voorbeeld.invalid'.length)}@voorbeeld.invalid`;
		for (const naam of [lang, `a${lang}`]) await putUit(naam);
		expect((await klopTotNee({ velden: velden(lang) })).status).toBe(429);
		expect(await klop({ velden: velden(`a${lang}`) })).toBeNull();
	});
});

describe('the front door lets through', () => {
	const leesbaar = (inhoud: string, type = 'application/x-www-form-urlencoded') =>
		new Request('http://localhost:4173/inloggen?/wachtwoord', {
			method: 'POST',
			headers: { 'content-type': type },
			body: inhoud
		});

	it.each<[string, Poging]>([
		['a page that is read', { event: { request: new Request('http://localhost:4173/inloggen') } }],
		[
			'a form of another page',
			{ pad: '/uitnodiging?/wachtwoord', event: { route: { id: '/(toegang)/uitnodiging' } } }
		],
		['an address that is no page', { event: { route: { id: null } } }],
		['an attempt by passkey', { pad: '/inloggen?/passkey' }],
		['a form without the name of an act', { pad: '/inloggen?wachtwoord' }],
		['an attempt without a name', { velden: velden(' ') }],
		['an attempt without a password', { velden: velden('storm@voorbeeld.invalid', { wachtwoord: '' }) }],
		['an attempt by somebody else', { velden: velden('ander@voorbeeld.invalid') }],
		['a body that is no form', { event: { request: leesbaar('{}', 'application/json') } }],
		['a form without fields', { event: { request: leesbaar('') } }]
	])('%s', async (_wat, poging) => {
		expect(await klop(poging)).toBeNull();
	});

	it('what is not filled in, also when the door is full: the page behind it says what is missing', async () => {
		const leeg = await drukte(opslag);
		const onaf: Poging[] = [
			{ velden: velden(' ') },
			{ velden: { wachtwoord: 'x' } },
			{ velden: velden('nieuw@voorbeeld.invalid', { wachtwoord: '' }) },
			{ velden: { inlognaam: 'nieuw@voorbeeld.invalid' } },
			{ velden: velden('a'.repeat(255)) },
			{ event: { request: leesbaar('{}', 'application/json') } }
		];
		for (const poging of onaf) expect([poging, await klop(poging)]).toEqual([poging, null]);
		expect((await klop({ velden: velden('a'.repeat(254)) }))?.status).toBe(503);
		await leeg();
	});

	it('an attempt with its words unread: the page behind it reads them', async () => {
		const request = leesbaar('inlognaam=ander%40voorbeeld.invalid&wachtwoord=x');
		expect(await klop({ event: { request } })).toBeNull();
		expect((await request.formData()).get('inlognaam')).toBe('ander@voorbeeld.invalid');
	});

	it('a device that was here before, from a place where nobody else may try', async () => {
		const naam = 'thuis@voorbeeld.invalid';
		const id = await metWachtwoord(opslag, naam, 'GEHEIM');
		const cookie = await opslag.schrijf((tx) => toestel.onthoud(tx, id, undefined, nu()));
		await putUit(naam);
		expect((await klopTotNee({ velden: velden(naam) })).status).toBe(429);
		expect(await klop({ velden: velden(naam), cookie })).toBeNull();
	});
});

describe('the front door counts a household as one place', () => {
	it('so that its other address is refused as well', async () => {
		const plek = { adres: pogingen.voorvoegsel('2001:db8:aaaa:bb01::1'), toestelId: null };
		while (!(await pogingen.neem(opslag, [pogingen.voorCode(plek)[0]!], nu())));
		const wat = { velden: velden('gast@voorbeeld.invalid') };
		expect((await klopTotNee({ ...wat, adres: '2001:db8:aaaa:bb02::2' })).status).toBe(429);
		expect(await klop({ ...wat, adres: '2001:db8:aaaa:cc01::1' })).toBeNull();
	});
});

describe('the sentence of a refusal', () => {
	it('names the minutes in whole ones, rounded up, in the voice of the reader', () => {
		const zin = (seconden: number, stem: 'u' | 'je' = 'u') =>
			voordeur.zinVan({ status: 429, seconden }, stem);
		expect(zin(60)).toContain('over 1 minuut ');
		expect(zin(61)).toContain('over 2 minuten ');
		expect(zin(900, 'je')).toContain('over 15 minuten ');
		expect(voordeur.zinVan({ status: 503, seconden: 5 }, 'u')).toContain('Er loggen nu veel mensen in.');
	});
});

describe('a page of the door that somebody asks for', () => {
	it('has no places to fill in: only the server itself asks for those', async () => {
		expect(voordeur.gatenVoor({ isSubRequest: false })).toEqual({});
		expect(await rendeer(false)).not.toContain('gat_');
	});
});

describe('when the store does not answer', () => {
	it('who shows a device is let through to the page that says so; what is broken is not hidden', async () => {
		const { EvenGeduld } = await import('#lib/server/opslag/motor.ts');
		const wat = { cookie: 'verzonnen.geheim' };
		const { lees } = opslag;
		try {
			opslag.lees = () => Promise.reject(new EvenGeduld());
			expect(await klop(wat)).toBeNull();
			opslag.lees = () => Promise.reject(new Error('broken'));
			await expect(klopTotNee(wat)).rejects.toThrow('broken');
		} finally {
			opslag.lees = lees;
		}
	});
});

// Who tries a secret lets pages go first, at every door where one can be tried.
const klopDirect = (route: string, method: string) => {
	const url = new URL(`http://localhost${route.replace(/\/\(\w+\)/, '')}`);
	const body = method === 'POST' ? new URLSearchParams({ code: '123456' }) : null;
	const event = { url, request: new Request(url, { method, body }), route: { id: route } };
	return voordeur.houdTegen(event as never);
};
/** In which round of the event loop each of three at once is let through. */
async function rondes(route: string, method: string): Promise<number[]> {
	let [ronde, loopt] = [0, true];
	const tik = () => {
		ronde += 1;
		if (loopt) setImmediate(tik);
	};
	setImmediate(tik);
	const gezien = await Promise.all([1, 2, 3].map(() => klopDirect(route, method).then(() => ronde)));
	loopt = false;
	return gezien;
}

it.each(['/(toegang)/inloggen', '/(toegang)/uitnodiging', '/(toegang)/collega', '/loket/code'])(
	'of those who guess at %s one goes in each round',
	async (route) => {
		const gezien = await rondes(route, 'POST');
		expect(new Set(gezien).size).toBe(3);
		expect(gezien).toEqual([...gezien].sort((een, ander) => een - ander));
	}
);

it.each([
	['/(toegang)/inloggen', 'GET'],
	['/casus/[casus]/reactie', 'POST'],
	['/(toegang)/inloggen/code', 'POST'],
	['/(toegang)/bevestig', 'POST'],
	['/casus/[casus]/uitnodiging', 'POST'],
	['/werk/loket/code', 'POST'],
	['/werk/uitnodiging/lijst', 'POST'],
	['/(toegang)/hulp-bij-inloggen', 'POST'],
	['/(toegang)/uitnodiging/app', 'POST'],
	['/loket/code/x', 'POST']
])('%s by %s does not wait', async (route, method) => {
	expect(new Set(await rondes(route, method)).size).toBe(1);
});
