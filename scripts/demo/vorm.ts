// How an invented case is written down: who is in it, how far it has come, and what each of them did.
import type { GastRol, Professional, Rol } from '../../src/lib/domein/bevoegdheid.ts';
import type { DocumentSoort } from '../../src/lib/domein/document.ts';
import type { Meenemer } from '../../src/lib/domein/antwoordformulier.ts';
import type { AanmeldingFase, TafelFase } from '../../src/lib/domein/fase.ts';
import type { DeelMet } from '../../src/lib/domein/bevoegdheid.ts';
import type { CorrectieGrond } from '../../src/lib/domein/privacyverzoek.ts';
import type { Deelname, Vraag } from '../../src/lib/domein/reactievragen.ts';
import type { Antwoord, TafelsoortId } from '../../src/lib/domein/werkwijze.ts';
import type { MedewerkerId } from './medewerkers.ts';

export type Kind = {
	naam: string;
	/** Whole years today; the birthday lies some months back, so that it stays true for a while. */
	leeftijd: number;
	/** Not born yet: weeks until the day. */
	weken?: number;
	geheim?: boolean;
	adres?: { straat: string; huisnummer: string; postcode: string; plaats: string };
};

export type Papier = {
	soort: DocumentSoort;
	formaat: 'pdf' | 'docx';
	/** First name of the one child it is about; all children when left out. */
	over?: string;
	paginas?: number;
	/** Sentences at the end, to let something slip into a paper. */
	extra?: string[];
	/** A human looked for addresses (dossier §2.6). */
	gecontroleerd?: boolean;
	/** First names of those for whom a redacted copy is made. */
	kopieVoor?: string[];
};

export type Reactie = {
	velden: Partial<Record<Vraag, string>>;
	deelname?: Deelname;
	/** Handed in and shared like this; a draft when left out. */
	deelMet?: DeelMet;
	/** Only after the tafel began. */
	laat?: true;
	/** Handed in once more, with this added. */
	aanvulling?: Partial<Record<Vraag, string>>;
	/** Taken back after it was handed in. */
	ingetrokken?: true;
};

export type Verzoek = {
	soort: 'inzage' | 'correctie';
	tekst: string;
	grond?: CorrectieGrond;
	zin?: string;
	/** The answer of the FG; the request is open when left out. */
	antwoord?: string;
	uitvoering?: string;
};

/** Somebody with a place at the table who is no colleague: family and whom they bring. */
export type Mens = {
	rol: Extract<Rol, 'ouder' | 'verzorger' | 'jongere' | 'steunpersoon'>;
	naam: string;
	geheim?: boolean;
	adres?: string;
	telefoon?: string;
	/** First names of the children this person has gezag over, is no ouder of, or of whom that is not known. */
	gezag?: string[];
	geenOuder?: string[];
	gezagOnbekend?: string[];
	/** `binnen`: has an account. `open`: the invitation waits for the reader of the demo. `niet`: not invited yet. */
	toegang: 'binnen' | 'open' | 'niet';
	/** Why this person sits there, where the werkwijze does not list the role. */
	waarom?: string;
	aankomst?: { tijd: string; wachtplek: string };
	antwoord?: {
		keuze: Antwoord;
		reden?: string;
		meenemen?: Meenemer;
		meenemenNaam?: string;
		relatie?: string;
		taal?: string;
	};
	reactie?: Reactie;
	verzoek?: Verzoek;
	/** Not at the table when it was held. */
	afwezig?: true;
	probeer: string;
};

/** A colleague at the table; `waarom` where the werkwijze does not list the role. */
export type Plaats = {
	wie: MedewerkerId;
	rol: GastRol | Professional;
	waarom?: string;
	aankomst?: { tijd: string; wachtplek: string };
};

export type Zaak = {
	/** For the progress line. */
	naam: string;
	/** Surname as the papers use it. */
	achternaam: string;
	gemeente: string;
	tafelsoort: TafelsoortId;
	fase: AanmeldingFase | TafelFase;
	melder: MedewerkerId;
	kinderen: Kind[];
	/** As the papers name them. */
	ouders: string[];
	stukken: Papier[];
	opmerkingen?: string;
	mensen: readonly Mens[];
	plaatsen: readonly Plaats[];
	plan?: {
		/** Working days from now; negative is past, 0 is today. */
		werkdagen: number;
		tijd: string;
		duur: number;
		plaats: string;
		doel: string;
		veiligheidsafspraak?: true;
	};
	/** Why it came back, was moved, called off or withdrawn. */
	reden?: string;
	/** How it ended. */
	uitkomst?: { soort: string; toelichting: string };
};
