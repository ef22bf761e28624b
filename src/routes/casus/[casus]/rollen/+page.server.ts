import { RolFormulier } from '#lib/domein/rolformulier.ts';
import { rolwoord } from '#lib/domein/werkwijze.ts';
import * as rol from '#lib/server/casus/rol.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('rol.lezen', async (hier, event) => ({
	casusId: hier.casus.id,
	rollen: (await rol.alle(hier)).map((een) => ({ ...een, woord: rolwoord(hier.werkwijze, een.rol) })),
	gedaan: event.url.searchParams.has('gedaan')
}));

export const actions = {
	default: actie('rol.begrenzen', RolFormulier, async (hier, { rol: id, van, tot }) => {
		return (await rol.begrens(hier, id, { van, tot })) ?? { naar: `/casus/${hier.casus.id}/rollen?gedaan` };
	})
};
