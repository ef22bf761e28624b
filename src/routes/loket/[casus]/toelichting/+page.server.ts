import { gespreksvraag, ToelichtingFormulier, verklaringenVan } from '#lib/domein/aanmeldformulier.ts';
import * as aanmelding from '#lib/server/casus/aanmelding.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('aanmelding.opstellen', async (hier) => {
	const wat = await aanmelding.toelichting(hier);
	const vragen = verklaringenVan(hier.werkwijze);
	const gezag = wat.gezagsbeeindiging === null ? '' : wat.gezagsbeeindiging ? 'ja' : 'nee';
	return {
		casusId: hier.casus.id,
		gespreksvraag: gespreksvraag(hier.werkwijze),
		vragen,
		metGezag: aanmelding.vraagtGezagsbeeindiging(hier),
		metDiagnose: hier.werkwijze.termijnen.diagnose !== null,
		waarden: {
			besproken: wat.besproken ?? '',
			geprobeerd: wat.geprobeerd,
			gezagsbeeindiging: gezag,
			diagnose: wat.diagnose?.toString() ?? '',
			diagnoseReden: wat.diagnoseReden,
			opmerkingen: wat.opmerkingen,
			...Object.fromEntries(
				vragen.flatMap((vraag, i) => (wat.verklaringen.includes(vraag) ? [[`verklaringen.${i}`, vraag]] : []))
			)
		} as Record<string, string>
	};
});

export const actions = {
	klaar: actie('aanmelding.opstellen', ToelichtingFormulier, async (hier, invoer) => {
		const eersteKeer = invoer.gezagsbeeindiging === 'ja' && hier.aanmelding.gezagsbeeindiging !== true;
		// A request to end the gezag asks for more papers (S2-O18..O22): back to them, now they are known.
		const naar = `/loket/${hier.casus.id}/${eersteKeer ? 'documenten' : 'controle'}`;
		return (await aanmelding.rondToelichtingAf(hier, invoer)) ?? { naar };
	}),
	bewaar: actie(
		'aanmelding.opstellen',
		ToelichtingFormulier,
		(hier, invoer) => aanmelding.bewaarToelichting(hier, invoer),
		{
			herhaalbaar: true
		}
	)
};
