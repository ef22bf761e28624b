import { redirect } from '@sveltejs/kit';
import { isWeigering } from '#lib/domein/weigering.ts';
import { antwoord, nietGevonden } from '#lib/server/poort.ts';
import { leesBestemming, THUIS } from '#lib/server/toegang/bestemming.ts';
import * as oidc from '#lib/server/toegang/oidc.ts';
import { vind } from '#lib/server/toegang/oidc-lijst.ts';
import { eerst } from '#lib/server/toegang/profiel.ts';
import { beeindig } from '#lib/server/toegang/sessie.ts';
import { geefBinnen, geefSessie, klopper, neemTerug } from '../../../klopper.ts';

/** Back from the organisation. Whatever goes wrong, the other ways to sign in are one page away. */
export const GET = antwoord('toegang.inloggen', async (plek, event) => {
	const aanbieder = vind(event.params.aanbieder) ?? nietGevonden();
	const { opslag, gebruiker } = plek;
	const uitkomst = await oidc.aankomst(
		opslag,
		aanbieder,
		{
			url: event.url,
			cookie: event.cookies.get(oidc.REIS_COOKIE),
			wie: gebruiker?.soort === 'vol' ? gebruiker.accountId : null
		},
		klopper(event, plek)
	);
	neemTerug(event, oidc.REIS_COOKIE);
	if (isWeigering(uitkomst)) {
		const waar = gebruiker?.soort === 'vol' ? '/account/aanbieders' : '/inloggen';
		const reden = uitkomst.sleutel.replace('toegang.aanbieder-', '');
		redirect(303, `${waar}?aanbieder=${aanbieder.id}&uitkomst=${reden}`);
	}
	if (uitkomst.soort === 'gekoppeld') redirect(303, '/account/aanbieders?gedaan=gekoppeld');
	if (gebruiker) await opslag.schrijf((tx) => beeindig(tx, gebruiker.sessieId));
	const naar = leesBestemming(uitkomst.naar);
	if (uitkomst.soort === 'binnen') {
		geefBinnen(event, uitkomst.binnen);
		redirect(303, await eerst(opslag, uitkomst.binnen.accountId, naar));
	}
	geefSessie(event, uitkomst.sessie);
	redirect(303, naar === THUIS ? '/inloggen/code' : `/inloggen/code?naar=${encodeURIComponent(naar)}`);
});
