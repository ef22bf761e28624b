/** Planning a tafel: its forms, when it begins, and who may not meet in the hall (S1-B39, S2-G06..G12, dossier §2.6). */
import * as v from 'valibot';
import { genodigden, isFamilie, isProfessional, type Rol } from './rol.ts';
import { weiger, type Weigering } from './weigering.ts';
import { tafelsoort, type TafelsoortId, type Werkwijze } from './werkwijze.ts';

/** How long the link and the code of an invitation work. The one place that says so. */
export const UITNODIGING_GELDIG_DAGEN = 14;
/** From this many days before the tafel an invitation that was not opened asks for a call (dossier §3.3). */
export const STIL_DAGEN_VOORAF = 5;
/** The notice about data that goes with an invitation (S2-F08, S2-M02; AVG 13 and 14). Rises with its text. */
export const UITLEG_VERSIE = '2026-1';

const ZONE = 'Europe/Amsterdam';
const tekst = (hooguit: number) =>
	v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(hooguit, 'fout.te-lang'));
const verplicht = (hooguit: number) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.minLength(1, 'fout.verplicht'),
		v.maxLength(hooguit, 'fout.te-lang')
	);
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
const id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/, 'fout.ongeldig'));

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

const gezagKeuze = v.picklist(['gezag', 'geen-gezag', 'onbekend'], 'fout.verplicht');

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

/**
 * The moment a tafel begins, from a day and a time in the Netherlands.
 * Refuses with `planning.tijd-bestaat-niet` for a time that the clock skips or shows twice, and `planning.voorbij`.
 */
export const begin = (datum: string, uur: string, nu: Temporal.Instant): Temporal.Instant | Weigering => {
	let moment: Temporal.Instant;
	try {
		moment = Temporal.PlainDate.from(datum)
			.toPlainDateTime(Temporal.PlainTime.from(uur))
			.toZonedDateTime(ZONE, { disambiguation: 'reject' })
			.toInstant();
	} catch {
		return weiger('planning.tijd-bestaat-niet', { veld: 'tijd' });
	}
	return Temporal.Instant.compare(moment, nu) <= 0 ? weiger('planning.voorbij', { veld: 'datum' }) : moment;
};

/** True when the werkwijze lists this role for this tafel; somebody else needs a reason the family sees (§2.1). */
export const staatOpLijst = (wijze: Werkwijze, soort: TafelsoortId, rol: Rol): boolean =>
	tafelsoort(wijze, soort).deelnemers.some((een) => een.rol === rol);

/** The people who come to the building as family, each with what keeps them apart. */
export type Komt = {
	persoonId: string;
	rol: Rol;
	adresGeheim: boolean;
	tijd: string;
	wachtplek: string;
};

const isPartij = (rol: Rol): boolean => !isProfessional(rol);
const isOudere = (rol: Rol): boolean => rol === 'ouder' || rol === 'verzorger';

/** True when people of the family must arrive apart: an address is secret or unknown, or it was agreed (S2-G12). */
export const apartNodig = (mensen: readonly Komt[], veiligheidsafspraak: boolean): boolean => {
	const gezin = mensen.filter((mens) => isPartij(mens.rol));
	return gezin.length > 1 && (veiligheidsafspraak || gezin.some((mens) => mens.adresGeheim));
};

/** Two who may not meet: ouders and verzorgers among each other, and a jongere in hiding and an ouder who is not. */
const moetUiteen = (een: Komt, ander: Komt): boolean =>
	(isOudere(een.rol) && isOudere(ander.rol)) ||
	(isFamilie(een.rol) &&
		isFamilie(ander.rol) &&
		een.adresGeheim !== ander.adresGeheim &&
		(een.rol === 'jongere' ? een : ander).adresGeheim);

const zelfde = (een: string, ander: string): boolean =>
	een.trim().toLocaleLowerCase('nl') === ander.trim().toLocaleLowerCase('nl');

/**
 * Checks the separate arrivals. Refuses with `planning.aankomst-ontbreekt`, `planning.aankomst-gelijk` and
 * `planning.wachtplek-gelijk`, each at the field of the person (dossier §2.6 rule 4).
 */
export const aankomstenKloppen = (
	mensen: readonly Komt[],
	veiligheidsafspraak: boolean
): true | Weigering => {
	if (!apartNodig(mensen, veiligheidsafspraak)) return true;
	const gezin = mensen.filter((mens) => isPartij(mens.rol));
	for (const mens of gezin) {
		if (mens.tijd === '')
			return weiger('planning.aankomst-ontbreekt', { veld: `aankomst.${mens.persoonId}.tijd` });
		if (mens.wachtplek === '')
			return weiger('planning.aankomst-ontbreekt', { veld: `aankomst.${mens.persoonId}.wachtplek` });
	}
	for (const [nummer, mens] of gezin.entries())
		for (const ander of gezin.slice(nummer + 1)) {
			if (!moetUiteen(mens, ander)) continue;
			if (mens.tijd === ander.tijd)
				return weiger('planning.aankomst-gelijk', { veld: `aankomst.${ander.persoonId}.tijd` });
			if (zelfde(mens.wachtplek, ander.wachtplek))
				return weiger('planning.wachtplek-gelijk', { veld: `aankomst.${ander.persoonId}.wachtplek` });
		}
	return true;
};

/** The point of the agenda where the family's reacties come up (S1-F02, S1-G02, S1-H02, S2-H11). */
export const reactiePunt: Readonly<Record<TafelsoortId, number>> = {
	tafel1: 2,
	tafel2: 2,
	tafel3: 2,
	vto: 4,
	vth: 2
};
