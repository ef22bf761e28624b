/** Reads DATABASE_URL. What it does not understand it refuses: a mistyped sslmode must not end as a bare connection. */
import { readFileSync } from 'node:fs';
import type { PoolConfig } from 'pg';
import { StartFout } from './sleutelbestand.ts';

const HIER = /^(localhost|127(\.\d+){3}|::1)$/;

/** TLS with the name and the chain checked, always; only this same machine is spoken to in the clear. */
function tls(host: string, wortel: string | null): PoolConfig['ssl'] {
	if (HIER.test(host)) return false;
	if (wortel === null) return { rejectUnauthorized: true, minVersion: 'TLSv1.2' };
	try {
		return { rejectUnauthorized: true, minVersion: 'TLSv1.2', ca: readFileSync(wortel, 'utf8') };
	} catch {
		throw new StartFout('Het bestand van sslrootcert in DATABASE_URL kan niet worden gelezen.');
	}
}

/**
 * The connection settings in a database address.
 * @param adres `postgres://user:password@host:5432/database`, with `?sslrootcert=/path` for a certificate of your own
 * @throws StartFout when it is no such address, or asks for less than checked TLS
 */
export function leesAdres(adres: string): PoolConfig {
	const url = URL.parse(adres);
	if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.hostname || url.pathname.length < 2)
		throw new StartFout(
			'DATABASE_URL is geen adres van een database. Schrijf het als postgres://naam:wachtwoord@machine/database.'
		);
	for (const [naam, waarde] of url.searchParams)
		if (naam !== 'sslrootcert' && !(naam === 'sslmode' && waarde === 'verify-full'))
			throw new StartFout(`DATABASE_URL vraagt ${naam}=${waarde}; dat kan hier niet.`);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	return {
		host,
		port: Number(url.port) || 5432,
		user: decodeURIComponent(url.username) || 'postgres',
		password: decodeURIComponent(url.password),
		database: decodeURIComponent(url.pathname.slice(1)),
		ssl: tls(host, url.searchParams.get('sslrootcert'))
	};
}
