import { BestandFormulier, LeegFormulier, StukFormulier } from '#lib/domein/aanmeldformulier.ts';
import { weiger } from '#lib/domein/weigering.ts';
import { neemIn, type Ingenomen } from '#lib/server/bestanden/inname.ts';
import * as bijlage from '#lib/server/casus/bijlage.ts';
import * as document from '#lib/server/casus/document.ts';
import * as jeugdige from '#lib/server/casus/jeugdige.ts';
import { actie, pagina } from '#lib/server/poort.ts';

export const load = pagina('aanmelding.opstellen', async (hier) => {
	const kinderen = await jeugdige.allen(hier);
	const { eisen, overig } = bijlage.legNaast(hier, await bijlage.allen(hier));
	const toon = (stuk: bijlage.Bijlage) => ({
		id: stuk.id,
		soort: stuk.soort,
		naam: stuk.naam,
		paginas: stuk.paginas ?? 1,
		kind: kinderen.find((kind) => kind.id === stuk.jeugdigeId)?.naam ?? null,
		bsn: stuk.bsn > 0,
		leesbaar: stuk.leesbareTekst
	});
	return {
		casusId: hier.casus.id,
		tafelsoort: hier.aanmelding.tafelsoort,
		kinderen: kinderen.map(({ id, naam }) => ({ id, naam })),
		eisen: eisen.map(({ eis, stukken, ontbreekt }) => ({
			soorten: [...eis.eenVan],
			gewenst: eis.gewenst === true,
			ontbreekt,
			stukken: stukken.map(toon)
		})),
		overig: overig.map(toon)
	};
});

const hierheen = (casusId: string) => ({ naar: `/loket/${casusId}/documenten` });

export const actions = {
	voegToe: actie<'aanmelding.opstellen', typeof BestandFormulier, Ingenomen>(
		'aanmelding.opstellen',
		BestandFormulier,
		async (hier, { soort, jeugdige: kind }, _event, bestand) => {
			if (kind !== '' && !(await jeugdige.vind(hier, kind))) return weiger('loket.kind-onbekend');
			if (await document.isVol(hier)) return weiger('document.te-veel', { veld: `bestand-${soort}` });
			await document.voegToe(hier, { soort, jeugdigeId: kind || null, bestand });
			return hierheen(hier.casus.id);
		},
		{ vooraf: ({ bestand, soort }) => neemIn(bestand, `bestand-${soort}`) }
	),
	verwijder: actie('aanmelding.opstellen', StukFormulier, async (hier, { stuk }) => {
		if (!(await bijlage.allen(hier)).some((een) => een.id === stuk)) return weiger('loket.stuk-onbekend');
		await document.vervalt(hier, stuk);
		return hierheen(hier.casus.id);
	}),
	volgende: actie('aanmelding.opstellen', LeegFormulier, async (hier) => {
		const { eisen } = bijlage.legNaast(hier, await bijlage.allen(hier));
		if (eisen.some((eis) => eis.ontbreekt)) return weiger('aanmelding.document-ontbreekt');
		return { naar: `/loket/${hier.casus.id}/toelichting` };
	})
};
