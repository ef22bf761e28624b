/**
 * A streaming replica takes over under load: no reactie that a family saw acknowledged is lost, nothing is there twice,
 * the audit chain fits, and the product moves along by itself (R27; several hosts in DATABASE_URL).
 */
import { asc } from 'drizzle-orm';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { EvenGeduld } from '#lib/server/opslag/motor.ts';
import { poging, reactieVersie } from '#lib/server/opslag/schema.ts';
import { startPostgres, startReserve, type PostgresServer } from '../../scripts/postgres.ts';
import { nodigUit } from '../casus/genodigd.ts';
import { maakCasus, type Proefcasus } from '../huis.ts';
import { maakPlek, ruimOp, type Plek } from '../opslag/plek.ts';

const GEZINNEN = 4;
const even = (ms: number) => new Promise((klaar) => setTimeout(klaar, ms));

async function opdracht(server: PostgresServer, ...opdrachten: string[]): Promise<Record<string, unknown>[]> {
	const client = new Client(server.adres);
	await client.connect();
	try {
		let rijen: Record<string, unknown>[] = [];
		for (const sql of opdrachten) rijen = (await client.query(sql)).rows as Record<string, unknown>[];
		return rijen;
	} finally {
		await client.end();
	}
}

let eerste: PostgresServer;
let reserve: PostgresServer;
let plek: Plek;
let opslag: Opslag;
let gezinnen: Proefcasus[];
beforeAll(async () => {
	eerste = await startPostgres();
	await opdracht(eerste, 'CREATE DATABASE tafel');
	reserve = await startReserve(eerste);
	await opdracht(eerste, `ALTER SYSTEM SET synchronous_standby_names = '*'`, 'SELECT pg_reload_conf()');
	while ((await opdracht(eerste, `SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'`)).length === 0)
		await even(50);
	const hosts = [eerste, reserve].map(({ poort }) => `127.0.0.1:${poort}`).join();
	const database = `postgres://tafel:${eerste.wachtwoord}@${hosts}/tafel?target_session_attrs=read-write`;
	plek = { ...maakPlek(), database };
	opslag = await openOpslag(plek);
	gezinnen = [];
	for (let i = 0; i < GEZINNEN; i++) {
		const proef = await maakCasus(opslag);
		await nodigUit(opslag, proef, ['ouderA', 'ouderB']);
		gezinnen.push(proef);
	}
});
afterAll(async () => {
	await opslag.sluit();
	await Promise.all([eerste.stop(), reserve.stop()]);
	ruimOp(plek);
});

type Schrijver = { proef: Proefcasus; wie: 'ouderA' | 'ouderB'; bevestigd: string[]; fouten: unknown[] };

/** Writes a draft and hands it in as one act each, and again; what was answered is remembered. */
async function schrijf(schrijver: Schrijver, magDoor: () => boolean): Promise<void> {
	const { proef, wie, bevestigd, fouten } = schrijver;
	for (let i = 0; magDoor(); i++) {
		const tekst = `Woorden ${i} van ${wie}`;
		try {
			const versie = await proef.als(wie, 'reactie.indienen', async (hier) => {
				const geschreven = await reactie.schrijf(hier, { vraag: 'nu', tekst, basis: 0, tab: wie });
				if (isWeigering(geschreven)) return geschreven;
				return reactie.dienIn(hier, { deelMet: 'iedereen', gezien: true });
			});
			if (isWeigering(versie)) throw new Error(versie.sleutel);
			bevestigd.push(tekst);
		} catch (fout) {
			fouten.push(fout);
			await even(20);
		}
	}
}

/** The texts of every version in the store, by person. */
async function versies(proef: Proefcasus, wie: 'ouderA' | 'ouderB'): Promise<string[]> {
	return proef.als(wie, 'reactie.schrijven', async (hier) => {
		const eigen = await reactie.eigen(hier);
		return (eigen?.versies ?? []).map(({ inhoud }) => inhoud.antwoorden.nu ?? '');
	});
}

