import type { Page } from '@playwright/test';
import { schrijf, stuur } from '../opzet/familie.ts';
import { je } from '../opzet/reis.ts';
import { expect } from '../opzet/server.ts';
import { verwachtToegankelijk } from '../opzet/toegankelijk.ts';
import { MENING } from './gezin.ts';

/** The own home in the je-voice, and words for the voorzitter alone. */
export async function jongereSchrijft(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(je('casus.thuis.titel.tafel1'));
	expect(await page.locator('main').innerText(), 'je, not u').not.toMatch(/\b[Uu]w?\b/);
	await verwachtToegankelijk(page);
	await page.goto(`/casus/${casusId}/stukken`);
	await expect(page.getByText(je('stukken.geen'))).toBeVisible();
	await schrijf(page, casusId, { zorgen: MENING, wens: 'Dat ik mijn hond mag houden.' }, je);
	await page.goto(`/casus/${casusId}/reactie/versturen`);
	await expect(page.getByText(je('reactie.versturen.eerlijk'))).toBeVisible();
	await verwachtToegankelijk(page);
	await stuur(page, casusId, { deelname: 'vooraf-praten', deelMet: 'voorzitter' }, je);
}
