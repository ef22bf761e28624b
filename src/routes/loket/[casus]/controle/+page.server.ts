import { LeegFormulier } from '#lib/domein/aanmeldformulier.ts';
import * as indiening from '#lib/server/casus/indiening.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('aanmelding.opstellen', async (hier) => {
	const af = await indiening.stappenAf(hier);
	return {
		casusId: hier.casus.id,
		kopie: await indiening.stelSamen(hier),
		open: Object.entries(af).flatMap(([stap, klaar]) => (klaar ? [] : [stap])),
		opnieuw: hier.aanmelding.status === 'teruggestuurd'
	};
});

export const actions = {
	default: actie('aanmelding.indienen', LeegFormulier, async (hier) => {
		return (await indiening.dienIn(hier)) ?? { naar: `/loket/${hier.casus.id}/ingediend` };
	})
};
