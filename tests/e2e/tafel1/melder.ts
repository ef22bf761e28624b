import type { Page } from '@playwright/test';
import type { Postvanger } from '../../../scripts/postvanger.ts';
import * as loket from '../opzet/loket.ts';
import { druk, geboren, u, volgLink, vulIn, type Reiziger } from '../opzet/reis.ts';
import { expect } from '../opzet/server.ts';
import { verwachtToegankelijk } from '../opzet/toegankelijk.ts';
import { FENNA, JORRIT } from './gezin.ts';

/** The four steps of the loket, with what goes wrong on the way. @returns the id of the case */
export async function meldAan({ context, page: eerste }: Reiziger, post: Postvanger): Promise<string> {
	let page = eerste;
	const casusId = await loket.begin(page, post, {
		email: 'wietske@wijkteam.test',
		gemeente: 'Enschede',
		tafelsoort: 'tafel1'
	});
	await druk(page, u('loket.jeugdigen.eerste'));
	await vulIn(page, { naam: `${FENNA} 123456782`, geboortedatum: geboren(13), adresGeheim: true });
	await druk(page, u('loket.jeugdige.klaar'));
	await expect(page.locator('#naam-fout')).toHaveText(u('fout.bsn.veld'));
	await expect(page.locator('#naam')).toHaveValue(`${FENNA} 123456782`);
	const bewaard = page.waitForResponse((antwoord) => antwoord.url().includes('bewaar') && antwoord.ok());
	await vulIn(page, { naam: FENNA });
	await bewaard;
	// A closed tab loses nothing.
	const waar = page.url().split('?')[0]!;
	await page.close();
	page = await context.newPage();
	await page.goto(waar);
	await expect(page.locator('#naam')).toHaveValue(FENNA);
	await druk(page, u('loket.jeugdige.klaar'));
	await loket.voegKindToe(page, {
		naam: JORRIT,
		geboortedatum: geboren(16),
		straat: 'Lindenlaan',
		huisnummer: '12',
		postcode: '7511AB',
		plaats: 'Enschede'
	});
	await druk(page, u('loket.volgende'));
	await verwachtToegankelijk(page);
	await loket.voegStukToe(page, 'aanmeldformulier', 'pdf');
	await loket.voegStukToe(page, 'verzoek-tot-bespreking', 'docx', FENNA);
	await loket.voegStukToe(page, 'verzoek-tot-bespreking', 'pdf', JORRIT, 'verzoek Jorrit.pdf');
	await druk(page, u('loket.volgende'));
	await vulIn(page, { besproken: 'ja', opmerkingen: 'Let op 123456782 in het dossier.' });
	await druk(page, u('loket.volgende'));
	await expect(page.getByText(u('fout.bsn.tekst')).first()).toBeVisible();
	await vulIn(page, { opmerkingen: 'Let op de hond.' });
	await druk(page, u('loket.volgende'));
	await expect(page).toHaveURL(/\/controle$/);
	await expect(page.getByRole('link', { name: u('loket.bewerk') }).first()).toBeVisible();
	await verwachtToegankelijk(page);
	const alGestuurd = post.berichten.length;
	await druk(page, u('loket.controle.indienen'));
	const nummer = await page.locator('.nummer').innerText();
	await volgLink(page, u('loket.ingediend.ja'));
	await expect(page.getByText(nummer)).toBeVisible();
	await page.goto('/loket/mijn');
	await volgLink(page, u('loket.mijn.afschrift'));
	await expect(page.getByText('Let op de hond.')).toBeVisible();
	expect((await post.wachtOp('wietske@wijkteam.test', alGestuurd)).tekst).toContain(nummer);
	await page.close();
	return casusId;
}

/** Answers what came back and hands in again; the papers are still there. */
export async function vulAan(_page: Page, casusId: string): Promise<void> {
	const page = await _page.context().newPage();
	await page.goto('/loket/mijn');
	await volgLink(page, u('loket.mijn.aanvullen'));
	await expect(page.getByText('Het plan is nog niet getekend.')).toBeVisible();
	await page.locator('textarea[name^="antwoord."]').fill('Het is nu getekend.');
	await druk(page, u('loket.volgende'));
	await expect(page).toHaveURL(new RegExp(`${casusId}/controle$`));
	await expect(page.getByText('verzoek Jorrit.pdf')).toBeVisible();
	await druk(page, u('loket.controle.indienenOpnieuw'));
	await expect(page.locator('.nummer')).toBeVisible();
	await page.close();
}
