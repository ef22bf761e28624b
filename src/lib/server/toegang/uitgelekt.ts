/** Passwords that are in lists of breached ones, bundled: nothing of a password ever leaves this server to ask. */
import { dictionary } from '@zxcvbn-ts/language-common';

const LIJST: ReadonlySet<string> = new Set(dictionary['passwords-common'].map(String));
/** Shorter entries occur by chance inside what somebody thought of. */
const KERN_MINSTENS = 4;

const zonderRand = (tekst: string): string => tekst.replace(/^[\d\p{P}\p{S}]+|[\d\p{P}\p{S}]+$/gu, '');

/** The shortest piece of which a text is nothing but repetitions: `dragondragon` is `dragon`. */
function herhaald(tekst: string): string {
	for (let lengte = 1; lengte <= tekst.length / 2; lengte += 1)
		if (tekst.slice(0, lengte).repeat(tekst.length / lengte) === tekst) return tekst.slice(0, lengte);
	return tekst;
}

/**
 * Whether a password is a breached one, also with digits or signs around it, twice in a row, or with spaces in it.
 * @param vormen the password in small letters, as typed and with digits read as letters
 */
export const isUitgelekt = (vormen: readonly string[]): boolean =>
	vormen.some((vorm) => {
		const dicht = vorm.replace(/[\s_.-]/g, '');
		const kern = herhaald(zonderRand(dicht));
		return (
			LIJST.has(vorm) ||
			LIJST.has(dicht) ||
			LIJST.has(herhaald(dicht)) ||
			(kern.length >= KERN_MINSTENS && LIJST.has(kern))
		);
	});
