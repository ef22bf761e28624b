/**
 * Searches what is about to become visible for what must stay hidden (dreigingen A22, §3.4, finding 9).
 * It prefers a false alarm over a missed address: a hit costs a colleague a look, a miss costs a place to live.
 */
import { kern, lezingen } from './schrijfwijze.ts';
import type { Kenmerk, Uittreksel } from './stuk.ts';

/**
 * Something nobody else in the case may read. `adres` is one line (street, number, postcode, place; parts may
 * be missing); `plek` a school, huisarts, work or other name that gives a place away; `tekst` anything else.
 */
export type BeschermdeWaarde = {
	/** Given back in the hit, so that a hit can be told without repeating the value. */
	id: string;
	soort: 'adres' | 'straat' | 'postcode' | 'telefoon' | 'email' | 'plek' | 'wachtplek' | 'tekst';
	waarde: string;
};

/** A hit names the value and the text (its place in the list), never the words themselves. */
export type Treffer = { id: string; soort: BeschermdeWaarde['soort']; tekst: number };

type Zoekvorm = { vorm: string; bij?: string[] };

/** A form shorter than this stands in half of all sentences; it needs company to count. */
const KORT = 6;
const NABIJ = 40;
/** From this many letters on the words for a place to wait are its own (besluiten/teksten-nakijken.md). */
const OMSCHRIJVING = 12;

const VERKORT: [RegExp, string][] = [
	[/straat$/, 'str'],
	[/laan$/, 'ln'],
	[/plein$/, 'pln'],
	[/^burgemeester/, 'burg'],
	[/^dokter/, 'dr'],
	[/^professor/, 'prof'],
	[/^sint/, 'st'],
	[/^meester/, 'mr'],
	[/vande[rn]?/, 'vd']
];

/** German-style spelling of what was an umlaut: Müller, Mueller. */
const metE = (waarde: string): string =>
	waarde.replace(/[äöü]/gi, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter.toLowerCase()] ?? letter);

function naamvormen(waarde: string): string[] {
	const vormen = new Set([kern(waarde), kern(metE(waarde.normalize('NFC')))]);
	for (const [lang, kort] of VERKORT) for (const vorm of [...vormen]) vormen.add(vorm.replace(lang, kort));
	return [...vormen].filter((vorm) => vorm !== '');
}

function telefoonvormen(waarde: string): string[] {
	const cijfers = kern(waarde).replace(/\D/g, '');
	return [cijfers.replace(/^(?:0031|31(?=\d{9,10}$))?0?/, '') || cijfers];
}

function mailvormen(waarde: string): string[] {
	const [naam = '', domein = ''] = waarde.split('@');
	const delen = domein.split('.');
	const punten = ['', 'dot', 'punt', 'point'].map((punt) => kern(delen.join(punt)));
	const met = ['', 'at', 'apenstaartje', 'apestaartje'].flatMap((at) =>
		punten.map((d) => kern(naam) + at + d)
	);
	return [
		...met,
		...['dot', 'punt'].map((punt) => kern(naam.replaceAll('.', punt)) + 'at' + kern(delen.join(punt)))
	];
}

const POSTCODE = /(?<!\d)[1-9]\d{3}\s?[a-z]{2}(?![a-z])/giu;
/** A street, then a house number with its addition. */
const MET_NUMMER = /^(.*?\p{L}.*?)[\s.]+(\d+)\s*[-/]?\s*(?:[a-z]{1,3}\d?|\d{1,4}|[ivx]+|bis|hs)?$/iu;

/** Cuts an address line into what can be searched for on its own. */
function adresvormen(waarde: string): Zoekvorm[] {
	const post = waarde.match(POSTCODE)?.at(-1) ?? '';
	const knip = post === '' ? waarde.length : waarde.lastIndexOf(post);
	const [regel = '', ...rest] = waarde
		.slice(0, knip)
		.split(/[,;\n]/)
		.map((deel) => deel.trim());
	const nummer = MET_NUMMER.exec(regel);
	const straat = nummer?.[1] ?? /^\P{N}*\p{L}/u.exec(regel)?.[0] ?? regel;
	const na = waarde
		.slice(knip + post.length)
		.split(/[,;\n]/)
		.map((deel) => deel.trim());
	const plaats = kern([...na, ...rest].find((deel) => deel !== '') ?? '');
	const bij = [nummer?.[2] ?? '', plaats, kern(post)].filter((deel) => deel !== '');
	return [
		{ vorm: kern(waarde) },
		...naamvormen(straat).map((vorm) => ({ vorm, bij })),
		...(post ? [{ vorm: kern(post) }] : [])
	];
}

