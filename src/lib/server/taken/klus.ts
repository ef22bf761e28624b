/** Work that every process is woken for and one does: once for each period, over all of them. */
import { and, eq, gt, lte, or } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import { ongepakt } from '../opslag/kolommen.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { klus } from '../opslag/schema.ts';

/**
 * Does the work when its turn has come and nobody else is at it. Claim, work and next turn are one transaction: an owner
 * that dies leaves the work undone and free, and none counts twice.
 * @param naam of the work, the same in every process
 * @param elkeMs milliseconds from one turn to the next
 * @param werk only what the database can undo
 * @returns whether it was done here
 */
export async function doeEens(
	opslag: Pick<Opslag, 'schrijf'>,
	naam: string,
	elkeMs: number,
	moment: Temporal.Instant,
	werk: (db: Db) => Promise<void>
): Promise<boolean> {
	const nu = tijdstip(moment);
	const na = (ms: number) => tijdstip(moment.add({ milliseconds: ms }));
	// Two turns ahead was never written by a clock that was right: waiting for that could take years.
	const isBeurt = or(lte(klus.volgendeOp, nu), gt(klus.volgendeOp, na(2 * elkeMs)));
	return opslag.schrijf(async (db) => {
		await db.insert(klus).values({ id: naam, volgendeOp: nu }).onConflictDoNothing();
		const [mijn] = await ongepakt(
			db
				.select({ id: klus.id })
				.from(klus)
				.where(and(eq(klus.id, naam), isBeurt))
		);
		if (!mijn) return false;
		await werk(db);
		await db
			.update(klus)
			.set({ volgendeOp: na(elkeMs) })
			.where(eq(klus.id, naam));
		return true;
	});
}
