/**
 * The migration runner for PostgreSQL: as migratie.ts, but a table is never rebuilt there and a change of schema is part
 * of a transaction, so nothing needs to be copied or counted first. One process migrates; others wait for it.
 */
import { Client, type ClientConfig } from 'pg';
import { leesAdressen } from './postgresadres.ts';
import { VerkeerdeServer } from './postgresfout.ts';
import { openStappen, type Stap } from './stappen.ts';
import { StartFout } from './sleutelbestand.ts';

/** Family and number of the advisory lock of who migrates. */
export const MIGRATIESLOT = 7390;
const WACHT_OP_ANDER = '10min';

async function voerUit(client: Client, schema: string, stap: Stap, nu: string): Promise<void> {
	await client.query('BEGIN');
	try {
		await client.query(stap.sql);
		await client.query(`INSERT INTO ${schema}._migratie (naam, hash, op) VALUES ($1, $2, $3)`, [
			stap.naam,
			stap.hash,
			nu
		]);
		await client.query('COMMIT');
	} catch (fout) {
		await client.query('ROLLBACK').catch(() => undefined);
		throw fout;
	}
}

/** What must hold before a family's words go in: they stay after a power cut, and are what was typed. */
async function controleer(client: Client): Promise<void> {
	const { rows } = await client.query<{ versie: number; tekens: string; vast: string }>(
		`SELECT current_setting('server_version_num')::int AS versie, current_setting('server_encoding') AS tekens,
			CASE current_setting('synchronous_standby_names') WHEN '' THEN current_setting('synchronous_commit')
				ELSE replace(current_setting('synchronous_commit'), 'local', 'off') END AS vast`
	);
	const { versie, tekens, vast } = rows[0]!;
	if (versie < 150_000) throw new StartFout('De database is te oud. PostgreSQL 15 of nieuwer is nodig.');
	if (tekens !== 'UTF8') throw new StartFout('De database moet met tekenset UTF8 zijn gemaakt.');
	if (vast === 'off')
		throw new StartFout(
			'De database wacht niet tot werk vastligt: dan kan het verdwijnen. Zet synchronous_commit op on.'
		);
}

async function verbindMet(instelling: ClientConfig): Promise<Client> {
	const client = new Client({ ...instelling, connectionTimeoutMillis: 10_000 });
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<{ volgt: boolean }>('SELECT pg_is_in_recovery() AS volgt');
		if (rows[0]!.volgt) throw new VerkeerdeServer('deze database volgt een andere');
		return client;
	} catch (fout) {
		await client.end().catch(() => undefined);
		throw fout;
	}
}

/** Connects to the server of this address that may be written to. @throws StartFout when there is none */
export async function verbind(adres: string, toepassing = 'aan-tafel'): Promise<Client> {
	const redenen: string[] = [];
	let oorzaak: unknown;
	for (const instelling of leesAdressen(adres))
		try {
			return await verbindMet({ ...instelling, application_name: toepassing });
		} catch (fout) {
			oorzaak = fout;
			if (fout instanceof VerkeerdeServer) redenen.push('volgt een andere');
			else if (fout instanceof Error && 'code' in fout) redenen.push(String(fout.code));
		}
	const reden = redenen.length > 0 ? ` (${redenen.join(', ')})` : '';
	throw new StartFout(`De database van DATABASE_URL is niet bereikbaar${reden}.`, { cause: oorzaak });
}

/**
 * Brings the schemas of one database up to date.
 * @param mappen for each schema the folder with its .sql files, in order of name
 * @param keuze see `openStappen`
 * @throws StartFout when the database is away or unfit, a released file was edited, or another process keeps migrating
 */
export async function migreerPostgres(
	adres: string,
	mappen: Readonly<Record<string, string>>,
	nu: string,
	keuze: { ookHalf?: boolean } = {}
): Promise<void> {
	const client = await verbind(adres);
	try {
		await controleer(client);
		await client.query(`SET lock_timeout = '${WACHT_OP_ANDER}'`);
		await client.query('SELECT pg_advisory_lock($1, 0)', [MIGRATIESLOT]);
		for (const [schema, map] of Object.entries(mappen)) {
			await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
			await client.query(
				`CREATE TABLE IF NOT EXISTS ${schema}._migratie (naam text PRIMARY KEY, hash text NOT NULL, op text NOT NULL)`
			);
			const { rows } = await client.query<{ naam: string; hash: string }>(
				`SELECT naam, hash FROM ${schema}._migratie`
			);
			const gedaan = new Map(rows.map((rij) => [rij.naam, rij.hash]));
			for (const stap of openStappen(map, gedaan, keuze)) await voerUit(client, schema, stap, nu);
		}
	} finally {
		await client.end();
	}
}
