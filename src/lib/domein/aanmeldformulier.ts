/** The forms of the loket (S0-A..S0-D). Page and server use the same schemas; messages are keys in messages/nl/fout.json. */
import * as v from 'valibot';
import { isBsn, zoekBsn } from './bsn.ts';
import { documentSoorten } from './document.ts';
import type { Werkwijze } from './werkwijze.ts';

/** A BSN is refused in a structured field (S0-B03). */
const zonderBsn = v.check((tekst: string) => !isBsn(tekst) && zoekBsn(tekst).length === 0, 'bsn.veld');

const regel = (lengte = 120) =>
	v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(lengte, 'te-lang'), zonderBsn);
/** `melding` says which field it is: in a list of what is missing "fill this in" six times helps nobody. */
const verplicht = (melding: string, lengte = 120) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.minLength(1, melding),
		v.maxLength(lengte, 'te-lang'),
		zonderBsn
	);
const lap = (lengte = 5000) => v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(lengte, 'te-lang'));
const vinkje = v.pipe(
	v.optional(v.string(), ''),
	v.transform((waarde) => waarde === 'ja')
);
const email = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.minLength(1, 'loket.vul.email'),
	v.maxLength(254, 'te-lang'),
	v.email('email')
);
/** Digits, spaces and the signs people put between them; 10 digits here, up to 15 with a country number. */
const telefoon = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.minLength(1, 'loket.vul.telefoon'),
	v.regex(/^\+?[\d\s().-]{8,24}$/, 'telefoon'),
	v.check((tekst) => /^\d{10,15}$/.test(tekst.replace(/\D/g, '')), 'telefoon')
);

/** A day as a date field sends it, or null when left empty. */
const dag = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.check((tekst) => tekst === '' || leesDag(tekst) !== null, 'datum'),
	v.transform(leesDag)
);

/** Reads `YYYY-MM-DD`, or what a person types where the browser has no date field: 3-4-2013. */
function leesDag(tekst: string): Temporal.PlainDate | null {
	const delen =
		/^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(tekst) ?? /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(tekst);
	if (!delen) return null;
	const [een, twee, drie] = delen.slice(1).map(Number) as [number, number, number];
	const [year, month, day] = een > 31 ? [een, twee, drie] : [drie, twee, een];
	try {
		return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
	} catch {
		return null;
	}
}

const melderVelden = {
	naam: verplicht('loket.vul.naam'),
	organisatie: verplicht('loket.vul.organisatie'),
	functie: verplicht('loket.vul.functie'),
	telefoon,
	gemeente: v.pipe(v.optional(v.string(), ''), v.minLength(1, 'loket.vul.gemeente'))
};

/** Step 1: the melder's own data (S0-A04..A06). */
const { naam, organisatie, functie, ...overig } = melderVelden;
export const MelderFormulier = v.object({ naam, organisatie, functie, email, ...overig });
/** The same for someone whose address is known: signed in, or confirmed before. */
export const MelderBekendFormulier = v.object(melderVelden);
export type MelderGegevens = v.InferOutput<typeof MelderBekendFormulier>;

export const TafelFormulier = v.object({
	tafelsoort: v.pipe(v.optional(v.string(), ''), v.minLength(1, 'loket.vul.tafel'))
});
export const VerderFormulier = v.object({ email });
/** A code typed with spaces or dashes is the same code. */
export const CodeFormulier = v.object({
	code: v.pipe(
		v.optional(v.string(), ''),
		v.transform((tekst) => tekst.normalize('NFKC').replace(/\D/g, '')),
		v.regex(/^\d{6}$/, 'loket.code-lengte')
	)
});
export const LeegFormulier = v.object({});

const jeugdigeVelden = {
	ongeboren: vinkje,
	geboortedatum: dag,
	uitgerekend: dag,
	adresGeheim: vinkje,
	straat: regel(),
	huisnummer: regel(20),
	postcode: v.pipe(
		regel(10),
		v.transform((tekst) => tekst.toUpperCase().replace(/^(\d{4})\s*([A-Z]{2})$/, '$1 $2'))
	),
	plaats: regel(80)
};
/** A child while it is still being written: anything may be missing, a BSN is refused all the same. */
export const JeugdigeConcept = v.object({ naam: regel(), ...jeugdigeVelden });
export type JeugdigeGegevens = v.InferOutput<typeof JeugdigeConcept>;

