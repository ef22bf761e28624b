import { MelderFormulier } from '#lib/domein/aanmeldformulier.ts';
import { weiger } from '#lib/domein/weigering.ts';
import { gemeenten } from '#lib/domein/werkwijze.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as loket from '#lib/server/toegang/loket.ts';
import { cookieEigenschappen } from '#lib/server/toegang/sessie.ts';

export const load = pagina('loket.beginnen', async ({ opslag, nu, gebruiker }, event) => {
	const gegevens = await opslag.lees(async (tx) => {
		const plek = { tx, sleutels: opslag.sleutels, nu };
		const account = gebruiker?.soort === 'vol' ? gebruiker.accountId : null;
		return {
			start: await loket.lees(plek, event.cookies.get(loket.LOKET_COOKIE)),
			eigenAdres: account ? await loket.adresVanAccount(plek, account) : null
		};
	});
	const { start, eigenAdres } = gegevens;
	return {
		eigenAdres,
		gemeenten: gemeenten().map(({ gemeente }) => gemeente),
		waarden: { ...start?.melder, email: eigenAdres ?? start?.email ?? '' } as Record<string, string>
	};
});

export const actions = {
	default: actie('loket.beginnen', MelderFormulier, async ({ opslag, nu, gebruiker }, invoer, event) => {
		const { email, ...melder } = invoer;
		if (!gemeenten().some((een) => een.gemeente === melder.gemeente))
			return weiger('loket.gemeente', { veld: 'gemeente' });
		const oud = event.cookies.get(loket.LOKET_COOKIE);
		const cookie = await opslag.schrijf(async (tx) => {
			const plek = { tx, sleutels: opslag.sleutels, nu };
			// Who is signed in has one confirmed address; another one typed into the page changes nothing.
			const account = gebruiker?.soort === 'vol' ? gebruiker.accountId : null;
			const start = { melder, email: (account && (await loket.adresVanAccount(plek, account))) ?? email };
			return (await loket.wijzig(plek, oud, start)) ? oud : await loket.begin(plek, start);
		});
		if (cookie && cookie !== oud) event.cookies.set(loket.LOKET_COOKIE, cookie, cookieEigenschappen);
		return { naar: '/loket/tafel' };
	})
};
