import { redirect } from '@sveltejs/kit';
import * as indiening from '#lib/server/casus/indiening.ts';
import { pagina } from '#lib/server/poort.ts';
import { momentTekst } from '../../datum.ts';

export const load = pagina('aanmelding.afschrift', async (hier) => {
	const kopie = await indiening.afschrift(hier);
	if (!kopie) redirect(303, `/loket/${hier.casus.id}/controle`);
	return { kopie, moment: momentTekst(kopie.ingediendOp) };
});
