import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails with a readable list when axe finds anything on this page, best practices included. */
export async function verwachtToegankelijk(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const gevonden = violations.flatMap((regel) =>
		regel.nodes.map((plek) => `${regel.id}: ${regel.help}: ${plek.target.join(' ')}`)
	);
	expect(gevonden, `axe op ${new URL(page.url()).pathname}`).toEqual([]);
}
