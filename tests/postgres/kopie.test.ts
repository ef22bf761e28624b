/**
 * Backups of PostgreSQL by its own tools, as besluiten/reservekopie.md describes them: a dump of the cases and one of the
 * keys, and going back to a moment with a base backup and the archived log.
 */
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { poging } from '#lib/server/opslag/schema.ts';
import {
	draaiProgramma,
	maakBasiskopie,
	startKopie,
	startPostgres,
	type PostgresServer
} from '../../scripts/postgres.ts';
import { leesHoofdsleutels } from '#lib/server/opslag/sleutelbestand.ts';
import { keur, vergelijk } from '../../scripts/verhuis/nakijken.ts';
import { openDatabase } from '../../scripts/verhuis/postgres.ts';
import { maakPlek, metOpslag, ruimOp, type Plek } from '../opslag/plek.ts';
import { vulHuis } from '../opslag/vol-huis.ts';

const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-kopie-'));
const archief = path.join(map, 'archief');
mkdirSync(archief);

let server: PostgresServer;
let plek: Plek;
beforeAll(async () => {
	server = await startPostgres({
		archive_mode: 'on',
		archive_command: `test ! -f ${archief}/%f && cp %p ${archief}/%f`
	});
	const eigenaar = statSync(server.map);
	for (const pad of [map, archief]) chownSync(pad, eigenaar.uid, eigenaar.gid);
	await opdracht(server, 'CREATE DATABASE tafel');
	plek = { ...maakPlek(), database: database(server, 'tafel') };
	await metOpslag(plek, async (opslag) => {
		await vulHuis(opslag);
		await vulHuis(opslag, 'haaglanden-2023');
	});
});
afterAll(async () => {
	await server.stop();
	rmSync(map, { recursive: true, force: true });
	ruimOp(plek);
});

const database = (waar: PostgresServer, naam: string) => waar.adres.replace(/postgres$/, naam);
async function opdracht(waar: PostgresServer, sql: string): Promise<Record<string, unknown>[]> {
	const client = new Client(waar.adres);
	await client.connect();
	return client
		.query<Record<string, unknown>>(sql)
		.then(({ rows }) => rows)
		.finally(() => client.end());
}
const programma = (naam: string, ...opties: string[]) =>
	draaiProgramma(
		naam,
		['-h', '127.0.0.1', '-p', String(server.poort), '-U', 'tafel', ...opties],
		server.wachtwoord
	);
const zet = (opslag: Opslag, id: string) =>
	opslag.schrijf((db) => db.insert(poging).values({ id, aantal: 1, vensterTot: '2026-01-01T00:00:00.000Z' }));
const ids = async (opslag: Opslag) =>
	(await opslag.lees((db) => db.select({ id: poging.id }).from(poging))).map(({ id }) => id);

/** The cases first: a key is made before the first row that needs it, so none is missing in the second file. */
async function dump(naam: string): Promise<void> {
	for (const schema of ['casus', 'sleutels'])
		await programma('pg_dump', '-Fc', '-n', schema, '-f', path.join(map, `${naam}-${schema}`), 'tafel');
}
async function herstel(naam: string): Promise<string> {
	await opdracht(server, `CREATE DATABASE ${naam}`);
	for (const schema of ['sleutels', 'casus'])
		await programma('pg_restore', '-d', naam, '--exit-on-error', path.join(map, `${naam}-${schema}`));
	return database(server, naam);
}

describe('pg_dump and pg_restore', () => {
	it('give back what was there, row by row, with every audit row and every document', async () => {
		await dump('stil');
		const [van, naar] = [await openDatabase(plek.database!), await openDatabase(await herstel('stil'))];
		expect(await vergelijk(van, naar, () => undefined)).toBeGreaterThan(100);
		expect(await keur(naar, leesHoofdsleutels(plek.sleutels))).toMatchObject({ documenten: 2, blokken: 8 });
		await Promise.all([van.sluit(), naar.sluit()]);
	});

	it('made under load hold what was acknowledged before, and a server works on them', async () => {
		const bevestigd: string[] = [];
		let voor: string[] = [];
		await metOpslag(plek, async (opslag) => {
			let klaar = false;
			const schrijvers = [0, 1, 2].map(async (wie) => {
				for (let i = 0; !klaar; i++) {
					await zet(opslag, `${wie}-${i}`);
					bevestigd.push(`${wie}-${i}`);
				}
			});
			while (bevestigd.length < 30) await wacht(10);
			voor = [...bevestigd];
			await dump('druk');
			klaar = true;
			await Promise.all(schrijvers);
		});
		await metOpslag({ ...plek, database: await herstel('druk') }, async (opslag) => {
			const terug = new Set(await ids(opslag));
			expect(voor.filter((id) => !terug.has(id))).toEqual([]);
			expect(await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).toMatchObject({
				breuk: null
			});
			await vulHuis(opslag);
		});
	});
});

it('a base backup and the archived log bring back the moment before the mistake', async () => {
	const basis = await maakBasiskopie(server);
	let keten: unknown;
	await metOpslag(plek, async (opslag) => {
		await vulHuis(opslag);
		await zet(opslag, 'net-ervoor');
		keten = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
		await opdracht(server, `SELECT pg_create_restore_point('voor_de_fout')`);
		await opslag.schrijf((db) => db.delete(poging));
		await zet(opslag, 'erna');
	});
	const [{ wal } = {}] = await opdracht(server, 'SELECT pg_walfile_name(pg_switch_wal()) AS wal');
	while (!existsSync(path.join(archief, wal as string))) await wacht(50);

	const sein = path.join(basis.gegevens, 'recovery.signal');
	writeFileSync(sein, '');
	const eigenaar = statSync(basis.gegevens);
	chownSync(sein, eigenaar.uid, eigenaar.gid);
	const terug = await startKopie(basis, {
		restore_command: `cp ${archief}/%f %p`,
		recovery_target_name: 'voor_de_fout',
		recovery_target_action: 'promote'
	});
	try {
		while ((await opdracht(terug, 'SELECT pg_is_in_recovery() AS bezig'))[0]!.bezig) await wacht(50);
		const opslag = await openOpslag({ ...plek, database: database(terug, 'tafel') });
		const gevonden = await ids(opslag);
		expect([gevonden.includes('net-ervoor'), gevonden.includes('erna')]).toEqual([true, false]);
		expect(await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).toEqual(keten);
		await opslag.sluit();
	} finally {
		await terug.stop();
	}
});
