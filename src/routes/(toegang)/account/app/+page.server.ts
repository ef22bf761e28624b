import { redirect } from '@sveltejs/kit';
import { TweedeFactorFormulier } from '#lib/domein/toegang.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as middel from '#lib/server/toegang/nieuw-middel.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { geefSessie, metGeduld } from '../../klopper.ts';

export const load = pagina('account.middelen', async ({ opslag, gebruiker, nu }, event) => {
	const id = gebruiker.accountId;
	const lees = () => opslag.lees((db) => middel.wachtend(db, opslag.sleutels, id, nu));
	let wat = await lees();
	// Right after it was set the page shows the recovery codes.
	if (!wat && event.request.method === 'POST') return { app: null };
	if (!wat) {
		// Another app alone is for who has a password; anybody else chooses that first.
		const wie = await opslag.lees((db) => account.zoek(db, id));
		if (!wie?.wachtwoordHash) redirect(303, '/account/wachtwoord');
		const alleenApp = { wachtwoordHash: null, inlognaam: null, gemaakt: false };
		await opslag.schrijf((tx) => middel.begin(tx, opslag.sleutels, id, alleenApp, nu));
		wat = await lees();
	}
	if (!wat) redirect(303, '/account');
	const adres = totp.adres(wat.totpGeheim);
	return { app: { adres, qr: totp.qr(adres), geheim: totp.leesbaar(wat.totpGeheim) } };
});

export const actions = {
	default: actie('account.middelen', TweedeFactorFormulier, async (plek, invoer, event) => {
		const { opslag, gebruiker, nu } = plek;
		const emmers = pogingen.voorInstellen(gebruiker.sessieId);
		const klaar = await metGeduld(event, {}, () => pogingen.klop(opslag, emmers, nu));
		if ('uitstel' in klaar) return klaar.uitstel;
		const wat = await opslag.lees((db) => middel.wachtend(db, opslag.sleutels, gebruiker.accountId, nu));
		const code = totp.leesCode(invoer.code);
		const stap = wat && code ? totp.stapVan(wat.totpGeheim, code, nu, null) : null;
		if (stap === null) return weiger('toegang.code-onjuist', { veld: 'code' });
		const gezet = await middel.zetApp(plek, gebruiker, stap);
		if (isWeigering(gezet)) return gezet;
		await opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, emmers));
		geefSessie(event, gezet.sessie);
		return { codes: gezet.codes, inlognaam: gezet.inlognaam };
	})
};
