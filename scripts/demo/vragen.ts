// Questions about one's own data: asked by somebody of the family, and answered by the FG.
import type { Vraagstelling } from '../../src/lib/domein/privacyformulier.ts';
import * as nazicht from '../../src/lib/server/casus/nazicht.ts';
import * as behandeling from '../../src/lib/server/casus/privacybehandeling.ts';
import * as privacyverzoek from '../../src/lib/server/casus/privacyverzoek.ts';
import { als, wanneer, type Demo, type Lopend } from './plek.ts';
import type { Verzoek } from './vorm.ts';

const alsVraag = ({ soort, tekst, grond = 'klopt-niet', zin = '' }: Verzoek): Vraagstelling =>
	soort === 'inzage' ? { soort, tekst } : { soort, tekst, grond, zin };

/** The FG knows who asks, takes it, decides and says what was done. */
async function behandel(
	demo: Demo,
	{ casusId, fg, procesondersteuner: po, zaak }: Lopend,
	id: string,
	{ antwoord = '', uitvoering = '' }: Verzoek
) {
	const stap = (minuten: number, fn: Parameters<typeof als<unknown>>[5]) =>
		als(demo, fg, casusId, 'privacyverzoek.behandelen', wanneer(demo, zaak, 'beslissen', minuten), fn);
	await stap(0, (hier) => behandeling.identificeer(hier, id));
	await stap(5, (hier) => behandeling.wijsToe(hier, id, { grondslag: 'avg', ontvanger: 'aanvrager' }));
	await stap(60, (hier) =>
		behandeling.beslis(hier, id, { besluit: 'toegewezen', antwoord, reden: '', gelakt: true })
	);
	await stap(90, (hier) => behandeling.voerUit(hier, id, uitvoering));
	// With a geheim adres in the case the procesondersteuner looks before it is read.
	await als(demo, po, casusId, 'tekst.nakijken', wanneer(demo, zaak, 'beslissen', 100), async (hier) => {
		const wacht = (await nazicht.wachtend(hier)).some((een) => een.id === id);
		return wacht ? ((await nazicht.keurGoed(hier, id)) ?? null) : null;
	});
}

/** Everybody who is in and has a question asks it. */
export async function vraag(demo: Demo, lopend: Lopend): Promise<void> {
	const { casusId, zaak } = lopend;
	for (const { naam, verzoek } of zaak.mensen) {
		const wie = lopend.binnen.get(naam);
		if (!wie || !verzoek) continue;
		const moment = wanneer(demo, zaak, 'vragen', 200);
		const id = await als(demo, wie, casusId, 'privacyverzoek.indienen', moment, (hier) =>
			privacyverzoek.dienIn(hier, alsVraag(verzoek))
		);
		if (verzoek.antwoord) await behandel(demo, lopend, id, verzoek);
	}
}
