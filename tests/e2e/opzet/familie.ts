import { expect, type Page } from '@playwright/test';
import { geefPasskey, totpCode } from './inlogmiddel.ts';
import { druk, je, leesWelkom, u, volgLink, vulIn } from './reis.ts';

const PAGINA = /^https?:/;

/** Link and code, then a passkey of this phone. @returns how many screens it took, the invitation included */
export async function kiesPasskey(
	page: Page,
	{ link, code }: { link: string; code: string },
	stem = u
): Promise<number> {
	await geefPasskey(page);
	let schermen = 0;
	const tel = () => {
		if (PAGINA.test(page.url())) schermen += 1;
	};
	page.on('domcontentloaded', tel);
	await page.goto(link);
	await page.getByLabel(u('toegang.uitnodiging.label'), { exact: true }).fill(code);
	await druk(page, u('toegang.uitnodiging.knop'));
	await druk(page, stem('toegang.kies.passkey.knop'));
	await leesWelkom(page, stem);
	await expect(page).toHaveURL(/\/casus\/[0-9a-f-]{36}/);
	page.off('domcontentloaded', tel);
	return schermen;
}

/** Link and code, then a password with an app. @returns the name to sign in with and the secret of the app */
export async function kiesWachtwoord(
	page: Page,
	{ link, code }: { link: string; code: string },
	wachtwoord: string,
	stem = u
): Promise<{ totpGeheim: string; herstelcodes: string[] }> {
	await page.goto(link);
	await page.getByLabel(u('toegang.uitnodiging.label'), { exact: true }).fill(code);
	await druk(page, u('toegang.uitnodiging.knop'));
	await volgLink(page, stem('toegang.kies.wachtwoord.knop'));
	await vulIn(page, { wachtwoord });
	await druk(page, stem('toegang.wachtwoord.knop'));
	const totpGeheim = (await page.locator('.overtypen code').innerText()).replaceAll(/\s/g, '');
	await page.getByLabel(stem('toegang.app.label'), { exact: true }).fill(await totpCode(totpGeheim));
	await druk(page, stem('toegang.app.knop'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(stem('toegang.codes.titel'));
	const herstelcodes = await page.locator('main li code, main ol li, main ul li').allInnerTexts();
	await volgLink(page, stem('toegang.codes.knop'));
	await leesWelkom(page, stem);
	await expect(page).toHaveURL(/\/casus\/[0-9a-f-]{36}/);
	return { totpGeheim, herstelcodes };
}

/** "Komt u?" with this answer; what follows from it stands above the button. */
export async function antwoord(
	page: Page,
	casusId: string,
	velden: Record<string, string | true>,
	stem = u
): Promise<void> {
	await page.goto(`/casus/${casusId}/komt`);
	await vulIn(page, velden);
	await druk(page, stem('casus.komt.knop'));
	await expect(page).toHaveURL(/\/komt\?klaar/);
}

/** Writes these answers, one question a page. */
export async function schrijf(
	page: Page,
	casusId: string,
	antwoorden: Record<string, string>,
	stem = u
): Promise<void> {
	for (const [vraag, tekst] of Object.entries(antwoorden)) {
		await page.goto(`/casus/${casusId}/reactie?vraag=${vraag}`);
		await vulIn(page, { tekst });
		await druk(page, stem('reactie.straks'));
		await expect(page).toHaveURL(new RegExp(`/casus/${casusId}$`));
	}
}

/** Sends what was written, after seeing who reads it. */
export async function stuur(
	page: Page,
	casusId: string,
	velden: Record<string, string | true>,
	stem = u
): Promise<void> {
	await page.goto(`/casus/${casusId}/reactie/versturen`);
	await vulIn(page, { ...velden, gezien: true });
	await druk(page, stem('reactie.versturen.knop'));
	await expect(page).toHaveURL(/\/reactie$/);
	await expect(page.getByText(stem('reactie.verstuurd.titel'))).toBeVisible();
}

export { je, u };
