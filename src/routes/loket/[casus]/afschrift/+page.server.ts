import { redirect } from '@sveltejs/kit';
import * as indiening from '#lib/server/casus/indiening.ts';
import { magNu, pagina } from '#lib/server/poort.ts';
import { momentTekst } from '../../datum.ts';

export const load = pagina('aanmelding.afschrift', async (hier, event) => {
	const kopie = await indiening.afschrift(hier);
	if (!kopie) redirect(303, `/loket/${hier.casus.id}/controle`);
	const bevestigd = magNu(event, 'contact.geheim');
	return {
		casusId: hier.casus.id,
		kopie: bevestigd ? kopie : indiening.zonderGeheim(kopie),
		bevestigd,
		moment: momentTekst(kopie.ingediendOp)
	};
});
