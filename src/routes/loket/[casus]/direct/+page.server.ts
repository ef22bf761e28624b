import { DirectFormulier } from '#lib/domein/aanmeldformulier.ts';
import * as beeindiging from '#lib/server/casus/beeindiging.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('aanmelding.direct-naar-rvdk', (hier, event) => {
	const gevraagd = event.url.searchParams.get('aanleiding');
	const route = hier.werkwijze.direct.find((een) => een.aanleiding === gevraagd);
	return {
		casusId: hier.casus.id,
		gepland: hier.tafel !== null,
		aanleidingen: hier.werkwijze.direct.map((een): string => een.aanleiding),
		gekozen: route ? { aanleiding: route.aanleiding as string, eisen: [...route.eisen] as string[] } : null
	};
});

export const actions = {
	default: actie('aanmelding.direct-naar-rvdk', DirectFormulier, async (hier, invoer) => {
		return (await beeindiging.gaDirectNaarRvdk(hier, invoer)) ?? { naar: '/loket/mijn' };
	})
};
