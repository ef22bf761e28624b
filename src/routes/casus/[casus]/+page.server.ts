import * as gast from '#lib/server/casus/gast.ts';
import * as overzicht from '#lib/server/casus/overzicht.ts';
import * as thuis from '#lib/server/casus/thuis.ts';
import { werktMee } from '#lib/server/menu.ts';
import { magNu, pagina } from '#lib/server/poort.ts';
import { groet } from '#lib/server/toegang/profiel.ts';

/** One address for everyone: home for the family and who they bring, the case on one screen for who works here. */
export const load = pagina('casus.lezen', async (hier, event) => {
	const werkt = hier.wie.rollen.some(werktMee);
	return {
		casusId: hier.casus.id,
		groet: werkt ? null : await groet(hier.tx, hier.sleutels, hier.wie.accountId),
		gast: werkt ? null : await gast.gastVan(hier),
		thuis: werkt ? null : await thuis.lees(hier, magNu(event, 'aankomst.lezen')),
		overzicht: werkt ? await overzicht.lees(hier) : null
	};
});
