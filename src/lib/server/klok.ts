/** The only place that reads the clock. "Now" is an argument everywhere else. */
export const nu = (): Temporal.Instant => Temporal.Now.instant();

/** A moment as the store keeps it: UTC, three decimals, fixed width, so that text order is time order. */
export const tijdstip = (moment: Temporal.Instant): string =>
	moment.toString({ smallestUnit: 'millisecond' });

/** The day in the Netherlands. */
export const dag = (moment: Temporal.Instant): Temporal.PlainDate =>
	moment.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate();
