import * as v from 'valibot';
import { id } from './veld.ts';

export const StukKeuze = v.object({ document: id });

const reden = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.minLength(1, 'fout.verplicht'),
	v.maxLength(1000, 'fout.te-lang')
);

/** Something was found, and still it must be read: why. */
export const VoorlegFormulier = v.object({ document: id, reden });

/** A text is known by the id of what holds it, or by a digest of itself. */
export const NazichtKeuze = v.object({
	id: v.pipe(v.string(), v.regex(/^[0-9a-zA-Z_-]{16,64}$/, 'fout.ongeldig'))
});
export const NazichtVoorleggen = v.object({ ...NazichtKeuze.entries, reden });
export const TekstVoorleggen = v.object({
	tekst: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.minLength(1, 'fout.verplicht'),
		v.maxLength(4000, 'fout.te-lang')
	),
	waarom: reden
});

export const KopieFormulier = v.object({
	document: id,
	persoon: v.pipe(v.string('fout.kies'), v.regex(/^[0-9a-f-]{36}$/, 'fout.kies')),
	bestand: v.pipe(
		v.instance(File, 'fout.kies-bestand'),
		v.check((bestand) => bestand.size > 0, 'fout.kies-bestand')
	)
});
