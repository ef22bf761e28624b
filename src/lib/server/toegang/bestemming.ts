/** Where someone goes after signing in. Only ever a page of our own (dreigingen B23, finding 11). */

export const THUIS = '/mijn';
const LENGTE_HOOGUIT = 500;
/** Letters, digits and what our own addresses are made of; no backslash, colon, at, percent or control character. */
const EIGEN_PAD = /^\/(?:[a-z0-9_-][a-z0-9_.~-]*\/)*(?:[a-z0-9_-][a-z0-9_.~-]*)?(?:\?[a-z0-9_.~=&-]*)?$/i;
/** Going back to the door, or out of it, makes no sense after signing in. */
const DEUR = /^\/(?:inloggen|uitloggen|weg|sessie)(?:[/?]|$)/i;

/** As a page of ours, with the name of an action behind it: `?/bewaar`. */
const EIGEN_DOEL = /^\/(?:[a-z0-9_-][a-z0-9_.~-]*\/)*(?:[a-z0-9_-][a-z0-9_.~-]*)?(?:\?[a-z0-9_.~=&/-]*)?$/i;

/** Where a form goes that waited for a proof; null for anything that is not a page of this site. */
export const leesDoel = (ruw: string): string | null =>
	ruw.length <= LENGTE_HOOGUIT && EIGEN_DOEL.test(ruw) && !DEUR.test(ruw) ? ruw : null;

/**
 * Reads the `naar` that came along in an address or form.
 * @returns a path on this site that starts with one slash; `/mijn` for anything else
 */
export function leesBestemming(ruw: unknown): string {
	if (typeof ruw !== 'string' || ruw.length > LENGTE_HOOGUIT) return THUIS;
	return EIGEN_PAD.test(ruw) && !DEUR.test(ruw) ? ruw : THUIS;
}
