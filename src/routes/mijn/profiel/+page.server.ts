import { ProfielFormulier, talen } from '#lib/domein/profiel.ts';
import { weiger } from '#lib/domein/weigering.ts';
import { push } from '#lib/server/opslag/pushsleutel.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as profiel from '#lib/server/toegang/profiel.ts';

export const load = pagina('account.lezen', async ({ opslag, gebruiker }, event) => {
	const wie = await opslag.lees((db) => account.zoek(db, gebruiker.accountId));
	return {
		profiel: wie && profiel.lees(opslag.sleutels, wie),
		talen,
		/** Whether this installation tells devices. */
		toestel: push() !== null,
		bewaard: event.url.searchParams.has('klaar')
	};
});

export const actions = {
	default: actie('account.beheren', ProfielFormulier, async (plek, invoer) => {
		const { opslag, gebruiker } = plek;
		if (!(await opslag.lees((db) => account.zoek(db, gebruiker.accountId))))
			return weiger('toegang.begin-opnieuw');
		await opslag.schrijf((tx) => profiel.bewaar(tx, opslag.sleutels, gebruiker.accountId, invoer, plek));
		return { naar: '/mijn/profiel?klaar' };
	})
};
