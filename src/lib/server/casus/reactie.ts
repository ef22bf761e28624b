/**
 * What someone of the family says in own words (dossier §2.4, §3.4). A draft and private words lie under the author's
 * own key; what is shared lies under the case key. Nothing handed in is ever overwritten.
 */
import { eq } from 'drizzle-orm';
import { isFamilie, type DeelMet } from '../../domein/bevoegdheid.ts';
import * as regels from '../../domein/reactie.ts';
import type { ReactieAuteur, ReactieStatus } from '../../domein/reactierecht.ts';
import { heeftTekst, vragen, type Deelname, type Vraag } from '../../domein/reactievragen.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import type { TafelFase } from '../../domein/fase.ts';
import { legVast, type Betreding } from '../context.ts';
import { reactie } from '../opslag/schema.ts';
import * as adrescontrole from './adrescontrole.ts';
import { alsInhoud, bewaarConcept, leesConcept, type Concept, type Veld } from './reactieconcept.ts';
import { alle, eigenRij, voegVersieToe, type Versie } from './reactieversie.ts';
import * as taak from './taak.ts';

export type Eigen = {
	id: string;
	status: ReactieStatus;
	concept: Concept;
	conceptOp: string;
	/** Newest first. */
	versies: Versie[];
	/** The draft says something else than what was handed in last. */
	gewijzigd: boolean;
};

/** The role someone writes in; null for who writes no reactie. */
export const auteurRol = (hier: Betreding): ReactieAuteur | null =>
	(hier.wie.rollen.find((rol) => isFamilie(rol)) as ReactieAuteur | undefined) ?? null;

/** One's own reactie with draft and versions; null when nothing was written yet. */
export async function eigen(hier: Betreding): Promise<Eigen | null> {
	const rij = await eigenRij(hier);
	if (!rij) return null;
	const concept = leesConcept(await hier.ring.persoon(rij.persoonId, 'eigen'), rij);
	const versies = await alle(hier, rij);
	const laatste = versies[0];
	const gewijzigd =
		laatste !== undefined && JSON.stringify(laatste.inhoud) !== JSON.stringify(alsInhoud(concept));
	return {
		id: rij.id,
		status: rij.status as ReactieStatus,
		concept,
		conceptOp: rij.conceptOp,
		versies,
		gewijzigd
	};
}

/**
 * Keeps what is being typed at one question.
 * @param wat `basis`: the version this page started from; `tab`: which open page it is
 * @returns the new version of this answer; `reactie.andere-versie` when another page or device wrote something else
 *   in the meantime (both texts stay), `reactie.afgerond` when the tafel is over
 */
export async function schrijf(
	hier: Betreding,
	wat: { vraag: string; tekst: string; basis: number; tab: string }
): Promise<number | Weigering> {
	const auteur = auteurRol(hier);
	const { tafel } = hier;
	const persoonId = hier.wie.persoonId;
	if (!auteur || !tafel || !persoonId) return weiger('fase.nu-niet');
	if (!(vragen[auteur] as readonly string[]).includes(wat.vraag)) return weiger('ongeldig');
	const vraag = wat.vraag as Vraag;
	const rij = await eigenRij(hier);
	const slot = await hier.ring.persoon(persoonId, 'eigen');
	const concept = rij ? leesConcept(slot, rij) : { velden: {} };
	const status = regels.schrijf((rij?.status ?? 'leeg') as ReactieStatus, tafel.status as TafelFase);
	if (isWeigering(status)) return status;

	const eerder: Veld | undefined = concept.velden[vraag];
	if (eerder?.tekst === wat.tekst) return eerder.versie;
	if (eerder && eerder.tab !== wat.tab && eerder.versie !== wat.basis)
		return weiger('reactie.andere-versie', { veld: 'tekst' });
	const versie = (eerder?.versie ?? 0) + 1;
	concept.velden[vraag] = { tekst: wat.tekst, versie, tab: wat.tab };
	await bewaarConcept(hier, { rij, slot, concept, status, auteur, tafelId: tafel.id, persoonId });
	hier.vastgelegd = true;
	return versie;
}

