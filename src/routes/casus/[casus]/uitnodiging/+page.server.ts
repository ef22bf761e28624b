import { isFamilie } from '#lib/domein/bevoegdheid.ts';
import { magInFase, type TafelsoortId } from '#lib/domein/werkwijze.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as antwoord from '#lib/server/casus/antwoord.ts';
import * as eigentijd from '#lib/server/casus/eigentijd.ts';
import * as gesprek from '#lib/server/casus/gesprek.ts';
import * as uitnodiging from '#lib/server/casus/uitnodiging.ts';
import { magNu, pagina } from '#lib/server/poort.ts';

/** Reading it is opening it: only the person gets here, after signing in; no scanner of links does. */
export const load = pagina('uitnodiging.lezen', async (hier, event) => {
	const soort = (hier.tafel?.soort ?? hier.aanmelding.tafelsoort) as TafelsoortId;
	const mijn = await gesprek.eigenUitnodiging(hier);
	const geopend = mijn ? await uitnodiging.markeerGeopend(hier) : undefined;
	if (isWeigering(geopend)) return geopend;
	const wanneer = mijn && (await gesprek.lees(hier, mijn));
	return {
		casusId: hier.casus.id,
		soort,
		familie: hier.wie.rollen.some(isFamilie),
		gesprek: wanneer && eigentijd.zichtbaar(wanneer, magNu(event, 'aankomst.lezen')),
		aanTafel: mijn ? await gesprek.aanTafel(hier, soort) : [],
		gegeven: mijn && ((await antwoord.laatste(hier, mijn.id, mijn.persoonId))?.keuze ?? null),
		magAntwoorden: mijn !== null && magInFase(hier.werkwijze, 'antwoorden', hier.fase)
	};
});
