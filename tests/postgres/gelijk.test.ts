/** One schema, two databases: made by their own migrations and compared by what each says of itself. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migreer } from '#lib/server/opslag/migratie.ts';
import { maakDatabase, maakPlek, ruimOp, wisDatabase } from '../opslag/plek.ts';

type Kolom = {
	tabel: string;
	naam: string;
	soort: string;
	verplicht: boolean;
	sleutel: number;
	standaard: string | null;
};
type Index = { tabel: string; naam: string; uniek: boolean; kolommen: string };
type Verwijzing = { tabel: string; van: string; naar: string; bijWissen: string };
type Beschrijving = { kolommen: Kolom[]; indexen: Index[]; verwijzingen: Verwijzing[]; triggers: string[] };

const opTekst = <T>(rijen: T[]): T[] =>
	rijen.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

function vanSqlite(bestand: string): Beschrijving {
	const db = new Database(bestand, { readonly: true });
	const tabellen = db
		.prepare<[], string>(
			`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_migratie'`
		)
		.pluck()
		.all();
	const per = <T, U>(pragma: string, maak: (rij: T, tabel: string) => U[]): U[] =>
		tabellen.flatMap((tabel) => (db.pragma(`${pragma}(${tabel})`) as T[]).flatMap((rij) => maak(rij, tabel)));
	const kolommen = per<
		{ name: string; type: string; notnull: number; pk: number; dflt_value: string | null },
		Kolom
	>('table_info', (rij, tabel) => [
		{
			tabel,
			naam: rij.name,
			soort: rij.type.toUpperCase(),
			verplicht: rij.notnull === 1 || rij.pk > 0,
			sleutel: rij.pk,
			standaard: rij.dflt_value
		}
	]);
	const indexen = per<{ name: string; unique: number; origin: string }, Index>('index_list', (rij, tabel) =>
		rij.origin === 'c'
			? [
					{
						tabel,
						naam: rij.name,
						uniek: rij.unique === 1,
						kolommen: (db.pragma(`index_info(${rij.name})`) as { name: string }[])
							.map(({ name }) => name)
							.join()
					}
				]
			: []
	);
	const verwijzingen = per<{ from: string; to: string; table: string; on_delete: string }, Verwijzing>(
		'foreign_key_list',
		(rij, tabel) => [{ tabel, van: rij.from, naar: `${rij.table}.${rij.to}`, bijWissen: rij.on_delete }]
	);
	const triggers = db
		.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
		.pluck()
		.all();
	db.close();
	return {
		kolommen: opTekst(kolommen),
		indexen: opTekst(indexen),
		verwijzingen: opTekst(verwijzingen),
		triggers: triggers.sort()
	};
}

/** SQLite has four kinds; a yes or no is a number there. */
const ALS_SQLITE: Record<string, string> = {
	text: 'TEXT',
	bigint: 'INTEGER',
	boolean: 'INTEGER',
	bytea: 'BLOB'
};

async function vanPostgres(client: Client, schema: string): Promise<Beschrijving> {
	const vraag = async <T extends object>(sql: string) => (await client.query<T>(sql, [schema])).rows;
	const kolommen = await vraag<Kolom>(`
		SELECT c.table_name AS tabel, c.column_name AS naam, c.data_type AS soort, c.is_nullable = 'NO' AS verplicht,
			regexp_replace(c.column_default, '::.*$', '') AS standaard,
			coalesce((SELECT k.ordinal_position FROM information_schema.key_column_usage k
				JOIN information_schema.table_constraints t USING (constraint_schema, constraint_name)
				WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = $1 AND k.table_name = c.table_name
					AND k.column_name = c.column_name), 0)::int AS sleutel
		FROM information_schema.columns c WHERE c.table_schema = $1 AND c.table_name <> '_migratie'`);
	const indexen = await vraag<Index>(`
		SELECT t.relname AS tabel, i.relname AS naam, x.indisunique AS uniek,
			(SELECT string_agg(a.attname, ',' ORDER BY k.plek) FROM unnest(x.indkey) WITH ORDINALITY AS k(nummer, plek)
				JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.nummer) AS kolommen
		FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
		WHERE t.relnamespace = $1::regnamespace AND NOT x.indisprimary AND t.relname <> '_migratie'`);
	const verwijzingen = await vraag<Verwijzing>(`
		SELECT t.relname AS tabel, a.attname AS van, v.relname || '.' || b.attname AS naar,
			CASE c.confdeltype WHEN 'a' THEN 'NO ACTION' ELSE c.confdeltype::text END AS "bijWissen"
		FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class v ON v.oid = c.confrelid
			JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
			JOIN pg_attribute b ON b.attrelid = v.oid AND b.attnum = c.confkey[1]
		WHERE c.contype = 'f' AND c.connamespace = $1::regnamespace`);
	const triggers = await vraag<{ naam: string }>(`
		SELECT g.tgname AS naam FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
		WHERE NOT g.tgisinternal AND t.relnamespace = $1::regnamespace AND g.tgname NOT LIKE '%_niet_legen'`);
	return {
		kolommen: opTekst(kolommen.map((kolom) => ({ ...kolom, soort: ALS_SQLITE[kolom.soort] ?? kolom.soort }))),
		indexen: opTekst(indexen),
		verwijzingen: opTekst(verwijzingen),
		triggers: triggers.map(({ naam }) => naam).sort()
	};
}

