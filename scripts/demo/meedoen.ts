// What people do once they are in: open the invitation, read, answer, write, ask; and the talk itself.
import type { AntwoordInvoer } from '../../src/lib/domein/antwoordformulier.ts';
import { isProfessional } from '../../src/lib/domein/bevoegdheid.ts';
import { tafelsoort } from '../../src/lib/domein/werkwijze.ts';
import { UITLEG_VERSIE } from '../../src/lib/domein/planning.ts';
import type { Vraag } from '../../src/lib/domein/reactievragen.ts';
import * as antwoord from '../../src/lib/server/casus/antwoord.ts';
import * as deelnemer from '../../src/lib/server/casus/deelnemer.ts';
import * as document from '../../src/lib/server/casus/document.ts';
import * as reactie from '../../src/lib/server/casus/reactie.ts';
import * as tafel from '../../src/lib/server/casus/tafel.ts';
import * as uitnodiging from '../../src/lib/server/casus/uitnodiging.ts';
import { als, begin, moet, wanneer, werkwijzeVan, type Binnen, type Demo, type Lopend } from './plek.ts';
import type { Mens, Reactie } from './vorm.ts';

const TAB = 'demo';

/** Opens the invitation and reads the papers there are. */
async function lees(demo: Demo, { casusId, zaak }: Lopend, wie: Binnen, minuten: number): Promise<void> {
	const moment = wanneer(demo, zaak, 'antwoorden', minuten);
	await als(
		demo,
		wie,
		casusId,
		'uitnodiging.lezen',
		moment,
		async (hier) => (await uitnodiging.markeerGeopend(hier)) ?? null
	);
	await als(demo, wie, casusId, 'document.lezen', moment, async (hier) => {
		const [eerste] = await document.zichtbaar(hier);
		return eerste ? document.leesTekst(hier, eerste.id) : null;
	});
}

async function geefAntwoord(
	demo: Demo,
	{ casusId, zaak }: Lopend,
	wie: Binnen,
	mens: Mens,
	minuten: number
): Promise<void> {
	if (!mens.antwoord) return;
	const { keuze, reden, meenemen, meenemenNaam, relatie, taal } = mens.antwoord;
	const invoer: AntwoordInvoer = {
		keuze,
		gezien: UITLEG_VERSIE,
		reden: reden ?? null,
		meenemen: meenemen ?? null,
		meenemenNaam: meenemenNaam ?? null,
		relatie: relatie ?? null,
		tolk: taal ? 'ja' : '',
		taal: taal ?? null
	};
	const moment = wanneer(demo, zaak, 'antwoorden', minuten + 5);
	await als(demo, wie, casusId, 'uitnodiging.beantwoorden', moment, (hier) =>
		antwoord.geef(hier, invoer, UITLEG_VERSIE)
	);
}

async function typ(
	demo: Demo,
	casusId: string,
	wie: Binnen,
	velden: Reactie['velden'],
	moment: Temporal.Instant
): Promise<void> {
	for (const [vraag, tekst] of Object.entries(velden) as [Vraag, string][])
		await als(demo, wie, casusId, 'reactie.schrijven', moment, (hier) =>
			reactie.schrijf(hier, { vraag, tekst, basis: 0, tab: TAB })
		);
}

/** Writes and, unless it is a draft, hands in; `laat` tells whether the tafel has begun. */
async function reageer(
	demo: Demo,
	{ casusId, zaak }: Lopend,
	wie: Binnen,
	wat: Reactie,
	moment: Temporal.Instant
): Promise<void> {
	await typ(demo, casusId, wie, wat.velden, moment);
	const { deelMet, deelname, aanvulling } = wat;
	if (!deelMet) return;
	const recht = wat.laat ? 'reactie.nakomen' : 'reactie.indienen';
	const dienIn = (op: Temporal.Instant) =>
		als(demo, wie, casusId, recht, op, (hier) => reactie.dienIn(hier, { deelMet, deelname, gezien: true }));
	await dienIn(moment.add({ minutes: 2 }));
	if (aanvulling) {
		const later = wanneer(demo, zaak, 'aanvullen');
		await typ(demo, casusId, wie, aanvulling, later);
		await dienIn(later.add({ minutes: 2 }));
	}
	if (wat.ingetrokken)
		await als(
			demo,
			wie,
			casusId,
			'reactie.intrekken',
			moment.add({ minutes: 30 }),
			async (hier) => (await reactie.trekIn(hier)) ?? null
		);
}

