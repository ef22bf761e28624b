import { PersoonKeuze, TaakKeuze, ToestemmingFormulier } from '#lib/domein/planformulier.ts';
import { magIn } from '#lib/domein/bevoegdheid.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { magInFase, rolwoord } from '#lib/domein/werkwijze.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as taak from '#lib/server/casus/taak.ts';
import * as toestemming from '#lib/server/casus/toestemming.ts';
import * as toestemmingProfessional from '#lib/server/casus/toestemming-professional.ts';
import * as voortgang from '#lib/server/casus/voortgang.ts';
import { actie, pagina } from '#lib/server/poort.ts';

const hierheen = (casusId: string) => ({ naar: `/casus/${casusId}/voortgang` });

export const load = pagina('voortgang.lezen', async (hier) => {
	const mensen = await persoon.allen(hier);
	const nodig = toestemming.isNodig(hier);
	return {
		casusId: hier.casus.id,
		dagen: voortgang.dagenTot(hier),
		mensen: (await voortgang.lees(hier)).map((een) => ({ ...een, woord: rolwoord(hier.werkwijze, een.rol) })),
		taken: (await taak.open(hier)).map(({ id, soort, persoonId, termijn }) => ({
			id,
			soort,
			termijn,
			naam: mensen.find((mens) => mens.id === persoonId)?.naam ?? null
		})),
		toestemming: nodig ? await toestemming.stand(hier) : null,
		gevers:
			nodig &&
			magIn('toestemming.vastleggen', hier.wie.rollen) &&
			magInFase(hier.werkwijze, 'toestemmen', hier.fase)
				? await toestemmingProfessional.gevers(hier)
				: []
	};
});

export const actions = {
	gebeld: actie('voortgang.lezen', PersoonKeuze, async (hier, { persoon: persoonId }) => {
		return (await voortgang.noteerGesprek(hier, persoonId)) ?? hierheen(hier.casus.id);
	}),
	gedaan: actie('taak.afhandelen', TaakKeuze, async (hier, { taak: id }) => {
		await taak.rondAf(hier, id);
		// The melder and who prepares the family tick off here too, and go back to what they may see.
		return magIn('voortgang.lezen', hier.wie.rollen)
			? hierheen(hier.casus.id)
			: { naar: `/casus/${hier.casus.id}` };
	}),
	toestemming: actie(
		'toestemming.vastleggen',
		ToestemmingFormulier,
		async (hier, invoer) => {
			const stand = await toestemmingProfessional.legVast(hier, invoer);
			return isWeigering(stand) ? stand : hierheen(hier.casus.id);
		},
		// The form is about a talk that took place; who was spoken with and how stands in it. An ouder answers at "Komt u?".
		{ feiten: () => ({ gesproken: true, eigen: false }) }
	)
};
