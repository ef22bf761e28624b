/** Who reads a reactie (dossier §2.3, §2.4; issue: two ouders never see each other's unless shared). */
import { isProfessional, type Rol } from './rol.ts';
import { kolomVan, type Lezer } from './stukrecht.ts';

/**
 * `voorzitter`: the voorzitter alone. `tafel`: the professionals at the table. `iedereen`: also the family
 * members at the table.
 */
export type DeelMet = 'voorzitter' | 'tafel' | 'iedereen';

/** What each author may choose between, the most private last; others write no reactie. */
export const deelMetKeuzes = Object.freeze({
	ouder: Object.freeze(['iedereen', 'tafel'] as const),
	verzorger: Object.freeze(['iedereen', 'tafel'] as const),
	jongere: Object.freeze(['iedereen', 'voorzitter'] as const)
} satisfies Partial<Record<Rol, readonly DeelMet[]>>);
export type ReactieAuteur = keyof typeof deelMetKeuzes;

export const reactieStatussen = [
	'leeg',
	'concept',
	'ingediend',
	'aangevuld',
	'ingetrokken',
	'vergrendeld',
	'nagekomen',
	'opgenomen'
] as const;
/** `nagekomen`: handed in after the tafel opened; kept, and for the voorzitter only (dossier §3.4). */
export type ReactieStatus = (typeof reactieStatussen)[number];

const gedeeld: readonly ReactieStatus[] = ['ingediend', 'aangevuld', 'vergrendeld', 'opgenomen'];

export type GedeeldeReactie = {
	readonly deelMet: DeelMet;
	readonly auteurRol: ReactieAuteur;
	readonly status: ReactieStatus;
};
export type ReactieRecht = { readonly lezen: boolean; readonly alsVrijgegeven: boolean };

const niet: ReactieRecht = Object.freeze({ lezen: false, alsVrijgegeven: false });
const wel: ReactieRecht = Object.freeze({ lezen: true, alsVrijgegeven: false });
const vrijgegeven: ReactieRecht = Object.freeze({ lezen: false, alsVrijgegeven: true });

/**
 * They are part of every casus they hold a role in (S1-E04, S2-C01..C03), as is the voorzitter, who reads every one that
 * was handed in; others count once invited.
 */
const altijdAanTafel: readonly Rol[] = ['procesondersteuner', 'melder', 'rvdk-adviseur', 'raadsonderzoeker'];

const leestAanTafel = (lezer: Lezer): boolean => {
	if (!isProfessional(lezer.rol)) return false;
	if (lezer.rol === 'jeugdhulpmedewerker') return lezer.toestemming === true && lezer.uitgenodigd === true;
	return altijdAanTafel.includes(lezer.rol) || lezer.uitgenodigd === true;
};

/**
 * What `lezer` may see of one reactie. The author always reads the own one; before handing in and after
 * withdrawing nobody else does. `alsVrijgegeven`: only a copy released by the voorzitter (S cell).
 */
export const reactieRecht = (reactie: GedeeldeReactie, lezer: Lezer): ReactieRecht => {
	if (lezer.eigen) return wel;
	if (reactie.status === 'nagekomen') return lezer.rol === 'voorzitter' ? wel : niet;
	if (!gedeeld.includes(reactie.status)) return niet;
	if (lezer.rol === 'voorzitter') return wel;
	if (reactie.deelMet === 'voorzitter') return niet;
	if (leestAanTafel(lezer)) return wel;
	if (reactie.deelMet !== 'iedereen' || lezer.uitgenodigd !== true) return niet;
	const kolom = kolomVan(lezer);
	if (kolom === 'ouder-met-gezag' || kolom === 'jongere-16-17') return wel;
	return kolom === 'jongere-12-15' ? vrijgegeven : niet;
};

/** The readers out of `lezers` who may read this reactie in full: the list shown before sending. */
export const reactieLezers = <L extends Lezer>(reactie: GedeeldeReactie, lezers: readonly L[]): L[] =>
	lezers.filter((lezer) => !lezer.eigen && reactieRecht(reactie, lezer).lezen);
