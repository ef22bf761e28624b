/** On PostgreSQL the two houses here are two sets of connections, as two processes have; SQLite has one owner. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOpslag, type Db, type Opslag } from '#lib/server/opslag/index.ts';
import { klus, poging } from '#lib/server/opslag/schema.ts';
import { ruimEensOp } from '#lib/server/taken/index.ts';
import { doeEens } from '#lib/server/taken/klus.ts';
import { NU } from '../huis.ts';
import { maakOpslagplek, ruimOp, wisDatabase, type Plek } from './plek.ts';

const UUR = 3_600_000;
const na = (uren: number) => NU.add({ milliseconds: Math.round(uren * UUR) });

let plek: Plek;
let huizen: Opslag[];
beforeEach(async () => {
	plek = await maakOpslagplek();
	const een = await openOpslag(plek);
	huizen = plek.database ? [een, await openOpslag(plek)] : [een, een];
});
afterEach(async () => {
	await Promise.all([...new Set(huizen)].map((huis) => huis.sluit()));
	await wisDatabase(plek.database);
	ruimOp(plek);
});

const zet = (id: string) => async (db: Db) => {
	await db.insert(poging).values({ id, aantal: 1, vensterTot: '2027-01-01T00:00:00.000Z' });
};
const ids = async () =>
	(await huizen[0]!.lees((db) => db.select({ id: poging.id }).from(poging))).map(({ id }) => id).sort();
const doe = (huis: Opslag, moment: Temporal.Instant, werk: (db: Db) => Promise<void>) =>
	doeEens(huis, 'proef', UUR, moment, werk);

describe('work that the clock drives', () => {
	it('is done by one of all that wake at the same moment, and again after an hour', async () => {
		let keer = 0;
		const ronde = async (moment: Temporal.Instant) =>
			(
				await Promise.all(
					Array.from({ length: 12 }, (_, i) => doe(huizen[i % 2]!, moment, zet(`w${keer++}`)))
				)
			).filter(Boolean).length;
		expect(await ronde(NU)).toBe(1);
		expect(await ronde(na(0.9))).toBe(0);
		expect(await ronde(na(1))).toBe(1);
		expect(await ids()).toHaveLength(2);
	});

	it('is passed by while another holds it, without waiting', async () => {
		if (!plek.database) return;
		await doe(huizen[0]!, NU, zet('eerst'));
		let los = () => {};
		const vast = new Promise<void>((klaar) => (los = klaar));
		let begonnen = () => {};
		const bezig = new Promise<void>((klaar) => (begonnen = klaar));
		const eerste = doe(huizen[0]!, na(1), async () => {
			begonnen();
			await vast;
		});
		await bezig;
		expect(await doe(huizen[1]!, na(1), zet('dubbel'))).toBe(false);
		los();
		expect(await eerste).toBe(true);
		expect(await ids()).toEqual(['eerst']);
	});

	it('that failed is undone whole, and taken over by the next', async () => {
		const mislukt = doe(huizen[0]!, NU, async (db) => {
			await zet('half')(db);
			throw new Error('halverwege');
		});
		await expect(mislukt).rejects.toThrow('halverwege');
		expect(await doe(huizen[1]!, NU, zet('heel'))).toBe(true);
		expect(await ids()).toEqual(['heel']);
	});

	it('does not wait for a turn that a wrong clock wrote, and is not done again for one that went back', async () => {
		await doe(huizen[0]!, na(24 * 365), zet('jaar vooruit'));
		expect(await doe(huizen[1]!, NU, zet('nu'))).toBe(true);
		expect(await doe(huizen[0]!, na(-1), zet('uur terug'))).toBe(false);
		expect(await ids()).toEqual(['jaar vooruit', 'nu']);
	});
});

it('clearing away is such work', async () => {
	expect(await Promise.all(huizen.map((huis) => ruimEensOp(huis, NU)))).toContain(true);
	const [rij] = await huizen[0]!.lees((db) => db.select().from(klus).where(eq(klus.id, 'opruimen')));
	expect(rij!.volgendeOp).toBe('2026-11-23T10:00:00.000Z');
	expect(await ruimEensOp(huizen[1]!, na(0.5))).toBe(false);
});
