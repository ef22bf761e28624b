/** The link of the mail: the token leaves the address at once and waits, unused, in a cookie (dreigingen B01, B07). */
import { redirect } from '@sveltejs/kit';
import { antwoord } from '#lib/server/poort.ts';
import { COLLEGA_COOKIE, COLLEGA_MINUTEN } from '#lib/server/toegang/collega.ts';
import { geefKort } from '../../klopper.ts';

const TOKEN = /^[\w-]{20,100}$/;

export const GET = antwoord('toegang.uitnodiging', async (_plek, event) => {
	const token = event.params.token ?? '';
	geefKort(event, COLLEGA_COOKIE, TOKEN.test(token) ? token : '-', COLLEGA_MINUTEN);
	redirect(303, '/collega');
});
