/** The sessions of an account as a list: what its owner sees of them, and how they end. */
import { and, desc, eq, gt, inArray, ne, type SQL } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { sessie, toestelmelding } from '../opslag/schema.ts';

/**
 * Ends sessions. A device that somebody was put out of, or signed out of, is told nothing any more; a session that just
 * ran out leaves that as it was (taken/opruimen.ts).
 */
async function haalWeg(tx: Db, welke: SQL | undefined): Promise<void> {
	const weg = await tx.delete(sessie).where(welke).returning({ toestelId: sessie.toestelId });
	// A device is known to one account: whoever shares the telephone has another one of his own.
	const toestellen = weg.flatMap(({ toestelId }) => toestelId ?? []);
	await tx.delete(toestelmelding).where(inArray(toestelmelding.toestelId, toestellen));
}

/** Ends one session. */
export const beeindig = (tx: Db, sessieId: string): Promise<void> => haalWeg(tx, eq(sessie.id, sessieId));

/** Ends every session of an account: after a change of password, factor, role or right. No device is told any more. */
export async function beeindigAlle(tx: Db, accountId: string): Promise<void> {
	await tx.delete(toestelmelding).where(eq(toestelmelding.accountId, accountId));
	await tx.delete(sessie).where(eq(sessie.accountId, accountId));
}

/** A device that is signed in: what its owner may know of it. No address, no place. */
export type Apparaat = { id: string; apparaat: string; gezienOp: string; gemaaktOp: string };

/** The running sessions of an account, latest first. */
export const lopende = (db: Db, accountId: string, nu: Temporal.Instant): Promise<Apparaat[]> =>
	db
		.select({
			id: sessie.id,
			apparaat: sessie.apparaat,
			gezienOp: sessie.gezienOp,
			gemaaktOp: sessie.gemaaktOp
		})
		.from(sessie)
		.where(and(eq(sessie.accountId, accountId), eq(sessie.soort, 'vol'), gt(sessie.eindOp, tijdstip(nu))))
		.orderBy(desc(sessie.gezienOp));

/** Ends one session of this account; somebody else's id does nothing. */
export const beeindigVan = (tx: Db, accountId: string, sessieId: string): Promise<void> =>
	haalWeg(tx, and(eq(sessie.accountId, accountId), eq(sessie.id, sessieId)));

/** Ends every session of an account but one; of its devices only the one of that session is still told. */
export async function beeindigAndere(tx: Db, accountId: string, behalve: string): Promise<void> {
	await tx.delete(sessie).where(and(eq(sessie.accountId, accountId), ne(sessie.id, behalve)));
	const [dit] = await tx.select({ toestelId: sessie.toestelId }).from(sessie).where(eq(sessie.id, behalve));
	await tx
		.delete(toestelmelding)
		.where(
			and(
				eq(toestelmelding.accountId, accountId),
				dit?.toestelId ? ne(toestelmelding.toestelId, dit.toestelId) : undefined
			)
		);
}
