/** Planning a tafel: its terms, when it begins, and who belongs there (S1-B39, S2-G06..G12). */
import type { Rol } from './rol.ts';
import { weiger, type Weigering } from './weigering.ts';
import { tafelsoort, type TafelsoortId, type Werkwijze } from './werkwijze.ts';

/** How long the link and the code of an invitation work. The one place that says so. */
export const UITNODIGING_GELDIG_DAGEN = 14;
/** From this many days before the tafel an invitation that was not opened asks for a call (dossier §3.3). */
export const STIL_DAGEN_VOORAF = 5;
/** The notice about data that goes with an invitation (S2-F08, S2-M02; AVG 13 and 14). Rises with its text. */
export const UITLEG_VERSIE = '2026-1';

const ZONE = 'Europe/Amsterdam';

/**
 * The moment a tafel begins, from a day and a time in the Netherlands.
 * Refuses with `planning.tijd-bestaat-niet` for a time that the clock skips or shows twice, and `planning.voorbij`.
 */
export const begin = (datum: string, uur: string, nu: Temporal.Instant): Temporal.Instant | Weigering => {
	let moment: Temporal.Instant;
	try {
		moment = Temporal.PlainDate.from(datum)
			.toPlainDateTime(Temporal.PlainTime.from(uur))
			.toZonedDateTime(ZONE, { disambiguation: 'reject' })
			.toInstant();
	} catch {
		return weiger('planning.tijd-bestaat-niet', { veld: 'tijd' });
	}
	return Temporal.Instant.compare(moment, nu) <= 0 ? weiger('planning.voorbij', { veld: 'datum' }) : moment;
};

/** True when the werkwijze lists this role for this tafel; somebody else needs a reason the family sees (§2.1). */
export const staatOpLijst = (wijze: Werkwijze, soort: TafelsoortId, rol: Rol): boolean =>
	tafelsoort(wijze, soort).deelnemers.some((een) => een.rol === rol);

/** The point of the agenda where the family's reacties come up (S1-F02, S1-G02, S1-H02, S2-H11). */
export const reactiePunt: Readonly<Record<TafelsoortId, number>> = {
	tafel1: 2,
	tafel2: 2,
	tafel3: 2,
	vto: 4,
	vth: 2
};