const plek = maakPlek();
let database: string;
let client: Client;
beforeAll(async () => {
	database = (await maakDatabase())!;
	client = new Client(database);
	await client.connect();
});
afterAll(async () => {
	await client.end();
	await wisDatabase(database);
	ruimOp(plek);
});

describe.each(['casus', 'sleutels'])('the store of %s', (schema) => {
	let opSqlite: Beschrijving;
	let opPostgres: Beschrijving;
	beforeAll(async () => {
		const bestand = path.join(plek.map, `${schema}.db`);
		await migreer(bestand, `drizzle/sqlite/${schema}`, '2026-11-23T09:00:00.000Z');
		opSqlite = vanSqlite(bestand);
		opPostgres = await vanPostgres(client, schema);
	});

	it.each(['kolommen', 'indexen', 'verwijzingen', 'triggers'] as const)('has the same %s in both', (wat) => {
		expect(opPostgres[wat]).toEqual(opSqlite[wat]);
	});

	it('has no rule in one that the other would not have: checks, unique or generated columns', async () => {
		const db = new Database(path.join(plek.map, `${schema}.db`), { readonly: true });
		const tabellen = db
			.prepare<[], { name: string; sql: string }>(
				`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_migratie'`
			)
			.all();
		for (const { name, sql } of tabellen) {
			expect([name, /\) STRICT$/.test(sql.trim()), /CHECK *\(|GENERATED |COLLATE /i.test(sql)]).toEqual([
				name,
				true,
				false
			]);
			const soorten = (db.pragma(`index_list(${name})`) as { origin: string }[]).map(({ origin }) => origin);
			expect([name, soorten.includes('u')]).toEqual([name, false]);
		}
		db.close();
		const { rows } = await client.query<{ wat: string }>(
			`SELECT t.relname || '.' || c.conname AS wat FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
				WHERE c.connamespace = $1::text::regnamespace AND t.relname <> '_migratie'
					AND (c.contype NOT IN ('p', 'f') OR c.condeferrable OR NOT c.convalidated OR c.confupdtype NOT IN ('a', ' '))
			UNION ALL SELECT (table_name || '.' || column_name)::text FROM information_schema.columns
				WHERE table_schema = $1::text AND table_name <> '_migratie'
					AND (is_generated <> 'NEVER' OR is_identity <> 'NO')
			UNION ALL SELECT i.relname::text FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
				WHERE i.relnamespace = $1::text::regnamespace
					AND (x.indpred IS NOT NULL OR x.indexprs IS NOT NULL OR NOT x.indisvalid OR x.indnullsnotdistinct)`,
			[schema]
		);
		expect(rows).toEqual([]);
	});

	it('has something to compare', () => {
		expect(opSqlite.kolommen.length).toBeGreaterThan(schema === 'casus' ? 200 : 4);
	});

	it('compares and sorts text by its bytes, whatever language the database was made for', async () => {
		const { rows } = await client.query<{ naam: string }>(
			`SELECT table_name || '.' || column_name AS naam FROM information_schema.columns
			WHERE table_schema = $1 AND data_type = 'text' AND table_name <> '_migratie' AND collation_name IS DISTINCT FROM 'C'`,
			[schema]
		);
		expect(rows).toEqual([]);
	});
});

it.each([
	['text in a number', `INSERT INTO casus.poging VALUES ('a', 'veel', 'x')`],
	['a number with a fraction, kept whole', `INSERT INTO casus.poging VALUES ('a', '1.5', 'x')`],
	['nothing where something must be', `INSERT INTO casus.poging VALUES ('a', 1, NULL)`],
	['a word for yes or no', `UPDATE casus.persoon SET adres_geheim = 'misschien'`],
	['bytes that are no text', `INSERT INTO casus.poging VALUES (convert_from('\\xff', 'UTF8'), 1, 'x')`]
])('the types are strict: %s is refused', async (_wat, opdracht) => {
	await expect(client.query(opdracht)).rejects.toThrow();
});

const ALLEEN_TOEVOEGEN = ['audit', 'gebeurtenis', 'reactie_versie', 'antwoord', 'toestemming'];

describe.each(ALLEEN_TOEVOEGEN)('%s is append-only', (tabel) => {
	it.each([
		['changed', `UPDATE casus.${tabel} SET casus_id = 'x'`],
		['deleted', `DELETE FROM casus.${tabel}`],
		['emptied', `TRUNCATE casus.${tabel} CASCADE`]
	])('a row cannot be %s', async (_wat, opdracht) => {
		await client.query('BEGIN');
		try {
			// Nothing it refers to is there: the server's own checks are off for this row, its triggers are not.
			await client.query(`SET LOCAL session_replication_role = replica`);
			const { rows } = await client.query<{ naam: string; soort: string }>(
				`SELECT column_name AS naam, data_type AS soort FROM information_schema.columns WHERE table_schema = 'casus' AND table_name = $1`,
				[tabel]
			);
			const waarden = { text: `'x'`, bigint: '1', boolean: 'true', bytea: `'x'::bytea` };
			await client.query(
				`INSERT INTO casus.${tabel} (${rows.map(({ naam }) => naam).join()})
				VALUES (${rows.map(({ soort }) => waarden[soort as keyof typeof waarden]).join()})`
			);
			await client.query(`SET LOCAL session_replication_role = origin`);
			await expect(client.query(opdracht)).rejects.toThrow(`${tabel} is alleen toevoegen`);
		} finally {
			await client.query('ROLLBACK');
		}
	});
});
