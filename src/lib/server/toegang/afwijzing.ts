/**
 * The attempts by password that would be refused anyway, found at next to no cost: the queue is full, or the store
 * refused this name or this place a moment ago. The same for a name that exists and one that does not (B09); a known
 * device is only ever refused for its own tries (dreigingen finding 14).
 */
import type { Opslag } from '../opslag/index.ts';
import { inlogIndex } from '../opslag/emailadres.ts';
import { wieEnWaar, type Klopper } from './inlog.ts';
import { EvenWachten, pasGeweigerd, voorWachtwoord } from './pogingen.ts';
import { isVol, OPNIEUW_NA_SECONDEN } from './trage-hash.ts';

/** 429: too often, come back then; 503: too many at once. */
export type Afwijzing = { status: 429 | 503; seconden: number };

/** What the door answers to tries that are used up. */
export const teVaak = (wacht: EvenWachten): Afwijzing => ({ status: 429, seconden: wacht.seconden });
/** What the door answers when the queue is full. */
export const teDruk: Afwijzing = { status: 503, seconden: OPNIEUW_NA_SECONDEN };

type Van = Pick<Klopper, 'adres' | 'toestelCookie' | 'nu'>;

function oordeel(
	opslag: Opslag,
	inlognaam: string,
	toestelId: string | null,
	{ adres, nu }: Van
): Afwijzing | null {
	const emmers = voorWachtwoord(inlogIndex(opslag.sleutels, inlognaam), { adres, toestelId });
	const wacht = pasGeweigerd(opslag, emmers, nu);
	if (wacht) return teVaak(wacht);
	return isVol(toestelId ? 'bekend' : 'vreemd') ? teDruk : null;
}

/**
 * Judges an attempt before anything is done for it; takes no try.
 * @returns null when it has to be looked at: that is no promise
 */
export async function wijsAf(opslag: Opslag, inlognaam: string, van: Van): Promise<Afwijzing | null> {
	const alsVreemde = oordeel(opslag, inlognaam, null, van);
	// Only for who shows the cookie of some device the store is asked whether it is known here.
	if (!alsVreemde || !van.toestelCookie) return alsVreemde;
	const { toestelId } = await wieEnWaar(opslag, inlognaam, van.toestelCookie);
	return toestelId ? oordeel(opslag, inlognaam, toestelId, van) : alsVreemde;
}
