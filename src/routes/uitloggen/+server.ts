import { redirect } from '@sveltejs/kit';
import { antwoord } from '#lib/server/poort.ts';
import { cookieEigenschappen } from '#lib/server/toegang/sessie.ts';
import * as afmelding from '#lib/server/toegang/oidc-afmelding.ts';
import {
	leesBriefje,
	schrijfBriefje,
	TOESTEL_COOKIE,
	TOESTEL_SECONDEN
} from '#lib/server/toegang/toestel.ts';
import { wisUit } from '../weg/uitgang.ts';

const NAAR = '/inloggen?reden=uit';

/**
 * Ends the session and leaves nothing of it on a shared phone (dreigingen B20). Browsers clear cookies after they have
 * stored the new ones, so the one that says "this device was here before" comes back by a note of a minute in the
 * redirect: without it a guesser elsewhere could lock this person out (finding 14). Leaving quickly wipes that one too.
 */
export const POST = antwoord('toegang.verlaten', async (plek, event) => {
	const briefje = schrijfBriefje(plek.opslag.sleutels, event.cookies.get(TOESTEL_COOKIE), plek.nu);
	const bij = plek.gebruiker && (await afmelding.schrijfBriefje(plek, plek.gebruiker.sessieId));
	await wisUit(plek, event);
	const over = new URLSearchParams({ ...(briefje && { toestel: briefje }), ...(bij && { bij }) });
	redirect(303, over.size > 0 ? `/uitloggen?${over}` : NAAR);
});

/** The second half of the redirect; changes nothing but a cookie that is absent. */
export const GET = antwoord('toegang.verlaten', async ({ opslag, nu }, event) => {
	const cookie = leesBriefje(opslag.sleutels, event.url.searchParams.get('toestel'), nu);
	if (cookie && !event.cookies.get(TOESTEL_COOKIE))
		event.cookies.set(TOESTEL_COOKIE, cookie, { ...cookieEigenschappen, maxAge: TOESTEL_SECONDEN });
	const bij = event.url.searchParams.get('bij');
	redirect(303, bij ? `/uitloggen/verder?bij=${encodeURIComponent(bij)}` : NAAR);
});
