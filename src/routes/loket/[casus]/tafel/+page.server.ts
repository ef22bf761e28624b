import { TafelFormulier } from '#lib/domein/aanmeldformulier.ts';
import * as aanmelding from '#lib/server/casus/aanmelding.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { tafelsVan } from '../../tafels.ts';

export const load = pagina('aanmelding.opstellen', (hier) => ({
	casusId: hier.casus.id,
	gemeente: hier.casus.gemeente,
	tafels: tafelsVan(hier.werkwijze),
	tafelsoort: hier.aanmelding.tafelsoort
}));

export const actions = {
	default: actie('aanmelding.opstellen', TafelFormulier, async (hier, { tafelsoort }) => {
		return (
			(await aanmelding.kiesTafelsoort(hier, tafelsoort)) ?? { naar: `/loket/${hier.casus.id}/documenten` }
		);
	})
};
