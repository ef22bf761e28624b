import { RedenFormulier } from '#lib/domein/aanmeldformulier.ts';
import * as beeindiging from '#lib/server/casus/beeindiging.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('aanmelding.intrekken', (hier) => ({
	referentienummer: hier.casus.referentienummer,
	concept: hier.aanmelding.status === 'concept',
	gepland: hier.tafel !== null
}));

export const actions = {
	default: actie('aanmelding.intrekken', RedenFormulier, async (hier, { reden }) => {
		return (await beeindiging.trekIn(hier, reden)) ?? { naar: '/loket/mijn' };
	})
};
