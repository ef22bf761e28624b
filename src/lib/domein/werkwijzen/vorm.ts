/** What a werkwijze says. Two regions differ in these data and in messages, never in code. */
import type { ContactpuntId } from '../contactpunt.ts';
import type { DocumentSoort } from '../document.ts';
import type { AanmeldingFase, Fase, Stap, TafelFase } from '../fase.ts';
import type { Leeftijdsgroep } from '../leeftijd.ts';
import type { Rol } from '../rol.ts';

export const tafelsoorten = ['tafel1', 'tafel2', 'tafel3', 'vto', 'vth'] as const;
export type TafelsoortId = (typeof tafelsoorten)[number];

/** The answers to an uitnodiging (dossier §3.3); silence is none of them. */
export const antwoorden = [
	'komt',
	'komt-niet',
	'andere-dag',
	'wil-geen-tafel',
	'praat-liever-vooraf'
] as const;
export type Antwoord = (typeof antwoorden)[number];

/** A key in messages/nl, e.g. `werkwijze.agenda.tafel1.punt1`. */
type Sleutel = `werkwijze.${string}`;

export type Deelnemer = {
	readonly rol: Rol;
	/** altijd = A, altijd-uitgenodigd = I, soms = S (dossier §2.1). */
	readonly aanwezigheid: 'altijd' | 'altijd-uitgenodigd' | 'soms';
	/** When "soms" applies, in words for who plans. */
	readonly voorwaarde?: Sleutel;
	/** Why this person sits there, in words for the family. */
	readonly waarom: Sleutel;
	readonly bron: string;
};

/** What an answer sets in motion besides being noted. */
export const uitwerkingen = [
	'geen',
	'afwezig-in-verslag',
	'taak-andere-dag',
	'taak-vooraf-praten',
	'taak-andere-manier',
	'taak-vervanger',
	'toestemming-geweigerd',
	'taak-direct-naar-rvdk',
	'taak-verplaatsen'
] as const;
export type Uitwerking = (typeof uitwerkingen)[number];

export type Gevolg = { readonly sleutel: Sleutel; readonly uitwerking: Uitwerking; readonly bron: string };
/** By role; `overig` for every invited role not named. An answer without entry is not offered. */
export type Gevolgen = Readonly<Partial<Record<Antwoord, Readonly<Partial<Record<Rol | 'overig', Gevolg>>>>>>;

export type StukEis = {
	/** One of these is enough. */
	readonly eenVan: readonly DocumentSoort[];
	/** Only when this is asked of the court. */
	readonly alleenBij?: 'gezagsbeeindiging';
	/** Wanted where it exists; never holds up the aanmelding. */
	readonly gewenst?: true;
	/** A blank format can be downloaded at the loket. */
	readonly format: boolean;
	readonly bron: string;
};

export type BesluitSoort =
	| 'raadsonderzoek'
	| 'geen-raadsonderzoek'
	| 'beeindiging-akkoord'
	| 'beeindiging-niet-akkoord'
	| 'geen-onderzoek'
	| 'uitgesteld-onderzoek'
	| 'hulp-afgesproken'
	| 'geen-hulp';

export type Tafelsoort = {
	readonly soort: TafelsoortId;
	readonly naam: Sleutel;
	readonly vraag: Sleutel;
	/** What brings this tafel about; the procesondersteuner picks one when planning. */
	readonly aanleidingen: readonly Sleutel[];
	/** Roles a melder of this tafel works in. */
	readonly melderRollen: readonly Rol[];
	readonly deelnemers: readonly Deelnemer[];
	readonly agenda: readonly Sleutel[];
	readonly stukken: readonly StukEis[];
	/** Prepares the family: their contact person on the home screen. */
	readonly voorbereider: { readonly rol: Rol; readonly bron: string };
	/** What the family is asked to react to. */
	readonly reactieOp: Sleutel;
	/** Without the ouders' consent the tafel lapses. */
	readonly toestemmingNodig: boolean;
	readonly gevolgen: Gevolgen;
	readonly besluit: {
		readonly nemer: 'rvdk' | 'jbt' | null;
		readonly opties: readonly BesluitSoort[];
		/** Options after which the RvdK also names how fast. */
		readonly urgentieBij: readonly BesluitSoort[];
		readonly gronden: readonly Sleutel[];
		readonly bron: string;
	};
	/** What no source describes, so the screens must not state it as settled. */
	readonly nietBeschreven: readonly string[];
	readonly bron: string;
};

