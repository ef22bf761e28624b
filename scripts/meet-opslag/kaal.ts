// The floor under the pages: the same reads and commits as one page does, without the product, by `pgbench` and by bare
// better-sqlite3 in this process.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, chownSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { draaiProgramma, type PostgresServer } from '../postgres.ts';
import type { Uitslag } from './last.ts';
import { alsPgbench, alsSqlite, type Gesprek } from './vragen.ts';

const deel = (gesorteerd: number[], p: number) => gesorteerd[Math.floor((gesorteerd.length - 1) * p)] ?? NaN;

/** Milliseconds, from tries that each took so many. */
function samen(tijden: number[], seconden: number, mis = 0): Uitslag {
	tijden.sort((a, b) => a - b);
	return { perSeconde: tijden.length / seconden, p50: deel(tijden, 0.5), p99: deel(tijden, 0.99), mis };
}

/** `pgbench` with ten clients, as many as the product has connections that write. */
export async function viaPgbench(
	server: PostgresServer,
	database: string,
	gesprek: Gesprek,
	seconden: number
): Promise<Uitslag> {
	const map = path.join(server.map, 'pgbench');
	rmSync(map, { recursive: true, force: true });
	mkdirSync(map);
	const eigenaar = statSync(server.map);
	const script = path.join(map, 'gesprek.sql');
	writeFileSync(script, alsPgbench(gesprek));
	for (const pad of [map, script]) chownSync(pad, eigenaar.uid, eigenaar.gid);
	const waar = ['-h', '127.0.0.1', '-p', String(server.poort), '-U', 'tafel'];
	const hoe = ['-n', '-c', '10', '-j', '2', '-M', 'prepared', '--max-tries=12', '-T', String(seconden)];
	await draaiProgramma(
		'pgbench',
		[...waar, ...hoe, '-l', '--log-prefix', path.join(map, 'log'), '-f', script, database],
		server.wachtwoord
	);
	// client, number, microseconds, script, second, microsecond, retries
	const regels = readdirSync(map)
		.filter((naam) => naam.startsWith('log'))
		.flatMap((naam) => readFileSync(path.join(map, naam), 'utf8').trim().split('\n'))
		.map((regel) => Number(regel.split(' ')[2]));
	const tijden = regels.filter((tijd) => !Number.isNaN(tijd)).map((tijd) => tijd / 1000);
	return samen(tijden, seconden, regels.length - tijden.length);
}

/** One connection, one conversation after the other; every commit waits for the disk, as the product's does. */
export function viaSqlite(bestand: string, gesprek: Gesprek, seconden: number): Uitslag {
	const db = new Database(bestand);
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	const vragen = alsSqlite(gesprek).map((sql) => db.prepare(sql));
	const tijden: number[] = [];
	const einde = performance.now() + seconden * 1000;
	for (let begin = performance.now(); begin < einde; begin = performance.now()) {
		for (const vraag of vragen) {
			if (vraag.reader) vraag.all();
			else vraag.run();
		}
		tijden.push(performance.now() - begin);
	}
	db.close();
	return samen(tijden, seconden);
}
