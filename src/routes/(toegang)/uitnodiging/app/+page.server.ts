import { redirect } from '@sveltejs/kit';
import { TweedeFactorFormulier } from '#lib/domein/toegang.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import { metGeduld, neemTerug } from '../../klopper.ts';
import { eisStap, metStem, rondAf, zoekStap } from '../stap.ts';

const tonen = (geheim: string) => ({
	qr: totp.qr(totp.adres(geheim)),
	adres: totp.adres(geheim),
	geheim: totp.leesbaar(geheim)
});

export const load = pagina('toegang.uitnodiging', async (plek, event) => {
	const open = await zoekStap(plek, event);
	// Right after the redemption this page shows the recovery codes, and the step is spent.
	if (!open && event.request.method === 'POST') return { stem: 'u' as const, app: null };
	const { stap, wie } = open ?? redirect(303, '/uitnodiging');
	if (!stap.keuze) redirect(303, '/uitnodiging/wachtwoord');
	return { ...metStem(plek, wie.stem), app: tonen(stap.keuze.totpGeheim) };
});

export const actions = {
	default: actie('toegang.uitnodiging', TweedeFactorFormulier, async (plek, invoer, event) => {
		const { opslag, nu } = plek;
		const { stap, wie } = await eisStap(plek, event);
		const { keuze } = stap;
		if (!keuze) return { naar: '/uitnodiging/wachtwoord' };
		const klaar = await metGeduld(event, {}, () =>
			pogingen.klop(opslag, pogingen.voorInstellen(stap.id), nu)
		);
		if ('uitstel' in klaar) {
			await opslag.schrijf((tx) => tussenstap.verbruik(tx, stap.id));
			neemTerug(event, tussenstap.STAP_COOKIE);
			return { naar: '/uitnodiging' };
		}
		const code = totp.leesCode(invoer.code);
		const totpStap = code === null ? null : totp.stapVan(keuze.totpGeheim, code, nu, null);
		if (totpStap === null) return weiger('toegang.code-onjuist', { veld: 'code' });
		const { inlognaam, wachtwoordHash, totpGeheim } = keuze;
		const middel = { soort: 'wachtwoord', inlognaam, wachtwoordHash, totpGeheim, totpStap } as const;
		const codes = await rondAf(plek, event, stap, middel, (tx, accountId) =>
			herstelcode.maakNieuwe(tx, accountId)
		);
		if (isWeigering(codes)) return codes;
		return { codes, inlognaam: keuze.gemaakt ? inlognaam : null, stem: wie.stem };
	})
};