/** Step 2, one child (S0-B01..B04). A geheim adres may be left out, and is better left out (dossier §2.6). */
export const JeugdigeFormulier = v.pipe(
	v.object({ naam: verplicht('loket.vul.kind'), ...jeugdigeVelden }),
	v.forward(
		v.check((kind) => kind.ongeboren || kind.geboortedatum !== null, 'loket.vul.geboortedatum'),
		['geboortedatum']
	),
	v.forward(
		v.check((kind) => !kind.ongeboren || kind.uitgerekend !== null, 'loket.vul.uitgerekend'),
		['uitgerekend']
	),
	v.forward(
		v.check((kind) => kind.postcode === '' || /^\d{4} [A-Z]{2}$/.test(kind.postcode), 'postcode'),
		['postcode']
	),
	v.forward(
		v.check((kind) => kind.adresGeheim || kind.plaats !== '', 'loket.plaats'),
		['plaats']
	)
);

export const BestandFormulier = v.object({
	soort: v.picklist(documentSoorten, 'kies'),
	jeugdige: v.optional(v.string(), ''),
	bestand: v.pipe(
		v.instance(File, 'bestand.geen'),
		v.check((bestand) => bestand.size > 0 || bestand.name !== '', 'bestand.geen'),
		v.check((bestand) => bestand.size <= 25 * 1024 * 1024, 'bestand.te-groot')
	)
});
export const StukFormulier = v.object({ stuk: verplicht('loket.stuk-onbekend', 60) });

const lijst = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((waarde) => (Array.isArray(waarde) ? waarde : [waarde])),
	v.maxLength(30)
);

/** Step 3, what goes with the papers (S0-C07, S1-B27, S2-F10..F14, S2-O08, S2-O09, S2-O16). */
export const ToelichtingFormulier = v.object({
	besproken: v.pipe(v.optional(v.string(), ''), v.picklist(['', 'ja', 'nee-geprobeerd'], 'kies')),
	geprobeerd: lap(),
	verklaringen: lijst,
	gezagsbeeindiging: v.pipe(v.optional(v.string(), ''), v.picklist(['', 'ja', 'nee'], 'kies')),
	diagnose: dag,
	diagnoseReden: lap(1000),
	opmerkingen: lap(),
	/** Sent again after the warning that a number looks like a BSN. */
	bsnGezien: vinkje
});
export type Toelichting = v.InferOutput<typeof ToelichtingFormulier>;

/** The voorzitter's judgement, by point. */
export const BeoordelingFormulier = v.object({
	punt: v.optional(
		v.record(
			v.string(),
			v.object({
				oordeel: v.pipe(v.optional(v.string(), ''), v.picklist(['', 'voldoet', 'ontbreekt'], 'kies')),
				reden: lap(2000)
			})
		),
		{}
	),
	bsnGezien: vinkje
});

/** Answers to the points of a return, by point. */
export const AntwoordenFormulier = v.object({
	antwoord: v.optional(v.record(v.string(), lap()), {}),
	bsnGezien: vinkje
});
export const RedenFormulier = v.object({ reden: lap(2000) });
export const DirectFormulier = v.object({ aanleiding: verplicht('kies'), vervuld: lijst, reden: lap() });

const overHetGesprek: readonly string[] = ['gedeeld', 'besproken', 'niet-besproken'].map(
	(vraag) => `werkwijze.aanmeldvraag.${vraag}`
);

/** What a melder may declare by a tick: the questions of the werkwijze, without those about talking with the family. */
export const verklaringenVan = (wijze: Werkwijze): string[] =>
	wijze.aanmeldVragen
		.map((vraag): string => vraag.sleutel)
		.filter((vraag) => !overHetGesprek.includes(vraag));

/** The sentence behind "ja, besproken": what talking about it means in this region (S1-B27, S2-F12). */
export const gespreksvraag = (wijze: Werkwijze): string | null => wijze.aanmeldVragen[0]?.sleutel ?? null;
