import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

/**
 * Fails with a readable list when axe finds anything on this page, best practices included. axe is itself a script,
 * so where scripts are off the same page is judged by the run with scripts.
 */
export async function verwachtToegankelijk(page: Page, regels?: string[]): Promise<void> {
	if (test.info().project.use.javaScriptEnabled === false) return;
	// There are no frames in this product; the other mode opens a page of its own for each answer, only for them.
	const axe = new AxeBuilder({ page }).setLegacyMode();
	const { violations } = await (regels ? axe.withRules(regels) : axe).analyze();
	const gevonden = violations.flatMap((regel) =>
		regel.nodes.map((plek) => `${regel.id}: ${regel.help}: ${plek.target.join(' ')}`)
	);
	expect(gevonden, `axe op ${new URL(page.url()).pathname}`).toEqual([]);
}
