import { count, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { weiger } from '#lib/domein/weigering.ts';
import { controleerKeten, schrijfAudit, type Regel } from '#lib/server/opslag/audit.ts';
import { openOpslag, type Db, type Opslag } from '#lib/server/opslag/index.ts';
import { EvenGeduld } from '#lib/server/opslag/motor.ts';
import { audit, poging } from '#lib/server/opslag/schema.ts';
import { maakOpslagplek, opServer, ruimOp, wisDatabase, type Plek } from '../opslag/plek.ts';

const TOT = '2026-01-01T00:00:00.000Z';

let plek: Plek;
let opslag: Opslag;

beforeEach(async () => {
	plek = await maakOpslagplek();
	opslag = await openOpslag(plek);
});
afterEach(async () => {
	await opslag.sluit();
	await wisDatabase(plek.database);
	ruimOp(plek);
});

const zet = (db: Db, id: string, aantal = 1) => db.insert(poging).values({ id, aantal, vensterTot: TOT });
const tel = async (db: Db) => (await db.select({ n: count() }).from(poging))[0]!.n;
const ids = async (): Promise<string[]> =>
	(await opslag.lees((db) => db.select({ id: poging.id }).from(poging))).map(({ id }) => id).sort();
const even = () => new Promise((klaar) => setImmediate(klaar));
const regel = (i: number): Regel => ({
	tijd: TOT,
	accountId: null,
	persoonId: null,
	rol: 'ouder',
	handeling: 'casus.lezen',
	casusId: 'casus-1',
	objectId: null,
	uitkomst: 'gedaan',
	verzoekId: `verzoek-${i}`
});

describe('schrijf', () => {
	it('never loses an update: read, wait, write, by many at once', async () => {
		await opslag.schrijf((db) => zet(db, 'teller', 0));
		let gedraaid = 0;
		const op = () =>
			opslag.schrijf(async (db) => {
				gedraaid++;
				const [rij] = await db.select().from(poging).where(eq(poging.id, 'teller'));
				await even();
				await db
					.update(poging)
					.set({ aantal: rij!.aantal + 1 })
					.where(eq(poging.id, 'teller'));
			});
		await Promise.all(Array.from({ length: 24 }, op));
		const [rij] = await opslag.lees((db) => db.select().from(poging));
		expect(rij!.aantal).toBe(24);
		// Some lost and did it again: otherwise this proves nothing.
		expect(gedraaid).toBeGreaterThan(24);
	});

	it('lets no two decide on what the other changes (write skew)', async () => {
		await opslag.schrijf(async (db) => {
			await zet(db, 'a');
			await zet(db, 'b');
		});
		// Each may go as long as one other stays; at any weaker isolation both go.
		const ga = (id: string) =>
			opslag.schrijf(async (db) => {
				if ((await tel(db)) < 2) return weiger('proef.nee');
				await even();
				await db.delete(poging).where(eq(poging.id, id));
				return id;
			});
		await Promise.all([ga('a'), ga('b')]);
		expect(await ids()).toHaveLength(1);
	});

	it('undoes everything at a Weigering, and gives it back', async () => {
		const uitkomst = await opslag.schrijf(async (db) => {
			await zet(db, 'weg');
			return weiger('proef.nee');
		});
		expect(uitkomst).toEqual(weiger('proef.nee'));
		expect(await ids()).toEqual([]);
	});

	it('undoes everything at a thrown error, and the next write goes on', async () => {
		const fout = opslag.schrijf(async (db) => {
			await zet(db, 'weg');
			await even();
			throw new Error('halverwege');
		});
		await expect(fout).rejects.toThrow('halverwege');
		await opslag.schrijf((db) => zet(db, 'blijft'));
		expect(await ids()).toEqual(['blijft']);
	});

	it('never says done when the database undid it, also when the code swallowed the error', async () => {
		await opslag.schrijf((db) => zet(db, 'een'));
		const poog = opslag.schrijf(async (db) => {
			await zet(db, 'twee');
			await zet(db, 'een').catch(() => undefined);
		});
		await expect(poog).rejects.toThrow('afgebroken');
		expect(await ids()).toEqual(['een']);
	});

	it('tells of an error without the values of the query', async () => {
		await opslag.schrijf((db) => zet(db, 'geheim-woord'));
		const fout: unknown = await opslag.schrijf((db) => zet(db, 'geheim-woord')).catch((een: unknown) => een);
		expect((fout as Error).stack).toContain('poging_pkey');
		expect((fout as Error).stack).not.toContain('geheim-woord');
	});

	it('takes queries that do not wait for each other', async () => {
		await opslag.schrijf((db) => Promise.all(['a', 'b', 'c'].map((id) => zet(db, id))));
		expect(await ids()).toEqual(['a', 'b', 'c']);
	});
});

describe('kijk', () => {
	/** What a page does: what did I see before, and that I look now. */
	const blik = (hoe: 'kijk' | 'schrijf', i: number, tel: () => void) =>
		opslag[hoe](async (db) => {
			tel();
			await db
				.select()
				.from(audit)
				.where(eq(audit.persoonId, `p${i}`));
			await even();
			await schrijfAudit(db, opslag.sleutels.audit, { ...regel(i), persoonId: `p${i}` });
		});
	const samen = async (hoe: 'kijk' | 'schrijf') => {
		let keer = 0;
		await Promise.all(Array.from({ length: 60 }, (_, i) => blik(hoe, i, () => void keer++)));
		return keer;
	};

	it('is done once each, where writes on the same page of an index would have to be put in order', async () => {
		expect(await samen('kijk')).toBe(60);
		expect(await samen('schrijf')).toBeGreaterThan(60);
		const keten = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
		expect([keten.breuk, keten.nummer]).toEqual([null, 120]);
	});

	it('sees one moment, and loses no update of the same row', async () => {
		await opslag.schrijf((db) => zet(db, 'teller', 0));
		await opslag.kijk(async (db) => {
			expect(await tel(db)).toBe(1);
			await opslag.schrijf((ander) => zet(ander, 'tussendoor'));
			expect(await tel(db)).toBe(1);
		});
		const op = () =>
			opslag.kijk(async (db) => {
				const [rij] = await db.select().from(poging).where(eq(poging.id, 'teller'));
				await even();
				await db
					.update(poging)
					.set({ aantal: rij!.aantal + 1 })
					.where(eq(poging.id, 'teller'));
			});
		await Promise.all(Array.from({ length: 8 }, op));
		const [rij] = await opslag.lees((db) => db.select().from(poging).where(eq(poging.id, 'teller')));
		expect(rij!.aantal).toBe(8);
	});
});

describe('lees', () => {
	it('sees one moment, while writes go on', async () => {
		await opslag.schrijf((db) => zet(db, 'eerst'));
		await opslag.lees(async (db) => {
			expect(await tel(db)).toBe(1);
			await opslag.schrijf((schrijver) => zet(schrijver, 'tussendoor'));
			expect(await tel(db)).toBe(1);
		});
		expect(await opslag.lees(tel)).toBe(2);
	});

	it('cannot write', async () => {
		await expect(opslag.lees((db) => zet(db, 'x'))).rejects.toThrow();
		expect(await ids()).toEqual([]);
	});

	it('lends its connection again after an error, more often than there are', async () => {
		for (let i = 0; i < 25; i++)
			await expect(opslag.lees(() => Promise.reject(new Error('nee')))).rejects.toThrow('nee');
		expect(await opslag.lees(tel)).toBe(0);
	});
});

describe('the audit chain under many writers', () => {
	it('has a strand for each, holds every act that counted and none that was undone', async () => {
		const ander = await openOpslag(plek);
		const acts = Array.from({ length: 120 }, (_, i) =>
			(i % 2 ? opslag : ander).schrijf(async (db) => {
				await zet(db, `a${i}`);
				await schrijfAudit(db, opslag.sleutels.audit, regel(i));
				if (i % 7 === 0) return weiger('proef.nee');
				if (i % 11 === 0) throw new Error('nee');
				await schrijfAudit(db, opslag.sleutels.audit, regel(i));
				return i;
			})
		);
		const gelukt = (await Promise.allSettled(acts)).flatMap((een) =>
			een.status === 'fulfilled' && typeof een.value === 'number' ? [een.value] : []
		);
		await ander.sluit();
		const { breuk, nummer, einden } = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
		expect([breuk, nummer]).toEqual([null, 2 * gelukt.length]);
		expect(einden.length).toBeGreaterThan(1);
		expect(gelukt.length).toBeGreaterThan(80);
		const rijen = await opslag.lees((db) => db.select({ wat: audit.verzoekId }).from(audit));
		expect(new Set(rijen.map(({ wat }) => wat))).toEqual(new Set(gelukt.map((i) => `verzoek-${i}`)));
		expect((await ids()).length).toBe(gelukt.length);
	});

	it('goes on in the same strand after a restart', async () => {
		await opslag.schrijf((db) => schrijfAudit(db, opslag.sleutels.audit, regel(1)));
		await opslag.sluit();
		opslag = await openOpslag(plek);
		await opslag.schrijf((db) => schrijfAudit(db, opslag.sleutels.audit, regel(2)));
		const { einden } = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
		expect(einden).toMatchObject([{ keten: 1, breuk: null, nummer: 2 }]);
	});
});

describe('a connection that the database ends (R27)', () => {
	/** The server ends all of them, and has said so to the other side. */
	const verbreek = async () => {
		const open = `FROM pg_stat_activity WHERE datname = '${new URL(plek.database!).pathname.slice(1)}'`;
		await opServer(`SELECT pg_terminate_backend(pid) ${open}`);
		while ((await opServer(`SELECT pid ${open}`)).length > 0) await even();
		await even();
	};

	it('in the middle of a write undoes it, says that it may be tried again, and the next one goes on', async () => {
		const poog = opslag.schrijf(async (db) => {
			await zet(db, 'half');
			await schrijfAudit(db, opslag.sleutels.audit, regel(1));
			await verbreek();
			await zet(db, 'verder');
		});
		await expect(poog).rejects.toThrow(EvenGeduld);
		await opslag.schrijf(async (db) => {
			await zet(db, 'daarna');
			await schrijfAudit(db, opslag.sleutels.audit, regel(2));
		});
		expect(await ids()).toEqual(['daarna']);
		expect(await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).toMatchObject({
			breuk: null,
			nummer: 1
		});
	});

	it('while nobody uses it is not noticed', async () => {
		await opslag.schrijf((db) => zet(db, 'voor'));
		await opslag.lees(tel);
		await verbreek();
		await opslag.schrijf((db) => zet(db, 'na'));
		expect(await ids()).toEqual(['na', 'voor']);
	});
});
