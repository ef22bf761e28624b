/** Where someone goes after signing in. Only ever a page of our own (dreigingen B23, finding 11). */

export const THUIS = '/mijn';
const LENGTE_HOOGUIT = 500;
/** Letters, digits and what our own addresses are made of; no backslash, colon, at, percent or control character. */
const EIGEN_PAD = /^\/(?:[a-z0-9_-][a-z0-9_.~-]*\/)*(?:[a-z0-9_-][a-z0-9_.~-]*)?$/i;
const EIGEN_VRAAG = /^[a-z0-9_.~=&-]*$/i;
/** With the name of an action as well: `?/bewaar`. */
const EIGEN_DOEL = /^[a-z0-9_.~=&/-]*$/i;
/** Going back to the door, or out of it, makes no sense after signing in. */
const DEUR = /^\/(?:inloggen|uitloggen|weg|sessie)(?:\/|$)/i;

/** Whether this is a page of this site, and behind its first question mark what `vraag` allows. */
function isHier(ruw: string, vraag: RegExp): boolean {
	const [pad = '', ...achter] = ruw.split('?');
	const past = EIGEN_PAD.test(pad) && vraag.test(achter.join('?')) && !DEUR.test(pad);
	return past && ruw.length <= LENGTE_HOOGUIT;
}

/** Where a form goes that waited for a proof; null for anything that is not a page of this site. */
export const leesDoel = (ruw: string): string | null => (isHier(ruw, EIGEN_DOEL) ? ruw : null);

/**
 * Reads the `naar` that came along in an address or form.
 * @returns a path on this site that starts with one slash; `/mijn` for anything else
 */
export const leesBestemming = (ruw: unknown): string =>
	typeof ruw === 'string' && isHier(ruw, EIGEN_VRAAG) ? ruw : THUIS;