/**
 * Hands in what the draft says, or adds a version. After the opening it is kept and goes to the voorzitter.
 * @returns the version with its receipt; refusals of domein/reactie.ts
 */
export async function dienIn(
	hier: Betreding,
	wat: { deelMet: DeelMet; deelname?: Deelname | undefined; gezien: boolean }
): Promise<Versie | Weigering> {
	const auteur = auteurRol(hier);
	const rij = await eigenRij(hier);
	const { tafel } = hier;
	if (!auteur || !tafel || !rij) return weiger('reactie.leeg');
	const eigenSlot = await hier.ring.persoon(rij.persoonId, 'eigen');
	const concept = leesConcept(eigenSlot, rij);
	if (auteur === 'jongere' && wat.deelname) concept.deelname = wat.deelname;
	const inhoud = alsInhoud(concept);
	const naar = regels.dienIn(rij.status as ReactieStatus, {
		tafel: tafel.status as TafelFase,
		auteur,
		deelMet: wat.deelMet,
		tekst: heeftTekst(inhoud),
		lezersGezien: wat.gezien
	});
	if (isWeigering(naar)) return naar;

	const teLaat = regels.isTeLaat(tafel.status as TafelFase);
	const versie = await voegVersieToe(hier, rij, { deelMet: wat.deelMet, teLaat, inhoud });
	await bewaarConcept(hier, {
		rij,
		slot: eigenSlot,
		concept,
		status: naar,
		auteur,
		tafelId: tafel.id,
		persoonId: rij.persoonId
	});
	await hier.tx
		.update(reactie)
		.set({ ingediendOp: versie.op, ...(naar !== 'vergrendeld' && { deelMet: versie.deelMet }) })
		.where(eq(reactie.id, rij.id));
	// What the rest of the family will read waits for regie; those who work on the case have it at once (dreigingen A23).
	if (!teLaat && wat.deelMet === 'iedereen' && (await adrescontrole.isNodig(hier)))
		await adrescontrole.houdVast(hier, versie.id, 'reactie');
	if (teLaat)
		await taak.zetKlaar(hier, { soort: 'late-reactie', voorRol: 'voorzitter', persoonId: rij.persoonId });
	if (inhoud.deelname === 'vooraf-praten')
		await taak.zetKlaar(hier, { soort: 'vooraf-praten', voorRol: 'voorzitter', persoonId: rij.persoonId });
	if (inhoud.deelname === 'iemand-anders')
		await taak.zetKlaar(hier, { soort: 'andere-manier', voorRol: 'voorzitter', persoonId: rij.persoonId });
	await legVast(hier, { objectId: rij.id, van: rij.status, naar });
	return versie;
}

/** Takes it back before the tafel begins. The draft stays with the author. */
export async function trekIn(hier: Betreding): Promise<void | Weigering> {
	const rij = await eigenRij(hier);
	if (!rij || !hier.tafel) return weiger('reactie.verkeerd-moment');
	const naar = regels.trekIn(rij.status as ReactieStatus, {
		tafel: hier.tafel.status as TafelFase,
		inVerzoek: false
	});
	if (isWeigering(naar)) return naar;
	await hier.tx.update(reactie).set({ status: naar, deelMet: null }).where(eq(reactie.id, rij.id));
	await legVast(hier, { objectId: rij.id, van: rij.status, naar });
}

/** The tafel begins: everything handed in is fixed. Part of opening it, in the same transaction. */
export async function vergrendelAlle(hier: Betreding): Promise<void> {
	if (!hier.tafel) return;
	for (const rij of await hier.tx.select().from(reactie).where(eq(reactie.tafelId, hier.tafel.id))) {
		const naar = regels.vergrendel(rij.status as ReactieStatus);
		if (naar === rij.status) continue;
		await hier.tx.update(reactie).set({ status: naar }).where(eq(reactie.id, rij.id));
		await legVast(hier, { objectId: rij.id, soort: 'reactie.vergrendelen', van: rij.status, naar });
	}
}
