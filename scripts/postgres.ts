// A real PostgreSQL in a folder of its own on a free port of this machine, for as long as the tests run; installed from
// Debian's packages when it is not there.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { draai, stop, vrijePoort } from './proces.ts';

const DEBIAN = '/usr/lib/postgresql';
const START_HOOGUIT_MS = 60_000;

export type PostgresServer = {
	/** Address of its first database, for the one user there is. */
	adres: string;
	map: string;
	/** Stops as after a power cut: no time to finish. */
	valOm(): Promise<void>;
	/** Starts again on the same data and the same port. */
	start(): Promise<void>;
	stop(): Promise<void>;
};

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

/** Starts one. @throws when there are no programs, or it does not come up */
export async function startPostgres(): Promise<PostgresServer> {
	const bin = vindPostgres();
	if (!bin) throw new Error('PostgreSQL ontbreekt');
	const wie = wieDraait();
	const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-pg-'));
	const [gegevens, geheim] = [path.join(map, 'gegevens'), path.join(map, 'wachtwoord')];
	const wachtwoord = randomBytes(12).toString('hex');
	writeFileSync(geheim, wachtwoord, { mode: 0o600 });
	if (wie) for (const pad of [map, geheim]) chownSync(pad, wie.uid, wie.gid);

	const maak = ['-D', gegevens, '-U', 'tafel', '-A', 'scram-sha-256', `--pwfile=${geheim}`];
	const taal = ['-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
	const gemaakt = spawnSync(path.join(bin, 'initdb'), [...maak, ...taal], {
		...wie,
		cwd: map,
		encoding: 'utf8'
	});
	if (gemaakt.status !== 0) throw new Error(`initdb: ${gemaakt.stderr}`);

	const poort = await vrijePoort();
	const instellingen = {
		listen_addresses: '127.0.0.1',
		port: String(poort),
		unix_socket_directories: map,
		max_connections: '400',
		// The tests end processes, not the power: what was written stays in the memory of the machine.
		fsync: 'off'
	};
	const opties = Object.entries(instellingen).flatMap(([naam, waarde]) => ['-c', `${naam}=${waarde}`]);
	const proces = () =>
		spawn(path.join(bin, 'postgres'), ['-D', gegevens, ...opties], { ...wie, cwd: map, stdio: 'ignore' });
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
