/** Takes every way in from an account at once: what was lost may be in other hands (issue 3 §1). */
import { and, eq, isNull, lte, gt, or } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import {
	account,
	herstelcode,
	inlogkoppeling,
	passkey,
	persoon,
	rol,
	tafel,
	uitdaging
} from '../opslag/schema.ts';
import { beeindigAlle } from './sessie.ts';
import { vergeetAlle } from './toestel.ts';

/**
 * Ends every factor, passkey, recovery code, open question, known device and session of an account, in the caller's
 * transaction, and notes that the person must be told. Roles, reacties and drafts hang on the person and stay.
 */
export async function ontneemAlles(tx: Db, accountId: string, nu: Temporal.Instant): Promise<void> {
	await tx.delete(passkey).where(eq(passkey.accountId, accountId));
	await tx.delete(inlogkoppeling).where(eq(inlogkoppeling.accountId, accountId));
	await tx.delete(herstelcode).where(eq(herstelcode.accountId, accountId));
	await tx.delete(uitdaging).where(eq(uitdaging.accountId, accountId));
	await tx
		.update(account)
		.set({
			wachtwoordHash: null,
			totpVersleuteld: null,
			totpStap: null,
			vernieuwdOp: tijdstip(nu),
			vernieuwdGezienOp: null
		})
		.where(eq(account.id, accountId));
	await beeindigAlle(tx, accountId);
	await vergeetAlle(tx, accountId);
}

/** A secret address or an agreement about safety is in play: one colleague alone is not enough. */
export async function isBeschermd(tx: Db, casusId: string): Promise<boolean> {
	const [geheim] = await tx
		.select({ id: persoon.id })
		.from(persoon)
		.where(and(eq(persoon.casusId, casusId), eq(persoon.adresGeheim, true)))
		.limit(1);
	const [afspraak] = await tx
		.select({ id: tafel.id })
		.from(tafel)
		.where(and(eq(tafel.casusId, casusId), eq(tafel.veiligheidsafspraak, true)))
		.limit(1);
	return Boolean(geheim ?? afspraak);
}

/** A role that an account holds now, by id or by its confirmed address. */
export type Plek = { rolId: string; casusId: string; persoonId: string };

/** Every role that an account holds at this moment, in every case. */
export async function plekkenVan(
	tx: Db,
	wie: { id: string; emailIndex: string | null },
	nu: Temporal.Instant
): Promise<Plek[]> {
	return tx
		.select({ rolId: rol.id, casusId: rol.casusId, persoonId: rol.persoonId })
		.from(rol)
		.where(
			and(
				or(eq(rol.accountId, wie.id), eq(rol.emailIndex, wie.emailIndex ?? '')),
				lte(rol.van, tijdstip(nu)),
				or(isNull(rol.tot), gt(rol.tot, tijdstip(nu)))
			)
		);
}
