/** Whether there is news about an own question that was not read yet: home says so, also to who has no e-mail (§3.11). */
import { and, desc, eq, gte, inArray, notExists, sql } from 'drizzle-orm';
import type { PrivacyverzoekStatus } from '../../domein/privacyverzoek.ts';
import type { Betreding } from '../context.ts';
import { HOOGSTENS_EEN, vast } from '../opslag/motor.ts';
import { audit, gebeurtenis, privacyverzoek } from '../opslag/schema.ts';

export type Nieuws = 'antwoord' | 'later';

const MELDT: readonly (PrivacyverzoekStatus | 'vrijgegeven')[] = [
	'verlengd',
	'toegewezen',
	'deels-toegewezen',
	'afgewezen',
	'afgehandeld',
	// An answer that was held until somebody had looked (nazicht.ts).
	'vrijgegeven'
];

const zoekOngelezen = vast((db) =>
	db
		.select({ naar: gebeurtenis.naar })
		.from(privacyverzoek)
		.innerJoin(gebeurtenis, eq(gebeurtenis.objectId, privacyverzoek.id))
		.where(
			and(
				eq(privacyverzoek.casusId, sql.placeholder('casus')),
				eq(privacyverzoek.persoonId, sql.placeholder('ik')),
				inArray(gebeurtenis.naar, MELDT),
				notExists(
					db
						.select({ nummer: audit.nummer })
						.from(audit)
						.where(
							and(
								eq(audit.persoonId, sql.placeholder('ik')),
								eq(audit.handeling, 'privacyverzoek.lezen'),
								eq(audit.casusId, sql.placeholder('casus')),
								gte(audit.tijd, gebeurtenis.op)
							)
						)
				)
			)
		)
		.orderBy(desc(gebeurtenis.id))
		.limit(HOOGSTENS_EEN)
		.prepare()
);

/** What the person inside was told about a question and did not look at; null when there is nothing. */
export async function ongelezen(hier: Betreding): Promise<Nieuws | null> {
	if (hier.wie.persoonId === null) return null;
	const [rij] = await zoekOngelezen(hier.tx, { casus: hier.casus.id, ik: hier.wie.persoonId });
	if (!rij) return null;
	return rij.naar === 'verlengd' ? 'later' : 'antwoord';
}
