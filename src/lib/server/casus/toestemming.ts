/** Consent of the ouders to a tafel that needs it (S1-C09, dossier §3.3, §3.7). Every answer is a record; the last counts. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import {
	toestemmingStand,
	type ToestemmingAntwoord,
	type ToestemmingKanaal,
	type ToestemmingStand
} from '../../domein/toestemming.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tafelsoort, type TafelsoortId } from '../../domein/werkwijze.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { gezag, taak, toestemming } from '../opslag/schema.ts';
import { zetKlaar } from './taak.ts';

const SOORT = 'tafel';
const TAKEN = ['toestemming-bevestigen', 'toestemming-verdeeld'] as const;

/** True when this tafel lapses without consent. */
export const isNodig = (hier: Betreding): boolean =>
	hier.tafel !== null && tafelsoort(hier.werkwijze, hier.tafel.soort as TafelsoortId).toestemmingNodig;

/** The people whose consent counts: whoever has checked gezag over a child of this case; unknown is none. */
async function gevers(hier: Betreding): Promise<string[]> {
	const rijen = await hier.tx
		.selectDistinct({ ouderId: gezag.ouderId })
		.from(gezag)
		.where(and(eq(gezag.casusId, hier.casus.id), eq(gezag.status, 'gezag')));
	return rijen.map((rij) => rij.ouderId);
}

async function laatsteVan(hier: Betreding): Promise<Map<string, ToestemmingAntwoord>> {
	const rijen = await hier.tx
		.select({ persoonId: toestemming.persoonId, antwoord: toestemming.antwoord })
		.from(toestemming)
		.where(and(eq(toestemming.tafelId, hier.tafel?.id ?? ''), eq(toestemming.soort, SOORT)))
		.orderBy(asc(toestemming.id));
	return new Map(rijen.map((rij) => [rij.persoonId, rij.antwoord as ToestemmingAntwoord]));
}

/** Where the consent to this tafel stands; for voorzitter and procesondersteuner, never shown to relatives. */
export async function stand(hier: Betreding): Promise<ToestemmingStand> {
	if (!isNodig(hier)) return 'niet-gevraagd';
	const laatste = await laatsteVan(hier);
	return toestemmingStand((await gevers(hier)).map((ouder) => laatste.get(ouder) ?? null));
}

/** One open task for the voorzitter, of the kind that fits how it stands now; none when nobody refuses. */
async function werkTakenBij(
	hier: Betreding,
	laatste: ReadonlyMap<string, ToestemmingAntwoord>
): Promise<void> {
	await hier.tx
		.update(taak)
		.set({ gedaanOp: tijdstip(hier.nu), gedaanDoor: hier.wie.accountId })
		.where(and(eq(taak.casusId, hier.casus.id), inArray(taak.soort, [...TAKEN]), isNull(taak.gedaanOp)));
	if ([...laatste.values()].every((antwoord) => antwoord === 'gegeven')) return;
	const verdeeld = (await stand(hier)) === 'verdeeld';
	await zetKlaar(hier, {
		soort: verdeeld ? 'toestemming-verdeeld' : 'toestemming-bevestigen',
		voorRol: 'voorzitter'
	});
}

/**
 * Records an answer, given in the app by the person or told to the procesondersteuner. A refusal leaves the decision
 * to the voorzitter (S1-C09, S1-C10). A no after a yes is kept as withdrawn.
 * @param wat uitlegVersie: which explanation was on screen or told
 * @returns the state afterwards, or `toestemming.niet-nodig`
 */
export async function noteer(
	hier: Betreding,
	wat: { persoonId: string; antwoord: ToestemmingAntwoord; kanaal: ToestemmingKanaal; uitlegVersie: string }
): Promise<ToestemmingStand | Weigering> {
	const { tafel } = hier;
	if (tafel === null || !isNodig(hier)) return weiger('toestemming.niet-nodig');
	const eerder = (await laatsteVan(hier)).get(wat.persoonId) ?? null;
	const antwoord: ToestemmingAntwoord =
		wat.antwoord === 'geweigerd' && (eerder === 'gegeven' || eerder === 'ingetrokken')
			? 'ingetrokken'
			: wat.antwoord;
	if (antwoord !== eerder) {
		const id = nieuwId();
		await hier.tx.insert(toestemming).values({
			id,
			casusId: hier.casus.id,
			tafelId: tafel.id,
			persoonId: wat.persoonId,
			soort: SOORT,
			antwoord,
			kanaal: wat.kanaal,
			uitlegVersie: wat.uitlegVersie,
			doorAccountId: hier.wie.accountId ?? '',
			op: tijdstip(hier.nu)
		});
		await legVast(hier, { objectId: id, soort: 'toestemming.vastleggen', van: eerder, naar: antwoord });
	}
	await werkTakenBij(hier, await laatsteVan(hier));
	return stand(hier);
}
