import { AanbiederFormulier, KiesFormulier } from '#lib/domein/toegang.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { actie, nietGevonden, pagina } from '#lib/server/poort.ts';
import * as oidc from '#lib/server/toegang/oidc.ts';
import { alle, knoppen, vind } from '#lib/server/toegang/oidc-lijst.ts';
import { geefKort } from '../../klopper.ts';
import { leesUitkomst } from '../../inloggen/uitkomst.ts';

export const load = pagina('account.lezen', async ({ opslag, gebruiker }, event) => {
	if (alle().length === 0) nietGevonden();
	const eigen = await opslag.lees((db) => oidc.koppelingen(db, gebruiker.accountId));
	return {
		aanbieders: knoppen(),
		koppelingen: eigen.map((een) => ({ ...een, naam: vind(een.aanbieder)?.naam ?? een.aanbieder })),
		gekoppeld: event.url.searchParams.get('gedaan') === 'gekoppeld',
		uitkomst: leesUitkomst(event.url)
	};
});

export const actions = {
	/** Sets off and shows the way: the person taps the link, since a form of ours may not lead to another site. */
	koppel: actie('account.middelen', AanbiederFormulier, async (plek, invoer, event) => {
		const aanbieder = vind(invoer.aanbieder);
		if (!aanbieder) return weiger('toegang.aanbieder-weg');
		const { accountId } = plek.gebruiker;
		const reis = await oidc.vertrek(plek.opslag, aanbieder, { naar: '/account', accountId }, plek.nu);
		if (isWeigering(reis)) return reis;
		geefKort(event, oidc.REIS_COOKIE, reis.cookie, oidc.REIS_MINUTEN);
		return { verder: { naam: aanbieder.naam, href: reis.url.href } };
	}),
	ontkoppel: actie(
		'account.middelen',
		KiesFormulier,
		async ({ opslag, gebruiker, nu, verzoekId }, { id }) => {
			await opslag.schrijf((tx) => oidc.ontkoppel(tx, opslag, gebruiker.accountId, id, { nu, verzoekId }));
			return { naar: '/account/aanbieders' };
		}
	)
};
