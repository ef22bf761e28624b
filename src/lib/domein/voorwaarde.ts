/** The named conditions under which a role carries a right. */
import type { Leeftijdsgroep } from './leeftijd.ts';
import type { Rol } from './rol.ts';

/** What a named condition may look at; what is not known counts as not so. */
export type Feiten = {
	/** The thing (reactie, uitnodiging, request, consent) belongs to the person who acts. */
	eigen?: boolean;
	/** The procesondersteuner spoke with the person, with channel and date recorded. */
	gesproken?: boolean;
	leeftijdsgroep?: Leeftijdsgroep | null;
};
export type Voorwaarde = (rol: Rol, feiten: Feiten) => boolean;

/** Only for what is one's own. */
export const alleenEigen: Voorwaarde = (_rol, feiten) => feiten.eigen === true;
/** An ouder consents for himself; the procesondersteuner records it after having spoken (dossier §3.3). */
export const eigenOfGesproken: Voorwaarde = (rol, feiten) =>
	rol === 'procesondersteuner' ? feiten.gesproken === true : feiten.eigen === true;
/** Own request; a jongere from 12 on, unknown age counting as too young (S2-M19, dossier §2.5). */
export const eigenVanafTwaalf: Voorwaarde = (rol, feiten) =>
	feiten.eigen === true &&
	(rol !== 'jongere' ||
		(feiten.leeftijdsgroep !== 'onder-12' &&
			feiten.leeftijdsgroep !== null &&
			feiten.leeftijdsgroep !== undefined));
