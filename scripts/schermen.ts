// Screenshots of the family pages for the README, made of a running demo: `npm run demo` in one window, and in another
// `node scripts/start.mjs scripts/schermen.ts`. Phone size, light, one file a page in docs/schermen.
import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { generateSync } from 'otplib';
import { vindChromium } from './chromium.ts';
import { leesPersonen, type DemoPersoon } from './personen.ts';
import { stop, wortel } from './proces.ts';

const ADRES = process.env.ORIGIN ?? 'http://localhost:4173';
const PERSONEN = process.env.AANTAFEL_PERSONEN ?? path.join(wortel, 'data', 'demo', 'personen.json');
const MAP = path.join(wortel, 'docs', 'schermen');
const TELEFOON = { width: 360, height: 740 };

/** `klik`: what to open on that page first. */
type Scherm = { naam: string; pad: string; klik?: string };
/** `{casus}` becomes the address of the case that this person lands in. */
type Reeks = {
	rol: string;
	eerste: (personen: DemoPersoon[]) => DemoPersoon | undefined;
	schermen: Scherm[];
};

const openbaar: Scherm[] = [
	{ naam: 'begin', pad: '/' },
	{ naam: 'uitleg-ouder', pad: '/uitleg/tafel1' },
	{ naam: 'uitleg-jongere', pad: '/uitleg/tafel1/jij' },
	{ naam: 'hulp', pad: '/hulp' },
	{ naam: 'vandaag', pad: '/vandaag' },
	{ naam: 'inloggen', pad: '/inloggen' }
];

const metAccount = (rol: string) => (personen: DemoPersoon[]) =>
	personen.find((persoon) => persoon.rol === rol && persoon.wachtwoord !== '');
const genodigd = (personen: DemoPersoon[]) => personen.find((persoon) => persoon.uitnodigingslink);

const reeksen: Reeks[] = [
	{
		rol: 'ouder',
		eerste: metAccount('ouder'),
		schermen: [
			{ naam: 'ouder-thuis', pad: '{casus}' },
			{ naam: 'ouder-uitnodiging', pad: '{casus}/uitnodiging' },
			{ naam: 'ouder-stukken', pad: '{casus}/stukken' },
			{ naam: 'ouder-stuk', pad: '{casus}/stukken', klik: 'main li a[href*="/stukken/"]' },
			{ naam: 'ouder-komt', pad: '{casus}/komt?wijzig' },
			{ naam: 'ouder-reactie', pad: '{casus}/reactie?vraag=nu' },
			{ naam: 'ouder-gegevens', pad: '{casus}/gegevens' }
		]
	},
	{
		rol: 'jongere',
		eerste: metAccount('jongere'),
		schermen: [
			{ naam: 'jongere-thuis', pad: '{casus}' },
			{ naam: 'jongere-mening', pad: '{casus}/reactie?vraag=goed' },
			{ naam: 'jongere-versturen', pad: '{casus}/reactie/versturen' },
			{ naam: 'jongere-komt', pad: '{casus}/komt' }
		]
	}
];

async function leg(page: Page, { naam, pad, klik }: Scherm): Promise<void> {
	await page.goto(new URL(pad, ADRES).href, { waitUntil: 'networkidle' });
	if (klik) {
		await page.locator(klik).first().click();
		await page.waitForLoadState('networkidle');
	}
	const bestand = path.join(MAP, `${naam}.png`);
	await page.screenshot({ path: bestand, animations: 'disabled', caret: 'hide' });
	process.stdout.write(`${naam.padEnd(22)} ${(statSync(bestand).size / 1000).toFixed(0).padStart(4)} kB\n`);
}

/** A page of its own, as on a phone that nobody used before. */
async function telefoon(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ viewport: TELEFOON, locale: 'nl-NL', colorScheme: 'light' });
	return context.newPage();
}

/** Logs in with password and the six digits of now. @returns the address where this person lands */
export async function logIn(page: Page, persoon: DemoPersoon, adres = ADRES): Promise<string> {
	await page.goto(`${adres}/inloggen`);
	await page.fill('[name=inlognaam]', persoon.email);
	await page.fill('[name=wachtwoord]', persoon.wachtwoord);
	await page
		.locator('form:has([name=wachtwoord]) button[type=submit], form:has([name=wachtwoord]) button')
		.first()
		.click();
	await page.fill('[name=code]', generateSync({ secret: persoon.totpSecret }));
	await page.locator('form:has([name=code]) button').first().click();
	await page.waitForURL(/\/(casus|werk|mijn|loket)/);
	// The explanation comes once, after the first sign-in.
	if (page.url().includes('/mijn/welkom')) {
		await page.locator('main form button').first().click();
		await page.waitForURL((url) => !url.pathname.startsWith('/mijn/welkom'));
	}
	return page.url();
}

async function maak(browser: Browser, personen: DemoPersoon[]): Promise<void> {
	const buiten = await telefoon(browser);
	for (const scherm of openbaar) await leg(buiten, scherm);
	const gast = genodigd(personen);
	if (gast?.uitnodigingslink)
		await leg(buiten, { naam: 'uitnodiging-code', pad: new URL(gast.uitnodigingslink).pathname });
	for (const { rol, eerste, schermen } of reeksen) {
		const persoon = eerste(personen);
		if (!persoon) stop(`In de demo is niemand met de rol ${rol} en een account.`);
		const page = await telefoon(browser);
		const casus = new URL(await logIn(page, persoon)).pathname;
		for (const scherm of schermen) await leg(page, { ...scherm, pad: scherm.pad.replace('{casus}', casus) });
		await page.context().close();
	}
}

if (import.meta.main) {
	const bereikbaar = await fetch(ADRES).catch(() => null);
	if (!bereikbaar) stop(`Op ${ADRES} draait geen demo; start die eerst met npm run demo.`);
	const executablePath = vindChromium() ?? stop('Er is geen Chromium; npm test installeert er een.');
	mkdirSync(MAP, { recursive: true });
	const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const browser = await chromium.launch({ executablePath, args });
	await maak(browser, leesPersonen(PERSONEN));
	await browser.close();
}
