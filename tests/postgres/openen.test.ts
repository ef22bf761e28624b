import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { legKlaar } from '#lib/server/opslag/post.ts';
import { leesAdressen } from '#lib/server/opslag/postgresadres.ts';
import { migreerPostgres } from '#lib/server/opslag/postgresmigratie.ts';
import { StartFout } from '#lib/server/opslag/sleutelbestand.ts';
import { pak } from '#lib/server/taken/uitbox.ts';
import { NU } from '../huis.ts';
import { maakDatabase, maakPlek, opServer, ruimOp, wisDatabase, type Plek } from '../opslag/plek.ts';

const MOMENT = '2026-11-23T09:00:00.000Z';

describe('the address of the database', () => {
	it.each([
		['postgres://u:geheim@db.gemeente.example/tafel'],
		['postgresql://u:geheim@db.gemeente.example:5433/tafel?sslmode=verify-full']
	])('%s is spoken to by checked TLS', (adres) => {
		expect(leesAdressen(adres)[0]!.ssl).toEqual({ rejectUnauthorized: true, minVersion: 'TLSv1.2' });
	});

	it.each(['localhost', '127.0.0.1', '[::1]'])('%s is this same machine', (host) => {
		expect(leesAdressen(`postgres://u@${host}/tafel`)[0]!.ssl).toBe(false);
	});

	it('keeps odd characters of name and password', () => {
		expect(leesAdressen('postgres://a%40b:p%2Fq%3F@localhost:6000/t')[0]).toMatchObject({
			user: 'a@b',
			password: 'p/q?',
			port: 6000,
			database: 't'
		});
	});

	it.each([
		'',
		'tafel',
		'mysql://u@h/t',
		'postgres://h',
		'postgres:///t',
		'postgres://h/t?sslmode=disable',
		'postgres://h/t?sslmode=require',
		'postgres://127.0.0.1.example.org.attacker/t?ssl=false',
		'postgres://h/t?sslrootcert=/bestaat/niet'
	])('%s is refused in a sentence', (adres) => {
		expect(() => leesAdressen(adres)).toThrow(StartFout);
	});

	it('may name several hosts, each checked as one alone', () => {
		const drie = leesAdressen(
			'postgres://u:p%40s@localhost:6001,db2.example,[::1]:6003/t?target_session_attrs=read-write'
		);
		expect(drie.map(({ host, port }) => [host, port])).toEqual([
			['localhost', 6001],
			['db2.example', 5432],
			['::1', 6003]
		]);
		expect(drie.map(({ ssl, password }) => [ssl !== false, password])).toEqual([
			[false, 'p@s'],
			[true, 'p@s'],
			[false, 'p@s']
		]);
		expect(() => leesAdressen('postgres://u@een,/t')).toThrow(StartFout);
		expect(() => leesAdressen('postgres://u@een,twee/t?target_session_attrs=any')).toThrow(StartFout);
	});

	it('asks for TLS on this same machine too when it says so', () => {
		expect(leesAdressen('postgres://u@localhost/t?sslmode=verify-full')[0]!.ssl).not.toBe(false);
	});

	it('a host that only looks like this machine is not', () => {
		expect(leesAdressen('postgres://u@127.0.0.1.voorbeeld.example/t')[0]!.ssl).not.toBe(false);
	});
});

