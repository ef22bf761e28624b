/** The sessions of an account as a list: what its owner sees of them, and how they end. */
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { sessie } from '../opslag/schema.ts';

/** Ends one session. */
export const beeindig = (tx: Db, sessieId: string) => tx.delete(sessie).where(eq(sessie.id, sessieId));

/** Ends every session of an account: after a change of password, factor, role or right. */
export const beeindigAlle = (tx: Db, accountId: string) =>
	tx.delete(sessie).where(eq(sessie.accountId, accountId));

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
export const beeindigVan = (tx: Db, accountId: string, sessieId: string) =>
	tx.delete(sessie).where(and(eq(sessie.accountId, accountId), eq(sessie.id, sessieId)));

/** Ends every session of an account but one. */
export const beeindigAndere = (tx: Db, accountId: string, behalve: string) =>
	tx.delete(sessie).where(and(eq(sessie.accountId, accountId), ne(sessie.id, behalve)));
