/** A guest who has no place at the table learns neither day nor place, nor who sits there (dossier §2.3, issue 3 §2). */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { isGast } from '../../domein/bevoegdheid.ts';
import type { Betreding } from '../context.ts';
import { vast } from '../opslag/motor.ts';
import { deelnemer } from '../opslag/schema.ts';

const zoekPlek = vast((db) =>
	db
		.select({ id: deelnemer.id })
		.from(deelnemer)
		.where(
			and(
				eq(deelnemer.tafelId, sql.placeholder('tafel')),
				eq(deelnemer.persoonId, sql.placeholder('ik')),
				isNull(deelnemer.vervallenOp)
			)
		)
		.prepare()
);

/** True for a guest who does not sit at the latest tafel; false for everybody else. */
export async function zonderPlaats(hier: Betreding): Promise<boolean> {
	const { rollen, persoonId } = hier.wie;
	if (persoonId === null || !rollen.every(isGast)) return false;
	if (!hier.tafel) return true;
	return (await zoekPlek(hier.tx, { tafel: hier.tafel.id, ik: persoonId })).length === 0;
}
