/** The shapes and limits that file checks, the reading view and the address check share (dreigingen D06). */

/** What a file really is, decided by its content. */
export type Soort = 'pdf' | 'docx' | 'jpg' | 'png' | 'heic';

/** One piece of a reading view: plain text with a meaning, never markup from the file. */
export type Blok =
	| { soort: 'kop'; niveau: 1 | 2 | 3; tekst: string }
	| { soort: 'alinea'; tekst: string }
	| { soort: 'punt'; tekst: string }
	| { soort: 'rij'; cellen: string[] };

/** Text that is in the file but not on its pages. */
export type Rand = {
	soort:
		| 'opmerking'
		| 'verwijderd'
		| 'ingevoegd'
		| 'koptekst'
		| 'voettekst'
		| 'voetnoot'
		| 'veld'
		| 'bladwijzer'
		| 'bijlage'
		| 'verwijzing'
		| 'eerdere-versie'
		| 'overig';
	tekst: string;
};

/** A property of the file itself: author, title, program. */
export type Kenmerk = { naam: string; waarde: string };

export type Uittreksel = {
	paginas: Blok[][];
	rand: Rand[];
	metadata: Kenmerk[];
	/** Pages (from 1) with a picture or without text: a machine cannot read these. */
	onleesbaar: number[];
	/** Everything readable in the file, also what no page shows; for the address check. */
	zoektekst: string[];
};

/** What the sandbox is asked to do with one file. */
export type Taak =
	| { doe: 'onderzoek'; soort: Soort; bytes: Uint8Array }
	| { doe: 'pagina'; soort: Soort; bytes: Uint8Array; nummer: number; breedte: number }
	| { doe: 'tekst'; soort: Soort; bytes: Uint8Array };

/** The sandbox answers with a result, or with the key of a refusal. */
export type Antwoord = { uitkomst: unknown } | { weigering: string };

export const GRENZEN = {
	bytes: 25 * 1024 * 1024,
	paginas: 500,
	beeldpunten: 80_000_000,
	delen: 2_000,
	uitgepakt: 120 * 1024 * 1024
} as const;
