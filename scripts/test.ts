// npm test: every layer with vitest, then the layers that touch the store once more on PostgreSQL, then the journeys
// with Playwright on the production build and real SMTP.
// `-- --eenheid`, `-- --postgres` or `-- --reizen` runs one of the three; other arguments are filters for it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { zorgVoorBuild } from './bouw.ts';
import { zorgVoorChromium } from './chromium.ts';
import { startPostgres, zorgVoorPostgres } from './postgres.ts';
import { draaiNode, programma, stop, wortel } from './proces.ts';
import { telPlaywright, telVitest, vergeet, type Telling } from './telling.ts';

const UITSLAGEN = path.join(wortel, 'test-results');

const NIET_GEDRAAID =
	'NIET GEDRAAID: de tests op PostgreSQL. Het pakket postgresql-15 ontbreekt en kon niet worden geïnstalleerd.';

function kop(tekst: string): void {
	process.stdout.write(`\n── ${tekst}\n`);
}

const tel = (tellingen: Telling[]): Telling => ({
	goed: tellingen.reduce((som, { goed }) => som + goed, 0),
	fout: tellingen.reduce((som, { fout }) => som + fout, 0)
});

async function vitest(naam: string, filters: string[], env: NodeJS.ProcessEnv): Promise<Telling> {
	const verslag = path.join(UITSLAGEN, `${naam}.json`);
	vergeet(verslag);
	const opties = ['--reporter=default', '--reporter=json', `--outputFile.json=${verslag}`];
	const opdracht = [programma('vitest/vitest.mjs'), 'run', ...opties, ...filters];
	return telVitest(verslag, await draaiNode(opdracht, { NODE_ENV: 'test', ...env }));
}

async function eenheid(filters: string[]): Promise<Telling> {
	kop('Regels, opslag, poort en bouw van de code (vitest)');
	if (!(await zorgVoorBuild())) return { goed: 0, fout: 1 };
	return vitest('eenheid', filters, { TEST_OPSLAG: 'sqlite', DATABASE_URL: '' });
}

async function opPostgres(filters: string[]): Promise<Telling> {
	kop('Opslag, casus, toegang en poort nog eens, op PostgreSQL (vitest)');
	if (!(await zorgVoorPostgres())) {
		process.stdout.write(`${NIET_GEDRAAID}\n`);
		return { goed: 0, fout: 0 };
	}
	if (!(await zorgVoorBuild())) return { goed: 0, fout: 1 };
	const lagen = await vitest('postgres', filters, { TEST_OPSLAG: 'postgres' });
	return filters.length > 0 ? lagen : tel([lagen, await reisOpPostgres()]);
}

/** The whole of tafel 1, from the melder's first word to the end, with the built product on PostgreSQL. */
async function reisOpPostgres(): Promise<Telling> {
	kop('De reis van tafel 1 nog eens, op PostgreSQL (Playwright)');
	const server = await startPostgres();
	try {
		return await playwright(['tafel1-twente', '--project=telefoon'], { DATABASE_URL: server.adres });
	} finally {
		await server.stop();
	}
}

async function reizen(filters: string[]): Promise<Telling> {
	kop('Reizen door de app in Chromium, 360 bij 740 (Playwright)');
	return playwright(filters, { DATABASE_URL: '' });
}

async function playwright(filters: string[], env: NodeJS.ProcessEnv): Promise<Telling> {
	const chromium = await zorgVoorChromium().catch((fout: Error) => stop(fout.message));
	if (!(await zorgVoorBuild())) return { goed: 0, fout: 1 };
	const verslag = path.join(UITSLAGEN, 'e2e.json');
	vergeet(verslag);
	const code = await draaiNode([programma('@playwright/test/cli.js'), 'test', ...filters], {
		CHROMIUM_PATH: chromium,
		...env,
		// Playwright looks for its own Node options; ours must not reach the browser process.
		NODE_ENV: 'test'
	});
	return telPlaywright(verslag, code);
}

const DELEN = { '--eenheid': eenheid, '--postgres': opPostgres, '--reizen': reizen };
const argumenten = process.argv.slice(2);
const gekozen = argumenten.filter((argument) => argument in DELEN);
const filters = argumenten.filter((argument) => !(argument in DELEN));
mkdirSync(UITSLAGEN, { recursive: true });
const tellingen: Telling[] = [];
for (const [naam, deel] of Object.entries(DELEN))
	if (gekozen.length === 0 || gekozen.includes(naam)) tellingen.push(await deel(filters));
const { goed, fout } = tel(tellingen);
process.stdout.write(`\n${goed} passed, ${fout} failed\n`);
process.exit(fout === 0 ? 0 : 1);
