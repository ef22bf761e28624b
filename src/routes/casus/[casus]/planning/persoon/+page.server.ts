import { genodigden, metPost, type Rol } from '#lib/domein/bevoegdheid.ts';
import { PersoonFormulier } from '#lib/domein/planformulier.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as betrokkene from '#lib/server/casus/betrokkene.ts';
import * as gezag from '#lib/server/casus/gezag.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { rolkeuzes } from './rolkeuzes.ts';

const isRol = (waarde: string | null): waarde is Rol =>
	(genodigden as readonly (string | null)[]).includes(waarde);

/** The melder comes with the aanmelding, who leads and plans with a post: nobody is typed into those. */
const teTypen = (rol: Rol) => rol !== 'melder' && !metPost.includes(rol);

export const load = pagina('deelnemer.vastleggen', async (hier, { url }) => {
	const gevraagd = url.searchParams.get('rol');
	return {
		casusId: hier.casus.id,
		rollen: rolkeuzes(hier).rollen.filter(({ waarde }) => teTypen(waarde)),
		blad: {
			rol: isRol(gevraagd) && teTypen(gevraagd) ? gevraagd : null,
			naam: '',
			organisatie: null,
			functie: null,
			contact: { email: null, telefoon: null, adres: null, plekken: null },
			versie: null,
			adresGeheim: null,
			waarom: null,
			gezag: await gezag.van(hier, null),
			jeugdige: false,
			deeltMet: []
		}
	};
});

export const actions = {
	bewaar: actie('deelnemer.vastleggen', PersoonFormulier, async (hier, invoer) => {
		const id = await betrokkene.voegToe(hier, invoer);
		return isWeigering(id) ? id : { naar: `/casus/${hier.casus.id}/planning` };
	})
};
