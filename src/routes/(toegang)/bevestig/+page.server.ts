import type { RequestEvent } from '@sveltejs/kit';
import { BewijsCodeFormulier, BewijsPasskeyFormulier, LeegFormulier } from '#lib/domein/toegang.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { actie, pagina, type Binnen } from '#lib/server/poort.ts';
import * as account from '#lib/server/toegang/account.ts';
import { leesBestemming, leesDoel } from '#lib/server/toegang/bestemming.ts';
import * as bewijs from '#lib/server/toegang/bewijs.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { beeindig } from '#lib/server/toegang/sessie.ts';
import { geefSessie, klopper, metGeduld } from '../klopper.ts';

const BESTAND = /\/bestand$/;

export const load = pagina('account.lezen', async ({ opslag, gebruiker }, event) => {
	const naar = leesBestemming(event.url.searchParams.get('naar'));
	return opslag.lees(async (db) => {
		const wie = await account.zoek(db, gebruiker.accountId);
		const heeft = wie && (await account.middelen(db, wie));
		return { naar, passkey: (heeft?.passkeys ?? 0) > 0, code: heeft?.totp ?? false };
	});
});

type Wachtend = { naar: string; doel: string; velden: [string, string][] };

/** On with a new token: back to the page, or what was sent goes on to its place at the push of a button. */
async function verder(plek: Binnen, event: RequestEvent, invoer: Wachtend) {
	geefSessie(event, await bewijs.leg(plek.opslag, plek.gebruiker, plek));
	const doel = leesDoel(invoer.doel);
	if (doel && invoer.velden.length > 0) return { verder: { doel, velden: invoer.velden } };
	const naar = leesBestemming(invoer.naar);
	// A download leaves this page standing: the person taps it, and sees that it is done.
	return BESTAND.test(naar) ? { bestand: naar } : { naar };
}

export const actions = {
	code: actie('account.beheren', BewijsCodeFormulier, async (plek, invoer, event) => {
		const van = klopper(event, plek);
		const klaar = await metGeduld(event, { ...invoer, velden: JSON.stringify(invoer.velden) }, () =>
			bewijs.metCode(plek.opslag, plek.gebruiker, invoer.code, van)
		);
		if ('uitstel' in klaar) return klaar.uitstel;
		if (!klaar.uitkomst) return weiger('toegang.code-onjuist', { veld: 'code' });
		return verder(plek, event, invoer);
	}),
	passkey: actie('account.beheren', BewijsPasskeyFormulier, async (plek, invoer, event) => {
		const { opslag, gebruiker, nu } = plek;
		const goed = await passkey.keurBevestiging(opslag, gebruiker.accountId, invoer.passkey, nu);
		return isWeigering(goed) ? goed : verder(plek, event, invoer);
	}),
	/** For who has neither here: signing in anew is a fresh proof too. */
	opnieuw: actie('account.beheren', LeegFormulier, async ({ opslag, gebruiker }, _invoer, event) => {
		await opslag.schrijf((tx) => beeindig(tx, gebruiker.sessieId));
		const naar = leesBestemming(event.url.searchParams.get('naar'));
		return { naar: `/inloggen?vers&naar=${encodeURIComponent(naar)}` };
	})
};
