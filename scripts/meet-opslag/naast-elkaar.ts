// npm run meet -- --opslag: the store's engines side by side in one run (issue 4 §7). First the pages under load on SQLite,
// on PostgreSQL with one and with two app processes, and the same reads and commits without the product; then the time of
// a page with 1, 10 and 100 times as many cases as the demo has.
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { maakSleutelbestand } from '../../src/lib/server/opslag/sleutelbestand.ts';
import { startPostgres, type PostgresServer } from '../postgres.ts';
import { viaPgbench, viaSqlite } from './kaal.ts';
import { KROMME, meetKromme } from './kromme.ts';
import type { Uitslag } from './last.ts';
import { belast, draai, metServers, opVerbinding, verhuis, type Plek } from './plek.ts';
import { HOORBAAR, luister } from './vragen.ts';
import { TAB, type Kijker, type Vulling } from './vorm.ts';

/** As many as the demo has. */
const ZAKEN = 16;
const KEREN = [1, 10, 100] as const;
const VERBINDINGEN = 50;

const schrijf = (tekst: string): void => void process.stdout.write(`${tekst}\n`);
const rij = (naam: string, cellen: string[]): void =>
	schrijf(naam.padEnd(44) + cellen.map((cel) => cel.padStart(12)).join(''));
const toon = (naam: string, { perSeconde, p50, p99, mis }: Uitslag): void =>
	rij(naam, [
		`${perSeconde.toFixed(0)}/s`,
		`${p50.toFixed(1)} ms`,
		`${p99.toFixed(1)} ms`,
		mis ? `${mis} mis` : ''
	]);

type Bladzijde = { naam: string; vraag: (kijker: Kijker) => { pad: string; body?: string } };

const BLADZIJDEN: readonly Bladzijde[] = [
	{ naam: 'thuis', vraag: ({ casus }) => ({ pad: `/casus/${casus}` }) },
	{ naam: 'reactie', vraag: ({ casus }) => ({ pad: `/casus/${casus}/reactie?vraag=nu` }) },
	{
		naam: 'reactie bewaren',
		vraag: ({ casus }) => ({
			pad: `/casus/${casus}/reactie/concept`,
			body: `vraag=nu&tekst=Woorden+[<id>]&basis=0&tab=${TAB}`
		})
	}
];

async function onderBelasting(
	naam: string,
	servers: string[],
	vulling: Vulling,
	seconden: number
): Promise<void> {
	for (const bladzijde of BLADZIJDEN) {
		const vragen = vulling.ouders.map((ouder) => ({ ...bladzijde.vraag(ouder), cookie: ouder.cookie }));
		const opdracht = { servers, vragen, verbindingen: VERBINDINGEN };
		await belast({ ...opdracht, seconden: 2 });
		toon(`${bladzijde.naam}, ${naam}`, await belast({ ...opdracht, seconden }));
	}
}

/** What the two pages ask, asked without the product. */
async function kaal(
	plek: Plek,
	postgres: PostgresServer,
	database: string,
	{ ouders }: Vulling,
	seconden: number
): Promise<void> {
	const ouder = ouders[0]!;
	const gesprekken = await metServers(plek, 1, database, async ([server]) => {
		const haal = (pad: string) =>
			fetch(server + pad, { headers: { cookie: ouder.cookie, accept: 'text/html' } });
		const uit = [];
		for (const { naam, vraag } of BLADZIJDEN.slice(0, 2)) {
			const { pad } = vraag(ouder);
			await haal(pad);
			uit.push({ naam, gesprek: await luister(postgres.adres, postgres.gegevens, () => haal(pad)) });
		}
		return uit;
	});
	for (const { naam, gesprek } of gesprekken) {
		const vragen = gesprek.filter((sql) => /^(select|insert|update|delete)/i.test(sql)).length;
		const pgbench = await viaPgbench(postgres, path.basename(new URL(database).pathname), gesprek, seconden);
		toon(`${naam}, pgbench met 10 (${vragen} vragen)`, pgbench);
		const bestand = path.join(plek.gegevens, '..', 'kaal.db');
		cpSync(path.join(plek.gegevens, 'casus.db'), bestand);
		toon(`${naam}, better-sqlite3 met 1`, viaSqlite(bestand, gesprek, seconden));
		rmSync(bestand, { force: true });
	}
}

