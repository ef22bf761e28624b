/** An address as we compare it, and its keyed hash: the store never holds an address in the open. */
import { kenmerk } from './versleuteling.ts';
import type { Sleutelkast } from './sleutelkast.ts';

/** Lower case, no spaces around. Dots and plus signs stay: they may be other people. */
export const normaliseer = (adres: string): string => adres.trim().normalize('NFC').toLowerCase();

/** Looks up without telling: the same address gives the same text, nothing else does. */
export const emailIndex = (sleutels: Pick<Sleutelkast, 'index'>, adres: string): string =>
	kenmerk(sleutels.index, `email|${normaliseer(adres)}`);

/**
 * Look-up of what somebody signs in with and chose for himself: an address nobody confirmed, or a name we made.
 * A domain of its own: `emailIndex` opens what was sent to a confirmed address, and typing an address must never do that.
 */
export const inlogIndex = (sleutels: Pick<Sleutelkast, 'index'>, naam: string): string =>
	kenmerk(sleutels.index, `inlog|${normaliseer(naam)}`);
