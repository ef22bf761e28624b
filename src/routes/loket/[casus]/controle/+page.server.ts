import { LeegFormulier } from '#lib/domein/aanmeldformulier.ts';
import * as indiening from '#lib/server/casus/indiening.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { bewijsNaTerugsturen } from '../../terugbewijs.ts';

export const load = pagina('aanmelding.opstellen', async (hier, event) => {
	const kopie = await indiening.stelSamen(hier);
	bewijsNaTerugsturen(
		hier,
		event,
		kopie.jeugdigen.some((kind) => kind.adresGeheim)
	);
	const af = await indiening.stappenAf(hier);
	return {
		casusId: hier.casus.id,
		kopie,
		open: Object.entries(af).flatMap(([stap, klaar]) => (klaar ? [] : [stap])),
		opnieuw: hier.aanmelding.status === 'teruggestuurd'
	};
});

export const actions = {
	default: actie('aanmelding.indienen', LeegFormulier, async (hier) => {
		return (await indiening.dienIn(hier)) ?? { naar: `/loket/${hier.casus.id}/ingediend` };
	})
};
