import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';
import { kleinscript } from './scripts/kleinscript.js';
import { ongebruikteKlassen } from './scripts/ongebruikt.ts';

/** `TEST_OPSLAG=postgres vitest run …`: the layers that touch the store, on PostgreSQL (tests/postgres-huis.ts). */
const postgres = process.env.TEST_OPSLAG === 'postgres';
const lagen = postgres
	? 'opslag,casus,poort,toegang,postgres'
	: 'domein,opslag,casus,poort,architectuur,bestanden,toegang,i18n';
/** What is about files of our own: their pragmas, their migrations, their owner, their bytes. */
const alleenSqlite = [
	'sqlite',
	'schema',
	'migratie',
	'eigenaar',
	'kopie',
	'klare-tekst',
	'audit',
	'sleutels',
	'velden',
	'versleuteling'
];

export default defineConfig({
	// Loaded apart, Node reads its package.json of 180 kB again for each of its files: half of the time of a start.
	ssr: process.env.VITEST ? {} : { noExternal: ['drizzle-orm'] },
	define: { KLEINSCRIPT: JSON.stringify(kleinscript) },
	// Read where the style is made small: what no page uses is left out there.
	css: { lightningcss: { unusedSymbols: ongebruikteKlassen() } },
	plugins: [
		sveltekit(),
		SvelteKitPWA({
			strategies: 'injectManifest',
			srcDir: 'src',
			filename: 'service-worker.ts',
			injectRegister: false,
			manifest: false,
			// What the public pages need; no page that hydrates opens without a network.
			injectManifest: {
				globPatterns: [
					'client/_app/immutable/assets/*.{js,css}',
					'client/*.{svg,ico,webmanifest}',
					'prerendered/**/*.html'
				]
			}
		})
	],
	test: {
		include: [`tests/{${lagen}}/**/*.test.ts`],
		exclude: postgres ? [`tests/opslag/{${alleenSqlite}}.test.ts`] : [],
		globalSetup: ['tests/postgres-huis.ts'],
		setupFiles: ['tests/opzet.ts'],
		pool: 'forks',
		// Left to itself vitest keeps one processor free, and with two that is half of them.
		maxWorkers: '100%',
		// A limit on hanging, not on speed: a busy machine is no defect.
		testTimeout: 300_000,
		hookTimeout: 300_000
	}
});
