/** The heads of the log, kept elsewhere: what is cut off at the end fits in itself, and is missed all the same. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { leesHoofdsleutels } from '#lib/server/opslag/sleutelbestand.ts';
import { keurStrengen, Ongelijk, type Kop } from '../../scripts/verhuis/nakijken.ts';
import { openDatabase } from '../../scripts/verhuis/postgres.ts';
import { openMap } from '../../scripts/verhuis/sqlite.ts';
import { maakOpslagplek, ruimOp, wisDatabase, type Plek } from './plek.ts';
import { schrijfRegel } from './regel.ts';

let plek: Plek;
let opslag: Opslag;
beforeAll(async () => {
	plek = await maakOpslagplek();
	opslag = await openOpslag(plek);
});
afterAll(async () => {
	await opslag.sluit();
	await wisDatabase(plek.database);
	ruimOp(plek);
});

/** As an operator runs it, while the store is in use. */
function logboek(...opties: string[]): { code: number | null; koppen: string[]; zin: string } {
	const van = plek.database ? 'env:PLEK' : `sqlite:${plek.gegevens}`;
	const env = { ...process.env, AANTAFEL_SLEUTELS: plek.sleutels, PLEK: plek.database };
	const uit = spawnSync(process.execPath, ['scripts/logboek.ts', '--van', van, ...opties], { env });
	return {
		code: uit.status,
		koppen: uit.stdout.toString().split('\n').filter(Boolean),
		zin: `${uit.stderr}`
	};
}
function bewaar(naam: string, regels: string[]): string {
	const bestand = path.join(plek.map, naam);
	writeFileSync(bestand, regels.map((regel) => `${regel}\n`).join(''));
	return bestand;
}
/** As somebody with the database in hand, past the guard that lets nothing be taken from the log. */
async function knip(opdracht: string): Promise<void> {
	if (plek.database) {
		const client = new Client(plek.database);
		await client.connect();
		await client
			.query(`ALTER TABLE casus.audit DISABLE TRIGGER USER; ${opdracht}`)
			.finally(() => client.end());
		return;
	}
	const db = new Database(path.join(plek.gegevens, 'casus.db'));
	const wachters = db
		.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'`)
		.pluck()
		.all();
	db.exec(`${wachters.map((naam) => `DROP TRIGGER ${naam};`).join('')} ${opdracht}`);
	db.close();
}

/** As the command does, without a process of its own. */
async function loopDoor(bewaard: Kop[] = []): Promise<Kop[]> {
	const huis = plek.database ? await openDatabase(plek.database, { kijken: true }) : openMap(plek.gegevens);
	const hoofd = leesHoofdsleutels(plek.sleutels);
	return (await keurStrengen(huis, hoofd, bewaard).finally(() => huis.sluit())).koppen;
}

it('says when a line that was there before is gone, and not when lines came', async () => {
	for (const id of ['een', 'twee', 'drie']) await schrijfRegel(opslag, id);
	const eerst = await loopDoor();
	await schrijfRegel(opslag, 'vier');
	const later = await loopDoor(eerst);
	expect(later).not.toEqual(eerst);

	const gedrukt = logboek();
	expect([gedrukt.code, gedrukt.zin]).toEqual([0, '']);
	expect(gedrukt.koppen).toEqual(later.map(({ keten, nummer, mac }) => `${keten} ${nummer} ${mac}`));

	const { keten, nummer } = later.find((kop) => !eerst.some(({ mac }) => mac === kop.mac))!;
	await knip(
		`DELETE FROM ${plek.database ? 'casus.' : ''}audit WHERE keten = ${keten} AND nummer = ${nummer}`
	);
	// In itself what is left still fits.
	await loopDoor();
	await expect(loopDoor(later)).rejects.toThrow(Ongelijk);
	const ingekort = logboek('--bewaard', bewaar('alles.txt', gedrukt.koppen));
	expect(ingekort.code).toBe(1);
	expect(ingekort.zin).toContain(`streng ${keten}, regel ${nummer} stond er en is weg`);
});

it('refuses a file with anything else in it', () => {
	expect(logboek('--bewaard', bewaar('los.txt', ['dag'])).zin).toContain('een regel die geen kop is');
});
