import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { vindChromium } from './scripts/chromium.ts';

/** A cheap phone, held upright (issue 2 §1). */
const telefoon: PlaywrightTestConfig['use'] = {
	viewport: { width: 360, height: 740 },
	isMobile: true,
	hasTouch: true,
	deviceScaleFactor: 2,
	locale: 'nl-NL',
	timezoneId: 'Europe/Amsterdam'
};

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	workers: 2,
	// Limits on hanging, not on speed: a busy machine is no defect.
	timeout: 900_000,
	expect: { timeout: 60_000 },
	forbidOnly: true,
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	use: {
		// Every act and request; a copy of the page around each of them would cost an eighth of the whole run.
		trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false, sources: false },
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: vindChromium(),
			// As root, as in CI, Chromium has no sandbox to offer.
			args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
		}
	},
	projects: [
		{ name: 'telefoon', use: telefoon },
		// Every form works without JavaScript: the journeys with this tag run a second time without it.
		{ name: 'zonder-javascript', grep: /@zonder-javascript/, use: { ...telefoon, javaScriptEnabled: false } }
	]
});
