import { antwoord } from '#lib/server/poort.ts';
import { wisUit } from './uitgang.ts';

/** The beacon of klein.js: the page is gone already, only the session has to end. */
export const POST = antwoord('toegang.verlaten', async (plek, event) => {
	await wisUit(plek, event, 'cookies');
	return new Response(null, { status: 204 });
});
