import aanbieder from '../../../messages/nl/aanbieder.json' with { type: 'json' };
import begrippen from '../../../messages/nl/begrippen.json' with { type: 'json' };
import beheer from '../../../messages/nl/beheer.json' with { type: 'json' };
import casus from '../../../messages/nl/casus.json' with { type: 'json' };
import fout from '../../../messages/nl/fout.json' with { type: 'json' };
import gast from '../../../messages/nl/gast.json' with { type: 'json' };
import gegevens from '../../../messages/nl/gegevens.json' with { type: 'json' };
import handeling from '../../../messages/nl/handeling.json' with { type: 'json' };
import inzage from '../../../messages/nl/inzage.json' with { type: 'json' };
import loket from '../../../messages/nl/loket.json' with { type: 'json' };
import mail from '../../../messages/nl/mail.json' with { type: 'json' };
import openbaar from '../../../messages/nl/openbaar.json' with { type: 'json' };
import rand from '../../../messages/nl/rand.json' with { type: 'json' };
import reactie from '../../../messages/nl/reactie.json' with { type: 'json' };
import rol from '../../../messages/nl/rol.json' with { type: 'json' };
import stukken from '../../../messages/nl/stukken.json' with { type: 'json' };
import toegang from '../../../messages/nl/toegang.json' with { type: 'json' };
import toestel from '../../../messages/nl/toestel.json' with { type: 'json' };
import toezicht from '../../../messages/nl/toezicht.json' with { type: 'json' };
import uitleg from '../../../messages/nl/uitleg.json' with { type: 'json' };
import werk from '../../../messages/nl/werk.json' with { type: 'json' };
import werkwijze from '../../../messages/nl/werkwijze.json' with { type: 'json' };

/** Every sentence of the product in Dutch, one file an area; the top-level key is the file's name. */
export const nl = {
	aanbieder,
	begrippen,
	beheer,
	casus,
	fout,
	gast,
	gegevens,
	handeling,
	inzage,
	loket,
	mail,
	openbaar,
	rand,
	reactie,
	rol,
	stukken,
	toegang,
	toestel,
	toezicht,
	uitleg,
	werk,
	werkwijze
};

/** Languages that are complete enough to show. */
export type Taal = 'nl';

/** A parent reads u, a young person reads je; the voice belongs to the reader, not to the screen. */
export type Stem = 'u' | 'je';

type Stemmen = { u: string; je: string } | { u_other: string; je_other: string };
type Meervoud<K extends string> =
	K extends `${infer Kern}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Kern : K;

type Pad<T, Voor extends string = ''> = {
	[K in keyof T & string]: T[K] extends string
		? `${Voor}${Meervoud<K>}`
		: T[K] extends Stemmen
			? `${Voor}${K}`
			: T[K] extends readonly unknown[] | { u: readonly string[] }
				? never
				: Pad<T[K], `${Voor}${K}.`>;
}[keyof T & string];

type LijstPad<T, Voor extends string = ''> = {
	[K in keyof T & string]: T[K] extends readonly unknown[] | { u: readonly string[] }
		? `${Voor}${K}`
		: T[K] extends string
			? never
			: LijstPad<T[K], `${Voor}${K}.`>;
}[keyof T & string];

/** Address of one sentence, e.g. `rand.weg.knop`: a string, or an object with `u` and `je`. */
export type Sleutel = Pad<typeof nl>;

/** Address of a list of sentences: an array, or an object with `u` and `je` arrays. */
export type LijstSleutel = LijstPad<typeof nl>;