describe('starting', () => {
	let plek: Plek;
	let leeg: string;
	beforeEach(async () => {
		plek = maakPlek();
		leeg = (await maakDatabase())!;
		const client = new Client(leeg);
		await client.connect();
		await client.query('DROP SCHEMA casus CASCADE; DROP SCHEMA sleutels CASCADE');
		await client.end();
	});
	afterEach(async () => {
		await wisDatabase(leeg);
		ruimOp(plek);
	});

	it('by several processes at once: one migrates, the others wait, all open', async () => {
		const vier = await Promise.all(Array.from({ length: 4 }, () => openOpslag({ ...plek, database: leeg })));
		const kenmerken = vier.map((opslag) => opslag.sleutels.index.toString('hex'));
		expect(new Set(kenmerken).size).toBe(1);
		await Promise.all(vier.map((opslag) => opslag.sluit()));
	});

	it('stops with a sentence when the database is not there', async () => {
		const weg = new URL(leeg);
		weg.port = '1';
		await expect(openOpslag({ ...plek, database: weg.href })).rejects.toThrow(
			/^De database van DATABASE_URL is niet bereikbaar \(ECONNREFUSED\)\.$/
		);
	});

	it('stops with a sentence when the password is wrong, and does not repeat it', async () => {
		const anders = new URL(leeg);
		anders.password = 'onzin-wachtwoord';
		const fout = await openOpslag({ ...plek, database: anders.href }).catch((een: Error) => een);
		expect(fout).toBeInstanceOf(StartFout);
		expect((fout as Error).message).toContain('28P01');
		expect((fout as Error).message).not.toContain('onzin');
	});

	it('stops when the database was made for another alphabet than ours', async () => {
		await opServer(`CREATE DATABASE latijn ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
		const anders = new URL(leeg);
		anders.pathname = '/latijn';
		await expect(openOpslag({ ...plek, database: anders.href })).rejects.toThrow('UTF8');
		await wisDatabase(anders.href);
	});

	it('stops with another key file than the one the store was made with', async () => {
		await (await openOpslag({ ...plek, database: leeg })).sluit();
		const ander = maakPlek();
		await expect(openOpslag({ ...plek, sleutels: ander.sleutels, database: leeg })).rejects.toThrow(
			'Het sleutelbestand past niet bij deze gegevens.'
		);
		ruimOp(ander);
	});

	it('does a migration whole or not at all, and refuses one that was edited', async () => {
		const map = path.join(plek.map, 'proef');
		mkdirSync(map);
		const stap = (naam: string, sql: string) => writeFileSync(path.join(map, naam), sql);
		stap('0000_a.sql', 'CREATE TABLE proef.a (x bigint);');
		const doe = () => migreerPostgres(leeg, { proef: map }, MOMENT);
		await doe();
		stap('0001_b.sql', 'CREATE TABLE proef.half (x bigint);\n--> statement-breakpoint\nSELECT 1/0;');
		await expect(doe()).rejects.toThrow('division by zero');
		const client = new Client(leeg);
		await client.connect();
		const { rows } = await client.query(`SELECT to_regclass('proef.half') AS half`);
		await client.end();
		expect(rows).toEqual([{ half: null }]);
		stap('0001_b.sql', 'CREATE TABLE proef.half (x bigint);');
		await doe();
		stap('0000_a.sql', 'CREATE TABLE proef.a (x bigint); --');
		await expect(doe()).rejects.toThrow('Migratie 0000_a.sql is achteraf gewijzigd.');
	});
});

describe('several processes on one database', () => {
	it('take each mail once', async () => {
		const plek = { ...maakPlek(), database: await maakDatabase() };
		const huizen: Opslag[] = [await openOpslag(plek), await openOpslag(plek)];
		for (let i = 0; i < 30; i++)
			await huizen[0]!.schrijf((tx) =>
				legKlaar(
					{ tx, sleutels: huizen[0]!.sleutels, nu: NU },
					{ post: { soort: 'bericht' }, aan: 'ouder@voorbeeld.invalid', sleutel: `proef:${i}` }
				)
			);
		const gepakt: string[] = [];
		const zender = async (opslag: Opslag) => {
			for (let rij; (rij = await pak(opslag, NU));) gepakt.push(rij.id);
		};
		await Promise.all([...huizen, ...huizen].map(zender));
		expect(gepakt.length).toBe(30);
		expect(new Set(gepakt).size).toBe(30);
		await Promise.all(huizen.map((opslag) => opslag.sluit()));
		await wisDatabase(plek.database);
		ruimOp(plek);
	});
});
