// Safe from the first line (issue 2 §4): leaving fast, nothing left behind, strict headers, no difference between
// what is forbidden and what is not there (dreigingen A02, B01, B20, B25).
import type { BrowserContext, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { nu, tijdstip } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { uitnodiging } from '#lib/server/opslag/schema.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { COOKIE } from '#lib/server/toegang/sessie.ts';
import { maakGezin, type Gezin, type Persoon } from './opzet/gezin.ts';
import { adressenVan, alleIngangen } from './opzet/ingangen.ts';
import { alsCookie, geefSessie, metOpslag } from './opzet/personeel.ts';
import { druk, je, u, vulIn } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';
import { volg } from './opzet/verkeer.ts';
import { vraag } from './opzet/vraag.ts';

let gezin: Gezin;
let ander: Gezin;
const reserve: string[] = [];
/** Tokens of invitations in every state a link can be in. */
const links = { gebruikt: '', verlopen: '', ingetrokken: '', levend: '' };

/** Gives invitations of the other family links of their own, each dead in another way but one. */
async function maakLinks(opslag: Opslag): Promise<void> {
	const { hash: codeHash } = await nieuweCode(opslag.sleutels);
	const gisteren = tijdstip(nu().subtract({ hours: 24 }));
	const staat: Record<keyof typeof links, { wie: keyof typeof ander.proef.personen; velden: object }> = {
		gebruikt: { wie: 'ouderA', velden: { codeHash: null } },
		verlopen: { wie: 'ouderB', velden: { codeHash, verlooptOp: gisteren } },
		ingetrokken: { wie: 'jongere13', velden: { codeHash, status: 'ingetrokken', ingetrokkenOp: gisteren } },
		levend: { wie: 'jongere16', velden: { codeHash } }
	};
	for (const [naam, { wie, velden }] of Object.entries(staat) as [
		keyof typeof links,
		(typeof staat)['levend']
	][]) {
		const { token, hash: tokenHash } = nieuwToken();
		links[naam] = token;
		await opslag.schrijf((tx) =>
			tx
				.update(uitnodiging)
				.set({ tokenHash, pogingen: 0, ...velden })
				.where(eq(uitnodiging.persoonId, ander.proef.personen[wie]))
		);
	}
}
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag);
				ander = await maakGezin(opslag, { werkwijze: 'haaglanden-2023' });
				for (let nummer = 0; nummer < 16; nummer += 1)
					reserve.push(
						await geefSessie(
							opslag,
							gezin.proef.gebruikers[nummer % 2 === 0 ? 'ouderA' : 'jongere13'].accountId!,
							'familie'
						)
					);
				await maakLinks(opslag);
			})
	}
});

const thuis = () => `/casus/${gezin.proef.casusId}`;
/** A session of its own, because these tests end it. */
async function binnen(
	context: BrowserContext,
	adres: string,
	wie: 'ouder' | 'jongere' = 'ouder'
): Promise<string> {
	const nummer = reserve.findIndex(
		(_, plek) => (plek % 2 === 0) === (wie === 'ouder') && reserve[plek] !== ''
	);
	const sessie = reserve[nummer]!;
	reserve[nummer] = '';
	await context.addCookies([alsCookie(sessie, adres)]);
	return sessie;
}
const isDood = async (adres: string, sessie: string) =>
	expect.poll(async () => (await vraag(adres, thuis(), { sessie })).status).toBe(303);

/** What a browser still holds of this site: cookies, storage, caches. */
async function overgebleven(page: Page): Promise<string> {
	const inBrowser = await page.evaluate(async () => {
		const inhoud: unknown[] = [Object.entries({ ...localStorage }), Object.entries({ ...sessionStorage })];
		for (const naam of await caches.keys()) {
			const cache = await caches.open(naam);
			for (const verzoek of await cache.keys())
				inhoud.push([verzoek.url, await (await cache.match(verzoek))?.text()]);
		}
		inhoud.push((await indexedDB.databases()).map((een) => een.name));
		return JSON.stringify(inhoud);
	});
	return JSON.stringify(await page.context().cookies()) + inBrowser;
}
const vanDeZaak = () => [gezin.proef.casusId, 'Boomkamp', 'Vlierman', 'Stadhuis', 'Kanarie', COOKIE];

