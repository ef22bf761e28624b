/** A reactie of someone of the family (dossier §3.4): its states and what leads from one to the next. */
import type { TafelFase } from './fase.ts';
import { overgang, type Overgangen } from './overgang.ts';
import { deelMetKeuzes, type DeelMet, type ReactieAuteur, type ReactieStatus } from './reactierecht.ts';
import { isBegonnen, isVoorbij } from './tafel.ts';
import { weiger, type Weigering } from './weigering.ts';

export { reactieStatussen, type DeelMet, type ReactieAuteur, type ReactieStatus } from './reactierecht.ts';

export type ReactieGebeurtenis =
	'schrijven' | 'indienen' | 'nakomen' | 'intrekken' | 'vergrendelen' | 'opnemen';

export const reactieOvergangen = {
	// What was handed in stays as it is while its author types at a next version.
	schrijven: {
		leeg: 'concept',
		concept: 'concept',
		ingetrokken: 'concept',
		ingediend: 'ingediend',
		aangevuld: 'aangevuld',
		vergrendeld: 'vergrendeld',
		nagekomen: 'nagekomen'
	},
	indienen: {
		concept: 'ingediend',
		ingetrokken: 'ingediend',
		ingediend: 'aangevuld',
		aangevuld: 'aangevuld'
	},
	// After the tafel opened: the locked version stays as shared, what comes later is for the voorzitter.
	nakomen: {
		leeg: 'nagekomen',
		concept: 'nagekomen',
		ingetrokken: 'nagekomen',
		nagekomen: 'nagekomen',
		vergrendeld: 'vergrendeld'
	},
	intrekken: { ingediend: 'ingetrokken', aangevuld: 'ingetrokken' },
	vergrendelen: { ingediend: 'vergrendeld', aangevuld: 'vergrendeld', vergrendeld: 'vergrendeld' },
	opnemen: { vergrendeld: 'opgenomen', nagekomen: 'opgenomen' }
} as const satisfies Overgangen<ReactieGebeurtenis, ReactieStatus>;

const volgende = overgang<ReactieGebeurtenis, ReactieStatus>(reactieOvergangen, 'reactie.verkeerd-moment');

/** True when this author may share in this way; an ouder has no "voorzitter only", a jongere no "tafel". */
export const magDelenMet = (auteur: ReactieAuteur, deelMet: string): deelMet is DeelMet =>
	(deelMetKeuzes[auteur] as readonly string[]).includes(deelMet);

/** Types at a draft, on the server only. Refuses with `reactie.afgerond` once the tafel is over. */
export const schrijf = (status: ReactieStatus, tafel: TafelFase): ReactieStatus | Weigering =>
	isVoorbij(tafel) ? weiger('reactie.afgerond') : volgende(status, 'schrijven');

/** What is handed in now comes after the opening: kept, and read by the voorzitter. */
export const isTeLaat = (tafel: TafelFase): boolean => isBegonnen(tafel);

/**
 * Hands in, or adds a version. Refuses with `reactie.leeg`, `reactie.deel-met-onbekend`, `reactie.lezers-niet-gezien`
 * when the list of readers was not on screen, `reactie.vergrendeld` when it is in the verslag, and
 * `reactie.afgerond` when the tafel is over.
 */
export const dienIn = (
	status: ReactieStatus,
	feiten: {
		readonly tafel: TafelFase;
		readonly auteur: ReactieAuteur;
		readonly deelMet: string;
		readonly tekst: boolean;
		readonly lezersGezien: boolean;
	}
): ReactieStatus | Weigering => {
	if (isVoorbij(feiten.tafel)) return weiger('reactie.afgerond');
	if (status === 'opgenomen') return weiger('reactie.vergrendeld');
	if (!feiten.tekst) return weiger('reactie.leeg');
	if (!magDelenMet(feiten.auteur, feiten.deelMet))
		return weiger('reactie.deel-met-onbekend', { veld: 'deelMet' });
	if (!feiten.lezersGezien) return weiger('reactie.lezers-niet-gezien');
	return volgende(status, isTeLaat(feiten.tafel) ? 'nakomen' : 'indienen');
};

/**
 * Takes it back. Refuses with `reactie.vergrendeld` once the tafel began and `reactie.in-verzoek` when it is part
 * of a verzoek that was sent (S2-O14, S2-O15).
 */
export const trekIn = (
	status: ReactieStatus,
	feiten: { readonly tafel: TafelFase; readonly inVerzoek: boolean }
): ReactieStatus | Weigering => {
	if (isBegonnen(feiten.tafel) || status === 'vergrendeld' || status === 'opgenomen')
		return weiger('reactie.vergrendeld');
	return feiten.inVerzoek ? weiger('reactie.in-verzoek') : volgende(status, 'intrekken');
};

/** The tafel begins: what was handed in is fixed; a draft stays a draft of its author. */
export const vergrendel = (status: ReactieStatus): ReactieStatus => {
	const naar = volgende(status, 'vergrendelen');
	return typeof naar === 'string' ? naar : status;
};

/** Into the verslag; refuses with `reactie.niet-gecontroleerd` before the voorzitter has checked it (S1-B24). */
export const neemOp = (status: ReactieStatus, gecontroleerd: boolean): ReactieStatus | Weigering =>
	gecontroleerd ? volgende(status, 'opnemen') : weiger('reactie.niet-gecontroleerd');
