/**
 * One process at a time on one data folder (dreigingen R23): two would each think they are the only writer. The lock is
 * the operating system's, taken through SQLite, so it ends with its process however that ends; no stale lock to clear.
 * The number in the file beside it serves the sentence only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StartFout } from './sleutelbestand.ts';

const leesEigenaar = (pad: string): string => {
	try {
		return readFileSync(pad, 'utf8').trim();
	} catch {
		return '';
	}
};

/**
 * Makes this process the owner of the data folder.
 * @returns gives it up again
 * @throws StartFout with the number of the process that has it
 */
export function wordEigenaar(map: string): () => void {
	const wie = join(map, 'eigenaar');
	const slot = new Database(join(map, 'eigenaar.db'), { timeout: 0 });
	try {
		slot.exec('BEGIN EXCLUSIVE');
	} catch (fout) {
		slot.close();
		if ((fout as { code?: string }).code !== 'SQLITE_BUSY') throw fout;
		const nummer = leesEigenaar(wie);
		// A development server opens the store again when its code changes.
		if (nummer === String(process.pid)) return () => undefined;
		throw new StartFout(
			`De gegevens in ${map} zijn al open in een ander proces (nummer ${nummer}). Stop dat eerst.`
		);
	}
	writeFileSync(wie, `${process.pid}\n`, { mode: 0o600 });
	return () => void slot.close();
}
