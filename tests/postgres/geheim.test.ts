/**
 * What tests/opslag proves of our own files, for PostgreSQL: no word of a family lies open anywhere in the server's folder,
 * each field opens with one lock, a touched audit row shows, and a new KEK opens what an old one closed.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controleerKeten, schrijfAudit } from '#lib/server/opslag/audit.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import type { Slot } from '#lib/server/opslag/versleuteling.ts';
import { startPostgres, type PostgresServer } from '../../scripts/postgres.ts';
import type { Proefcasus } from '../huis.ts';
import { maakPlek, metOpslag, ruimOp, type Plek } from '../opslag/plek.ts';
import { vulHuis, WOORDEN } from '../opslag/vol-huis.ts';
import { gevonden } from '../opslag/vormen.ts';

const REGELS = 30;
/** Stands in its own list of languages. */
const VAN_POSTGRES = 'Tigrinya';

/** A log of changes is made at its full size and is mostly empty. */
function zonderRest(bytes: Buffer): Buffer {
	let einde = bytes.length;
	while (einde > 0 && bytes[einde - 1] === 0) einde--;
	return bytes.subarray(0, einde);
}

let server: PostgresServer;
let plek: Plek;
let opslag: Opslag;
let client: Client;
let casussen: Proefcasus[];
beforeAll(async () => {
	// Everything the server hears goes into its log as well: the worst that an administrator may have set.
	server = await startPostgres({
		logging_collector: 'on',
		log_directory: '.',
		log_statement: 'all',
		log_parameter_max_length: '-1'
	});
	const eerst = new Client(server.adres);
	await eerst.connect();
	await eerst.query('CREATE DATABASE tafel');
	await eerst.end();
	plek = { ...maakPlek(), database: server.adres.replace(/postgres$/, 'tafel') };
	opslag = await openOpslag(plek);
	client = new Client(plek.database);
	await client.connect();
	casussen = [await vulHuis(opslag), await vulHuis(opslag, 'haaglanden-2023')];
});
afterAll(async () => {
	await client.end();
	await opslag.sluit();
	await server.stop();
	ruimOp(plek);
});

const vraag = async <R extends object>(sql: string, waarden: unknown[] = []) =>
	(await client.query<R>(sql, waarden)).rows;

type Veld = { kolom: string; rij: string; bytes: Buffer };
/** Every encrypted field of every row, as the server gives it. */
async function alleVelden(): Promise<Veld[]> {
	const kolommen = await vraag<{ tabel: string; kolom: string }>(
		`SELECT table_name AS tabel, column_name AS kolom FROM information_schema.columns
		WHERE table_schema = 'casus' AND column_name LIKE '%\\_versleuteld'`
	);
	const uit: Veld[] = [];
	for (const { tabel, kolom } of kolommen) {
		const naam = `${tabel}.${kolom.replace('_versleuteld', '')}`;
		const sql = `SELECT id, ${kolom} AS bytes FROM casus.${tabel} WHERE length(${kolom}) > 0`;
		for (const { id, bytes } of await vraag<{ id: string; bytes: Buffer }>(sql))
			uit.push({ kolom: naam, rij: id, bytes });
	}
	return uit;
}

describe('no personal word lies in the open', () => {
	it('in any file of the server: tables, log of changes, its own diary', async () => {
		await client.query('CHECKPOINT');
		const [{ oid } = { oid: '' }] = await vraag<{ oid: string }>(
			'SELECT oid::text FROM pg_database WHERE datname = current_database()'
		);
		const lekken: string[] = [];
		let bekeken = 0;
		for (const ingang of readdirSync(server.gegevens, { recursive: true, withFileTypes: true })) {
			const pad = path.join(ingang.parentPath, ingang.name);
			const vanAnder = /\/base\/(\d+)\//.exec(pad)?.[1] ?? oid;
			if (!ingang.isFile() || vanAnder !== oid) continue;
			const bytes = zonderRest(readFileSync(pad));
			bekeken += bytes.length;
			for (const woord of WOORDEN.filter((een) => een !== VAN_POSTGRES))
				for (const vorm of gevonden(bytes, woord)) lekken.push(`${ingang.name}: ${woord} (${vorm})`);
		}
		expect(lekken).toEqual([]);
		expect(bekeken).toBeGreaterThan(2_000_000);
	});

	it('nor in a row as the server gives it, which it may keep compressed', async () => {
		const tabellen = await vraag<{ naam: string }>(
			`SELECT schemaname || '.' || tablename AS naam FROM pg_tables WHERE schemaname IN ('casus', 'sleutels')`
		);
		for (const { naam } of tabellen) {
			const rijen = await vraag<Record<string, unknown>>(`SELECT * FROM ${naam}`);
			const bytes = Buffer.concat(
				rijen.flatMap((rij) =>
					Object.values(rij).map((waarde) =>
						Buffer.isBuffer(waarde) ? waarde : Buffer.from(`|${String(waarde)}|`)
					)
				)
			);
			expect([naam, WOORDEN.filter((woord) => gevonden(bytes, woord).length > 0)]).toEqual([naam, []]);
		}
	});
});

