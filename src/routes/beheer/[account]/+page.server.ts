import {
	EindeFormulier,
	NietsFormulier,
	PostFormulier,
	postRollen,
	vervangRollen
} from '#lib/domein/beheer.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { betreedBeheer, gebiedVan, legVast } from '#lib/server/beheer/plek.ts';
import * as post from '#lib/server/beheer/post.ts';
import * as professional from '#lib/server/beheer/professional.ts';
import * as toelating from '#lib/server/beheer/toelating.ts';
import { gaatWeg } from '#lib/server/beheer/vertrek.ts';
import * as voorstel from '#lib/server/beheer/voorstel.ts';
import { actie, nietGevonden, pagina } from '#lib/server/poort.ts';
import { maakMiddel } from '../middel.ts';
import { plekken, plekNaam } from '../waar.ts';

const GEDAAN = ['gevraagd', 'beeindigd'] as const;
const wieVan = (event: { params: Partial<Record<string, string>> }): string => event.params.account ?? '';

export const load = pagina('beheer.lezen', (plek, event) =>
	betreedBeheer(plek, async (hier) => {
		const mensen = await professional.alle(hier);
		const wie = mensen.find((een) => een.id === wieVan(event)) ?? nietGevonden();
		await legVast(hier, { handeling: 'beheer.lezen', objectId: wie.id });
		return {
			wie: { ...wie, posten: wie.posten.map((een) => ({ ...een, waar: plekNaam(een) })) },
			zelf: wie.id === hier.accountId,
			vandaag: hier.vandaag.toString(),
			rollen: [...postRollen],
			plekken: plekken(gebiedVan(plek.gebruiker)),
			// Who can be stood in for: a colleague with a post that another may take over for a while.
			anderen: mensen
				.filter(
					(een) =>
						een.id !== wie.id &&
						een.posten.some((p) => p.stand !== 'voorbij' && vervangRollen.includes(p.rol))
				)
				.map(({ id, naam }) => ({ waarde: id, label: naam })),
			gedaan: GEDAAN.find((wat) => wat === event.url.searchParams.get('gedaan')) ?? null
		};
	})
);

export const actions = {
	vraag: actie('beheer.voorstellen', PostFormulier, async (plek, { waar, ...invoer }, event) => {
		const accountId = wieVan(event);
		const uit = await betreedBeheer(plek, (hier) =>
			voorstel.stelVoor(hier, { ...invoer, ...waar, accountId })
		);
		return isWeigering(uit) ? uit : { naar: `/beheer/${accountId}?gedaan=gevraagd` };
	}),
	beeindig: actie('beheer.beeindigen', EindeFormulier, async (plek, invoer, event) => {
		const uit = await betreedBeheer(plek, (hier) => post.beeindig(hier, invoer.post, invoer.tot));
		return uit ?? { naar: `/beheer/${wieVan(event)}?gedaan=beeindigd` };
	}),
	opnieuw: actie('beheer.uitnodigen', NietsFormulier, async (plek, _invoer, event) => {
		const middel = await maakMiddel();
		if (isWeigering(middel)) return middel;
		const uit = await betreedBeheer(plek, (hier) => toelating.nodigOpnieuwUit(hier, wieVan(event), middel));
		return isWeigering(uit) ? uit : { code: uit.code };
	}),
	toegang: actie('beheer.voorstellen', NietsFormulier, async (plek, _invoer, event) => {
		const uit = await betreedBeheer(plek, (hier) => voorstel.vraagToegang(hier, wieVan(event)));
		return isWeigering(uit) ? uit : { naar: `/beheer/${wieVan(event)}?gedaan=gevraagd` };
	}),
	weg: actie('beheer.beeindigen', NietsFormulier, async (plek, _invoer, event) => {
		const uit = await betreedBeheer(plek, (hier) => gaatWeg(hier, wieVan(event)));
		return uit ?? { naar: '/beheer?gedaan=beeindigd' };
	})
};
