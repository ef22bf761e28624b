import { AntwoordenFormulier } from '#lib/domein/aanmeldformulier.ts';
import * as bsn from '#lib/domein/bsn.ts';
import { weiger } from '#lib/domein/weigering.ts';
import * as terugpunt from '#lib/server/casus/terugpunt.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('aanmelding.opstellen', async (hier) => {
	const punten = await terugpunt.allen(hier);
	return {
		casusId: hier.casus.id,
		referentienummer: hier.casus.referentienummer,
		punten,
		waarden: Object.fromEntries(punten.map((punt) => [`antwoord.${punt.punt}`, punt.antwoord])) as Record<
			string,
			string
		>
	};
});

export const actions = {
	klaar: actie('aanmelding.opstellen', AntwoordenFormulier, async (hier, { antwoord, bsnGezien }) => {
		const open = (await terugpunt.allen(hier)).find(({ punt }) => !antwoord[punt]);
		if (open) return weiger('aanmelding.reden-onbeantwoord', { veld: `antwoord.${open.punt}` });
		const teksten = Object.entries(antwoord).map(([punt, tekst]) => [`antwoord.${punt}`, tekst] as const);
		const nummer = bsn.waarschuw(Object.fromEntries(teksten), bsnGezien);
		if (nummer) return nummer;
		await terugpunt.beantwoord(hier, antwoord);
		return { naar: `/loket/${hier.casus.id}/controle` };
	}),
	bewaar: actie(
		'aanmelding.opstellen',
		AntwoordenFormulier,
		(hier, { antwoord }) => terugpunt.beantwoord(hier, antwoord),
		{
			herhaalbaar: true
		}
	)
};
