/** The texts that wait for regie, and the look itself (dreigingen A23). Papers have theirs in vrijgave.ts. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { magIn } from '../../domein/bevoegdheid.ts';
import type { Inhoud } from '../../domein/reactievragen.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import type { BeschermdeWaarde } from '../bestanden/adrescontrole.ts';
import { legVast, type Betreding } from '../context.ts';
import { adrescontrole, privacyverzoek, reactie, reactieVersie } from '../opslag/schema.ts';
import * as controle from './adrescontrole.ts';
import * as deelnemer from './deelnemer.ts';
import * as persoon from './persoon.ts';
import { meldNagekeken } from './privacybehandeling.ts';
import { ontsleuteld } from './privacyverzoek.ts';
import * as tafel from './tafel.ts';
import * as taak from './taak.ts';

export type Tekst = { kop: string | null; tekst: string };
export type Wachtend = {
	id: string;
	soort: controle.Nazichtsoort;
	/** Whom it is about or who wrote it; null for the tafel. */
	naam: string | null;
	teksten: Tekst[];
	/** Of whom something stands in it, for the eyes of regie. */
	treffers: { naam: string; soort: BeschermdeWaarde['soort'] }[];
	voorgelegd: controle.Voorgelegd | null;
};
type Ruw = Omit<Wachtend, 'treffers' | 'voorgelegd'> & {
	/** Reads only this; what is protected of that person may stand in it. */
	voor: string | null;
};

/** Of each reactie that is shared with the family, the newest version in time. */
async function reacties(hier: Betreding, naamVan: (id: string) => string): Promise<Ruw[]> {
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
	const uit: Ruw[] = [];
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

async function vanDeTafel(hier: Betreding): Promise<Ruw[]> {
	if (!hier.tafel?.begintOp) return [];
	const { doel, plaats } = tafel.lees(hier);
	const uit: Ruw[] = [
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
async function antwoorden(hier: Betreding, naamVan: (id: string) => string): Promise<Ruw[]> {
	if (!magIn('privacyverzoek.behandelen', hier.wie.rollen)) return [];
	const rijen = await hier.tx
		.select()
		.from(privacyverzoek)
		.where(eq(privacyverzoek.casusId, hier.casus.id))
		.orderBy(asc(privacyverzoek.id));
	const uit: Ruw[] = [];
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
async function voorstellen(hier: Betreding): Promise<Ruw[]> {
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

/** Everything of this case that waits for a look, each with what was found in it. */
export async function wachtend(hier: Betreding): Promise<Wachtend[]> {
	const mag = await controle.gezien(hier);
	const mensen = await persoon.allen(hier);
	const naamVan = (id: string) => mensen.find((mens) => mens.id === id)?.naam ?? '';
	const ruw = [
		...(await reacties(hier, naamVan)),
		...(await vanDeTafel(hier)),
		...(await antwoorden(hier, naamVan)),
		...(await voorstellen(hier))
	].filter((een) => !mag(een.id));
	if (ruw.length === 0) return [];
	const gelegd = await controle.voorgelegd(hier);
	const waarden = await controle.beschermd(hier);
	return ruw.map(({ voor, ...een }) => ({
		...een,
		treffers: controle.zoek(
			een.teksten.map(({ tekst }) => tekst),
			waarden.filter((waarde) => waarde.id !== voor)
		),
		voorgelegd: gelegd.get(een.id) ?? null
	}));
}

/**
 * Somebody of regie looked: the family may read it. Of a tafel with people who may not meet, the planning page does
 * this, with the times to arrive.
 * @returns `adrescontrole.onbekend`, and what adrescontrole.magDoordrukken refuses where something was found
 */
export async function keurGoed(hier: Betreding, id: string): Promise<void | Weigering> {
	const een = (await wachtend(hier)).find((wacht) => wacht.id === id);
	if (!een) return weiger('adrescontrole.onbekend');
	if (een.soort === 'tafel') return weiger('adrescontrole.bij-planning');
	if (een.treffers.length > 0) {
		const mag = controle.magDoordrukken(een.voorgelegd ?? undefined);
		if (mag) return mag;
	}
	const oordeel = een.treffers.length > 0 ? 'treffer' : 'schoon';
	await controle.keurGoed(hier, id, een.soort, oordeel);
	await legVast(hier, {
		objectId: id,
		soort: 'tekst.nakijken',
		van: oordeel,
		naar: 'vrijgegeven',
		reden: een.voorgelegd?.reden
	});
	if (een.soort === 'verzoek') await meldNagekeken(hier, id);
	await rondTakenAf(hier);
}

/** Nothing waits any more: the tasks that asked for a look are done, whoever had them. */
export async function rondTakenAf(hier: Betreding): Promise<void> {
	const open = await wachtend(hier);
	const soorten = [
		...(open.length === 0 ? ['teksten-nakijken'] : []),
		...((await controle.voorgelegd(hier)).size > 0 ? [] : ['tweede-nazicht'])
	];
	await taak.rondSoortenVanZaakAf(hier, soorten);
}

/** Puts what holds a protected value to a colleague, with a reason. Refuses with `adrescontrole.onbekend`. */
export async function legVoor(
	hier: Betreding,
	wat: { id: string; reden: string }
): Promise<void | Weigering> {
	const een = (await wachtend(hier)).find((wacht) => wacht.id === wat.id);
	if (!een || een.treffers.length === 0) return weiger('adrescontrole.onbekend');
	await controle.legVoor(hier, { ...wat, soort: een.soort });
}

/** Puts a text that a form refused to a colleague. */
export const legTekstVoor = (hier: Betreding, wat: { tekst: string; reden: string }): Promise<void> =>
	controle.legVoor(hier, { id: controle.tekstId(hier, wat.tekst), soort: 'tekst', ...wat });
