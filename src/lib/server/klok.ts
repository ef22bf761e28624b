/** The only place that reads the clock. "Now" is an argument everywhere else. */
export const nu = (): Temporal.Instant => Temporal.Now.instant();

/** A moment as the store keeps it: UTC, three decimals, fixed width, so that text order is time order. */
export const tijdstip = (moment: Temporal.Instant): string =>
	moment.toString({ smallestUnit: 'millisecond' });

const MINUUT_MS = 60_000;
let laatst: { minuut: number; dag: Temporal.PlainDate } | undefined;

/** The day in the Netherlands. No day begins within a minute, and every page asks it a few times. */
export function dag(moment: Temporal.Instant): Temporal.PlainDate {
	const minuut = Math.floor(moment.epochMilliseconds / MINUUT_MS);
	if (laatst?.minuut !== minuut)
		laatst = { minuut, dag: moment.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate() };
	return laatst.dag;
}
