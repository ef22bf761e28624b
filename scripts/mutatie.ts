// npm run mutatie: changes the code that decides who may see what, one small change at a time, and counts the changes
// that no test notices. `-- <pattern>` for the files whose path contains it. Hours for all, so it is not in
// .ci/run.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { metAlleTests, onderdelen } from './mutatie/onderdelen.ts';
import { draaiNode, programma, stop, wortel } from './proces.ts';

const SQLITE = { TEST_OPSLAG: 'sqlite', DATABASE_URL: '' };

type Verslag = { files: Record<string, { mutants: { status: string }[] }> };
type Stand = { gedood: number; levend: number; ongezien: number; stuk: number };

const naamVan = (onderdeel: string): string => onderdeel.replaceAll('/', '.');

/** Undefined when Stryker itself failed: a test that is red without a change, or no room. */
async function draai(onderdeel: string, tests: readonly string[]): Promise<Stand | undefined> {
	process.stdout.write(`\n── ${onderdeel}\n`);
	const naam = naamVan(onderdeel);
	const alles = metAlleTests.has(onderdeel);
	const dekking = alles ? 'off' : 'perTest';
	const opties = ['--mutate', `src/lib/${onderdeel}.ts`, '--coverageAnalysis', dekking];
	const code = await draaiNode([programma('@stryker-mutator/core/bin/stryker.js'), 'run', ...opties], {
		...SQLITE,
		MUTATIE_DEEL: naam,
		MUTATIE_ALLE_TESTS: alles ? '1' : '',
		MUTATIE_TESTS: tests.map((een) => `tests/${een}.test.ts`).join()
	});
	return code === 0 ? lees(path.join(wortel, 'test-results/mutatie', `${naam}.json`)) : undefined;
}

function lees(verslag: string): Stand {
	const { files } = JSON.parse(readFileSync(verslag, 'utf8')) as Verslag;
	const mutanten = Object.values(files).flatMap(({ mutants }) => mutants);
	const tel = (...standen: string[]) => mutanten.filter(({ status }) => standen.includes(status)).length;
	return {
		gedood: tel('Killed', 'Timeout'),
		levend: tel('Survived'),
		ongezien: tel('NoCoverage'),
		stuk: tel('RuntimeError', 'CompileError')
	};
}

/** A change after which the file does not even load says nothing of the tests, and counts in neither. */
function regel(onderdeel: string, stand: Stand | undefined): string {
	if (!stand) return `| \`${onderdeel}\` | niet gelukt | | | | | |`;
	const { gedood, levend, ongezien, stuk } = stand;
	const geteld = gedood + levend + ongezien;
	const deel = geteld === 0 ? '–' : `${((100 * gedood) / geteld).toFixed(1)} %`;
	return `| \`${onderdeel}\` | ${geteld + stuk} | ${gedood} | ${levend} | ${ongezien} | ${stuk} | ${deel} |`;
}

const patronen = process.argv.slice(2);
const gekozen = Object.entries(onderdelen).filter(
	([onderdeel]) => patronen.length === 0 || patronen.some((patroon) => onderdeel.includes(patroon))
);
if (gekozen.length === 0)
	stop(`Geen onderdeel past bij ${patronen.join(' ')}; zie scripts/mutatie/onderdelen.ts.`);
// A fresh clone has no .svelte-kit yet, and Stryker copies it along.
if ((await draaiNode([programma('@sveltejs/kit/svelte-kit.js'), 'sync'])) !== 0)
	stop('svelte-kit sync is mislukt.');
const regels: string[] = [];
for (const [onderdeel, tests] of gekozen) regels.push(regel(onderdeel, await draai(onderdeel, tests)));
process.stdout.write(
	`\n| onderdeel | mutanten | gedood | levend | geen test | laadt niet | deel |\n| --- | --: | --: | --: | --: | --: | --: |\n${regels.join('\n')}\n`
);
process.exit(regels.some((een) => een.includes('niet gelukt')) ? 1 : 0);
