// Byte budgets (issue 2 §5): what a first visit and each further page cost over the wire, with brotli.
import { chromium, type Browser } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUDGET, paginas, type Pagina, type Soort } from './budget-paginas.ts';
import { openKijkers, type Kijkers } from './kijkers.ts';
import { zorgVoorBuild } from './bouw.ts';
import { zorgVoorChromium } from './chromium.ts';
import { adressenVan, weeg, type Stuk } from './draad.ts';
import { stop } from './proces.ts';
import { startServer } from './server.ts';

const som = (stukken: Stuk[]) => stukken.reduce((totaal, stuk) => totaal + stuk.bytes, 0);
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** What is over budget, in words. */
function tekorten(soort: Soort, stukken: Stuk[], verder: number | undefined): string[] {
	const grens = BUDGET[soort];
	const js = som(stukken.filter((stuk) => stuk.soort === 'js'));
	return [
		som(stukken) > grens.totaal && `in totaal ${kB(som(stukken))}, budget ${kB(grens.totaal)}`,
		js > grens.js && `JavaScript ${kB(js)}, budget ${kB(grens.js)}`,
		stukken.length > grens.verzoeken && `${stukken.length} verzoeken, budget ${grens.verzoeken}`,
		verder !== undefined &&
			verder > BUDGET.verder &&
			`als volgende pagina ${kB(verder)}, budget ${kB(BUDGET.verder)}`
	].filter((zin) => zin !== false);
}

function toon(pagina: Pagina, stukken: Stuk[], verder: number | undefined): void {
	const per = (soort: Stuk['soort']) => kB(som(stukken.filter((stuk) => stuk.soort === soort)));
	process.stdout.write(
		[
			pagina.naam.padEnd(26),
			kB(som(stukken)).padStart(9),
			`html ${per('html')}`.padStart(14),
			`js ${per('js')}`.padStart(12),
			`css ${per('css')}`.padStart(13),
			`${stukken.length} verzoeken`.padStart(13),
			verder === undefined ? '' : `daarna ${kB(verder)}`.padStart(16)
		].join(' ') + '\n'
	);
}

/** Measures every page. @returns the sentences about what is over budget */
async function meet(browser: Browser, server: string, kijkers: Kijkers): Promise<string[]> {
	/** What the first page of a kind left in the cache. */
	const gezien: Partial<Record<Soort, Set<string>>> = {};
	const fouten: string[] = [];
	for (const pagina of paginas) {
		const { pad, cookie } = kijkers.vul(pagina);
		try {
			const adressen = await adressenVan(browser, server, pad, cookie);
			const stukken = await Promise.all(adressen.map((adres) => weeg(adres, cookie)));
			const cache = gezien[pagina.soort];
			const verder = cache && som(stukken.filter((stuk) => stuk.soort === 'html' || !cache.has(stuk.pad)));
			gezien[pagina.soort] ??= new Set(stukken.map((stuk) => stuk.pad));
			toon(pagina, stukken, verder);
			fouten.push(...tekorten(pagina.soort, stukken, verder).map((zin) => `${pagina.naam} (${pad}): ${zin}`));
		} catch (fout) {
			fouten.push(`${pagina.naam} (${pad}): ${(fout as Error).message}`);
		}
	}
	return fouten;
}

if (!(await zorgVoorBuild())) stop('Het bouwen is mislukt; de reden staat hierboven.');
const executablePath = await zorgVoorChromium().catch((fout: Error) => stop(fout.message));
const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-budget-'));
const plek = { gegevens: path.join(map, 'gegevens'), sleutels: path.join(map, 'sleutels.json') };
const kijkers = await openKijkers(plek);
// Nobody listens on this port: the measurement needs no mail.
const server = await startServer({ ...plek, smtpPort: 9 });
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args });
const fouten = await meet(browser, server.adres, kijkers);
await browser.close();
await server.stop();
rmSync(map, { recursive: true, force: true });
if (fouten.length > 0) stop(`Over het budget:\n${fouten.map((zin) => `  ${zin}`).join('\n')}`);
process.stdout.write('Alle pagina’s blijven binnen het budget.\n');
