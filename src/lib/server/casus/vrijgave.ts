/**
 * Before the family reads a paper someone looks whether it gives a protected address away (dossier §2.6), and what
 * the matrix calls S becomes a redacted copy made for one person (dossier §2.3).
 */
import { and, eq, isNull } from 'drizzle-orm';
import type { DocumentSoort } from '../../domein/document.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { controleerStuk, type Oordeel } from '../bestanden/adrescontrole.ts';
import type { Ingenomen } from '../bestanden/inname.ts';
import type { Uittreksel } from '../bestanden/stuk.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { document, vrijgave } from '../opslag/schema.ts';
import * as adrescontrole from './adrescontrole.ts';
import * as stuk from './document.ts';
import { waaromGeenKopie } from './documentrecht.ts';
import * as nazicht from './nazicht.ts';
import * as persoon from './persoon.ts';
import * as taak from './taak.ts';
import * as voorlegging from './voorlegging.ts';

/**
 * Searches a text or file for protected values of everyone but one person (the reader it is meant for).
 * @param naam the file's name, searched as well
 */
export async function beoordeel(
	hier: Betreding,
	inhoud: Uittreksel | null | readonly string[],
	naam: string,
	behalve: string | null = null
): Promise<Oordeel> {
	const waarden = await adrescontrole.beschermd(hier, behalve);
	const uittreksel = inhoud !== null && 'metadata' in inhoud ? inhoud : null;
	return controleerStuk(
		{ tekst: inhoud ?? 'niet-leesbaar', metadata: uittreksel?.metadata ?? [], bestandsnaam: naam },
		waarden
	).oordeel;
}

/** Runs the search over every paper not yet looked at, for the screen where a human decides. */
export async function controleer(hier: Betreding): Promise<void> {
	const open = await hier.tx
		.select()
		.from(document)
		.where(
			and(eq(document.casusId, hier.casus.id), isNull(document.vervallenOp), isNull(document.gecontroleerdOp))
		);
	for (const rij of open) {
		const tekst = rij.tekstVersleuteld
			? (JSON.parse(hier.ring.casus.ontsleutel('document.tekst', rij.id, rij.tekstVersleuteld)) as Uittreksel)
			: null;
		const naam = hier.ring.casus.ontsleutel('document.naam', rij.id, rij.naamVersleuteld);
		const oordeel = await beoordeel(hier, tekst, naam, rij.kopieVoor);
		await hier.tx.update(document).set({ adrescontrole: oordeel }).where(eq(document.id, rij.id));
	}
}

/**
 * Someone has looked and the paper may go to whom the matrix names.
 * @returns `document.treffer` while a protected value stands in it: then a redacted copy is needed, or a colleague who
 * agrees with the reason somebody else gave (`adrescontrole.zelfde-persoon` for who gave it)
 */
export async function bevestig(hier: Betreding, documentId: string): Promise<Weigering | void> {
	await controleer(hier);
	const gevonden = await stuk.vind(hier, documentId);
	if (!gevonden) return weiger('document.onbekend');
	const voorstel =
		gevonden.adrescontrole === 'treffer' ? (await voorlegging.voorgelegd(hier)).get(documentId) : undefined;
	if (gevonden.adrescontrole === 'treffer') {
		const mag = voorlegging.magDoordrukken(voorstel);
		if (mag) return voorstel ? mag : weiger('document.treffer');
	}
	await hier.tx
		.update(document)
		.set({ gecontroleerdOp: tijdstip(hier.nu), gecontroleerdDoor: hier.wie.accountId })
		.where(and(eq(document.id, documentId), eq(document.casusId, hier.casus.id)));
	const [nogEen] = await hier.tx
		.select({ id: document.id })
		.from(document)
		.where(
			and(eq(document.casusId, hier.casus.id), isNull(document.vervallenOp), isNull(document.gecontroleerdOp))
		)
		.limit(1);
	if (!nogEen) await taak.rondSoortenVanZaakAf(hier, ['stukken-nakijken']);
	if (voorstel) {
		await adrescontrole.keurGoed(hier, documentId, 'stuk', 'treffer');
		await nazicht.rondTakenAf(hier);
	}
	await legVast(hier, {
		objectId: documentId,
		soort: 'document.controleren',
		van: gevonden.adrescontrole,
		naar: 'gecontroleerd',
		reden: voorstel?.reden
	});
}

/**
 * Releases a redacted copy to one person.
 * @returns `document.geen-recht-op-kopie` where the matrix gives this person nothing, `document.geen-ouder-van-kind` where
 * the paper is about a child of which nobody found that this person is an ouder; `document.treffer` when the copy still holds a protected value of somebody else
 */
export async function geefKopieVrij(
	hier: Betreding,
	wat: { documentId: string; persoonId: string; bestand: Ingenomen }
): Promise<Weigering | string> {
	const bron = await stuk.vind(hier, wat.documentId);
	const ontvanger = (await persoon.allen(hier)).find((mens) => mens.id === wat.persoonId);
	if (!bron || bron.kopieVoor !== null || !ontvanger) return weiger('document.onbekend');
	const geenKopie = await waaromGeenKopie(hier, wat.documentId, wat.persoonId);
	if (geenKopie) return weiger(geenKopie, { veld: 'persoon' });
	if (await stuk.isVol(hier)) return weiger('document.te-veel', { veld: 'bestand' });
	const oordeel = await beoordeel(hier, wat.bestand.tekst, wat.bestand.bestandsnaam, wat.persoonId);
	if (oordeel === 'treffer') return weiger('document.treffer', { veld: 'bestand' });
	const id = await stuk.voegToe(hier, {
		soort: bron.soort as DocumentSoort,
		jeugdigeId: bron.jeugdigeId,
		bestand: wat.bestand,
		kopieVan: wat.documentId,
		kopieVoor: wat.persoonId
	});
	await hier.tx
		.update(document)
		.set({
			adrescontrole: oordeel,
			gecontroleerdOp: tijdstip(hier.nu),
			gecontroleerdDoor: hier.wie.accountId
		})
		.where(eq(document.id, id));
	await hier.tx.insert(vrijgave).values({
		id: nieuwId(),
		casusId: hier.casus.id,
		documentId: id,
		persoonId: wat.persoonId,
		doorAccountId: hier.wie.accountId ?? '',
		op: tijdstip(hier.nu)
	});
	await legVast(hier, { objectId: id, soort: 'document.vrijgeven', naar: 'vrijgegeven' });
	return id;
}

/** Takes a release back: from the next request on the person cannot open it. */
export async function trekIn(hier: Betreding, documentId: string): Promise<void> {
	await hier.tx
		.update(vrijgave)
		.set({ ingetrokkenOp: tijdstip(hier.nu) })
		.where(
			and(
				eq(vrijgave.documentId, documentId),
				eq(vrijgave.casusId, hier.casus.id),
				isNull(vrijgave.ingetrokkenOp)
			)
		);
	await legVast(hier, {
		objectId: documentId,
		soort: 'document.vrijgeven',
		van: 'vrijgegeven',
		naar: 'ingetrokken'
	});
}

/**
 * Something was found, and still it must go to whom the matrix names: a colleague settles that (dreigingen A22).
 * Refuses with `document.onbekend` where nothing was found.
 */
export async function legVoor(hier: Betreding, documentId: string, reden: string): Promise<void | Weigering> {
	const gevonden = await stuk.vind(hier, documentId);
	if (gevonden?.adrescontrole !== 'treffer') return weiger('document.onbekend');
	await voorlegging.legVoor(hier, { id: documentId, soort: 'stuk', reden });
}
