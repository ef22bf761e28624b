import { spawnSync } from 'node:child_process';
import path from 'node:path';
import Database from 'better-sqlite3';
import { count, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { weiger } from '#lib/domein/weigering.ts';
import type { Db, Motor } from '#lib/server/opslag/motor.ts';
import { poging } from '#lib/server/opslag/schema.ts';
import { openSqlite, openVerbinding } from '#lib/server/opslag/sqlite.ts';
import { maakPlek, ruimOp, type Plek } from './plek.ts';

const TABEL =
	'CREATE TABLE poging (id TEXT PRIMARY KEY, aantal INTEGER NOT NULL, venster_tot TEXT NOT NULL) STRICT';
const TOT = '2026-01-01T00:00:00.000Z';

let plek: Plek;
let pad: string;
let motor: Motor;

beforeEach(() => {
	plek = maakPlek();
	pad = path.join(plek.map, 'proef.db');
	const leeg = new Database(pad);
	leeg.exec(TABEL);
	leeg.close();
	motor = openSqlite(pad);
});
afterEach(async () => {
	await motor.sluit();
	ruimOp(plek);
});

const zet = (db: Db, id: string, aantal = 1) => db.insert(poging).values({ id, aantal, vensterTot: TOT });
const tel = async (db: Db) => (await db.select({ n: count() }).from(poging))[0]!.n;
/** Lets everything else in the event loop go first. */
const even = () => new Promise((klaar) => setImmediate(klaar));

describe('pragmas (dreigingen §4.3)', () => {
	const GELEZEN = {
		journal_mode: 'wal',
		synchronous: 2,
		foreign_keys: 1,
		busy_timeout: 5000,
		trusted_schema: 0,
		recursive_triggers: 1,
		secure_delete: 1,
		cell_size_check: 1,
		temp_store: 2,
		journal_size_limit: 67108864
	};
	const lees = (db: Database.Database) =>
		Object.fromEntries(Object.keys(GELEZEN).map((naam) => [naam, db.pragma(naam, { simple: true })]));

	it('hold on a new file and on every opening after it (finding 1: FULL falls back to NORMAL)', () => {
		const nieuw = path.join(plek.map, 'nieuw.db');
		for (let keer = 0; keer < 3; keer++) {
			const verbinding = openVerbinding(nieuw);
			expect(lees(verbinding)).toEqual(GELEZEN);
			verbinding.exec('CREATE TABLE IF NOT EXISTS t (a INTEGER) STRICT');
			verbinding.close();
		}
	});

	it('hold for the writer and for each reader of a running store', async () => {
		const gezien: unknown[] = [];
		const vraag = (db: Db) => db.all<{ synchronous: number }>('PRAGMA synchronous');
		await motor.schrijf(async (db) => gezien.push(...(await vraag(db))));
		for (let i = 0; i < 4; i++) await motor.lees(async (db) => gezien.push(...(await vraag(db))));
		expect(gezien).toEqual(Array.from({ length: 5 }, () => ({ synchronous: 2 })));
	});

	const heeftStrace = spawnSync('strace', ['-V']).status === 0;
	if (!heeftStrace) process.stdout.write('strace is not installed: syncs per commit are not counted\n');
	it.skipIf(!heeftStrace)(
		'give at least one sync per commit after a restart, counted by strace (R02)',
		async () => {
			await motor.sluit();
			const argumenten = [
				'-f',
				'-qq',
				'-e',
				'trace=fsync,fdatasync',
				process.execPath,
				'tests/opslag/commits.ts',
				pad,
				'60'
			];
			const { status, stderr } = spawnSync('strace', argumenten, { encoding: 'utf8' });
			expect(status).toBe(0);
			expect(stderr.match(/\bf(?:data)?sync\(/g)!.length).toBeGreaterThanOrEqual(60);
			motor = openSqlite(pad);
			expect(await motor.lees(tel)).toBe(60);
		}
	);
});

describe('schrijf', () => {
	it('keeps an awaiting write apart from every other', async () => {
		const volgorde: string[] = [];
		const een = (naam: string, keren: number) =>
			motor.schrijf(async (db) => {
				volgorde.push(`${naam} begin`);
				for (let i = 0; i < keren; i++) {
					await even();
					await zet(db, `${naam}-${i}`);
				}
				volgorde.push(`${naam} eind`);
			});
		await Promise.all([een('a', 5), een('b', 1), een('c', 3)]);
		expect(volgorde).toEqual(['a begin', 'a eind', 'b begin', 'b eind', 'c begin', 'c eind']);
		expect(await motor.lees(tel)).toBe(9);
	});

	it('never loses an update: read, wait, write', async () => {
		await motor.schrijf((db) => zet(db, 'teller', 0));
		const op = () =>
			motor.schrijf(async (db) => {
				const [rij] = await db.select().from(poging).where(eq(poging.id, 'teller'));
				await even();
				await db
					.update(poging)
					.set({ aantal: rij!.aantal + 1 })
					.where(eq(poging.id, 'teller'));
			});
		await Promise.all(Array.from({ length: 40 }, op));
		const [rij] = await motor.lees((db) => db.select().from(poging));
		expect(rij!.aantal).toBe(40);
	});

	it('undoes everything at a Weigering, and gives it back', async () => {
		const uitkomst = await motor.schrijf(async (db) => {
			await zet(db, 'weg');
			return weiger('proef.nee');
		});
		expect(uitkomst).toEqual(weiger('proef.nee'));
		expect(await motor.lees(tel)).toBe(0);
	});

	it('undoes everything at a thrown error, and the next write goes on', async () => {
		const fout = motor.schrijf(async (db) => {
			await zet(db, 'weg');
			await even();
			throw new Error('halverwege');
		});
		const daarna = motor.schrijf((db) => zet(db, 'blijft'));
		await expect(fout).rejects.toThrow('halverwege');
		await daarna;
		const rijen = await motor.lees((db) => db.select({ id: poging.id }).from(poging));
		expect(rijen).toEqual([{ id: 'blijft' }]);
	});

	it('undoes everything at an error of the database itself', async () => {
		await motor.schrijf((db) => zet(db, 'een'));
		await expect(
			motor.schrijf(async (db) => {
				await zet(db, 'twee');
				await zet(db, 'een');
			})
		).rejects.toThrow();
		expect(await motor.lees(tel)).toBe(1);
	});
});

describe('acts that stand in line together', () => {
	it('share a commit, and an undone one takes no other along', async () => {
		const acts = Array.from({ length: 200 }, (_, i) =>
			motor.schrijf(async (db) => {
				await zet(db, `a${i}`);
				if (i % 7 === 0) return weiger('proef.nee');
				if (i % 11 === 0) throw new Error('nee');
				return i;
			})
		);
		const uitkomsten = await Promise.allSettled(acts);
		const gelukt = uitkomsten.flatMap((een) =>
			een.status === 'fulfilled' && typeof een.value === 'number' ? [`a${een.value}`] : []
		);
		const rijen = await motor.lees((db) => db.select({ id: poging.id }).from(poging));
		expect(gelukt.length).toBeGreaterThan(150);
		expect(rijen.map(({ id }) => id).sort()).toEqual(gelukt.sort());
	});

	it('are on the disk when they are answered', async () => {
		const ander = openVerbinding(pad);
		const staat = ander.prepare<[string], number>('SELECT count(*) FROM poging WHERE id = ?').pluck();
		await Promise.all(
			Array.from({ length: 60 }, async (_, i) => {
				await motor.schrijf((db) => zet(db, `b${i}`));
				expect(staat.get(`b${i}`)).toBe(1);
			})
		);
		ander.close();
	});

	it('get a true answer when the disk is full', async () => {
		await motor.schrijf((db) => db.run('PRAGMA max_page_count = 8'));
		const acts = Array.from({ length: 12 }, (_, i) =>
			motor.schrijf((db) => zet(db, `${i}`.padEnd(3000, 'x')))
		);
		const uitkomsten = await Promise.allSettled(acts);
		const gelukt = uitkomsten.flatMap((een, i) => (een.status === 'fulfilled' ? [String(i)] : []));
		const rijen = await motor.lees((db) => db.select({ id: poging.id }).from(poging));
		expect(gelukt.length).toBeLessThan(12);
		expect(rijen.map(({ id }) => id.replace(/x+$/, '')).sort()).toEqual(gelukt.sort());
		await motor.schrijf((db) => db.run('PRAGMA max_page_count = 100000'));
		await motor.schrijf((db) => zet(db, 'weer'));
	});

	it('can be asked for from within an answer', async () => {
		await motor.schrijf((db) => zet(db, 'een'));
		await Promise.all([
			motor.schrijf((db) => zet(db, 'twee')).then(() => motor.schrijf((db) => zet(db, 'drie')))
		]);
		expect(await motor.lees(tel)).toBe(3);
	});
});

describe('lees', () => {
	it('sees one moment, while writes go on', async () => {
		await motor.schrijf((db) => zet(db, 'eerst'));
		await motor.lees(async (db) => {
			expect(await tel(db)).toBe(1);
			await motor.schrijf((schrijver) => zet(schrijver, 'tussendoor'));
			expect(await tel(db)).toBe(1);
		});
		expect(await motor.lees(tel)).toBe(2);
	});

	it('does not see an open write, and does not wait for it', async () => {
		await motor.schrijf(async (db) => {
			await zet(db, 'open');
			expect(await motor.lees(tel)).toBe(0);
		});
		expect(await motor.lees(tel)).toBe(1);
	});

	it('cannot write', async () => {
		for (let i = 0; i < 4; i++) await expect(motor.lees((db) => zet(db, `x${i}`))).rejects.toThrow();
		expect(await motor.lees(tel)).toBe(0);
	});

	it('lends its connection again after an error', async () => {
		for (let i = 0; i < 8; i++)
			await expect(motor.lees(() => Promise.reject(new Error('nee')))).rejects.toThrow('nee');
		expect(await motor.lees(tel)).toBe(0);
	});

	it('ends before the store closes', async () => {
		const bezig = motor.lees(async (db) => {
			await even();
			return tel(db);
		});
		await motor.sluit();
		expect(await bezig).toBe(0);
		motor = openSqlite(pad);
	});
});
