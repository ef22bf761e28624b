import { json } from '@sveltejs/kit';
import { antwoord } from '#lib/server/poort.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { begrens } from '../../klopper.ts';

/** What the phone needs to prove again whose it is; names only the passkeys of the account that is signed in. */
export const POST = antwoord('account.beheren', async (plek, event) => {
	await begrens(plek, event);
	return json(await passkey.vraagBevestiging(plek.opslag, plek.gebruiker.accountId, plek.nu));
});
