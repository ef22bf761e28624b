/**
 * Own migration runner. Drizzle's runs `PRAGMA foreign_keys=OFF` inside its transaction, where it does nothing, and a
 * table rebuild then wipes child rows without an error (dreigingen finding 2). Here: keys off outside the transaction,
 * row counts compared, foreign_key_check, a verified copy first, one process at a time.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { kopiePad, wisOudeKopieen } from './migratiekopie.ts';
import { openVerbinding } from './sqlite.ts';
import { StartFout } from './sleutelbestand.ts';
import { openStappen, type Stap } from './stappen.ts';

const tellingen = (db: Database.Database): Map<string, number> => {
	const tabellen = db
		.prepare<[], { name: string }>(
			`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
		)
		.all();
	return new Map(
		tabellen.map(({ name }) => [
			name,
			db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()!.n
		])
	);
};

const telling = (db: Database.Database): string => JSON.stringify([...tellingen(db)]);

/** A migration may add tables; it may not lose rows of one that stays. */
function vergelijk(voor: Map<string, number>, na: Map<string, number>, stap: string): void {
	for (const [tabel, aantal] of voor)
		if (na.has(tabel) && tabel !== '_migratie' && na.get(tabel) !== aantal)
			throw new StartFout(`Migratie ${stap} verandert het aantal rijen van ${tabel}. Er is niets gewijzigd.`);
}

/** True when the copy opens, is whole and counts the same. */
function isGoed(kopie: string, tellingVooraf: string): boolean {
	const controle = openVerbinding(kopie);
	try {
		return (
			telling(controle) === tellingVooraf && controle.pragma('integrity_check', { simple: true }) === 'ok'
		);
	} finally {
		controle.close();
	}
}

/** A copy of the file as it was before this step; none when another process has done the step meanwhile. */
async function kopieEerst(db: Database.Database, pad: string, naam: string): Promise<void> {
	const kopie = kopiePad(pad, naam);
	const inWording = `${kopie}.${process.pid}`;
	const gedaan = db.prepare('SELECT 1 FROM _migratie WHERE naam = ?');
	const stand = () => db.pragma('data_version', { simple: true });
	try {
		while (!gedaan.get(naam)) {
			const [vooraf, geteld] = [stand(), telling(db)];
			rmSync(inWording, { force: true });
			await db.backup(inWording);
			// Somebody wrote meanwhile: what was counted need not be what was copied.
			if (stand() !== vooraf) continue;
			if (!isGoed(inWording, geteld))
				throw new StartFout('De reservekopie voor de migratie is niet goed. Er is niets gewijzigd.');
			return renameSync(inWording, kopie);
		}
	} finally {
		rmSync(inWording, { force: true });
	}
}

function voerUit(db: Database.Database, stap: Stap, nu: string): void {
	db.exec('BEGIN IMMEDIATE');
	try {
		if (db.prepare('SELECT 1 FROM _migratie WHERE naam = ?').get(stap.naam)) return void db.exec('COMMIT');
		const voor = tellingen(db);
		for (const opdracht of stap.sql.split('--> statement-breakpoint')) if (opdracht.trim()) db.exec(opdracht);
		vergelijk(voor, tellingen(db), stap.naam);
		if ((db.pragma('foreign_key_check') as unknown[]).length > 0)
			throw new StartFout(`Migratie ${stap.naam} breekt verwijzingen. Er is niets gewijzigd.`);
		db.prepare('INSERT INTO _migratie (naam, hash, op) VALUES (?, ?, ?)').run(stap.naam, stap.hash, nu);
		db.exec('COMMIT');
	} catch (fout) {
		if (db.inTransaction) db.exec('ROLLBACK');
		throw fout;
	}
}

/**
 * Brings one database file up to date.
 * @param pad the file; made when absent
 * @param map folder with the .sql files, in order of name
 * @param keuze see `openStappen`
 * @throws StartFout when a released file was edited, rows would be lost, or the copy fails
 */
export async function migreer(
	pad: string,
	map: string,
	nu: string,
	keuze: { ookHalf?: boolean } = {}
): Promise<void> {
	const nieuw = !existsSync(pad);
	const db = openVerbinding(pad);
	try {
		db.exec(
			'CREATE TABLE IF NOT EXISTS _migratie (naam TEXT PRIMARY KEY, hash TEXT NOT NULL, op TEXT NOT NULL) STRICT'
		);
		const gedaan = new Map(
			db
				.prepare<[], { naam: string; hash: string }>('SELECT naam, hash FROM _migratie')
				.all()
				.map((rij) => [rij.naam, rij.hash])
		);
		const open = openStappen(map, gedaan, keuze);
		if (open.length && !nieuw) await kopieEerst(db, pad, open[0]!.naam);
		db.pragma('foreign_keys = OFF');
		for (const stap of open) voerUit(db, stap, nu);
		wisOudeKopieen(pad, Temporal.Instant.from(nu));
	} finally {
		db.close();
	}
}
