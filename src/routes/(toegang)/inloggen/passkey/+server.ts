import { json } from '@sveltejs/kit';
import { antwoord } from '#lib/server/poort.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { begrens } from '../../klopper.ts';

/** What the phone needs to sign in; the same for everyone, since it names no account. */
export const POST = antwoord('toegang.inloggen', async (plek, event) => {
	await begrens(plek, event);
	return json(await passkey.vraagInlog(plek.opslag, plek.nu));
});
