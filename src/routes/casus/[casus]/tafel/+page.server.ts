import { Leeg, OpenFormulier, RedenFormulier, SluitFormulier } from '#lib/domein/planformulier.ts';
import { reactiePunt } from '#lib/domein/planning.ts';
import { isProfessional, rechtenVan, stapVan, type Recht } from '#lib/domein/bevoegdheid.ts';
import { isWeigering, type Weigering } from '#lib/domein/weigering.ts';
import { magInFase, rolwoord, tafelsoort } from '#lib/domein/werkwijze.ts';
import * as deelnemer from '#lib/server/casus/deelnemer.ts';
import { leesbaar } from '#lib/server/casus/reactielezing.ts';
import * as tafel from '#lib/server/casus/tafel.ts';
import * as toestemming from '#lib/server/casus/toestemming.ts';
import { legVast, type Betreding } from '#lib/server/context.ts';
import { actie, pagina } from '#lib/server/poort.ts';

/** Acts that this person may do in this phase: what is not in it is not on the page. */
const kan = (hier: Betreding, recht: Recht): boolean => {
	const stap = stapVan(recht);
	return (
		rechtenVan(hier.wie.rollen).includes(recht) &&
		(stap === undefined || magInFase(hier.werkwijze, stap, hier.fase))
	);
};

export const load = pagina('agenda.lezen', async (hier) => {
	const soort = deelnemer.soortVan(hier);
	const regels = tafelsoort(hier.werkwijze, soort);
	const stand = await toestemming.stand(hier);
	const reacties = (await leesbaar(hier)).filter((een) => !een.eigen);
	if (reacties.length > 0) await legVast(hier, { objectId: hier.tafel!.id, soort: 'reactie.lezen' });
	await legVast(hier, { objectId: hier.casus.id });
	return {
		casusId: hier.casus.id,
		soort,
		fase: hier.fase,
		is: hier.tafel !== null && hier.tafel.doelVersleuteld !== null,
		vandaag: tafel.lees(hier).datum === hier.vandaag.toString(),
		tafel: tafel.lees(hier),
		deelnemers: (await deelnemer.allen(hier)).map((een) => ({
			persoonId: een.persoonId,
			naam: een.naam,
			woord: rolwoord(hier.werkwijze, een.rol),
			organisatie: een.organisatie,
			familie: !isProfessional(een.rol),
			afwezig: een.aanwezigheid === 'afwezig'
		})),
		agenda: regels.agenda,
		reactiePunt: reactiePunt[soort],
		reacties,
		melderWoord: rolwoord(hier.werkwijze, 'melder'),
		vraagMelder: hier.werkwijze.profiel.melderAfwezig === 'gaat-niet-door',
		// For who opens it: how the ouders answered is nobody else's.
		verdeeld: stand === 'verdeeld' && kan(hier, 'tafel.openen'),
		opties: regels.besluit.opties,
		mag: {
			voorbereiden: hier.fase === 'uitgenodigd' && kan(hier, 'tafel.voorbereiden'),
			openen: kan(hier, 'tafel.openen'),
			sluiten: kan(hier, 'tafel.sluiten'),
			verplaatsen: kan(hier, 'tafel.verplaatsen'),
			annuleren: kan(hier, 'tafel.annuleren'),
			vervallen: kan(hier, 'tafel.toestemming-bevestigen') && (stand === 'geweigerd' || stand === 'verdeeld')
		}
	};
});

const daarna = (hier: Betreding, uitkomst: void | Weigering) =>
	isWeigering(uitkomst) ? uitkomst : { naar: `/casus/${hier.casus.id}/tafel` };

export const actions = {
	voorbereid: actie('tafel.voorbereiden', Leeg, async (hier) => daarna(hier, await tafel.bereidVoor(hier))),
	verplaats: actie('tafel.verplaatsen', RedenFormulier, async (hier, { reden }) =>
		daarna(hier, await tafel.verplaats(hier, reden))
	),
	annuleer: actie('tafel.annuleren', RedenFormulier, async (hier, { reden }) =>
		daarna(hier, await tafel.annuleer(hier, reden))
	),
	vervalt: actie('tafel.toestemming-bevestigen', Leeg, async (hier) =>
		daarna(hier, await tafel.vervalt(hier))
	),
	open: actie('tafel.openen', OpenFormulier, async (hier, { melderAanwezig, ondanksVerdeeldheid }) =>
		daarna(
			hier,
			await tafel.open(hier, {
				melderAanwezig: melderAanwezig === true,
				ondanksVerdeeldheid: ondanksVerdeeldheid === true
			})
		)
	),
	sluit: actie('tafel.sluiten', SluitFormulier, async (hier, invoer) =>
		daarna(hier, await tafel.sluit(hier, invoer))
	)
};
