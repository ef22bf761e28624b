/**
 * The only column kinds the schema may use, so that one schema gives the SQLite and the PostgreSQL tables.
 * Times are ISO-8601 UTC text of fixed width (sorts as time), days `YYYY-MM-DD`, ids UUIDv7 text.
 * Chosen once, when the schema is first imported; typed as SQLite, since the queries are the same on both.
 */
import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

/** Which engine the tables of this process are made for; asked here, since a table is made when it is imported. */
export const opPostgres = Boolean(process.env.DATABASE_URL);

const inSqlite = {
	tabel: sqlite.sqliteTable,
	/** The key store is a file of its own. */
	sleuteltabel: sqlite.sqliteTable,
	woord: (naam: string) => sqlite.text(naam),
	getal: (naam: string) => sqlite.integer(naam),
	vlag: (naam: string) => sqlite.integer(naam, { mode: 'boolean' }),
	bytes: (naam: string) => sqlite.blob(naam, { mode: 'buffer' }),
	index: sqlite.index,
	uniqueIndex: sqlite.uniqueIndex,
	sleutelVan: sqlite.primaryKey
};

const bytea = pg.customType<{ data: Buffer }>({ dataType: () => 'bytea' });

const inPostgres = {
	tabel: pg.pgSchema('casus').table,
	/** The key store is a schema of its own: rights and backups differ. */
	sleuteltabel: pg.pgSchema('sleutels').table,
	woord: (naam: string) => pg.text(naam),
	/** As wide as SQLite's integer; read as a number, and all we count stays below 2^53. */
	getal: (naam: string) => pg.bigint(naam, { mode: 'number' }),
	vlag: (naam: string) => pg.boolean(naam),
	bytes: (naam: string) => bytea(naam),
	index: pg.index,
	uniqueIndex: pg.uniqueIndex,
	sleutelVan: pg.primaryKey
};

const kolommen = opPostgres ? (inPostgres as unknown as typeof inSqlite) : inSqlite;

export const { tabel, sleuteltabel, woord, getal, vlag, bytes, index, uniqueIndex, sleutelVan } = kolommen;
export const id = () => woord('id').primaryKey();

type Slotbaar = { for(sterkte: 'update', keuze: { skipLocked: boolean }): unknown };

/**
 * Locks the rows that a choice of work finds, and leaves out those that another process holds (`FOR UPDATE SKIP LOCKED`).
 * SQLite has one writer: whoever chooses there has the whole store to itself.
 */
export const ongepakt = <Q>(vraag: Q): Q =>
	opPostgres ? ((vraag as unknown as Slotbaar).for('update', { skipLocked: true }) as Q) : vraag;
