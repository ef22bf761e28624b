// Free text with a protected address, through the pages: accepted like any other, read at once by who works on the
// case, by the family after a second person agreed (dreigingen A13, A23); and who looked, for who wrote it.
import type { Browser, Page } from '@playwright/test';
import { kanarie, maakGezin, schrijf, type Gezin, type Persoon } from './opzet/gezin.ts';
import { alsCookie, metOpslag } from './opzet/personeel.ts';
import { druk, u } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';
import { verwachtToegankelijk } from './opzet/toegankelijk.ts';

const VERRAAD = `Zij woont aan de ${kanarie.straat} 7391.`;
let gezin: Gezin;
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag);
				await schrijf(gezin.proef, 'ouderB', { toekomst: VERRAAD }, 'iedereen');
			})
	}
});

const als = async (browser: Browser, adres: string, wie: Persoon): Promise<Page> => {
	const context = await browser.newContext({ baseURL: adres, viewport: { width: 360, height: 740 } });
	await context.addCookies([alsCookie(gezin.sessies[wie], adres)]);
	return context.newPage();
};

test('an address in a reactie waits for two people, and its author learns nothing', async ({
	browser,
	server
}) => {
	const hier = `/casus/${gezin.proef.casusId}`;
	const [vader, zoon, po, voorzitter] = await Promise.all(
		(['ouderB', 'jongere16', 'procesondersteuner', 'voorzitter'] as const).map((wie) =>
			als(browser, server.adres, wie)
		)
	);
	const leest = async (page: Page) => {
		await page.goto(`${hier}/reacties`);
		return (await page.locator('main').innerText()).includes(VERRAAD);
	};

	await test.step('who wrote it sees it sent, as anything else', async () => {
		await vader!.goto(`${hier}/reactie`);
		await expect(vader!.getByText(u('reactie.verstuurd.titel'))).toBeVisible();
		await expect(vader!.locator('main')).not.toContainText(u('inzage.nakijken.gevonden'));
	});
	await test.step('who works on the case reads it, the family does not', async () => {
		expect(await leest(voorzitter!)).toBe(true);
		expect(await leest(zoon!)).toBe(false);
	});
	await test.step('one person cannot release it', async () => {
		await po!.goto(`${hier}/nakijken`);
		await expect(po!.getByText(u('inzage.nakijken.gevonden'))).toBeVisible();
		await expect(po!.getByRole('button', { name: u('inzage.nakijken.knop') })).toHaveCount(0);
		await verwachtToegankelijk(po!);
		await po!.getByText(u('inzage.nakijken.leg.titel')).click();
		await druk(po!, u('inzage.nakijken.leg.knop'));
		await expect(po!.getByText(u('fout.leeg.reden')).first()).toBeVisible();
		await po!.getByLabel(u('inzage.nakijken.leg.reden')).first().fill('Moeder weet het en vindt het goed.');
		await druk(po!, u('inzage.nakijken.leg.knop'));
		await expect(po!.getByText(u('inzage.nakijken.wacht'))).toBeVisible();
		expect(await leest(zoon!)).toBe(false);
	});
	await test.step('a second one, who reads the reason, can', async () => {
		await voorzitter!.goto(hier);
		await expect(voorzitter!.getByText(u('werk.taak.tweede-nazicht')).first()).toBeVisible();
		await voorzitter!.goto(`${hier}/nakijken`);
		await expect(voorzitter!.getByText('Moeder weet het en vindt het goed.')).toBeVisible();
		await voorzitter!.getByRole('button', { name: u('inzage.nakijken.akkoord') }).click();
		await expect(voorzitter!.getByText(u('inzage.nakijken.gevonden'))).toHaveCount(0);
		expect(await leest(zoon!)).toBe(true);
	});
	await test.step('two taps from home: who looked, by role and without a name', async () => {
		await vader!.goto(hier);
		await vader!.getByRole('link', { name: u('casus.thuis.meer.gekeken') }).click();
		const tekst = await vader!.locator('main').innerText();
		expect(tekst).toMatch(/voorzitter/i);
		expect(tekst).toContain(u('inzage.gekeken.wat.reactie'));
		for (const naam of ['Terpstra', 'Haverkate', 'Jorrit', 'Saskia']) expect(tekst).not.toContain(naam);
		await verwachtToegankelijk(vader!);
	});
});
