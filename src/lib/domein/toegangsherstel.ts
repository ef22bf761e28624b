/** Who lost every way in: a check of who it is, a second pair of eyes where an address is secret (dreigingen B15). */
import * as v from 'valibot';
import { id } from './veld.ts';

/** How the procesondersteuner made sure. A day of birth or an address is never among them: the ex knows those too. */
export const controles = ['teruggebeld', 'gezien', 'via-voorbereider'] as const;
export type Controle = (typeof controles)[number];

export const herstelStanden = ['wacht', 'bevestigd', 'gegeven', 'gebruikt', 'gestopt'] as const;
export type HerstelStand = (typeof herstelStanden)[number];
/** Something still has to be done by somebody, or a code is under way. */
export const LOPEND: readonly HerstelStand[] = ['wacht', 'bevestigd', 'gegeven'];

/** How long a start waits for a colleague. */
export const HERSTEL_WACHT_DAGEN = 7;

export const HerstelFormulier = v.object({
	controle: v.picklist(controles, 'herstel.kies-controle'),
	notitie: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.minLength(10, 'herstel.notitie-leeg'),
		v.maxLength(600, 'fout.te-lang')
	)
});
export type HerstelInvoer = v.InferOutput<typeof HerstelFormulier>;

export const HerstelKeuze = v.object({ herstel: id });
export const RustKeuze = v.object({ persoon: id });
