import { json, redirect } from '@sveltejs/kit';
import { antwoord } from '#lib/server/poort.ts';
import { verleng } from '#lib/server/toegang/sessie.ts';

/** "Ik ben er nog": for every kind of session, also that of a melder at the loket. */
export const POST = antwoord('toegang.inloggen', async ({ opslag, nu, gebruiker }, event) => {
	const navigeert = event.request.headers.get('sec-fetch-mode') === 'navigate';
	if (!gebruiker || gebruiker.soort === 'half') {
		if (navigeert) redirect(303, '/inloggen?reden=verlopen');
		return json({ seconden: 0 }, { status: 401 });
	}
	const seconden = await verleng(opslag, gebruiker, nu);
	if (navigeert) redirect(303, '/mijn');
	return json({ seconden }, { headers: { 'x-sessie': String(seconden) } });
});
