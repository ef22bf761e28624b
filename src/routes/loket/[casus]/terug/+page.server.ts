import { AntwoordenFormulier } from '#lib/domein/aanmeldformulier.ts';
import { weiger } from '#lib/domein/weigering.ts';
import * as beoordeling from '#lib/server/casus/beoordeling.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('aanmelding.opstellen', async (hier) => {
	const punten = await beoordeling.terugpunten(hier);
	return {
		casusId: hier.casus.id,
		referentienummer: hier.casus.referentienummer,
		punten,
		waarden: Object.fromEntries(punten.map((punt) => [`antwoord.${punt.punt}`, punt.antwoord])) as Record<string, string>
	};
});

export const actions = {
	klaar: actie('aanmelding.opstellen', AntwoordenFormulier, async (hier, { antwoord }) => {
		const open = (await beoordeling.terugpunten(hier)).find(({ punt }) => !antwoord[punt]);
		if (open) return weiger('aanmelding.reden-onbeantwoord', { veld: `antwoord.${open.punt}` });
		await beoordeling.beantwoord(hier, antwoord);
		return { naar: `/loket/${hier.casus.id}/controle` };
	}),
	bewaar: actie('aanmelding.opstellen', AntwoordenFormulier, (hier, { antwoord }) => beoordeling.beantwoord(hier, antwoord), {
		herhaalbaar: true
	})
};
