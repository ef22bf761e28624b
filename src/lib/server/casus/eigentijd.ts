/** The own hour and waiting place on a device that more people use (besluiten/eigen-tijd.md). */
import type { Gesprek } from './gesprek.ts';

/**
 * The talk as it may stand on the screen.
 * @param mag whether the own hour and waiting place may be seen now; else the day stays, so that nobody misses it
 */
export function zichtbaar(gesprek: Gesprek, mag: boolean): Gesprek {
	if (mag || !gesprek.eigenTijd || !gesprek.begintOp) return gesprek;
	const dag = Temporal.Instant.from(gesprek.begintOp).toZonedDateTimeISO('Europe/Amsterdam').startOfDay();
	return { ...gesprek, begintOp: dag.toInstant().toString(), wachtplek: null, afgedekt: true };
}
