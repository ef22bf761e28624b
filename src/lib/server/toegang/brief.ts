/** What a link and a code belong to: an invitation, or the renewal of an account. At the door both look the same (B05). */
import { and, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { toegangsherstel, uitnodiging } from '../opslag/schema.ts';
import { geheimHash } from '../opslag/versleuteling.ts';
import type { Doel } from './tussenstap.ts';

export const CODES_HOOGUIT = 5;
/** Sent and not withdrawn. A tafel that began closes the answers, not the door: stukken and account stay. */
const LEVEND = ['verzonden', 'geopend', 'beantwoord', 'gesloten'];

/** Holds for an invitation whose code can still be spent: a spent one has no code any more. */
export const bruikbaar = (nu: Temporal.Instant) =>
	and(
		inArray(uitnodiging.status, LEVEND),
		isNull(uitnodiging.ingetrokkenOp),
		isNotNull(uitnodiging.codeHash),
		gt(uitnodiging.verlooptOp, tijdstip(nu))
	);
/** Holds for a renewal whose code can still be spent. */
export const herstelbaar = (nu: Temporal.Instant) =>
	and(
		eq(toegangsherstel.status, 'gegeven'),
		isNotNull(toegangsherstel.codeHash),
		gt(toegangsherstel.verlooptOp, tijdstip(nu))
	);

export type Brief = Doel & {
	casusId: string;
	persoonId: string;
	/** Only of a renewal: the account that is renewed. */
	accountId: string | null;
	codeHash: string | null;
	pogingen: number;
};
type Uitnodiging = typeof uitnodiging.$inferSelect;
type Herstel = typeof toegangsherstel.$inferSelect;

const vanUitnodiging = (rij: Uitnodiging): Brief => ({
	...rij,
	uitnodigingId: rij.id,
	herstelId: null,
	accountId: null
});
const vanHerstel = (rij: Herstel): Brief => ({ ...rij, uitnodigingId: null, herstelId: rij.id });

/** Whose link this is, whatever became of it; null for a link that is not ours. */
export async function vind(db: Db, token: string | undefined): Promise<Brief | null> {
	const hash = geheimHash(token ?? '');
	const [rij] = await db.select().from(uitnodiging).where(eq(uitnodiging.tokenHash, hash));
	if (rij) return vanUitnodiging(rij);
	const [herstel] = await db.select().from(toegangsherstel).where(eq(toegangsherstel.tokenHash, hash));
	return herstel ? vanHerstel(herstel) : null;
}

/** Whose code was right, from the step after it. */
export async function vanStap(db: Db, stap: Doel): Promise<Brief | null> {
	if (stap.herstelId === null) {
		const [rij] = await db.select().from(uitnodiging).where(eq(uitnodiging.id, stap.uitnodigingId));
		return rij ? vanUitnodiging(rij) : null;
	}
	const [rij] = await db.select().from(toegangsherstel).where(eq(toegangsherstel.id, stap.herstelId));
	return rij ? vanHerstel(rij) : null;
}

/** Whether a link can still be used. Reads only. */
export async function leeft(db: Db, token: string | undefined, nu: Temporal.Instant): Promise<boolean> {
	if (!token) return false;
	const hash = geheimHash(token);
	const [rij] = await db
		.select({ id: uitnodiging.id })
		.from(uitnodiging)
		.where(and(eq(uitnodiging.tokenHash, hash), lt(uitnodiging.pogingen, CODES_HOOGUIT), bruikbaar(nu)));
	if (rij) return true;
	const [herstel] = await db
		.select({ id: toegangsherstel.id })
		.from(toegangsherstel)
		.where(
			and(eq(toegangsherstel.tokenHash, hash), lt(toegangsherstel.pogingen, CODES_HOOGUIT), herstelbaar(nu))
		);
	return herstel !== undefined;
}

/** Writes one try down, before the code is looked at. @returns the letter with this try counted; null when it is dead */
export async function neemPoging(
	tx: Db,
	token: string | undefined,
	nu: Temporal.Instant
): Promise<Brief | null> {
	if (!(await leeft(tx, token, nu))) return null;
	const hash = geheimHash(token ?? '');
	const [rij] = await tx
		.update(uitnodiging)
		.set({ pogingen: sql`${uitnodiging.pogingen} + 1` })
		.where(and(eq(uitnodiging.tokenHash, hash), lt(uitnodiging.pogingen, CODES_HOOGUIT)))
		.returning();
	if (rij) return vanUitnodiging(rij);
	const [herstel] = await tx
		.update(toegangsherstel)
		.set({ pogingen: sql`${toegangsherstel.pogingen} + 1` })
		.where(and(eq(toegangsherstel.tokenHash, hash), lt(toegangsherstel.pogingen, CODES_HOOGUIT)))
		.returning();
	return herstel ? vanHerstel(herstel) : null;
}

/** Gives a try back: the code was right, or it could not be looked at. */
export async function geefTerug(tx: Db, brief: Brief): Promise<void> {
	if (brief.uitnodigingId)
		await tx
			.update(uitnodiging)
			.set({ pogingen: sql`${uitnodiging.pogingen} - 1` })
			.where(and(eq(uitnodiging.id, brief.uitnodigingId), gt(uitnodiging.pogingen, 0)));
	else if (brief.herstelId)
		await tx
			.update(toegangsherstel)
			.set({ pogingen: sql`${toegangsherstel.pogingen} - 1` })
			.where(and(eq(toegangsherstel.id, brief.herstelId), gt(toegangsherstel.pogingen, 0)));
}
