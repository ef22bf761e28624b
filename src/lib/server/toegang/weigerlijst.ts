/**
 * What the store refused a moment ago, so that a storm of the same tries is refused without asking it each time. Only
 * ever a shortcut for its answer, on this server, for two seconds: after that one try asks again, since a right secret
 * elsewhere may have given tries back. Losing it costs a question, nothing else.
 */
import { tijdstip } from '../klok.ts';

/** Names of limits are hashed; about a megabyte at most. */
const HOOGUIT = 10_000;
const GELDIG_MS = 2_000;

const lijst = new Map<string, { tot: string; vraagVanaf: number }>();

/** Remembers that this limit is used up until then. */
export function onthoud(id: string, tot: string, nu: Temporal.Instant): void {
	lijst.delete(id);
	if (lijst.size >= HOOGUIT) lijst.delete(lijst.keys().next().value!);
	lijst.set(id, { tot, vraagVanaf: nu.epochMilliseconds + GELDIG_MS });
}

/** There are tries again, or may be. */
export const vergeet = (id: string): boolean => lijst.delete(id);

/** Until when this limit is used up; null when that is unknown, and for the one whose turn it is to ask again. */
export function zoek(id: string, nu: Temporal.Instant): string | null {
	const een = lijst.get(id);
	if (!een) return null;
	if (een.tot <= tijdstip(nu)) {
		lijst.delete(id);
		return null;
	}
	if (nu.epochMilliseconds < een.vraagVanaf) return een.tot;
	een.vraagVanaf = nu.epochMilliseconds + GELDIG_MS;
	return null;
}
