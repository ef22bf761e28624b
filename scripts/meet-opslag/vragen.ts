// What a page asks of the database, heard from the database itself: to ask the same of it without the product around it.
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as wacht } from 'node:timers/promises';
import { Client } from 'pg';

/** SQL with its values in it, in order; transactions included. */
export type Gesprek = string[];

const OPDRACHT = /^\[(\d+)\] LOG: {2}(?:execute [^:]*|statement): (.*)$/s;
const WAARDEN = /^\[\d+\] DETAIL: {2}parameters: (.*)$/s;

/** Settings with which `luister` can hear a server: see scripts/postgres.ts. */
export const HOORBAAR = {
	logging_collector: 'on',
	log_directory: '.',
	log_filename: 'gesprek.log',
	log_line_prefix: '[%p] ',
	log_min_duration_statement: '-1'
};

function vulIn(sql: string, waarden: string): string {
	const op = new Map(
		[...waarden.matchAll(/\$(\d+) = (NULL|'(?:[^']|'')*')/g)].map(([, n, waarde]) => [n, waarde])
	);
	return sql.replace(/\$(\d+)/g, (heel, n: string) => op.get(n) ?? heel);
}

/** Reads the log that was written meanwhile: the statements of each connection one after the other. */
function lees(tekst: string): Gesprek {
	const per = new Map<string, string[]>();
	const laatste = new Map<string, string>();
	// A new record begins with the number of its connection; everything else goes on.
	for (const stuk of tekst.split(/\n(?=\[\d+\] )/)) {
		const [, wie = '', sql] = OPDRACHT.exec(stuk.trimEnd()) ?? [];
		if (sql !== undefined) {
			per.set(wie, [...(per.get(wie) ?? []), sql]);
			laatste.set(wie, sql);
			continue;
		}
		const [, waarden] = WAARDEN.exec(stuk.trimEnd()) ?? [];
		const van = /^\[(\d+)\]/.exec(stuk)?.[1] ?? '';
		const rij = per.get(van);
		if (waarden !== undefined && rij) rij[rij.length - 1] = vulIn(rij.at(-1)!, waarden);
	}
	return [...per.values()].flat();
}

/** What the database hears while `doe` runs. */
export async function luister(
	adres: string,
	gegevens: string,
	doe: () => Promise<unknown>
): Promise<Gesprek> {
	const client = new Client(adres);
	await client.connect();
	const zet = async (waarde: string) => {
		await client.query(`ALTER SYSTEM SET log_statement = '${waarde}'`);
		await client.query('SELECT pg_reload_conf()');
		await wacht(500);
	};
	const log = `${gegevens}/gesprek.log`;
	await zet('all');
	const begin = statSync(log).size;
	await doe();
	await wacht(500);
	const gehoord = readFileSync(log).subarray(begin).toString('utf8');
	await zet('none');
	await client.end();
	const gesprek = lees(gehoord).filter(
		(sql) => !/pg_reload_conf|ALTER SYSTEM|pg_advisory|pg_is_in_recovery|uitbox|klus/.test(sql)
	);
	// The end of what went on before may just be heard.
	return gesprek.slice(gesprek.findIndex((sql) => sql.startsWith('BEGIN')));
}

/** The audit row of a look has a place of its own each time. */
const auditPlek = (sql: string, keten: string, nummer: string) =>
	/^insert into (?:"casus"\.)?"audit"/.test(sql)
		? sql.replace(/values \('[^']*', '[^']*'/, `values (${keten}, ${nummer}`)
		: sql;

/** The conversation as a script for `pgbench -f`. */
export const alsPgbench = (gesprek: Gesprek): string =>
	[
		'\\set nummer random(1, 9000000000000000)',
		...gesprek.map((sql) => `${auditPlek(sql, '100000 + :client_id', ':nummer')};`)
	].join('\n');

/** The conversation for SQLite: one transaction for all that is written, reads outside it in one of their own. */
export const alsSqlite = (gesprek: Gesprek): string[] =>
	gesprek.map((sql) =>
		auditPlek(sql, '100000', 'abs(random() % 9000000000000000)')
			.replaceAll(/"(?:casus|sleutels)"\.("[a-z_]+")/g, '$1')
			.replace(/^BEGIN.*READ ONLY$/, 'BEGIN')
			.replace(/^BEGIN .*/, 'BEGIN IMMEDIATE')
	);
