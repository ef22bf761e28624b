import { PersoonFormulier, RedenKeuze } from '#lib/domein/planformulier.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { legVast } from '#lib/server/context.ts';
import { accountVan } from '#lib/server/casus/bericht.ts';
import * as betrokkene from '#lib/server/casus/betrokkene.ts';
import * as vertrek from '#lib/server/casus/vertrek.ts';
import { actie, magNu, nietGevonden, pagina } from '#lib/server/poort.ts';
import { bereikVan } from '#lib/server/toegang/profiel.ts';
import { rolkeuzes } from '../rolkeuzes.ts';

const LEEG = { email: null, telefoon: null, adres: null, plekken: null };

export const load = pagina('deelnemer.vastleggen', async (hier, event) => {
	const blad = (await betrokkene.lees(hier, event.params.persoon ?? '')) ?? nietGevonden();
	// Where somebody is who hides: only after a fresh proof of who looks.
	const dicht = blad.adresGeheim && !magNu(event, 'contact.geheim');
	if (!dicht) await legVast(hier, { objectId: blad.persoonId, soort: 'contact.lezen' });
	return {
		casusId: hier.casus.id,
		...rolkeuzes(hier),
		blad: dicht ? { ...blad, contact: LEEG, deeltMet: [] as string[] } : blad,
		dicht,
		bereik: dicht ? null : await bereikVan(hier.tx, hier.sleutels, await accountVan(hier, blad.persoonId)),
		aanTafel: blad.rol !== null
	};
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
