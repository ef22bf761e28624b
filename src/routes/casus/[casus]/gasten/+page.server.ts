import { AanTafelFormulier, GastFormulier, GastKeuze, gastStukken } from '#lib/domein/gast.ts';
import { magIn } from '#lib/domein/bevoegdheid.ts';
import { isVoorbij } from '#lib/domein/tafel.ts';
import type { TafelFase } from '#lib/domein/fase.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { profielVan } from '#lib/domein/werkwijze.ts';
import * as gast from '#lib/server/casus/gast.ts';
import * as gastcode from '#lib/server/casus/gastcode.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { maakMiddelen, toonMiddel, type Middel } from '../uitnodigingen/middel.ts';

export const load = pagina('gast.lezen', async (hier) => {
	const regelt = magIn('gast.aan-tafel', hier.wie.rollen);
	const profiel = profielVan(hier.werkwijze, hier.casus.subregio);
	return {
		casusId: hier.casus.id,
		regelt,
		gasten: await gast.alle(hier),
		gastheren: regelt
			? (await gast.gastherenVan(hier)).map(({ id, naam }) => ({ waarde: id, label: naam }))
			: [],
		kan: hier.tafel !== null && !isVoorbij(hier.tafel.status as TafelFase),
		// Asked of the same policy that answers every request; each of the three roles gets the same.
		stukken: gastStukken('steunpersoon', false, profiel)
	};
});

export const actions = {
	nodigUit: actie(
		'gast.uitnodigen',
		GastFormulier,
		async (hier, invoer, _event, [middel]: Middel[]) => {
			const uit = await gast.nodigUit(hier, invoer, middel!);
			return isWeigering(uit) ? uit : { gast: { ...toonMiddel(uit), gemaild: uit.gemaild } };
		},
		{ vooraf: () => maakMiddelen(1) }
	),
	code: actie(
		'gast.uitnodigen',
		GastKeuze,
		async (hier, { gast: id }, _event, [middel]: Middel[]) => {
			const uit = await gastcode.nieuweCode(hier, id, middel!);
			return isWeigering(uit) ? uit : { gast: { ...toonMiddel(uit), gemaild: uit.gemaild } };
		},
		{ vooraf: () => maakMiddelen(1) }
	),
	haalWeg: actie('gast.intrekken', GastKeuze, async (hier, { gast: id }) => {
		return (await gast.trekIn(hier, id)) ?? { naar: `/casus/${hier.casus.id}/gasten` };
	}),
	zet: actie('gast.aan-tafel', AanTafelFormulier, async (hier, { gast: id, waarom }) => {
		return (await gast.zetAanTafel(hier, id, waarom)) ?? { naar: `/casus/${hier.casus.id}/gasten` };
	})
};
