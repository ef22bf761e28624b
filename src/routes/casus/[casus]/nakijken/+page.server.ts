import { NazichtKeuze, NazichtVoorleggen, TekstVoorleggen } from '#lib/domein/stukformulier.ts';
import { legVast } from '#lib/server/context.ts';
import * as nazicht from '#lib/server/casus/nazicht.ts';
import { actie, pagina } from '#lib/server/poort.ts';

const hierheen = (casusId: string) => ({ naar: `/casus/${casusId}/nakijken` });

/** Texts for the family that wait for a look; each one that is shown was looked at by somebody, and that is recorded. */
export const load = pagina('tekst.nakijken', async (hier) => {
	const wachtend = await nazicht.wachtend(hier);
	for (const { id } of wachtend) await legVast(hier, { objectId: id, soort: 'tekst.lezen' });
	return { casusId: hier.casus.id, magPlannen: hier.wie.rollen.includes('procesondersteuner'), wachtend };
});

export const actions = {
	keurGoed: actie('tekst.vrijgeven', NazichtKeuze, async (hier, { id }) => {
		return (await nazicht.keurGoed(hier, id)) ?? hierheen(hier.casus.id);
	}),
	voorleggen: actie('tekst.vrijgeven', NazichtVoorleggen, async (hier, invoer) => {
		return (await nazicht.legVoor(hier, invoer)) ?? hierheen(hier.casus.id);
	}),
	tekst: actie('tekst.vrijgeven', TekstVoorleggen, async (hier, { tekst, waarom }) => {
		await nazicht.legTekstVoor(hier, { tekst, reden: waarom });
		return hierheen(hier.casus.id);
	})
};
