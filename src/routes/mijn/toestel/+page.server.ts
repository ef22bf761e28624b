import { KiesFormulier } from '#lib/domein/toegang.ts';
import { ToestelFormulier } from '#lib/domein/toestelmelding.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { push } from '#lib/server/opslag/pushsleutel.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { cookieEigenschappen } from '#lib/server/toegang/sessie.ts';
import { soort, TOESTEL_COOKIE, TOESTEL_SECONDEN } from '#lib/server/toegang/toestel.ts';
import * as toestelmelding from '#lib/server/toegang/toestelmelding.ts';

const GEDAAN = ['aan', 'uit'] as const;

export const load = pagina('account.lezen', async ({ opslag, gebruiker }, event) => {
	const { accountId } = gebruiker;
	const toestelCookie = event.cookies.get(TOESTEL_COOKIE);
	const toestellen = await opslag.lees((tx) => toestelmelding.alle(tx, { accountId, toestelCookie }));
	return {
		publiek: push()?.publiek ?? null,
		dit: toestellen.find((een) => een.dit) ?? null,
		andere: toestellen.filter((een) => !een.dit),
		gedaan: GEDAAN.find((wat) => wat === event.url.searchParams.get('gedaan')) ?? null
	};
});

export const actions = {
	aan: actie('account.beheren', ToestelFormulier, async (plek, { abonnement }, event) => {
		const { opslag, gebruiker, nu, verzoekId } = plek;
		const hier = {
			...gebruiker,
			toestelCookie: event.cookies.get(TOESTEL_COOKIE),
			apparaat: soort(event.request.headers.get('user-agent'))
		};
		const cookie = await opslag.schrijf((tx) =>
			toestelmelding.zetAan({ tx, sleutels: opslag.sleutels, nu, verzoekId }, hier, abonnement)
		);
		if (isWeigering(cookie)) return cookie;
		event.cookies.set(TOESTEL_COOKIE, cookie, { ...cookieEigenschappen, maxAge: TOESTEL_SECONDEN });
		return { naar: '/mijn/toestel?gedaan=aan' };
	}),
	uit: actie('account.beheren', KiesFormulier, async ({ opslag, gebruiker, nu, verzoekId }, { id }) => {
		await opslag.schrijf((tx) =>
			toestelmelding.zetUit({ tx, sleutels: opslag.sleutels, nu, verzoekId }, gebruiker.accountId, id)
		);
		return { naar: '/mijn/toestel?gedaan=uit' };
	})
};
