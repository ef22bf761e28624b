/** A whole store moves from PostgreSQL to SQLite and on to another PostgreSQL, killed on the way, and is what it was. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controleerKeten, schrijfAudit } from '#lib/server/opslag/audit.ts';
import { openOpslag } from '#lib/server/opslag/index.ts';
import { poging } from '#lib/server/opslag/schema.ts';
import { StartFout } from '#lib/server/opslag/sleutelbestand.ts';
import { Ongelijk, vergelijk } from '../../scripts/verhuis/nakijken.ts';
import { openDatabase } from '../../scripts/verhuis/postgres.ts';
import { maakDatabase, maakPlek, metOpslag, ruimOp, wisDatabase, type Plek } from '../opslag/plek.ts';
import { vulHuis } from '../opslag/vol-huis.ts';

const TOT = '2026-01-01T00:00:00.000Z';
const REGELS = 4000;

let plek: Plek;
let eerste: string;
let tweede: string;
let map: string;
beforeAll(async () => {
	plek = maakPlek();
	map = path.join(plek.map, 'verhuisd');
	[eerste, tweede] = [(await maakDatabase())!, (await maakDatabase())!];
	await metOpslag({ ...plek, database: eerste }, async (opslag) => {
		for (const werkwijze of ['twente-2026', 'haaglanden-2023', 'twente-2026'] as const)
			await vulHuis(opslag, werkwijze);
		await opslag.schrijf(async (tx) => {
			for (let i = 0; i < REGELS; i++) {
				await tx.insert(poging).values({ id: `p${i}`, aantal: i, vensterTot: TOT });
				await schrijfAudit(tx, opslag.sleutels.audit, {
					tijd: TOT,
					accountId: null,
					persoonId: null,
					rol: null,
					handeling: 'casus.lezen',
					casusId: 'casus-1',
					objectId: null,
					uitkomst: 'gedaan',
					verzoekId: `v${i}`
				});
			}
		});
	});
});
afterAll(async () => {
	for (const database of [eerste, tweede]) await wisDatabase(database);
	ruimOp(plek);
});

type Afloop = { code: number | null; tekst: string };

/** Runs the command; killed at once when it prints this. */
function verhuis(van: string, naar: string, dood?: RegExp, sleutels = plek.sleutels): Promise<Afloop> {
	const opdracht = ['scripts/verhuis.ts', '--van', van, '--naar', naar];
	const kind = spawn(process.execPath, opdracht, { env: { ...process.env, AANTAFEL_SLEUTELS: sleutels } });
	let tekst = '';
	for (const stroom of [kind.stdout, kind.stderr])
		stroom.setEncoding('utf8').on('data', (stuk: string) => {
			tekst += stuk;
			if (dood?.test(tekst)) kind.kill('SIGKILL');
		});
	return new Promise((klaar) => kind.once('close', (code) => klaar({ code, tekst })));
}
const server = (omgeving: Record<string, string>) => {
	const waar = { ...plek, gegevens: map, database: omgeving.DATABASE_URL || undefined };
	const kind = spawn(process.execPath, ['tests/opslag/open-houden.ts', JSON.stringify(waar)], {
		env: { ...process.env, ...omgeving }
	});
	let tekst = '';
	for (const stroom of [kind.stdout, kind.stderr])
		stroom.setEncoding('utf8').on('data', (stuk: string) => {
			tekst += stuk;
			if (tekst.includes('open\n')) kind.kill('SIGKILL');
		});
	return new Promise<string>((klaar) => kind.once('close', () => klaar(tekst)));
};

