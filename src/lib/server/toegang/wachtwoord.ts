/** Passwords: long, pasted if one likes, of any characters; refused only when a guesser tries them first. */
import { weiger, type Weigering } from '../../domein/weigering.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import * as trageHash from './trage-hash.ts';
import { isUitgelekt } from './uitgelekt.ts';
import { VEELGEBRUIKT } from './veelgebruikt.ts';

export const WACHTWOORD_MINSTENS = 12;
export const WACHTWOORD_HOOGUIT = 200;
/** Words of this place: nobody may build on them. */
const HIER = ['tafel', 'aan'];
/** Shorter pieces of a name occur in any password. */
const STUK_MINSTENS = 4;
/** What must be left when guessable parts are taken out. */
const OVER_MINSTENS = 4;

const CIJFER_ALS_LETTER: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'8': 'b',
	'@': 'a',
	$: 's',
	'!': 'i'
};
const RIJEN = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The same for everyone who types it: composed and decomposed letters are one. */
const vorm = (wachtwoord: string): string => wachtwoord.normalize('NFKC');

/** Takes out runs of one character and rows of keys of three or more, forwards and backwards. */
function zonderRijen(tekst: string): string {
	let uit = '';
	for (let i = 0; i < tekst.length;) {
		let lengte = 1;
		while (tekst[i + lengte] === tekst[i]) lengte++;
		for (const rij of RIJEN)
			for (const richting of [rij, [...rij].reverse().join('')]) {
				let n = 2;
				while (i + n <= tekst.length && richting.includes(tekst.slice(i, i + n))) n++;
				lengte = Math.max(lengte, n - 1);
			}
		if (lengte < 3) uit += tekst.slice(i, i + lengte);
		i += lengte;
	}
	return uit;
}

/** Takes out known words, in their order; what stood on both sides does not become one word. */
const zonderWoorden = (tekst: string, woorden: readonly string[]): string =>
	woorden.reduce((rest, woord) => rest.replaceAll(woord, ' '), tekst);

const GEKEND = [...VEELGEBRUIKT, ...HIER];

/** Letters and digits that are left when everything guessable is gone. */
function eigenDeel(tekst: string, woorden: readonly string[]): string {
	return zonderWoorden(zonderRijen(zonderWoorden(tekst, woorden)), woorden).replace(/[\s\d\p{P}\p{S}]/gu, '');
}

/**
 * Judges a new password: at least twelve characters, not common, not breached, not made of words of this place or this
 * person.
 * @param woorden what others know of the person: name, address
 * @returns a Weigering at the field (`toegang.wachtwoord-kort`, `-lang`, `-bekend`), or null when it is fine
 */
export function keur(wachtwoord: string, woorden: readonly string[]): Weigering | null {
	const tekst = vorm(wachtwoord);
	const tekens = [...tekst];
	if (tekens.length < WACHTWOORD_MINSTENS) return weiger('toegang.wachtwoord-kort', { veld: 'wachtwoord' });
	if (tekens.length > WACHTWOORD_HOOGUIT) return weiger('toegang.wachtwoord-lang', { veld: 'wachtwoord' });
	const eigen = woorden
		.flatMap((woord) => [
			...vorm(woord)
				.toLowerCase()
				.split(/[^\p{L}\p{N}]/u)
		])
		.filter((woord) => woord.length >= STUK_MINSTENS);
	const verboden = [...eigen, ...GEKEND].sort((a, b) => b.length - a.length);
	const klein = tekst.toLowerCase();
	const terugvertaald = [...klein].map((teken) => CIJFER_ALS_LETTER[teken] ?? teken).join('');
	// A long row of digits without order is hard to guess too.
	const cijfers = klein.replace(/[\s-]/g, '');
	const isCijfers = /^\d{12,}$/.test(cijfers) && zonderRijen(cijfers).length >= 10;
	const raadbaar =
		[klein, terugvertaald].some((t) => eigenDeel(t, verboden).length < OVER_MINSTENS) && !isCijfers;
	if (raadbaar || new Set(klein).size < 5 || isUitgelekt([klein, terugvertaald]))
		return weiger('toegang.wachtwoord-bekend', { veld: 'wachtwoord' });
	return null;
}

/** Hashes a password for storage. @throws TeDruk when the queue is full */
export const hash = (sleutels: Pick<Sleutelkast, 'peper'>, wachtwoord: string): Promise<string> =>
	trageHash.maak(sleutels, vorm(wachtwoord));

/** Compares; costs the same for an unknown person (hash null). @throws TeDruk when the queue is full */
export const klopt = (
	sleutels: Pick<Sleutelkast, 'peper'>,
	opgeslagen: string | null,
	wachtwoord: string,
	rij?: trageHash.Rij
): Promise<boolean> =>
	trageHash.klopt(sleutels, opgeslagen, vorm(wachtwoord).slice(0, WACHTWOORD_HOOGUIT * 4), rij);
