import type { RequestEvent } from '@sveltejs/kit';
import type { Buiten } from '#lib/server/poort.ts';
import { beeindig, COOKIE, cookieEigenschappen } from '#lib/server/toegang/sessie.ts';

/** Ends this session and tells the browser to forget everything of this site. */
export async function wisUit(plek: Buiten, event: RequestEvent): Promise<void> {
	const { gebruiker } = plek;
	if (gebruiker) await plek.opslag.schrijf((tx) => beeindig(tx, gebruiker.sessieId));
	event.setHeaders({ 'clear-site-data': '"cookies", "storage"' });
	event.cookies.delete(COOKIE, cookieEigenschappen);
}
