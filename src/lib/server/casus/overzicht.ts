/** The case on one screen for those who come for their work: people, tafel, stukken, termijnen, what the family did. */
import { and, desc, eq } from 'drizzle-orm';
import { magIn, rechtenVan, stapVan, type Recht } from '../../domein/bevoegdheid.ts';
import type { Fase } from '../../domein/fase.ts';
import { leeftijdOp } from '../../domein/leeftijd.ts';
import { reactieStreefdag, termijn, type Termijn } from '../../domein/termijn.ts';
import { magInFase, rolwoord, type TafelsoortId } from '../../domein/werkwijze.ts';
import type { Betreding } from '../context.ts';
import { dag } from '../klok.ts';
import { gebeurtenis } from '../opslag/schema.ts';
import * as deelnemer from './deelnemer.ts';
import * as document from './document.ts';
import * as persoon from './persoon.ts';
import * as reden from './reden.ts';
import * as tafel from './tafel.ts';
import * as taak from './taak.ts';
import * as voortgang from './voortgang.ts';

/** The next thing for this person, with where it is done. */
export type Volgende =
	| 'beoordelen'
	| 'plannen'
	| 'uitnodigen'
	| 'voortgang'
	| 'openen'
	| 'sluiten'
	| 'stukken'
	| 'aanmelding'
	| 'geen';
export type Overzicht = {
	casusId: string;
	referentienummer: string;
	subregio: string;
	soort: TafelsoortId;
	fase: Fase;
	/** Why it stands there; null for who does not lead or plan. */
	reden: string | null;
	volgende: { wat: Volgende; pad: string };
	taken: { id: string; soort: string; naam: string | null; termijn: string | null }[];
	kinderen: { naam: string; leeftijd: number | null; geheim: boolean }[];
	deelnemers: {
		persoonId: string;
		naam: string;
		woord: string;
		organisatie: string | null;
		geheim: boolean;
		waarom: string | null;
	}[];
	tafel: tafel.Gegevens | null;
	stukken: { id: string; soort: string; paginas: number | null }[];
	/** Only terms this region has; `reactie` is a hoped-for day, nothing closes on it. */
	termijnen: { soort: string; einde: string; status: Termijn['status'] }[];
	/** Numbers only, and only for regie. */
	familie: { genodigd: number; geopend: number; beantwoord: number; geschreven: number } | null;
};

const kan = (hier: Betreding, recht: Recht): boolean => {
	const stap = stapVan(recht);
	return (
		rechtenVan(hier.wie.rollen).includes(recht) &&
		(stap === undefined || magInFase(hier.werkwijze, stap, hier.fase))
	);
};

function volgende(hier: Betreding): Overzicht['volgende'] {
	const stappen: readonly (readonly [Recht, Volgende, string, boolean])[] = [
		['aanmelding.oppakken', 'beoordelen', '/aanmelding', true],
		['aanmelding.beoordelen', 'beoordelen', '/aanmelding', true],
		['tafel.sluiten', 'sluiten', '/tafel', true],
		['tafel.uitnodigen', 'uitnodigen', '/uitnodigingen', hier.fase === 'gepland'],
		['tafel.plannen', 'plannen', '/planning', true],
		['tafel.openen', 'openen', '/tafel', isVandaag(hier)],
		['voortgang.lezen', 'voortgang', '/voortgang', hier.tafel !== null]
	];
	const eerste = stappen.find(([recht, , , nu]) => nu && kan(hier, recht));
	if (eerste) return { wat: eerste[1], pad: eerste[2] };
	if (kan(hier, 'document.lezen') && hier.tafel !== null) return { wat: 'stukken', pad: '/stukken' };
	return kan(hier, 'aanmelding.lezen') ? { wat: 'aanmelding', pad: '/aanmelding' } : { wat: 'geen', pad: '' };
}

const isVandaag = (hier: Betreding): boolean =>
	hier.tafel?.begintOp ? dag(Temporal.Instant.from(hier.tafel.begintOp)).equals(hier.vandaag) : false;

