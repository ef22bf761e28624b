// Load on one address, with the memory of the server that answers it, for `npm run meet`.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { programma, wortel } from './proces.ts';

export interface Belasting {
	/** Requests per second, mean. */
	perSeconde: number;
	/** Milliseconds. */
	p50: number;
	p99: number;
	/** Answers with another status than expected, and errors. */
	mis: number;
}

interface Verslag {
	requests: { average: number; total: number };
	latency: { p50: number; p99: number };
	statusCodeStats: Record<string, { count: number }>;
	errors: number;
}

/** Asks for an address over so many connections for some seconds, from a process of its own, as a browser does. */
export function belast(
	adres: string,
	cookie: string,
	seconden: number,
	verwacht = 200,
	verbindingen = 50
): Promise<Belasting> {
	const kop = ['-H', 'accept: text/html', ...(cookie ? ['-H', `cookie: ${cookie}`] : [])];
	const opties = [
		'--json',
		'--no-progress',
		'-c',
		String(verbindingen),
		'-d',
		String(seconden),
		...kop,
		adres
	];
	const kind = spawn(process.execPath, [programma('autocannon/autocannon.js'), ...opties], {
		stdio: ['ignore', 'pipe', 'ignore']
	});
	let uit = '';
	kind.stdout.setEncoding('utf8').on('data', (stuk: string) => (uit += stuk));
	return new Promise((klaar, mislukt) => {
		kind.once('error', mislukt);
		kind.once('close', () => {
			const { requests, latency, statusCodeStats, errors } = JSON.parse(uit) as Verslag;
			const mis = requests.total - (statusCodeStats[verwacht]?.count ?? 0) + errors;
			klaar({ perSeconde: requests.average, p50: latency.p50, p99: latency.p99, mis });
		});
	});
}

/** Starts the bare server for answers of this many bytes. @returns its address and how to end it */
export function startKaal(bytes: number): Promise<{ adres: string; stop: () => void }> {
	const kind = spawn(process.execPath, [path.join(wortel, 'scripts', 'meet-kaal.ts'), String(bytes)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	return new Promise((klaar, mislukt) => {
		kind.once('error', mislukt);
		kind.stdout.setEncoding('utf8').once('data', (poort: string) => {
			klaar({ adres: `http://127.0.0.1:${poort.trim()}/`, stop: () => void kind.kill() });
		});
	});
}

/** Resident memory of a process in MiB (Linux; elsewhere NaN). */
export function geheugen(pid: number): number {
	try {
		const regel = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
		return Number(regel?.[1] ?? NaN) / 1024;
	} catch {
		return NaN;
	}
}
