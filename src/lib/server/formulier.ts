/** From what a browser sent to what a schema accepts, and back to what the page must show again. */
import * as v from 'valibot';
import type { Vertaler } from '../i18n/index.ts';
import type { Weigering } from '../domein/weigering.ts';

/** What a page gets when a form was not accepted: a sentence per field, and everything that was typed. */
export type Mislukt = {
	melding: string;
	velden: Record<string, string>;
	waarden: Record<string, string>;
};

export type Formulierschema = v.GenericSchema<unknown, unknown>;

const VELDEN_HOOGUIT = 400;
/** Never sent back to a page. */
const NOOIT_TERUG = /wachtwoord|(?<!post)code|totp|passkey/i;

type Knoop = { [naam: string]: unknown };

/** `jeugdigen.0.voornaam` becomes a list of objects; a repeated name a list. Names cannot reach a prototype. */
export function leesFormulier(gegevens: FormData): Knoop {
	const wortel: Knoop = Object.create(null) as Knoop;
	let aantal = 0;
	for (const [naam, waarde] of gegevens) {
		if (++aantal > VELDEN_HOOGUIT) break;
		const pad = naam.split('.').slice(0, 6);
		let knoop = wortel;
		for (const deel of pad.slice(0, -1)) {
			const volgende = knoop[deel];
			knoop = knoop[deel] = isKnoop(volgende) ? volgende : (Object.create(null) as Knoop);
		}
		const blad = pad.at(-1)!;
		const bestaand = knoop[blad];
		knoop[blad] =
			bestaand === undefined ? waarde : Array.isArray(bestaand) ? [...bestaand, waarde] : [bestaand, waarde];
	}
	return maakLijsten(wortel) as Knoop;
}

const isKnoop = (waarde: unknown): waarde is Knoop =>
	typeof waarde === 'object' && !Array.isArray(waarde) && !(waarde instanceof Blob);

/** An object whose names are all small numbers is a list: an object keeps such names in their order. */
function maakLijsten(waarde: unknown): unknown {
	if (!isKnoop(waarde)) return waarde;
	const namen = Object.keys(waarde);
	if (namen.length > 0 && namen.every((naam) => /^(0|[1-9]\d?)$/.test(naam)))
		return namen.map((naam) => maakLijsten(waarde[naam]));
	return Object.fromEntries(namen.map((naam) => [naam, maakLijsten(waarde[naam])]));
}

/** What was typed, to fill the form again; files and secrets left out. */
export const getypt = (gegevens: FormData): Record<string, string> =>
	Object.fromEntries(
		[...gegevens]
			.slice(0, VELDEN_HOOGUIT)
			.filter((paar): paar is [string, string] => typeof paar[1] === 'string' && !NOOIT_TERUG.test(paar[0]))
	);

const zin = (t: Vertaler, sleutel: string, gegevens: Record<string, string> = {}): string => {
	const adres = sleutel.startsWith('fout.') ? sleutel : `fout.${sleutel}`;
	return t.heeft(adres) ? t.los(adres, gegevens) : t.los('fout.ongeldig');
};

type Bouw = { entries?: Record<string, Bouw>; item?: Bouw; wrapped?: Bouw };

/** What stands at this place in a schema; undefined inside a choice between schemas. */
const schemaOp = (schema: Bouw, pad: readonly unknown[]): Bouw | undefined =>
	pad.reduce<Bouw | undefined>((plek, deel) => {
		let kern = plek;
		while (kern?.wrapped) kern = kern.wrapped;
		return typeof deel === 'number' ? kern?.item : kern?.entries?.[String(deel)];
	}, schema);

/** A box that was not ticked is a name that is absent; valibot then answers for the whole form, we for the field. */
function bericht(schema: Formulierschema, issue: v.BaseIssue<unknown>, pad: readonly unknown[]): string {
	const daar = issue.received === 'undefined' ? schemaOp(schema as Bouw, pad) : undefined;
	const eigen = daar && v.safeParse(daar as Formulierschema, undefined).issues?.[0];
	return eigen?.message ?? issue.message;
}

/** Left empty has a sentence that names the field: a list of faults is read apart from the fields. */
function leeg(t: Vertaler, veld: string, sleutel: string, issue: v.BaseIssue<unknown>): string {
	const eigen = `fout.leeg.${veld}`;
	// A name like `email.toString` makes an object of a field.
	const niets = issue.input === undefined || (typeof issue.input === 'string' && issue.input.trim() === '');
	return niets && ['fout.verplicht', 'fout.datum', 'fout.email'].includes(sleutel) && t.heeft(eigen)
		? eigen
		: sleutel;
}

/**
 * A form that its schema refused.
 * @returns per field the sentence of its first message, and everything that was typed
 */
export function ongeldig(
	t: Vertaler,
	schema: Formulierschema,
	issues: readonly v.BaseIssue<unknown>[],
	gegevens: FormData
): Mislukt {
	const velden: Record<string, string> = {};
	for (const issue of issues) {
		const pad = issue.path?.map((deel) => deel.key) ?? [];
		const namen = pad.map(String);
		velden[namen.join('.')] ??= zin(t, leeg(t, namen.at(-1) ?? '', bericht(schema, issue, pad), issue));
	}
	return { melding: t.los('fout.kijk-na'), velden, waarden: getypt(gegevens) };
}

/** A form of which nothing was read, because it is larger than anything that belongs in it. */
export const teGroot = (t: Vertaler, wat: 'bestand' | 'tekst'): Mislukt => ({
	melding: t(wat === 'bestand' ? 'fout.bestand.te-groot' : 'fout.te-lang'),
	velden: {},
	waarden: {}
});

/** An act that was refused. */
export function geweigerd(t: Vertaler, weigering: Weigering, gegevens: FormData): Mislukt {
	const tekst = zin(t, weigering.sleutel, weigering.gegevens);
	return {
		melding: tekst,
		velden: weigering.veld ? { [weigering.veld]: tekst } : {},
		waarden: getypt(gegevens)
	};
}
