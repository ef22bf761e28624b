import { sql } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

/** A connection or transaction, whatever engine is behind it. Only awaited queries; no engine's own verbs. */
export type Db = BaseSQLiteDatabase<'async', unknown, Record<string, never>>;

/** What an engine offers. Inside `schrijf` nothing but the database is touched. */
export interface Motor {
	/** A consistent read. */
	lees<T>(fn: (db: Db) => Promise<T>): Promise<T>;
	/** One transaction. A thrown error or a returned Weigering undoes everything. */
	schrijf<T>(fn: (db: Db) => Promise<T>): Promise<T>;
	/**
	 * A look: reads of one moment, and the record that somebody looked. It decides nothing for others, so looks need not be
	 * put one after another; only two that change the same row are.
	 */
	kijk<T>(fn: (db: Db) => Promise<T>): Promise<T>;
	/**
	 * One short transaction to take a piece of work, with `ongepakt` (kolommen.ts). Several engines may choose at the same
	 * time: what one holds the others pass by, so none has to be put after another.
	 */
	verdeel<T>(fn: (db: Db) => Promise<T>): Promise<T>;
	sluit(): Promise<void>;
}

/** The store cannot be reached or has no room just now. Nothing was done; the same request later may succeed. */
export class EvenGeduld extends Error {
	override name = 'EvenGeduld';

	constructor(opties?: ErrorOptions) {
		super('de opslag is even niet bereikbaar', opties);
	}
}

/** One strand of the audit chain, and its last row when that is known. */
export type Keten = { nummer: number; kop: { nummer: number; mac: string } | undefined };

/** The strand only this connection adds to. An engine with one writer has none: all it writes is strand 0. */
export const ketens = new WeakMap<Db, Keten>();

/**
 * `.limit(HOOGSTENS_EEN)` for prepared queries: written into the statement. A bound limit counts as something the plan
 * may depend on, and SQLite then plans the statement anew each time it runs.
 */
export const HOOGSTENS_EEN = sql.raw('1') as unknown as number;

/**
 * A query prepared once per connection. `const zoek = vast((db) => db.select()….prepare())`, then `zoek(db, { id })`.
 * For the few queries that every page does; the rest is written in place.
 */
export function vast<A extends Record<string, unknown>, R>(
	bouw: (db: Db) => { execute(waarden?: Record<string, unknown>): Promise<R> }
): (db: Db, waarden: A) => Promise<R> {
	const per = new WeakMap<Db, { execute(waarden?: Record<string, unknown>): Promise<R> }>();
	return (db, waarden) => {
		let query = per.get(db);
		if (!query) per.set(db, (query = bouw(db)));
		return query.execute(waarden);
	};
}
