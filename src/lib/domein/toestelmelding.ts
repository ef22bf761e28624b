/** Being told on a device that something is ready: which addresses of which push services count (threat E01). */
import * as v from 'valibot';

/**
 * The push services of the browsers that people have: Chrome and what is made of it, Firefox, Safari, Edge. Only these
 * are ever called, so that no address typed into a form makes the server knock somewhere of its own network.
 */
const DIENSTEN = ['fcm.googleapis.com', 'updates.push.services.mozilla.com', 'web.push.apple.com'];
const DIENSTEN_ONDER = ['.push.services.mozilla.com', '.push.apple.com', '.notify.windows.com'];

/** Devices of one account; more than anybody has. */
export const TOESTELLEN_HOOGUIT = 10;

/**
 * Whether the server may send to this address.
 * @param proefdienst origin of a push service on this machine, for tests; null in production (opslag/pushsleutel.ts)
 */
export function isPushadres(adres: string, proefdienst: string | null): boolean {
	const url = URL.parse(adres);
	if (!url || url.username || url.password) return false;
	if (proefdienst !== null && url.origin === proefdienst) return true;
	const host = url.hostname;
	return (
		url.protocol === 'https:' &&
		url.port === '' &&
		(DIENSTEN.includes(host) || DIENSTEN_ONDER.some((einde) => host.endsWith(einde)))
	);
}

/** What a browser hands over: an address, a P-256 point (65 bytes) and 16 bytes, both base64url. */
export const Abonnement = v.object({
	endpoint: v.pipe(v.string(), v.maxLength(1000), v.url()),
	keys: v.object({
		p256dh: v.pipe(v.string(), v.regex(/^[\w-]{87}=?$/)),
		auth: v.pipe(v.string(), v.regex(/^[\w-]{22}={0,2}$/))
	})
});
export type Abonnement = v.InferOutput<typeof Abonnement>;

/** The subscription as the script of the page puts it in the form. */
export const ToestelFormulier = v.object({
	abonnement: v.pipe(
		v.string(),
		v.maxLength(4000, 'fout.toestel.lukt-niet'),
		v.parseJson(undefined, 'fout.toestel.lukt-niet'),
		v.custom<Abonnement>((ruw) => v.is(Abonnement, ruw), 'fout.toestel.lukt-niet')
	)
});
