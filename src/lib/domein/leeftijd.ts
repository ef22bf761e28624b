/** Age bands (S2-A20..A22, dossier §2.5). They change on the birthday itself; 29 February counts as 1 March. */
export const leeftijdsgroepen = ['onder-12', '12-15', '16-17', '18+'] as const;
export type Leeftijdsgroep = (typeof leeftijdsgroepen)[number];

/** Whole years on `dag`; negative for the unborn. A child of 29 February has its birthday on 1 March (BW). */
export const leeftijdOp = (geboortedatum: Temporal.PlainDate, dag: Temporal.PlainDate): number => {
	const nogNietJarig =
		dag.month < geboortedatum.month || (dag.month === geboortedatum.month && dag.day < geboortedatum.day);
	return dag.year - geboortedatum.year - (nogNietJarig ? 1 : 0);
};

/** The band on `dag`; null when no date of birth is known, which every rule reads as "no right from age". */
export const leeftijdsgroepOp = (
	geboortedatum: Temporal.PlainDate | null,
	dag: Temporal.PlainDate
): Leeftijdsgroep | null => {
	if (geboortedatum === null) return null;
	const jaren = leeftijdOp(geboortedatum, dag);
	if (jaren < 12) return 'onder-12';
	if (jaren < 16) return '12-15';
	return jaren < 18 ? '16-17' : '18+';
};
