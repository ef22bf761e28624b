/** The form behind "Komt u?": one question, with what belongs to it (dossier §3.3, §2.1 row tolk). */
import * as v from 'valibot';
import { antwoorden } from './werkwijzen/vorm.ts';

/** Whom a person brings along (S1-B15, S2-C30); a vertrouwenspersoon of Jeugdstem is free and independent. */
export const meenemers = ['niemand', 'steunpersoon', 'jeugdstem'] as const;
export type Meenemer = (typeof meenemers)[number];

/** A text that may be left empty; an empty one is null. */
const misschien = (hooguit: number) =>
	v.optional(
		v.pipe(
			v.string('fout.ongeldig'),
			v.trim(),
			v.maxLength(hooguit, 'fout.te-lang'),
			v.transform((tekst) => tekst || null)
		),
		''
	);
const misschienEen = <const W extends readonly string[]>(waarden: W) =>
	v.optional(
		v.pipe(
			v.union([v.picklist(waarden), v.literal('')], 'fout.kies'),
			v.transform((waarde) => (waarde === '' ? null : (waarde as W[number])))
		),
		''
	);

export const AntwoordFormulier = v.object({
	keuze: v.pipe(v.optional(v.string('fout.kies'), ''), v.picklist(antwoorden, 'fout.kies')),
	/** Which explanation was on screen; the page puts it in. */
	gezien: v.pipe(v.optional(v.string('fout.ongeldig'), ''), v.maxLength(64, 'fout.te-lang')),
	reden: misschien(1000),
	meenemen: misschienEen(meenemers),
	meenemenNaam: misschien(120),
	relatie: misschien(120),
	tolk: v.optional(v.picklist(['', 'ja'], 'fout.kies'), ''),
	taal: misschien(60)
});
export type AntwoordInvoer = v.InferOutput<typeof AntwoordFormulier>;
