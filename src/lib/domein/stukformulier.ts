import * as v from 'valibot';

const id = v.pipe(v.string('fout.ongeldig'), v.regex(/^[0-9a-f-]{36}$/, 'fout.ongeldig'));

export const StukKeuze = v.object({ document: id });

export const KopieFormulier = v.object({
	document: id,
	persoon: v.pipe(v.string('fout.kies'), v.regex(/^[0-9a-f-]{36}$/, 'fout.kies')),
	bestand: v.pipe(
		v.instance(File, 'fout.kies-bestand'),
		v.check((bestand) => bestand.size > 0, 'fout.kies-bestand')
	)
});
