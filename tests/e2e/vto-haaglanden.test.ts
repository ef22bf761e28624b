// Haaglanden, a VTO: the same way through the same pages, with the words, the terms and the consequences of that
// werkwijze (S2). "Wil geen tafel" leads to the direct route, as a task for the melder (S2-L01..L07).
import type { Page } from '@playwright/test';
import { antwoord, kiesPasskey, schrijf, stuur } from './opzet/familie.ts';
import * as loket from './opzet/loket.ts';
import { maakCollega, metOpslag, type Inlog } from './opzet/personeel.ts';
import { druk, geboren, je, leesAlles, logIn, reiziger, u, volgLink, vulIn } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';
import { verwachtToegankelijk } from './opzet/toegankelijk.ts';
import * as werk from './opzet/werk.ts';

const team = {} as Record<'voorzitter' | 'po', Inlog>;
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				const hier = { regio: 'haaglanden', subregio: 'h1' };
				team.voorzitter = await maakCollega(opslag, 'Marit Zandstra', { rol: 'voorzitter', ...hier });
				team.po = await maakCollega(opslag, 'Joris Duinker', { rol: 'procesondersteuner', ...hier });
			})
	}
});

const OUDER = 'Noa Vermeer';
const KIND = 'Lina Vermeer';
const MELDER = 'verzoeker@jbwest.test';

test('a VTO in Haaglanden, to the direct route', async ({ browser, server, post }) => {
	const melder = await reiziger(browser);
	const voorzitter = await reiziger(browser);
	const po = await reiziger(browser);
	const ouder = await reiziger(browser);
	const jongere = await reiziger(browser);
	let casusId = '';
	let codes: werk.Codes = {};

	await test.step('loket with the paper and the questions of this region', async () => {
		casusId = await loket.begin(melder.page, post, {
			email: MELDER,
			gemeente: 'Den Haag',
			tafelsoort: 'vto'
		});
		await dienIn(melder.page);
	});
	await test.step('judged and planned, with the secretaris at the table', async () => {
		await logIn(voorzitter.page, team.voorzitter);
		await werk.keurGoed(voorzitter.page, casusId);
		await logIn(po.page, team.po);
		await werk.zetErbij(po.page, casusId, {
			rol: 'ouder',
			naam: OUDER,
			email: 'noa@post.test',
			geheim: 'nee',
			gezag: true
		});
		await werk.zet(po.page, casusId, [KIND, team.voorzitter.naam, team.po.naam]);
		await werk.plan(po.page, casusId, {
			doel: 'Samen bekijken of onderzoek nodig is.',
			dagen: 16,
			tijd: '13:30',
			plaats: 'Spui 70, kamer 4',
			aankomst: {}
		});
		codes = await werk.verstuur(po.page, casusId);
	});
	await test.step('the ouder reads the words of this region and asks something about data: 28 days', async () => {
		await kiesPasskey(ouder.page, codes[OUDER]!);
		await ouder.page.goto(`/casus/${casusId}`);
		const thuis = await leesAlles(ouder.page, [`/casus/${casusId}`, `/casus/${casusId}/uitnodiging`]);
		expect(thuis).toContain(u('werkwijze.rol.secretaris'));
		expect(thuis).not.toContain(u('werkwijze.rol.procesondersteuner'));
		await vraagInzage(ouder.page, casusId);
	});
	await test.step('the jongere writes and chooses who reads it', async () => {
		await kiesPasskey(jongere.page, codes[KIND]!, je);
		await schrijf(jongere.page, casusId, { wens: 'Ik wil bij oma wonen.' }, je);
		await stuur(jongere.page, casusId, { deelname: 'op-papier', deelMet: 'iedereen' }, je);
		expect(await leesAlles(ouder.page, [`/casus/${casusId}/reacties`])).toContain('Ik wil bij oma wonen.');
	});
	await test.step('"wil geen tafel" says what follows, and becomes a task of the melder', async () => {
		await ouder.page.goto(`/casus/${casusId}/komt`);
		await expect(ouder.page.getByText(u('werkwijze.gevolg.h-direct-naar-raad')).first()).toBeVisible();
		await verwachtToegankelijk(ouder.page);
		await antwoord(ouder.page, casusId, { keuze: 'wil-geen-tafel' });
		await melder.page.goto('/loket/mijn');
		await expect(melder.page.getByText(u('loket.mijn.directTitel'))).toBeVisible();
	});
	await test.step('the melder takes the direct route; the table is off', async () => {
		await gaDirect(melder.page, casusId);
		await voorzitter.page.goto(`/casus/${casusId}`);
		expect(await leesAlles(voorzitter.page, [`/casus/${casusId}`, `/casus/${casusId}/aanmelding`])).toContain(
			u('loket.statusRegie.direct-naar-rvdk')
		);
	});
	for (const wie of [melder, voorzitter, po, ouder, jongere]) {
		wie.verkeer.verwachtSchoon(server.adres);
		await wie.context.close();
	}
});

async function dienIn(page: Page): Promise<void> {
	await loket.voegKindToe(page, { naam: KIND, geboortedatum: geboren(14), plaats: 'Den Haag' });
	await druk(page, u('loket.volgende'));
	await loket.voegStukToe(page, 'verzoek-tot-onderzoek', 'pdf');
	await druk(page, u('loket.volgende'));
	await vulIn(page, { besproken: 'ja', gezagsbeeindiging: 'nee' });
	for (const vraag of await page.locator('input[name^="verklaringen."]').all()) await vraag.check();
	await druk(page, u('loket.volgende'));
	await druk(page, u('loket.controle.indienen'));
	await expect(page.locator('.nummer')).toBeVisible();
	await verwachtToegankelijk(page);
}

async function vraagInzage(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}`);
	await page.locator('main a[href$="/gegevens"]:visible').first().click();
	await page.getByRole('link', { name: u('gegevens.soort.inzage') }).click();
	const vandaag = Temporal.Now.plainDateISO('Europe/Amsterdam');
	const dagen = [28, 29, 30, 31, 32].map((nog) =>
		vandaag.add({ days: nog }).toLocaleString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' })
	);
	expect(
		dagen.map((dag) => u('gegevens.datum', { dag })),
		'28 days, or the first working day after it'
	).toContain(await page.locator('main .melding-titel:visible').first().innerText());
	await druk(page, u('gegevens.knop'));
	await expect(page.getByText(u('gegevens.klaar.titel'), { exact: true })).toBeVisible();
}

async function gaDirect(page: Page, casusId: string): Promise<void> {
	await page.goto('/loket/mijn');
	await volgLink(page, u('loket.mijn.direct'));
	await page.locator('main a[href*="aanleiding="]').first().click();
	await druk(page, u('loket.direct.knop'));
	await expect(page.locator('[data-foutlijst]'), 'not before everything is done').toBeVisible();
	for (const eis of await page.locator('input[name^="vervuld."]').all()) await eis.check();
	await vulIn(page, { reden: 'Besproken op maandag; het gezin wil geen tafel.' });
	await verwachtToegankelijk(page);
	await druk(page, u('loket.direct.knop'));
	await expect(page).toHaveURL(/\/loket\/mijn$/);
	await expect(page.locator('main')).toContainText(u('loket.status.direct-naar-rvdk'));
	expect(casusId).not.toBe('');
}
