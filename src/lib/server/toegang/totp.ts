/** The six digits of an authenticator app (RFC 6238). The window and its reason: dreigingen §6.2. */
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { generateSecret, generateURI, verifySync } from 'otplib';
import qrcode from 'qrcode';
import type { Db } from '../opslag/index.ts';
import { account } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';

/** This step, and the one before it for five seconds: long enough to type, short enough not to read along. */
const SPELING: [number, number] = [5, 0];
const CIJFERS = /^\d{6}$/;

/** A fresh secret, base32, 160 bits. */
export const nieuwGeheim = (): string => generateSecret();

/** The secret in groups of four, to type over. */
export const leesbaar = (geheim: string): string => geheim.match(/.{1,4}/g)?.join(' ') ?? geheim;

/** What an authenticator app reads. The label is the product's name only: a phone on a table tells nothing. */
export const adres = (geheim: string): string =>
	generateURI({ issuer: 'Aan Tafel', label: 'Aan Tafel', secret: geheim });

/**
 * The QR code as one SVG path, a unit a module, with the quiet zone that scanners need.
 * @returns `d` for the path and the width of the square
 */
export function qr(tekst: string): { pad: string; breedte: number } {
	const { modules } = qrcode.create(tekst);
	const rand = 4;
	const stukken: string[] = [];
	for (let y = 0; y < modules.size; y++)
		for (let x = 0; x < modules.size; x++)
			if (modules.get(y, x)) stukken.push(`M${x + rand} ${y + rand}h1v1h-1z`);
	return { pad: stukken.join(''), breedte: modules.size + 2 * rand };
}

/** What was typed without spaces, or null when it is not six digits. */
export const leesCode = (getypt: string): string | null => {
	const cijfers = getypt.normalize('NFKC').replace(/[\s.-]/g, '');
	return CIJFERS.test(cijfers) ? cijfers : null;
};

/**
 * Compares a code with a secret.
 * @param naStap last step that was accepted before, so that a code works once
 * @returns the step of this code, or null when it is wrong, old or used
 */
export function stapVan(
	geheim: string,
	code: string,
	nu: Temporal.Instant,
	naStap: number | null
): number | null {
	const uitkomst = verifySync({
		secret: geheim,
		token: code,
		epoch: Math.floor(nu.epochMilliseconds / 1000),
		epochTolerance: SPELING
	});
	if (!uitkomst.valid || !('timeStep' in uitkomst)) return null;
	return naStap !== null && uitkomst.timeStep <= naStap ? null : uitkomst.timeStep;
}

/** The secret as the store keeps it. */
export const versleutel = (sleutels: Pick<Sleutelkast, 'huis'>, accountId: string, geheim: string): Buffer =>
	sleutels.huis.versleutel('account.totp', accountId, geheim);

/**
 * Checks the code of an account and uses it up, in the caller's transaction: of two at once one gets in (B12).
 */
export async function gebruik(
	tx: Db,
	sleutels: Pick<Sleutelkast, 'huis'>,
	wie: Pick<typeof account.$inferSelect, 'id' | 'totpVersleuteld' | 'totpStap'>,
	getypt: string,
	nu: Temporal.Instant
): Promise<boolean> {
	const code = leesCode(getypt);
	if (code === null || !wie.totpVersleuteld) return false;
	const geheim = sleutels.huis.ontsleutel('account.totp', wie.id, wie.totpVersleuteld);
	const stap = stapVan(geheim, code, nu, wie.totpStap);
	if (stap === null) return false;
	const gezet = await tx
		.update(account)
		.set({ totpStap: stap })
		.where(and(eq(account.id, wie.id), or(isNull(account.totpStap), lt(account.totpStap, stap))))
		.returning({ id: account.id });
	return gezet.length === 1;
}
