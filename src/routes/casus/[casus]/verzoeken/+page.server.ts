import * as privacyverzoek from '#lib/server/casus/privacyverzoek.ts';
import { pagina } from '#lib/server/poort.ts';

/** What waits, without a word of content; the FG comes here without seeing anything else of the case. */
export const load = pagina('privacyverzoek.behandelen', async (hier) => ({
	casusId: hier.casus.id,
	verzoeken: await privacyverzoek.alle(hier)
}));
