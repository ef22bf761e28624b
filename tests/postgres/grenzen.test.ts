/** Limits of time and room: a query that hangs, a lock that is not given, a transaction left open, a disk that is full. */
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import { openOpslag, type Db, type Opslag } from '#lib/server/opslag/index.ts';
import { EvenGeduld } from '#lib/server/opslag/motor.ts';
import { poging } from '#lib/server/opslag/schema.ts';
import { startPostgres, type PostgresServer } from '../../scripts/postgres.ts';
import { maakDatabase, maakPlek, ruimOp, wisDatabase, type Plek } from '../opslag/plek.ts';
import { schrijfRegel } from '../opslag/regel.ts';

const TOT = '2026-01-01T00:00:00.000Z';
const zet = (db: Db, id: string, aantal = 1) => db.insert(poging).values({ id, aantal, vensterTot: TOT });
const ids = async (opslag: Opslag) =>
	(await opslag.lees((db) => db.select({ id: poging.id }).from(poging))).map(({ id }) => id);

describe('limits of time', () => {
	let plek: Plek;
	let opslag: Opslag;
	let client: Client;
	beforeAll(async () => {
		plek = { ...maakPlek(), database: await maakDatabase() };
		opslag = await openOpslag(plek);
		client = new Client(plek.database);
		await client.connect();
	});
	afterAll(async () => {
		await client.end();
		await opslag.sluit();
		await wisDatabase(plek.database);
		ruimOp(plek);
	});

	it('hold on each connection, for reading and for writing', async () => {
		const vraag = sql<string>`(SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings
			WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'))`;
		await opslag.schrijf((db) => zet(db, 'een'));
		const gezet = 'idle_in_transaction_session_timeout=30000 lock_timeout=10000 statement_timeout=20000';
		for (const hoe of [opslag.lees, opslag.schrijf, opslag.verdeel])
			expect(await hoe((db) => db.select({ vraag }).from(poging))).toEqual([{ vraag: gezet }]);
	});

	it('end a wait for a lock that is not given: "even geduld", and nothing is half done', async () => {
		await client.query('BEGIN');
		await client.query(`UPDATE casus.poging SET aantal = 2 WHERE id = 'een'`);
		const poog = opslag.schrijf(async (db) => {
			await zet(db, 'half');
			await db.update(poging).set({ aantal: 3 });
		});
		await expect(poog).rejects.toThrow(EvenGeduld);
		await client.query('ROLLBACK');
		expect(await ids(opslag)).toEqual(['een']);
	});

	it('end a query that hangs, as a defect, and the connection serves the next', async () => {
		const fout = await opslag
			.schrijf((db) => db.select({ wacht: sql`pg_sleep(60)` }).from(poging))
			.catch((een: Error & { code?: string }) => een);
		expect(fout).toMatchObject({ code: '57014' });
		await opslag.schrijf((db) => zet(db, 'daarna'));
		expect(await ids(opslag)).toEqual(['een', 'daarna']);
	});
});

/** A small disk of its own; undefined where we may not make one. */
function kleineSchijf(): string | undefined {
	const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-vol-'));
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', map], { stdio: 'pipe' });
		return map;
	} catch {
		rmSync(map, { recursive: true });
		return undefined;
	}
}

const schijf = kleineSchijf();
if (!schijf) process.stdout.write('no small disk may be made here: a full one is not tried on PostgreSQL\n');

describe.skipIf(!schijf)('a full disk under the tables (R03)', () => {
	let server: PostgresServer;
	let plek: Plek;
	let opslag: Opslag;
	beforeAll(async () => {
		server = await startPostgres();
		const eigenaar = statSync(server.map);
		chownSync(schijf!, eigenaar.uid, eigenaar.gid);
		const client = new Client(server.adres);
		await client.connect();
		await client.query(`CREATE TABLESPACE klein LOCATION '${schijf!}'`);
		await client.query('CREATE DATABASE tafel TABLESPACE klein');
		await client.end();
		plek = { ...maakPlek(), database: server.adres.replace(/postgres$/, 'tafel') };
		opslag = await openOpslag(plek);
	});
	afterAll(async () => {
		await opslag.sluit();
		await server.stop();
		execFileSync('umount', [schijf!]);
		rmSync(schijf!, { recursive: true });
		ruimOp(plek);
	});

	it('answers "even geduld", reads go on, nothing acknowledged is lost, and it recovers when there is room', async () => {
		const bevestigd: string[] = [];
		const vul = async (id: string) => {
			await schrijfRegel(opslag, id, 'x'.repeat(1000));
			bevestigd.push(id);
		};
		// Twenty at once, and none is left on its way when we look: an answer that comes later is no loss.
		const totVol = async (naam: string): Promise<unknown[]> => {
			for (let i = 0; i < 60_000; i += 20) {
				const uit = await Promise.allSettled(Array.from({ length: 20 }, (_, j) => vul(`${naam}-${i + j}`)));
				const fouten = uit.flatMap((een) => (een.status === 'rejected' ? [een.reason as unknown] : []));
				if (fouten.length > 0) return fouten;
			}
			return [];
		};
		// Again, because the last page may have had some room left.
		for (const naam of ['eerst', 'nog']) {
			const fouten = await totVol(naam);
			expect(fouten.length).toBeGreaterThan(0);
			expect(fouten.filter((fout) => !(fout instanceof EvenGeduld))).toEqual([]);
		}
		const aanwezig = new Set(await ids(opslag));
		expect(bevestigd.filter((id) => !aanwezig.has(id))).toEqual([]);
		execFileSync('mount', ['-o', 'remount,size=64m', schijf!]);
		await vul('weer plek');
		expect(await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).toMatchObject({
			breuk: null
		});
		expect(await ids(opslag)).toContain('weer plek');
	});
});
