import { genodigden, isProfessional, type Rol } from '#lib/domein/bevoegdheid.ts';
import { staatOpLijst } from '#lib/domein/planning.ts';
import { rolwoord } from '#lib/domein/werkwijze.ts';
import * as deelnemer from '#lib/server/casus/deelnemer.ts';
import type { Betreding } from '#lib/server/context.ts';

/** The roles somebody may get at this table, in the words of the region; a jongere comes from the aanmelding only. */
export const rolkeuzes = (hier: Betreding) => ({
	rollen: (genodigden as readonly Rol[])
		.filter((rol) => rol !== 'jongere')
		.map((rol) => ({
			waarde: rol,
			woord: rolwoord(hier.werkwijze, rol),
			opLijst: staatOpLijst(hier.werkwijze, deelnemer.soortVan(hier), rol),
			professional: isProfessional(rol)
		}))
});
