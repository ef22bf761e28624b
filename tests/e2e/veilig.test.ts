// Leaving fast, nothing left behind on a shared phone, and not a word lost when a session ends (issue 2 §4,
// dreigingen B20, B25).
import type { BrowserContext, Page } from '@playwright/test';
import { COOKIE } from '#lib/server/toegang/sessie.ts';
import { maakGezin, type Gezin } from './opzet/gezin.ts';
import { alsCookie, geefSessie, metOpslag } from './opzet/personeel.ts';
import { druk, je, u, vulIn } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';
import { vraag } from './opzet/vraag.ts';

let gezin: Gezin;
const reserve: string[] = [];
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag);
				for (let nummer = 0; nummer < 24; nummer += 1)
					reserve.push(
						await geefSessie(
							opslag,
							gezin.proef.gebruikers[nummer % 2 === 0 ? 'ouderA' : 'jongere13'].accountId!,
							'familie'
						)
					);
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

test('with and without script the button ends the session @zonder-javascript', async ({ page, server }) => {
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
