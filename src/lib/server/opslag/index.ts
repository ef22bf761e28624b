import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nu, tijdstip } from '../klok.ts';
import { wordEigenaar } from './eigenaar.ts';
import { migreer } from './migratie.ts';
import type { Motor } from './motor.ts';
import { leesHoofdsleutels, type Hoofdsleutels } from './sleutelbestand.ts';
import { openSleutelkast, type Sleutelkast } from './sleutelkast.ts';
import { openSqlite } from './sqlite.ts';

export type { Db } from './motor.ts';

export type Opslag = Motor & { sleutels: Sleutelkast };

/**
 * Opens the whole store: key file, key store, case store, each migrated and checked.
 * @throws StartFout with a sentence for the person who starts the server
 */
export async function openOpslag(plek: {
	gegevens: string;
	sleutels: string | undefined;
	migraties: string;
}): Promise<Opslag> {
	const hoofd = leesHoofdsleutels(plek.sleutels);
	mkdirSync(plek.gegevens, { recursive: true, mode: 0o700 });
	const geefVrij = wordEigenaar(plek.gegevens);
	try {
		return await openBestanden(plek, hoofd, geefVrij);
	} catch (fout) {
		geefVrij();
		throw fout;
	}
}

async function openBestanden(
	plek: { gegevens: string; migraties: string },
	hoofd: Hoofdsleutels,
	geefVrij: () => void
): Promise<Opslag> {
	const [casusPad, sleutelPad] = [join(plek.gegevens, 'casus.db'), join(plek.gegevens, 'sleutels.db')];
	const moment = tijdstip(nu());
	await migreer(sleutelPad, join(plek.migraties, 'sqlite', 'sleutels'), moment);
	await migreer(casusPad, join(plek.migraties, 'sqlite', 'casus'), moment);
	const kast = openSqlite(sleutelPad);
	const sleutels = await openSleutelkast(kast, hoofd, moment).catch(async (fout: unknown) => {
		await kast.sluit();
		throw fout;
	});
	const motor = openSqlite(casusPad);
	return {
		...motor,
		sleutels,
		async sluit() {
			await motor.sluit();
			await sleutels.sluit();
			geefVrij();
		}
	};
}
