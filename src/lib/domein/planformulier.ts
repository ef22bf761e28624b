/** The forms with which a tafel is planned, people are invited and the tafel itself is led (S1-B39, S2-G06..G12). */
import * as v from 'valibot';
import { genodigden } from './rol.ts';
import { gezagStanden } from './stukrecht.ts';
import { id, tekst, verplicht } from './veld.ts';

const vinkje = v.optional(
	v.pipe(
		v.string(),
		v.transform((waarde) => waarde === 'ja')
	),
	''
);
const tijd = v.pipe(v.optional(v.string(), ''), v.trim(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'fout.tijd'));
const ofLeeg = <S extends v.GenericSchema<string | undefined, string>>(schema: S) =>
	v.union([v.literal(''), schema]);
export const PlanFormulier = v.object({
	versie: v.pipe(v.optional(v.string(), ''), v.regex(/^\d{1,6}$/, 'fout.ongeldig'), v.transform(Number)),
	aanleiding: v.pipe(v.optional(v.string(), ''), v.minLength(1, 'fout.planning.kies-aanleiding')),
	doel: verplicht(2000),
	datum: v.pipe(v.optional(v.string(), ''), v.trim(), v.isoDate('fout.datum')),
	tijd,
	duur: v.pipe(
		v.optional(v.string(), ''),
		v.regex(/^\d{1,3}$/, 'fout.planning.duur'),
		v.transform(Number),
		v.minValue(15, 'fout.planning.duur'),
		v.maxValue(480, 'fout.planning.duur')
	),
	plaats: verplicht(300),
	/** The number the family may call about this tafel. */
	telefoon: v.optional(v.pipe(tekst(30), v.regex(/^[0-9+() -]*$/, 'fout.telefoon'))),
	veiligheidsafspraak: vinkje,
	/** Per person, by id: own time and place to wait. */
	aankomst: v.optional(v.record(v.string(), v.object({ tijd: ofLeeg(tijd), wachtplek: tekst(200) })), {})
});
export type Plan = v.InferOutput<typeof PlanFormulier>;

const gezagKeuze = v.picklist(gezagStanden, 'fout.verplicht');

export const PersoonFormulier = v.object({
	rol: v.picklist(genodigden, 'fout.planning.kies-rol'),
	naam: verplicht(200),
	organisatie: tekst(200),
	functie: tekst(200),
	email: v.union(
		[v.literal(''), v.pipe(v.string(), v.trim(), v.email('fout.email'), v.maxLength(254, 'fout.te-lang'))],
		'fout.email'
	),
	telefoon: v.pipe(tekst(30), v.regex(/^[0-9+() -]*$/, 'fout.telefoon')),
	adres: tekst(300),
	/** School, huisarts, work: one a line, kept as secret as the address. */
	plekken: v.optional(tekst(500)),
	/** The version that stood on screen (dreigingen R13); absent for somebody new. */
	versie: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'fout.ongeldig'), v.transform(Number))),
	/** Not known counts as secret (dreigingen A19). */
	geheim: v.optional(v.picklist(['nee', 'ja', 'onbekend'], 'fout.verplicht'), 'onbekend'),
	gezag: v.optional(v.record(v.string(), gezagKeuze), {}),
	waarom: tekst(500)
});
export type PersoonInvoer = v.InferOutput<typeof PersoonFormulier>;

/** Someone who is in the case already, or holds a post here, gets a place at the table. */
export const PlaatsFormulier = v.object({
	rol: v.picklist(genodigden, 'fout.planning.kies-rol'),
	persoon: v.optional(id),
	account: v.optional(id),
	waarom: tekst(500)
});

/** Own times to arrive, also after the invitations went out (issue 3 §3). */
export const AankomstFormulier = v.object({
	versie: v.pipe(v.optional(v.string(), ''), v.regex(/^\d{1,6}$/, 'fout.ongeldig'), v.transform(Number)),
	doel: verplicht(2000),
	plaats: verplicht(300),
	telefoon: v.optional(v.pipe(tekst(30), v.regex(/^[0-9+() -]*$/, 'fout.telefoon'))),
	veiligheidsafspraak: vinkje,
	aankomst: v.optional(v.record(v.string(), v.object({ tijd: ofLeeg(tijd), wachtplek: tekst(200) })), {})
});
export type Aankomsten = v.InferOutput<typeof AankomstFormulier>;

export const RedenKeuze = v.object({ reden: tekst(500) });
export const RedenFormulier = v.object({ reden: verplicht(1000) });
export const VerstuurFormulier = v.object({
	/** A tick per person, by id: each has a name of its own, so that every tick survives a refusal. */
	wie: v.pipe(
		v.optional(v.record(id, v.literal('ja')), {}),
		v.transform((gekozen) => Object.keys(gekozen)),
		v.minLength(1, 'fout.uitnodiging.niemand'),
		v.maxLength(40, 'fout.ongeldig')
	),
	veilig: v.pipe(vinkje, v.literal(true, 'fout.uitnodiging.onveilig'))
});
export const PersoonKeuze = v.object({ persoon: id });
export const TaakKeuze = v.object({ taak: id });
/** A button without anything to fill in. */
export const Leeg = v.object({});
export const OpenFormulier = v.object({ melderAanwezig: vinkje, ondanksVerdeeldheid: vinkje });
export const SluitFormulier = v.object({
	uitkomst: v.pipe(v.optional(v.string(), ''), v.minLength(1, 'fout.tafel.kies-uitkomst')),
	toelichting: verplicht(4000),
	aanwezig: v.optional(
		v.record(v.string(), v.picklist(['aanwezig', 'afwezig'], 'fout.tafel.afwezigheid-niet-vastgelegd')),
		{}
	)
});
export const ToestemmingFormulier = v.object({
	persoon: id,
	antwoord: v.picklist(['gegeven', 'geweigerd'], 'fout.verplicht'),
	kanaal: v.picklist(['telefoon', 'persoonlijk', 'brief'], 'fout.verplicht')
});