async function verwachtWeg(page: Page, adres: string, sessie: string): Promise<void> {
	await expect(page).toHaveURL(`${adres}/vandaag`);
	expect(await page.title()).not.toMatch(/aan tafel/i);
	await isDood(adres, sessie);
	const rest = await overgebleven(page);
	for (const woord of vanDeZaak()) expect(rest).not.toContain(woord);
	await page.goBack();
	await expect(page.locator('body')).not.toContainText(/Boomkamp|Vlierman|Stadhuis/);
}

for (const [wie, pad] of [
	['ouder', ''],
	['ouder', '/reactie?vraag=nu'],
	['jongere', '/uitnodiging']
] as const)
	test(`the button leaves at once from ${wie} ${pad || 'home'}, and back shows nothing`, async ({
		page,
		server
	}) => {
		const sessie = await binnen(page.context(), server.adres, wie);
		await page.goto(thuis() + pad);
		await page.getByRole('button', { name: (wie === 'ouder' ? u : je)('rand.weg.knop') }).click();
		await verwachtWeg(page, server.adres, sessie);
	});

test('Escape three times does the same', async ({ page, server }) => {
	const sessie = await binnen(page.context(), server.adres);
	await page.goto(thuis());
	for (let keer = 0; keer < 3; keer += 1) await page.keyboard.press('Escape');
	await verwachtWeg(page, server.adres, sessie);
});

test('on a public page and at the door leaving works as well @zonder-javascript', async ({
	page,
	server
}) => {
	for (const pad of ['/', '/uitleg', '/inloggen', '/loket', '/uitnodiging']) {
		await page.goto(pad);
		await page.getByRole('button', { name: u('rand.weg.knop') }).click();
		await expect(page).toHaveURL(`${server.adres}/vandaag`);
	}
});

test('without script the button ends the session too @zonder-javascript', async ({ page, server }) => {
	const sessie = await binnen(page.context(), server.adres);
	await page.goto(thuis());
	await page.getByRole('button', { name: u('rand.weg.knop') }).click();
	await expect(page).toHaveURL(`${server.adres}/vandaag`);
	await isDood(server.adres, sessie);
	expect(await page.context().cookies()).toEqual([]);
});

test('after signing out nothing of a case is left in the browser, and back asks to sign in', async ({
	page,
	server
}) => {
	const sessie = await binnen(page.context(), server.adres);
	await page.goto(`${thuis()}/reactie?vraag=toekomst`);
	await vulIn(page, { tekst: 'Kanarietekst die ik net typte.' });
	await expect(page.locator('[data-bewaard]')).toContainText(u('rand.bewaard.om'));
	await page.goto(`${thuis()}/stukken`);
	await druk(page, u('rand.menu.uitloggen'));
	await expect(page).toHaveURL(/\/inloggen/);
	await isDood(server.adres, sessie);
	const rest = await overgebleven(page);
	for (const woord of vanDeZaak()) expect(rest).not.toContain(woord);
	await page.goBack();
	await expect(page.locator('body')).not.toContainText(/Boomkamp|Vlierman/);
});

test('before the session ends somebody is asked whether they are still there', async ({ page, server }) => {
	await page.clock.install();
	await binnen(page.context(), server.adres);
	await page.goto(thuis());
	const vraagt = page.getByRole('dialog');
	await expect(vraagt).toBeHidden();
	await page.clock.runFor('13:30');
	await expect(vraagt).toBeVisible();
	await druk(vraagt, u('rand.sessie.blijf'));
	await expect(vraagt).toBeHidden();
	// Only the browser's clock runs ahead here; on the server the session would have ended by then.
	await page.context().clearCookies();
	await page.clock.runFor('15:30');
	await expect(page).toHaveURL(/\/inloggen\?reden=verlopen/);
});

