/** The embedded engine: one writer behind a mutex, a few readers (WAL), every pragma set and read back. */
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Db, Motor } from './motor.ts';
import { schrijfrij } from './schrijfrij.ts';
import { StartFout } from './sleutelbestand.ts';

/** dreigingen §4.3. `synchronous` falls back to NORMAL at every open unless it is set (finding 1). */
const PRAGMAS: readonly [naam: string, waarde: string, gelezen: string | number][] = [
	['journal_mode', 'WAL', 'wal'],
	['synchronous', 'FULL', 2],
	['foreign_keys', 'ON', 1],
	['busy_timeout', '5000', 5000],
	['trusted_schema', 'OFF', 0],
	// Without it INSERT OR REPLACE removes an append-only row past its trigger.
	['recursive_triggers', 'ON', 1],
	['secure_delete', 'ON', 1],
	['cell_size_check', 'ON', 1],
	['temp_store', 'MEMORY', 2],
	['journal_size_limit', '67108864', 67108864]
];
const LEZERS = 4;

/** Opens one connection with all pragmas. @throws StartFout when one does not hold */
export function openVerbinding(pad: string): Database.Database {
	const verbinding = new Database(pad);
	for (const [naam, waarde, verwacht] of PRAGMAS) {
		verbinding.pragma(`${naam} = ${waarde}`);
		const gelezen = verbinding.pragma(naam, { simple: true });
		if (gelezen !== verwacht) throw new StartFout(`De database weigert de instelling ${naam}=${waarde}.`);
	}
	return verbinding;
}

/** Drizzle types this driver as synchronous; awaited, it is the same as the others. */
const alsDb = (verbinding: Database.Database): Db => drizzle({ client: verbinding }) as unknown as Db;

/** A queue of one: the next starts when the previous has ended, however it ended. */
function beurt() {
	let laatste: Promise<unknown> = Promise.resolve();
	return <T>(fn: () => Promise<T>): Promise<T> => {
		const deze = laatste.then(fn, fn);
		laatste = deze.catch(() => undefined);
		return deze;
	};
}

/** Opens the engine on one file; the schema must be up to date (migratie.ts). */
export function openSqlite(pad: string): Motor {
	const schrijver = openVerbinding(pad);
	const schrijf = schrijfrij(schrijver, alsDb(schrijver));
	const lezers = Array.from({ length: LEZERS }, () => {
		const verbinding = openVerbinding(pad);
		verbinding.pragma('query_only = ON');
		const [begin, eind] = [verbinding.prepare('BEGIN'), verbinding.prepare('COMMIT')];
		return { verbinding, db: alsDb(verbinding), opBeurt: beurt(), begin, eind };
	});
	let volgende = 0;

	return {
		lees(fn) {
			const lezer = lezers[volgende++ % LEZERS]!;
			return lezer.opBeurt(async () => {
				lezer.begin.run();
				try {
					return await fn(lezer.db);
				} finally {
					lezer.eind.run();
				}
			});
		},
		schrijf,
		kijk: schrijf,
		verdeel: schrijf,
		async sluit() {
			await schrijf(async () => undefined);
			await Promise.all(lezers.map((lezer) => lezer.opBeurt(async () => lezer.verbinding.close())));
			schrijver.close();
		}
	};
}
