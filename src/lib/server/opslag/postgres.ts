/**
 * The engine for more than one machine: pools of connections, serialisable writes that are tried again when two of them
 * cannot be put one after the other (40001, 40P01), and reads of one moment.
 */
import { setTimeout as wacht } from 'node:timers/promises';
import { isWeigering } from '../../domein/weigering.ts';
import { EvenGeduld, type Db, type Motor } from './motor.ts';
import { alsEvenGeduld, isBotsing } from './postgresfout.ts';
import { maakPoel, type Lijn } from './postgrespoel.ts';

/** Enough for a busy hour; after that someone else's turn comes first, and the family reads "even geduld". */
const POGINGEN = 12;
const EERSTE_WACHT_MS = 4;
const LANGSTE_WACHT_MS = 250;

/** Ends a transaction without effect and gives the connection back, or away when it does not even do that. */
async function terug({ client }: Lijn, weg = false): Promise<void> {
	const heel = await client.query('ROLLBACK').then(
		() => true,
		() => false
	);
	client.release(!heel || weg);
}

/** @throws when the act is not there, or might not be after a fail-over; then nobody may be told that it was done */
async function legVast(lijn: Lijn): Promise<void> {
	lijn.gewaarschuwd = false;
	const { command } = await lijn.client.query('COMMIT');
	// After an error that the code swallowed, COMMIT succeeds and does nothing: that must not count as done.
	if (command !== 'COMMIT') throw new Error('de database heeft de handeling afgebroken');
	// Somebody broke off the wait for the replica: it is there, but not yet twice. The form's key makes trying again safe.
	if (lijn.gewaarschuwd) throw new EvenGeduld();
	lijn.client.release();
}

type Isolatie = 'SERIALIZABLE' | 'REPEATABLE READ' | 'READ COMMITTED';

async function schrijfEens<T>(lijn: Lijn, isolatie: Isolatie, fn: (db: Db) => Promise<T>): Promise<T> {
	const kop = lijn.keten?.kop;
	try {
		await lijn.client.query(`BEGIN ISOLATION LEVEL ${isolatie}`);
		const uitkomst = await fn(lijn.db);
		if (!isWeigering(uitkomst)) {
			await legVast(lijn);
			return uitkomst;
		}
		if (lijn.keten) lijn.keten.kop = kop;
		await terug(lijn);
		return uitkomst;
	} catch (fout) {
		if (lijn.keten) lijn.keten.kop = kop;
		await terug(lijn, fout instanceof EvenGeduld);
		throw fout;
	}
}

/**
 * Opens the engine on one database; the schema must be up to date (postgresmigratie.ts).
 * @param keuze connections that write and that read; `audit`: this is the case store, with a chain to keep
 */
export function openPostgres(
	adres: string,
	keuze: { schrijvers: number; lezers: number; audit: boolean }
): Motor {
	const schrijvers = maakPoel(adres, keuze.schrijvers, keuze.audit);
	const lezers = maakPoel(adres, keuze.lezers, false);

	async function totHetLukt<T>(isolatie: Isolatie, fn: (db: Db) => Promise<T>): Promise<T> {
		for (let keer = 1; ; keer++)
			try {
				return await schrijfEens(await schrijvers.neem(), isolatie, fn);
			} catch (fout) {
				if (!isBotsing(fout) || keer === POGINGEN) throw alsEvenGeduld(fout);
				await wacht(Math.random() * Math.min(EERSTE_WACHT_MS * 2 ** keer, LANGSTE_WACHT_MS));
			}
	}

	return {
		async lees(fn) {
			try {
				const lijn = await lezers.neem();
				try {
					await lijn.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
					return await fn(lijn.db);
				} finally {
					await terug(lijn);
				}
			} catch (fout) {
				throw alsEvenGeduld(fout);
			}
		},
		schrijf: (fn) => totHetLukt('SERIALIZABLE', fn),
		kijk: (fn) => totHetLukt('REPEATABLE READ', fn),
		verdeel: (fn) => totHetLukt('READ COMMITTED', fn),
		async sluit() {
			await Promise.all([schrijvers.sluit(), lezers.sluit()]);
		}
	};
}
