import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nu, tijdstip } from '../klok.ts';
import { wordEigenaar } from './eigenaar.ts';
import { opPostgres } from './kolommen.ts';
import { migreer } from './migratie.ts';
import { wisOudeKopieen } from './migratiekopie.ts';
import type { Motor } from './motor.ts';
import { leesHoofdsleutels, StartFout, type Hoofdsleutels } from './sleutelbestand.ts';
import { openSleutelkast, type Sleutelkast } from './sleutelkast.ts';
import { openPostgres } from './postgres.ts';
import { migreerPostgres } from './postgresmigratie.ts';
import { openSqlite } from './sqlite.ts';

export type { Db } from './motor.ts';

export type Opslag = Motor & { sleutels: Sleutelkast };

/** Where a store is: in a database, or without one in the files of a folder. */
export type Opslagplek = {
	database?: string | undefined;
	gegevens: string;
	sleutels: string | undefined;
	migraties: string;
};

/**
 * Opens the whole store: key file, key store, case store, each migrated and checked.
 * @throws StartFout with a sentence for the person who starts the server
 */
export async function openOpslag(plek: Opslagplek): Promise<Opslag> {
	const hoofd = leesHoofdsleutels(plek.sleutels);
	// The tables in this process were made for one engine (kolommen.ts).
	if (opPostgres !== (plek.database !== undefined))
		throw new StartFout('DATABASE_URL hoort te zijn gezet voordat dit programma start, of juist niet.');
	if (plek.database !== undefined) return openDatabase(plek.database, plek.migraties, hoofd);
	mkdirSync(plek.gegevens, { recursive: true, mode: 0o700 });
	const geefVrij = wordEigenaar(plek.gegevens);
	try {
		return await openBestanden(plek, hoofd, geefVrij);
	} catch (fout) {
		geefVrij();
		throw fout;
	}
}

/** Few look-ups reach the key store: what it opened is kept. */
const SLEUTELLIJNEN = { schrijvers: 2, lezers: 4, audit: false };
const CASUSLIJNEN = { schrijvers: 10, lezers: 10, audit: true };

async function openDatabase(adres: string, migraties: string, hoofd: Hoofdsleutels): Promise<Opslag> {
	const moment = tijdstip(nu());
	const map = (schema: string) => join(migraties, 'postgres', schema);
	await migreerPostgres(adres, { sleutels: map('sleutels'), casus: map('casus') }, moment);
	return voegSamen(openPostgres(adres, SLEUTELLIJNEN), () => openPostgres(adres, CASUSLIJNEN), hoofd, moment);
}

const ELKE_DAG = 24 * 3_600_000;

async function openBestanden(
	plek: { gegevens: string; migraties: string },
	hoofd: Hoofdsleutels,
	geefVrij: () => void
): Promise<Opslag> {
	const [casusPad, sleutelPad] = [join(plek.gegevens, 'casus.db'), join(plek.gegevens, 'sleutels.db')];
	const moment = tijdstip(nu());
	await migreer(sleutelPad, join(plek.migraties, 'sqlite', 'sleutels'), moment);
	await migreer(casusPad, join(plek.migraties, 'sqlite', 'casus'), moment);
	const samen = await voegSamen(openSqlite(sleutelPad), () => openSqlite(casusPad), hoofd, moment);
	// A server that is not started for months must not keep the keys of what was destroyed meanwhile.
	const wekker = setInterval(() => {
		for (const pad of [sleutelPad, casusPad]) wisOudeKopieen(pad, nu());
	}, ELKE_DAG).unref();
	return {
		...samen,
		async sluit() {
			clearInterval(wekker);
			await samen.sluit();
			geefVrij();
		}
	};
}

/** Key store and case store as one; the case store opens only when the key file fits. */
async function voegSamen(
	kast: Motor,
	openCasus: () => Motor,
	hoofd: Hoofdsleutels,
	moment: string
): Promise<Opslag> {
	const sleutels = await openSleutelkast(kast, hoofd, moment).catch(async (fout: unknown) => {
		await kast.sluit();
		throw fout;
	});
	const motor = openCasus();
	return {
		...motor,
		sleutels,
		async sluit() {
			await motor.sluit();
			await sleutels.sluit();
		}
	};
}
