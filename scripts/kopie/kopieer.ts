// A copy of a store in SQLite while a server works on it, and the way back. The two files go to two places: who forgets a
// case throws away its key, and the keys are kept short (dreigingen §6.1). The key file goes along with neither.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import type { Hoofdsleutels } from '../../src/lib/server/opslag/sleutelbestand.ts';
import { openVerbinding } from '../../src/lib/server/opslag/sqlite.ts';
import { keur, Ongelijk, vergelijk, type Keuring } from '../verhuis/nakijken.ts';
import { maakHuis, openMap } from '../verhuis/sqlite.ts';
import type { Deel, Huis } from '../verhuis/vorm.ts';

/** Folders with the copy of the one file and of the other. */
export type Kopie = Record<Deel, string>;

type Meld = (zin: string) => void;

const bestand = (kopie: Kopie, deel: Deel) => path.join(kopie[deel], `${deel}.db`);

/** What SQLite can see by itself; changed content it cannot (dreigingen finding 4), for that is `keur`. */
function controleerBestand(map: string, deel: Deel): void {
	let db: Database.Database | undefined;
	try {
		db = openVerbinding(path.join(map, `${deel}.db`));
		if (db.pragma('integrity_check', { simple: true }) !== 'ok')
			throw new Ongelijk(`${deel}.db is beschadigd.`);
		if ((db.pragma('foreign_key_check') as unknown[]).length > 0)
			throw new Ongelijk(`${deel}.db heeft verwijzingen naar niets.`);
	} catch (fout) {
		if (fout instanceof Ongelijk) throw fout;
		throw new Ongelijk(`${deel}.db is geen database die opengaat.`);
	} finally {
		db?.close();
	}
}

/**
 * Puts a copy into an empty folder and looks whether it is whole.
 * @returns what was looked at
 * @throws Ongelijk when it is not; the folder then holds nothing that may be used
 */
export async function zetTerug(
	kopie: Kopie,
	map: string,
	hoofd: Hoofdsleutels,
	bron?: { huis: Huis; meld: Meld }
): Promise<Keuring> {
	mkdirSync(map, { recursive: true, mode: 0o700 });
	for (const deel of ['sleutels', 'casus'] as const) {
		if (!existsSync(bestand(kopie, deel))) throw new Ongelijk(`${bestand(kopie, deel)} is er niet.`);
		copyFileSync(bestand(kopie, deel), path.join(map, `${deel}.db`));
		controleerBestand(map, deel);
	}
	const terug = openMap(map);
	try {
		if (bron) await vergelijk(bron.huis, terug, bron.meld);
		return await keur(terug, hoofd);
	} finally {
		await terug.sluit();
	}
}

/** Holds one moment of a file: everything read through this connection, its copy too, is of that moment. */
function houdVast(pad: string): Database.Database {
	const db = openVerbinding(pad);
	db.pragma('query_only = ON');
	db.exec('BEGIN');
	db.prepare('SELECT count(*) FROM sqlite_schema').get();
	return db;
}

/**
 * Copies a store, also while a server works on it, and proves the copy: put back in a folder of its own, compared with the
 * source row by row, every audit row and every block of every document opened with the key file.
 * @param gegevens the data folder
 * @param naar where the copy of the cases and that of the keys come; a folder with this name in each
 * @throws Ongelijk when the copy is not what the source was; nothing with that name is left then
 */
export async function maakKopie(
	gegevens: string,
	naar: Kopie,
	naam: string,
	hoofd: Hoofdsleutels,
	meld: Meld
): Promise<Keuring> {
	const bezig = { casus: path.join(naar.casus, `.${naam}`), sleutels: path.join(naar.sleutels, `.${naam}`) };
	for (const map of Object.values(bezig)) mkdirSync(map, { recursive: true, mode: 0o700 });
	// The keys after the cases: a key is made before the first row that needs it, and this way none is missing.
	const bron = { casus: houdVast(path.join(gegevens, 'casus.db')) } as Record<Deel, Database.Database>;
	const proef = mkdtempSync(path.join(naar.sleutels, '.proef-'));
	try {
		await bron.casus.backup(bestand(bezig, 'casus'));
		bron.sleutels = houdVast(path.join(gegevens, 'sleutels.db'));
		await bron.sleutels.backup(bestand(bezig, 'sleutels'));
		meld('Gekopieerd. Terugzetten en vergelijken.');
		const huis = maakHuis((deel) => bron[deel]);
		const keuring = await zetTerug(bezig, proef, hoofd, { huis, meld });
		for (const deel of ['casus', 'sleutels'] as const) renameSync(bezig[deel], path.join(naar[deel], naam));
		return keuring;
	} finally {
		for (const db of Object.values(bron)) db.close();
		for (const map of [proef, ...Object.values(bezig)]) rmSync(map, { recursive: true, force: true });
	}
}