export const termijnSoorten = [
	'agenda',
	'verslag',
	'verslag-fouten',
	'privacy-antwoord',
	'privacy-verlenging',
	'verwijdering-uitvoeren',
	'uitgesteld-onderzoek',
	'diagnose',
	'bewaren',
	'klacht',
	'bezwaar',
	'ots-melden'
] as const;
export type TermijnSoort = (typeof termijnSoorten)[number];
export type TermijnRegel = {
	/** ISO 8601, in days or calendar months or years. */
	readonly duur: `P${number}${'D' | 'M' | 'Y'}`;
	/** beloofd: a date for the family. streven: "meestal". intern: never shown. */
	readonly status: 'beloofd' | 'streven' | 'intern';
	readonly bron: string;
};

export type RegioProfiel = {
	readonly uitgesteldOnderzoek: boolean;
	readonly giAltijdAanTafel: boolean;
	readonly doorgaanZonderOuder: Readonly<
		Partial<Record<TafelsoortId, 'ja' | 'nee' | 'ja-zonder-goede-reden'>>
	>;
	readonly melderAfwezig: 'niet-beschreven' | 'gaat-niet-door';
	readonly directNaarRvdk: boolean;
	readonly jongereVanaf: number;
	readonly onder12: 'voorzitter-bepaalt' | 'begin-of-eind';
	readonly stukkenVoorJongere12tot15: 'selectie' | 'geen';
	readonly klachtRoute: readonly Sleutel[];
	readonly veiligKanaal: Sleutel;
	readonly duurMinuten: readonly [number, number] | null;
};

export type Subregio = {
	readonly id: string;
	readonly naam: string;
	readonly gemeenten: readonly string[];
	/** Where this subregio differs from the region. */
	readonly profiel?: Partial<RegioProfiel>;
	readonly bron: string;
};

export type Melder = {
	readonly id: string;
	readonly naam: string;
	readonly soort: 'wettelijk' | 'aangewezen' | 'werkwijze';
	readonly rol: Rol;
	readonly tafelsoorten: readonly TafelsoortId[];
	/** Absent: the whole region. */
	readonly subregios?: readonly string[];
	readonly bron: string;
};

export type DirecteRoute = {
	readonly aanleiding: Sleutel;
	readonly eisen: readonly Sleutel[];
	readonly bron: string;
};

export type Werkwijze = {
	readonly id: string;
	readonly versie: number;
	readonly regio: string;
	readonly naam: string;
	readonly geldigVanaf: string;
	readonly bron: string;
	readonly tafelsoorten: readonly Tafelsoort[];
	readonly fasen: {
		readonly aanmelding: readonly AanmeldingFase[];
		readonly tafel: readonly TafelFase[];
	};
	/** When an act may happen; who may do it stands in bevoegdheid. An empty list: not in this region. */
	readonly stappen: Readonly<Record<Stap, readonly Fase[]>>;
	readonly termijnen: Readonly<Record<TermijnSoort, TermijnRegel | null>>;
	/** Working days before the tafel that a reactie is hoped for; soft, late ones are kept (dossier §3.4). */
	readonly reactieStreefWerkdagen: number;
	readonly leeftijdsgroepen: Readonly<Record<Leeftijdsgroep, 'geen-account' | 'eigen-account'>>;
	readonly uitgesteldOnderzoek: {
		readonly waarschuwWeken: readonly number[];
		readonly regieNooitBij: readonly string[];
		readonly bron: string;
	} | null;
	readonly direct: readonly DirecteRoute[];
	readonly aanmeldVragen: readonly { readonly sleutel: Sleutel; readonly bron: string }[];
	readonly profiel: RegioProfiel;
	readonly subregios: readonly Subregio[];
	readonly melders: readonly Melder[];
	/** Words of the region for a role or a thing, where they differ from the common one. */
	readonly rolwoorden: Readonly<Partial<Record<Rol, Sleutel>>>;
	readonly woorden: Readonly<Record<'verslag' | 'verzoek' | 'aanmelding' | 'steunpersoon', Sleutel>>;
	readonly contactpunten: readonly ContactpuntId[];
};
