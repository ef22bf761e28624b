import { MelderBekendFormulier } from '#lib/domein/aanmeldformulier.ts';
import { gemeenten } from '#lib/domein/werkwijze.ts';
import * as aanmelding from '#lib/server/casus/aanmelding.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('aanmelding.opstellen', async (hier) => ({
	casusId: hier.casus.id,
	gemeenten: gemeenten()
		.filter((een) => een.werkwijze.regio === hier.casus.regio)
		.map(({ gemeente }) => gemeente),
	waarden: { ...(await aanmelding.melder(hier)), gemeente: hier.casus.gemeente } as Record<string, string>
}));

export const actions = {
	default: actie('aanmelding.opstellen', MelderBekendFormulier, async (hier, invoer) => {
		return (await aanmelding.wijzigMelder(hier, invoer)) ?? { naar: `/loket/${hier.casus.id}/controle` };
	})
};
