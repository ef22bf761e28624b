import * as v from 'valibot';
import { ToestelFormulier } from '#lib/domein/toestelmelding.ts';
import { antwoord } from '#lib/server/poort.ts';
import { TOESTEL_COOKIE } from '#lib/server/toegang/toestel.ts';
import * as toestelmelding from '#lib/server/toegang/toestelmelding.ts';
import { begrens } from '../../../(toegang)/klopper.ts';

/** The service worker says where this device is told from now on; the answer tells nobody whether it was told at all. */
export const POST = antwoord('toestel.verhuizen', async (plek, event) => {
	await begrens(plek, event);
	const { opslag, nu, verzoekId } = plek;
	const gegevens = await event.request.formData().catch(() => new FormData());
	const gelezen = v.safeParse(ToestelFormulier, Object.fromEntries(gegevens));
	const toestelCookie = event.cookies.get(TOESTEL_COOKIE);
	if (gelezen.success)
		await opslag.schrijf((tx) =>
			toestelmelding.verhuis(
				{ tx, sleutels: opslag.sleutels, nu, verzoekId },
				toestelCookie,
				gelezen.output.abonnement
			)
		);
	return new Response(null, { status: 204 });
});
