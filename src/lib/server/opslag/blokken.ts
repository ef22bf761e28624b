import { and, asc, eq, gte } from 'drizzle-orm';
import type { Motor } from './motor.ts';
import { documentBlok } from './schema.ts';

/** A megabyte at a time. */
const SAMEN = 16;

/**
 * The encrypted blocks of one document in order, a few at a time: no whole file in memory, and no transaction that stays
 * open while a slow phone reads. Blocks are written once with their document, so the reads need not be of one moment.
 */
export async function* blokken(opslag: Pick<Motor, 'lees'>, documentId: string): AsyncGenerator<Buffer> {
	for (let vanaf = 0; ; vanaf += SAMEN) {
		const rijen = await opslag.lees((db) =>
			db
				.select({ inhoud: documentBlok.inhoud })
				.from(documentBlok)
				.where(and(eq(documentBlok.documentId, documentId), gte(documentBlok.nummer, vanaf)))
				.orderBy(asc(documentBlok.nummer))
				.limit(SAMEN)
		);
		for (const { inhoud } of rijen) yield inhoud;
		if (rijen.length < SAMEN) return;
	}
}
