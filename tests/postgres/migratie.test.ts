/** A migration that is killed at twenty points has happened or has not (R14), also when the server itself goes. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migreerPostgres } from '#lib/server/opslag/postgresmigratie.ts';
import { maakDatabase, maakPlek, ruimOp, wisDatabase, type Plek } from '../opslag/plek.ts';

const NU = '2026-11-23T09:00:00.000Z';
const RIJEN = 60_000;
const PUNTEN = 20;

let plek: Plek;
let map: string;
let database: string;
beforeEach(async () => {
	plek = maakPlek();
	map = path.join(plek.map, 'stappen');
	mkdirSync(map);
	database = (await maakDatabase())!;
	stap('0000_begin.sql', 'CREATE TABLE proef.ouder (id bigint PRIMARY KEY, naam text NOT NULL);');
	await migreerPostgres(database, { proef: map }, NU);
	await vraag(`INSERT INTO proef.ouder SELECT n, 'Ouder ' || n FROM generate_series(1, ${RIJEN}) AS n`);
	stap(
		'0001_soort.sql',
		[
			'ALTER TABLE proef.ouder ADD COLUMN soort text;',
			`UPDATE proef.ouder SET soort = 'ouder van ' || naam;`,
			'ALTER TABLE proef.ouder ALTER COLUMN soort SET NOT NULL;',
			'CREATE INDEX ouder_soort ON proef.ouder (soort);'
		].join('\n--> statement-breakpoint\n')
	);
});
afterEach(async () => {
	await wisDatabase(database);
	ruimOp(plek);
});

const stap = (naam: string, sql: string) => writeFileSync(path.join(map, naam), sql);
async function vraag(sql: string): Promise<Record<string, unknown>[]> {
	const client = new Client(database);
	await client.connect();
	return client
		.query<Record<string, unknown>>(sql)
		.then(({ rows }) => rows)
		.finally(() => client.end());
}
const start = () =>
	spawn(process.execPath, ['tests/postgres/migreren.ts', database, map], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
const af = (kind: ReturnType<typeof start>) =>
	new Promise<number | null>((klaar) => kind.once('exit', klaar));

/** How it stands: steps done, whether the column is there, rows, and rows that are half. */
async function stand(): Promise<[stappen: number, kolom: boolean, rijen: number]> {
	const [{ stappen, kolom, rijen } = {}] =
		await vraag(`SELECT (SELECT count(*)::int FROM proef._migratie) AS stappen,
		EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'proef' AND column_name = 'soort') AS kolom,
		(SELECT count(*)::int FROM proef.ouder) AS rijen`);
	return [stappen as number, kolom as boolean, rijen as number];
}

it('killed at twenty points: before or after, never between', async () => {
	let ervoor = 0;
	// Where it was quicker than we too often, some of the points are tried once more.
	for (let punt = 0; punt < PUNTEN || ervoor < 4; punt++) {
		const kind = start();
		const einde = af(kind);
		await new Promise((klaar) => kind.stdout!.once('data', klaar));
		await wacht(5 + (punt % PUNTEN) * 12);
		kind.kill('SIGKILL');
		await einde;
		const [stappen, kolom, rijen] = await stand();
		expect([kolom, rijen]).toEqual([stappen === 2, RIJEN]);
		if (!kolom) ervoor++;
		else {
			// It was quicker than we: back to where it was, for the next point.
			await vraag(`ALTER TABLE proef.ouder DROP COLUMN soort`);
			await vraag(`DELETE FROM proef._migratie WHERE naam = '0001_soort.sql'`);
		}
	}
	await migreerPostgres(database, { proef: map }, NU);
	expect(await stand()).toEqual([2, true, RIJEN]);
});

it('two processes that start at once migrate once, and the second waits for the first', async () => {
	expect(await Promise.all([af(start()), af(start())])).toEqual([0, 0]);
	expect(await stand()).toEqual([2, true, RIJEN]);
});

it('a connection that the server ends leaves it undone, and the next start does it', async () => {
	const kind = start();
	const einde = af(kind);
	await new Promise((klaar) => kind.stdout!.once('data', klaar));
	const bezig = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%UPDATE proef.ouder%' AND pid <> pg_backend_pid()`;
	while ((await vraag(bezig)).length === 0) await wacht(2);
	await vraag(bezig.replace('SELECT pid', 'SELECT pg_terminate_backend(pid)'));
	expect(await einde).not.toBe(0);
	expect(await stand()).toEqual([1, false, RIJEN]);
	await migreerPostgres(database, { proef: map }, NU);
	expect(await stand()).toEqual([2, true, RIJEN]);
});