/** Everybody who is in does what the case says of them. */
export async function doeMee(demo: Demo, lopend: Lopend): Promise<void> {
	for (const [nummer, mens] of lopend.zaak.mensen.entries()) {
		const wie = lopend.binnen.get(mens.naam);
		if (!wie) continue;
		await lees(demo, lopend, wie, nummer * 13);
		await geefAntwoord(demo, lopend, wie, mens, nummer * 13);
		const moment = wanneer(demo, lopend.zaak, 'reageren', nummer * 13);
		if (mens.reactie && !mens.reactie.laat) await reageer(demo, lopend, wie, mens.reactie, moment);
	}
}

/** Who prepares the family at this tafel says that it has been done. */
export async function bereidVoor(demo: Demo, { casusId, zaak }: Lopend): Promise<void> {
	const voorbereider = tafelsoort(werkwijzeVan(zaak.gemeente), zaak.tafelsoort).voorbereider.rol;
	const wie = zaak.plaatsen.find(({ rol }) => rol === voorbereider)?.wie ?? zaak.melder;
	await als(
		demo,
		demo.medewerkers[wie],
		casusId,
		'tafel.voorbereiden',
		wanneer(demo, zaak, 'voorbereiden'),
		async (hier) => (await tafel.bereidVoor(hier)) ?? null
	);
}

/** The voorzitter confirms that a tafel lapses because the ouders do not want it (S1-C09). */
export const laatVervallen = (demo: Demo, { casusId, voorzitter, zaak }: Lopend): Promise<null> =>
	als(
		demo,
		voorzitter,
		casusId,
		'tafel.toestemming-bevestigen',
		wanneer(demo, zaak, 'beslissen'),
		async (hier) => (await tafel.vervalt(hier)) ?? null
	);

/** Moves it or calls it off, with the reason. */
export async function zegAf(demo: Demo, { casusId, voorzitter, zaak }: Lopend): Promise<void> {
	const moment = wanneer(demo, zaak, 'aanvullen');
	const reden = zaak.reden ?? '';
	if (zaak.fase === 'uitgesteld')
		await als(
			demo,
			voorzitter,
			casusId,
			'tafel.verplaatsen',
			moment,
			async (hier) => (await tafel.verplaats(hier, reden)) ?? null
		);
	if (zaak.fase === 'geannuleerd')
		await als(
			demo,
			voorzitter,
			casusId,
			'tafel.annuleren',
			moment,
			async (hier) => (await tafel.annuleer(hier, reden)) ?? null
		);
}

/** Begins the tafel; who is late hands in after that; and ends it where it has been held. */
export async function houd(demo: Demo, lopend: Lopend): Promise<void> {
	const { casusId, voorzitter, zaak } = lopend;
	const start = begin(demo, zaak).toInstant();
	await als(
		demo,
		voorzitter,
		casusId,
		'tafel.openen',
		start,
		async (hier) => (await tafel.open(hier, { melderAanwezig: true, ondanksVerdeeldheid: false })) ?? null
	);
	for (const mens of zaak.mensen) {
		const wie = lopend.binnen.get(mens.naam);
		if (wie && mens.reactie?.laat) await reageer(demo, lopend, wie, mens.reactie, start.add({ minutes: 10 }));
	}
	const { uitkomst } = zaak;
	if (!uitkomst) return;
	const einde = start.add({ minutes: zaak.plan?.duur ?? 60 });
	await als(demo, voorzitter, casusId, 'tafel.sluiten', einde, async (hier) => {
		const familie = (await deelnemer.allen(hier)).filter((een) => !isProfessional(een.rol));
		const weg = new Set(zaak.mensen.filter((mens) => mens.afwezig).map((mens) => mens.naam));
		const aanwezig = Object.fromEntries(
			familie.map((een) => [een.persoonId, weg.has(een.naam) ? ('afwezig' as const) : ('aanwezig' as const)])
		);
		return moet(
			(await tafel.sluit(hier, { uitkomst: uitkomst.soort, toelichting: uitkomst.toelichting, aanwezig })) ??
				null,
			zaak.naam
		);
	});
}
