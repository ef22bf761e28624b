import { redirect, type ServerLoadEvent } from '@sveltejs/kit';
import type { Betreding } from '#lib/server/context.ts';
import { magNu } from '#lib/server/poort.ts';

/**
 * Who changes what came back reads a secret address again after a fresh proof only, as in the copy of it. Never in the
 * answer to a form: what was typed would be gone.
 * @param geheim whether a secret address stands on this page
 */
export function bewijsNaTerugsturen(hier: Betreding, event: ServerLoadEvent, geheim: boolean): void {
	const opnieuw = hier.aanmelding.status === 'teruggestuurd' && event.request.method === 'GET';
	if (geheim && opnieuw && !magNu(event, 'contact.geheim'))
		redirect(303, `/bevestig?naar=${encodeURIComponent(event.url.pathname)}`);
}
