/**
 * The only column kinds the schema may use, so that one schema gives the SQLite and the PostgreSQL tables.
 * Times are ISO-8601 UTC text of fixed width (sorts as time), days `YYYY-MM-DD`, ids UUIDv7 text.
 */
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const tabel = sqliteTable;
export const woord = (naam: string) => text(naam);
export const getal = (naam: string) => integer(naam);
export const vlag = (naam: string) => integer(naam, { mode: 'boolean' });
export const bytes = (naam: string) => blob(naam, { mode: 'buffer' });
export const id = () => text('id').primaryKey();
export { index, primaryKey as sleutelVan, uniqueIndex };
