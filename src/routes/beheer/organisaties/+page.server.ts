import { OrganisatieFormulier, OrganisatieKeuze } from '#lib/domein/beheer.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as organisatie from '#lib/server/beheer/organisatie.ts';
import { betreedBeheer, gebiedVan } from '#lib/server/beheer/plek.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { plekNaam } from '../waar.ts';

const HIER = { naar: '/beheer/organisaties?gedaan=organisatie' };

export const load = pagina('beheer.lezen', (plek, event) =>
	betreedBeheer(plek, async (hier) => ({
		organisaties: await organisatie.alle(hier),
		regios: [...new Set(gebiedVan(plek.gebruiker).map((een) => een.regio))].map((regio) => ({
			waarde: regio,
			label: plekNaam({ regio, subregio: null })
		})),
		gedaan: event.url.searchParams.get('gedaan') === 'organisatie'
	}))
);

export const actions = {
	voegToe: actie('beheer.uitnodigen', OrganisatieFormulier, async (plek, invoer) => {
		const uit = await betreedBeheer(plek, (hier) => organisatie.voegToe(hier, invoer));
		return isWeigering(uit) ? uit : HIER;
	}),
	stop: actie('beheer.beeindigen', OrganisatieKeuze, async (plek, { organisatie: id }) => {
		return (await betreedBeheer(plek, (hier) => organisatie.stop(hier, id))) ?? HIER;
	})
};
