import { LeegFormulier, PasskeyFormulier } from '#lib/domein/toegang.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { THUIS } from '#lib/server/toegang/bestemming.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { groet } from '#lib/server/toegang/profiel.ts';
import { soort } from '#lib/server/toegang/toestel.ts';
import * as uitnodiging from '#lib/server/toegang/uitnodiging.ts';
import { eisStap, metStem, rondAf } from '../stap.ts';

export const load = pagina('toegang.uitnodiging', async (plek, event) => {
	const { stap, wie } = await eisStap(plek, event);
	const { opslag } = plek;
	return {
		...metStem(plek, wie.stem),
		// A renewal is for the account that was there: nobody puts it with another.
		ingelogd: !wie.vernieuwt && plek.gebruiker?.soort === 'vol',
		vernieuwt: wie.vernieuwt,
		groet: wie.vernieuwt ? await opslag.lees((db) => groet(db, opslag.sleutels, stap.accountId)) : null
	};
});

export const actions = {
	passkey: actie('toegang.uitnodiging', PasskeyFormulier, async (plek, invoer, event) => {
		const { stap } = await eisStap(plek, event);
		const nieuw = await passkey.keurNieuwe(plek.opslag, stap.accountId, invoer.passkey, plek.nu);
		if (isWeigering(nieuw)) return nieuw;
		const naam = soort(event.request.headers.get('user-agent'));
		const klaar = await rondAf(plek, event, stap, { soort: 'passkey' }, (tx, accountId) =>
			passkey.voegToe(tx, accountId, nieuw, naam, plek.nu)
		);
		return isWeigering(klaar) ? klaar : { naar: THUIS };
	}),
	/** A letter of somebody else, or linked already: the way on is a task, as with every link that does not work. */
	vraag: actie('toegang.nieuwe-code', LeegFormulier, async (plek, _invoer, event) => {
		const { stap } = await eisStap(plek, event);
		await uitnodiging.vraagNieuweNaCode(plek.opslag, stap, plek.nu);
		return { gevraagd: true };
	}),
	account: actie('toegang.uitnodiging', LeegFormulier, async (plek, _invoer, event) => {
		const { stap } = await eisStap(plek, event);
		const { gebruiker } = plek;
		if (gebruiker?.soort !== 'vol' || !gebruiker.accountId) return weiger('uitnodiging.ander-account');
		const middel = { soort: 'account', accountId: gebruiker.accountId } as const;
		const klaar = await rondAf(plek, event, stap, middel, async () => null);
		return isWeigering(klaar) ? klaar : { naar: THUIS };
	})
};
