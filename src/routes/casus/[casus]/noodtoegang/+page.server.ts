import { NoodtoegangKeuze } from '#lib/domein/noodtoegang.ts';
import { Leeg } from '#lib/domein/planformulier.ts';
import * as noodgebruik from '#lib/server/casus/noodgebruik.ts';
import * as taak from '#lib/server/casus/taak.ts';
import { actie, pagina } from '#lib/server/poort.ts';

/** Who looked into this case without a role, and why: for who leads, who plans and the FG. */
export const load = pagina('noodtoegang.bekijken', async (hier) => ({
	casusId: hier.casus.id,
	referentienummer: hier.casus.referentienummer,
	wacht: (await taak.open(hier)).some((een) =>
		(noodgebruik.SOORTEN as readonly string[]).includes(een.soort)
	),
	gebruikt: await noodgebruik.alle(hier)
}));

export const actions = {
	beeindig: actie('noodtoegang.bekijken', NoodtoegangKeuze, async (hier, { id }) => {
		return (await noodgebruik.beeindig(hier, id)) ?? { naar: `/casus/${hier.casus.id}/noodtoegang` };
	}),
	gezien: actie('noodtoegang.bekijken', Leeg, async (hier) => {
		await noodgebruik.gezien(hier);
		return { naar: `/casus/${hier.casus.id}/noodtoegang` };
	})
};
