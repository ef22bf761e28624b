import { spawn } from 'node:child_process';
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

/** As `draaiNode`, for any program. Refuses (throws) when the program does not exist. */
export function draai(opdracht: string, argumenten: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
	return new Promise((klaar, mislukt) => {
		const kind = spawn(opdracht, argumenten, {
			cwd: wortel,
			stdio: 'inherit',
			env: { ...process.env, ...env }
		});
		const geefDoor = (signaal: NodeJS.Signals) => kind.kill(signaal);
		process.on('SIGINT', geefDoor).on('SIGTERM', geefDoor);
		kind.once('error', mislukt);
		kind.once('exit', (code) => {
			process.off('SIGINT', geefDoor).off('SIGTERM', geefDoor);
			klaar(code ?? 1);
		});
	});
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

/** A port that is free now. */
export function vrijePoort(): Promise<number> {
	return new Promise((klaar, mislukt) => {
		const proef = createServer();
		proef.once('error', mislukt);
		proef.listen(0, '127.0.0.1', () => {
			const adres = proef.address();
			proef.close(() =>
				adres && typeof adres === 'object' ? klaar(adres.port) : mislukt(new Error('geen poort'))
			);
		});
	});
}
