/** A store with a case in which every kind of personal text has been written, and the words to look for. */
import * as antwoord from '#lib/server/casus/antwoord.ts';
import * as document from '#lib/server/casus/document.ts';
import * as nazicht from '#lib/server/casus/nazicht.ts';
import * as noodtoegang from '#lib/server/casus/noodtoegang.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { legVast } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { legKlaar } from '#lib/server/opslag/post.ts';
import { nodigUit } from '../casus/genodigd.ts';
import { maakCasus, NU, type Proefcasus } from '../huis.ts';

const TAB = '00000000-0000-4000-8000-000000000001';

/** Names, addresses, numbers and own words that were written; none may stand in the files in the open. */
export const WOORDEN = [
	'Saskia Vlierman',
	'Vlierman',
	'Rutger Boomkamp',
	'Boomkamp',
	'Fenna',
	'Anneloes Terpstra',
	'Otto Vreemdeling',
	'Zwaluwkanariestraat',
	'9931 QX',
	'Verborgenveen',
	'Gewoonplein',
	'0600007391',
	'oudera@voorbeeld.invalid',
	'voorbeeld.invalid',
	'2013-03-04',
	'Stadhuis, kamer 12',
	'hulp genoeg is',
	'zijingang bij de kastanje',
	'kastanje',
	'buurvrouw Trijntje Vogelaar',
	'Tigrinya',
	'liever zonder hem in dezelfde kamer',
	'op school gaat het beter sinds de zomer',
	'nachtelijke ruzies beneden',
	'verhuizing in het dossier klopt niet',
	'schoolverslag-fenna.pdf',
	'leerkracht ziet een stil meisje',
	'teruggelegd omdat het gezagsregister ontbreekt',
	'Huisartsenpraktijk Lindekanarie',
	'spullen die nog bij oma liggen',
	'beide ouders kennen die plek al',
	'durft vannacht niet terug te gaan'
] as const;

const gelukt = (uitkomst: unknown): void => {
	if (isWeigering(uitkomst)) throw new Error(uitkomst.sleutel);
};

/** Fills one case through the verbs of casus/. */
export async function vulHuis(
	opslag: Opslag,
	werkwijze: 'twente-2026' | 'haaglanden-2023' = 'twente-2026'
): Promise<Proefcasus> {
	const proef = await maakCasus(opslag, { werkwijze });
	await nodigUit(opslag, proef, ['ouderA', 'ouderB', 'jongere13', 'jongere16', 'melder', 'gi'], 'verzonden', {
		aankomst: '10:45',
		wachtplek: 'zijingang bij de kastanje'
	});
	await proef
		.als('ouderA', 'uitnodiging.beantwoorden', (hier) =>
			antwoord.geef(
				hier,
				{
					keuze: 'komt',
					gezien: 'v1',
					reden: 'liever zonder hem in dezelfde kamer',
					meenemen: 'steunpersoon',
					meenemenNaam: 'buurvrouw Trijntje Vogelaar',
					relatie: 'buurvrouw Trijntje Vogelaar',
					tolk: 'ja',
					taal: 'Tigrinya'
				},
				'v1'
			)
		)
		.then(gelukt);
	for (const [wie, vraag, tekst, deelMet] of [
		['ouderA', 'nu', 'op school gaat het beter sinds de zomer', 'iedereen'],
		['ouderB', 'feit', 'verhuizing in het dossier klopt niet', 'iedereen'],
		['jongere13', 'zorgen', 'nachtelijke ruzies beneden', 'voorzitter']
	] as const) {
		const eigen = { vraag, tekst, basis: 0, tab: TAB };
		await proef.als(wie, 'reactie.schrijven', (hier) => reactie.schrijf(hier, eigen)).then(gelukt);
		const deelname = wie === 'jongere13' ? ({ deelname: 'vooraf-praten' } as const) : {};
		await proef
			.als(wie, 'reactie.indienen', (hier) => reactie.dienIn(hier, { deelMet, gezien: true, ...deelname }))
			.then(gelukt);
	}
	await proef.als('voorzitter', 'document.lezen', (hier) =>
		document.voegToe(hier, {
			soort: 'verzoek-tot-bespreking',
			jeugdigeId: proef.personen.jongere13,
			bestand: {
				soort: 'pdf',
				mime: 'application/pdf',
				bestandsnaam: 'schoolverslag-fenna.pdf',
				grootte: 200_000,
				paginas: 1,
				bytes: Buffer.alloc(200_000, 'De leerkracht ziet een stil meisje. '),
				tekst: {
					paginas: [[{ soort: 'alinea', tekst: 'De leerkracht ziet een stil meisje.' }]],
					rand: [],
					metadata: [],
					onleesbaar: [],
					zoektekst: ['De leerkracht ziet een stil meisje.']
				}
			}
		})
	);
	await proef.als('procesondersteuner', 'deelnemer.vastleggen', async (hier) => {
		const wie = proef.personen.ouderA;
		const mens = (await persoon.allen(hier)).find((een) => een.id === wie)!;
		await persoon.wijzig(hier, wie, {
			...mens,
			...(await persoon.contact(hier, wie)),
			plekken: 'Huisartsenpraktijk Lindekanarie'
		});
	});
	await proef.als('procesondersteuner', 'tekst.nakijken', (hier) =>
		nazicht.legTekstVoor(hier, {
			tekst: 'Over de spullen die nog bij oma liggen.',
			reden: 'beide ouders kennen die plek al'
		})
	);
	const { accountId, ...vreemde } = proef.gebruikers.vreemde;
	gelukt(
		await noodtoegang.vraag(
			{ opslag, nu: NU, verzoekId: proef.casusId },
			{
				...vreemde,
				accountId: accountId!,
				aanstellingen: proef.gebruikers.voorzitter.aanstellingen.map((post) => ({
					...post,
					subregio: 'elders'
				}))
			},
			{
				referentienummer: `PROEF-${proef.casusId.slice(-8)}`,
				reden: 'Fenna durft vannacht niet terug te gaan.',
				gezien: 'ja'
			}
		)
	);
	await proef.als('voorzitter', 'casus.lezen', (hier) =>
		legVast(hier, {
			objectId: hier.casus.id,
			van: 'a',
			naar: 'b',
			reden: 'teruggelegd omdat het gezagsregister ontbreekt'
		})
	);
	await opslag.schrijf((tx) =>
		legKlaar(
			{ tx, sleutels: opslag.sleutels, nu: NU },
			{
				post: { soort: 'bericht' },
				aan: 'ouderA@voorbeeld.invalid',
				sleutel: `proef:${proef.casusId}`,
				casusId: proef.casusId
			}
		)
	);
	return proef;
}
