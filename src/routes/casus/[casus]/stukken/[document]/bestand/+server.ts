import type { Soort } from '#lib/server/bestanden/stuk.ts';
import { MIME } from '#lib/server/bestanden/soort.ts';
import * as documentstroom from '#lib/server/casus/documentstroom.ts';
import { huis } from '#lib/server/huis.ts';
import { antwoord, nietGevonden } from '#lib/server/poort.ts';

/** Asks for the next piece when the reader has room for it, and for no more once he is gone. */
const alsStroom = (stukken: AsyncGenerator<Uint8Array>) =>
	new ReadableStream<Uint8Array>({
		async pull(bak) {
			const { done, value } = await stukken.next();
			if (done) bak.close();
			else bak.enqueue(value);
		},
		cancel: () => void stukken.return(undefined)
	});

/** The file itself, for who may print it, under a name that tells nothing (dreigingen A09, E08). */
export const GET = antwoord('document.exporteren', async (hier, event) => {
	const gelezen = await documentstroom.open(hier, event.params.document ?? '');
	if (!gelezen?.stuk.printen) return nietGevonden();
	const { stuk, lees } = gelezen;
	return async () =>
		new Response(alsStroom(lees(huis())), {
			headers: {
				'content-type': MIME[stuk.type as Soort],
				'content-length': String(stuk.lengte),
				'content-disposition': `attachment; filename="stuk.${stuk.type}"`,
				'cache-control': 'no-store'
			}
		});
});
