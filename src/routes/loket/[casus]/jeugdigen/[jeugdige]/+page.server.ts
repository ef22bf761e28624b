import { JeugdigeConcept, JeugdigeFormulier, LeegFormulier } from '#lib/domein/aanmeldformulier.ts';
import * as jeugdige from '#lib/server/casus/jeugdige.ts';
import { actie, nietGevonden, pagina } from '#lib/server/poort.ts';
import { bewijsNaTerugsturen } from '../../../terugbewijs.ts';

export const load = pagina('aanmelding.opstellen', async (hier, event) => {
	const kind = await jeugdige.vind(hier, event.params.jeugdige ?? '');
	if (!kind) return nietGevonden();
	bewijsNaTerugsturen(hier, event, kind.adresGeheim);
	return {
		casusId: hier.casus.id,
		waarden: {
			naam: kind.naam,
			geboortedatum: kind.geboortedatum?.toString() ?? '',
			uitgerekend: kind.uitgerekend?.toString() ?? '',
			ongeboren: kind.ongeboren ? 'ja' : '',
			adresGeheim: kind.adresGeheim ? 'ja' : '',
			...kind.adres
		} as Record<string, string>
	};
});

export const actions = {
	klaar: actie('aanmelding.opstellen', JeugdigeFormulier, async (hier, invoer, event) => {
		return (
			(await jeugdige.rondAf(hier, event.params.jeugdige ?? '', invoer)) ?? {
				naar: `/loket/${hier.casus.id}/jeugdigen`
			}
		);
	}),
	bewaar: actie(
		'aanmelding.opstellen',
		JeugdigeConcept,
		async (hier, invoer, event) =>
			(await jeugdige.wijzig(hier, event.params.jeugdige ?? '', invoer)) ?? undefined,
		{ herhaalbaar: true }
	),
	verwijder: actie('aanmelding.opstellen', LeegFormulier, async (hier, _invoer, event) => {
		return (
			(await jeugdige.verwijder(hier, event.params.jeugdige ?? '')) ?? {
				naar: `/loket/${hier.casus.id}/jeugdigen`
			}
		);
	})
};
