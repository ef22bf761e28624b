// A real PostgreSQL in a folder of its own on a free port of this machine, for as long as the tests run; installed from
// Debian's packages when it is not there.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { promisify } from 'node:util';
import { draai, stop, vrijePoort } from './proces.ts';

const DEBIAN = '/usr/lib/postgresql';
const START_HOOGUIT_MS = 120_000;

export type PostgresServer = {
	/** Address of its first database, for the one user there is. */
	adres: string;
	map: string;
	/** Folder of its data. */
	gegevens: string;
	poort: number;
	wachtwoord: string;
	/** Stops as after a power cut: no time to finish. */
	valOm(): Promise<void>;
	/** Starts again on the same data and the same port. */
	start(): Promise<void>;
	stop(): Promise<void>;
};

/** Settings of the server by their own names. */
type Instellingen = Record<string, string>;

/** The folder with the newest server programs of this machine; undefined when there is none. */
export function vindPostgres(): string | undefined {
	const versies = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
	return versies
		.sort((a, b) => Number(b) - Number(a))
		.map((versie) => path.join(DEBIAN, versie, 'bin'))
		.find((map) => existsSync(path.join(map, 'initdb')));
}

/** The server refuses to run as root; Debian's package brings a user for it. */
function wieDraait(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const nummer = (soort: '-u' | '-g') =>
		Number(spawnSync('id', [soort, 'postgres'], { encoding: 'utf8' }).stdout);
	return { uid: nummer('-u'), gid: nummer('-g') };
}

/** What the tests and measurements need of every server; the rest is as the packages make it. */
const ALTIJD = {
	listen_addresses: '127.0.0.1',
	max_connections: '400',
	// The tests end processes, not the power: what was written stays in the memory of the machine.
	fsync: 'off'
};

type Plek = { map: string; gegevens: string; poort: number; wachtwoord: string };

/** Runs one of the programs that come with the server, as the user that the server runs as. @throws when it fails */
export async function draaiProgramma(naam: string, opties: string[], wachtwoord = ''): Promise<string> {
	const bin = vindPostgres();
	if (!bin) throw new Error('PostgreSQL ontbreekt');
	const uitvoering = promisify(execFile);
	const env = { ...process.env, PGPASSWORD: wachtwoord };
	const { stdout } = await uitvoering(path.join(bin, naam), opties, { ...wieDraait(), cwd: tmpdir(), env });
	return stdout;
}

function nieuweMap(): string {
	const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-pg-'));
	const wie = wieDraait();
	if (wie) chownSync(map, wie.uid, wie.gid);
	return map;
}

/** Starts the server programs on a data folder that is there. */
async function startOp(
	{ map, gegevens, poort, wachtwoord }: Plek,
	extra: Instellingen
): Promise<PostgresServer> {
	const bin = vindPostgres()!;
	const instellingen = { ...ALTIJD, port: String(poort), unix_socket_directories: map, ...extra };
	const opties = Object.entries(instellingen).flatMap(([naam, waarde]) => ['-c', `${naam}=${waarde}`]);
	const proces = () =>
		spawn(path.join(bin, 'postgres'), ['-D', gegevens, ...opties], {
			...wieDraait(),
			cwd: map,
			stdio: 'ignore'
		});
	let kind = proces();
	const einde = (signaal: NodeJS.Signals) =>
		new Promise<void>((klaar) => {
			if (kind.exitCode !== null || kind.signalCode !== null) return klaar();
			kind.once('exit', () => klaar());
			kind.kill(signaal);
		});
	const isOp = () =>
		spawnSync(path.join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(poort)]).status === 0;
	const totHijErIs = async () => {
		const tot = performance.now() + START_HOOGUIT_MS;
		while (!isOp()) {
			if (performance.now() > tot || kind.exitCode !== null) throw new Error('PostgreSQL start niet');
			await wacht(50);
		}
	};
	const ruimOp = () => rmSync(map, { recursive: true, force: true });
	// Who is told to stop half-way takes the server along.
	const bijStoppen = () => {
		kind.kill('SIGQUIT');
		ruimOp();
		process.kill(process.pid, 'SIGTERM');
	};
	process.once('SIGTERM', bijStoppen);
	await totHijErIs();
	return {
		adres: `postgres://tafel:${wachtwoord}@127.0.0.1:${poort}/postgres`,
		map,
		gegevens,
		poort,
		wachtwoord,
		valOm: () => einde('SIGQUIT'),
		async start() {
			kind = proces();
			await totHijErIs();
		},
		async stop() {
			process.off('SIGTERM', bijStoppen);
			await einde('SIGINT');
			ruimOp();
		}
	};
}

/**
 * Starts a new one.
 * @param extra settings of the server, on top of those every test needs
 * @throws when there are no programs, or it does not come up
 */
export async function startPostgres(extra: Instellingen = {}): Promise<PostgresServer> {
	const map = nieuweMap();
	const [gegevens, geheim] = [path.join(map, 'gegevens'), path.join(map, 'wachtwoord')];
	const wachtwoord = randomBytes(12).toString('hex');
	writeFileSync(geheim, wachtwoord, { mode: 0o600 });
	const wie = wieDraait();
	if (wie) chownSync(geheim, wie.uid, wie.gid);
	const maak = ['-D', gegevens, '-U', 'tafel', '-A', 'scram-sha-256', `--pwfile=${geheim}`];
	await draaiProgramma('initdb', [...maak, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
	return startOp({ map, gegevens, poort: await vrijePoort(), wachtwoord }, extra);
}

/** A copy of a running server with all that was written until now (`pg_basebackup`), not started. @returns its folder */
export async function maakBasiskopie(van: PostgresServer, opties: string[] = []): Promise<Plek> {
	const map = nieuweMap();
	const gegevens = path.join(map, 'gegevens');
	const waar = `host=127.0.0.1 port=${van.poort} user=tafel application_name=reserve`;
	await draaiProgramma(
		'pg_basebackup',
		['-d', waar, '-D', gegevens, '-X', 'stream', '-c', 'fast', ...opties],
		van.wachtwoord
	);
	return { map, gegevens, poort: await vrijePoort(), wachtwoord: van.wachtwoord };
}

/** Starts a server on a copy of another: see `maakBasiskopie`. */
export const startKopie = (kopie: Plek, extra: Instellingen = {}): Promise<PostgresServer> =>
	startOp(kopie, extra);

/** A second server that follows the first line by line, and takes over when `SELECT pg_promote()` tells it to. */
export const startReserve = async (van: PostgresServer): Promise<PostgresServer> =>
	startKopie(await maakBasiskopie(van, ['-R']));

/**
 * As `vindPostgres`, and installs Debian's package when there is none and we may.
 * @returns undefined when there is none after that: whoever asked says that this half was not run
 */
export async function zorgVoorPostgres(): Promise<string | undefined> {
	const aanwezig = vindPostgres();
	if (aanwezig) return aanwezig;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
	process.stdout.write('PostgreSQL ontbreekt; het Debian-pakket wordt geïnstalleerd.\n');
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	const bijgewerkt = await draai('apt-get', ['update', '-qq'], env);
	if (bijgewerkt !== 0) return undefined;
	await draai('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql-15'], env);
	return vindPostgres();
}

if (import.meta.main) {
	const map = await zorgVoorPostgres();
	if (!map) stop('PostgreSQL kon niet worden geïnstalleerd. Installeer het pakket postgresql-15.');
	process.stdout.write(`${map}\n`);
}
