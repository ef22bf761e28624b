import * as v from 'valibot';
import { ConceptFormulier } from '#lib/domein/reactieformulier.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import { antwoord } from '#lib/server/poort.ts';

/** Keeps the draft while someone types: no page is made, 204 when kept, 409 when another screen wrote in between. */
export const POST = antwoord('reactie.schrijven', async (hier, event) => {
	const gelezen = v.safeParse(
		ConceptFormulier,
		Object.fromEntries(await event.request.formData().catch(() => new FormData()))
	);
	if (!gelezen.success) return new Response(null, { status: 400 });
	const versie = await reactie.schrijf(hier, gelezen.output);
	return new Response(null, { status: isWeigering(versie) ? 409 : 204 });
});
