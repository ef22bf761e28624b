/** The database itself falls over, and comes back: nothing acknowledged is lost, nothing is half done (R27). */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { EvenGeduld } from '#lib/server/opslag/motor.ts';
import { poging } from '#lib/server/opslag/schema.ts';
import { startPostgres, type PostgresServer } from '../../scripts/postgres.ts';
import { maakPlek, ruimOp, type Plek } from '../opslag/plek.ts';
import { schrijfRegel } from '../opslag/regel.ts';

const SCHRIJVERS = 8;
const VALPARTIJEN = 3;

let server: PostgresServer;
let plek: Plek;
let opslag: Opslag;
beforeAll(async () => {
	server = await startPostgres();
	const client = new Client(server.adres);
	await client.connect();
	await client.query('CREATE DATABASE tafel');
	await client.end();
	plek = { ...maakPlek(), database: server.adres.replace(/postgres$/, 'tafel') };
	opslag = await openOpslag(plek);
});
afterAll(async () => {
	await opslag.sluit();
	await server.stop();
	ruimOp(plek);
});

const schrijf = (id: string) => schrijfRegel(opslag, id);

it('keeps every acknowledged write over several falls, and goes on by itself', async () => {
	const bevestigd: string[] = [];
	const fouten: unknown[] = [];
	let klaar = false;
	const schrijver = async (naam: number) => {
		for (let i = 0; !klaar; i++) {
			const id = `${naam}-${i}`;
			await schrijf(id).then(
				() => bevestigd.push(id),
				async (fout: unknown) => {
					fouten.push(fout);
					await new Promise((verder) => setTimeout(verder, 20));
				}
			);
		}
	};
	const bezig = Array.from({ length: SCHRIJVERS }, (_, naam) => schrijver(naam));
	for (let i = 0; i < VALPARTIJEN; i++) {
		const voor = bevestigd.length;
		while (bevestigd.length < voor + 40) await new Promise((verder) => setTimeout(verder, 10));
		await server.valOm();
		await server.start();
	}
	const voor = bevestigd.length;
	while (bevestigd.length < voor + 40) await new Promise((verder) => setTimeout(verder, 10));
	klaar = true;
	await Promise.all(bezig);

	const rijen = new Set(
		(await opslag.lees((db) => db.select({ id: poging.id }).from(poging))).map(({ id }) => id)
	);
	expect(bevestigd.filter((id) => !rijen.has(id))).toEqual([]);
	// An unanswered one may be there once; each has its audit row, and the chain fits.
	const keten = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
	expect([keten.breuk, keten.nummer]).toEqual([null, rijen.size]);
	expect(fouten.length).toBeGreaterThan(0);
	expect(fouten.filter((fout) => !(fout instanceof EvenGeduld))).toEqual([]);
});

it('says "even geduld" while it is away, for reading and for writing', async () => {
	await server.valOm();
	await expect(schrijf('weg')).rejects.toThrow(EvenGeduld);
	await expect(opslag.lees((db) => db.select().from(poging))).rejects.toThrow(EvenGeduld);
	await server.start();
	await schrijf('weer');
});

it('lets who finds no free connection wait in line, and then go with a clear answer', async () => {
	let los = () => {};
	const vast = new Promise<void>((klaar) => (los = klaar));
	const bezet = Array.from({ length: 10 }, () => opslag.schrijf(() => vast));
	await expect(schrijf('geen-plek')).rejects.toThrow(EvenGeduld);
	const wachtend = schrijf('toch-plek');
	los();
	await Promise.all([...bezet, wachtend]);
});
