import { expect, type Page } from '@playwright/test';
import type { DocumentSoort } from '#lib/domein/document.ts';
import type { Postvanger } from '../../../scripts/postvanger.ts';
import { bijlage } from './papier.ts';
import { druk, u, volgLink, vulIn } from './reis.ts';

export interface Melding {
	email: string;
	gemeente: string;
	tafelsoort: string;
}

/** Step 1 of the loket, with the code read from the mail. @returns the id of the case */
export async function begin(
	page: Page,
	post: Postvanger,
	{ email, gemeente, tafelsoort }: Melding
): Promise<string> {
	await page.goto('/loket');
	await volgLink(page, u('loket.begin.melding'));
	await vulIn(page, {
		naam: 'Wietske Roelfsen',
		organisatie: 'Wijkteam Zuid',
		functie: 'consulent',
		email,
		telefoon: '053 456 78 90',
		gemeente
	});
	await druk(page, u('loket.volgende'));
	await vulIn(page, { tafelsoort });
	await druk(page, u('loket.volgende'));
	await expect(page).toHaveURL(/\/loket\/code/);
	await vulIn(page, { code: '000000' });
	await druk(page, u('loket.volgende'));
	await expect(page.locator('[data-foutlijst]')).toBeVisible();
	const code = /\d{6}/.exec((await post.wachtOp(email)).tekst)![0];
	await vulIn(page, { code });
	await druk(page, u('loket.volgende'));
	await expect(page).toHaveURL(/\/loket\/[0-9a-f-]{36}\/jeugdigen/);
	return /[0-9a-f-]{36}/.exec(page.url())![0];
}

/** One child, from the list of children and back to it. */
export async function voegKindToe(page: Page, velden: Record<string, string | true>): Promise<void> {
	await page
		.getByRole('button', {
			name: new RegExp(`^(${u('loket.jeugdigen.eerste')}|${u('loket.jeugdigen.nogEen')})$`)
		})
		.click();
	await vulIn(page, velden);
	await druk(page, u('loket.jeugdige.klaar'));
	await expect(page).toHaveURL(/\/jeugdigen$/);
}

/** One real file at its place on the page of documents. */
export async function voegStukToe(
	page: Page,
	soort: DocumentSoort,
	formaat: 'pdf' | 'docx',
	over?: string,
	naam?: string
): Promise<void> {
	const plek = page
		.locator('form', { has: page.locator(`[name="soort"]`) })
		.filter({ has: page.locator(`#bestand-${soort}`) });
	if (!(await plek.isVisible()))
		await page
			.locator('details', { has: page.locator(`#bestand-${soort}`) })
			.locator('summary')
			.click();
	await plek.locator('[name="bestand"]').setInputFiles(await bijlage(soort, formaat, naam));
	if (over) await plek.locator('[name="jeugdige"]').selectOption({ label: over });
	await druk(plek, u('loket.stuk.voegToe'));
	await expect(page).toHaveURL(/\/documenten$/);
}
