import { redirect } from '@sveltejs/kit';
import { VerderFormulier } from '#lib/domein/aanmeldformulier.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as loket from '#lib/server/toegang/loket.ts';
import { voorvoegsel } from '#lib/server/toegang/pogingen.ts';
import { cookieEigenschappen } from '#lib/server/toegang/sessie.ts';

export const load = pagina('loket.beginnen', ({ gebruiker }) => {
	if (gebruiker && gebruiker.soort !== 'half') redirect(303, '/loket/mijn');
	return {};
});

export const actions = {
	default: actie('loket.beginnen', VerderFormulier, async ({ opslag, nu }, { email }, event) => {
		const cookie = await opslag.schrijf((tx) =>
			loket.begin({ tx, sleutels: opslag.sleutels, nu }, { email })
		);
		const gestuurd = await loket.stuurCode(opslag, {
			cookie,
			adres: voorvoegsel(event.getClientAddress()),
			nu
		});
		if (gestuurd) return gestuurd;
		event.cookies.set(loket.LOKET_COOKIE, cookie, cookieEigenschappen);
		return { naar: '/loket/code' };
	})
};
