/** The link of the mail: the token leaves the address at once and waits, unused, in a cookie (dreigingen B01, B07). */
import { redirect } from '@sveltejs/kit';
import { antwoord } from '#lib/server/poort.ts';
import { MINUTEN, TOKEN_COOKIE } from '#lib/server/toegang/tussenstap.ts';
import { geefKort } from '../../klopper.ts';

const TOKEN = /^[\w-]{20,100}$/;

export const GET = antwoord('toegang.uitnodiging', async (_plek, event) => {
	const token = event.params.token ?? '';
	// Something else than a token leads to the same page as a dead link.
	geefKort(event, TOKEN_COOKIE, TOKEN.test(token) ? token : '-', MINUTEN);
	redirect(303, '/uitnodiging');
});
