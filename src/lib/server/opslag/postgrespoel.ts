/**
 * Connections that are prepared once: to the server that may be written to, Drizzle on top, and for writers of the case
 * store their strand of the audit chain.
 */
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool, type PoolClient } from 'pg';
import { ketens, type Db, type Keten } from './motor.ts';
import { leesAdressen } from './postgresadres.ts';
import { isElders, VerkeerdeServer } from './postgresfout.ts';

/** How long a request stands in line for a connection. */
const IN_DE_RIJ_MS = 5_000;
/** Number of the family of advisory locks that hand out the strands of the audit chain. */
const KETENSLOT = 7391;

export type Lijn = {
	client: PoolClient;
	db: Db;
	keten: Keten | undefined;
	/** The server said during a commit that the replica may not have it. */
	gewaarschuwd: boolean;
};
export type Poel = { neem(): Promise<Lijn>; sluit(): Promise<void> };

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

/** A server that only follows another is not the one to work on, not for reading either: it may be behind. */
async function controleer(client: PoolClient): Promise<void> {
	const { rows } = await client.query<{ volgt: boolean }>('SELECT pg_is_in_recovery() AS volgt');
	if (rows[0]!.volgt) throw new VerkeerdeServer('deze database volgt een andere');
}

async function maakLijn(client: PoolClient, metKeten: boolean): Promise<Lijn> {
	await controleer(client);
	const keten = metKeten ? await neemKeten(client) : undefined;
	// Typed as SQLite's; the builders behind it are PostgreSQL's (kolommen.ts).
	const db = drizzle({ client: opBeurt(client) }) as unknown as Db;
	if (keten) ketens.set(db, keten);
	const lijn: Lijn = { client, db, keten, gewaarschuwd: false };
	client.on('notice', ({ severity }) => {
		if (severity === 'WARNING') lijn.gewaarschuwd = true;
	});
	return lijn;
}

/**
 * Makes a pool.
 * @param adres of one database; with several hosts it moves to the next when the present one is away or only follows
 * @param metKeten its connections each get a strand
 */
export function maakPoel(adres: string, max: number, metKeten: boolean): Poel {
	const lijnen = new WeakMap<PoolClient, Lijn>();
	const adressen = leesAdressen(adres);
	let plek = 0;
	const poel = new Pool({
		...adressen[0],
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

	async function neemEens(): Promise<Lijn> {
		const client = await poel.connect();
		const bekend = lijnen.get(client);
		if (bekend) return bekend;
		try {
			const lijn = await maakLijn(client, metKeten);
			lijnen.set(client, lijn);
			return lijn;
		} catch (fout) {
			client.release(true);
			throw fout;
		}
	}

	return {
		async neem() {
			for (let keer = 1; ; keer++) {
				const geprobeerd = plek;
				try {
					return await neemEens();
				} catch (fout) {
					if (!isElders(fout) || keer >= adressen.length) throw fout;
					// Of all that find it away at the same moment, one moves on.
					if (plek === geprobeerd) plek = (plek + 1) % adressen.length;
					Object.assign(poel.options, adressen[plek]);
				}
			}
		},
		sluit: () => poel.end()
	};
}
