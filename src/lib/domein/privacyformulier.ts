/** Forms of a question about one's own data: asking it, and handling it (S2-M08..M23, dossier §3.11). */
import * as v from 'valibot';
import { correctieGronden, grondslagen } from './privacyverzoek.ts';

/** The kinds that can be asked in the app now; each is one page. */
export const gevraagdeSoorten = ['inzage', 'correctie'] as const;

/** Who gets the answer. The product itself never writes to an ouder about it. */
export const ontvangers = ['aanvrager', 'aanvrager-en-ouder'] as const;
export type Ontvanger = (typeof ontvangers)[number];

export const besluiten = ['toegewezen', 'deels-toegewezen', 'afgewezen'] as const;

const HOOGUIT = 4000;
const tekst = v.pipe(
	v.optional(v.string('fout.ongeldig'), ''),
	v.trim(),
	v.maxLength(HOOGUIT, 'fout.te-lang')
);
const nodig = v.pipe(tekst, v.minLength(1, 'fout.verplicht'));
const eenVan = <const W extends readonly string[]>(waarden: W) =>
	v.pipe(v.optional(v.string('fout.kies'), ''), v.picklist(waarden, 'fout.kies'));

export const InzageFormulier = v.object({ tekst });
export const CorrectieFormulier = v.object({ grond: eenVan(correctieGronden), zin: nodig, tekst });
export type Vraagstelling =
	{ soort: 'inzage'; tekst: string } | ({ soort: 'correctie' } & v.InferOutput<typeof CorrectieFormulier>);

export const ToewijsFormulier = v.object({
	grondslag: v.pipe(
		v.optional(v.string('fout.kies'), ''),
		v.picklist(grondslagen, 'fout.privacyverzoek.zonder-grondslag')
	),
	ontvanger: v.pipe(
		v.optional(v.picklist(['', ...ontvangers], 'fout.kies'), ''),
		v.transform((keuze) => (keuze === '' ? null : keuze))
	)
});
export const VerlengFormulier = v.object({ reden: tekst });
export const BesluitFormulier = v.object({
	besluit: eenVan(besluiten),
	antwoord: nodig,
	reden: tekst,
	gelakt: v.pipe(
		v.optional(v.string('fout.ongeldig'), ''),
		v.transform((vinkje) => vinkje === 'ja')
	)
});
export const UitvoerFormulier = v.object({ gedaan: nodig });
export const StapFormulier = v.object({});
