import { isWeigering } from '#lib/domein/weigering.ts';
import type { Soort } from '#lib/server/bestanden/stuk.ts';
import { pagina } from '#lib/server/bestanden/weergave.ts';
import * as document from '#lib/server/casus/document.ts';
import { antwoord, nietGevonden } from '#lib/server/poort.ts';

const BREEDTE = 1100;

/** One page as a picture made by the server: whoever reads it sends nothing to whoever made the file (dreigingen 13). */
export const GET = antwoord('document.lezen', async (hier, event) => {
	const gelezen = await document.lees(hier, event.params.document ?? '');
	if (!gelezen) return nietGevonden();
	return async () => {
		const beeld = await pagina(
			gelezen.bytes,
			gelezen.stuk.type as Soort,
			Number(event.params.nummer),
			BREEDTE
		);
		if (isWeigering(beeld)) return nietGevonden();
		return new Response(Buffer.from(beeld), {
			headers: { 'content-type': 'image/webp', 'cache-control': 'no-store' }
		});
	};
});