describe('from PostgreSQL to SQLite', () => {
	it('killed half-way, a server refuses what is there', async () => {
		const { code } = await verhuis(eerste, `sqlite:${map}`, /casus\.audit: \d+ van/);
		expect(code).toBeNull();
		const db = new Database(path.join(map, 'casus.db'), { readonly: true });
		const gehaald = db.prepare<[], number>('SELECT count(*) FROM audit').pluck().get()!;
		db.close();
		expect(gehaald).toBeGreaterThan(0);
		expect(gehaald).toBeLessThan(REGELS);
		expect(await server({ DATABASE_URL: '' })).toContain('nog niet helemaal verhuisd');
	});

	it('goes on where it was, and shows that nothing differs', async () => {
		const { code, tekst } = await verhuis(eerste, `sqlite:${map}`);
		expect([code, tekst]).toEqual([0, expect.stringContaining('Verder waar de verhuizing was gebleven.')]);
		expect(tekst).toMatch(
			/Logboek: 4\d\d\d regels in [1-9]\d* strengen kloppen\. Documenten: 3 gaan open, 12 blokken\./
		);
		expect(await server({ DATABASE_URL: '' })).toContain('open\n');
	});
});

describe('from SQLite to PostgreSQL', () => {
	it('goes on after a kill as well, and everything is what it was at the start', async () => {
		expect((await verhuis(`sqlite:${map}`, tweede, /casus\.audit: \d+ van/)).code).toBeNull();
		await expect(openOpslag({ ...plek, database: tweede })).rejects.toThrow(StartFout);
		const { code, tekst } = await verhuis(`sqlite:${map}`, tweede);
		expect([code, tekst]).toEqual([0, expect.stringContaining('rijen zijn over en gelijk')]);
		const [van, naar] = [await openDatabase(eerste), await openDatabase(tweede)];
		// A server has opened the SQLite store in between: that made no row, since its hour was not there yet.
		expect(await vergelijk(van, naar, () => undefined)).toBeGreaterThan(2 * REGELS);
		await Promise.all([van.sluit(), naar.sluit()]);
	});

	it('the product works on it: the chain fits and grows, words open', async () => {
		await metOpslag({ ...plek, database: tweede }, async (opslag) => {
			expect(await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).toMatchObject({
				breuk: null
			});
			await vulHuis(opslag);
			expect(await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).toMatchObject({
				breuk: null
			});
		});
	});
});

describe('a move is refused', () => {
	it('to a place that is not empty, and leaves it alone', async () => {
		const { code, tekst } = await verhuis(`sqlite:${map}`, tweede);
		expect([code, tekst]).toEqual([1, expect.stringContaining('is het niet leeg')]);
	});

	it('while a server has the store open', async () => {
		await metOpslag({ ...plek, database: eerste }, async () => {
			const { code, tekst } = await verhuis(eerste, `sqlite:${map}-2`);
			expect([code, tekst]).toEqual([1, expect.stringContaining('Er draait nog een server')]);
		});
	});

	it('from a place where nothing is, and without a key file', async () => {
		expect((await verhuis(`sqlite:${map}-niets`, tweede)).tekst).toContain('staan geen gegevens');
		expect((await verhuis(`sqlite:${map}`, `sqlite:${map}-3`, undefined, '')).tekst).toContain(
			'AANTAFEL_SLEUTELS'
		);
	});

	it('at the end, with another key file or when one byte differs', async () => {
		const ander = maakPlek();
		const fout = await verhuis(`sqlite:${map}`, `sqlite:${map}-4`, undefined, ander.sleutels);
		expect([fout.code, fout.tekst]).toEqual([1, expect.stringContaining('Het sleutelbestand past niet')]);
		ruimOp(ander);
		const db = new Database(path.join(`${map}-4`, 'casus.db'));
		db.exec(`UPDATE document_blok SET inhoud = zeroblob(length(inhoud)) WHERE nummer = 1`);
		db.close();
		const { code, tekst } = await verhuis(`sqlite:${map}`, `sqlite:${map}-4`);
		expect([code, tekst]).toEqual([1, expect.stringContaining('document_blok is niet gelijk gebleven')]);
	});

	it('and a changed row is noticed by its hash', async () => {
		const client = new Client(tweede);
		await client.connect();
		await client.query(`UPDATE casus.poging SET aantal = aantal + 1 WHERE id = 'p7'`);
		await client.end();
		const [van, naar] = [await openDatabase(eerste), await openDatabase(tweede)];
		await expect(vergelijk(van, naar, () => undefined)).rejects.toThrow(Ongelijk);
		await Promise.all([van.sluit(), naar.sluit()]);
	});
});
