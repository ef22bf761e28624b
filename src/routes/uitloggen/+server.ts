import { redirect } from '@sveltejs/kit';
import { antwoord } from '#lib/server/poort.ts';
import { wisUit } from '../weg/uitgang.ts';

/** Ends the session and leaves nothing behind on a shared phone (dreigingen B20). */
export const POST = antwoord('toegang.verlaten', async (plek, event) => {
	await wisUit(plek, event);
	redirect(303, '/inloggen?reden=uit');
});