test('words that were sent after the session had ended come back, and go after signing in again', async ({
	page,
	server
}) => {
	await binnen(page.context(), server.adres);
	await page.goto(`${thuis()}/gegevens/inzage`);
	await vulIn(page, { tekst: 'Welke mensen hebben mijn stukken gelezen?' });
	await page.context().clearCookies();
	await druk(page, u('gegevens.knop'));
	await expect(page.locator('blockquote')).toHaveText('Welke mensen hebben mijn stukken gelezen?');
	await expect(page.locator('main')).not.toContainText(/Boomkamp|Vlierman/);
	await binnen(page.context(), server.adres);
	await druk(page, u('rand.mis.verlopen.opnieuw'));
	await expect(page).toHaveURL(/\/gegevens\?klaar/);
	await expect(page.locator('main')).toContainText('Welke mensen hebben mijn stukken gelezen?');
});

test('words written on two screens both stay in sight @zonder-javascript', async ({ page, server }) => {
	await binnen(page.context(), server.adres);
	const vraagpagina = `${thuis()}/reactie?vraag=mening`;
	await page.goto(vraagpagina);
	const ander = await page.context().newPage();
	await ander.goto(vraagpagina);
	await vulIn(ander, { tekst: 'Dit schreef ik op de tablet.' });
	await druk(ander, u('reactie.straks'));
	await expect(ander).toHaveURL(new RegExp(`${thuis()}$`));
	await vulIn(page, { tekst: 'Dit schreef ik op de telefoon.' });
	await druk(page, u('reactie.straks'));
	await expect(page.getByText('Dit schreef ik op de tablet.')).toBeVisible();
	await expect(page.locator('[name="tekst"]')).toHaveValue('Dit schreef ik op de telefoon.');
	await druk(page, u('reactie.straks'));
	await page.goto(vraagpagina);
	await expect(page.locator('[name="tekst"]')).toHaveValue('Dit schreef ik op de telefoon.');
});

test('a page that is put away is covered', async ({ page, server }) => {
	await binnen(page.context(), server.adres);
	await page.goto(thuis());
	await page.evaluate(() => {
		Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
		document.dispatchEvent(new Event('visibilitychange'));
	});
	await expect(page.locator('html')).toHaveClass(/afgedekt/);
});

const CSP: Record<string, RegExp> = {
	'default-src': /^'none'$/,
	'script-src': /^'self'( 'nonce-[^']+'| 'sha256-[^']+')*$/,
	'style-src': /^'self'( 'nonce-[^']+'| 'sha256-[^']+')*$/,
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

/** What an invitation page says; a link that is dead says the same whatever it was (dreigingen B05). */
const leesLink = async (page: Page, token: string): Promise<string> => {
	await page.goto(`/uitnodiging/${token}`);
	return page.locator('main').innerText();
};

test('a link that is used, too old, withdrawn or unknown says the same, with a way on', async ({ page }) => {
	const onbekend = await leesLink(page, 'dit-is-geen-token-maar-wel-lang-genoeg-1234');
	expect(onbekend).toContain(u('toegang.dood.titel'));
	for (const token of ['x', links.gebruikt, links.verlopen, links.ingetrokken])
		expect(await leesLink(page, token)).toBe(onbekend);
	await druk(page, u('toegang.dood.knop'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(u('toegang.gevraagd.titel'));
});

test('the fifth wrong code ends a link, also for who has the right one', async ({ page }) => {
	const vulCode = async (code: string) => {
		await page.getByLabel(u('toegang.uitnodiging.label'), { exact: true }).fill(code);
		await druk(page, u('toegang.uitnodiging.knop'));
	};
	await leesLink(page, links.levend);
	for (const nummer of [1, 2, 3, 4]) {
		await vulCode(`AAAA${nummer}-BBBB${nummer}`);
		await expect(page.locator('[data-foutlijst]')).toBeVisible();
	}
	await vulCode('AAAA5-BBBB5');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(u('toegang.dood.titel'));
	expect(await leesLink(page, links.levend)).toContain(u('toegang.dood.titel'));
});

test('the explanation opens without a network; a page of a case does not', async ({
	page,
	context,
	server
}) => {
	await binnen(context, server.adres);
	await page.goto('/uitleg');
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		if (active?.state !== 'activated')
			await new Promise((klaar) => active?.addEventListener('statechange', klaar, { once: true }));
	});
	await page.goto(thuis());
	await context.setOffline(true);
	await page.goto('/uitleg/tafel1');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto(thuis());
	await expect(page.locator('body')).not.toContainText(/Boomkamp|Vlierman|Stadhuis/);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
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
