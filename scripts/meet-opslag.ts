// Commits per second through the store's own `schrijf`, next to bare better-sqlite3, both with synchronous=FULL.
import Database from 'better-sqlite3';
import path from 'node:path';
import { poging } from '../src/lib/server/opslag/schema.ts';
import { openSqlite } from '../src/lib/server/opslag/sqlite.ts';

const TABEL =
	'CREATE TABLE poging (id TEXT PRIMARY KEY, aantal INTEGER NOT NULL, venster_tot TEXT NOT NULL) STRICT';
const TOT = '2026-01-01T00:00:00.000Z';

function perSeconde(aantal: number, begin: number): number {
	return aantal / ((performance.now() - begin) / 1000);
}

/**
 * Measures both in a folder that may be thrown away.
 * @param aantal how many commits each
 */
export async function meetCommits(
	map: string,
	aantal: number
): Promise<{ kaal: number; opslag: number; samen: number }> {
	const kaal = new Database(path.join(map, 'kaal.db'));
	kaal.pragma('journal_mode = WAL');
	kaal.pragma('synchronous = FULL');
	kaal.exec(TABEL);
	const erin = kaal.prepare('INSERT INTO poging VALUES (?, ?, ?)');
	const beginKaal = performance.now();
	for (let i = 0; i < aantal; i++) erin.run(`kaal-${i}`, i, TOT);
	const snelheidKaal = perSeconde(aantal, beginKaal);
	kaal.close();

	const pad = path.join(map, 'opslag.db');
	const leeg = new Database(pad);
	leeg.exec(TABEL);
	leeg.close();
	const opslag = openSqlite(pad);
	const beginOpslag = performance.now();
	for (let i = 0; i < aantal; i++) {
		const waarden = { id: `opslag-${i}`, aantal: i, vensterTot: TOT };
		await opslag.schrijf((db) => db.insert(poging).values(waarden));
	}
	const snelheidOpslag = perSeconde(aantal, beginOpslag);
	// Fifty writers at once, as on a busy day: those that wait together share a commit.
	const beginSamen = performance.now();
	const schrijver = async (_: unknown, wie: number) => {
		for (let i = 0; i < aantal / 50; i++)
			await opslag.schrijf((db) =>
				db.insert(poging).values({ id: `samen-${wie}-${i}`, aantal: i, vensterTot: TOT })
			);
	};
	await Promise.all(Array.from({ length: 50 }, schrijver));
	const snelheidSamen = perSeconde(aantal, beginSamen);
	await opslag.sluit();
	return { kaal: snelheidKaal, opslag: snelheidOpslag, samen: snelheidSamen };
}
