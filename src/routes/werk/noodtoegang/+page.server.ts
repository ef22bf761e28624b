import { NOODTOEGANG_UREN, NoodtoegangFormulier } from '#lib/domein/noodtoegang.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import * as noodgebruik from '#lib/server/casus/noodgebruik.ts';
import * as noodtoegang from '#lib/server/casus/noodtoegang.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';

export const load = pagina('noodtoegang.vragen', async ({ opslag, gebruiker, nu }) => ({
	uren: NOODTOEGANG_UREN,
	open: await opslag.lees((db) => noodgebruik.eigen(db, gebruiker.accountId, nu))
}));

export const actions = {
	default: actie('noodtoegang.vragen', NoodtoegangFormulier, async (plek, invoer) => {
		const { opslag, gebruiker, nu } = plek;
		// Reference numbers can be counted through; an emergency needs few of them.
		const wacht = await pogingen.klop(opslag, pogingen.voorNoodtoegang(gebruiker.accountId), nu);
		if (wacht) return weiger('noodtoegang.te-vaak');
		const casusId = await noodtoegang.vraag(plek, gebruiker, invoer);
		return isWeigering(casusId) ? casusId : { naar: `/casus/${casusId}` };
	})
};
