/**
 * The door of a professional whom a beheerder invited: the link came by mail, the code by another way. Together they
 * open the own account once; a passkey or the organisation's sign-in is set up behind it, in the own account.
 */
import { and, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { accountUitnodiging } from '../opslag/schema.ts';
import { geheimHash } from '../opslag/versleuteling.ts';
import * as account from './account.ts';
import * as activatiecode from './activatiecode.ts';
import * as inlog from './inlog.ts';

export const COLLEGA_COOKIE = '__Host-collega';
export const COLLEGA_MINUTEN = 30;
const CODES_HOOGUIT = 5;

const bruikbaar = (token: string | undefined, nu: Temporal.Instant) =>
	and(
		eq(accountUitnodiging.tokenHash, geheimHash(token ?? '')),
		isNull(accountUitnodiging.gebruiktOp),
		isNotNull(accountUitnodiging.codeHash),
		lt(accountUitnodiging.pogingen, CODES_HOOGUIT),
		gt(accountUitnodiging.verlooptOp, tijdstip(nu))
	);

/** Whether a link can still be used. Reads only. */
export async function leeft(db: Db, token: string | undefined, nu: Temporal.Instant): Promise<boolean> {
	const rijen = await db
		.select({ id: accountUitnodiging.id })
		.from(accountUitnodiging)
		.where(bruikbaar(token, nu));
	return rijen.length > 0;
}

/**
 * Checks the code and opens the account. The try is written down before the code is looked at, so parallel guesses
 * count; of many right ones exactly one gets in.
 * @returns the cookies of a full session; `uitnodiging.dood` for every link that cannot be used, also by now;
 * `uitnodiging.code-onjuist`
 * @throws TeDruk when the hashing queue is full; the try is given back then
 */
export async function open(
	opslag: Opslag,
	token: string | undefined,
	getypt: string,
	van: inlog.Klopper
): Promise<inlog.Binnen | Weigering> {
	const [rij] = await opslag.schrijf((tx) =>
		tx
			.update(accountUitnodiging)
			.set({ pogingen: sql`${accountUitnodiging.pogingen} + 1` })
			.where(bruikbaar(token, van.nu))
			.returning()
	);
	let goed: boolean;
	try {
		goed = await activatiecode.klopt(opslag.sleutels, rij?.codeHash ?? null, getypt);
	} catch (fout) {
		if (rij)
			await opslag.schrijf((tx) =>
				tx
					.update(accountUitnodiging)
					.set({ pogingen: sql`${accountUitnodiging.pogingen} - 1` })
					.where(eq(accountUitnodiging.id, rij.id))
			);
		throw fout;
	}
	if (!rij) return weiger('uitnodiging.dood');
	if (!goed) return weiger(rij.pogingen < CODES_HOOGUIT ? 'uitnodiging.code-onjuist' : 'uitnodiging.dood');
	return opslag.schrijf(async (tx) => {
		const [gebruikt] = await tx
			.update(accountUitnodiging)
			.set({ gebruiktOp: tijdstip(van.nu), codeHash: null })
			.where(and(eq(accountUitnodiging.id, rij.id), eq(accountUitnodiging.codeHash, rij.codeHash!)))
			.returning({ accountId: accountUitnodiging.accountId });
		const wie = gebruikt ? await account.zoek(tx, gebruikt.accountId) : null;
		return wie ? inlog.laatBinnen(tx, opslag, wie.id, van, 'toegang.collega') : weiger('uitnodiging.dood');
	});
}
