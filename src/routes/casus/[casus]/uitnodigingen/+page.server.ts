import { isProfessional } from '#lib/domein/bevoegdheid.ts';
import { PersoonKeuze, VerstuurFormulier } from '#lib/domein/planformulier.ts';
import { UITLEG_VERSIE } from '#lib/domein/planning.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { magInFase, rolwoord } from '#lib/domein/werkwijze.ts';
import * as adrescontrole from '#lib/server/casus/adrescontrole.ts';
import * as betrokkene from '#lib/server/casus/betrokkene.ts';
import * as document from '#lib/server/casus/document.ts';
import * as tafel from '#lib/server/casus/tafel.ts';
import * as uitnodiging from '#lib/server/casus/uitnodiging.ts';
import * as verzending from '#lib/server/casus/verzending.ts';
import { actie, magNu, pagina } from '#lib/server/poort.ts';
import { maakMiddelen, toonMiddel } from './middel.ts';

export const load = pagina('deelnemer.vastleggen', async (hier, event) => {
	const magVersturen = magInFase(hier.werkwijze, 'uitnodigen', hier.fase) && hier.tafel?.begintOp !== null;
	// When and where somebody waits who hides: only after a fresh proof of who looks, as with the address.
	const dicht = (await adrescontrole.isNodig(hier)) && !magNu(event, 'contact.geheim');
	const genodigden = [];
	const overzicht = await uitnodiging.overzicht(hier);
	for (const een of overzicht)
		genodigden.push({
			...een,
			aankomst: dicht ? null : een.aankomst,
			eigenTijd: een.aankomst !== null,
			woord: rolwoord(hier.werkwijze, een.rol),
			stukken: een.stukken.map(({ id, soort, paginas }) => ({ id, soort, paginas })),
			// Looked at before sending: afterwards the mail has been read where it should not be.
			deeltMet:
				een.status === 'concept' && !isProfessional(een.rol)
					? await betrokkene.deeltMet(hier, een.persoonId)
					: []
		});
	return {
		casusId: hier.casus.id,
		fase: hier.fase,
		magVersturen,
		dicht: dicht && overzicht.some((een) => een.aankomst !== null),
		tafel: tafel.lees(hier),
		uitlegVersie: UITLEG_VERSIE,
		ongekeken: await document.wachtOpNakijken(hier),
		genodigden
	};
});

const toon = (gegeven: readonly verzending.Overhandiging[]) => ({
	verstuurd: true,
	overhandigingen: gegeven.map((een) => ({
		...toonMiddel(een),
		persoonId: een.persoonId,
		rol: een.rol,
		gemaild: een.gemaild
	}))
});

export const actions = {
	verstuur: actie(
		'tafel.uitnodigen',
		VerstuurFormulier,
		async (hier, { wie }, _event, middelen: verzending.Middel[]) => {
			const gegeven = await verzending.verstuur(hier, wie, middelen);
			return isWeigering(gegeven) ? gegeven : toon(gegeven);
		},
		{ vooraf: ({ wie }) => maakMiddelen(wie.length) }
	),
	code: actie(
		'uitnodiging.code',
		PersoonKeuze,
		async (hier, { persoon }, _event, [middel]: verzending.Middel[]) => {
			const gegeven = await verzending.nieuweCode(hier, persoon, middel!);
			// Who has an account and cannot get in any more keeps it: another page, with a check of who it is.
			if (gegeven === 'heeft-account') return { naar: `/casus/${hier.casus.id}/toegang/${persoon}` };
			return isWeigering(gegeven) ? gegeven : toon([gegeven]);
		},
		{ vooraf: () => maakMiddelen(1) }
	)
};
