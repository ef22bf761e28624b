/** Reads a werkwijze: which tafels, phases, steps, terms and words a region has. The data are in werkwijzen/. */
import type { DocumentSoort } from './document.ts';
import type { Fase, Stap } from './fase.ts';
import type { Rol } from './rol.ts';
import { haaglanden2023 } from './werkwijzen/haaglanden-2023.ts';
import { twente2026 } from './werkwijzen/twente-2026.ts';
import {
	antwoorden,
	type Antwoord,
	type Gevolg,
	type Melder,
	type RegioProfiel,
	type StukEis,
	type Subregio,
	type Tafelsoort,
	type TafelsoortId,
	type TermijnRegel,
	type TermijnSoort,
	type Uitwerking,
	type Werkwijze
} from './werkwijzen/vorm.ts';

export * from './werkwijzen/vorm.ts';

/** Every werkwijze that a casus may name, also the ones no new casus gets any more. */
export const werkwijzen = Object.freeze({
	'twente-2026': twente2026,
	'haaglanden-2023': haaglanden2023
} satisfies Record<string, Werkwijze>);
export type WerkwijzeId = keyof typeof werkwijzen;

/** The werkwijze that new cases of a region follow. */
export const geldendeWerkwijzen: readonly Werkwijze[] = [twente2026, haaglanden2023];

export const isWerkwijzeId = (id: string): id is WerkwijzeId => Object.hasOwn(werkwijzen, id);

/** The werkwijze a casus was started under. An unknown id is a defect of the store, never of a person. */
export const werkwijze = (id: string): Werkwijze => {
	if (!isWerkwijzeId(id)) throw new Error(`no werkwijze "${id}"`);
	return werkwijzen[id];
};

export const heeftTafelsoort = (wijze: Werkwijze, soort: string): soort is TafelsoortId =>
	wijze.tafelsoorten.some((tafel) => tafel.soort === soort);

/** The rules of one soort tafel in this werkwijze; throws when the region does not have it. */
export const tafelsoort = (wijze: Werkwijze, soort: TafelsoortId): Tafelsoort => {
	const gevonden = wijze.tafelsoorten.find((tafel) => tafel.soort === soort);
	if (gevonden === undefined) throw new Error(`no ${soort} in ${wijze.id}`);
	return gevonden;
};

/** When an act may happen: true when the phase is one in which this werkwijze allows the step. */
export const magInFase = (wijze: Werkwijze, stap: Stap, fase: Fase): boolean =>
	wijze.stappen[stap].includes(fase);

const gevolgVan = (wijze: Werkwijze, soort: TafelsoortId, antwoord: Antwoord, rol: Rol): Gevolg | null => {
	const perRol = tafelsoort(wijze, soort).gevolgen[antwoord];
	return perRol?.[rol] ?? perRol?.overig ?? null;
};

/** The message key of what this answer leads to for this role; null when the answer is not offered (§3.7). */
export const gevolg = (wijze: Werkwijze, soort: TafelsoortId, antwoord: Antwoord, rol: Rol): string | null =>
	gevolgVan(wijze, soort, antwoord, rol)?.sleutel ?? null;

/** What the answer sets in motion: a task, a refused consent, a line in the verslag, or nothing. */
export const uitwerking = (wijze: Werkwijze, soort: TafelsoortId, antwoord: Antwoord, rol: Rol): Uitwerking =>
	gevolgVan(wijze, soort, antwoord, rol)?.uitwerking ?? 'geen';

/** The answers this role may give, in the order they are shown. */
export const antwoordenVoor = (wijze: Werkwijze, soort: TafelsoortId, rol: Rol): Antwoord[] =>
	antwoorden.filter((antwoord) => gevolgVan(wijze, soort, antwoord, rol) !== null);

/** The subregio that serves a gemeente, by its name; null when the region does not serve it. */
export const subregioVan = (wijze: Werkwijze, gemeente: string): Subregio | null =>
	wijze.subregios.find((subregio) => subregio.gemeenten.includes(gemeente)) ?? null;

/** All gemeenten with the werkwijze that serves them, in alphabetical order, for the loket. */
export const gemeenten = (): { gemeente: string; subregio: Subregio; werkwijze: Werkwijze }[] =>
	geldendeWerkwijzen
		.flatMap((wijze) =>
			wijze.subregios.flatMap((subregio) =>
				subregio.gemeenten.map((gemeente) => ({ gemeente, subregio, werkwijze: wijze }))
			)
		)
		.sort((een, ander) => een.gemeente.localeCompare(ander.gemeente, 'nl'));

/** The settings of the region, with what this subregio does differently. */
export const profielVan = (wijze: Werkwijze, subregioId: string): RegioProfiel => ({
	...wijze.profiel,
	...wijze.subregios.find((subregio) => subregio.id === subregioId)?.profiel
});

/** Organisations that may report for this tafel from this subregio. */
export const meldersVoor = (wijze: Werkwijze, soort: TafelsoortId, subregioId: string): Melder[] =>
	wijze.melders.filter(
		(melder) =>
			melder.tafelsoorten.includes(soort) &&
			(melder.subregios === undefined || melder.subregios.includes(subregioId))
	);

/** The papers that belong to this aanmelding (S0-C01..C04, S2-O02, S2-O18..O22), wanted ones included. */
export const vereisteDocumenten = (
	wijze: Werkwijze,
	soort: TafelsoortId,
	bij: { gezagsbeeindiging?: boolean } = {}
): StukEis[] =>
	tafelsoort(wijze, soort).stukken.filter(
		(eis) => eis.alleenBij === undefined || bij.gezagsbeeindiging === true
	);

/** The requirements that the papers at hand do not meet; what is only wanted never counts. */
export const ontbrekendeDocumenten = (
	wijze: Werkwijze,
	soort: TafelsoortId,
	aanwezig: readonly DocumentSoort[],
	bij: { gezagsbeeindiging?: boolean } = {}
): StukEis[] =>
	vereisteDocumenten(wijze, soort, bij).filter(
		(eis) => eis.gewenst !== true && !eis.eenVan.some((mogelijk) => aanwezig.includes(mogelijk))
	);

/** The term of this kind, or null where the region's own documents and the law name none. */
export const termijnRegel = (wijze: Werkwijze, soort: TermijnSoort): TermijnRegel | null =>
	wijze.termijnen[soort];

/** The message key of the word this region uses for a role (secretaris, verzoeker). */
export const rolwoord = (wijze: Werkwijze, rol: Rol): string =>
	wijze.rolwoorden[rol] ?? `werkwijze.rol.${rol}`;
