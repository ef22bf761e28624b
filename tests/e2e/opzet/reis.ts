import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { vertaler } from '#lib/i18n/index.ts';
import { totpCode } from './inlogmiddel.ts';
import type { Inlog } from './personeel.ts';
import { volg, type Verkeer } from './verkeer.ts';

/** The sentences of the product in both voices: tests press the buttons that people read. */
export const u = vertaler('nl', 'u');
export const je = vertaler('nl', 'je');

/** Somebody with a phone of their own, watched from the first page on. */
export interface Reiziger {
	context: BrowserContext;
	page: Page;
	verkeer: Verkeer;
}

export async function reiziger(browser: Browser): Promise<Reiziger> {
	const context = await browser.newContext();
	// A limit on hanging, not on speed.
	context.setDefaultTimeout(60_000);
	const verkeer = volg(context);
	return { context, page: await context.newPage(), verkeer };
}

/** Presses the button that says exactly this. */
export const druk = (waar: Page | Locator, tekst: string): Promise<void> =>
	waar.getByRole('button', { name: tekst, exact: true }).click();
/** Follows the link that says exactly this. */
export const volgLink = (waar: Page | Locator, tekst: string): Promise<void> =>
	waar.getByRole('link', { name: tekst, exact: true }).first().click();

/** Fills fields by their name, whatever kind they are; `true` ticks a box. */
export async function vulIn(waar: Page | Locator, waarden: Record<string, string | true>): Promise<void> {
	for (const [naam, waarde] of Object.entries(waarden)) {
		const veld = waar.locator(`[name="${naam}"]:not([type="hidden"])`);
		if (waarde === true) {
			await veld.check();
			continue;
		}
		const soort = await veld
			.first()
			.evaluate((el) => (el instanceof HTMLInputElement ? el.type : el.tagName));
		if (soort === 'radio') await waar.locator(`[name="${naam}"][value="${waarde}"]`).check();
		else if (soort === 'SELECT') await veld.selectOption(waarde);
		else await veld.fill(waarde);
	}
}

/** Through the door with password and app. */
export async function logIn(page: Page, wie: Inlog): Promise<void> {
	await page.goto('/inloggen');
	await vulIn(page, { inlognaam: wie.email, wachtwoord: wie.wachtwoord });
	await druk(page, u('toegang.inloggen.knop'));
	await expect(page).toHaveURL(/\/inloggen\/code/);
	await page.getByLabel(u('toegang.code.label'), { exact: true }).fill(await totpCode(wie.totpGeheim));
	await druk(page, u('toegang.code.knop'));
	await expect(page).not.toHaveURL(/\/inloggen/);
	if (page.url().includes('/mijn/welkom')) await leesWelkom(page);
}

/** The explanation that comes once, after the first time through the door. */
export async function leesWelkom(page: Page, stem = u): Promise<void> {
	await expect(page).toHaveURL(/\/mijn\/welkom/);
	await druk(page, stem('toegang.welkom.knop'));
	await expect(page).not.toHaveURL(/\/mijn\/welkom/);
}

/** What this person finds on these pages, as one text. */
export async function leesAlles(page: Page, paden: readonly string[]): Promise<string> {
	let alles = '';
	for (const pad of paden) {
		const antwoord = await page.request.get(pad);
		alles += `${antwoord.url()}\n${await antwoord.text()}\n`;
	}
	return alles;
}

/** The birth date of somebody who turned so many years three months ago. */
export const geboren = (jaren: number): string =>
	Temporal.Now.plainDateISO('Europe/Amsterdam').subtract({ years: jaren, months: 3 }).toString();
/** A day so many days ahead, as a date field takes it. */
export const over = (dagen: number): string =>
	Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: dagen }).toString();
