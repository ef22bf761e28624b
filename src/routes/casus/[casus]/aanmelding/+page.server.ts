import { magIn } from '#lib/domein/bevoegdheid.ts';
import { BeoordelingFormulier, LeegFormulier } from '#lib/domein/aanmeldformulier.ts';
import { magInFase } from '#lib/domein/werkwijze.ts';
import * as beoordeling from '#lib/server/casus/beoordeling.ts';
import * as bijlage from '#lib/server/casus/bijlage.ts';
import * as indiening from '#lib/server/casus/indiening.ts';
import { actie, magNu, pagina } from '#lib/server/poort.ts';
import { momentTekst } from '../../../loket/datum.ts';

export const load = pagina('aanmelding.lezen', async (hier, event) => {
	const { rollen } = hier.wie;
	const regie = magIn('contact.lezen', rollen);
	const { eisen, overig } = bijlage.legNaast(hier, await bijlage.allen(hier));
	const mag = (recht: 'aanmelding.oppakken' | 'aanmelding.beoordelen', stap: 'oppakken' | 'beoordelen') =>
		magIn(recht, rollen) && magInFase(hier.werkwijze, stap, hier.fase);
	const toon = ({ id, soort, naam, paginas, jeugdigeId }: bijlage.Bijlage) => ({
		id,
		soort,
		naam,
		paginas: paginas ?? 1,
		jeugdigeId
	});
	// The melder's own copy is as it was handed in; voorzitter and procesondersteuner see it as it stands.
	const kopie = regie ? await indiening.stelSamen(hier) : await indiening.afschrift(hier);
	const bevestigd = magNu(event, 'contact.geheim');
	return {
		casusId: hier.casus.id,
		referentienummer: hier.casus.referentienummer,
		status: hier.aanmelding.status,
		ronde: hier.aanmelding.ronde,
		regie,
		ingediend: hier.aanmelding.ingediendOp ? momentTekst(hier.aanmelding.ingediendOp) : null,
		kopie: bevestigd || !kopie ? kopie : indiening.zonderGeheim(kopie),
		bevestigd,
		eisen: eisen.map(({ eis, stukken, ontbreekt }) => ({
			soorten: [...eis.eenVan],
			gewenst: eis.gewenst === true,
			ontbreekt,
			stukken: stukken.map(toon)
		})),
		overig: overig.map(toon),
		magOppakken: mag('aanmelding.oppakken', 'oppakken'),
		punten: mag('aanmelding.beoordelen', 'beoordelen') ? await beoordeling.punten(hier) : null
	};
});

const hierheen = (casusId: string) => ({ naar: `/casus/${casusId}/aanmelding` });

export const actions = {
	oppakken: actie('aanmelding.oppakken', LeegFormulier, async (hier) => {
		return (await beoordeling.neemOp(hier)) ?? hierheen(hier.casus.id);
	}),
	bewaar: actie(
		'aanmelding.beoordelen',
		BeoordelingFormulier,
		(hier, { punt }) => beoordeling.bewaar(hier, punt),
		{
			herhaalbaar: true
		}
	),
	compleet: actie('aanmelding.beoordelen', BeoordelingFormulier, async (hier, { punt }) => {
		return (await beoordeling.keurGoed(hier, punt)) ?? hierheen(hier.casus.id);
	}),
	terugsturen: actie('aanmelding.beoordelen', BeoordelingFormulier, async (hier, { punt, bsnGezien }) => {
		return (await beoordeling.stuurTerug(hier, punt, bsnGezien)) ?? hierheen(hier.casus.id);
	})
};
