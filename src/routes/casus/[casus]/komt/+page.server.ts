import { AntwoordFormulier } from '#lib/domein/antwoordformulier.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { vertaler } from '#lib/i18n/index.ts';
import * as antwoord from '#lib/server/casus/antwoord.ts';
import { kladsleutel } from '#lib/server/casus/klad.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { tolktaal } from '#lib/server/toegang/profiel.ts';
import { uitlegVersie } from './uitleg.ts';

/** Looking stays possible when answering is over: then the page says what was answered. */
export const load = pagina('uitnodiging.lezen', async (hier, event) => {
	const t = vertaler('nl', event.locals.gebruiker?.stem ?? 'u');
	const vraag = await antwoord.vraag(hier);
	const wijzig = event.url.searchParams.has('wijzig');
	return {
		casusId: hier.casus.id,
		klad: await kladsleutel(hier, 'komt'),
		vraag,
		taal: await tolktaal(hier.tx, hier.wie.accountId),
		gezien: vraag && uitlegVersie(t, vraag),
		klaar: event.url.searchParams.has('klaar'),
		vragen: vraag !== null && vraag.open && (vraag.gegeven === null || wijzig)
	};
});

export const actions = {
	default: actie('uitnodiging.beantwoorden', AntwoordFormulier, async (hier, invoer, event) => {
		const t = vertaler('nl', event.locals.gebruiker?.stem ?? 'u');
		const vraag = await antwoord.vraag(hier);
		if (!vraag) return weiger('uitnodiging.geen');
		const gegeven = await antwoord.geef(hier, invoer, uitlegVersie(t, vraag));
		return isWeigering(gegeven) ? gegeven : { naar: `/casus/${hier.casus.id}/komt?klaar` };
	})
};
