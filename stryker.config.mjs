// Mutation testing, one source file at a time: scripts/mutatie.ts says which, with which tests. See docs/mutaties.md.
const deel = process.env.MUTATIE_DEEL ?? 'alles';
const map = 'test-results/mutatie';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'vitest',
	plugins: ['@stryker-mutator/vitest-runner'],
	// `related` would bring in every test that opens a store.
	vitest: { configFile: 'scripts/mutatie/vitest.config.ts', related: false, pool: 'threads' },
	// The table of rights is static: a mutant in it is loaded anew and meets all tests of its file.
	ignoreStatic: false,
	concurrency: 2,
	// argon2 on a busy machine is slow; a mutant that never ends is caught as well after a minute.
	timeoutMS: 60_000,
	timeoutFactor: 4,
	dryRunTimeoutMinutes: 20,
	ignorePatterns: ['build', 'data', 'test-results', 'playwright-report', 'docs/schermen'],
	tempDirName: `${map}/proefbank`,
	reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
	jsonReporter: { fileName: `${map}/${deel}.json` },
	htmlReporter: { fileName: `${map}/${deel}.html` }
};
