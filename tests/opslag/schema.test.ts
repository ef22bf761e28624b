import path from 'node:path';
import type Database from 'better-sqlite3';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '#lib/server/opslag/schema.ts';
import * as sleutelschema from '#lib/server/opslag/sleutelschema.ts';
import { openOpslag } from '#lib/server/opslag/index.ts';
import { openVerbinding } from '#lib/server/opslag/sqlite.ts';
import { maakPlek, ruimOp, type Plek } from './plek.ts';
import { vulHuis } from './vol-huis.ts';

let plek: Plek;
const open: Record<'casus' | 'sleutels', Database.Database> = {} as never;

beforeAll(async () => {
	plek = maakPlek();
	const opslag = await openOpslag(plek);
	await vulHuis(opslag);
	await opslag.sluit();
	for (const naam of ['casus', 'sleutels'] as const) {
		open[naam] = openVerbinding(path.join(plek.gegevens, `${naam}.db`));
	}
});
afterAll(() => {
	for (const db of Object.values(open)) db.close();
	ruimOp(plek);
});

const tabellen = (db: Database.Database) =>
	(db.pragma('table_list') as { name: string; type: string; strict: number }[]).filter(
		({ name, type }) => type === 'table' && !name.startsWith('sqlite_')
	);
const inCode = (bron: object) =>
	Object.values(bron)
		.filter((waarde) => waarde instanceof SQLiteTable)
		.map((tabel) => getTableConfig(tabel));

describe.each(['casus', 'sleutels'] as const)('the store of %s', (naam) => {
	const code = inCode(naam === 'casus' ? schema : sleutelschema);

	it('has the tables and columns of the schema, made by the migrations', () => {
		const gemaakt = tabellen(open[naam])
			.map(({ name }) => name)
			.filter((een) => een !== '_migratie');
		expect(gemaakt.sort()).toEqual(code.map(({ name }) => name).sort());
		for (const tabel of code) {
			const kolommen = (open[naam].pragma(`table_info(${tabel.name})`) as { name: string }[]).map(
				(een) => een.name
			);
			expect([tabel.name, kolommen.sort()]).toEqual([
				tabel.name,
				tabel.columns.map((kolom) => kolom.name).sort()
			]);
		}
	});

	it('has no place for a BSN: nobody is known by it here (issue 3 §1)', () => {
		const namen = tabellen(open[naam]).flatMap(({ name }) =>
			(open[naam].pragma(`table_info(${name})`) as { name: string }[]).map((een) => `${name}.${een.name}`)
		);
		expect(namen.length).toBeGreaterThan(3);
		expect(namen.filter((een) => /bsn|burgerservice|sofi/i.test(een))).toEqual([]);
	});

	it('has STRICT tables only', () => {
		expect(
			tabellen(open[naam])
				.filter(({ strict }) => strict !== 1)
				.map(({ name }) => name)
		).toEqual([]);
	});

	it('lets nothing disappear along with something else', () => {
		for (const { name } of tabellen(open[naam]))
			for (const verwijzing of open[naam].pragma(`foreign_key_list(${name})`) as {
				on_delete: string;
				on_update: string;
			}[])
				expect([name, verwijzing.on_delete, verwijzing.on_update]).toEqual([name, 'NO ACTION', 'NO ACTION']);
	});

	it('is whole', () => {
		expect(open[naam].pragma('integrity_check', { simple: true })).toBe('ok');
		expect(open[naam].pragma('foreign_key_check')).toEqual([]);
	});
});

const ALLEEN_TOEVOEGEN = ['audit', 'gebeurtenis', 'reactie_versie', 'antwoord', 'toestemming'] as const;

describe.each(ALLEEN_TOEVOEGEN)('%s is append-only', (tabel) => {
	it.each(['gewijzigd', 'gewist', 'vervangen'])('a row cannot be %s', (wat) => {
		const db = open.casus;
		db.exec('BEGIN; PRAGMA defer_foreign_keys = ON');
		try {
			const kolommen = db.pragma(`table_info(${tabel})`) as {
				name: string;
				type: string;
				notnull: number;
				pk: number;
			}[];
			const vul = (kolom: { type: string }) =>
				kolom.type.toUpperCase() === 'INTEGER'
					? 1
					: kolom.type.toUpperCase() === 'BLOB'
						? Buffer.from('x')
						: 'x';
			if (db.prepare(`SELECT 1 FROM ${tabel}`).get() === undefined)
				db.prepare(`INSERT INTO ${tabel} VALUES (${kolommen.map(() => '?').join()})`).run(
					...kolommen.map(vul)
				);
			const [eerste] = [kolommen[0]!.name];
			const opdracht = {
				gewijzigd: `UPDATE ${tabel} SET ${kolommen[1]!.name} = ${kolommen[1]!.name}`,
				gewist: `DELETE FROM ${tabel}`,
				vervangen: `INSERT OR REPLACE INTO ${tabel} SELECT * FROM ${tabel} ORDER BY ${eerste} LIMIT 1`
			}[wat]!;
			expect(() => db.exec(opdracht)).toThrow(`${tabel} is alleen toevoegen`);
		} finally {
			db.exec('ROLLBACK');
		}
	});
});
