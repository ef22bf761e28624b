/** Consent that an ouder gave by phone, in person or by letter: recorded by the procesondersteuner (S1-C09, dossier §3.3). */
import { and, eq } from 'drizzle-orm';
import { UITLEG_VERSIE } from '../../domein/planning.ts';
import type { ToestemmingKanaal, ToestemmingStand } from '../../domein/toestemming.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { GeenRecht, type Betreding } from '../context.ts';
import { gezag } from '../opslag/schema.ts';
import * as persoon from './persoon.ts';
import * as toestemming from './toestemming.ts';

/** The ouders whose consent counts, by name. */
export async function gevers(hier: Betreding): Promise<{ id: string; naam: string }[]> {
	const rijen = await hier.tx
		.selectDistinct({ ouderId: gezag.ouderId })
		.from(gezag)
		.where(and(eq(gezag.casusId, hier.casus.id), eq(gezag.status, 'gezag')));
	const mensen = await persoon.allen(hier);
	return mensen
		.filter((mens) => rijen.some((rij) => rij.ouderId === mens.id))
		.map(({ id, naam }) => ({ id, naam }));
}

/**
 * Records what an ouder said.
 * @throws GeenRecht for an ouder: the own answer goes with "Komt u?", and nobody answers for another
 * @returns where the consent stands now, or `toestemming.geen-gezag`, `toestemming.niet-nodig`
 */
export async function legVast(
	hier: Betreding,
	wat: { persoon: string; antwoord: 'gegeven' | 'geweigerd'; kanaal: Exclude<ToestemmingKanaal, 'app'> }
): Promise<ToestemmingStand | Weigering> {
	if (!hier.wie.rollen.includes('procesondersteuner')) throw new GeenRecht();
	if (!(await gevers(hier)).some((een) => een.id === wat.persoon))
		return weiger('toestemming.geen-gezag', { veld: 'persoon' });
	return toestemming.noteer(hier, {
		persoonId: wat.persoon,
		antwoord: wat.antwoord,
		kanaal: wat.kanaal,
		uitlegVersie: UITLEG_VERSIE
	});
}
