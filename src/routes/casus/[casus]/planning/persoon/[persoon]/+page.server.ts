import { PersoonFormulier, RedenKeuze } from '#lib/domein/planning.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as betrokkene from '#lib/server/casus/betrokkene.ts';
import * as vertrek from '#lib/server/casus/vertrek.ts';
import { actie, nietGevonden, pagina } from '#lib/server/poort.ts';
import { rolkeuzes } from '../rolkeuzes.ts';

export const load = pagina('deelnemer.vastleggen', async (hier, { params }) => {
	const blad = (await betrokkene.lees(hier, params.persoon ?? '')) ?? nietGevonden();
	return { casusId: hier.casus.id, ...rolkeuzes(hier), blad, aanTafel: blad.rol !== null };
});

export const actions = {
	bewaar: actie('deelnemer.vastleggen', PersoonFormulier, async (hier, invoer, { params }) => {
		const id = await betrokkene.wijzig(hier, params.persoon ?? '', invoer);
		if (isWeigering(id)) return id;
		const blad = await betrokkene.lees(hier, id);
		// A shared address is worth a second look; the place is saved all the same.
		return {
			naar: `/casus/${hier.casus.id}/planning${blad && blad.deeltMet.length > 0 ? `/persoon/${id}` : ''}`
		};
	}),
	weg: actie('deelnemer.vastleggen', RedenKeuze, async (hier, { reden }, { params }) => {
		const gedaan = await vertrek.haalWeg(hier, params.persoon ?? '', reden);
		return isWeigering(gedaan) ? gedaan : { naar: `/casus/${hier.casus.id}/planning` };
	})
};
