/**
 * The copies that a migration makes first. One of the key store holds keys of cases that may since have been destroyed,
 * so a copy goes when its time to be of use is over (dreigingen §6.1: key backups are short-lived).
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Long enough to find out that a migration went wrong. */
export const BEWAAR_DAGEN = 35;

/** Where the copy of a database file before a migration is. */
export const kopiePad = (pad: string, stap: string): string => `${pad}.voor-${stap.replace(/\.sql$/, '')}`;

/** Removes the copies of one database file that are older than the time they are kept. @returns how many */
export function wisOudeKopieen(pad: string, nu: Temporal.Instant): number {
	const grens = nu.subtract({ hours: 24 * BEWAAR_DAGEN }).epochMilliseconds;
	const map = dirname(pad);
	const oud = readdirSync(map)
		.filter((naam) => naam.startsWith(`${basename(pad)}.voor-`))
		.filter((naam) => statSync(join(map, naam)).mtimeMs < grens);
	for (const naam of oud) rmSync(join(map, naam), { force: true });
	return oud.length;
}
