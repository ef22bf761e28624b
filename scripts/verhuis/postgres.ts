// One end of a move in the two schemas of a PostgreSQL database.
import { MIGRATIESLOT, verbind } from '../../src/lib/server/opslag/postgresmigratie.ts';
import { StartFout } from '../../src/lib/server/opslag/sleutelbestand.ts';
import { VERHUIZING } from '../../src/lib/server/opslag/stappen.ts';
import { DELEN, opVolgorde, type Huis, type Rij, type Tabel, type Waarde } from './vorm.ts';

type Beschrijving = Omit<Tabel, 'deel'> & { vlaggen: string[]; getallen: string[] };

const BESCHRIJF = `
	SELECT t.relname AS naam,
		(SELECT array_agg(a.attname::text ORDER BY a.attname::text COLLATE "C") FROM pg_attribute a
			WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped) AS kolommen,
		(SELECT array_agg(a.attname::text ORDER BY k.plek) FROM pg_index x, unnest(x.indkey) WITH ORDINALITY AS k(nummer, plek)
			JOIN pg_attribute a ON a.attnum = k.nummer WHERE x.indrelid = t.oid AND x.indisprimary AND a.attrelid = t.oid) AS sleutel,
		coalesce((SELECT array_agg(DISTINCT v.relname::text) FROM pg_constraint c JOIN pg_class v ON v.oid = c.confrelid
			WHERE c.contype = 'f' AND c.conrelid = t.oid), '{}') AS verwijst,
		coalesce((SELECT array_agg(a.attname::text) FROM pg_attribute a
			WHERE a.attrelid = t.oid AND a.attnum > 0 AND a.atttypid = 'bool'::regtype), '{}') AS vlaggen,
		coalesce((SELECT array_agg(a.attname::text) FROM pg_attribute a
			WHERE a.attrelid = t.oid AND a.attnum > 0 AND a.atttypid = 'int8'::regtype), '{}') AS getallen
	FROM pg_class t WHERE t.relkind = 'r' AND t.relnamespace = $1::regnamespace AND t.relname <> '_migratie'`;

/** As SQLite has it: numbers as numbers, a yes or no as 1 or 0. */
function alsSqlite(waarde: unknown, isGetal: boolean): Waarde {
	if (typeof waarde === 'boolean') return waarde ? 1 : 0;
	return isGetal && waarde !== null ? Number(waarde) : (waarde as Waarde);
}

/**
 * Opens a database whose schemas are up to date, and keeps servers from starting on it until `sluit`.
 * @param hoe `kijken`: only to look, while servers go on
 * @throws StartFout when a server has it open
 */
export async function openDatabase(adres: string, hoe: { kijken?: boolean } = {}): Promise<Huis> {
	const client = await verbind(adres, 'aan-tafel-verhuis');
	const vraag = async <R extends object>(sql: string, waarden: unknown[] = []) =>
		(await client.query<R>(sql, waarden)).rows;
	if (hoe.kijken) await client.query('SET default_transaction_read_only = on');
	else await client.query('SELECT pg_advisory_lock($1, 0)', [MIGRATIESLOT]);
	const bezet = await vraag(
		`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'aan-tafel'`
	);
	if (bezet.length > 0 && !hoe.kijken) {
		await client.end();
		throw new StartFout('Er draait nog een server op deze database. Stop die eerst.');
	}
	const soorten = new Map<string, Beschrijving>();
	const plek = ({ deel, naam }: Tabel) => `${deel}.${naam}`;
	const soort = (tabel: Tabel) => soorten.get(plek(tabel))!;

	async function tabellen(): Promise<Tabel[]> {
		const uit: Tabel[] = [];
		for (const deel of DELEN) {
			const rijen = await vraag<Beschrijving>(BESCHRIJF, [deel]);
			for (const rij of rijen) soorten.set(`${deel}.${rij.naam}`, rij);
			uit.push(
				...opVolgorde(
					rijen.map(({ naam, kolommen, sleutel, verwijst }) => ({ deel, naam, kolommen, sleutel, verwijst }))
				)
			);
		}
		return uit;
	}
	const lees = async (tabel: Tabel, kolommen: string[], sql: string, waarden: Waarde[]): Promise<Rij[]> => {
		const { rows } = await client.query<unknown[]>({ text: sql, values: waarden, rowMode: 'array' });
		const isGetal = kolommen.map((kolom) => soort(tabel).getallen.includes(kolom));
		return rows.map((rij) => rij.map((waarde, i) => alsSqlite(waarde, isGetal[i]!)));
	};
	await tabellen();

	return {
		tabellen,
		tel: async (tabel) =>
			Number((await vraag<{ n: string }>(`SELECT count(*) AS n FROM ${plek(tabel)}`))[0]!.n),
		lees(tabel, na, hoogstens) {
			const sleutel = tabel.sleutel.join();
			const plekken = tabel.sleutel.map((_, i) => `$${i + 1}`).join();
			const vanaf = na ? `WHERE (${sleutel}) > (${plekken})` : '';
			const sql = `SELECT ${tabel.kolommen.join()} FROM ${plek(tabel)} ${vanaf} ORDER BY ${sleutel} LIMIT ${hoogstens}`;
			return lees(tabel, tabel.kolommen, sql, na ?? []);
		},
		async laatste(tabel) {
			const omlaag = tabel.sleutel.map((kolom) => `${kolom} DESC`).join();
			const sql = `SELECT ${tabel.sleutel.join()} FROM ${plek(tabel)} ORDER BY ${omlaag} LIMIT 1`;
			return (await lees(tabel, tabel.sleutel, sql, []))[0] ?? null;
		},
		async voegToe(tabel, rijen) {
			const isVlag = tabel.kolommen.map((kolom) => soort(tabel).vlaggen.includes(kolom));
			const waarden = rijen.flatMap((rij) =>
				rij.map((waarde, i) => (isVlag[i] && waarde !== null ? waarde === 1 : waarde))
			);
			const breedte = tabel.kolommen.length;
			const plekken = rijen.map(
				(_, r) => `(${tabel.kolommen.map((_k, i) => `$${r * breedte + i + 1}`).join()})`
			);
			await client.query(
				`INSERT INTO ${plek(tabel)} (${tabel.kolommen.join()}) VALUES ${plekken.join()}`,
				waarden
			);
		},
		async merk(deel) {
			const [rij] = await vraag<{ hash: string }>(`SELECT hash FROM ${deel}._migratie WHERE naam = $1`, [
				VERHUIZING
			]);
			return rij?.hash ?? null;
		},
		async zetMerk(deel, merk) {
			if (merk === null) await vraag(`DELETE FROM ${deel}._migratie WHERE naam = $1`, [VERHUIZING]);
			else
				await vraag(`INSERT INTO ${deel}._migratie (naam, hash, op) VALUES ($1, $2, '')`, [VERHUIZING, merk]);
		},
		sluit: () => client.end()
	};
}
