// Style and types: `stijl` runs ESLint and Prettier, `typen` runs svelte-check. Ends non-zero when one fails.
import { draaiNode, programma, stop } from './proces.ts';

const CONTROLES = {
	stijl: [
		[programma('eslint/bin/eslint.js'), '.'],
		[programma('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']
	],
	typen: [
		[programma('@sveltejs/kit/svelte-kit.js'), 'sync'],
		[programma('svelte-check/bin/svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings']
	]
};

const keuze = process.argv[2];
if (keuze !== 'stijl' && keuze !== 'typen') stop('Kies: controle.ts stijl of controle.ts typen.');
let mislukt = 0;
for (const opdracht of CONTROLES[keuze]) if ((await draaiNode(opdracht)) !== 0) mislukt += 1;
process.exit(mislukt === 0 ? 0 : 1);
