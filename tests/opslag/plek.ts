/** A folder of its own for one test, and the store's connections opened by hand. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { openOpslag, type Opslag, type Opslagplek } from '#lib/server/opslag/index.ts';
import { maakSleutelbestand } from '#lib/server/opslag/sleutelbestand.ts';

export type Plek = Opslagplek & { map: string; sleutels: string };

/** Runs one statement on the server of the tests, outside every store. @returns its rows */
export async function opServer(sql: string): Promise<object[]> {
	const client = new Client(process.env.DATABASE_URL);
	await client.connect();
	return client
		.query<object>(sql)
		.then(({ rows }) => rows)
		.finally(() => client.end());
}

/** A database of its own, copied from the migrated one or empty; undefined when the tests run on SQLite. */
export async function maakDatabase(): Promise<string | undefined> {
	if (!process.env.DATABASE_URL) return undefined;
	const naam = `proef_${randomBytes(8).toString('hex')}`;
	const voorbeeld = process.env.TEST_OPSLAG ? 'TEMPLATE voorbeeld' : '';
	await opServer(`CREATE DATABASE ${naam} ${voorbeeld}`);
	const adres = new URL(process.env.DATABASE_URL);
	adres.pathname = `/${naam}`;
	return adres.href;
}

/** Takes such a database away again. */
export async function wisDatabase(adres: string | undefined): Promise<void> {
	if (adres) await opServer(`DROP DATABASE ${new URL(adres).pathname.slice(1)} WITH (FORCE)`);
}

/** As maakPlek, with a database where the tests run on PostgreSQL. */
export async function maakOpslagplek(): Promise<Plek> {
	return { ...maakPlek(), database: await maakDatabase() };
}

/** A fresh folder with a key file; `ruimOp` takes it away. */
export function maakPlek(): Plek {
	const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-opslag-'));
	const sleutels = path.join(map, 'sleutels.json');
	maakSleutelbestand(sleutels);
	return { map, gegevens: path.join(map, 'gegevens'), sleutels, migraties: 'drizzle' };
}

export const ruimOp = (plek: Plek): void => rmSync(plek.map, { recursive: true, force: true });

/** Runs with an open store and closes it, however it ends. */
export async function metOpslag<T>(plek: Plek, fn: (opslag: Opslag) => Promise<T>): Promise<T> {
	const opslag = await openOpslag(plek);
	try {
		return await fn(opslag);
	} finally {
		await opslag.sluit();
	}
}
