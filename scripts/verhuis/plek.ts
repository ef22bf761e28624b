// Where a store is, as somebody types it: a data folder (`sqlite:data`), a database (`postgres://…`), or `env:NAAM` for an
// address that should not stand on the command line.
import path from 'node:path';

export type Waar = { gegevens: string } | { database: string };

/** @returns undefined when it names neither */
export function leesPlek(plek: string): Waar | undefined {
	const adres = plek.startsWith('env:') ? (process.env[plek.slice(4)] ?? '') : plek;
	if (/^postgres(ql)?:/.test(adres)) return { database: adres };
	if (!adres.startsWith('sqlite:')) return undefined;
	return { gegevens: path.resolve(adres.slice('sqlite:'.length)) };
}
