import { redirect } from '@sveltejs/kit';
import { CodeFormulier, LeegFormulier } from '#lib/domein/aanmeldformulier.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import * as casus from '#lib/server/casus/casus.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as loket from '#lib/server/toegang/loket.ts';
import { voorvoegsel } from '#lib/server/toegang/pogingen.ts';
import {
	beeindig,
	COOKIE,
	cookieEigenschappen,
	maak,
	RUST_PROFESSIONAL
} from '#lib/server/toegang/sessie.ts';
import { soort as soortToestel } from '#lib/server/toegang/toestel.ts';

export const load = pagina('loket.bevestigen', async ({ opslag, nu, gebruiker }, event) => {
	const cookie = event.cookies.get(loket.LOKET_COOKIE);
	const start = await opslag.lees((tx) => loket.lees({ tx, sleutels: opslag.sleutels, nu }, cookie));
	if (!start) redirect(303, gebruiker ? '/loket/mijn' : '/loket/verder');
	return {
		email: start.email,
		melding: start.melder !== undefined,
		opnieuw: event.url.searchParams.has('opnieuw')
	};
});

export const actions = {
	bevestig: actie(
		'loket.bevestigen',
		CodeFormulier,
		async ({ opslag, nu, gebruiker, verzoekId }, { code }, event) => {
			const cookie = event.cookies.get(loket.LOKET_COOKIE);
			const userAgent = event.request.headers.get('user-agent');
			const uitkomst = await opslag.schrijf(async (tx) => {
				const plek = { tx, sleutels: opslag.sleutels, nu, verzoekId };
				const goed = await loket.bevestig(plek, cookie, code);
				if ('fout' in goed) return goed;
				const { start, emailIndex } = goed;
				const account = gebruiker?.soort === 'vol' ? gebruiker.accountId : null;
				let naar = '/loket/mijn';
				if (start.melder && start.tafelsoort) {
					const { gemeente, ...melder } = start.melder;
					const wat = { melder: { ...melder, email: start.email }, emailIndex, accountId: account, gemeente };
					const id = await casus.begin(plek, { ...wat, tafelsoort: start.tafelsoort });
					if (isWeigering(id)) return id;
					naar = `/loket/${id}/jeugdigen`;
				}
				if (account) return { naar, sessie: null };
				if (gebruiker) await beeindig(tx, gebruiker.sessieId);
				const voor = {
					soort: 'loket',
					emailIndex,
					rustMinuten: RUST_PROFESSIONAL,
					apparaat: soortToestel(userAgent)
				} as const;
				return { naar, sessie: await maak(tx, voor, nu) };
			});
			if (isWeigering(uitkomst)) return uitkomst;
			if ('fout' in uitkomst)
				return uitkomst.fout === 'opnieuw'
					? weiger('loket.opnieuw')
					: weiger(`loket.code-${uitkomst.fout}`, { veld: 'code' });
			if (uitkomst.sessie) event.cookies.set(COOKIE, uitkomst.sessie, cookieEigenschappen);
			event.cookies.delete(loket.LOKET_COOKIE, { path: '/' });
			return { naar: uitkomst.naar };
		}
	),
	nieuw: actie('loket.bevestigen', LeegFormulier, async ({ opslag, nu }, _invoer, event) => {
		const cookie = event.cookies.get(loket.LOKET_COOKIE);
		const gestuurd = await loket.stuurCode(opslag, {
			cookie,
			adres: voorvoegsel(event.getClientAddress()),
			nu
		});
		return gestuurd ?? { naar: '/loket/code?opnieuw' };
	})
};
