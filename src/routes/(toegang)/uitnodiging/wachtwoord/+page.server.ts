import { WachtwoordFormulier } from '#lib/domein/toegang.ts';
import { weiger } from '#lib/domein/weigering.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import type { Db } from '#lib/server/opslag/index.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as inlognaam from '#lib/server/toegang/inlognaam.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import * as wachtwoord from '#lib/server/toegang/wachtwoord.ts';
import { metGeduld } from '../../klopper.ts';
import { eisStap, metStem } from '../stap.ts';

export const load = pagina('toegang.uitnodiging', async (plek, event) => {
	const { stap, wie } = await eisStap(plek, event);
	const gekozen = stap.keuze?.gemaakt === false ? stap.keuze.inlognaam : null;
	// A jongere may share an address with a parent: that one is never filled in beforehand.
	return {
		...metStem(plek, wie.stem),
		vast: wie.vastAdres,
		adres: gekozen ?? (wie.rol === 'jongere' ? '' : (wie.adres ?? ''))
	};
});

export const actions = {
	default: actie('toegang.uitnodiging', WachtwoordFormulier, async (plek, invoer, event) => {
		const { opslag } = plek;
		const { stap, wie } = await eisStap(plek, event);
		const bezwaar = wachtwoord.keur(invoer.wachtwoord, [wie.naam, wie.adres ?? '', invoer.inlognaam]);
		if (bezwaar) return bezwaar;
		const gemaakt = wie.vastAdres === null && invoer.inlognaam === '';
		const naam = wie.vastAdres ?? (gemaakt ? inlognaam.maak() : invoer.inlognaam);
		const vrij = (db: Db) => account.inlognaamVrij(db, opslag.sleutels, naam, stap.accountId);
		if (!(await opslag.lees(vrij))) return weiger('toegang.adres-niet-vrij', { veld: 'inlognaam' });
		const klaar = await metGeduld(event, { inlognaam: invoer.inlognaam }, () =>
			wachtwoord.hash(opslag.sleutels, invoer.wachtwoord)
		);
		if ('uitstel' in klaar) return klaar.uitstel;
		const keuze = {
			inlognaam: naam,
			gemaakt,
			wachtwoordHash: klaar.uitkomst,
			totpGeheim: totp.nieuwGeheim()
		};
		await opslag.schrijf((tx) => tussenstap.bewaar(tx, opslag.sleutels, stap, keuze));
		return { naar: '/uitnodiging/app' };
	})
};
