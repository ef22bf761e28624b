/** A form acts once. Its key and a keyed digest of its body are kept with the answer, in the act's own transaction. */
import type { RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { isWeigering, weiger, type Weigering } from '../domein/weigering.ts';
import type { Gevolg } from './handeling.ts';
import { tijdstip } from './klok.ts';
import type { Db } from './opslag/index.ts';
import { idempotentie } from './opslag/schema.ts';
import type { Sleutelkast } from './opslag/sleutelkast.ts';
import { kenmerk, vingerafdruk } from './opslag/versleuteling.ts';

const SLEUTEL = /^[0-9a-f-]{36}$/;

/** One sending of a form: who sent which act with which key, and a digest of all that was in it. */
export type Verzending = { id: string; handeling: string; lijfMac: string };

/** Name and text of each field; of a file its name, type and content. */
const lijf = async (gegevens: FormData): Promise<string> => {
	const delen = [...gegevens].map(async ([naam, waarde]) => {
		if (typeof waarde === 'string') return [naam, waarde];
		return [naam, waarde.name, waarde.type, vingerafdruk(new Uint8Array(await waarde.arrayBuffer()))];
	});
	return JSON.stringify(await Promise.all(delen));
};

/**
 * Reads which sending this is, before the transaction: a file takes time.
 * @returns null for a form without a key; such a form acts each time
 */
export async function verzendingVan(
	sleutels: Pick<Sleutelkast, 'index'>,
	event: Pick<RequestEvent, 'locals' | 'url'>,
	handeling: string,
	gegevens: FormData
): Promise<Verzending | null> {
	const meegegeven = gegevens.get('sleutel');
	if (typeof meegegeven !== 'string' || !SLEUTEL.test(meegegeven)) return null;
	const van = event.locals.gebruiker;
	const wie = van?.accountId ?? van?.emailIndex ?? '';
	const id = kenmerk(
		sleutels.index,
		`${wie}|${event.url.pathname}${event.url.search}|${handeling}|${meegegeven}`
	);
	return { id, handeling, lijfMac: kenmerk(sleutels.index, await lijf(gegevens)) };
}

/**
 * The answer this sending got before.
 * @returns undefined when it is new; `formulier.al-verstuurd` when the same key comes with another text
 */
export async function eerder(tx: Db, verzending: Verzending | null): Promise<Gevolg | Weigering | undefined> {
	if (!verzending) return undefined;
	const [rij] = await tx.select().from(idempotentie).where(eq(idempotentie.id, verzending.id));
	if (!rij) return undefined;
	if (rij.lijfMac !== verzending.lijfMac) return weiger('formulier.al-verstuurd');
	return rij.naar === null ? {} : { naar: rij.naar };
}

/**
 * Runs the act, or gives the earlier answer when this form was sent before.
 * @returns the act's outcome; `formulier.al-verstuurd` when the same key comes with another text
 */
export async function eenmaal(
	plek: { tx: Db; nu: Temporal.Instant },
	verzending: Verzending | null,
	doe: () => Promise<Gevolg>
): Promise<Gevolg | Weigering> {
	const gegeven = await eerder(plek.tx, verzending);
	if (gegeven !== undefined) return gegeven;
	const gevolg = await doe();
	if (isWeigering(gevolg) || !verzending) return gevolg;
	const naar = gevolg && 'naar' in gevolg && typeof gevolg.naar === 'string' ? gevolg.naar : null;
	await plek.tx.insert(idempotentie).values({ ...verzending, naar, op: tijdstip(plek.nu) });
	return gevolg;
}
