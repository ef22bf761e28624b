/** The names beside the rows of a list: only for the cases that are shown, each of them entered first. */
import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { isFamilie, isProfessional } from '../../domein/bevoegdheid.ts';
import { isWeigering } from '../../domein/weigering.ts';
import { betreed, GeenRecht, GeenToegang, type Betreding } from '../context.ts';
import type { Db } from '../opslag/index.ts';
import { gezag, persoon } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import type { Gebruiker } from '../toegang/sessie.ts';

export type Plek = { tx: Db; sleutels: Sleutelkast; moment: Temporal.Instant; verzoekId: string };
export type Namen = {
	/** Names of the children this person may know: all for professionals, the own for a parent, none for a guest. */
	kinderen: string[];
	/** Names of the people that were asked for, by id. */
	mensen: Map<string, string>;
};

type Mens = { id: string; casusId: string; soort: string; naam: Buffer };
type Band = { ouderId: string; jeugdigeId: string };

const perZaak = <T extends { casusId: string }>(rijen: readonly T[]): Map<string, T[]> =>
	Map.groupBy(rijen, (rij) => rij.casusId);

const zoekMensen = (tx: Db, zaken: string[], mensen: string[]): Promise<Mens[]> =>
	tx
		.select({
			id: persoon.id,
			casusId: persoon.casusId,
			soort: persoon.soort,
			naam: persoon.naamVersleuteld
		})
		.from(persoon)
		.where(
			and(
				inArray(persoon.casusId, zaken),
				or(eq(persoon.soort, 'jeugdige'), mensen.length > 0 ? inArray(persoon.id, mensen) : undefined)
			)
		)
		.orderBy(asc(persoon.id));

/** Enters a case to look; null when this person may not look at the case itself (FG). */
async function binnen(plek: Plek, gebruiker: Gebruiker, casusId: string): Promise<Betreding | null> {
	try {
		const hier = await betreed(plek, gebruiker, casusId, 'casus.lezen');
		return isWeigering(hier) ? null : hier;
	} catch (fout) {
		if (fout instanceof GeenRecht || fout instanceof GeenToegang) return null;
		throw fout;
	}
}

/** In a family with two fathers each knows his own child here; a jongere himself (dossier §2.3, issue 3 §2). */
function kentKind(hier: Betreding, banden: readonly Band[]): (kindId: string) => boolean {
	const { rollen, persoonId } = hier.wie;
	if (rollen.some(isProfessional)) return () => true;
	if (!rollen.some(isFamilie) || persoonId === null) return () => false;
	return (kindId) =>
		kindId === persoonId || banden.some((band) => band.ouderId === persoonId && band.jeugdigeId === kindId);
}

/**
 * Enters these cases one by one and reads the names a list shows.
 * @param mensen people of these cases a task is about
 * @returns by id of the case; a case that may not be entered is not in it
 */
export async function lees(
	plek: Plek,
	gebruiker: Gebruiker,
	zaken: readonly string[],
	mensen: readonly string[] = []
): Promise<Map<string, Namen>> {
	const uit = new Map<string, Namen>();
	const ids = [...new Set(zaken)];
	if (ids.length === 0) return uit;
	const bekend = perZaak(await zoekMensen(plek.tx, ids, [...new Set(mensen)]));
	const banden = perZaak(
		await plek.tx
			.select({ casusId: gezag.casusId, ouderId: gezag.ouderId, jeugdigeId: gezag.jeugdigeId })
			.from(gezag)
			.where(and(inArray(gezag.casusId, ids), eq(gezag.status, 'gezag')))
	);
	for (const id of ids) {
		const hier = await binnen(plek, gebruiker, id);
		if (hier === null) continue;
		const kent = kentKind(hier, banden.get(id) ?? []);
		const naam = (mens: Mens) => hier.ring.casus.ontsleutel('persoon.naam', mens.id, mens.naam);
		const hunne = bekend.get(id) ?? [];
		uit.set(id, {
			kinderen: hunne.filter((mens) => mens.soort === 'jeugdige' && kent(mens.id)).map(naam),
			mensen: new Map(hunne.filter((mens) => mensen.includes(mens.id)).map((mens) => [mens.id, naam(mens)]))
		});
	}
	return uit;
}
