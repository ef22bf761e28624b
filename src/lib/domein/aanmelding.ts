/** The aanmelding of a melder: its phases and what leads from one to the next (dossier §3.1). */
import type { DocumentSoort } from './document.ts';
import type { AanmeldingFase } from './fase.ts';
import { overgang, type Overgangen } from './overgang.ts';
import { weiger, type Weigering } from './weigering.ts';
import { ontbrekendeDocumenten, type TafelsoortId, type Werkwijze } from './werkwijze.ts';

export { aanmeldingFasen, type AanmeldingFase } from './fase.ts';

export type AanmeldingGebeurtenis =
	'indienen' | 'oppakken' | 'terugsturen' | 'goedkeuren' | 'direct-naar-rvdk' | 'intrekken';

const overal = (naar: AanmeldingFase) =>
	({
		concept: naar,
		ingediend: naar,
		'in-beoordeling': naar,
		teruggestuurd: naar,
		compleet: naar
	}) as const;

export const aanmeldingOvergangen = {
	indienen: { concept: 'ingediend', teruggestuurd: 'ingediend' },
	oppakken: { ingediend: 'in-beoordeling' },
	terugsturen: { 'in-beoordeling': 'teruggestuurd' },
	goedkeuren: { 'in-beoordeling': 'compleet' },
	'direct-naar-rvdk': overal('direct-naar-rvdk'),
	intrekken: overal('ingetrokken')
} as const satisfies Overgangen<AanmeldingGebeurtenis, AanmeldingFase>;

const volgende = overgang<AanmeldingGebeurtenis, AanmeldingFase>(
	aanmeldingOvergangen,
	'aanmelding.verkeerd-moment'
);

export type Dossier = {
	readonly soort: TafelsoortId;
	readonly documenten: readonly DocumentSoort[];
	readonly gezagsbeeindiging?: boolean;
};

const mist = (wijze: Werkwijze, dossier: Dossier): boolean =>
	ontbrekendeDocumenten(wijze, dossier.soort, dossier.documenten, {
		gezagsbeeindiging: dossier.gezagsbeeindiging ?? false
	}).length > 0;

/**
 * Hands in, or hands in again after a return. Refuses with `aanmelding.niet-af` when a step is not complete,
 * `aanmelding.document-ontbreekt`, `aanmelding.niet-besproken` without talk or described effort (S1-B27, S2-F11,
 * S2-O16), and `aanmelding.reden-onbeantwoord` when a point of the return has no answer.
 */
export const dienIn = (
	wijze: Werkwijze,
	fase: AanmeldingFase,
	feiten: Dossier & {
		readonly stappenAf: boolean;
		readonly besproken: boolean;
		/** What was tried when no talk was possible. */
		readonly geprobeerd: boolean;
		readonly openPunten: number;
	}
): AanmeldingFase | Weigering => {
	const naar = volgende(fase, 'indienen');
	if (typeof naar !== 'string') return naar;
	if (!feiten.stappenAf) return weiger('aanmelding.niet-af');
	if (mist(wijze, feiten)) return weiger('aanmelding.document-ontbreekt');
	if (!feiten.besproken && !feiten.geprobeerd) return weiger('aanmelding.niet-besproken');
	return feiten.openPunten > 0 ? weiger('aanmelding.reden-onbeantwoord') : naar;
};

/** The procesondersteuner or voorzitter takes it up. */
export const neemOp = (fase: AanmeldingFase): AanmeldingFase | Weigering => volgende(fase, 'oppakken');

/** Back to the melder; refuses with `aanmelding.zonder-reden` unless each point has its reason (S1-B18, S2-G03). */
export const stuurTerug = (fase: AanmeldingFase, redenen: readonly string[]): AanmeldingFase | Weigering => {
	const naar = volgende(fase, 'terugsturen');
	if (typeof naar !== 'string') return naar;
	return redenen.length === 0 || redenen.some((reden) => reden.trim() === '')
		? weiger('aanmelding.zonder-reden')
		: naar;
};

/**
 * Complete: a tafel can be planned (S1-B19, S2-G04). Refuses with `aanmelding.document-ontbreekt` and, when a
 * point of the check is not in order, `aanmelding.punt-open` (S1-B16, S1-B17).
 */
export const keurGoed = (
	wijze: Werkwijze,
	fase: AanmeldingFase,
	feiten: Dossier & { readonly allePuntenInOrde: boolean }
): AanmeldingFase | Weigering => {
	const naar = volgende(fase, 'goedkeuren');
	if (typeof naar !== 'string') return naar;
	if (mist(wijze, feiten)) return weiger('aanmelding.document-ontbreekt');
	return feiten.allePuntenInOrde ? naar : weiger('aanmelding.punt-open');
};

/**
 * Straight to the RvdK, where the werkwijze knows that route. `eisen`: for each requirement of the chosen reason
 * whether it is met. Refuses with `aanmelding.geen-directe-route` or `aanmelding.eis-niet-vervuld` (S2-F25..F28, S2-L06).
 */
export const gaDirectNaarRvdk = (
	wijze: Werkwijze,
	fase: AanmeldingFase,
	keuze: { readonly aanleiding: string; readonly vervuld: readonly string[] }
): AanmeldingFase | Weigering => {
	const route = wijze.direct.find((mogelijk) => mogelijk.aanleiding === keuze.aanleiding);
	if (!wijze.profiel.directNaarRvdk || route === undefined) return weiger('aanmelding.geen-directe-route');
	if (route.eisen.some((eis) => !keuze.vervuld.includes(eis))) return weiger('aanmelding.eis-niet-vervuld');
	return volgende(fase, 'direct-naar-rvdk');
};

/** The melder withdraws; refuses with `aanmelding.zonder-reden` without a reason, and when it has ended already. */
export const trekIn = (fase: AanmeldingFase, reden: string): AanmeldingFase | Weigering =>
	reden.trim() === '' && fase !== 'concept' ? weiger('aanmelding.zonder-reden') : volgende(fase, 'intrekken');