const GENERIEK =
	/^(?:obs|cbs|rkbs|sbo|ikc|kindcentrum|(?:basis)?school|huisarts(?:enpraktijk)?|praktijk|stichting|st|vv|sv|dr|de|het|'t)\.?\s+|\s+(?:school|college|lyceum|praktijk)$/iu;

/** A place is also known by its own name alone: "OBS De Zwaluw" and "Zwaluw". */
function plekvormen(waarde: string): string[] {
	const vormen = naamvormen(waarde);
	for (let kaal = waarde.trim(); GENERIEK.test(kaal);) {
		kaal = kaal.replace(GENERIEK, '');
		vormen.push(...naamvormen(kaal).filter((vorm) => vorm.length >= KORT));
	}
	return vormen;
}

const VORMEN: Record<Exclude<BeschermdeWaarde['soort'], 'adres'>, (waarde: string) => string[]> = {
	straat: naamvormen,
	postcode: (waarde) => [kern(waarde)],
	telefoon: telefoonvormen,
	email: mailvormen,
	plek: plekvormen,
	// "Hal" and "Kamer 3" stand in half of all sentences; a description of a place does not.
	wachtplek: (waarde) => naamvormen(waarde).filter((vorm) => vorm.length >= OMSCHRIJVING),
	tekst: naamvormen
};

function zoekvormen({ soort, waarde }: BeschermdeWaarde): Zoekvorm[] {
	const vormen = soort === 'adres' ? adresvormen(waarde) : VORMEN[soort](waarde).map((vorm) => ({ vorm }));
	return vormen.filter(({ vorm }) => vorm !== '');
}

/** Where the form stands in the text, or -1. A short form of an address counts only near its number, postcode or place. */
function vind(tekst: string, { vorm, bij }: Zoekvorm): number {
	for (let i = tekst.indexOf(vorm); i >= 0; i = tekst.indexOf(vorm, i + 1)) {
		if (!bij || vorm.length >= KORT) return i;
		const omgeving =
			tekst.slice(Math.max(0, i - NABIJ), i) + ' ' + tekst.slice(i + vorm.length, i + vorm.length + NABIJ);
		if (bij.some((deel) => omgeving.includes(deel))) return i;
	}
	return -1;
}

/** All readings of the texts run together, so that a value cut over two of them is found too. */
function aaneen(teksten: string[]): { tekst: string; begin: number[] }[] {
	const perTekst = teksten.map((tekst) => lezingen(tekst).map(kern));
	const diepte = Math.max(1, ...perTekst.map((lijst) => lijst.length));
	return Array.from({ length: diepte }, (_, laag) => {
		let lengte = 0;
		const lagen = perTekst.map((lijst) => lijst[Math.min(laag, lijst.length - 1)] ?? '');
		const begin = lagen.map((deel) => (lengte += deel.length) - deel.length);
		return { tekst: lagen.join(''), begin };
	});
}

/**
 * Finds protected values in texts, in all written forms: case, spaces, punctuation, cut by a hyphen or line end,
 * digits only, accents, abbreviated street, URL-, HTML- or quoted-printable-encoded, cut over two texts.
 * @returns one hit per value and text, in the order of the values; [] when nothing stands there
 */
export function zoekBeschermd(teksten: string[], waarden: BeschermdeWaarde[]): Treffer[] {
	const lagen = aaneen(teksten);
	const treffers = new Map<string, Treffer>();
	for (const waarde of waarden) {
		for (const vorm of zoekvormen(waarde)) {
			for (const { tekst, begin } of lagen) {
				const plek = vind(tekst, vorm);
				if (plek < 0) continue;
				const nummer = begin.findLastIndex((start) => start <= plek);
				const treffer: Treffer = { id: waarde.id, soort: waarde.soort, tekst: nummer };
				treffers.set(`${waarde.id}|${waarde.soort}|${nummer}`, treffer);
			}
		}
	}
	return [...treffers.values()];
}

export type Oordeel = 'schoon' | 'treffer' | 'niet-controleerbaar';

/**
 * Judges a paper before it becomes visible to another party.
 * A hit in name, properties or text always wins; a scan or a page with a large picture is 'niet-controleerbaar'
 * and needs eyes. Without protected values everything is 'schoon'.
 * @param stuk `tekst` as `weergave.tekst` gives it, or loose texts for a message, verslag or reactie
 */
export function controleerStuk(
	stuk: {
		tekst: Uittreksel | 'niet-leesbaar' | readonly string[];
		metadata?: readonly Kenmerk[];
		bestandsnaam?: string;
	},
	waarden: BeschermdeWaarde[]
): { oordeel: Oordeel; treffers: Treffer[] } {
	const bekend = waarden.filter(({ waarde }) => kern(waarde) !== '');
	if (bekend.length === 0) return { oordeel: 'schoon', treffers: [] };
	const { tekst, metadata = [], bestandsnaam = '' } = stuk;
	const uittreksel = typeof tekst === 'object' && 'zoektekst' in tekst ? tekst : undefined;
	const los = Array.isArray(tekst) ? tekst : (uittreksel?.zoektekst ?? []);
	const treffers = zoekBeschermd([bestandsnaam, ...metadata.map((k) => k.waarde), ...los], bekend);
	if (treffers.length > 0) return { oordeel: 'treffer', treffers };
	const dicht = tekst === 'niet-leesbaar' || (uittreksel?.onleesbaar.length ?? 0) > 0;
	return { oordeel: dicht ? 'niet-controleerbaar' : 'schoon', treffers: [] };
}
