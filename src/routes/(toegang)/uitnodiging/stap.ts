/** The screens between code and invitation: each asks for the proof again, and none is reached without it. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Buiten } from '#lib/server/poort.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import { genodigde, wisselIn, type Genodigde, type Middel } from '#lib/server/toegang/inwisseling.ts';
import { beeindig } from '#lib/server/toegang/sessie.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import { isWeigering, type Weigering } from '#lib/domein/weigering.ts';
import type { Db } from '#lib/server/opslag/index.ts';
import { geefBinnen, klopper, neemTerug } from '../klopper.ts';

/** The step of this browser and whom it is for; null when there is none (any more). */
export const zoekStap = (
	plek: Buiten,
	event: RequestEvent
): Promise<{ stap: tussenstap.Stap; wie: Genodigde } | null> =>
	plek.opslag.lees(async (db) => {
		const stap = await tussenstap.zoek(
			db,
			plek.opslag.sleutels,
			event.cookies.get(tussenstap.STAP_COOKIE),
			plek.nu
		);
		const wie = stap && (await genodigde(db, plek.opslag, stap, plek.nu));
		return stap && wie ? { stap, wie } : null;
	});

/** The same, for a screen that cannot do without: back to the link page when there is none. */
export const eisStap = async (
	plek: Buiten,
	event: RequestEvent
): Promise<{ stap: tussenstap.Stap; wie: Genodigde }> =>
	(await zoekStap(plek, event)) ?? redirect(303, '/uitnodiging');

/** The frame in the voice of the reader, for who is not signed in yet. */
export const metStem = (plek: Buiten, stem: 'u' | 'je') => ({
	stem,
	...(plek.gebruiker ? {} : { rand: { stem } })
});

/**
 * Redeems and lets in, in one transaction.
 * @param erbij what the way in needs besides (the passkey, the recovery codes); a Weigering undoes all
 */
export async function rondAf<T>(
	plek: Buiten,
	event: RequestEvent,
	stap: tussenstap.Stap,
	middel: Middel,
	erbij: (tx: Db, accountId: string) => Promise<T | Weigering>
): Promise<T | Weigering> {
	const van = klopper(event, plek);
	const uitkomst = await plek.opslag.schrijf(async (tx) => {
		const accountId = await wisselIn(tx, plek.opslag, stap, middel, plek);
		if (isWeigering(accountId)) return accountId;
		const extra = await erbij(tx, accountId);
		if (isWeigering(extra)) return extra;
		// A new token at this step up; what was open on this device before ends here.
		if (plek.gebruiker) await beeindig(tx, plek.gebruiker.sessieId);
		return { binnen: await inlog.laatBinnen(tx, plek.opslag, accountId, van, 'toegang.uitnodiging'), extra };
	});
	if (isWeigering(uitkomst)) return uitkomst;
	geefBinnen(event, uitkomst.binnen);
	neemTerug(event, tussenstap.STAP_COOKIE);
	return uitkomst.extra;
}