it('each field opens with exactly one lock of all there are, and nowhere else', async () => {
	const sloten: Slot[] = [opslag.sleutels.huis];
	for (const { casusId, personen } of casussen) {
		sloten.push(await opslag.sleutels.casus(casusId));
		for (const id of Object.values(personen))
			for (const doel of ['contact', 'eigen', 'verzoek'] as const)
				sloten.push(await opslag.sleutels.persoon(id, casusId, doel));
	}
	const gaatOpen = (slot: Slot, kolom: string, rij: string, bytes: Buffer) => {
		try {
			slot.ontsleutel(kolom, rij, bytes);
			return true;
		} catch {
			return false;
		}
	};
	const velden = await alleVelden();
	expect(velden.length).toBeGreaterThan(100);
	for (const [i, { kolom, rij, bytes }] of velden.entries()) {
		const passend = sloten.filter((slot) => gaatOpen(slot, kolom, rij, bytes));
		expect([kolom, passend.length]).toEqual([kolom, 1]);
		const ander = velden[(i + 1) % velden.length]!;
		expect(gaatOpen(passend[0]!, ander.kolom, ander.rij, bytes)).toBe(false);
	}
});

describe('the audit chain, touched by who has all rights on the server,', () => {
	const controleer = (sleutel = opslag.sleutels.audit) => opslag.lees((db) => controleerKeten(db, sleutel));
	/** Makes the change without the triggers, looks, and puts all back. */
	async function knoei(...opdrachten: string[]): Promise<number | null> {
		await client.query('CREATE TABLE oud AS TABLE casus.audit');
		await client.query('SET session_replication_role = replica');
		try {
			for (const sql of opdrachten) await client.query(sql);
			return (await controleer()).breuk;
		} finally {
			await client.query('TRUNCATE casus.audit');
			await client.query('INSERT INTO casus.audit SELECT * FROM oud');
			await client.query('DROP TABLE oud');
			await client.query('SET session_replication_role = origin');
		}
	}
	let keten: number;
	beforeAll(async () => {
		await opslag.schrijf(async (tx) => {
			for (let i = 0; i < REGELS; i++)
				await schrijfAudit(tx, opslag.sleutels.audit, {
					tijd: '2026-11-23T09:00:00.000Z',
					accountId: 'a',
					persoonId: null,
					rol: 'ouder',
					handeling: 'proef',
					casusId: null,
					objectId: null,
					uitkomst: 'gedaan',
					verzoekId: `r${i}`
				});
		});
		const [streng] = await vraag<{ keten: string; aantal: string }>(
			`SELECT keten, count(*) AS aantal FROM casus.audit GROUP BY keten ORDER BY 2 DESC LIMIT 1`
		);
		keten = Number(streng!.keten);
		expect((await controleer()).breuk).toBeNull();
	});

	it.each(['tijd', 'account_id', 'rol', 'handeling', 'object_id', 'uitkomst', 'verzoek_id'])(
		'shows a changed %s at its row',
		async (kolom) => {
			expect(
				await knoei(`UPDATE casus.audit SET ${kolom} = 'anders' WHERE keten = ${keten} AND nummer = 9`)
			).toBe(9);
		}
	);

	it('shows a row taken out, put elsewhere, or moved to another strand', async () => {
		const deze = `keten = ${keten}`;
		expect(await knoei(`DELETE FROM casus.audit WHERE ${deze} AND nummer = 7`)).toBe(7);
		expect(
			await knoei(
				`UPDATE casus.audit SET nummer = -1 WHERE ${deze} AND nummer = 12`,
				`UPDATE casus.audit SET nummer = 12 WHERE ${deze} AND nummer = 13`,
				`UPDATE casus.audit SET nummer = 13 WHERE ${deze} AND nummer = -1`
			)
		).toBe(12);
		expect(await knoei(`UPDATE casus.audit SET keten = 999 WHERE ${deze}`)).toBe(1);
		expect((await controleer(randomBytes(32))).breuk).toBe(1);
	});
});

it('opens old keys and makes new ones when a KEK is added, and refuses when the old one is taken away', async () => {
	await opslag.sluit();
	const eigen = readFileSync(plek.sleutels, 'utf8');
	const schrijf = (inhoud: object) => {
		rmSync(plek.sleutels);
		writeFileSync(plek.sleutels, JSON.stringify(inhoud));
		chmodSync(plek.sleutels, 0o400);
	};
	const { kek, audit } = JSON.parse(eigen) as { kek: object; audit: string };
	const nieuw = { 2: randomBytes(32).toString('base64') };
	schrijf({ kek: { ...kek, ...nieuw }, audit });
	const casusId = casussen[0]!.casusId;
	await metOpslag(plek, async ({ sleutels }) => {
		expect((await sleutels.casus(casusId)).sleutel).toHaveLength(32);
		await sleutels.maak('casus', nieuwId(), casusId);
	});
	expect(await vraag('SELECT DISTINCT kek::int FROM sleutels.sleutel ORDER BY 1')).toEqual([
		{ kek: 1 },
		{ kek: 2 }
	]);
	schrijf({ kek: nieuw, audit });
	await expect(openOpslag(plek)).rejects.toThrow('kek 1 ontbreekt');
	schrijf(JSON.parse(eigen) as object);
	await client.query('DELETE FROM sleutels.sleutel WHERE kek = 2');
	opslag = await openOpslag(plek);
});