it('keeps every acknowledged reactie when the first server is gone', async () => {
	const schrijvers: Schrijver[] = gezinnen.flatMap((proef) =>
		(['ouderA', 'ouderB'] as const).map((wie) => ({ proef, wie, bevestigd: [], fouten: [] }))
	);
	const som = () => schrijvers.reduce((aantal, { bevestigd }) => aantal + bevestigd.length, 0);
	let klaar = false;
	const bezig = schrijvers.map((schrijver) => schrijf(schrijver, () => !klaar));
	while (som() < 60) await even(20);
	// The line between the two breaks a moment before the first one falls: who answers without waiting loses work here.
	const [lijn] = await opdracht(eerste, 'SELECT pid FROM pg_stat_replication');
	process.kill(lijn!.pid as number, 'SIGSTOP');
	await even(300);
	const gevallen = eerste.valOm();
	process.kill(lijn!.pid as number, 'SIGKILL');
	await gevallen;
	const bijDeVal = som();
	await opdracht(reserve, 'SELECT pg_promote()');
	while (som() < bijDeVal + 60) await even(20);
	klaar = true;
	await Promise.all(bezig);

	for (const { proef, wie, bevestigd, fouten } of schrijvers) {
		const aanwezig = await versies(proef, wie);
		expect(bevestigd.filter((tekst) => !aanwezig.includes(tekst))).toEqual([]);
		expect(new Set(aanwezig).size).toBe(aanwezig.length);
		expect(fouten.filter((fout) => !(fout instanceof EvenGeduld))).toEqual([]);
	}
	const keten = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
	expect(keten.breuk).toBeNull();
	// Each version is numbered after the one before it.
	const rijen = await opslag.lees((db) =>
		db.select().from(reactieVersie).orderBy(asc(reactieVersie.reactieId), asc(reactieVersie.nummer))
	);
	for (const [i, rij] of rijen.entries())
		expect(rij.nummer).toBe(rijen[i - 1]?.reactieId === rij.reactieId ? rijen[i - 1]!.nummer + 1 : 1);
});

it('starts on the server that may be written to, also when one that only follows is named first', async () => {
	const volger = await startReserve(reserve);
	const hosts = [volger, reserve].map(({ poort }) => `127.0.0.1:${poort}`).join();
	const verder = await openOpslag({
		...plek,
		database: `postgres://tafel:${eerste.wachtwoord}@${hosts}/tafel`
	});
	expect(await verder.lees((db) => db.select().from(reactieVersie).limit(1))).toHaveLength(1);
	await verder.schrijf((db) => db.insert(poging).values({ id: 'na', aantal: 1, vensterTot: '' }));
	await verder.sluit();
	await volger.stop();
});

it('does not acknowledge what only one of the two has, when somebody breaks off the wait', async () => {
	await opdracht(
		reserve,
		`ALTER SYSTEM SET synchronous_standby_names = 'niemand'`,
		'SELECT pg_reload_conf()'
	);
	const [gezin] = gezinnen;
	const poog = gezin!.als('ouderA', 'reactie.indienen', (hier) =>
		reactie.dienIn(hier, { deelMet: 'iedereen', gezien: true })
	);
	const uitkomst = poog.then(
		() => 'bevestigd',
		(fout: unknown) => fout
	);
	const wachtend = `SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'`;
	while ((await opdracht(reserve, wachtend)).length === 0) await even(20);
	await opdracht(reserve, `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`);
	expect(await uitkomst).toBeInstanceOf(EvenGeduld);
	await opdracht(reserve, 'ALTER SYSTEM RESET synchronous_standby_names', 'SELECT pg_reload_conf()');
	// The line that is in doubt is not used again; the chain goes on as it lies there.
	await gezin!.als('ouderA', 'reactie.indienen', (hier) =>
		reactie.dienIn(hier, { deelMet: 'iedereen', gezien: true })
	);
	const keten = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
	expect(keten.breuk).toBeNull();
});
