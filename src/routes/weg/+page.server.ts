import { LeegFormulier } from '#lib/domein/toegang.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { wisUit } from './uitgang.ts';

export const load = pagina('toegang.verlaten', () => ({}));

/** The button without script: the session ends, something innocent opens (issue 2 §4). */
export const actions = {
	default: actie('toegang.verlaten', LeegFormulier, async (plek, _invoer, event) => {
		await wisUit(plek, event);
		return { naar: '/vandaag' };
	})
};
