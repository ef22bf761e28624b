// The door in a real browser: a mail scanner that runs scripts, a step up that loses nothing, and a way back in for
// who lost everything (issue 3 §1 and §4, dreigingen B01, B15, B19).
import type { Browser, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { nu, tijdstip } from '#lib/server/klok.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { COOKIE, maak } from '#lib/server/toegang/sessie.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { kiesWachtwoord } from './opzet/familie.ts';
import { maakGezin, type Gezin } from './opzet/gezin.ts';
import { totpCode } from './opzet/inlogmiddel.ts';
import { alsCookie, geefSessie, metOpslag } from './opzet/personeel.ts';
import { druk, je, u, volgLink, vulIn } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';
import { verwachtToegankelijk } from './opzet/toegankelijk.ts';
import { vraag } from './opzet/vraag.ts';

const geheim = totp.nieuwGeheim();
let gezin: Gezin;
let brief: { token: string; code: string };
/** Sessions whose proof is an hour old. */
const oud = { procesondersteuner: '', ouderA: '', jongere13: '' };
let oudeSessie = '';
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag);
				const { code, hash: codeHash } = await nieuweCode(opslag.sleutels);
				const { token, hash: tokenHash } = nieuwToken();
				brief = { token, code };
				await opslag.schrijf(async (tx) => {
					await tx
						.update(t.uitnodiging)
						.set({ tokenHash, codeHash, pogingen: 0 })
						.where(eq(t.uitnodiging.persoonId, gezin.proef.personen.jongere16));
					for (const wie of ['procesondersteuner', 'ouderA', 'jongere13'] as const) {
						const accountId = gezin.proef.gebruikers[wie].accountId!;
						await tx
							.update(t.account)
							.set({ totpVersleuteld: totp.versleutel(opslag.sleutels, accountId, geheim) })
							.where(eq(t.account.id, accountId));
						oud[wie] = await maak(
							tx,
							{
								soort: 'vol',
								accountId,
								rustMinuten: 120,
								apparaat: 'Telefoon',
								gedeeld: wie === 'jongere13'
							},
							nu()
						);
						await tx
							.update(t.sessie)
							.set({ bewezenOp: tijdstip(nu().subtract({ hours: 1 })) })
							.where(eq(t.sessie.id, oud[wie].split('.')[0]!));
					}
				});
				oudeSessie = await geefSessie(opslag, gezin.proef.gebruikers.ouderB.accountId!, 'familie');
			})
	}
});

const thuis = () => `/casus/${gezin.proef.casusId}`;
async function als(browser: Browser, adres: string, sessie: string): Promise<Page> {
	const context = await browser.newContext({ baseURL: adres, viewport: { width: 360, height: 740 } });
	await context.addCookies([alsCookie(sessie, adres)]);
	return context.newPage();
}
/** The code of now; a code works once, so for a second one the next half minute is waited for. */
async function bewijs(page: Page, stem = u): Promise<void> {
	await page.getByLabel(stem('rand.bewijs.code'), { exact: true }).fill(await totpCode(geheim));
	await druk(page, stem('rand.bewijs.knop'));
}

test('a mail scanner with a real browser uses nothing up, and the person succeeds after it', async ({
	browser,
	server
}) => {
	const pad = `/uitnodiging/${brief.token}`;
	for (const methode of ['GET', 'HEAD', 'GET', 'HEAD', 'OPTIONS'])
		expect(
			(await vraag(server.adres, pad, { methode, koppen: { purpose: 'prefetch' } })).status
		).toBeLessThan(500);
	for (let keer = 0; keer < 3; keer += 1) {
		const context = await browser.newContext({ baseURL: server.adres });
		const page = await context.newPage();
		await page.goto(pad, { waitUntil: 'networkidle' });
		expect(new URL(page.url()).pathname).toBe('/uitnodiging');
		// What such a scanner does more than a fetch: it scrolls, hovers and follows every link it finds.
		await page.mouse.wheel(0, 4000);
		const links = await page
			.locator('a[href^="/"]')
			.evaluateAll((alle) => alle.map((a) => a.getAttribute('href')));
		for (const link of new Set(links)) await page.goto(link!, { waitUntil: 'domcontentloaded' });
		expect((await context.cookies()).map(({ name }) => name)).not.toContain(COOKIE);
		await context.close();
	}
	const context = await browser.newContext({ baseURL: server.adres });
	const page = await context.newPage();
	await kiesWachtwoord(page, { link: pad, code: brief.code }, 'zeven blauwe emmers op zolder', je);
	await expect(page).toHaveURL(new RegExp(`${thuis()}$`));
	await context.close();
});

