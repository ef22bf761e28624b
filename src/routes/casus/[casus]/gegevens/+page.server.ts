import * as privacyverzoek from '#lib/server/casus/privacyverzoek.ts';
import { pagina } from '#lib/server/poort.ts';

/** The own questions, and the way to a new one; the date of the answer stands here already. */
export const load = pagina('privacyverzoek.lezen', async (hier, event) => ({
	casusId: hier.casus.id,
	verzoeken: await privacyverzoek.eigen(hier),
	belofte: privacyverzoek.belofte(hier).toString(),
	samen: hier.wie.leeftijdsgroep === '12-15',
	klaar: event.url.searchParams.has('klaar')
}));
