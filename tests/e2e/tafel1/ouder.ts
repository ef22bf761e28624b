import type { Page } from '@playwright/test';
import { antwoord, schrijf, stuur } from '../opzet/familie.ts';
import { druk, u, volgLink, vulIn, type Reiziger } from '../opzet/reis.ts';
import { expect } from '../opzet/server.ts';
import { verwachtToegankelijk } from '../opzet/toegankelijk.ts';
import { A, aankomst, REACTIE_A } from './gezin.ts';

/** Scanners and previews use nothing up, the page tells nothing, a wrong code is a sentence. */
export async function linkVerbruiktNiets(page: Page, link: string): Promise<void> {
	for (let keer = 0; keer < 5; keer += 1)
		for (const method of ['GET', 'HEAD'])
			await fetch(link, { method, headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } });
	await page.goto(link);
	await page.goto(link);
	expect(new URL(page.url()).pathname, 'the token has left the address').toBe('/uitnodiging');
	const tekst = await page.locator('body').innerText();
	for (const woord of ['Fenna', 'Jorrit', 'Boomkamp', 'Vlierman', 'Saskia', 'jeugdbescherming', 'Stadhuis'])
		expect(tekst).not.toContain(woord);
	await verwachtToegankelijk(page);
	await page.getByLabel(u('toegang.uitnodiging.label'), { exact: true }).fill('ABCDE-FGH23');
	await druk(page, u('toegang.uitnodiging.knop'));
	await expect(page.locator('[data-foutlijst]')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(u('toegang.uitnodiging.titel'));
	await verwachtToegankelijk(page);
}

/** Home, uitleg, exactly the own papers as text and as pages, and "komt u" with what follows. */
export async function leestEnAntwoordt(page: Page, casusId: string): Promise<void> {
	await page.goto('/mijn');
	await expect(page).toHaveURL(new RegExp(`/casus/${casusId}$`));
	await verwachtToegankelijk(page);
	await volgLink(page, u('casus.thuis.uitleg'));
	await expect(page).toHaveURL(/\/uitleg\/tafel1$/);
	await page.goto(`/casus/${casusId}/uitnodiging`);
	await expect(page.getByText(aankomst[A.naam]!.tijd)).toBeVisible();
	await expect(page.getByText(aankomst[A.naam]!.wachtplek)).toBeVisible();
	await page.goto(`/casus/${casusId}/stukken`);
	await expect(
		page.getByRole('link', { name: u('stukken.lees') }),
		'the two verzoeken, not the aanmeldformulier'
	).toHaveCount(2);
	await expect(page.getByText(u('stukken.wieKrijgt')).first()).toBeVisible();
	for (const nummer of [0, 1]) {
		await page.goto(`/casus/${casusId}/stukken`);
		await page
			.getByRole('link', { name: u('stukken.lees') })
			.nth(nummer)
			.click();
		await expect(page.locator('main')).toContainText('Boomkamp');
		await verwachtToegankelijk(page);
		const beeld = page.getByRole('link', { name: u('stukken.alsBladzijden') });
		if ((await beeld.count()) === 0) continue;
		await beeld.click();
		const blad = page.locator('main img').first();
		await expect.poll(() => blad.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300);
		await verwachtToegankelijk(page);
	}
	await page.goto(`/casus/${casusId}/komt`);
	const gevolg = page.getByText(u('werkwijze.gevolg.afwezig-in-verslag')).first();
	await expect(gevolg).toBeVisible();
	const hoogte = async (wat: typeof gevolg) => (await wat.boundingBox())!.y;
	expect(await hoogte(gevolg)).toBeLessThan(
		await hoogte(page.getByRole('button', { name: u('casus.komt.knop') }))
	);
	await antwoord(page, casusId, {
		keuze: 'komt',
		meenemen: 'steunpersoon',
		meenemenNaam: 'Tante Kanarie',
		tolk: true,
		taal: 'Tigrinya'
	});
	await verwachtToegankelijk(page);
}

/** A closed tab, no network and a change after sending lose nothing. */
export async function schrijftReactie({ context, page: eerste }: Reiziger, casusId: string): Promise<void> {
	const hier = `/casus/${casusId}/reactie`;
	const schrijven = await context.newPage();
	await schrijven.goto(`${hier}?vraag=nu`);
	const bewaard = () =>
		schrijven.waitForResponse((antwoord) => antwoord.url().includes('/reactie/concept') && antwoord.ok());
	let klaar = bewaard();
	await vulIn(schrijven, { tekst: REACTIE_A });
	await klaar;
	await schrijven.close();
	const page = await context.newPage();
	await page.goto(`${hier}?vraag=nu`);
	await expect(page.locator('[name="tekst"]')).toHaveValue(REACTIE_A);
	await page.goto(`${hier}?vraag=toekomst`);
	await context.setOffline(true);
	await vulIn(page, { tekst: 'Ik wil rust voor de kinderen.' });
	await expect(page.locator('[data-bewaard]')).toHaveText(u('rand.bewaard.nogNiet'));
	klaar = page.waitForResponse((antwoord) => antwoord.url().includes('/reactie/concept') && antwoord.ok());
	await context.setOffline(false);
	await klaar;
	await expect(page.locator('[data-bewaard]')).toContainText(u('rand.bewaard.om'));
	await page.reload();
	await expect(page.locator('[name="tekst"]')).toHaveValue('Ik wil rust voor de kinderen.');
	await verwachtToegankelijk(page);
	await page.goto(`${hier}/versturen`);
	await vulIn(page, { deelMet: 'tafel' });
	await druk(page, u('reactie.versturen.knop'));
	await expect(page.locator('[data-foutlijst]'), 'not without having seen who reads it').toBeVisible();
	await verwachtToegankelijk(page);
	await stuur(page, casusId, { deelMet: 'tafel' });
	const eerder = await page.locator('main').innerText();
	await schrijf(page, casusId, { aanvulling: 'Oma past elke vrijdag op.' });
	await page.goto(hier);
	await expect(page.getByText(u('reactie.verstuurd.gewijzigd'))).toBeVisible();
	await stuur(page, casusId, { deelMet: 'tafel' });
	expect(await page.locator('main').innerText()).not.toBe(eerder);
	await expect(page.getByText('Oma past elke vrijdag op.')).toBeVisible();
	await page.close();
	await eerste.bringToFront();
}

/** Two taps from home, with the date of the answer before it is sent. */
export async function vraagCorrectie(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}`);
	await page.locator(`main a[href$="/gegevens"]:visible`).first().click();
	await page.getByRole('link', { name: u('gegevens.soort.correctie') }).click();
	const dag = Temporal.Now.plainDateISO('Europe/Amsterdam');
	const eenMaand = [
		dag.add({ months: 1 }),
		dag.add({ months: 1, days: 1 }),
		dag.add({ months: 1, days: 2 }),
		dag.add({ months: 1, days: 3 })
	];
	const namen = eenMaand.map((op) =>
		u('gegevens.datum', {
			dag: op.toLocaleString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' })
		})
	);
	const belofte = await page.locator('main .melding-titel:visible').first().innerText();
	expect(namen, 'one month, or the first working day after it (Twente)').toContain(belofte);
	await verwachtToegankelijk(page);
	await vulIn(page, {
		grond: 'klopt-niet',
		zin: 'Fenna zit op de Zwanenschool.',
		tekst: 'Zij zit op een andere school.'
	});
	await druk(page, u('gegevens.knop'));
	await expect(page.getByText(u('gegevens.klaar.titel'), { exact: true })).toBeVisible();
}
