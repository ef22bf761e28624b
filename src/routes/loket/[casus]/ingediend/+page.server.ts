import { redirect } from '@sveltejs/kit';
import { termijnRegel } from '#lib/domein/werkwijze.ts';
import { pagina } from '#lib/server/poort.ts';

export const load = pagina('aanmelding.afschrift', (hier) => {
	if (!hier.aanmelding.ingediendOp) redirect(303, `/loket/${hier.casus.id}/controle`);
	return {
		casusId: hier.casus.id,
		referentienummer: hier.casus.referentienummer,
		/** Whether this region hopes for a day on the agenda (S2-G05); days, or null. */
		agendaDagen: Temporal.Duration.from(termijnRegel(hier.werkwijze, 'agenda')?.duur ?? 'P0D').days || null
	};
});
