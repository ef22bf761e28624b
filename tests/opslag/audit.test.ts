import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { controleerKeten, schrijfAudit, type Regel } from '#lib/server/opslag/audit.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { weiger } from '#lib/domein/weigering.ts';
import { maakPlek, metOpslag, ruimOp, type Plek } from './plek.ts';

/** More than one page of the walk. */
const RIJEN = 1200;
const regel = (i: number): Regel => ({
	tijd: `2026-11-23T09:00:00.${String(i % 1000).padStart(3, '0')}Z`,
	accountId: `account-${i % 7}`,
	persoonId: i % 3 ? `persoon-${i % 5}` : null,
	rol: 'ouder',
	handeling: 'casus.lezen',
	casusId: 'casus-1',
	objectId: null,
	uitkomst: 'gedaan',
	verzoekId: `verzoek-${i}`
});

let plek: Plek;
let opslag: Opslag;
let voorbeeld: Plek;
beforeAll(async () => {
	voorbeeld = maakPlek();
	await metOpslag(voorbeeld, ({ schrijf, sleutels }) =>
		schrijf(async (tx) => {
			for (let i = 0; i < RIJEN; i++) await schrijfAudit(tx, sleutels.audit, regel(i));
		})
	);
});
afterAll(() => ruimOp(voorbeeld));
beforeEach(async () => {
	plek = maakPlek();
	cpSync(voorbeeld.gegevens, plek.gegevens, { recursive: true });
	opslag = await openOpslag({ ...plek, sleutels: voorbeeld.sleutels });
});
afterEach(async () => {
	await opslag.sluit();
	ruimOp(plek);
});

const controleer = (sleutel = opslag.sleutels.audit) => opslag.lees((db) => controleerKeten(db, sleutel));
/** As someone with the file and a program for it: the triggers taken away, the change made, the triggers put back. */
function knoei(opdracht: string): void {
	const db = new Database(path.join(plek.gegevens, 'casus.db'));
	const triggers = db
		.prepare<[], { name: string; sql: string }>(
			`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'`
		)
		.all();
	for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
	db.exec(opdracht);
	for (const { sql } of triggers) db.exec(sql);
	db.close();
}

describe('the chain of audit rows (dreigingen §6.3)', () => {
	it('fits when nobody touched it, and tells its head', async () => {
		const { breuk, nummer, mac } = await controleer();
		expect([breuk, nummer]).toEqual([null, RIJEN]);
		expect(mac).toMatch(/^[\w-]{43}$/);
	});

	it('goes on where it was after a restart', async () => {
		await opslag.sluit();
		opslag = await openOpslag({ ...plek, sleutels: voorbeeld.sleutels });
		await opslag.schrijf((tx) => schrijfAudit(tx, opslag.sleutels.audit, regel(1)));
		expect(await controleer()).toMatchObject({ breuk: null, nummer: RIJEN + 1 });
	});

	it.each([
		'tijd',
		'account_id',
		'persoon_id',
		'rol',
		'handeling',
		'casus_id',
		'object_id',
		'uitkomst',
		'verzoek_id'
	])('shows a changed %s, at its row', async (kolom) => {
		knoei(`UPDATE audit SET ${kolom} = 'anders' WHERE nummer = 1100`);
		expect((await controleer()).breuk).toBe(1100);
	});

	it.each([1, 2, 1000, 1001, RIJEN - 1])('shows that row %i was taken out', async (nummer) => {
		knoei(`DELETE FROM audit WHERE nummer = ${nummer}`);
		expect((await controleer()).breuk).toBe(nummer);
	});

	it('shows that a row was taken out and the numbers closed up', async () => {
		knoei(
			`DELETE FROM audit WHERE nummer = 5; UPDATE audit SET nummer = -(nummer - 1) WHERE nummer > 5; UPDATE audit SET nummer = -nummer WHERE nummer < 0`
		);
		expect((await controleer()).breuk).toBe(5);
	});

	it('shows a row that was put in, also as the last', async () => {
		const kolommen =
			'tijd, account_id, persoon_id, rol, handeling, casus_id, object_id, uitkomst, verzoek_id';
		knoei(
			`INSERT INTO audit SELECT 0, ${RIJEN + 1}, ${kolommen}, (SELECT mac FROM audit WHERE nummer = ${RIJEN}), mac FROM audit WHERE nummer = 10`
		);
		expect((await controleer()).breuk).toBe(RIJEN + 1);
	});

	it('shows that two rows changed places', async () => {
		knoei(
			'UPDATE audit SET nummer = -1 WHERE nummer = 20; UPDATE audit SET nummer = 20 WHERE nummer = 21; UPDATE audit SET nummer = 21 WHERE nummer = -1'
		);
		expect((await controleer()).breuk).toBe(20);
	});

	it('shows a tail that was cut off, to who remembers the head', async () => {
		const eerder = await controleer();
		knoei(`DELETE FROM audit WHERE nummer > ${RIJEN - 3}`);
		const nu = await controleer();
		expect(nu.breuk).toBeNull();
		expect(nu.nummer).toBeLessThan(eerder.nummer);
		await opslag.schrijf(async (tx) => {
			for (let i = 0; i < 3; i++) await schrijfAudit(tx, opslag.sleutels.audit, regel(9000 + i));
		});
		const gevuld = await controleer();
		expect([gevuld.breuk, gevuld.nummer]).toEqual([null, eerder.nummer]);
		expect(gevuld.mac).not.toBe(eerder.mac);
	});

	it('cannot be made anew without its key', async () => {
		expect((await controleer(randomBytes(32))).breuk).toBe(1);
	});

	it('has no row of an act that was undone', async () => {
		await opslag.schrijf(async (tx) => {
			await schrijfAudit(tx, opslag.sleutels.audit, regel(1));
			return weiger('proef.nee');
		});
		expect(await controleer()).toMatchObject({ breuk: null, nummer: RIJEN });
	});

	it('stays one chain when many write at once', async () => {
		await Promise.all(
			Array.from({ length: 50 }, (_, i) =>
				opslag.schrijf((tx) => schrijfAudit(tx, opslag.sleutels.audit, regel(i)))
			)
		);
		expect(await controleer()).toMatchObject({ breuk: null, nummer: RIJEN + 50 });
	});
});
