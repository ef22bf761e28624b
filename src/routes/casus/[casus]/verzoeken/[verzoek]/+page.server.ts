import {
	BesluitFormulier,
	StapFormulier,
	ToewijsFormulier,
	UitvoerFormulier,
	VerlengFormulier
} from '#lib/domein/privacyformulier.ts';
import { isWeigering, type Weigering } from '#lib/domein/weigering.ts';
import * as behandeling from '#lib/server/casus/privacybehandeling.ts';
import { actie, nietGevonden, pagina } from '#lib/server/poort.ts';

export const load = pagina('privacyverzoek.behandelen', async (hier, event) => {
	const gevonden = await behandeling.lees(hier, event.params.verzoek ?? '');
	if (!gevonden) return nietGevonden();
	return { casusId: hier.casus.id, fg: hier.wie.rollen.includes('fg'), ...gevonden };
});

type Event = { params: Partial<Record<string, string>>; url: URL };
const welk = (event: Event) => event.params.verzoek ?? '';
const terug = (uitkomst: object | Weigering, event: Event) =>
	isWeigering(uitkomst) ? uitkomst : { naar: event.url.pathname };

export const actions = {
	identificeer: actie('privacyverzoek.behandelen', StapFormulier, async (hier, _invoer, event) =>
		terug(await behandeling.identificeer(hier, welk(event)), event)
	),
	wijsToe: actie('privacyverzoek.behandelen', ToewijsFormulier, async (hier, invoer, event) =>
		terug(await behandeling.wijsToe(hier, welk(event), invoer), event)
	),
	verleng: actie('privacyverzoek.behandelen', VerlengFormulier, async (hier, invoer, event) =>
		terug(await behandeling.verleng(hier, welk(event), invoer.reden), event)
	),
	beslis: actie('privacyverzoek.behandelen', BesluitFormulier, async (hier, invoer, event) =>
		terug(await behandeling.beslis(hier, welk(event), invoer), event)
	),
	voerUit: actie('privacyverzoek.behandelen', UitvoerFormulier, async (hier, invoer, event) =>
		terug(await behandeling.voerUit(hier, welk(event), invoer.gedaan), event)
	)
};
