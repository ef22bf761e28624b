import { CodeFormulier, LeegFormulier } from '#lib/domein/toegang.ts';
import { weiger } from '#lib/domein/weigering.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { leesCode } from '#lib/server/toegang/activatiecode.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import { MINUTEN, STAP_COOKIE, TOKEN_COOKIE } from '#lib/server/toegang/tussenstap.ts';
import * as uitnodiging from '#lib/server/toegang/uitnodiging.ts';
import { geefKort, klopper, metGeduld, neemTerug } from '../klopper.ts';

export const load = pagina('toegang.uitnodiging', async ({ opslag, nu }, event) => ({
	leeft: await opslag.lees((db) => uitnodiging.leeft(db, event.cookies.get(TOKEN_COOKIE), nu))
}));

export const actions = {
	code: actie('toegang.uitnodiging', CodeFormulier, async ({ opslag, nu, verzoekId }, invoer, event) => {
		if (leesCode(invoer.activatie) === null) return weiger('uitnodiging.code-vorm', { veld: 'activatie' });
		const token = event.cookies.get(TOKEN_COOKIE);
		const emmers = pogingen.voorCode({ adres: klopper(event, { nu, verzoekId }).adres, toestelId: null });
		const klaar = await metGeduld(event, {}, async () => {
			const wacht = await pogingen.klop(opslag, emmers, nu);
			return wacht ?? uitnodiging.probeerCode(opslag, token, invoer.activatie, nu);
		});
		if ('uitstel' in klaar) return klaar.uitstel;
		if (klaar.uitkomst === 'dood') return { dood: true };
		if (klaar.uitkomst === 'fout') return weiger('uitnodiging.code-onjuist', { veld: 'activatie' });
		await opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, emmers));
		geefKort(event, STAP_COOKIE, klaar.uitkomst.stap, MINUTEN);
		neemTerug(event, TOKEN_COOKIE);
		return { naar: '/uitnodiging/toegang' };
	}),
	/** Always the same answer, whatever the link was. */
	vraag: actie('toegang.nieuwe-code', LeegFormulier, async ({ opslag, nu, verzoekId }, _invoer, event) => {
		const emmers = pogingen.voorVraag({ adres: klopper(event, { nu, verzoekId }).adres, toestelId: null });
		const klaar = await metGeduld(event, {}, async () => {
			const wacht = await pogingen.klop(opslag, emmers, nu);
			return wacht ?? uitnodiging.vraagNieuwe(opslag, event.cookies.get(TOKEN_COOKIE), nu);
		});
		return 'uitstel' in klaar ? klaar.uitstel : { gevraagd: true };
	})
};