test('a form that needs a fresh proof waits whole and goes on after the code @zonder-javascript', async ({
	page,
	server
}) => {
	await page.context().addCookies([alsCookie(oud.procesondersteuner, server.adres)]);
	const { ouderA, ouderB } = gezin.proef.personen;
	await page.goto(`${thuis()}/planning/persoon/${ouderA}`);
	await expect(page.locator('main')).not.toContainText('7391');
	await page.goto(`${thuis()}/toegang/${ouderB}`);
	await verwachtToegankelijk(page);
	const notitie = 'Gezien aan de balie om kwart over twee.';
	await vulIn(page, { controle: 'gezien', notitie });
	await druk(page, u('werk.toegang.vraagTweede'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(u('rand.bewijs.titel'));
	await verwachtToegankelijk(page);
	await page.getByLabel(u('rand.bewijs.code'), { exact: true }).fill('000000');
	await druk(page, u('rand.bewijs.knop'));
	await expect(page.locator('[data-foutlijst]')).toBeVisible();
	await bewijs(page);
	await druk(page, u('toegang.bewijs.verder'));
	await expect(page).toHaveURL(new RegExp(`/toegang/${ouderB}$`));
	await expect(page.locator('.notitie')).toHaveText(notitie);
	await expect(page.locator('main')).toContainText(u('werk.toegang.wachtOpAnder'));
	// Within five minutes nobody is asked again.
	await page.goto(`${thuis()}/planning/persoon/${ouderA}`);
	await expect(page.locator('[name="adres"]')).toHaveValue(/7391/);
});

test('who lost everything comes back on the same account, after a second colleague agreed', async ({
	browser,
	server
}) => {
	const { ouderB } = gezin.proef.personen;
	const po = await als(browser, server.adres, gezin.sessies.procesondersteuner);
	await po.goto(`${thuis()}/toegang/${ouderB}`);
	if (await po.getByRole('button', { name: u('werk.toegang.stop') }).isVisible())
		await druk(po, u('werk.toegang.stop'));
	await vulIn(po, { controle: 'gezien', notitie: 'Aan de balie met een paspoort.' });
	await druk(po, u('werk.toegang.vraagTweede'));
	expect((await vraag(server.adres, thuis(), { sessie: oudeSessie })).status).toBe(200);

	const voorzitter = await als(browser, server.adres, gezin.sessies.voorzitter);
	await voorzitter.goto(thuis());
	await expect(
		voorzitter.getByText(u('werk.taak.herstel-bevestigen', { naam: 'Rutger Boomkamp' })).first()
	).toBeVisible();
	await voorzitter.goto(`${thuis()}/toegang/${ouderB}`);
	await druk(voorzitter, u('werk.toegang.bevestig'));
	expect((await vraag(server.adres, thuis(), { sessie: oudeSessie })).status).toBe(200);

	await po.goto(`${thuis()}/toegang/${ouderB}`);
	await druk(po, u('werk.toegang.geef'));
	await verwachtToegankelijk(po);
	const code = await po.locator('dd.code').innerText();
	const link = await po.locator('dd.link').innerText();
	expect((await vraag(server.adres, thuis(), { sessie: oudeSessie })).status).toBe(303);
	await po.reload();
	await expect(po.locator('body')).not.toContainText(code);

	const context = await browser.newContext({ baseURL: server.adres, viewport: { width: 360, height: 740 } });
	const ouder = await context.newPage();
	await kiesWachtwoord(ouder, { link: new URL(link).pathname, code }, 'zeven blauwe emmers op zolder');
	await expect(ouder).toHaveURL(new RegExp(`${thuis()}$`));
	await ouder.goto(`${thuis()}/reactie`);
	await expect(ouder.locator('main')).toBeVisible();
	await context.close();
	for (const wie of [po, voorzitter]) await wie.context().close();
});

test('a private mening on a shared device opens after a proof only, and a file is fetched after one', async ({
	browser,
	server
}) => {
	const jongere = await als(browser, server.adres, oud.jongere13);
	await jongere.goto(`${thuis()}/reactie`);
	await expect(jongere).toHaveURL(/\/bevestig/);
	await bewijs(jongere, je);
	await expect(jongere).toHaveURL(new RegExp(`${thuis()}/reactie$`));

	const ouder = await als(browser, server.adres, oud.ouderA);
	await ouder.goto(`${thuis()}/stukken/${gezin.stukken.verzoek}/bestand`);
	await expect(ouder).toHaveURL(/\/bevestig/);
	await bewijs(ouder);
	const komt = ouder.waitForEvent('download');
	await volgLink(ouder, u('toegang.bewijs.haalOp'));
	expect((await komt).suggestedFilename()).toMatch(/^stuk\./);
	for (const wie of [jongere, ouder]) await wie.context().close();
});
