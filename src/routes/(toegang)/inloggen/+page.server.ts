import { redirect } from '@sveltejs/kit';
import { InlogFormulier, PasskeyFormulier } from '#lib/domein/toegang.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { knoppen } from '#lib/server/toegang/oidc-lijst.ts';
import { leesBestemming, THUIS } from '#lib/server/toegang/bestemming.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { eerst } from '#lib/server/toegang/profiel.ts';
import { beeindig } from '#lib/server/toegang/sessie.ts';
import { gatenVoor } from '#lib/server/voordeur.ts';
import { leesUitkomst } from './uitkomst.ts';
import { geefBinnen, geefSessie, klopper, metGeduld } from '../klopper.ts';

const REDENEN = ['verlopen', 'opnieuw', 'uit'] as const;

export const load = pagina('toegang.inloggen', ({ gebruiker }, event) => {
	const naar = leesBestemming(event.url.searchParams.get('naar'));
	if (gebruiker?.soort === 'vol') redirect(303, naar);
	return {
		naar,
		reden: REDENEN.find((reden) => reden === event.url.searchParams.get('reden')) ?? null,
		aanbieders: knoppen(),
		vers: event.url.searchParams.has('vers'),
		uitkomst: leesUitkomst(event.url),
		...gatenVoor(event)
	};
});

export const actions = {
	wachtwoord: actie(
		'toegang.inloggen',
		InlogFormulier,
		async ({ opslag, nu, verzoekId, gebruiker }, invoer, event) => {
			const naar = leesBestemming(invoer.naar);
			const klaar = await metGeduld(event, { inlognaam: invoer.inlognaam, naar }, () =>
				inlog.metWachtwoord(opslag, invoer, klopper(event, { nu, verzoekId }))
			);
			if ('uitstel' in klaar) return klaar.uitstel;
			// Beside the form and not at a field: nobody learns which of the two was wrong.
			if (klaar.uitkomst === 'onjuist') return weiger('toegang.onjuist');
			if (gebruiker) await opslag.schrijf((tx) => beeindig(tx, gebruiker.sessieId));
			geefSessie(event, klaar.uitkomst.sessie);
			return { naar: naar === THUIS ? '/inloggen/code' : `/inloggen/code?naar=${encodeURIComponent(naar)}` };
		}
	),
	passkey: actie(
		'toegang.inloggen',
		PasskeyFormulier,
		async ({ opslag, nu, verzoekId, gebruiker }, invoer, event) => {
			const gezien = await passkey.keurInlog(opslag, invoer.passkey, nu);
			if (isWeigering(gezien)) return gezien;
			const van = klopper(event, { nu, verzoekId });
			const binnen = await opslag.schrijf(async (tx) => {
				if (gebruiker) await beeindig(tx, gebruiker.sessieId);
				return inlog.laatBinnen(tx, opslag, gezien.accountId, van, 'toegang.inloggen');
			});
			geefBinnen(event, binnen);
			return { naar: await eerst(opslag, gezien.accountId, leesBestemming(invoer.naar)) };
		}
	)
};
