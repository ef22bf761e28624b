import { InzageFormulier } from '#lib/domein/privacyformulier.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { kladsleutel } from '#lib/server/casus/klad.ts';
import * as privacyverzoek from '#lib/server/casus/privacyverzoek.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('privacyverzoek.indienen', async (hier) => ({
	casusId: hier.casus.id,
	klad: await kladsleutel(hier, 'gegevens-inzage'),
	belofte: privacyverzoek.belofte(hier).toString(),
	samen: hier.wie.leeftijdsgroep === '12-15'
}));

export const actions = {
	default: actie('privacyverzoek.indienen', InzageFormulier, async (hier, invoer) => {
		const id = await privacyverzoek.dienIn(hier, { soort: 'inzage', ...invoer });
		return isWeigering(id) ? id : { naar: `/casus/${hier.casus.id}/gegevens?klaar` };
	})
};
