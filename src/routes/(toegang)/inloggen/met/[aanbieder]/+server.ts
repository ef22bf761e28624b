import { redirect } from '@sveltejs/kit';
import { isWeigering } from '#lib/domein/weigering.ts';
import { antwoord, nietGevonden } from '#lib/server/poort.ts';
import { leesBestemming } from '#lib/server/toegang/bestemming.ts';
import * as oidc from '#lib/server/toegang/oidc.ts';
import { vind } from '#lib/server/toegang/oidc-lijst.ts';
import { begrens, geefKort } from '../../../klopper.ts';

/** Off to the organisation. A link and not a form: no form of ours may lead to another site (CSP). */
export const GET = antwoord('toegang.inloggen', async (plek, event) => {
	const aanbieder = vind(event.params.aanbieder) ?? nietGevonden();
	const naar = leesBestemming(event.url.searchParams.get('naar'));
	if (plek.gebruiker?.soort === 'vol') redirect(303, naar);
	await begrens(plek, event);
	// After a heavy act asked who it is: the organisation must ask anew as well.
	const vers = event.url.searchParams.has('vers');
	const reis = await oidc.vertrek(plek.opslag, aanbieder, { naar, accountId: null, vers }, plek.nu);
	if (isWeigering(reis)) redirect(303, `/inloggen?aanbieder=${aanbieder.id}&uitkomst=weg`);
	geefKort(event, oidc.REIS_COOKIE, reis.cookie, oidc.REIS_MINUTEN);
	redirect(303, reis.url);
});
