// How people get in by people: two beheerders and a new colleague, and a jongere with a guest whom the parents never see.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { nu } from '#lib/server/klok.ts';
import { maakCasus, type Proefcasus } from '../huis.ts';
import { geefPasskey } from './opzet/inlogmiddel.ts';
import { alsCookie, geefSessie, maakCollega, metOpslag, stelAan } from './opzet/personeel.ts';
import { expect, test } from './opzet/server.ts';

const TWENTE = { regio: 'twente', subregio: null };
let proef: Proefcasus;
const sessies: Record<string, string> = {};
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				proef = await maakCasus(opslag, { nu: nu() });
				for (const naam of ['Joost Landman', 'Marit Bos']) {
					const { accountId } = await maakCollega(opslag, naam, { rol: 'beheerder', ...TWENTE });
					sessies[naam] = await geefSessie(opslag, accountId, 'professional');
				}
				const { fg, procesondersteuner, jongere16, ouderA, ouderB } = proef.gebruikers;
				await stelAan(opslag, fg.accountId!, 'fg', TWENTE);
				await stelAan(opslag, procesondersteuner.accountId!, 'procesondersteuner', TWENTE);
				sessies.fg = await geefSessie(opslag, fg.accountId!, 'professional');
				sessies.po = await geefSessie(opslag, procesondersteuner.accountId!, 'professional');
				for (const [wie, lid] of Object.entries({ jongere16, ouderA, ouderB }))
					sessies[wie] = await geefSessie(opslag, lid.accountId!, 'familie');
			})
	}
});

/** A browser of their own for each, as in life. */
async function als(browser: Browser, adres: string, wie: string | null): Promise<Page> {
	const context: BrowserContext = await browser.newContext({
		baseURL: adres,
		viewport: { width: 360, height: 740 }
	});
	if (wie) await context.addCookies([alsCookie(sessies[wie]!, adres)]);
	return context.newPage();
}

test('two beheerders let a colleague in, and neither could have done it alone @zonder-javascript', async ({
	browser,
	server,
	post
}) => {
	const een = await als(browser, server.adres, 'Joost Landman');
	await een.goto('/beheer/organisaties');
	await een.getByLabel('Naam').fill('Wijkteam Enschede');
	await een.getByRole('button', { name: 'Toevoegen' }).click();
	await een.goto('/beheer/nieuw');
	await een.getByLabel('Naam').fill('Femke Post');
	await een.getByLabel('E-mailadres').fill('femke.post@werk.test');
	await een.getByLabel('Organisatie').selectOption({ label: 'Wijkteam Enschede' });
	await een.getByRole('button', { name: 'Uitnodigen' }).click();
	const code = (await een.locator('.code').textContent())!.trim();
	await expect(een.locator('main')).not.toContainText('/collega/');

	await een.getByRole('link', { name: 'Klaar' }).click();
	await een.getByLabel('Rol', { exact: true }).selectOption('procesondersteuner');
	await een.getByLabel('Waar', { exact: true }).selectOption('twente/enschede');
	await een.getByRole('button', { name: 'Vragen' }).click();
	await een.goto('/beheer');
	await expect(een.getByText('U vroeg dit zelf')).toBeVisible();
	await expect(een.getByRole('button', { name: 'Bevestigen' })).toHaveCount(0);

	const brief = await post.wachtOp('femke.post@werk.test');
	const link = /http\S+\/collega\/\S+/.exec(brief.tekst)![0];
	expect(brief.tekst).not.toContain(code);
	const femke = await als(browser, server.adres, null);
	await geefPasskey(femke);
	await femke.goto(link);
	expect(new URL(femke.url()).pathname).toBe('/collega');
	await femke.getByRole('textbox').fill(code.toLowerCase());
	await femke.getByRole('button', { name: 'Verder' }).click();
	await femke.waitForURL(/\/account/);
	expect((await femke.goto(`/casus/${proef.casusId}`))?.status()).toBe(404);

	const twee = await als(browser, server.adres, 'Marit Bos');
	await twee.goto('/beheer');
	await expect(twee.getByText('femke.post@werk.test')).toBeVisible();
	await twee.getByRole('button', { name: 'Bevestigen' }).click();
	await expect(twee.getByText('Bevestigd.')).toBeVisible();
	// A change of rights ends what was open.
	await femke.goto('/account');
	expect(new URL(femke.url()).pathname).toBe('/inloggen');
	for (const beheerder of [een, twee])
		expect((await beheerder.goto(`/casus/${proef.casusId}`))?.status()).toBe(404);

	const fg = await als(browser, server.adres, 'fg');
	await fg.goto('/toezicht');
	await expect(fg.getByRole('cell', { name: 'Bevestigde wat een andere beheerder vroeg' })).toBeVisible();
	expect((await fg.goto('/beheer'))?.status()).toBe(404);
	expect((await een.goto('/toezicht'))?.status()).toBe(404);
});

test('a jongere brings a guest: shown before what that is, unseen by the parents, gone at once @zonder-javascript', async ({
	browser,
	server,
	javaScriptEnabled
}) => {
	const gasten = `/casus/${proef.casusId}/gasten`;
	const jij = await als(browser, server.adres, 'jongere16');
	await jij.goto(gasten);
	await expect(jij.getByText('Dit ziet een gast niet')).toBeVisible();
	await jij.getByLabel('Advocaat').check();
	await jij.getByLabel('Naam').fill('Mr. Kievit');
	await jij.getByRole('button', { name: 'Uitnodigen' }).click();
	const code = (await jij.locator('.code').textContent())!.trim();
	const link = (await jij.locator('.link').textContent())!.trim();

	const gast = await als(browser, server.adres, null);
	await geefPasskey(gast);
	await gast.goto(link);
	await gast.getByRole('textbox').fill(code);
	await gast.getByRole('button', { name: 'Verder' }).click();
	// Without script there is no passkey; coming in by a password is a journey of its own (zonder-javascript.test.ts).
	if (javaScriptEnabled) {
		await gast.getByRole('button', { name: /passkey/i }).click();
		await gast.waitForURL(/\/(casus|mijn)/);
		await gast.goto(`/casus/${proef.casusId}`);
		await expect(gast.getByRole('heading', { level: 1 })).toHaveText('U steunt iemand');
		await expect(gast.locator('main')).not.toContainText('Stadhuis');
	} else await expect(gast.getByRole('button', { name: /passkey/i })).toHaveCount(0);

	for (const wie of ['ouderA', 'ouderB']) {
		const ouder = await als(browser, server.adres, wie);
		for (const pad of ['', '/stukken', '/gasten', '/gegevens', '/uitnodiging']) {
			await ouder.goto(`/casus/${proef.casusId}${pad}`);
			expect(await ouder.content()).not.toContain('Kievit');
		}
	}
	const po = await als(browser, server.adres, 'po');
	await po.goto(gasten);
	await expect(po.getByRole('heading', { name: 'Mr. Kievit' })).toBeVisible();

	await jij.goto(gasten);
	await jij.getByRole('button', { name: 'Mr. Kievit weghalen' }).click();
	await expect(jij.getByRole('button', { name: 'Mr. Kievit weghalen' })).toHaveCount(0);
	if (javaScriptEnabled) expect((await gast.goto(`/casus/${proef.casusId}`))?.status()).toBe(404);
	await po.goto(gasten);
	await expect(po.getByRole('heading', { name: 'Mr. Kievit' })).toHaveCount(0);
});
