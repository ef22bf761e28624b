import { apartNodig } from '#lib/domein/aankomst.ts';
import { AankomstFormulier, PlaatsFormulier, PlanFormulier } from '#lib/domein/planformulier.ts';
import { isProfessional } from '#lib/domein/bevoegdheid.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { magInFase, profielVan, rolwoord, tafelsoort } from '#lib/domein/werkwijze.ts';
import * as aankomst from '#lib/server/casus/aankomst.ts';
import * as adrescontrole from '#lib/server/casus/adrescontrole.ts';
import * as collega from '#lib/server/casus/collega.ts';
import * as deelnemer from '#lib/server/casus/deelnemer.ts';
import * as gezag from '#lib/server/casus/gezag.ts';
import * as planning from '#lib/server/casus/planning.ts';
import * as tafel from '#lib/server/casus/tafel.ts';
import * as voorstel from '#lib/server/casus/voorstel.ts';
import { actie, magNu, pagina } from '#lib/server/poort.ts';

export const load = pagina('deelnemer.vastleggen', async (hier, event) => {
	const { lijst, daarnaast } = await voorstel.lees(hier);
	const gegevens = tafel.lees(hier);
	const aankomsten = await planning.aankomsten(hier);
	// When and where somebody waits who hides: only after a fresh proof of who looks, as with the address.
	const dicht =
		Object.values(aankomsten).some(({ tijd, wachtplek }) => tijd !== '' || wachtplek !== '') &&
		(await adrescontrole.isNodig(hier)) &&
		!magNu(event, 'contact.geheim');
	const gezin = (await deelnemer.allen(hier))
		.filter((een) => !isProfessional(een.rol))
		.map(({ persoonId, naam, rol, adresGeheim }) => ({
			persoonId,
			naam,
			rol,
			adresGeheim,
			...((!dicht && aankomsten[persoonId]) || { tijd: '', wachtplek: '' })
		}));
	return {
		casusId: hier.casus.id,
		werkwijze: hier.werkwijze.naam,
		fase: hier.fase,
		compleet: hier.aanmelding.status === 'compleet',
		magPlannen: magInFase(hier.werkwijze, 'plannen', hier.fase),
		magZetten:
			magInFase(hier.werkwijze, 'plannen', hier.fase) || magInFase(hier.werkwijze, 'uitnodigen', hier.fase),
		tafel: gegevens,
		lijst: lijst.map((een) => ({ ...een, woord: rolwoord(hier.werkwijze, een.rol) })),
		daarnaast: daarnaast.map((een) => ({ ...een, woord: rolwoord(hier.werkwijze, een.rol) })),
		gezin,
		dicht,
		apart: apartNodig(gezin, gegevens.veiligheidsafspraak),
		nakijken: hier.tafel !== null && !(await adrescontrole.gezien(hier))(hier.tafel.id),
		aanleidingen: tafelsoort(hier.werkwijze, deelnemer.soortVan(hier)).aanleidingen,
		duur: profielVan(hier.werkwijze, hier.casus.subregio).duurMinuten,
		vandaag: hier.vandaag.toString(),
		jongereVanaf: hier.werkwijze.profiel.jongereVanaf,
		jongeKinderen: (await gezag.kinderen(hier)).some(
			(kind) => kind.leeftijd === null || kind.leeftijd < hier.werkwijze.profiel.jongereVanaf
		)
	};
});

export const actions = {
	plan: actie('tafel.plannen', PlanFormulier, async (hier, invoer) => {
		const gepland = await planning.plan(hier, invoer);
		return isWeigering(gepland) ? gepland : { naar: `/casus/${hier.casus.id}/uitnodigingen` };
	}),
	aankomst: actie('deelnemer.vastleggen', AankomstFormulier, async (hier, invoer) => {
		return (await aankomst.zet(hier, invoer)) ?? { naar: `/casus/${hier.casus.id}/planning` };
	}),
	zet: actie('deelnemer.vastleggen', PlaatsFormulier, async (hier, invoer) => {
		const { rol, persoon: persoonId, account, waarom } = invoer;
		if (!persoonId && !account) return weiger('deelnemer.onbekend');
		const gezet = persoonId
			? await deelnemer.zet(hier, { persoonId, rol, waarom })
			: await collega.zetMetPost(hier, account!, rol);
		return isWeigering(gezet) ? gezet : { naar: `/casus/${hier.casus.id}/planning` };
	})
};
