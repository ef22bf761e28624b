/** The tafel: its phases and what leads from one to the next (dossier §3.2, §3.7). */
import type { AanmeldingFase, TafelFase } from './fase.ts';
import { overgang, type Overgangen } from './overgang.ts';
import type { ToestemmingStand } from './toestemming.ts';
import { weiger, type Weigering } from './weigering.ts';
import { tafelsoort, type TafelsoortId, type Werkwijze } from './werkwijze.ts';

export { tafelFasen, type TafelFase } from './fase.ts';

export type TafelGebeurtenis =
	| 'plannen'
	| 'uitnodigen'
	| 'voorbereiden'
	| 'verplaatsen'
	| 'annuleren'
	| 'vervallen'
	| 'openen'
	| 'sluiten'
	| 'afronden';

const voorDeTafel = (naar: TafelFase) =>
	({ gepland: naar, uitgenodigd: naar, 'in-voorbereiding': naar }) as const;

export const tafelOvergangen = {
	plannen: { 'te-plannen': 'gepland', uitgesteld: 'gepland', gepland: 'gepland' },
	uitnodigen: { gepland: 'uitgenodigd', uitgenodigd: 'uitgenodigd', 'in-voorbereiding': 'in-voorbereiding' },
	voorbereiden: { uitgenodigd: 'in-voorbereiding', 'in-voorbereiding': 'in-voorbereiding' },
	verplaatsen: voorDeTafel('uitgesteld'),
	annuleren: { 'te-plannen': 'geannuleerd', ...voorDeTafel('geannuleerd'), uitgesteld: 'geannuleerd' },
	vervallen: {
		'te-plannen': 'vervallen-geen-toestemming',
		...voorDeTafel('vervallen-geen-toestemming'),
		uitgesteld: 'vervallen-geen-toestemming'
	},
	// Also from `uitgenodigd`: a tafel must be able to begin when nobody ticked that the family was prepared.
	openen: { uitgenodigd: 'bezig', 'in-voorbereiding': 'bezig' },
	sluiten: { bezig: 'gehouden' },
	afronden: { gehouden: 'afgerond' }
} as const satisfies Overgangen<TafelGebeurtenis, TafelFase>;

const volgende = overgang<TafelGebeurtenis, TafelFase>(tafelOvergangen, 'tafel.verkeerd-moment');

/** Sets day, time and place. Refuses with `tafel.aanmelding-niet-compleet` and `tafel.aanleiding-onbekend` (S1-B19, S1-C02). */
export const plan = (
	wijze: Werkwijze,
	fase: TafelFase,
	feiten: { readonly soort: TafelsoortId; readonly aanmelding: AanmeldingFase; readonly aanleiding: string }
): TafelFase | Weigering => {
	if (feiten.aanmelding !== 'compleet') return weiger('tafel.aanmelding-niet-compleet');
	const bekend: readonly string[] = tafelsoort(wijze, feiten.soort).aanleidingen;
	return bekend.includes(feiten.aanleiding) ? volgende(fase, 'plannen') : weiger('tafel.aanleiding-onbekend');
};

/** Sends the first or a further uitnodiging. Refuses without purpose, day or anyone to invite (S2-G06..G08). */
export const nodigUit = (
	fase: TafelFase,
	feiten: { readonly doel: boolean; readonly dag: boolean; readonly genodigden: number }
): TafelFase | Weigering => {
	if (!feiten.dag) return weiger('tafel.zonder-dag');
	if (!feiten.doel) return weiger('tafel.zonder-doel');
	return feiten.genodigden === 0 ? weiger('tafel.zonder-genodigden') : volgende(fase, 'uitnodigen');
};

/** The family has been prepared. */
export const bereidVoor = (fase: TafelFase): TafelFase | Weigering => volgende(fase, 'voorbereiden');

/** To another day, which is still to be found; refuses with `tafel.zonder-reden` (S2-H05, S2-H07, S2-H08). */
export const verplaats = (fase: TafelFase, reden: string): TafelFase | Weigering =>
	reden.trim() === '' ? weiger('tafel.zonder-reden') : volgende(fase, 'verplaatsen');