/** Bytes of a store: the file of the cases, or the tables with their indexes. */
async function bytes(plek: Plek, database: string): Promise<string> {
	const sqlite = statSync(path.join(plek.gegevens, 'casus.db')).size;
	const [{ n } = { n: '0' }] = await opVerbinding<{ n: string }>(
		database,
		`SELECT sum(pg_total_relation_size(oid)) AS n FROM pg_class
			WHERE relkind = 'r' AND relnamespace IN ('casus'::regnamespace, 'sleutels'::regnamespace)`
	);
	return `SQLite ${(sqlite / 1e6).toFixed(1)} MB, PostgreSQL ${(Number(n) / 1e6).toFixed(1)} MB`;
}

async function meet(map: string, postgres: PostgresServer, seconden: number): Promise<void> {
	const plek = { gegevens: path.join(map, 'gegevens'), sleutels: path.join(map, 'sleutels.json') };
	maakSleutelbestand(plek.sleutels);
	const krommen: { zaken: number; motor: string; tijden: Map<string, number> }[] = [];
	let gevuld = 0;
	for (const keer of KEREN) {
		const zaken = keer * ZAKEN;
		const begin = performance.now();
		const uit = await draai('meet-opslag/vullen.ts', [
			plek.gegevens,
			plek.sleutels,
			String(gevuld),
			String(zaken)
		]);
		const vulling = JSON.parse(uit) as Vulling;
		gevuld = zaken;
		const database = await verhuis(plek, postgres, `keer_${keer}`);
		const duur = ((performance.now() - begin) / 1000).toFixed(0);
		schrijf(`\n${zaken} zaken, gevuld en verhuisd in ${duur} s: ${await bytes(plek, database)}`);
		if (keer === 10) {
			schrijf(`drukte vooraf ${(loadavg()[0] ?? 0).toFixed(1)}`);
			rij(`${VERBINDINGEN} mensen tegelijk, ${seconden} s`, ['verzoeken', 'p50', 'p99', '']);
			await metServers(plek, 1, '', (adressen) => onderBelasting('SQLite', adressen, vulling, seconden));
			for (const aantal of [1, 2])
				await metServers(plek, aantal, database, (adressen) =>
					onderBelasting(`PostgreSQL met ${aantal} app`, adressen, vulling, seconden)
				);
			await kaal(plek, postgres, database, vulling, seconden);
		}
		krommen.push({ zaken, motor: 'SQLite', tijden: await meetKromme(plek, '', vulling) });
		krommen.push({ zaken, motor: 'PostgreSQL', tijden: await meetKromme(plek, database, vulling) });
	}
	schrijf('');
	rij(
		'ms per bladzijde, één voor één',
		KROMME.map(([naam]) => naam.slice(0, 11))
	);
	for (const { zaken, motor, tijden } of krommen)
		rij(
			`${motor}, ${zaken} zaken`,
			KROMME.map(([naam]) => (tijden.get(naam) ?? NaN).toFixed(1))
		);
}

/** Measures everything; half an hour on two processors. */
export async function meetOpslag(seconden: number): Promise<void> {
	const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-meet-'));
	// As in production: every commit waits for the disk.
	const postgres = await startPostgres({ ...HOORBAAR, fsync: 'on' });
	try {
		const bezig = (loadavg()[0] ?? 0).toFixed(1);
		schrijf(
			`${cpus().length} processoren, ${cpus()[0]?.model ?? ''}, Node ${process.version}; drukte ${bezig}`
		);
		await meet(map, postgres, seconden);
	} finally {
		await postgres.stop();
		rmSync(map, { recursive: true, force: true });
	}
}
