import { redirect } from '@sveltejs/kit';
import { TafelFormulier } from '#lib/domein/aanmeldformulier.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { gemeenten, heeftTafelsoort } from '#lib/domein/werkwijze.ts';
import * as casus from '#lib/server/casus/casus.ts';
import { emailIndex } from '#lib/server/opslag/emailadres.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as loket from '#lib/server/toegang/loket.ts';
import { voorvoegsel } from '#lib/server/toegang/pogingen.ts';
import { tafelsVan } from '../tafels.ts';

const wijzeVan = (gemeente: string | undefined) =>
	gemeenten().find((een) => een.gemeente === gemeente)?.werkwijze;

export const load = pagina('loket.opstellen', async ({ opslag, nu }, event) => {
	const cookie = event.cookies.get(loket.LOKET_COOKIE);
	const start = await opslag.lees((tx) => loket.lees({ tx, sleutels: opslag.sleutels, nu }, cookie));
	const wijze = wijzeVan(start?.melder?.gemeente);
	if (!start?.melder || !wijze) redirect(303, '/loket/melder');
	return { gemeente: start.melder.gemeente, tafels: tafelsVan(wijze), tafelsoort: start.tafelsoort ?? '' };
});

export const actions = {
	default: actie(
		'loket.opstellen',
		TafelFormulier,
		async ({ opslag, nu, gebruiker, verzoekId }, { tafelsoort }, event) => {
			const cookie = event.cookies.get(loket.LOKET_COOKIE);
			const uitkomst = await opslag.schrijf(async (tx) => {
				const plek = { tx, sleutels: opslag.sleutels, nu, verzoekId };
				const start = await loket.lees(plek, cookie);
				const wijze = wijzeVan(start?.melder?.gemeente);
				if (!start?.melder || !wijze) return weiger('loket.opnieuw');
				if (!heeftTafelsoort(wijze, tafelsoort)) return weiger('loket.tafelsoort', { veld: 'tafelsoort' });
				await loket.wijzig(plek, cookie, { ...start, tafelsoort });
				// The address was proved before: by an account, or by a code in this session.
				const index = emailIndex(opslag.sleutels, start.email);
				if (!gebruiker || gebruiker.soort === 'half' || gebruiker.emailIndex !== index) return null;
				await loket.gebruik(plek, cookie);
				const { gemeente, ...melder } = start.melder;
				return casus.begin(plek, {
					melder: { ...melder, email: start.email },
					emailIndex: index,
					accountId: gebruiker.accountId,
					gemeente,
					tafelsoort
				});
			});
			if (isWeigering(uitkomst)) return uitkomst;
			if (uitkomst !== null) {
				event.cookies.delete(loket.LOKET_COOKIE, { path: '/' });
				return { naar: `/loket/${uitkomst}/jeugdigen` };
			}
			const gestuurd = await loket.stuurCode(opslag, {
				cookie,
				adres: voorvoegsel(event.getClientAddress()),
				nu
			});
			return gestuurd ?? { naar: '/loket/code' };
		}
	)
};
