/**
 * The audit chain (dreigingen §6.3): each row's MAC covers the row and the MAC before it, with a key the database
 * does not hold. Written in the transaction of the act; never holds content. Where several connections write at once,
 * each has a strand of its own (besluiten/twee-motoren.md): all acts in one line would make every act wait for every other.
 */
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from './motor.ts';
import { HOOGSTENS_EEN, ketens, vast } from './motor.ts';
import { audit } from './schema.ts';
import { kenmerk } from './versleuteling.ts';

type Rij = typeof audit.$inferSelect;
export type { Rij as AuditRij };
export type Regel = Omit<Rij, 'keten' | 'nummer' | 'vorigeMac' | 'mac'>;

const zoekLaatste = vast((db) =>
	db
		.select({ nummer: audit.nummer, mac: audit.mac })
		.from(audit)
		.where(eq(audit.keten, sql.placeholder('keten')))
		.orderBy(desc(audit.nummer))
		.limit(HOOGSTENS_EEN)
		.prepare()
);

const voegToe = vast((db) => {
	const plek = (naam: keyof Rij) => sql.placeholder(naam);
	return db
		.insert(audit)
		.values({
			keten: plek('keten'),
			nummer: plek('nummer'),
			tijd: plek('tijd'),
			accountId: plek('accountId'),
			persoonId: plek('persoonId'),
			rol: plek('rol'),
			handeling: plek('handeling'),
			casusId: plek('casusId'),
			objectId: plek('objectId'),
			uitkomst: plek('uitkomst'),
			verzoekId: plek('verzoekId'),
			vorigeMac: plek('vorigeMac'),
			mac: plek('mac')
		})
		.prepare();
});

const mac = (sleutel: Buffer, rij: Omit<Rij, 'mac'>): string =>
	kenmerk(
		sleutel,
		JSON.stringify([
			rij.keten,
			rij.nummer,
			rij.tijd,
			rij.accountId,
			rij.persoonId,
			rij.rol,
			rij.handeling,
			rij.casusId,
			rij.objectId,
			rij.uitkomst,
			rij.verzoekId,
			rij.vorigeMac
		])
	);

/** Whether a row is what was written, right after this one of the same strand (undefined: it is the first). */
export const past = (sleutel: Buffer, rij: Rij, vorige: Pick<Rij, 'nummer' | 'mac'> | undefined): boolean =>
	rij.nummer === (vorige?.nummer ?? 0) + 1 &&
	rij.vorigeMac === (vorige?.mac ?? '') &&
	rij.mac === mac(sleutel, rij);

/** Adds one row to the chain, inside the caller's transaction. */
export async function schrijfAudit(tx: Db, sleutel: Buffer, regel: Regel): Promise<void> {
	const eigen = ketens.get(tx);
	const keten = eigen?.nummer ?? 0;
	const laatste = eigen?.kop ?? (await zoekLaatste(tx, { keten }))[0];
	const los = { ...regel, keten, nummer: (laatste?.nummer ?? 0) + 1, vorigeMac: laatste?.mac ?? '' };
	const rij = { ...los, mac: mac(sleutel, los) };
	// Undone with the act: see postgres.ts.
	if (eigen) eigen.kop = { nummer: rij.nummer, mac: rij.mac };
	await voegToe(tx, rij);
}

/** The end of one strand, or of what of it fits. */
export type Eind = { keten: number; breuk: number | null; nummer: number; mac: string };

/**
 * Walks one strand.
 * @returns the number of the first row that does not fit, or null when all fit; and the head to compare elsewhere
 */
async function controleerEen(db: Db, sleutel: Buffer, keten: number): Promise<Eind> {
	let vorige = { nummer: 0, mac: '' };
	for (;;) {
		const rijen = await db
			.select()
			.from(audit)
			.where(and(eq(audit.keten, keten), gt(audit.nummer, vorige.nummer)))
			.orderBy(asc(audit.nummer))
			.limit(1000);
		if (rijen.length === 0) return { keten, breuk: null, ...vorige };
		for (const rij of rijen) {
			if (!past(sleutel, rij, vorige)) return { keten, breuk: vorige.nummer + 1, ...vorige };
			vorige = { nummer: rij.nummer, mac: rij.mac };
		}
	}
}

/**
 * Walks the whole chain, strand by strand.
 * @returns the first number that does not fit, or null when all fit; how many rows fit; and the heads, to compare with
 * what another place remembers of them: without that a tail cut off, or a whole strand, is not missed
 */
export async function controleerKeten(
	db: Db,
	sleutel: Buffer
): Promise<{ breuk: number | null; nummer: number; mac: string; einden: Eind[] }> {
	const stuks = await db.selectDistinct({ keten: audit.keten }).from(audit).orderBy(asc(audit.keten));
	const einden: Eind[] = [];
	for (const { keten } of stuks) einden.push(await controleerEen(db, sleutel, keten));
	return {
		breuk: einden.find((eind) => eind.breuk !== null)?.breuk ?? null,
		nummer: einden.reduce((som, eind) => som + eind.nummer, 0),
		mac: einden.map((eind) => eind.mac).join(' '),
		einden
	};
}
