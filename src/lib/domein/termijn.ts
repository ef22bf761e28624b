/**
 * Terms. The day of receipt is not counted; a promised date never moves later, not for a weekend nor a holiday
 * (dossier §4). Days are PlainDates in Europe/Amsterdam; the caller says which day it is.
 */
import { eerdereWerkdag, werkdagenVoor } from './werkdag.ts';
import { weiger, type Weigering } from './weigering.ts';
import { termijnRegel, type TermijnRegel, type TermijnSoort, type Werkwijze } from './werkwijze.ts';

export type Termijn = {
	readonly soort: TermijnSoort;
	readonly start: Temporal.PlainDate;
	/** The last day on which it is in time. */
	readonly einde: Temporal.PlainDate;
	readonly status: TermijnRegel['status'];
	readonly bron: string;
};

/** The last day of a term of this length (ISO 8601); a month that has no such day ends on its last one. */
export const einddag = (start: Temporal.PlainDate, duur: string): Temporal.PlainDate => start.add(duur);

/** The term of this werkwijze from `start` (the day of receipt); null where the werkwijze names none. */
export const termijn = (wijze: Werkwijze, soort: TermijnSoort, start: Temporal.PlainDate): Termijn | null => {
	const regel = termijnRegel(wijze, soort);
	if (regel === null) return null;
	return { soort, start, einde: einddag(start, regel.duur), status: regel.status, bron: regel.bron };
};

/** The day before which a question about data is answered: 28 days or one month after receipt (S2-M09, AVG 12). */
export const antwoordUiterlijk = (wijze: Werkwijze, ontvangen: Temporal.PlainDate): Temporal.PlainDate => {
	const regel = wijze.termijnen['privacy-antwoord'];
	if (regel === null) throw new Error(`${wijze.id} has no term for questions about data`);
	return einddag(ontvangen, regel.duur);
};

/**
 * A longer term for a complex question or many at once; told with a reason before the first date passes.
 * Refuses with `termijn.verlengen-te-laat` after that date and `termijn.niet-te-verlengen` where there is no rule.
 * Source: AVG art. 12 lid 3 (X6).
 */
export const verleng = (
	wijze: Werkwijze,
	einde: Temporal.PlainDate,
	vandaag: Temporal.PlainDate
): Temporal.PlainDate | Weigering => {
	const regel = wijze.termijnen['privacy-verlenging'];
	if (regel === null) return weiger('termijn.niet-te-verlengen');
	if (Temporal.PlainDate.compare(vandaag, einde) > 0) return weiger('termijn.verlengen-te-laat');
	return einddag(einde, regel.duur);
};

/** Days left until and including the last day; negative when it has passed. */
export const dagenOver = (einde: Temporal.PlainDate, vandaag: Temporal.PlainDate): number =>
	vandaag.until(einde, { largestUnit: 'day' }).days;

/** The day to remind someone, `dagenVooraf` before the end, moved earlier to a working day. */
export const herinnerOp = (einde: Temporal.PlainDate, dagenVooraf: number): Temporal.PlainDate =>
	eerdereWerkdag(einde.subtract({ days: dagenVooraf }));

/** The day a reactie is hoped for; soft, nothing closes on it (dossier §3.4). */
export const reactieStreefdag = (wijze: Werkwijze, tafeldag: Temporal.PlainDate): Temporal.PlainDate =>
	werkdagenVoor(tafeldag, wijze.reactieStreefWerkdagen);
