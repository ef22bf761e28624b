// From the first word of the melder to a complete aanmelding, or wherever the case stops before that.
import { eq } from 'drizzle-orm';
import { verklaringenVan, type Toelichting } from '../../src/lib/domein/aanmeldformulier.ts';
import { controlepunten } from '../../src/lib/domein/vtocontrole.ts';
import type { Werkwijze } from '../../src/lib/domein/werkwijze.ts';
import type { Ingenomen } from '../../src/lib/server/bestanden/inname.ts';
import * as aanmelding from '../../src/lib/server/casus/aanmelding.ts';
import * as beeindiging from '../../src/lib/server/casus/beeindiging.ts';
import * as beoordeling from '../../src/lib/server/casus/beoordeling.ts';
import * as casus from '../../src/lib/server/casus/casus.ts';
import * as document from '../../src/lib/server/casus/document.ts';
import * as indiening from '../../src/lib/server/casus/indiening.ts';
import * as jeugdige from '../../src/lib/server/casus/jeugdige.ts';
import { nieuwId } from '../../src/lib/server/opslag/id.ts';
import { casus as casussen } from '../../src/lib/server/opslag/schema.ts';
import { medewerkers } from './medewerkers.ts';
import { als, moet, wanneer, werkwijzeVan, type Demo, type Lopend } from './plek.ts';
import { maakBestand, roepnaam } from './papier.ts';
import type { Kind, Zaak } from './vorm.ts';

/** The birthday that gives this age today, some months back. */
const geboren = (demo: Demo, kind: Kind): Temporal.PlainDate =>
	demo.vandaag.subtract({ years: kind.leeftijd, days: 143 });

const regie = { twente: 'Twente', haaglanden: 'Haaglanden' } as const;

/** Opens the case for a melder with an account. */
async function begin(demo: Demo, zaak: Zaak): Promise<Lopend> {
	const { naam, organisatie, functie, telefoon } = medewerkers[zaak.melder];
	const melder = demo.medewerkers[zaak.melder];
	const regio = regie[werkwijzeVan(zaak.gemeente).regio as keyof typeof regie];
	const { opslag } = demo;
	const casusId = await opslag.schrijf(async (tx) =>
		moet(
			await casus.begin(
				{ tx, sleutels: opslag.sleutels, nu: wanneer(demo, zaak, 'melden'), verzoekId: nieuwId() },
				{
					melder: { naam, organisatie, functie, telefoon, email: melder.email },
					emailIndex: melder.gebruiker.emailIndex ?? '',
					accountId: melder.gebruiker.accountId,
					gemeente: zaak.gemeente,
					tafelsoort: zaak.tafelsoort
				}
			),
			zaak.naam
		)
	);
	const [rij] = await opslag.lees((db) => db.select().from(casussen).where(eq(casussen.id, casusId)));
	return {
		zaak,
		casusId,
		referentienummer: rij!.referentienummer,
		melder,
		voorzitter: demo.medewerkers[`voorzitter${regio}`],
		procesondersteuner: demo.medewerkers[`procesondersteuner${regio}`],
		fg: demo.medewerkers[`fg${regio}`],
		kinderen: new Map(),
		stukken: [],
		mensen: new Map(),
		binnen: new Map(),
		open: new Map()
	};
}

const toelichting = (zaak: Zaak, wijze: Werkwijze): Toelichting => ({
	besproken: 'ja',
	geprobeerd: '',
	verklaringen: verklaringenVan(wijze),
	gezagsbeeindiging: wijze.tafelsoorten.some(
		({ soort, stukken }) => soort === zaak.tafelsoort && stukken.some((eis) => eis.alleenBij)
	)
		? 'nee'
		: '',
	diagnose: null,
	diagnoseReden: '',
	opmerkingen: zaak.opmerkingen ?? '',
	bsnGezien: false
});

const geenAdres = { straat: '', huisnummer: '', postcode: '', plaats: '' };

