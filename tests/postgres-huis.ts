/**
 * With TEST_OPSLAG=postgres the same tests run on PostgreSQL: this starts a server before them, makes one migrated
 * database that every test copies, and stops the server after them. DATABASE_URL reaches every test process, so that
 * the schema becomes PostgreSQL's there.
 */
import { Client } from 'pg';
import { migreerPostgres } from '#lib/server/opslag/postgresmigratie.ts';
import { startPostgres } from '../scripts/postgres.ts';

/** The database to copy: see `maakDatabase` in opslag/plek.ts. */
const VOORBEELD = 'voorbeeld';

export default async function begin(): Promise<(() => Promise<void>) | undefined> {
	if (process.env.TEST_OPSLAG !== 'postgres') return undefined;
	const server = await startPostgres();
	const client = new Client(server.adres);
	await client.connect();
	await client.query(`CREATE DATABASE ${VOORBEELD}`);
	await client.end();
	const voorbeeld = new URL(server.adres);
	voorbeeld.pathname = `/${VOORBEELD}`;
	const mappen = { sleutels: 'drizzle/postgres/sleutels', casus: 'drizzle/postgres/casus' };
	await migreerPostgres(voorbeeld.href, mappen, '2026-11-23T09:00:00.000Z');
	process.env.DATABASE_URL = server.adres;
	return () => server.stop();
}
