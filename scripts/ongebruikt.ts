// Half of the design system's style is for looks this product never has; the build leaves those rules out.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wortel } from './proces.ts';

const KLASSE = /utrecht-[a-z0-9_-]+/g;
const klassenIn = (patroon: string): Set<string> =>
	new Set(
		globSync(patroon, { cwd: wortel }).flatMap(
			(bestand) => readFileSync(path.join(wortel, bestand), 'utf8').match(KLASSE) ?? []
		)
	);

/**
 * Classes of the design system that no page uses. A class counts as used when its whole name stands in a component, so
 * components write these names in full.
 */
export function ongebruikteKlassen(): string[] {
	const gebruikt = klassenIn('src/**/*.{svelte,ts}');
	return [...klassenIn('node_modules/@utrecht/*/dist/index.min.css')].filter((naam) => !gebruikt.has(naam));
}
