import { expect, type Page } from '@playwright/test';
import { druk, over, u, vulIn } from './reis.ts';

/** The voorzitter takes it up and gives every visible point the same judgement. */
async function oordeel(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}/aanmelding`);
	await druk(page, u('loket.beoordeling.oppakken'));
	for (const punt of await page.locator('input[value="voldoet"]').all())
		if (await punt.isVisible()) await punt.check();
}

/** Sends back with a reason at the first point. */
export async function stuurTerug(page: Page, casusId: string, reden: string): Promise<void> {
	await oordeel(page, casusId);
	await page.locator('input[value="ontbreekt"]').first().check();
	await page.locator('textarea[name$=".reden"]').first().fill(reden);
	await druk(page, u('loket.beoordeling.terug'));
	await expect(page.getByText(u('loket.statusRegie.teruggestuurd'))).toBeVisible();
}

export async function keurGoed(page: Page, casusId: string): Promise<void> {
	await oordeel(page, casusId);
	await druk(page, u('loket.beoordeling.compleet'));
	await expect(page.getByText(u('loket.statusRegie.compleet'))).toBeVisible();
}

export interface NieuwMens {
	rol: string;
	naam: string;
	organisatie?: string;
	email?: string;
	telefoon?: string;
	adres?: string;
	geheim?: 'ja' | 'nee' | 'onbekend';
	/** Gezag over every child of the case. */
	gezag?: boolean;
}

/** Puts somebody at the table who is not in the case yet. */
export async function zetErbij(
	page: Page,
	casusId: string,
	{ rol, gezag, geheim, ...velden }: NieuwMens
): Promise<void> {
	await page.goto(`/casus/${casusId}/planning/persoon?rol=${rol}`);
	await vulIn(page, velden);
	if (geheim) await vulIn(page, { geheim });
	if (gezag)
		for (const kind of await page.locator('input[name^="gezag."][value="gezag"]').all()) await kind.check();
	await druk(page, u('werk.persoon.bewaar'));
	await expect(page).toHaveURL(/\/planning(#|$)/);
}

/** Gives those who are in the case already their place. */
export async function zet(page: Page, casusId: string, namen: readonly string[]): Promise<void> {
	for (const naam of namen) {
		await page.goto(`/casus/${casusId}/planning`);
		await druk(page, u('werk.planning.zet', { naam }));
		await expect(
			page.getByRole('button', { name: u('werk.planning.zet', { naam }), exact: true })
		).toHaveCount(0);
	}
}

export interface Plan {
	doel: string;
	dagen: number;
	tijd: string;
	plaats: string;
	/** Own time and place to wait, by name. */
	aankomst: Record<string, { tijd: string; wachtplek: string }>;
}

/** Day, place, purpose and own arrivals; ends at the invitations. */
export async function plan(
	page: Page,
	casusId: string,
	{ doel, dagen, tijd, plaats, aankomst }: Plan
): Promise<void> {
	await page.goto(`/casus/${casusId}/planning`);
	await page.locator('input[name="aanleiding"]').first().check();
	await vulIn(page, { doel, datum: over(dagen), tijd, plaats });
	if ((await page.locator('[name="duur"]').inputValue()) === '') await vulIn(page, { duur: '90' });
	for (const [naam, eigen] of Object.entries(aankomst)) {
		await page.getByLabel(u('werk.planning.aankomst', { naam })).fill(eigen.tijd);
		await page.getByLabel(u('werk.planning.wachtplek', { naam })).fill(eigen.wachtplek);
	}
	await druk(page, u('werk.planning.bewaar'));
	await expect(page).toHaveURL(/\/uitnodigingen$/);
}

/** What the procesondersteuner sees once: by name the code and the link to hand over. */
export type Codes = Record<string, { code: string; link: string }>;

/** Sends to everybody who stands ready. */
export async function verstuur(page: Page, casusId: string): Promise<Codes> {
	await page.goto(`/casus/${casusId}/uitnodigingen`);
	await vulIn(page, { veilig: true });
	await druk(page, u('werk.uitnodigingen.verstuur'));
	await expect(page.getByText(u('werk.uitnodigingen.eenmalig'))).toBeVisible();
	const codes: Codes = {};
	for (const blad of await page.locator('section.blad').all())
		codes[await blad.getByRole('heading').innerText()] = {
			code: await blad.locator('.code').innerText(),
			link: (await blad.locator('.link').textContent())!
		};
	return codes;
}
