import { redirect } from '@sveltejs/kit';
import { deelMetKeuzes } from '#lib/domein/bevoegdheid.ts';
import type { TafelFase } from '#lib/domein/fase.ts';
import { IndienFormulier, NakomFormulier } from '#lib/domein/reactieformulier.ts';
import { vragen } from '#lib/domein/reactievragen.ts';
import { isVoorbij } from '#lib/domein/tafel.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import { lezers } from '#lib/server/casus/reactielezing.ts';
import { actie, nietGevonden, pagina } from '#lib/server/poort.ts';
import type { Betreding } from '#lib/server/context.ts';

export const load = pagina('reactie.schrijven', async (hier) => {
	const auteur = reactie.auteurRol(hier);
	if (!auteur) return nietGevonden();
	// Nothing can be sent any more: the page before this one says so, and shows every word.
	if (hier.tafel && isVoorbij(hier.tafel.status as TafelFase))
		redirect(303, `/casus/${hier.casus.id}/reactie`);
	const eigen = await reactie.eigen(hier);
	const begonnen = hier.fase === 'bezig' || hier.fase === 'gehouden';
	return {
		casusId: hier.casus.id,
		auteur,
		begonnen,
		antwoorden: vragen[auteur].map((vraag) => ({ vraag, tekst: eigen?.concept.velden[vraag]?.tekst ?? '' })),
		deelname: eigen?.concept.deelname ?? '',
		deelMet: eigen?.versies[0]?.deelMet ?? '',
		keuzes: begonnen
			? []
			: await Promise.all(
					deelMetKeuzes[auteur].map(async (keuze) => ({ keuze, lezers: await lezers(hier, keuze) }))
				)
	};
});

type Invoer = {
	deelMet: 'iedereen' | 'tafel' | 'voorzitter';
	deelname?: 'aan-tafel' | 'vooraf-praten' | 'op-papier' | 'iemand-anders' | undefined;
};
const verstuur = async (hier: Betreding, { deelMet, deelname }: Invoer) => {
	const versie = await reactie.dienIn(hier, { deelMet, deelname, gezien: true });
	return isWeigering(versie) ? versie : { naar: `/casus/${hier.casus.id}/reactie` };
};

export const actions = {
	indienen: actie('reactie.indienen', IndienFormulier, verstuur),
	/** After the opening: kept, and for the voorzitter (dossier §3.4). */
	nakomen: actie('reactie.nakomen', NakomFormulier, async (hier) => {
		const auteur = reactie.auteurRol(hier);
		// Nothing is asked: whatever is chosen, a late one is read by the voorzitter only. Kept as what shares least.
		return auteur ? verstuur(hier, { deelMet: deelMetKeuzes[auteur].at(-1)! }) : nietGevonden();
	})
};
