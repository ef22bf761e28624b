import { KopieFormulier, StukKeuze, VoorlegFormulier } from '#lib/domein/stukformulier.ts';
import { magIn } from '#lib/domein/bevoegdheid.ts';
import { neemIn, type Ingenomen } from '#lib/server/bestanden/inname.ts';
import * as document from '#lib/server/casus/document.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as voorlegging from '#lib/server/casus/voorlegging.ts';
import * as vrijgave from '#lib/server/casus/vrijgave.ts';
import { actie, pagina } from '#lib/server/poort.ts';

const hierheen = (casusId: string) => ({ naar: `/casus/${casusId}/stukken` });

export const load = pagina('document.lezen', async (hier) => {
	const magControleren = magIn('document.controleren', hier.wie.rollen);
	const magVrijgeven = magIn('document.vrijgeven', hier.wie.rollen);
	if (magControleren) await vrijgave.controleer(hier);
	const stukken = await document.zichtbaar(hier);
	const voorgelegd = magControleren ? await voorlegging.voorgelegd(hier) : new Map();
	const mensen = await persoon.allen(hier);
	const familie = mensen.filter((mens) => mens.soort !== 'professional');
	return {
		casusId: hier.casus.id,
		magControleren,
		magVrijgeven,
		// For regie alone: what a page does not show, its data may still tell.
		geheim: magControleren && mensen.some((mens) => mens.adresGeheim),
		ontvangers: magVrijgeven ? familie.map(({ id, naam }) => ({ waarde: id, label: naam })) : [],
		stukken: await Promise.all(
			stukken.map(async (stuk) => ({
				...stuk,
				voorgelegd: (voorgelegd.get(stuk.id) ?? null) as voorlegging.Voorgelegd | null,
				kind:
					stuk.kopieVoor === null ? (mensen.find((mens) => mens.id === stuk.jeugdigeId)?.naam ?? null) : null,
				voor: magControleren ? (mensen.find((mens) => mens.id === stuk.kopieVoor)?.naam ?? null) : null,
				bestandsnaam: await document.oorspronkelijkeNaam(hier, stuk.id),
				lezers: await document.lezersVan(hier, stuk.id)
			}))
		)
	};
});

export const actions = {
	bevestig: actie('document.controleren', StukKeuze, async (hier, { document: id }) => {
		return (await vrijgave.bevestig(hier, id)) ?? hierheen(hier.casus.id);
	}),
	voorleggen: actie('document.controleren', VoorlegFormulier, async (hier, { document: id, reden }) => {
		return (await vrijgave.legVoor(hier, id, reden)) ?? hierheen(hier.casus.id);
	}),
	kopie: actie(
		'document.vrijgeven',
		KopieFormulier,
		async (hier, { document: documentId, persoon: persoonId }, _event, bestand: Ingenomen) => {
			const id = await vrijgave.geefKopieVrij(hier, { documentId, persoonId, bestand });
			return typeof id === 'string' ? hierheen(hier.casus.id) : id;
		},
		{ vooraf: ({ bestand }) => neemIn(bestand, 'bestand') }
	),
	intrekken: actie('document.terughalen', StukKeuze, async (hier, { document: id }) => {
		await vrijgave.trekIn(hier, id);
		return hierheen(hier.casus.id);
	})
};
