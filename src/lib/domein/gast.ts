/**
 * Guests: a steunpersoon, an advocaat or somebody of Jeugdstem who stands beside one person of the family (S1-B15,
 * S2-C12, S2-C13, S2-F21). A guest sees less than that person, and the person sees what before inviting.
 */
import * as v from 'valibot';
import { stukSoorten, type StukSoort } from './document.ts';
import { familieRollen, gastRollen, type GastRol } from './rol.ts';
import { documentRecht, momenten, type StukProfiel } from './stukrecht.ts';
import { id, tekst } from './veld.ts';

/** As many guests at the same time as fit beside one person at a table. */
export const GASTEN_HOOGUIT = 3;

/** Who may have guests: who has an account and a part in the case. */
export const gastheren = familieRollen;

/** The papers a guest will ever read in this region, from the matrix; the same answer that every request gets. */
export const gastStukken = (rol: GastRol, aanTafel: boolean, profiel: StukProfiel): StukSoort[] => {
	const lezer = {
		rol,
		leeftijdsgroep: '18+',
		gezag: 'geen-gezag',
		eigen: true,
		uitgenodigd: aanTafel
	} as const;
	return stukSoorten.filter((soort) =>
		momenten.some((moment) => documentRecht(lezer, { soort }, moment, profiel).lezen)
	);
};

export const GastFormulier = v.object({
	rol: v.picklist(gastRollen, 'fout.gast.kies-rol'),
	naam: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.minLength(1, 'fout.verplicht'),
		v.maxLength(200, 'fout.te-lang')
	),
	email: v.union(
		[v.literal(''), v.pipe(v.string(), v.trim(), v.email('fout.email'), v.maxLength(254, 'fout.te-lang'))],
		'fout.email'
	),
	organisatie: tekst(200),
	/** Only the procesondersteuner says for whom; a person of the family invites for himself. */
	voor: v.optional(v.union([v.literal(''), id]), '')
});
export type GastInvoer = v.InferOutput<typeof GastFormulier>;
export const GastKeuze = v.object({ gast: id });
export const AanTafelFormulier = v.object({ gast: id, waarom: tekst(500) });
