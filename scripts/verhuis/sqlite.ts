// One end of a move in the two files of a data folder. Nobody else may have the folder open.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { openVerbinding } from '../../src/lib/server/opslag/sqlite.ts';
import { VERHUIZING } from '../../src/lib/server/opslag/stappen.ts';
import { DELEN, opVolgorde, type Deel, type Huis, type Rij, type Tabel, type Waarde } from './vorm.ts';

function beschrijf(db: Database.Database, deel: Deel): Tabel[] {
	const namen = db
		.prepare<[], string>(
			`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_migratie'`
		)
		.pluck()
		.all();
	return namen.map((naam) => {
		const kolommen = db.pragma(`table_info(${naam})`) as { name: string; pk: number }[];
		const verwijzingen = db.pragma(`foreign_key_list(${naam})`) as { table: string }[];
		return {
			deel,
			naam,
			kolommen: kolommen.map(({ name }) => name).sort(),
			sleutel: kolommen
				.filter(({ pk }) => pk > 0)
				.sort((a, b) => a.pk - b.pk)
				.map(({ name }) => name),
			verwijst: verwijzingen.map(({ table }) => table)
		};
	});
}

/** Opens the two files of a folder; they must be there. */
export function openMap(map: string): Huis {
	return maakHuis((deel) => openVerbinding(path.join(map, `${deel}.db`)));
}

/** Whether a store was ever made in this folder. */
export const heeftBestanden = (map: string): boolean =>
	DELEN.every((deel) => existsSync(path.join(map, `${deel}.db`)));

/** The same over connections that were opened already; `sluit` closes them. */
export function maakHuis(verbind: (deel: Deel) => Database.Database): Huis {
	const bestanden = { sleutels: verbind('sleutels'), casus: verbind('casus') };
	const sleutel = (tabel: Tabel) => tabel.sleutel.join();
	return {
		tabellen: async () => DELEN.flatMap((deel) => opVolgorde(beschrijf(bestanden[deel], deel))),
		tel: async ({ deel, naam }) =>
			bestanden[deel].prepare<[], number>(`SELECT count(*) FROM ${naam}`).pluck().get()!,
		async lees(tabel, na, hoogstens) {
			const plekken = tabel.sleutel.map(() => '?').join();
			const vanaf = na ? `WHERE (${sleutel(tabel)}) > (${plekken})` : '';
			return bestanden[tabel.deel]
				.prepare<Waarde[], Rij>(
					`SELECT ${tabel.kolommen.join()} FROM ${tabel.naam} ${vanaf} ORDER BY ${sleutel(tabel)} LIMIT ${hoogstens}`
				)
				.raw()
				.all(...(na ?? []));
		},
		async laatste(tabel) {
			const omlaag = tabel.sleutel.map((kolom) => `${kolom} DESC`).join();
			const rij = bestanden[tabel.deel]
				.prepare<[], Rij>(`SELECT ${sleutel(tabel)} FROM ${tabel.naam} ORDER BY ${omlaag} LIMIT 1`)
				.raw()
				.get();
			return rij ?? null;
		},
		async voegToe(tabel, rijen) {
			const plekken = tabel.kolommen.map(() => '?').join();
			const db = bestanden[tabel.deel];
			const erin = db.prepare(`INSERT INTO ${tabel.naam} (${tabel.kolommen.join()}) VALUES (${plekken})`);
			db.transaction(() => rijen.forEach((rij) => erin.run(...rij)))();
		},
		merk: async (deel) =>
			bestanden[deel]
				.prepare<[string], string>('SELECT hash FROM _migratie WHERE naam = ?')
				.pluck()
				.get(VERHUIZING) ?? null,
		async zetMerk(deel, merk) {
			const db = bestanden[deel];
			if (merk === null) db.prepare('DELETE FROM _migratie WHERE naam = ?').run(VERHUIZING);
			else db.prepare('INSERT INTO _migratie (naam, hash, op) VALUES (?, ?, ?)').run(VERHUIZING, merk, '');
		},
		async sluit() {
			for (const db of Object.values(bestanden)) db.close();
		}
	};
}
