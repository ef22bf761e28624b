/** Puts a message for the devices of an account in the outbox; which devices those are is looked up when it goes. */
import { and, eq } from 'drizzle-orm';
import type { Db } from './motor.ts';
import { legKlaar } from './post.ts';
import { push } from './pushsleutel.ts';
import { toestelmelding } from './schema.ts';
import type { Sleutelkast } from './sleutelkast.ts';

/** The devices of this account that can be told now. */
export const toestellenVan = (accountId: string, kenmerk: string) =>
	and(eq(toestelmelding.accountId, accountId), eq(toestelmelding.sleutelKenmerk, kenmerk));

/**
 * "Er staat een bericht klaar" on every device that this account chose, in the transaction of the act it speaks of.
 * @param wat `persoonId` and `casusId`: whom to call when none of them can be reached; left out where a mail goes as well
 * @returns false when no device was chosen, or this installation offers none
 */
export async function legMelding(
	plek: { tx: Db; sleutels: Pick<Sleutelkast, 'huis'>; nu: Temporal.Instant },
	wat: { accountId: string; sleutel: string; persoonId?: string | null; casusId?: string }
): Promise<boolean> {
	const sleutel = push();
	if (!sleutel) return false;
	const [een] = await plek.tx
		.select({ id: toestelmelding.id })
		.from(toestelmelding)
		.where(toestellenVan(wat.accountId, sleutel.kenmerk))
		.limit(1);
	if (!een) return false;
	const { accountId, ...over } = wat;
	await legKlaar(plek, { post: { soort: 'melding' }, aan: accountId, ...over });
	return true;
}
