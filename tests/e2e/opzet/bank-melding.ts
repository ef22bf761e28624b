/** Who of the canary test bench is told something on a device, and by what. */
import { abonnement } from '../../toegang/pushdienst.ts';
import { eq } from 'drizzle-orm';
import * as noodtoegang from '#lib/server/casus/noodtoegang.ts';
import { nu } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { casus } from '#lib/server/opslag/schema.ts';
import * as toestelmelding from '#lib/server/toegang/toestelmelding.ts';
import { gebruikerVan, maakAccount, type Proefcasus } from '../../huis.ts';
import { gelukt } from './gezin.ts';

/** A browser each, by the name of its owner. */
export type Toestellen = Record<string, ReturnType<typeof abonnement>>;

/** Everybody of the case chooses to be told on a device: what reaches it is read too (dreigingen E01). */
export async function kiesToestellen(opslag: Opslag, proef: Proefcasus): Promise<Toestellen> {
	const toestellen: Toestellen = {};
	for (const [wie, { accountId }] of Object.entries(proef.gebruikers)) {
		if (accountId === null) continue;
		const browser = (toestellen[wie] = abonnement(`/${wie}`));
		const hier = { accountId, sessieId: '', toestelCookie: undefined, apparaat: 'Telefoon' };
		await opslag.schrijf(async (tx) =>
			gelukt(
				await toestelmelding.zetAan(
					{ tx, sleutels: opslag.sleutels, nu: nu(), verzoekId: 'proef' },
					hier,
					browser.json
				)
			)
		);
	}
	return toestellen;
}

/** A colleague looks without a role there: who leads, who plans and the FG are told at once. */
export async function kijkInNood(opslag: Opslag, proef: Proefcasus): Promise<void> {
	const accountId = await maakAccount(opslag, 'Nora Nachtegaal');
	const { regio } = proef.gebruikers.voorzitter.aanstellingen[0]!;
	const aanstellingen = [{ rol: 'voorzitter', regio, subregio: 'almelo' }] as const;
	const [zaak] = await opslag.lees((db) => db.select().from(casus).where(eq(casus.id, proef.casusId)));
	gelukt(
		await noodtoegang.vraag(
			{ opslag, nu: nu(), verzoekId: 'proef' },
			{ ...gebruikerVan(accountId), accountId, aanstellingen: [...aanstellingen] },
			{
				referentienummer: zaak!.referentienummer,
				reden: 'Het meisje belde vannacht in paniek.',
				gezien: 'ja'
			}
		)
	);
}
