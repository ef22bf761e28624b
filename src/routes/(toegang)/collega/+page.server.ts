import { CodeFormulier } from '#lib/domein/toegang.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { leesCode } from '#lib/server/toegang/activatiecode.ts';
import * as collega from '#lib/server/toegang/collega.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import { beeindig } from '#lib/server/toegang/sessie.ts';
import { geefBinnen, klopper, metGeduld, neemTerug } from '../klopper.ts';

export const load = pagina('toegang.uitnodiging', async ({ opslag, nu }, event) => ({
	leeft: await opslag.lees((db) => collega.leeft(db, event.cookies.get(collega.COLLEGA_COOKIE), nu))
}));

export const actions = {
	default: actie('toegang.uitnodiging', CodeFormulier, async (plek, invoer, event) => {
		if (leesCode(invoer.activatie) === null) return weiger('uitnodiging.code-vorm', { veld: 'activatie' });
		const { opslag, nu, gebruiker } = plek;
		const van = klopper(event, plek);
		const emmers = pogingen.voorCode({ adres: van.adres, toestelId: null });
		const klaar = await metGeduld(event, {}, async () => {
			const wacht = await pogingen.klop(opslag, emmers, nu);
			return wacht ?? collega.open(opslag, event.cookies.get(collega.COLLEGA_COOKIE), invoer.activatie, van);
		});
		if ('uitstel' in klaar) return klaar.uitstel;
		if (isWeigering(klaar.uitkomst)) {
			if (klaar.uitkomst.sleutel === 'uitnodiging.dood') return { dood: true };
			return weiger(klaar.uitkomst.sleutel, { veld: 'activatie' });
		}
		await opslag.schrijf(async (tx) => {
			await pogingen.geefTerug(tx, opslag, emmers);
			if (gebruiker) await beeindig(tx, gebruiker.sessieId);
		});
		neemTerug(event, collega.COLLEGA_COOKIE);
		geefBinnen(event, klaar.uitkomst);
		return { naar: '/account?gedaan=welkom' };
	})
};
