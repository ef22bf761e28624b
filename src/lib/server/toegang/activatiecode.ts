/**
 * The two halves of an invitation: the link's token (by mail) and the activation code (by another way: a letter, the
 * phone, by hand). One without the other gives nothing (dreigingen B03).
 */
import { randomInt } from 'node:crypto';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import { geheimHash, nieuwGeheim } from '../opslag/versleuteling.ts';
import * as trageHash from './trage-hash.ts';

/** Ten digits and twenty-two letters: no I, L, O or U, which are read as 1, 1, 0 and V. 32^10 is 50 bits. */
const ALFABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTE = 10;
const LIJKT_OP: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };

type Peper = Pick<Sleutelkast, 'peper'>;

/**
 * Makes a code to hand over, phone or print.
 * @returns `code` as `XXXXX-XXXXX`, shown once and never stored; `hash` for `uitnodiging.codeHash`
 * @throws TeDruk when the hashing queue is full
 */
export async function nieuweCode(sleutels: Peper): Promise<{ code: string; hash: string }> {
	const tekens = Array.from({ length: LENGTE }, () => ALFABET[randomInt(ALFABET.length)]).join('');
	return { code: `${tekens.slice(0, 5)}-${tekens.slice(5)}`, hash: await trageHash.maak(sleutels, tekens) };
}

/**
 * What someone typed, as it was meant: spaces, dashes, dots, case and look-alike characters are forgiven.
 * @returns ten characters of the alphabet, or null when it cannot be a code
 */
export function leesCode(getypt: string): string | null {
	const tekens = getypt
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replace(/[OILU]/g, (teken) => LIJKT_OP[teken] ?? teken);
	return tekens.length === LENGTE ? tekens : null;
}

/**
 * Compares a typed code with the stored hash; an unreadable code or an absent hash costs the same time and says no.
 * @throws TeDruk when the hashing queue is full
 */
export const klopt = (sleutels: Peper, hash: string | null, getypt: string): Promise<boolean> => {
	const code = leesCode(getypt);
	return trageHash.klopt(sleutels, code === null ? null : hash, code ?? getypt);
};

/**
 * Makes the secret of a link: 256 bits.
 * @returns `token` for the link, never stored; `hash` (SHA-256) for `uitnodiging.tokenHash`
 */
export function nieuwToken(): { token: string; hash: Buffer } {
	const token = nieuwGeheim();
	return { token, hash: geheimHash(token) };
}
