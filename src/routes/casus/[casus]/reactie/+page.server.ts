import { ConceptFormulier, NietsFormulier } from '#lib/domein/reactieformulier.ts';
import { isVoorbij } from '#lib/domein/tafel.ts';
import type { TafelFase } from '#lib/domein/fase.ts';
import { vragen } from '#lib/domein/reactievragen.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { lezers } from '#lib/server/casus/reactielezing.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import { kladsleutel } from '#lib/server/casus/klad.ts';
import { actie, nietGevonden, pagina } from '#lib/server/poort.ts';

export const load = pagina('reactie.schrijven', async (hier, event) => {
	const auteur = reactie.auteurRol(hier);
	if (!auteur) return nietGevonden();
	const eigen = await reactie.eigen(hier);
	const lijst = vragen[auteur];
	const gevraagd = event.url.searchParams.get('vraag');
	const nummer = lijst.findIndex((vraag) => vraag === gevraagd);
	// A tafel that is over, or will not be held, takes no words any more: no field is shown that keeps nothing.
	const dicht = hier.tafel !== null && isVoorbij(hier.tafel.status as TafelFase);
	const vraag = nummer < 0 || dicht ? null : (lijst[nummer] ?? null);
	return {
		casusId: hier.casus.id,
		begonnen: hier.fase === 'bezig' || hier.fase === 'gehouden',
		dicht,
		auteur,
		vragen: lijst.map((een) => {
			const tekst = eigen?.concept.velden[een]?.tekst.trim() ?? '';
			return { vraag: een, klaar: tekst !== '', tekst: dicht ? tekst : '' };
		}),
		nummer: nummer + 1,
		klad: vraag && (await kladsleutel(hier, vraag)),
		// What a device could not bring here in time can still be read there.
		kladden: dicht ? await Promise.all(lijst.map((een) => kladsleutel(hier, een))) : [],
		nu: vraag && {
			vraag,
			tekst: eigen?.concept.velden[vraag]?.tekst ?? '',
			versie: eigen?.concept.velden[vraag]?.versie ?? 0
		},
		status: eigen?.status ?? ('leeg' as const),
		laatste: eigen?.versies[0] ?? null,
		lezers: eigen?.versies[0] ? await lezers(hier, eigen.versies[0].deelMet) : [],
		gewijzigd: eigen?.gewijzigd ?? false
	};
});

export const actions = {
	bewaar: actie(
		'reactie.schrijven',
		ConceptFormulier,
		async (hier, invoer) => {
			const auteur = reactie.auteurRol(hier);
			if (!auteur) return nietGevonden();
			const versie = await reactie.schrijf(hier, invoer);
			if (isWeigering(versie)) return versie;
			const hierheen = `/casus/${hier.casus.id}/reactie`;
			const lijst: readonly string[] = vragen[auteur];
			const ander = lijst[lijst.indexOf(invoer.vraag) + (invoer.naar === 'vorige' ? -1 : 1)];
			if (invoer.naar === 'straks') return { naar: `/casus/${hier.casus.id}` };
			return {
				naar: ander
					? `${hierheen}?vraag=${ander}`
					: invoer.naar === 'vorige'
						? hierheen
						: `${hierheen}/versturen`
			};
		},
		{ herhaalbaar: true }
	),
	intrekken: actie('reactie.intrekken', NietsFormulier, async (hier) => {
		return (await reactie.trekIn(hier)) ?? { naar: `/casus/${hier.casus.id}/reactie` };
	})
};
