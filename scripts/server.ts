// Starts the built product as it runs in production, for the demo, the end-to-end tests and the measurements.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { vrijePoort, wortel } from './proces.ts';

export interface Instelling {
	/** Folder of the store. */
	gegevens: string;
	/** File with the key-encryption keys, outside that folder. */
	sleutels: string;
	/** File with the key for messages on a device; left out: they are not offered. */
	push?: string;
	smtpPort: number;
	/** Any free port when left out. */
	poort?: number;
	/** Where what the server prints goes; kept and shown on failure when left out. */
	uitvoer?: (tekst: string) => void;
	env?: NodeJS.ProcessEnv;
}

export interface Server {
	/** `http://localhost:<port>`: the one address on which browsers allow secure cookies and passkeys without TLS. */
	adres: string;
	pid: number;
	/** Everything the server printed so far. */
	logboek: () => string;
	/** Asks it to stop and waits; after ten seconds it is ended. */
	stop: () => Promise<void>;
	/** kill -9, to test that nothing acknowledged gets lost. */
	breekAf: () => Promise<void>;
	/** Resolves with the exit code once it has ended. */
	afgelopen: Promise<number | null>;
}

/** Pages are short-lived memory: told its bounds, Node clears up in time instead of taking more (besluiten/schrijfrij.md). */
const NODE = ['--max-semi-space-size=16', '--max-old-space-size=256'];

/** A limit on hanging, not on speed: a busy machine is no defect. */
const START_HOOGUIT_MS = 120_000;

/** The environment in which the server finds everything. */
export function omgeving(instelling: Instelling, poort: number): NodeJS.ProcessEnv {
	return {
		...process.env,
		NODE_ENV: 'production',
		HOST: process.env.HOST ?? '127.0.0.1',
		PORT: String(poort),
		ORIGIN: `http://localhost:${poort}`,
		BODY_SIZE_LIMIT: '27M',
		AANTAFEL_GEGEVENS: instelling.gegevens,
		AANTAFEL_SLEUTELS: instelling.sleutels,
		AANTAFEL_PUSH: instelling.push ?? '',
		AANTAFEL_SMTP: `smtp://127.0.0.1:${instelling.smtpPort}`,
		AANTAFEL_AFZENDER: 'Aan Tafel <noreply@aantafel.test>',
		...instelling.env
	};
}

async function wachtTotHijAntwoordt(adres: string, kind: ChildProcess, logboek: () => string): Promise<void> {
	const einde = performance.now() + START_HOOGUIT_MS;
	while (performance.now() < einde) {
		if (kind.exitCode !== null) break;
		const antwoord = await fetch(adres, { redirect: 'manual' }).catch(() => undefined);
		if (antwoord) return void (await antwoord.body?.cancel());
		await new Promise((klaar) => setTimeout(klaar, 50));
	}
	kind.kill('SIGKILL');
	throw new Error(`De server startte niet.\n${logboek()}`);
}

/**
 * Starts `build/index.js` and waits until it answers.
 * @throws with everything it printed when it ends or stays silent for two minutes
 */
export async function startServer(instelling: Instelling): Promise<Server> {
	const poort = instelling.poort ?? (await vrijePoort());
	const adres = `http://localhost:${poort}`;
	const kind = spawn(process.execPath, [...NODE, path.join(wortel, 'build', 'index.js')], {
		cwd: wortel,
		env: omgeving(instelling, poort),
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let tekst = '';
	for (const stroom of [kind.stdout, kind.stderr]) {
		stroom.setEncoding('utf8').on('data', (stuk: string) => {
			tekst += stuk;
			instelling.uitvoer?.(stuk);
		});
	}
	const afgelopen = new Promise<number | null>((klaar) => kind.once('exit', klaar));
	await wachtTotHijAntwoordt(adres, kind, () => tekst);
	return {
		adres,
		pid: kind.pid ?? 0,
		logboek: () => tekst,
		afgelopen,
		stop: async () => {
			kind.kill('SIGTERM');
			const wekker = setTimeout(() => kind.kill('SIGKILL'), 10_000);
			await afgelopen;
			clearTimeout(wekker);
		},
		breekAf: async () => {
			kind.kill('SIGKILL');
			await afgelopen;
		}
	};
}
