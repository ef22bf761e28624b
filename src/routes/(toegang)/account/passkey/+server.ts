import { json } from '@sveltejs/kit';
import { antwoord } from '#lib/server/poort.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { begrens } from '../../klopper.ts';

/** What the phone needs to make another passkey for the account that is signed in. */
export const POST = antwoord('account.middelen', async (plek, event) => {
	await begrens(plek, event);
	return json(await passkey.vraagNieuwe(plek.opslag, plek.gebruiker.accountId, plek.nu));
});
