/** Why a case stands where it stands: the reason somebody gave, for who leads and plans (issue 3 §2: who reads what). */
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { magIn } from '../../domein/bevoegdheid.ts';
import type { Betreding } from '../context.ts';
import { gebeurtenis } from '../opslag/schema.ts';

/** The reason of the act that brought the case or its tafel where it is; null for everybody else, or when none was given. */
export async function lees(hier: Betreding): Promise<string | null> {
	if (!magIn('voortgang.lezen', hier.wie.rollen)) return null;
	const [rij] = await hier.tx
		.select({ id: gebeurtenis.id, reden: gebeurtenis.redenVersleuteld })
		.from(gebeurtenis)
		.where(
			and(
				eq(gebeurtenis.casusId, hier.casus.id),
				eq(gebeurtenis.naar, hier.fase),
				isNotNull(gebeurtenis.redenVersleuteld)
			)
		)
		.orderBy(desc(gebeurtenis.id))
		.limit(1);
	return rij?.reden ? hier.ring.casus.ontsleutel('gebeurtenis.reden', rij.id, rij.reden) : null;
}
