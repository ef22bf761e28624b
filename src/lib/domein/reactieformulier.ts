import * as v from 'valibot';
import { deelnames, TEKST_HOOGUIT } from './reactievragen.ts';

/** One question being written. `tab` tells one open page from another, `basis` what it started from. */
export const ConceptFormulier = v.object({
	vraag: v.pipe(v.string('fout.ongeldig'), v.regex(/^[a-z-]{1,20}$/, 'fout.ongeldig')),
	tekst: v.pipe(v.string('fout.ongeldig'), v.maxLength(TEKST_HOOGUIT, 'fout.te-lang')),
	basis: v.pipe(v.string('fout.ongeldig'), v.regex(/^\d{1,9}$/, 'fout.ongeldig'), v.transform(Number)),
	tab: v.pipe(v.string('fout.ongeldig'), v.regex(/^[0-9a-f-]{36}$/, 'fout.ongeldig')),
	naar: v.optional(v.picklist(['volgende', 'vorige', 'straks'], 'fout.ongeldig'), 'volgende')
});

export const IndienFormulier = v.object({
	deelMet: v.picklist(['iedereen', 'tafel', 'voorzitter'], 'fout.kies'),
	deelname: v.optional(v.picklist(deelnames, 'fout.kies')),
	gezien: v.literal('ja', 'fout.lezers-niet-gezien')
});

/** After the opening nobody chooses: it goes to the voorzitter (dossier §3.4). */
export const NakomFormulier = v.object({ gezien: v.literal('ja', 'fout.lezers-niet-gezien') });

export const NietsFormulier = v.object({});