/** The day the tafel was closed: the terms of the verslag start there. */
async function gehoudenOp(hier: Betreding): Promise<Temporal.PlainDate | null> {
	const [rij] = await hier.tx
		.select({ op: gebeurtenis.op })
		.from(gebeurtenis)
		.where(and(eq(gebeurtenis.objectId, hier.tafel?.id ?? ''), eq(gebeurtenis.naar, 'gehouden')))
		.orderBy(desc(gebeurtenis.id))
		.limit(1);
	return rij ? dag(Temporal.Instant.from(rij.op)) : null;
}

async function termijnen(hier: Betreding): Promise<Overzicht['termijnen']> {
	const uit: (Termijn | null)[] = [];
	const ingediend = hier.aanmelding.ingediendOp;
	if (ingediend && (hier.tafel === null || hier.tafel.begintOp === null))
		uit.push(termijn(hier.werkwijze, 'agenda', dag(Temporal.Instant.from(ingediend))));
	const gehouden = await gehoudenOp(hier);
	if (gehouden) uit.push(termijn(hier.werkwijze, 'verslag', gehouden));
	const vast = uit.flatMap((een) =>
		een ? [{ soort: een.soort as string, einde: een.einde.toString(), status: een.status }] : []
	);
	if (!hier.tafel?.begintOp || gehouden) return vast;
	const streef = reactieStreefdag(hier.werkwijze, dag(Temporal.Instant.from(hier.tafel.begintOp)));
	return [...vast, { soort: 'reactie', einde: streef.toString(), status: 'streven' }];
}

async function wieDeedWat(hier: Betreding): Promise<Overzicht['familie']> {
	if (!magIn('voortgang.lezen', hier.wie.rollen) || hier.tafel === null) return null;
	const regels = (await voortgang.lees(hier)).filter((een) => een.schrijft);
	const tel = (voldoet: (een: voortgang.Regel) => boolean) => regels.filter(voldoet).length;
	return {
		genodigd: tel((een) => een.verzondenOp !== null),
		geopend: tel((een) => een.geopendOp !== null),
		beantwoord: tel((een) => een.antwoord !== null),
		geschreven: tel(
			(een) => een.reactie !== null && een.reactie !== 'concept' && een.reactie !== 'ingetrokken'
		)
	};
}

/** Everything the one screen shows. Safety flags only for those who may read contact data (dossier §2.6). */
export async function lees(hier: Betreding): Promise<Overzicht> {
	const mensen = await persoon.allen(hier);
	const ziet = magIn('contact.lezen', hier.wie.rollen);
	const op = deelnemer.tafeldag(hier);
	const naamVan = (id: string | null) => mensen.find((mens) => mens.id === id)?.naam ?? null;
	return {
		casusId: hier.casus.id,
		referentienummer: hier.casus.referentienummer,
		subregio:
			hier.werkwijze.subregios.find((een) => een.id === hier.casus.subregio)?.naam ?? hier.casus.gemeente,
		soort: deelnemer.soortVan(hier),
		fase: hier.fase,
		reden: await reden.lees(hier),
		volgende: volgende(hier),
		taken: (await taak.open(hier))
			.filter(({ soort }) => !taak.UIT_FASE.includes(soort))
			.map(({ id, soort, persoonId, termijn: voor }) => ({
				id,
				soort,
				naam: naamVan(persoonId),
				termijn: voor
			})),
		kinderen: mensen
			.filter((mens) => mens.soort === 'jeugdige')
			.map((kind) => ({
				naam: kind.naam,
				leeftijd: kind.geboortedatum ? leeftijdOp(kind.geboortedatum, op) : null,
				geheim: ziet && kind.adresGeheim
			})),
		deelnemers: (await deelnemer.allen(hier)).map((een) => ({
			persoonId: een.persoonId,
			naam: een.naam,
			woord: rolwoord(hier.werkwijze, een.rol),
			organisatie: een.organisatie,
			geheim: ziet && een.adresGeheim,
			waarom: een.waarom
		})),
		tafel: hier.tafel?.begintOp ? tafel.lees(hier) : null,
		stukken: (await document.zichtbaar(hier)).map(({ id, soort, paginas }) => ({ id, soort, paginas })),
		termijnen: await termijnen(hier),
		familie: await wieDeedWat(hier)
	};
}
