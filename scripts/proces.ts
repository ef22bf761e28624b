import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

/** The root of the checkout. */
export const wortel = path.resolve(import.meta.dirname, '..');

/** Ends the script with one sentence for the person at the keyboard. */
export function stop(zin: string): never {
	process.stderr.write(`\n${zin}\n`);
	process.exit(1);
}

/** The start file of a program that a package in node_modules brings, to be run with this same Node. */
export function programma(pad: string): string {
	return path.join(wortel, 'node_modules', pad);
}

/**
 * Runs a Node program to its end in the root of the checkout; its output goes to ours.
 * @returns its exit code; 1 when it was ended by a signal
 */
export function draaiNode(argumenten: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
	return draai(process.execPath, argumenten, env);
}

/** The exit code of a program that runs; a signal for us goes to it too. Refuses (throws) when it does not exist. */
function afloop(kind: ChildProcess): Promise<number> {
	return new Promise((klaar, mislukt) => {
		const geefDoor = (signaal: NodeJS.Signals) => kind.kill(signaal);
		process.on('SIGINT', geefDoor).on('SIGTERM', geefDoor);
		kind.once('error', mislukt);
		kind.once('close', (code) => {
			process.off('SIGINT', geefDoor).off('SIGTERM', geefDoor);
			klaar(code ?? 1);
		});
	});
}

/** As `draaiNode`, for any program. Refuses (throws) when the program does not exist. */
export function draai(opdracht: string, argumenten: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
	return afloop(
		spawn(opdracht, argumenten, { cwd: wortel, stdio: 'inherit', env: { ...process.env, ...env } })
	);
}

/**
 * As `draaiNode`, but what it says is kept: of use only to who must find out why it failed.
 * @returns its exit code (1 when it was ended by a signal) and all that it said
 */
export async function draaiStil(argumenten: string[]): Promise<{ code: number; gezegd: string }> {
	const kind = spawn(process.execPath, argumenten, { cwd: wortel, stdio: ['ignore', 'pipe', 'pipe'] });
	let gezegd = '';
	for (const stroom of [kind.stdout, kind.stderr])
		stroom.setEncoding('utf8').on('data', (deel: string) => (gezegd += deel));
	return { code: await afloop(kind), gezegd };
}

/** Whether nobody listens on this port of this machine, over IPv4 and IPv6. */
export async function isVrij(poort: number): Promise<boolean> {
	const proeven = ['127.0.0.1', '::1'].map(
		(adres) =>
			new Promise<boolean>((klaar) => {
				const proef = createServer();
				// A machine without IPv6 answers EADDRNOTAVAIL; that port is not in use.
				proef.once('error', (fout: NodeJS.ErrnoException) => klaar(fout.code !== 'EADDRINUSE'));
				proef.listen(poort, adres, () => proef.close(() => klaar(true)));
			})
	);
	return (await Promise.all(proeven)).every(Boolean);
}

/** Below where the machine takes ports for what goes out: none of these is gone again before a server starts on it. */
const [EERSTE_POORT, LAATSTE_POORT] = [12_000, 32_000];

/** A port that is free now. */
export async function vrijePoort(): Promise<number> {
	for (;;) {
		const poort = EERSTE_POORT + Math.floor(Math.random() * (LAATSTE_POORT - EERSTE_POORT));
		if (await isVrij(poort)) return poort;
	}
}
