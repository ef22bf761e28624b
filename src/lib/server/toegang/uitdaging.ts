/** A question that may be answered once, within minutes: the challenge of a passkey. */
import { and, eq, gt } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import type { Opslag } from '../opslag/index.ts';
import { uitdaging } from '../opslag/schema.ts';

/** Keeps a question. `waarde` is random and of 128 bits or more: it is its own id. */
export const stel = (
	opslag: Opslag,
	vraag: { doel: string; accountId: string | null; waarde: string; minuten: number },
	nu: Temporal.Instant
): Promise<void> =>
	opslag.schrijf(async (tx) => {
		await tx.insert(uitdaging).values({
			id: vraag.waarde,
			doel: vraag.doel,
			accountId: vraag.accountId,
			waarde: '',
			verlooptOp: tijdstip(nu.add({ minutes: vraag.minuten }))
		});
	});

/** Spends the question that an answer names, whatever becomes of that answer. Null when it is not ours, old or spent. */
export async function verbruik(
	opslag: Opslag,
	doel: string,
	waarde: string | null,
	nu: Temporal.Instant
): Promise<{ waarde: string; accountId: string | null } | null> {
	if (waarde === null) return null;
	const [rij] = await opslag.schrijf((tx) =>
		tx
			.delete(uitdaging)
			.where(and(eq(uitdaging.id, waarde), eq(uitdaging.doel, doel), gt(uitdaging.verlooptOp, tijdstip(nu))))
			.returning()
	);
	return rij ? { waarde, accountId: rij.accountId } : null;
}
