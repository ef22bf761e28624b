import { redirect } from '@sveltejs/kit';
import { alsIcs } from '#lib/domein/agenda.ts';
import * as gesprek from '#lib/server/casus/gesprek.ts';
import { antwoord, magNu, nietGevonden } from '#lib/server/poort.ts';

/** Shown as long as no source names how long a tafel takes. */
const MINUTEN = 60;

/** The own appointment for a calendar, with a title that tells nothing. */
export const GET = antwoord('uitnodiging.lezen', async (hier, event) => {
	const mijn = await gesprek.eigenUitnodiging(hier);
	if (!mijn || !hier.tafel) return nietGevonden();
	const { begintOp, duurMinuten, eigenTijd } = await gesprek.lees(hier, mijn);
	if (!begintOp) return nietGevonden();
	if (eigenTijd && !magNu(event, 'aankomst.lezen'))
		redirect(303, `/bevestig?naar=/casus/${hier.casus.id}/uitnodiging`);
	const tekst = alsIcs({
		uid: `${hier.tafel.id}-${mijn.persoonId.slice(-12)}@afspraak`,
		begin: Temporal.Instant.from(begintOp),
		minuten: duurMinuten ?? MINUTEN,
		volgnummer: hier.tafel.versie,
		gemaakt: hier.nu,
		afgezegd: ['geannuleerd', 'vervallen-geen-toestemming'].includes(hier.fase)
	});
	return new Response(tekst, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="afspraak.ics"',
			'cache-control': 'no-store'
		}
	});
});
