import type { Soort } from '#lib/server/bestanden/stuk.ts';
import { MIME } from '#lib/server/bestanden/soort.ts';
import * as document from '#lib/server/casus/document.ts';
import { antwoord, nietGevonden } from '#lib/server/poort.ts';

/** The file itself, for who may print it, under a name that tells nothing (dreigingen A09, E08). */
export const GET = antwoord('document.exporteren', async (hier, event) => {
	const gelezen = await document.lees(hier, event.params.document ?? '');
	if (!gelezen?.stuk.printen) return nietGevonden();
	const { bytes, stuk } = gelezen;
	return new Response(Buffer.from(bytes), {
		headers: {
			'content-type': MIME[stuk.type as Soort],
			'content-disposition': `attachment; filename="stuk.${stuk.type}"`,
			'cache-control': 'no-store'
		}
	});
});
