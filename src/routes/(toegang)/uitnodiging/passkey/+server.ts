import { json } from '@sveltejs/kit';
import { antwoord } from '#lib/server/poort.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { begrens } from '../../klopper.ts';
import { eisStap } from '../stap.ts';

/** What the phone needs to make a passkey; only between a right code and the redemption. */
export const POST = antwoord('toegang.uitnodiging', async (plek, event) => {
	const { stap } = await eisStap(plek, event);
	await begrens(plek, event);
	return json(await passkey.vraagNieuwe(plek.opslag, stap.accountId, plek.nu));
});
