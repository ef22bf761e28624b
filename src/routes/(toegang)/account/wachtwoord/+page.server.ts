import { WachtwoordFormulier } from '#lib/domein/toegang.ts';
import { weiger } from '#lib/domein/weigering.ts';
import type { Db } from '#lib/server/opslag/index.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as inlognaam from '#lib/server/toegang/inlognaam.ts';
import * as middel from '#lib/server/toegang/nieuw-middel.ts';
import * as wachtwoord from '#lib/server/toegang/wachtwoord.ts';
import { geefSessie, metGeduld } from '../../klopper.ts';

export const load = pagina('account.middelen', async ({ opslag, gebruiker }) => {
	const wie = await opslag.lees((db) => account.zoek(db, gebruiker.accountId));
	return { naamNodig: wie?.emailIndex === null, heeft: wie?.wachtwoordHash != null };
});

export const actions = {
	default: actie('account.middelen', WachtwoordFormulier, async (plek, invoer, event) => {
		const { opslag, gebruiker, nu } = plek;
		const wie = await opslag.lees((db) => account.zoek(db, gebruiker.accountId));
		if (!wie) return weiger('toegang.begin-opnieuw');
		const bezwaar = wachtwoord.keur(invoer.wachtwoord, [
			...middel.woordenVan(opslag.sleutels, wie),
			invoer.inlognaam
		]);
		if (bezwaar) return bezwaar;
		const gemaakt = wie.emailIndex === null && invoer.inlognaam === '';
		const naam = wie.emailIndex ? null : gemaakt ? inlognaam.maak() : invoer.inlognaam;
		const vrij = (db: Db) => naam === null || account.inlognaamVrij(db, opslag.sleutels, naam, wie.id);
		if (!(await opslag.lees(async (db) => vrij(db))))
			return weiger('toegang.adres-niet-vrij', { veld: 'inlognaam' });
		const klaar = await metGeduld(event, { inlognaam: invoer.inlognaam }, () =>
			wachtwoord.hash(opslag.sleutels, invoer.wachtwoord)
		);
		if ('uitstel' in klaar) return klaar.uitstel;
		if (wie.totpVersleuteld) {
			geefSessie(event, await middel.zetWachtwoord(plek, gebruiker, klaar.uitkomst));
			return { naar: '/account?gedaan=wachtwoord' };
		}
		const wat = { wachtwoordHash: klaar.uitkomst, inlognaam: naam, gemaakt };
		await opslag.schrijf((tx) => middel.begin(tx, opslag.sleutels, wie.id, wat, nu));
		return { naar: '/account/app' };
	})
};
