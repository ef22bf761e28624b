/** The texts of a case that the family reads or will read, from wherever they stand; for regie to look at. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { magIn } from '../../domein/bevoegdheid.ts';
import type { TafelFase } from '../../domein/fase.ts';
import { isBegonnen, isVoorbij } from '../../domein/tafel.ts';
import type { Inhoud } from '../../domein/reactievragen.ts';
import type { Betreding } from '../context.ts';
import { adrescontrole, privacyverzoek, reactie, reactieVersie } from '../opslag/schema.ts';
import * as controle from './adrescontrole.ts';
import * as deelnemer from './deelnemer.ts';
import * as persoon from './persoon.ts';
import { ontsleuteld } from './privacyverzoek.ts';
import * as tafel from './tafel.ts';

export type Tekst = { kop: string | null; tekst: string };
/** A text with where it comes from. */
export type Bron = {
	id: string;
	soort: controle.Nazichtsoort;
	/** Whom it is about or who wrote it; null for the tafel. */
	naam: string | null;
	teksten: Tekst[];
	/** Reads only this; what is protected of that person may stand in it. */
	voor: string | null;
};

/** Of each reactie that is shared with the family, the newest version in time. */
async function reacties(hier: Betreding, naamVan: (id: string) => string): Promise<Bron[]> {
	if (!hier.tafel) return [];
	const rijen = await hier.tx
		.select({ rij: reactie, versie: reactieVersie })
		.from(reactieVersie)
		.innerJoin(reactie, eq(reactie.id, reactieVersie.reactieId))
		.where(
			and(
				eq(reactie.tafelId, hier.tafel.id),
				eq(reactie.deelMet, 'iedereen'),
				eq(reactieVersie.deelMet, 'iedereen'),
				eq(reactieVersie.teLaat, false)
			)
		)
		.orderBy(asc(reactie.id), desc(reactieVersie.nummer));
	const nieuwste = rijen.filter(
		({ rij }, nummer) => rijen.findIndex((een) => een.rij.id === rij.id) === nummer
	);
	const uit: Bron[] = [];
	for (const { rij, versie } of nieuwste) {
		const inhoud = JSON.parse(
			hier.ring.casus.ontsleutel('reactie_versie.inhoud', versie.id, versie.inhoudVersleuteld)
		) as Inhoud;
		uit.push({
			id: versie.id,
			soort: 'reactie',
			naam: naamVan(rij.persoonId),
			voor: null,
			teksten: Object.entries(inhoud.antwoorden).map(([vraag, tekst]) => ({ kop: vraag, tekst: tekst ?? '' }))
		});
	}
	return uit;
}

async function vanDeTafel(hier: Betreding): Promise<Bron[]> {
	if (!hier.tafel?.begintOp) return [];
	const { doel, plaats } = tafel.lees(hier);
	const fase = hier.fase as TafelFase;
	const voorbij = isBegonnen(fase) || isVoorbij(fase);
	// Who came has come: then time and place are nobody's question any more.
	const tijdEnPlaats: Bron[] = [
		{
			id: hier.tafel.id,
			soort: 'tafel',
			naam: null,
			voor: null,
			teksten: [
				{ kop: 'plaats', tekst: plaats },
				{ kop: 'doel', tekst: doel }
			]
		}
	];
	const uit = voorbij ? [] : tijdEnPlaats;
	for (const een of await deelnemer.allen(hier))
		if (een.waarom)
			uit.push({
				id: een.deelnemerId,
				soort: 'deelnemer',
				naam: een.naam,
				voor: null,
				teksten: [{ kop: null, tekst: een.waarom }]
			});
	return uit;
}

/** What was written in answer to a question about data; only who handles those holds the key. */
async function antwoorden(hier: Betreding, naamVan: (id: string) => string): Promise<Bron[]> {
	if (!magIn('privacyverzoek.behandelen', hier.wie.rollen)) return [];
	const rijen = await hier.tx
		.select()
		.from(privacyverzoek)
		.where(eq(privacyverzoek.casusId, hier.casus.id))
		.orderBy(asc(privacyverzoek.id));
	const uit: Bron[] = [];
	for (const rij of rijen) {
		const { antwoord, reden, verlenging, uitvoering } = ontsleuteld(
			await hier.ring.persoon(rij.persoonId, 'verzoek'),
			rij
		);
		const teksten = [antwoord, reden, verlenging, uitvoering].filter((tekst) => tekst !== null);
		if (teksten.length > 0 && (await controle.isNodig(hier, rij.persoonId)))
			uit.push({
				id: rij.id,
				soort: 'verzoek',
				naam: naamVan(rij.persoonId),
				voor: rij.persoonId,
				teksten: teksten.map((tekst) => ({ kop: null, tekst }))
			});
	}
	return uit;
}

/** Texts that somebody of regie wants to use although something was found in them. */
async function voorstellen(hier: Betreding): Promise<Bron[]> {
	const rijen = await hier.tx
		.select()
		.from(adrescontrole)
		.where(
			and(
				eq(adrescontrole.casusId, hier.casus.id),
				eq(adrescontrole.soort, 'tekst'),
				isNull(adrescontrole.gezienOp)
			)
		);
	return rijen.flatMap((rij) =>
		rij.tekstVersleuteld
			? [
					{
						id: rij.id,
						soort: 'tekst' as const,
						naam: null,
						voor: null,
						teksten: [
							{
								kop: null,
								tekst: hier.ring.casus.ontsleutel('adrescontrole.tekst', rij.id, rij.tekstVersleuteld)
							}
						]
					}
				]
			: []
	);
}

/** All of them, looked at or not. */
export async function alle(hier: Betreding): Promise<Bron[]> {
	const mensen = await persoon.allen(hier);
	const naamVan = (id: string) => mensen.find((mens) => mens.id === id)?.naam ?? '';
	return [
		...(await reacties(hier, naamVan)),
		...(await vanDeTafel(hier)),
		...(await antwoorden(hier, naamVan)),
		...(await voorstellen(hier))
	];
}
