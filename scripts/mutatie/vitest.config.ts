import { defineConfig } from 'vitest/config';
import basis from '../../vite.config.ts';

// Not Stryker's own `testFiles`: with it a mutant in what a module does while it loads is switched on too late and
// "survives" whatever the tests say (stryker-js issue 6144).
export default defineConfig({
	...basis,
	test: {
		...basis.test,
		include: (process.env.MUTATIE_TESTS ?? '').split(','),
		setupFiles: [
			'tests/opzet.ts',
			...(process.env.MUTATIE_ALLE_TESTS ? ['scripts/mutatie/alle-tests.ts'] : [])
		]
	}
});
