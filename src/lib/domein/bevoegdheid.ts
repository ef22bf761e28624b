/**
 * Who may do what: the questions one can ask of the table of rights. Which documents and reacties a person sees stands
 * in stukrecht.ts and reactierecht.ts, exported here too.
 */
import type { Stap } from './fase.ts';
import { rechten, type Bevoegdheid, type Recht } from './rechten.ts';
import type { Rol } from './rol.ts';
import type { Feiten } from './voorwaarde.ts';

export * from './rol.ts';
export { rechten, type Bevoegdheid, type Bewijs, type Recht } from './rechten.ts';
export type { Feiten } from './voorwaarde.ts';
export {
	documentRecht,
	staatBijKind,
	type DocumentRecht,
	type Gezag,
	type Lezer,
	type Moment
} from './stukrecht.ts';
export { deelMetKeuzes, reactieLezers, reactieRecht, type DeelMet } from './reactierecht.ts';

/** The rule behind a right: what kind of entrance it needs and, for a casus right, which roles and which step. */
export const bevoegdheid = (recht: Recht): Bevoegdheid => rechten[recht];

/** True when one of the roles held in this casus carries the right; conditions and phase are asked separately. */
export const magIn = (recht: Recht, rollen: readonly Rol[]): boolean => {
	const regel = bevoegdheid(recht);
	return regel.soort === 'casus' && rollen.some((rol) => regel.rollen.includes(rol));
};

/** True when a role carries the right and, for that same role, its named condition holds for these facts. */
export const magMet = (recht: Recht, rollen: readonly Rol[], feiten: Feiten): boolean => {
	const regel = bevoegdheid(recht);
	if (regel.soort !== 'casus') return false;
	return rollen.some(
		(rol) => regel.rollen.includes(rol) && (regel.voorwaarde === undefined || regel.voorwaarde(rol, feiten))
	);
};

/** The step of the werkwijze that this right waits for; undefined when it holds in every phase. */
export const stapVan = (recht: Recht): Stap | undefined => {
	const regel = bevoegdheid(recht);
	return regel.soort === 'casus' ? regel.stap : undefined;
};

/** All that a confirmed e-mail address without an account gives: one's own aanmelding (issue 2 §3.1). */
export const loketRechten: readonly Recht[] = [
	'aanmelding.opstellen',
	'aanmelding.indienen',
	'aanmelding.intrekken',
	'aanmelding.afschrift',
	'aanmelding.direct-naar-rvdk'
];

/** All casus rights of someone with these roles, for menus: what is not listed is not shown. */
export const rechtenVan = (rollen: readonly Rol[]): Recht[] =>
	(Object.keys(rechten) as Recht[]).filter((recht) => magIn(recht, rollen));

/** What a protected person's key is used for; see server/opslag/sleutelkast.ts. */
export type SleutelDoel = 'contact' | 'eigen' | 'verzoek';
const sleutelRechten = {
	contact: 'contact.lezen',
	eigen: 'reactie.lezen-besloten',
	verzoek: 'privacyverzoek.behandelen'
} as const satisfies Record<SleutelDoel, Recht>;

/**
 * May someone with these roles open what another person's own key protects? The own key is always open to its owner.
 * A melder writes addresses of jeugdigen while the aanmelding is in his hands, not after (dossier §2.3, F0–F1).
 */
export const magOpenen = (
	doel: SleutelDoel,
	rollen: readonly Rol[],
	aanmeldingFase: string | null
): boolean =>
	magIn(sleutelRechten[doel], rollen) ||
	(doel === 'contact' &&
		rollen.includes('melder') &&
		(aanmeldingFase === 'concept' || aanmeldingFase === 'teruggestuurd'));
