/** Reads DATABASE_URL. What it does not understand it refuses: a mistyped sslmode must not end as a bare connection. */
import { readFileSync } from 'node:fs';
import type { PoolConfig } from 'pg';
import { StartFout } from './sleutelbestand.ts';

const HIER = /^(localhost|127(\.\d+){3}|::1)$/;

/** TLS with the name and the chain checked, always; only this same machine is spoken to in the clear, unless asked. */
function tls(host: string, vragen: URLSearchParams): PoolConfig['ssl'] {
	const wortel = vragen.get('sslrootcert');
	if (HIER.test(host) && wortel === null && !vragen.has('sslmode')) return false;
	if (wortel === null) return { rejectUnauthorized: true, minVersion: 'TLSv1.2' };
	try {
		return { rejectUnauthorized: true, minVersion: 'TLSv1.2', ca: readFileSync(wortel, 'utf8') };
	} catch {
		throw new StartFout('Het bestand van sslrootcert in DATABASE_URL kan niet worden gelezen.');
	}
}

const ONLEESBAAR =
	'DATABASE_URL is geen adres van een database. Schrijf het als postgres://naam:wachtwoord@machine/database.';

/** What may be asked; all of it is what we do already. Anything else is refused rather than passed by. */
const magVragen = (naam: string, waarde: string): boolean =>
	naam === 'sslrootcert' ||
	(naam === 'sslmode' && waarde === 'verify-full') ||
	(naam === 'target_session_attrs' && waarde === 'read-write');

/** `user:password@een:5432,twee:5433`: each host apart, since a URL has room for one. */
function machines(adres: string): string[] {
	const [, voor, hosts, na] = /^([a-z]+:\/\/(?:[^@/]*@)?)([^/?#@]*)(.*)$/s.exec(adres) ?? [];
	if (voor === undefined || hosts === undefined || na === undefined) return [adres];
	return hosts.split(',').map((host) => voor + host + na);
}

function leesEen(adres: string): PoolConfig {
	const url = URL.parse(adres);
	if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.hostname || url.pathname.length < 2)
		throw new StartFout(ONLEESBAAR);
	for (const [naam, waarde] of url.searchParams)
		if (!magVragen(naam, waarde))
			throw new StartFout(`DATABASE_URL vraagt ${naam}=${waarde}; dat kan hier niet.`);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	return {
		host,
		port: Number(url.port) || 5432,
		user: decodeURIComponent(url.username) || 'postgres',
		password: decodeURIComponent(url.password),
		database: decodeURIComponent(url.pathname.slice(1)),
		ssl: tls(host, url.searchParams)
	};
}

/**
 * The connection settings in a database address, one for each of its hosts: the one that may be written to is found by
 * trying (libpq's `target_session_attrs=read-write`).
 * @param adres `postgres://user:password@host:5432/database`, `…@een:5432,twee:5432/…`, with `?sslrootcert=/path` for a
 *   certificate of your own
 * @throws StartFout when it is no such address, or asks for less than checked TLS
 */
export const leesAdressen = (adres: string): PoolConfig[] => machines(adres).map(leesEen);
