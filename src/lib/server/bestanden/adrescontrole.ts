/**
 * Searches what is about to become visible for what must stay hidden (dreigingen A22, §3.4, finding 9).
 * It prefers a false alarm over a missed address: a hit costs a colleague a look, a miss costs a place to live.
 */
import { ontleed } from '../../domein/adres.ts';
import { PLAATSWOORDEN } from './plaatswoord.ts';
import { kern } from './schrijfwijze.ts';
import type { Kenmerk, Uittreksel } from './stuk.ts';
import { KORT, lagen, vind, type Zoekvorm } from './zoeklaag.ts';

/**
 * Something nobody else in the case may read. `adres` is one line (street, number, postcode, place; parts may
 * be missing); `plek` a school, huisarts, work or other name that gives a place away; `tekst` anything else.
 */
export type BeschermdeWaarde = {
	/** Given back in the hit, so that a hit can be told without repeating the value. */
	id: string;
	soort: 'adres' | 'straat' | 'postcode' | 'plaats' | 'telefoon' | 'email' | 'plek' | 'wachtplek' | 'tekst';
	waarde: string;
};

/** A hit names the value and the text (its place in the list), never the words themselves. */
export type Treffer = { id: string; soort: BeschermdeWaarde['soort']; tekst: number };

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

const GETALLEN = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'];

function telefoonvormen(waarde: string): string[] {
	const cijfers = kern(waarde).replace(/\D/g, '');
	const kort = cijfers.replace(/^(?:0031|31(?=\d{9,10}$))?0?/, '') || cijfers;
	return [kort, [...kort].map((cijfer) => GETALLEN[Number(cijfer)]).join('')];
}

function mailvormen(waarde: string): string[] {
	const [naam = '', domein = ''] = waarde.split('@');
	const delen = domein.split('.');
	const punten = ['', 'dot', 'punt', 'point'].map((punt) => kern(delen.join(punt)));
	const met = ['', 'a', 'at', 'apenstaartje', 'apestaartje'].flatMap((at) =>
		punten.map((d) => kern(naam) + at + d)
	);
	return [
		...met,
		...['dot', 'punt'].map((punt) => kern(naam.replaceAll('.', punt)) + 'at' + kern(delen.join(punt)))
	];
}

/** Cuts an address line into what can be searched for on its own. */
function adresvormen(waarde: string): Zoekvorm[] {
	const { straat, huisnummer, postcode, plaats, naast } = ontleed(waarde);
	const bij = [huisnummer, kern(plaats), kern(naast), kern(postcode)].filter((deel) => deel !== '');
	const geheel = kern(waarde);
	return [
		{ vorm: geheel, heel: geheel.length < KORT },
		...naamvormen(straat).map((vorm) => ({ vorm, bij })),
		...(postcode ? [{ vorm: kern(postcode) }] : [])
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

/** Ede stands in "iedereen", Bergen in "herbergen". */
const plaatsvormen = (waarde: string): Zoekvorm[] =>
	naamvormen(waarde).map((vorm) => ({ vorm, heel: true, eigennaam: PLAATSWOORDEN.has(vorm) }));

const VORMEN: Record<Exclude<BeschermdeWaarde['soort'], 'adres' | 'plaats'>, (waarde: string) => string[]> = {
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
	if (soort === 'plaats') return plaatsvormen(waarde);
	const vormen = soort === 'adres' ? adresvormen(waarde) : VORMEN[soort](waarde).map((vorm) => ({ vorm }));
	return vormen.filter(({ vorm }) => vorm !== '');
}

/**
 * Finds protected values in texts, in all written forms: case, spaces, punctuation, cut by a hyphen or line end,
 * digits only, accents, abbreviated street, URL-, HTML- or quoted-printable-encoded, cut over two texts.
 * @returns one hit per value and text, in the order of the values; [] when nothing stands there
 */
export function zoekBeschermd(teksten: string[], waarden: BeschermdeWaarde[]): Treffer[] {
	const perLezing = lagen(teksten);
	const treffers = new Map<string, Treffer>();
	for (const { id, soort, waarde } of waarden)
		for (const vorm of zoekvormen({ id, soort, waarde }))
			for (const laag of perLezing) {
				const tekst = vind(laag, vorm);
				if (tekst >= 0) treffers.set(`${id}|${soort}|${tekst}`, { id, soort, tekst });
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
