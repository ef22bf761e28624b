import { isProfessional } from '#lib/domein/bevoegdheid.ts';
import * as thuis from '#lib/server/casus/thuis.ts';
import { pagina } from '#lib/server/poort.ts';

export const load = pagina('casus.lezen', async (hier) => ({
	casusId: hier.casus.id,
	thuis: hier.wie.rollen.some(isProfessional) ? null : await thuis.lees(hier)
}));
