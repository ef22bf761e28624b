import { CollegaFormulier } from '#lib/domein/beheer.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as organisatie from '#lib/server/beheer/organisatie.ts';
import { betreedBeheer } from '#lib/server/beheer/plek.ts';
import * as toelating from '#lib/server/beheer/toelating.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { maakMiddel } from '../middel.ts';

export const load = pagina('beheer.lezen', (plek) =>
	betreedBeheer(plek, async (hier) => ({
		organisaties: (await organisatie.alle(hier))
			.filter((een) => !een.gestopt)
			.map(({ id, naam }) => ({ waarde: id, label: naam }))
	}))
);

export const actions = {
	default: actie('beheer.uitnodigen', CollegaFormulier, async (plek, invoer) => {
		const middel = await maakMiddel();
		if (isWeigering(middel)) return middel;
		const uit = await betreedBeheer(plek, (hier) => toelating.nodigUit(hier, invoer, middel));
		return isWeigering(uit) ? uit : { code: uit.code, accountId: uit.accountId };
	})
};
