/** The begin and end of a role in a case. */
import * as v from 'valibot';

const dagOfNiet = v.union(
	[
		v.pipe(
			v.optional(v.literal(''), ''),
			v.transform(() => null)
		),
		v.pipe(
			v.string(),
			v.trim(),
			v.isoDate('fout.datum'),
			v.transform((tekst) => Temporal.PlainDate.from(tekst))
		)
	],
	'fout.datum'
);

export const RolFormulier = v.object({
	rol: v.pipe(v.optional(v.string(), ''), v.regex(/^[0-9a-f-]{36}$/, 'fout.verplicht')),
	van: dagOfNiet,
	tot: dagOfNiet
});
