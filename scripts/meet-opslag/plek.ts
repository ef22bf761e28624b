// A store, the processes on it, and the scripts that are run beside this one.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';
import type { PostgresServer } from '../postgres.ts';
import { wortel } from '../proces.ts';
import { startServer, type Server } from '../server.ts';
import type { Opdracht, Uitslag } from './last.ts';

/** Runs one of the scripts beside this one and gives what it printed. @throws with its own words when it fails */
export function draai(script: string, argumenten: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
	const kind = spawn(process.execPath, [path.join(wortel, 'scripts', script), ...argumenten], {
		cwd: wortel,
		env: { ...process.env, DATABASE_URL: '', ...env },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let uit = '';
	kind.stdout.setEncoding('utf8').on('data', (stuk: string) => (uit += stuk));
	return new Promise((klaar, mislukt) => {
		kind.once('error', mislukt);
		kind.once('close', (code) => (code === 0 ? klaar(uit) : mislukt(new Error(`${script}: ${uit}`))));
	});
}
export const belast = async (opdracht: Opdracht): Promise<Uitslag> =>
	JSON.parse(await draai('meet-opslag/last.ts', [JSON.stringify(opdracht)])) as Uitslag;

export type Plek = { gegevens: string; sleutels: string };
/** Asks a database one thing. */
export async function opVerbinding<T>(adres: string, sql: string): Promise<T[]> {
	const client = new Client(adres);
	await client.connect();
	return client
		.query(sql)
		.then(({ rows }) => rows as T[])
		.finally(() => client.end());
}

/** Copies the store to a database of its own, by the command that moves houses. */
export async function verhuis(plek: Plek, postgres: PostgresServer, naam: string): Promise<string> {
	await opVerbinding(postgres.adres, `CREATE DATABASE ${naam}`);
	const adres = postgres.adres.replace(/postgres$/, naam);
	const opties = ['--van', `sqlite:${plek.gegevens}`, '--naar', 'env:NAAR'];
	await draai('verhuis.ts', opties, { NAAR: adres, AANTAFEL_SLEUTELS: plek.sleutels });
	await opVerbinding(adres, 'ANALYZE');
	return adres;
}

/** Runs with so many app processes on one store; without a database that is the data folder. */
export async function metServers<T>(
	plek: Plek,
	aantal: number,
	database: string,
	fn: (adressen: string[]) => Promise<T>
): Promise<T> {
	const servers: Server[] = [];
	try {
		for (let i = 0; i < aantal; i++)
			servers.push(await startServer({ ...plek, smtpPort: 9, env: { DATABASE_URL: database } }));
		return await fn(servers.map(({ adres }) => adres.replace('localhost', '127.0.0.1')));
	} finally {
		await Promise.all(servers.map((server) => server.stop()));
	}
}
