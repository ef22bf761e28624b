import type { Page } from '@playwright/test';
import { druk, leesAlles, u, vulIn } from '../opzet/reis.ts';
import { expect } from '../opzet/server.ts';
import { verwachtToegankelijk } from '../opzet/toegankelijk.ts';
import * as werk from '../opzet/werk.ts';
import { A, B, FENNA, JORRIT, aankomst, REACTIE_A, MENING, team } from './gezin.ts';

/** Seats everybody, plans with own arrivals and looks at each paper for the secret address. */
export async function planTafel(page: Page, casusId: string): Promise<void> {
	await werk.zetErbij(page, casusId, {
		rol: 'ouder',
		naam: A.naam,
		email: A.email,
		telefoon: A.telefoon,
		adres: A.adres,
		geheim: 'ja',
		gezag: true
	});
	await werk.zetErbij(page, casusId, {
		rol: 'ouder',
		naam: B.naam,
		email: B.email,
		adres: 'Gewoonplein 1, 7500 AA Enschede',
		geheim: 'nee',
		gezag: true
	});
	await werk.zetErbij(page, casusId, {
		rol: 'rvdk-adviseur',
		naam: team.rvdk.naam,
		organisatie: 'Raad voor de Kinderbescherming',
		email: team.rvdk.email
	});
	await werk.zet(page, casusId, [FENNA, JORRIT, 'Wietske Roelfsen']);
	await werk.plan(page, casusId, {
		doel: 'Samen bekijken of de hulp genoeg is.',
		dagen: 16,
		tijd: '10:30',
		plaats: 'Stadhuis, kamer 12',
		aankomst
	});
	await page.goto(`/casus/${casusId}/stukken`);
	const nakijken = page.getByRole('button', { name: u('stukken.controle.bevestig') });
	for (let nog = await nakijken.count(); nog > 0; nog -= 1) {
		await nakijken.first().click();
		await expect(nakijken).toHaveCount(nog - 1);
	}
}

/** Reads what each will see, and sends. */
export async function verstuur(page: Page, casusId: string): Promise<werk.Codes> {
	await page.goto(`/casus/${casusId}/uitnodigingen`);
	const kaart = (naam: string) =>
		page.locator('section.kaart', { has: page.getByRole('heading', { name: naam, exact: true }) });
	for (const [naam, eigen] of Object.entries(aankomst)) {
		await expect(kaart(naam)).toContainText(eigen.tijd);
		await expect(kaart(naam)).toContainText(eigen.wachtplek);
		for (const [ander, zijn] of Object.entries(aankomst))
			if (ander !== naam) await expect(kaart(naam)).not.toContainText(zijn.wachtplek);
	}
	await expect(kaart(FENNA)).toContainText(u('werk.uitnodigingen.zietGeenStukken'));
	await verwachtToegankelijk(page);
	const codes = await werk.verstuur(page, casusId);
	await page.goto(`/casus/${casusId}/uitnodigingen`);
	await expect(page.locator('section.blad'), 'codes are shown once').toHaveCount(0);
	return codes;
}

/** Who opened, answered and wrote. */
export async function voortgang(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}/voortgang`);
	const rij = (naam: string) =>
		page.locator('tr', { has: page.getByRole('rowheader', { name: new RegExp(naam) }) });
	await expect(rij(A.naam)).toContainText(u('werk.voortgang.antwoord.komt'));
	await expect(rij(A.naam)).toContainText(u('werk.voortgang.reactie.aangevuld'));
	await expect(rij(A.naam)).toContainText('Tigrinya');
	await expect(rij(B.naam)).toContainText(u('werk.voortgang.reactie.concept'));
	await expect(rij(FENNA)).toContainText(u('werk.voortgang.reactie.ingediend'));
	await expect(rij(JORRIT)).toContainText(u('werk.uitnodigingen.status.verzonden'));
	await verwachtToegankelijk(page);
}

/** The private mening is for the voorzitter alone; what was shared with the tafel is for all of these. */
export async function wieLeestWat(
	casusId: string,
	voorzitter: Page,
	anderen: readonly Page[]
): Promise<void> {
	await voorzitter.goto(`/casus/${casusId}/reacties`);
	await expect(voorzitter.getByText(MENING)).toBeVisible();
	await expect(voorzitter.getByText(REACTIE_A)).toBeVisible();
	await verwachtToegankelijk(voorzitter);
	for (const page of anderen) {
		const gelezen = await leesAlles(page, [
			`/casus/${casusId}`,
			`/casus/${casusId}/reacties`,
			`/casus/${casusId}/voortgang`,
			`/casus/${casusId}/tafel`
		]);
		expect(gelezen).not.toContain('Meningkanarie');
		expect(gelezen).toContain(REACTIE_A);
	}
}

/** Begins the tafel before its day. */
export async function openTafel(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}/tafel`);
	await page.getByText(u('werk.tafel.openEerder')).click();
	await verwachtToegankelijk(page);
	await druk(page, u('werk.tafel.open'));
	await expect(page.getByText(u('werk.fase.bezig'))).toBeVisible();
}

/** Every step of handling a question about data. */
export async function beantwoordVerzoek(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}/verzoeken`);
	await page.locator('main a[href*="/verzoeken/"]').first().click();
	await druk(page, u('gegevens.werk.identificeer.knop'));
	await page.locator('input[name="grondslag"]').first().check();
	await druk(page, u('gegevens.werk.wijsToe.knop'));
	await vulIn(page, { besluit: 'toegewezen', antwoord: 'Wij hebben de naam verbeterd.', gelakt: true });
	await druk(page, u('gegevens.werk.beslis.knop'));
	await expect(page.getByText('Wij hebben de naam verbeterd.')).toBeVisible();
	await verwachtToegankelijk(page);
}
