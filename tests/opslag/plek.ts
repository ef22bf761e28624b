/** A folder of its own for one test, and the store's connections opened by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { maakSleutelbestand } from '#lib/server/opslag/sleutelbestand.ts';

export type Plek = { map: string; gegevens: string; sleutels: string; migraties: string };

/** A fresh folder with a key file; `ruimOp` takes it away. */
export function maakPlek(): Plek {
	const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-opslag-'));
	const sleutels = path.join(map, 'sleutels.json');
	maakSleutelbestand(sleutels);
	return { map, gegevens: path.join(map, 'gegevens'), sleutels, migraties: 'drizzle' };
}

export const ruimOp = (plek: Plek): void => rmSync(plek.map, { recursive: true, force: true });

/** Runs with an open store and closes it, however it ends. */
export async function metOpslag<T>(plek: Plek, fn: (opslag: Opslag) => Promise<T>): Promise<T> {
	const opslag = await openOpslag(plek);
	try {
		return await fn(opslag);
	} finally {
		await opslag.sluit();
	}
}
