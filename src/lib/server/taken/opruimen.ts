import { and, eq, lt, lte } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { idempotentie, loketStart, poging, sessie, uitbox, uitdaging } from '../opslag/schema.ts';

/** A form can lie open for a week in a tab; after that its key protects nothing any more. */
const BEWAAR_SLEUTELS = Temporal.Duration.from({ hours: 7 * 24 });
/** Long enough to answer "did it go out?", no longer. */
const BEWAAR_VERZONDEN = Temporal.Duration.from({ hours: 30 * 24 });

/**
 * Deletes what has run out: challenges, sessions, throttle windows, unconfirmed starts at the loket, old form keys,
 * and the shells of mails sent a month ago.
 * @param db the transaction of this turn (klus.ts)
 * @param moment now
 */
export async function ruimOp(db: Db, moment: Temporal.Instant): Promise<void> {
	const nu = tijdstip(moment);
	await db.delete(uitdaging).where(lte(uitdaging.verlooptOp, nu));
	await db.delete(sessie).where(lte(sessie.eindOp, nu));
	await db.delete(poging).where(lte(poging.vensterTot, nu));
	await db.delete(loketStart).where(lte(loketStart.verlooptOp, nu));
	await db.delete(idempotentie).where(lt(idempotentie.op, tijdstip(moment.subtract(BEWAAR_SLEUTELS))));
	const lang = tijdstip(moment.subtract(BEWAAR_VERZONDEN));
	await db.delete(uitbox).where(and(eq(uitbox.status, 'verzonden'), lt(uitbox.verzondenOp, lang)));
}
