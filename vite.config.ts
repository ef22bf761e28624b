import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';

export default defineConfig({
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
		include: ['tests/{domein,opslag,casus,poort,architectuur,bestanden,toegang,i18n}/**/*.test.ts'],
		setupFiles: ['tests/opzet.ts'],
		pool: 'forks',
		// A limit on hanging, not on speed: a busy machine is no defect.
		testTimeout: 60_000,
		hookTimeout: 60_000
	}
});
