import { controles, HerstelFormulier, HerstelKeuze } from '#lib/domein/toegangsherstel.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import { actie, nietGevonden, pagina } from '#lib/server/poort.ts';
import * as herstel from '#lib/server/toegang/herstel.ts';
import { maakMiddelen, toonMiddel } from '../../uitnodigingen/middel.ts';

/** The last two digits: enough to know which number is meant, useless to whoever looks along (dreigingen B15). */
const gemaskeerd = (nummer: string | null): string | null =>
	nummer ? `…${nummer.replace(/\D/g, '').slice(-2)}` : null;

export const load = pagina('toegangsherstel.lezen', async (hier, { params }) => {
	const mens = (await persoon.allen(hier)).find((een) => een.id === params.persoon) ?? nietGevonden();
	const { telefoon } = await persoon.contact(hier, mens.id);
	return {
		casusId: hier.casus.id,
		persoonId: mens.id,
		naam: mens.naam,
		telefoon: gemaskeerd(telefoon),
		magBeginnen: hier.wie.rollen.includes('procesondersteuner'),
		controles: controles.filter((hoe) => hoe !== 'teruggebeld' || telefoon),
		...(await herstel.van(hier, mens.id))
	};
});

const toon = (gegeven: herstel.Overhandiging) => ({
	overhandiging: { ...toonMiddel(gegeven), stem: gegeven.stem }
});

export const actions = {
	begin: actie(
		'toegangsherstel.beginnen',
		HerstelFormulier,
		async (hier, invoer, { params }, [middel]: herstel.Middel[]) => {
			const gedaan = await herstel.begin(hier, params.persoon ?? '', invoer, middel!);
			if (isWeigering(gedaan)) return gedaan;
			return gedaan === 'wacht'
				? { naar: `/casus/${hier.casus.id}/toegang/${params.persoon}` }
				: toon(gedaan);
		},
		{ vooraf: () => maakMiddelen(1) }
	),
	geef: actie(
		'toegangsherstel.beginnen',
		HerstelKeuze,
		async (hier, invoer, _event, [middel]: herstel.Middel[]) => {
			const gedaan = await herstel.geef(hier, invoer.herstel, middel!);
			return isWeigering(gedaan) ? gedaan : toon(gedaan);
		},
		{ vooraf: () => maakMiddelen(1) }
	),
	bevestig: actie('toegangsherstel.bevestigen', HerstelKeuze, async (hier, invoer, { params }) => {
		const gedaan = await herstel.bevestig(hier, invoer.herstel);
		return isWeigering(gedaan) ? gedaan : { naar: `/casus/${hier.casus.id}/toegang/${params.persoon}` };
	}),
	stop: actie('toegangsherstel.bevestigen', HerstelKeuze, async (hier, invoer, { params }) => {
		const gedaan = await herstel.stop(hier, invoer.herstel);
		return isWeigering(gedaan) ? gedaan : { naar: `/casus/${hier.casus.id}/toegang/${params.persoon}` };
	})
};
