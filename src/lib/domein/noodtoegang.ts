/** Into a case without a role there, because somebody may be in danger (issue 3 §2, dreigingen C02). */
import * as v from 'valibot';

/** How long it lasts; who needs more asks again, with a reason. */
export const NOODTOEGANG_UREN = 4;
/** So many a day; more is not an emergency but a way of working, and waits for a colleague. */
export const NOODTOEGANG_PER_DAG = 5;

export const NoodtoegangFormulier = v.object({
	referentienummer: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.toUpperCase(),
		v.minLength(1, 'fout.verplicht'),
		v.maxLength(40, 'fout.te-lang')
	),
	reden: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.minLength(15, 'fout.noodtoegang.reden-kort'),
		v.maxLength(1000, 'fout.te-lang')
	),
	gezien: v.pipe(v.optional(v.string(), ''), v.literal('ja', 'fout.noodtoegang.niet-gezien'))
});
export type NoodtoegangInvoer = v.InferOutput<typeof NoodtoegangFormulier>;

export const NoodtoegangKeuze = v.object({
	id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/, 'fout.ongeldig'))
});
