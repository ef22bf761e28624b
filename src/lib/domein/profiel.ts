/** What somebody says about himself, and when not to be disturbed (contract S0-E16, S0-E17; issue 3 §1). */
import * as v from 'valibot';
import { tekst } from './veld.ts';

/** The explanation that everyone gets at the first sign-in. Rises with its text; who saw which one is on record. */
export const UITLEG_TOEGANG = '2026-11';

/** Languages that somebody may ask for; the pages themselves say in which ones they exist. */
export const talen = ['nl', 'en', 'ar', 'pl', 'tr', 'uk', 'fr', 'es', 'ti', 'so', 'anders'] as const;

/** Null when Dutch will do, or nothing was said. */
export const andereTaal = (taal: string | null | undefined): string | null =>
	taal && taal !== 'nl' ? taal : null;

/** How somebody is spoken to: as chosen, else as the account was made; `u` without an account. */
export const stemVan = (wie: { voorkeursvorm: string | null; aanspreekvorm: string | null }): 'u' | 'je' =>
	(wie.voorkeursvorm ?? wie.aanspreekvorm) === 'je' ? 'je' : 'u';

const tijd = v.union([
	v.literal(''),
	v.pipe(v.string(), v.trim(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'fout.tijd'))
]);

export const ProfielFormulier = v.pipe(
	v.object({
		roepnaam: tekst(60),
		vorm: v.picklist(['u', 'je'], 'fout.verplicht'),
		taal: v.picklist(talen, 'fout.verplicht'),
		bereik: tekst(300),
		stilVan: v.optional(tijd, ''),
		stilTot: v.optional(tijd, '')
	}),
	v.forward(
		v.check(({ stilVan, stilTot }) => (stilVan === '') === (stilTot === ''), 'profiel.stil-een'),
		['stilTot']
	),
	v.forward(
		v.check(({ stilVan, stilTot }) => stilVan === '' || stilVan !== stilTot, 'profiel.stil-gelijk'),
		['stilTot']
	)
);
export type ProfielInvoer = v.InferOutput<typeof ProfielFormulier>;

const ZONE = 'Europe/Amsterdam';

/**
 * When quiet hours that hold now are over.
 * @param van `HH:MM` on the clock of Amsterdam; after `tot` when the night lies between them
 * @returns the first moment that mail may go, or null when it may go now
 */
export function stilTot(nu: Temporal.Instant, van: string, tot: string): Temporal.Instant | null {
	const hier = nu.toZonedDateTimeISO(ZONE);
	const klok = hier.toPlainTime();
	const [begin, einde] = [Temporal.PlainTime.from(van), Temporal.PlainTime.from(tot)];
	const voor = (een: Temporal.PlainTime, ander: Temporal.PlainTime) =>
		Temporal.PlainTime.compare(een, ander) < 0;
	const overNacht = voor(einde, begin);
	const stil = overNacht ? !voor(klok, begin) || voor(klok, einde) : !voor(klok, begin) && voor(klok, einde);
	if (!stil) return null;
	const dag = hier.toPlainDate();
	const einddag = overNacht && !voor(klok, begin) ? dag.add({ days: 1 }) : dag;
	// On the night the clock goes forward a time may not exist; the first one after it is meant.
	return einddag.toZonedDateTime({ timeZone: ZONE, plainTime: einde }).toInstant();
}
