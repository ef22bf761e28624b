/** The migration files of one store, and which of them a database still needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFout } from './sleutelbestand.ts';
import { vingerafdruk } from './versleuteling.ts';

/** Stands among the steps of a database that is being filled by scripts/verhuis.ts. */
export const VERHUIZING = 'verhuizing';

export type Stap = { naam: string; sql: string; hash: string };

const stappen = (map: string): Stap[] =>
	readdirSync(map)
		.filter((bestand) => bestand.endsWith('.sql'))
		.sort()
		.map((naam) => {
			const bytes = readFileSync(join(map, naam));
			return { naam, sql: bytes.toString('utf8'), hash: vingerafdruk(bytes) };
		});

/**
 * What is still to be done, in order.
 * @param gedaan name and hash of each step the database has had
 * @param keuze `ookHalf`: it may be one that is being filled, for who fills it
 * @throws StartFout when a released file was edited, the database is ahead of this version, or it is half filled
 */
export function openStappen(
	map: string,
	gedaan: ReadonlyMap<string, string>,
	keuze: { ookHalf?: boolean } = {}
): Stap[] {
	if (gedaan.has(VERHUIZING) && !keuze.ookHalf)
		throw new StartFout('Deze gegevens zijn nog niet helemaal verhuisd. Draai npm run verhuis nog een keer.');
	const alle = stappen(map);
	for (const { naam, hash } of alle)
		if (gedaan.has(naam) && gedaan.get(naam) !== hash)
			throw new StartFout(`Migratie ${naam} is achteraf gewijzigd.`);
	for (const naam of gedaan.keys())
		if (naam !== VERHUIZING && !alle.some((stap) => stap.naam === naam))
			throw new StartFout('De database is van een nieuwere versie van Aan Tafel. Start die versie.');
	return alle.filter(({ naam }) => !gedaan.has(naam));
}
