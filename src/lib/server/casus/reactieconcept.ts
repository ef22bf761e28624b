/** The draft of a reactie: per question the words so far, under the author's own key. */
import { eq } from 'drizzle-orm';
import type { ReactieAuteur, ReactieStatus } from '../../domein/reactierecht.ts';
import type { Deelname, Inhoud, Vraag } from '../../domein/reactievragen.ts';
import type { Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { reactie } from '../opslag/schema.ts';
import type { Slot } from '../opslag/versleuteling.ts';
import type { Rij } from './reactieversie.ts';

/** Per question: the words, a number that rises, and which open page wrote it last. */
export type Veld = { tekst: string; versie: number; tab: string };
export type Concept = { velden: Partial<Record<Vraag, Veld>>; deelname?: Deelname };

/** What the draft says; empty when nothing was written yet. */
export const leesConcept = (slot: Slot, rij: Rij): Concept =>
	rij.conceptVersleuteld
		? (JSON.parse(slot.ontsleutel('reactie.concept', rij.id, rij.conceptVersleuteld)) as Concept)
		: { velden: {} };

/** The draft as it would be handed in. */
export const alsInhoud = (concept: Concept): Inhoud => ({
	antwoorden: Object.fromEntries(Object.entries(concept.velden).map(([vraag, veld]) => [vraag, veld.tekst])),
	...(concept.deelname && { deelname: concept.deelname })
});

/** Keeps the draft, with the state the reactie has now. */
export async function bewaarConcept(
	hier: Betreding,
	wat: {
		rij: Rij | undefined;
		slot: Slot;
		concept: Concept;
		status: ReactieStatus;
		auteur: ReactieAuteur;
		tafelId: string;
		persoonId: string;
	}
): Promise<void> {
	const id = wat.rij?.id ?? nieuwId();
	const velden = {
		status: wat.status,
		conceptVersleuteld: wat.slot.versleutel('reactie.concept', id, JSON.stringify(wat.concept)),
		conceptVersie: (wat.rij?.conceptVersie ?? 0) + 1,
		conceptOp: tijdstip(hier.nu)
	};
	if (wat.rij) await hier.tx.update(reactie).set(velden).where(eq(reactie.id, id));
	else
		await hier.tx.insert(reactie).values({
			id,
			casusId: hier.casus.id,
			tafelId: wat.tafelId,
			persoonId: wat.persoonId,
			auteurRol: wat.auteur,
			...velden
		});
}
