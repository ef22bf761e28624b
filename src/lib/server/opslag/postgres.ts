/**
 * The engine for more than one machine: pools of connections, serialisable writes that are tried again when two of them
 * cannot be put one after the other (40001, 40P01), and reads of one moment.
 */
import { setTimeout as wacht } from 'node:timers/promises';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool, type PoolClient } from 'pg';
import { isWeigering } from '../../domein/weigering.ts';
import { EvenGeduld, ketens, type Db, type Keten, type Motor } from './motor.ts';
import { leesAdres } from './postgresadres.ts';

/** Enough for a busy hour; after that someone else's turn comes first, and the family reads "even geduld". */
const POGINGEN = 12;
const EERSTE_WACHT_MS = 4;
const LANGSTE_WACHT_MS = 250;
/** How long a request stands in line for a connection. */
const IN_DE_RIJ_MS = 5_000;
/** Number of the family of advisory locks that hand out the strands of the audit chain. */
const KETENSLOT = 7391;

type Lijn = { client: PoolClient; db: Db; keten: Keten | undefined };

/** What went wrong, without Drizzle's wrapper: that repeats the values of the query, which no log may hold. */
function kaal(fout: unknown): unknown {
	return fout instanceof DrizzleQueryError ? kaal(fout.cause) : fout;
}

const codeVan = (fout: unknown): string => {
	const bron = kaal(fout);
	return bron instanceof Error && 'code' in bron && typeof bron.code === 'string' ? bron.code : '';
};

/** Two writes that were right on their own but not together: the loser may simply do it again. */
const isBotsing = (fout: unknown): boolean => ['40001', '40P01'].includes(codeVan(fout));

/** Not there, starting, stopping or full: of no one's making, and over after a while. */
function isWeg(fout: unknown): boolean {
	const bron = kaal(fout);
	if (/^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|08|57P0|53|55P03)/.test(codeVan(bron))) return true;
	return (
		bron instanceof Error && /timeout exceeded|Connection terminated|connection error/.test(bron.message)
	);
}

const alsEvenGeduld = (fout: unknown): unknown =>
	isWeg(fout) || isBotsing(fout) ? new EvenGeduld({ cause: kaal(fout) }) : kaal(fout);

/** Queries of one transaction one after the other, also when the code asks two at once. */
function opBeurt(client: PoolClient): PoolClient {
	let laatste: Promise<unknown> = Promise.resolve();
	const query = (...vraag: Parameters<PoolClient['query']>) => {
		const deze = laatste.then(() => client.query(...vraag));
		laatste = Promise.resolve(deze).catch(() => undefined);
		return deze;
	};
	return { query } as unknown as PoolClient;
}

/** The first strand of the audit chain that nobody has; it stays with this connection until that ends. */
async function neemKeten(client: PoolClient): Promise<Keten> {
	for (let nummer = 1; ; nummer++) {
		const { rows } = await client.query<{ kreeg: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS kreeg', [
			KETENSLOT,
			nummer
		]);
		if (rows[0]!.kreeg) return { nummer, kop: undefined };
	}
}

/** A pool whose connections are prepared once: Drizzle on top, and for writers of the case store their strand. */
function maakPoel(adres: string, max: number, metKeten: boolean) {
	const lijnen = new WeakMap<PoolClient, Lijn>();
	const poel = new Pool({
		...leesAdres(adres),
		max,
		application_name: 'aan-tafel',
		connectionTimeoutMillis: IN_DE_RIJ_MS,
		keepAlive: true,
		statement_timeout: 20_000,
		lock_timeout: 10_000,
		idle_in_transaction_session_timeout: 30_000
	});
	// A connection that breaks tells so twice: to who waits for an answer, and here. Once is enough.
	poel.on('error', () => undefined);
	poel.on('connect', (client) => client.on('error', () => undefined));

	return {
		async neem(): Promise<Lijn> {
			const client = await poel.connect();
			const bekend = lijnen.get(client);
			if (bekend) return bekend;
			try {
				const keten = metKeten ? await neemKeten(client) : undefined;
				// Typed as SQLite's; the builders behind it are PostgreSQL's (kolommen.ts).
				const db = drizzle({ client: opBeurt(client) }) as unknown as Db;
				if (keten) ketens.set(db, keten);
				const lijn = { client, db, keten };
				lijnen.set(client, lijn);
				return lijn;
			} catch (fout) {
				client.release(true);
				throw fout;
			}
		},
		sluit: () => poel.end()
	};
}

/** Ends a transaction without effect and gives the connection back, or away when it does not even do that. */
async function terug({ client }: Lijn): Promise<void> {
	const heel = await client.query('ROLLBACK').then(
		() => true,
		() => false
	);
	client.release(!heel);
}

type Isolatie = 'SERIALIZABLE' | 'READ COMMITTED';

async function schrijfEens<T>(lijn: Lijn, isolatie: Isolatie, fn: (db: Db) => Promise<T>): Promise<T> {
	const kop = lijn.keten?.kop;
	try {
		await lijn.client.query(`BEGIN ISOLATION LEVEL ${isolatie}`);
		const uitkomst = await fn(lijn.db);
		if (!isWeigering(uitkomst)) {
			const { command } = await lijn.client.query('COMMIT');
			// After an error that the code swallowed, COMMIT succeeds and does nothing: that must not count as done.
			if (command !== 'COMMIT') throw new Error('de database heeft de handeling afgebroken');
			lijn.client.release();
			return uitkomst;
		}
		if (lijn.keten) lijn.keten.kop = kop;
		await terug(lijn);
		return uitkomst;
	} catch (fout) {
		if (lijn.keten) lijn.keten.kop = kop;
		await terug(lijn);
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
		verdeel: (fn) => totHetLukt('READ COMMITTED', fn),
		async sluit() {
			await Promise.all([schrijvers.sluit(), lezers.sluit()]);
		}
	};
}
