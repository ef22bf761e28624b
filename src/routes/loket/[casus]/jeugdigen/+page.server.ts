import { LeegFormulier } from '#lib/domein/aanmeldformulier.ts';
import { weiger } from '#lib/domein/weigering.ts';
import * as jeugdige from '#lib/server/casus/jeugdige.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { dagTekst } from '../../datum.ts';

export const load = pagina('aanmelding.opstellen', async (hier) => ({
	casusId: hier.casus.id,
	kinderen: (await jeugdige.allen(hier)).map((kind) => ({
		id: kind.id,
		naam: kind.naam,
		ongeboren: kind.ongeboren,
		dag:
			(kind.geboortedatum ?? kind.uitgerekend)
				? dagTekst((kind.geboortedatum ?? kind.uitgerekend)!.toString())
				: null,
		adresGeheim: kind.adresGeheim,
		adres: kind.adresregel,
		volledig: kind.volledig
	}))
}));

export const actions = {
	voegToe: actie('aanmelding.opstellen', LeegFormulier, async (hier) => {
		return { naar: `/loket/${hier.casus.id}/jeugdigen/${await jeugdige.voegToe(hier)}` };
	}),
	volgende: actie('aanmelding.opstellen', LeegFormulier, async (hier) => {
		const kinderen = await jeugdige.allen(hier);
		if (kinderen.length === 0) return weiger('loket.geen-kind');
		if (kinderen.some((kind) => !kind.volledig)) return weiger('loket.kind-niet-af');
		return { naar: `/loket/${hier.casus.id}/documenten` };
	})
};
