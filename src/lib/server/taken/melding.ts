/**
 * Tells devices that something is ready: the same encrypted word to everybody, so that the push service of Google, Apple,
 * Microsoft or Mozilla learns that a device hears from us, and nothing else (threat E01).
 */
import { and, eq, or } from 'drizzle-orm';
import { isPushadres, type Abonnement } from '../../domein/toestelmelding.ts';
import type { Opslag } from '../opslag/index.ts';
import { toestellenVan } from '../opslag/melding.ts';
import type { Push } from '../opslag/pushsleutel.ts';
import { toestelmelding } from '../opslag/schema.ts';
import type { Uitkomst } from './smtp.ts';

/** Tells every device of an account; it never throws. `nooit`: there is none left. */
export type Melder = (accountId: string) => Promise<Uitkomst>;

/** The service worker shows a sentence of its own and does not read this. */
const INHOUD = 'bericht';
/** How long the push service keeps it for a device that is off. */
const BEWAAR_SECONDEN = 4 * 24 * 3600;
const HOOGUIT_MS = 15_000;

type Rij = typeof toestelmelding.$inferSelect;
type Antwoord = Uitkomst | 'weg';

/** 404 and 410 end a subscription (RFC 8030 §7.3). A refusal of our key or a full service passes. */
function duid(status: number): Antwoord {
	if (status >= 200 && status < 300) return 'verzonden';
	if (status === 404 || status === 410) return 'weg';
	return status >= 500 || [401, 403, 408, 429].includes(status) ? 'later' : 'nooit';
}

async function stuur(opslag: Opslag, push: Push, rij: Rij): Promise<Antwoord> {
	try {
		const open = opslag.sleutels.huis.ontsleutel(
			'toestelmelding.abonnement',
			rij.id,
			rij.abonnementVersleuteld
		);
		const abonnement = JSON.parse(open) as Abonnement;
		if (!isPushadres(abonnement.endpoint, push.proefdienst)) return 'weg';
		// Loaded when there is something to tell: most installations never do.
		const { default: webpush } = await import('web-push');
		const { body, headers } = webpush.generateRequestDetails(abonnement, INHOUD, {
			vapidDetails: { subject: push.contact, publicKey: push.publiek, privateKey: push.geheim },
			contentEncoding: 'aes128gcm',
			TTL: BEWAAR_SECONDEN,
			topic: 'bericht',
			urgency: 'normal'
		});
		const { 'Content-Length': _lengte, ...koppen } = headers;
		const antwoord = await fetch(abonnement.endpoint, {
			method: 'POST',
			headers: Object.fromEntries(Object.entries(koppen).map(([naam, waarde]) => [naam, String(waarde)])),
			body: new Uint8Array(body),
			// Where a push service points to is not on the list.
			redirect: 'manual',
			signal: AbortSignal.timeout(HOOGUIT_MS)
		});
		await antwoord.body?.cancel();
		return duid(antwoord.status);
	} catch {
		return 'later';
	}
}

/**
 * Takes devices off the list, each only with the address it was told at: while the push service answered, the browser may
 * have given another (`verhuis` in toestelmelding.ts), and every encryption is another ciphertext.
 * @returns whether all went; one that stayed has an address that was not told yet
 */
async function haalWeg(opslag: Opslag, weg: Rij[]): Promise<boolean> {
	if (weg.length === 0) return true;
	const zoalsGelezen = weg.map(({ id, abonnementVersleuteld }) =>
		and(eq(toestelmelding.id, id), eq(toestelmelding.abonnementVersleuteld, abonnementVersleuteld))
	);
	const gegaan = await opslag
		.schrijf((tx) =>
			tx
				.delete(toestelmelding)
				.where(or(...zoalsGelezen))
				.returning({ id: toestelmelding.id })
		)
		.catch(() => []);
	return gegaan.length === weg.length;
}

/** Makes the function that tells all devices of one account at once. */
export function maakMelder(opslag: Opslag, push: Push): Melder {
	return async (accountId) => {
		const rijen = await opslag.lees((db) =>
			db.select().from(toestelmelding).where(toestellenVan(accountId, push.kenmerk))
		);
		const antwoorden = await Promise.all(
			rijen.map(async (rij) => ({ rij, hoe: await stuur(opslag, push, rij) }))
		);
		const weg = antwoorden.filter(({ hoe }) => hoe === 'weg').map(({ rij }) => rij);
		const alleWeg = await haalWeg(opslag, weg);
		const hoe = (welke: Uitkomst) => antwoorden.some((een) => een.hoe === welke);
		// One device that was told is enough: on the others it would only be told twice.
		return hoe('verzonden') ? 'verzonden' : hoe('later') || !alleWeg ? 'later' : 'nooit';
	};
}
