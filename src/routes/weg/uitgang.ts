import type { RequestEvent } from '@sveltejs/kit';
import type { Buiten } from '#lib/server/poort.ts';
import { beeindig, COOKIE, cookieEigenschappen } from '#lib/server/toegang/sessie.ts';

/**
 * Ends this session and tells the browser to forget what it kept of this site.
 * @param wat `alles` for a page that answers by itself. `cookies` for the beacon of klein.js: the script wipes storage
 * itself, and a browser told to do so takes the service worker away under the page that is opening at that moment,
 * which then stays empty.
 */
export async function wisUit(
	plek: Buiten,
	event: RequestEvent,
	wat: 'alles' | 'cookies' = 'alles'
): Promise<void> {
	const { gebruiker } = plek;
	if (gebruiker) await plek.opslag.schrijf((tx) => beeindig(tx, gebruiker.sessieId));
	event.setHeaders({ 'clear-site-data': wat === 'alles' ? '"cookies", "storage"' : '"cookies"' });
	event.cookies.delete(COOKIE, cookieEigenschappen);
}
