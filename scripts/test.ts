// npm test: every layer with vitest, then the journeys with Playwright on the production build and real SMTP.
// `-- --eenheid` or `-- --reizen` runs one of the two; other arguments are filters for it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { zorgVoorBuild } from './bouw.ts';
import { zorgVoorChromium } from './chromium.ts';
import { draaiNode, programma, stop, wortel } from './proces.ts';
import { telPlaywright, telVitest, vergeet, type Telling } from './telling.ts';

const UITSLAGEN = path.join(wortel, 'test-results');

function kop(tekst: string): void {
	process.stdout.write(`\n── ${tekst}\n`);
}

async function eenheid(filters: string[]): Promise<Telling> {
	kop('Regels, opslag, poort en bouw van de code (vitest)');
	const verslag = path.join(UITSLAGEN, 'eenheid.json');
	vergeet(verslag);
	const opties = ['--reporter=default', '--reporter=json', `--outputFile.json=${verslag}`];
	const code = await draaiNode([programma('vitest/vitest.mjs'), 'run', ...opties, ...filters], {
		NODE_ENV: 'test'
	});
	return telVitest(verslag, code);
}

async function reizen(filters: string[]): Promise<Telling> {
	kop('Reizen door de app in Chromium, 360 bij 740 (Playwright)');
	const chromium = await zorgVoorChromium().catch((fout: Error) => stop(fout.message));
	if (!(await zorgVoorBuild())) return { goed: 0, fout: 1 };
	const verslag = path.join(UITSLAGEN, 'e2e.json');
	vergeet(verslag);
	const code = await draaiNode([programma('@playwright/test/cli.js'), 'test', ...filters], {
		CHROMIUM_PATH: chromium,
		// Playwright looks for its own Node options; ours must not reach the browser process.
		NODE_ENV: 'test'
	});
	return telPlaywright(verslag, code);
}

const argumenten = process.argv.slice(2);
const filters = argumenten.filter((argument) => argument !== '--eenheid' && argument !== '--reizen');
mkdirSync(UITSLAGEN, { recursive: true });
const tellingen: Telling[] = [];
if (!argumenten.includes('--reizen')) tellingen.push(await eenheid(filters));
if (!argumenten.includes('--eenheid')) tellingen.push(await reizen(filters));
const goed = tellingen.reduce((som, telling) => som + telling.goed, 0);
const fout = tellingen.reduce((som, telling) => som + telling.fout, 0);
process.stdout.write(`\n${goed} passed, ${fout} failed\n`);
process.exit(fout === 0 ? 0 : 1);
