// The link of an invitation in every state it can be in (dreigingen B03, B05).
import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { nu, tijdstip } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { uitnodiging } from '#lib/server/opslag/schema.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { maakGezin, type Gezin } from './opzet/gezin.ts';
import { metOpslag } from './opzet/personeel.ts';
import { druk, u } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';

let gezin: Gezin;
/** Tokens of invitations in every state a link can be in. */
const links = { gebruikt: '', verlopen: '', ingetrokken: '', levend: '' };

/** Gives invitations of the family links of their own, each dead in another way but one. */
async function maakLinks(opslag: Opslag): Promise<void> {
	const { hash: codeHash } = await nieuweCode(opslag.sleutels);
	const gisteren = tijdstip(nu().subtract({ hours: 24 }));
	const staat: Record<keyof typeof links, { wie: keyof typeof gezin.proef.personen; velden: object }> = {
		gebruikt: { wie: 'ouderA', velden: { codeHash: null } },
		verlopen: { wie: 'ouderB', velden: { codeHash, verlooptOp: gisteren } },
		ingetrokken: { wie: 'jongere13', velden: { codeHash, status: 'ingetrokken', ingetrokkenOp: gisteren } },
		levend: { wie: 'jongere16', velden: { codeHash } }
	};
	for (const [naam, { wie, velden }] of Object.entries(staat) as [
		keyof typeof links,
		(typeof staat)['levend']
	][]) {
		const { token, hash: tokenHash } = nieuwToken();
		links[naam] = token;
		await opslag.schrijf((tx) =>
			tx
				.update(uitnodiging)
				.set({ tokenHash, pogingen: 0, ...velden })
				.where(eq(uitnodiging.persoonId, gezin.proef.personen[wie]))
		);
	}
}
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag);
				await maakLinks(opslag);
			})
	}
});

/** What an invitation page says; a link that is dead says the same whatever it was (dreigingen B05). */
const leesLink = async (page: Page, token: string): Promise<string> => {
	await page.goto(`/uitnodiging/${token}`);
	return page.locator('main').innerText();
};

test('a link that is used, too old, withdrawn or unknown says the same, with a way on', async ({ page }) => {
	const onbekend = await leesLink(page, 'dit-is-geen-token-maar-wel-lang-genoeg-1234');
	expect(onbekend).toContain(u('toegang.dood.titel'));
	for (const token of ['x', links.gebruikt, links.verlopen, links.ingetrokken])
		expect(await leesLink(page, token)).toBe(onbekend);
	await druk(page, u('toegang.dood.knop'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(u('toegang.gevraagd.titel'));
});

test('the fifth wrong code ends a link, also for who has the right one', async ({ page }) => {
	const vulCode = async (code: string) => {
		await page.getByLabel(u('toegang.uitnodiging.label'), { exact: true }).fill(code);
		await druk(page, u('toegang.uitnodiging.knop'));
	};
	await leesLink(page, links.levend);
	for (const nummer of [1, 2, 3, 4]) {
		await vulCode(`AAAA${nummer}-BBBB${nummer}`);
		await expect(page.locator('[data-foutlijst]')).toBeVisible();
	}
	await vulCode('AAAA5-BBBB5');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(u('toegang.dood.titel'));
	expect(await leesLink(page, links.levend)).toContain(u('toegang.dood.titel'));
});
