/**
 * The check of an aanmelding by the voorzitter: Haaglanden's quality list (S2-O01..O22, dossier §5), in Twente the
 * part of it that follows from "all papers, and enough in them" (S1-B16, S1-B17) with the rest as advice.
 */
import type { DocumentSoort } from './document.ts';
import { ontbrekendeDocumenten, type TafelsoortId, type Werkwijze, type WerkwijzeId } from './werkwijze.ts';

export const puntIds = [
	'vto-01',
	'vto-02',
	'vto-03',
	'vto-04',
	'vto-05',
	'vto-06',
	'vto-07',
	'vto-08',
	'vto-09',
	'vto-10',
	'vto-11',
	'vto-12',
	'vto-13',
	'vto-14'
] as const;
export type PuntId = (typeof puntIds)[number];

export type Controlepunt = {
	readonly id: PuntId;
	/** Must be settled before the aanmelding can be called complete; the rest is advice. */
	readonly verplicht: boolean;
	readonly bron: string;
};

const bronnen: Readonly<Record<PuntId, string>> = {
	'vto-01': 'S2-O01',
	'vto-02': 'S2-O02',
	'vto-03': 'S2-O03',
	'vto-04': 'S2-O04, S2-O05',
	'vto-05': 'S2-O06',
	'vto-06': 'S2-O07..O09',
	'vto-07': 'S2-O10',
	'vto-08': 'S2-O11..O13',
	'vto-09': 'S2-O14..O16, S1-B27',
	'vto-10': 'S2-O17',
	'vto-11': 'S2-O18..O22',
	'vto-12': 'dossier §5',
	'vto-13': 'S2-F08, S2-F09, S1-B17',
	'vto-14': 'S0-B03'
};

/** Which points decide, per werkwijze. */
const beslissend: Readonly<Record<WerkwijzeId, readonly PuntId[]>> = {
	'twente-2026': ['vto-01', 'vto-02', 'vto-03', 'vto-09', 'vto-13', 'vto-14'],
	'haaglanden-2023': puntIds
};
const alleenBijGezag: readonly PuntId[] = ['vto-11'];

/** The points for one aanmelding, deciding ones first in the order of the list. */
export const controlepunten = (wijze: Werkwijze, gezagsbeeindiging: boolean): Controlepunt[] => {
	const deciderend = beslissend[wijze.id as WerkwijzeId];
	return puntIds
		.filter((id) => gezagsbeeindiging || !alleenBijGezag.includes(id))
		.map((id) => ({ id, verplicht: deciderend.includes(id), bron: bronnen[id] }))
		.sort((een, ander) => Number(ander.verplicht) - Number(een.verplicht));
};

/** What the product can see by itself of one point; the voorzitter decides. */
export type Bevinding = { readonly uitkomst: 'in-orde' | 'let-op'; readonly wat: string };

export type Controlefeiten = {
	readonly soort: TafelsoortId;
	readonly documenten: readonly DocumentSoort[];
	/** Papers without readable text: nothing in them was checked. */
	readonly onleesbaar: number;
	/** Places in papers and free text that look like a BSN. */
	readonly bsn: number;
	readonly melderVolledig: boolean;
	/** The melder's organisation is one that this werkwijze names for this tafel. */
	readonly melderBekend: boolean;
	readonly kinderenVolledig: boolean;
	readonly besproken: 'ja' | 'nee-geprobeerd' | null;
	readonly verklaard: readonly string[];
	readonly gezagsbeeindiging: boolean;
	/** Day of the diagnosis, whether it is too old, and whether a reason is given. */
	readonly diagnose: { readonly teOud: boolean; readonly metReden: boolean } | null;
};

const goed = (wat: string): Bevinding => ({ uitkomst: 'in-orde', wat });
const kijk = (wat: string): Bevinding => ({ uitkomst: 'let-op', wat });

/** What the product found, by point; `wat` is a key under `loket.bevinding`. */
export function bevindingen(wijze: Werkwijze, feiten: Controlefeiten): Partial<Record<PuntId, Bevinding[]>> {
	const mist = ontbrekendeDocumenten(wijze, feiten.soort, feiten.documenten, {
		gezagsbeeindiging: feiten.gezagsbeeindiging
	});
	const verklaring = (vraag: string): Bevinding[] => {
		const sleutel = `werkwijze.aanmeldvraag.${vraag}`;
		if (!wijze.aanmeldVragen.some((een) => een.sleutel === sleutel)) return [];
		return [feiten.verklaard.includes(sleutel) ? goed('verklaard') : kijk('niet-verklaard')];
	};
	const diagnose = (): Bevinding[] => {
		if (feiten.diagnose === null) return [];
		if (!feiten.diagnose.teOud) return [goed('diagnose-jong')];
		return [kijk(feiten.diagnose.metReden ? 'diagnose-oud-reden' : 'diagnose-oud')];
	};
	return {
		'vto-01': [
			feiten.melderVolledig ? goed('melder-volledig') : kijk('melder-onvolledig'),
			feiten.melderBekend ? goed('melder-bekend') : kijk('melder-onbekend')
		],
		'vto-02': [mist.length === 0 ? goed('stukken-compleet') : kijk('stukken-missen')],
		'vto-03': verklaring('waarom-nodig'),
		'vto-06': diagnose(),
		'vto-08': verklaring('feiten'),
		'vto-09': [
			feiten.besproken === 'ja'
				? goed('besproken')
				: kijk(feiten.besproken === null ? 'niet-besproken' : 'geprobeerd')
		],
		'vto-10': verklaring('fouten-hersteld'),
		'vto-11': feiten.gezagsbeeindiging
			? [mist.length === 0 ? goed('stukken-compleet') : kijk('stukken-missen')]
			: [],
		'vto-13': [
			feiten.kinderenVolledig ? goed('kinderen-volledig') : kijk('kinderen-onvolledig'),
			...verklaring('informatie-avg')
		],
		'vto-14': [
			feiten.bsn === 0 ? goed('geen-bsn') : kijk('bsn'),
			...(feiten.onleesbaar > 0 ? [kijk('onleesbaar')] : [])
		]
	};
}
