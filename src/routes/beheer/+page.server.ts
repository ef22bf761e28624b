import { VoorstelKeuze } from '#lib/domein/beheer.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { betreedBeheer, legVast } from '#lib/server/beheer/plek.ts';
import * as professional from '#lib/server/beheer/professional.ts';
import * as voorstel from '#lib/server/beheer/voorstel.ts';
import { alleOpen } from '#lib/server/beheer/voorstellijst.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { maakMiddel } from './middel.ts';
import { plekNaam } from './waar.ts';

const GEDAAN = ['gevraagd', 'bevestigd', 'afgewezen', 'beeindigd'] as const;

export const load = pagina('beheer.lezen', (plek, event) =>
	betreedBeheer(plek, async (hier) => {
		const mensen = await professional.alle(hier);
		const open = await alleOpen(hier);
		await legVast(hier, { handeling: 'beheer.lezen', objectId: null });
		return {
			mensen: mensen.map(({ id, naam, organisatie, posten, toegang }) => ({
				id,
				naam,
				organisatie,
				toegang,
				posten: posten
					.filter((post) => post.stand !== 'voorbij')
					.map((post) => ({ id: post.id, rol: post.rol, waar: plekNaam(post) }))
			})),
			open: open.map((een) => ({ ...een, waar: plekNaam(een) })),
			gedaan: GEDAAN.find((wat) => wat === event.url.searchParams.get('gedaan')) ?? null
		};
	})
);

export const actions = {
	bevestig: actie('beheer.bevestigen', VoorstelKeuze, async (plek, { voorstel: id }) => {
		const middel = await maakMiddel();
		if (isWeigering(middel)) return middel;
		const uit = await betreedBeheer(plek, (hier) => voorstel.bevestig(hier, id, middel));
		if (isWeigering(uit)) return uit;
		return uit.code ? { code: uit.code } : { naar: '/beheer?gedaan=bevestigd' };
	}),
	wijsAf: actie('beheer.voorstellen', VoorstelKeuze, async (plek, { voorstel: id }) => {
		const uit = await betreedBeheer(plek, (hier) => voorstel.wijsAf(hier, id));
		return uit ?? { naar: '/beheer?gedaan=afgewezen' };
	})
};
