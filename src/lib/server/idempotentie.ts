/** A form acts once. Its key and a keyed digest of its body are kept with the answer, in the act's own transaction. */
import type { RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { isWeigering, weiger, type Weigering } from '../domein/weigering.ts';
import { tijdstip } from './klok.ts';
import type { Db } from './opslag/index.ts';
import { idempotentie } from './opslag/schema.ts';
import type { Sleutelkast } from './opslag/sleutelkast.ts';
import { kenmerk } from './opslag/versleuteling.ts';
import type { Gevolg } from './poort.ts';

const SLEUTEL = /^[0-9a-f-]{36}$/;

/** Name and text of each field, name, size and type of each file. */
const lijf = (gegevens: FormData): string =>
	JSON.stringify(
		[...gegevens].map(([naam, w]) => [naam, typeof w === 'string' ? w : `${w.name}|${w.size}|${w.type}`])
	);

/**
 * Runs the act, or gives the earlier answer when this form was sent before.
 * @returns the act's outcome; `formulier.al-verstuurd` when the same key comes with another text
 */
export async function eenmaal(
	plek: { tx: Db; sleutels: Sleutelkast; nu: Temporal.Instant },
	event: RequestEvent,
	handeling: string,
	gegevens: FormData,
	doe: () => Promise<Gevolg>
): Promise<Gevolg | Weigering> {
	const meegegeven = gegevens.get('sleutel');
	if (typeof meegegeven !== 'string' || !SLEUTEL.test(meegegeven)) return doe();
	const van = event.locals.gebruiker;
	const id = kenmerk(
		plek.sleutels.index,
		`${van?.accountId ?? van?.emailIndex ?? ''}|${event.url.pathname}|${handeling}|${meegegeven}`
	);
	const lijfMac = kenmerk(plek.sleutels.index, lijf(gegevens));
	const [eerder] = await plek.tx.select().from(idempotentie).where(eq(idempotentie.id, id));
	if (eerder) {
		if (eerder.lijfMac !== lijfMac) return weiger('formulier.al-verstuurd');
		return eerder.naar === null ? {} : { naar: eerder.naar };
	}
	const gevolg = await doe();
	if (isWeigering(gevolg)) return gevolg;
	const naar = gevolg && 'naar' in gevolg && typeof gevolg.naar === 'string' ? gevolg.naar : null;
	await plek.tx.insert(idempotentie).values({ id, handeling, lijfMac, naar, op: tijdstip(plek.nu) });
	return gevolg;
}