/** Calls it off; refuses with `tafel.zonder-reden`. */
export const annuleer = (fase: TafelFase, reden: string): TafelFase | Weigering =>
	reden.trim() === '' ? weiger('tafel.zonder-reden') : volgende(fase, 'annuleren');

/**
 * The voorzitter confirms that a tafel which needs consent does not take place (S1-C09). Refuses with
 * `tafel.geen-toestemming-nodig` for another tafel and `tafel.niet-geweigerd` unless refused, or settled when divided.
 */
export const vervalt = (
	wijze: Werkwijze,
	fase: TafelFase,
	feiten: { readonly soort: TafelsoortId; readonly toestemming: ToestemmingStand }
): TafelFase | Weigering => {
	if (!tafelsoort(wijze, feiten.soort).toestemmingNodig) return weiger('tafel.geen-toestemming-nodig');
	return feiten.toestemming === 'geweigerd' || feiten.toestemming === 'verdeeld'
		? volgende(fase, 'vervallen')
		: weiger('tafel.niet-geweigerd');
};

/**
 * Begins. Refuses with `tafel.toestemming-ontbreekt` (S1-C09), `tafel.toestemming-verdeeld` while the voorzitter
 * has not settled it, and `tafel.verzoeker-afwezig` where the werkwijze says so (S2-H08).
 */
export const open = (
	wijze: Werkwijze,
	fase: TafelFase,
	feiten: {
		readonly soort: TafelsoortId;
		readonly toestemming: ToestemmingStand;
		/** The voorzitter decided to go on although the ouders differ (dossier §3.7). */
		readonly ondanksVerdeeldheid: boolean;
		readonly melderAanwezig: boolean;
	}
): TafelFase | Weigering => {
	const naar = volgende(fase, 'openen');
	if (typeof naar !== 'string') return naar;
	if (wijze.profiel.melderAfwezig === 'gaat-niet-door' && !feiten.melderAanwezig)
		return weiger('tafel.verzoeker-afwezig');
	if (!tafelsoort(wijze, feiten.soort).toestemmingNodig || feiten.toestemming === 'gegeven') return naar;
	if (feiten.toestemming !== 'verdeeld') return weiger('tafel.toestemming-ontbreekt');
	return feiten.ondanksVerdeeldheid ? naar : weiger('tafel.toestemming-verdeeld');
};

/**
 * Ends. Refuses with `tafel.zonder-uitkomst` without besluit or afspraken, and `tafel.afwezigheid-niet-vastgelegd`
 * when a family member was absent and that is not on record (S1-B09).
 */
export const sluit = (
	fase: TafelFase,
	feiten: { readonly uitkomst: boolean; readonly afwezigheidVastgelegd: boolean }
): TafelFase | Weigering => {
	const naar = volgende(fase, 'sluiten');
	if (typeof naar !== 'string') return naar;
	if (!feiten.uitkomst) return weiger('tafel.zonder-uitkomst');
	return feiten.afwezigheidVastgelegd ? naar : weiger('tafel.afwezigheid-niet-vastgelegd');
};

/** All is done; refuses with `tafel.verslag-niet-definitief`. */
export const rondAf = (fase: TafelFase, verslagDefinitief: boolean): TafelFase | Weigering =>
	verslagDefinitief ? volgende(fase, 'afronden') : weiger('tafel.verslag-niet-definitief');

/** From here on what is handed in is late: kept, and for the voorzitter (dossier §3.4). */
export const isBegonnen = (fase: TafelFase): boolean =>
	fase === 'bezig' || fase === 'gehouden' || fase === 'afgerond';

/** The tafel will not take place, or no longer. */
export const isVoorbij = (fase: TafelFase): boolean =>
	fase === 'afgerond' || fase === 'geannuleerd' || fase === 'vervallen-geen-toestemming';
