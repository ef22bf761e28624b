// Adds up what the test runners report in JSON, so that one plain line says how it went.
import { readFileSync, rmSync } from 'node:fs';

export interface Telling {
	goed: number;
	fout: number;
}

interface VitestVerslag {
	numPassedTests: number;
	numFailedTests: number;
	testResults: { status: string; assertionResults: unknown[] }[];
}

interface PlaywrightVerslag {
	stats: { expected: number; unexpected: number; flaky: number };
	errors: unknown[];
}

function lees<Verslag>(bestand: string): Verslag | undefined {
	try {
		return JSON.parse(readFileSync(bestand, 'utf8')) as Verslag;
	} catch {
		return undefined;
	}
}

/** A runner that ends badly without naming a test still counts as one failure. */
function metAfloop(telling: Telling, code: number): Telling {
	return code !== 0 && telling.fout === 0 ? { ...telling, fout: 1 } : telling;
}

/** Removes an earlier report, so that it is never counted for this run. */
export function vergeet(bestand: string): void {
	rmSync(bestand, { force: true });
}

/** What vitest reported; a file that could not be loaded counts as one failure. */
export function telVitest(bestand: string, code: number): Telling {
	const verslag = lees<VitestVerslag>(bestand);
	const leeg = (verslag?.testResults ?? []).filter(
		(resultaat) => resultaat.status === 'failed' && resultaat.assertionResults.length === 0
	);
	const fout = (verslag?.numFailedTests ?? 0) + leeg.length;
	return metAfloop({ goed: verslag?.numPassedTests ?? 0, fout }, code);
}

/** What Playwright reported; a test that needed a second try is not a passed test. */
export function telPlaywright(bestand: string, code: number): Telling {
	const verslag = lees<PlaywrightVerslag>(bestand);
	const stats = verslag?.stats ?? { expected: 0, unexpected: 0, flaky: 0 };
	return metAfloop({ goed: stats.expected, fout: stats.unexpected + stats.flaky }, code);
}
