/** Ten codes for the day the phone is gone: 120 bits each, so a plain digest is enough; each works once. */
import { randomBytes } from 'node:crypto';
import { and, count, eq, isNull } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db } from '../opslag/index.ts';
import { herstelcode } from '../opslag/schema.ts';
import { geheimHash } from '../opslag/versleuteling.ts';

const AANTAL = 10;
const BYTES = 15;
const LENGTE = 24;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
	let uit = '';
	let rest = 0;
	let bits = 0;
	for (const byte of bytes) {
		rest = (rest << 8) | byte;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			uit += BASE32[(rest >> bits) & 31]!;
		}
		rest &= (1 << bits) - 1;
	}
	return uit;
}

/** What was typed, as it was meant: 0 and 1 and 8 do not exist in these codes. Null when it cannot be one. */
export function leesCode(getypt: string): string | null {
	const tekens = getypt
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, '')
		.replaceAll('0', 'O')
		.replaceAll('1', 'I')
		.replaceAll('8', 'B');
	return tekens.length === LENGTE ? tekens : null;
}

/**
 * Replaces all codes of an account by new ones.
 * @returns the ten codes in groups of four, shown once and never stored
 */
export async function maakNieuwe(tx: Db, accountId: string): Promise<string[]> {
	const codes = Array.from({ length: AANTAL }, () => base32(randomBytes(BYTES)));
	await tx.delete(herstelcode).where(eq(herstelcode.accountId, accountId));
	await tx
		.insert(herstelcode)
		.values(
			codes.map((code) => ({ id: nieuwId(), accountId, codeHash: geheimHash(code), gebruiktOp: null }))
		);
	return codes.map((code) => code.match(/.{4}/g)!.join(' '));
}

/** Takes them all away. */
export const wis = (tx: Db, accountId: string) =>
	tx.delete(herstelcode).where(eq(herstelcode.accountId, accountId));

/** Uses one code up, in the caller's transaction. @returns whether it was one of this account, unused */
export async function gebruik(
	tx: Db,
	accountId: string,
	getypt: string,
	nu: Temporal.Instant
): Promise<boolean> {
	const code = leesCode(getypt);
	if (code === null) return false;
	const gebruikt = await tx
		.update(herstelcode)
		.set({ gebruiktOp: tijdstip(nu) })
		.where(
			and(
				eq(herstelcode.accountId, accountId),
				eq(herstelcode.codeHash, geheimHash(code)),
				isNull(herstelcode.gebruiktOp)
			)
		)
		.returning({ id: herstelcode.id });
	return gebruikt.length === 1;
}

/** How many are left. */
export async function over(db: Db, accountId: string): Promise<number> {
	const [rij] = await db
		.select({ aantal: count() })
		.from(herstelcode)
		.where(and(eq(herstelcode.accountId, accountId), isNull(herstelcode.gebruiktOp)));
	return rij?.aantal ?? 0;
}
