import { createInstance } from 'i18next';
import { nl } from './bronnen.ts';
import type { LijstSleutel, Sleutel, Stem, Taal } from './bronnen.ts';

export type { LijstSleutel, Sleutel, Stem, Taal } from './bronnen.ts';

/** Values for `{{naam}}` in a sentence; `count` chooses between `_one` and `_other`. */
export type Waarden = Record<string, string | number>;

/** A nested record of finished sentences, as a hydrated page gets it from its load. */
export type Teksten = { [sleutel: string]: string | string[] | Teksten };

export interface Vertaler {
	/** The sentence at this address, in the voice of the reader. */
	(sleutel: Sleutel, waarden?: Waarden): string;
	/** The same for an address that is only known while running: of a schema message, a Weigering, a column. */
	los(sleutel: string, waarden?: Waarden): string;
	/** The sentences of a list. */
	lijst(sleutel: LijstSleutel): string[];
	/** Whether there is a sentence at this address. */
	heeft(sleutel: string): boolean;
	readonly taal: Taal;
	readonly stem: Stem;
}

/** Thrown for an address without a sentence, everywhere but in production. */
export class OntbrekendeTekst extends Error {
	override name = 'OntbrekendeTekst';
}

const i18n = createInstance();
void i18n.init({
	lng: 'nl',
	fallbackLng: 'nl',
	supportedLngs: ['nl'],
	resources: { nl: { translation: nl } },
	initAsync: false,
	nsSeparator: false,
	// Svelte and the mail templates escape; doing it here as well would show &amp; to people.
	interpolation: { escapeValue: false },
	parseMissingKeyHandler: ontbreekt,
	returnedObjectHandler: ontbreekt,
	missingInterpolationHandler: (tekst: string) => ontbreekt(`a value in: ${tekst}`)
});

function ontbreekt(sleutel: string): string {
	if (process.env.NODE_ENV !== 'production') throw new OntbrekendeTekst(`no sentence for "${sleutel}"`);
	return sleutel;
}

/** Sentences without values that were found before: a page asks for a hundred, and i18next walks the tree for each. */
const bekend = new Map<string, string>();

function zoek(taal: Taal, stem: Stem, sleutel: string, waarden?: Waarden): string {
	if (waarden) return zoekMet(taal, stem, sleutel, waarden);
	const adres = `${taal}|${stem}|${sleutel}`;
	const eerder = bekend.get(adres);
	if (eerder !== undefined) return eerder;
	const zin = zoekMet(taal, stem, sleutel, {});
	if (zin !== sleutel) bekend.set(adres, zin);
	return zin;
}

function zoekMet(taal: Taal, stem: Stem, sleutel: string, waarden: Waarden): string {
	const opties = { ...waarden, lng: taal };
	return i18n.t([`${sleutel}.${stem}`, sleutel], opties);
}

function haalObject(taal: Taal, pad: string): unknown {
	return i18n.getResource(taal, 'translation', pad);
}

function isRecord(waarde: unknown): waarde is Record<string, unknown> {
	return typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);
}

/** In the voice of the reader: objects with u and je become the one that is asked. */
function kiesStem(waarde: unknown, stem: Stem): unknown {
	return isRecord(waarde) && 'u' in waarde && 'je' in waarde ? waarde[stem] : waarde;
}

function alsLijst(waarde: unknown, sleutel: string): string[] {
	if (Array.isArray(waarde)) return waarde.map(String);
	return [ontbreekt(sleutel)];
}

function vlak(waarde: Record<string, unknown>, stem: Stem): Teksten {
	const uit: Teksten = {};
	for (const [naam, ruw] of Object.entries(waarde)) {
		const deel = kiesStem(ruw, stem);
		if (isRecord(deel)) uit[naam] = vlak(deel, stem);
		else uit[naam] = Array.isArray(deel) ? deel.map(String) : String(deel);
	}
	return uit;
}

/**
 * Gives the function that finds sentences for one reader.
 * In: language, and the voice (u for a parent or professional, je for a young person).
 * Out: `t(sleutel, {naam})`, with `t.los`, `t.lijst` and `t.heeft`.
 */
export function vertaler(taal: Taal, stem: Stem): Vertaler {
	const naam = `${taal}|${stem}`;
	let een = vertalers.get(naam);
	if (!een) vertalers.set(naam, (een = maakVertaler(taal, stem)));
	return een;
}

const vertalers = new Map<string, Vertaler>();

function maakVertaler(taal: Taal, stem: Stem): Vertaler {
	const los = (sleutel: string, waarden?: Waarden) => zoek(taal, stem, sleutel, waarden);
	const heeft = (sleutel: string) =>
		i18n.exists(`${sleutel}.${stem}`) || typeof haalObject(taal, sleutel) === 'string';
	const lijst = (sleutel: LijstSleutel) => alsLijst(kiesStem(haalObject(taal, sleutel), stem), sleutel);
	return Object.assign((sleutel: Sleutel, waarden?: Waarden) => los(sleutel, waarden), {
		los,
		lijst,
		heeft,
		taal,
		stem
	});
}

/**
 * All sentences under a prefix, for a page that hydrates and must not carry this module.
 * In: the voice and a prefix such as `reactie.schrijven`. Out: nested plain strings; `{{naam}}` is left in.
 */
export function teksten(stem: Stem, prefix: string, taal: Taal = 'nl'): Teksten {
	const deel = haalObject(taal, prefix);
	if (!isRecord(deel)) throw new OntbrekendeTekst(`no sentences under "${prefix}"`);
	return vlak(deel, stem);
}
