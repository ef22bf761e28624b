import * as gekeken from '#lib/server/casus/gekeken.ts';
import { pagina } from '#lib/server/poort.ts';

const DAGEN = 30;

/** Who of those who work on the case looked, for the person concerned; a month, or all there is. */
export const load = pagina('gekeken.lezen', async (hier, { url }) => {
	const alles = url.searchParams.get('periode') === 'alles';
	const vanaf = alles ? null : hier.vandaag.subtract({ days: DAGEN });
	return { casusId: hier.casus.id, alles, dagen: await gekeken.lees(hier, vanaf) };
});