/** Writes the aanmelding: children, papers, and what goes with them. */
async function schrijf(demo: Demo, lopend: Lopend): Promise<void> {
	const { zaak, casusId, melder } = lopend;
	const bestanden: Ingenomen[] = [];
	for (const papier of zaak.stukken) bestanden.push(await maakBestand(demo, zaak, papier));
	const moment = wanneer(demo, zaak, 'melden', 20);
	await als(demo, melder, casusId, 'aanmelding.opstellen', moment, async (hier) => {
		for (const kind of zaak.kinderen) {
			const id = await jeugdige.voegToe(hier);
			lopend.kinderen.set(roepnaam(kind.naam), id);
			lopend.mensen.set(kind.naam, id);
			const ongeboren = kind.weken !== undefined;
			const gegevens = {
				naam: kind.naam,
				ongeboren,
				geboortedatum: ongeboren ? null : geboren(demo, kind),
				uitgerekend: ongeboren ? demo.vandaag.add({ weeks: kind.weken ?? 0 }) : null,
				adresGeheim: kind.geheim ?? false,
				...(kind.adres ?? { ...geenAdres, plaats: kind.geheim ? '' : zaak.gemeente })
			};
			moet(await jeugdige.wijzig(hier, id, gegevens), kind.naam);
		}
		for (const [nummer, { soort, over }] of zaak.stukken.entries()) {
			const jeugdigeId = over ? (lopend.kinderen.get(over) ?? null) : null;
			lopend.stukken.push(await document.voegToe(hier, { soort, jeugdigeId, bestand: bestanden[nummer]! }));
		}
		if (zaak.fase !== 'concept') await aanmelding.bewaarToelichting(hier, toelichting(zaak, hier.werkwijze));
	});
}

/** The check by the voorzitter: complete, or back with a reason. */
async function beoordeel(demo: Demo, lopend: Lopend): Promise<void> {
	const { zaak, casusId, voorzitter } = lopend;
	const neemOp = wanneer(demo, zaak, 'oppakken');
	await als(demo, voorzitter, casusId, 'aanmelding.oppakken', neemOp, (hier) => beoordeling.neemOp(hier));
	if (zaak.fase === 'in-beoordeling') return;
	await als(
		demo,
		voorzitter,
		casusId,
		'aanmelding.beoordelen',
		wanneer(demo, zaak, 'beoordelen'),
		async (hier) => {
			const punten = controlepunten(hier.werkwijze, false).map(({ id }) => id);
			const terug = zaak.fase === 'teruggestuurd';
			const oordelen = Object.fromEntries(
				punten.map((id) => [
					id,
					terug && id === 'vto-09'
						? { oordeel: 'ontbreekt' as const, reden: zaak.reden }
						: { oordeel: 'voldoet' as const }
				])
			);
			return terug ? beoordeling.stuurTerug(hier, oordelen) : beoordeling.keurGoed(hier, oordelen);
		}
	);
}

/** Ends a case before there is a tafel. */
async function stop(demo: Demo, { zaak, casusId, melder }: Lopend): Promise<void> {
	const moment = wanneer(demo, zaak, 'beoordelen', 60);
	const reden = zaak.reden ?? '';
	if (zaak.fase === 'ingetrokken')
		await als(demo, melder, casusId, 'aanmelding.intrekken', moment, (hier) =>
			beeindiging.trekIn(hier, reden)
		);
	if (zaak.fase === 'direct-naar-rvdk')
		await als(demo, melder, casusId, 'aanmelding.direct-naar-rvdk', moment, (hier) => {
			const [route] = hier.werkwijze.direct;
			return beeindiging.gaDirectNaarRvdk(hier, {
				aanleiding: route!.aanleiding,
				vervuld: route!.eisen,
				reden
			});
		});
}

/** Brings a case to where its aanmelding ends. */
export async function meldAan(demo: Demo, zaak: Zaak): Promise<Lopend> {
	const lopend = await begin(demo, zaak);
	await schrijf(demo, lopend);
	if (zaak.fase === 'concept') return lopend;
	const ingediend = wanneer(demo, zaak, 'melden', 45);
	await als(demo, lopend.melder, lopend.casusId, 'aanmelding.indienen', ingediend, (hier) =>
		indiening.dienIn(hier)
	);
	if (zaak.fase === 'ingetrokken' || zaak.fase === 'direct-naar-rvdk') await stop(demo, lopend);
	else if (zaak.fase !== 'ingediend') await beoordeel(demo, lopend);
	return lopend;
}
