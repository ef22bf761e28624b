/** The line to the database is checked for real: the chain, the name, and that there is TLS at all. */
import { execFileSync } from 'node:child_process';
import { chownSync, chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { poging } from '#lib/server/opslag/schema.ts';
import { StartFout } from '#lib/server/opslag/sleutelbestand.ts';
import { draaiProgramma, startPostgres, type PostgresServer } from '../../scripts/postgres.ts';
import { maakPlek, ruimOp, type Plek } from '../opslag/plek.ts';

const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-tls-'));
const pad = (naam: string) => path.join(map, naam);
const openssl = (...opties: string[]) => execFileSync('openssl', opties, { cwd: map, stdio: 'pipe' });

function maakGezag(naam: string): void {
	const nieuw = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const voor = ['-subj', `/CN=${naam}`, '-days', '2', '-addext', 'basicConstraints=critical,CA:TRUE'];
	openssl('req', '-x509', ...nieuw, '-keyout', `${naam}.key`, '-out', `${naam}.pem`, ...voor);
}

/** A certificate for the name `localhost` alone: the number 127.0.0.1 is another host. */
function maakServerbewijs(gezag: string): void {
	const nieuw = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	openssl('req', '-new', ...nieuw, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
	writeFileSync(pad('server.ext'), 'subjectAltName=DNS:localhost\n');
	const door = ['-CA', `${gezag}.pem`, '-CAkey', `${gezag}.key`, '-CAcreateserial', '-days', '2'];
	openssl('x509', '-req', '-in', 'server.csr', ...door, '-extfile', 'server.ext', '-out', 'server.pem');
}

let server: PostgresServer;
let zonder: PostgresServer;
let plek: Plek;
beforeAll(async () => {
	maakGezag('eigen');
	maakGezag('vreemd');
	maakServerbewijs('eigen');
	plek = maakPlek();
	zonder = await startPostgres();
	// The server reads its key as its own user, which owns the folder of the other server.
	const eigenaar = statSync(zonder.map);
	for (const naam of ['.', ...readdirSync(map)]) chownSync(pad(naam), eigenaar.uid, eigenaar.gid);
	chmodSync(pad('server.key'), 0o600);
	server = await startPostgres({
		ssl: 'on',
		ssl_cert_file: pad('server.pem'),
		ssl_key_file: pad('server.key')
	});
	for (const een of [server, zonder])
		await draaiProgramma(
			'psql',
			[
				'-h',
				'127.0.0.1',
				'-p',
				String(een.poort),
				'-U',
				'tafel',
				'-d',
				'postgres',
				'-c',
				'CREATE DATABASE tafel'
			],
			een.wachtwoord
		);
});
afterAll(async () => {
	await Promise.all([server.stop(), zonder.stop()]);
	rmSync(map, { recursive: true, force: true });
	ruimOp(plek);
});

const open = (host: string, vragen: string, bij = server): Promise<Opslag> =>
	openOpslag({
		...plek,
		database: `postgres://tafel:${bij.wachtwoord}@${host}:${bij.poort}/tafel?${vragen}`
	});
const eigen = () => `sslrootcert=${pad('eigen.pem')}`;

it('is encrypted, for reading and for writing, when certificate and name fit', async () => {
	const opslag = await open('localhost', eigen());
	const versleuteld = sql<boolean>`(SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid())`;
	await opslag.schrijf(async (db) => {
		await db.insert(poging).values({ id: 'tls', aantal: 1, vensterTot: '' });
		expect(await db.select({ versleuteld }).from(poging)).toEqual([{ versleuteld: true }]);
	});
	expect(await opslag.lees((db) => db.select({ versleuteld }).from(poging))).toEqual([{ versleuteld: true }]);
	await opslag.sluit();
});

describe('the start stops, and nothing is sent,', () => {
	it.each([
		[
			'when somebody else signed the certificate',
			'localhost',
			() => `sslrootcert=${pad('vreemd.pem')}`,
			'SIGNATURE|SELF_SIGNED|UNABLE'
		],
		['when nobody we know signed it', 'localhost', () => 'sslmode=verify-full', 'SELF_SIGNED|UNABLE'],
		['when it is for another name', '127.0.0.1', eigen, 'ERR_TLS_CERT_ALTNAME_INVALID']
	])('%s', async (_naam, host, vragen, reden) => {
		const fout = await open(host, vragen()).catch((een: Error) => een);
		expect(fout).toBeInstanceOf(StartFout);
		expect((fout as Error).message).toMatch(new RegExp(reden));
		expect((fout as Error).message).not.toContain(server.wachtwoord);
	});

	it('when the server has no TLS to offer', async () => {
		const fout = await open('localhost', eigen(), zonder).catch((een: Error) => een);
		expect(fout).toBeInstanceOf(StartFout);
		expect(((fout as Error).cause as Error).message).toContain('does not support SSL');
	});
});
