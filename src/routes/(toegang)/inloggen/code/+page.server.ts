import { TweedeFactorFormulier } from '#lib/domein/toegang.ts';
import { weiger } from '#lib/domein/weigering.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { leesBestemming } from '#lib/server/toegang/bestemming.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import { eerst } from '#lib/server/toegang/profiel.ts';
import { COOKIE } from '#lib/server/toegang/sessie.ts';
import { geefBinnen, klopper, neemTerug } from '../../klopper.ts';

export const load = pagina('toegang.tweede-factor', (_plek, event) => ({
	naar: leesBestemming(event.url.searchParams.get('naar')),
	// Half signed in is nobody yet: no voice, no name, no button to sign out.
	stem: 'u' as const,
	rand: undefined
}));

export const actions = {
	default: actie('toegang.tweede-factor', TweedeFactorFormulier, async (plek, invoer, event) => {
		const uitkomst = await inlog.metTweedeFactor(
			plek.opslag,
			plek.gebruiker,
			invoer.code,
			klopper(event, plek)
		);
		if (uitkomst === 'onjuist') return weiger('toegang.code-onjuist', { veld: 'code' });
		if (uitkomst === 'voorbij') {
			neemTerug(event, COOKIE);
			return { naar: '/inloggen?reden=opnieuw' };
		}
		geefBinnen(event, uitkomst);
		return { naar: await eerst(plek.opslag, uitkomst.accountId, leesBestemming(invoer.naar)) };
	})
};
