/** No BSN anywhere (S0-B03). In a structured field it is refused, in free text it is a warning (dossier §3.1). */
import { weiger, type Weigering } from './weigering.ts';

const gewichten = [9, 8, 7, 6, 5, 4, 3, 2, -1];

const elfproef = (cijfers: string): boolean => {
	const negen = cijfers.padStart(9, '0');
	if (negen.length !== 9 || /^0+$/.test(negen)) return false;
	return (
		[...negen].reduce((som, cijfer, plek) => som + Number(cijfer) * (gewichten[plek] ?? 0), 0) % 11 === 0
	);
};

/** True when a whole field value is a BSN: 8 or 9 digits, however separated, that pass the elfproef. */
export const isBsn = (waarde: string): boolean =>
	/^\s*\d(?:[\s.\-/]*\d){7,8}\s*$/.test(waarde) && elfproef(waarde.replace(/\D/g, ''));

/** Digits in one run, and digits in groups that belong to no longer number. */
const aaneen = /(?<!\d)\d{8,9}(?!\d)/g;
const gegroepeerd = /(?<!\d[ .-]?)\d(?:[ .-]?\d){7,8}(?![ .-]?\d)/g;
const datum = /^(?:\d{1,2}[ .-]\d{1,2}[ .-]\d{4}|\d{4}[ .-]\d{1,2}[ .-]\d{1,2})$/;

/** Where in a text something stands that may be a BSN; one in eleven other numbers of this length is one too. */
export const zoekBsn = (tekst: string): { gevonden: string; begin: number; eind: number }[] => {
	const treffers = new Map<number, string>();
	for (const patroon of [aaneen, gegroepeerd])
		for (const treffer of tekst.matchAll(patroon))
			if (!datum.test(treffer[0]) && elfproef(treffer[0].replace(/\D/g, '')))
				treffers.set(treffer.index, treffer[0]);
	return [...treffers]
		.sort(([een], [ander]) => een - ander)
		.map(([begin, gevonden]) => ({ gevonden, begin, eind: begin + gevonden.length }));
};

/**
 * The warning about a number in free text, once: who sends the same again has looked at it.
 * @param teksten by name of the field
 * @returns `bsn.tekst` at the first field that holds one
 */
export function waarschuw(teksten: Readonly<Record<string, string>>, gezien: boolean): Weigering | null {
	const veld = gezien
		? undefined
		: Object.keys(teksten).find((naam) => zoekBsn(teksten[naam] ?? '').length > 0);
	return veld === undefined ? null : weiger('bsn.tekst', { veld });
}
