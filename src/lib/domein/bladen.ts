/** A long list in pages that are plain addresses: every row on exactly one of them. */

export type Blad<T> = {
	rijen: T[];
	/** From 1. */
	nummer: number;
	/** How many pages there are; 1 when there is nothing. */
	bladen: number;
	/** Over all pages. */
	totaal: number;
	/** Place of the first row here, from 0. */
	vanaf: number;
};

/** The number in an address; what is no number from 1 on is the first page. */
export const bladnummer = (waarde: string | null): number =>
	/^[1-9]\d{0,5}$/.test(waarde ?? '') ? Number(waarde) : 1;

/** One page of a list in a fixed order; past the end is the last page. */
export function blad<T>(alle: readonly T[], nummer: number, perBlad: number): Blad<T> {
	const bladen = Math.max(1, Math.ceil(alle.length / perBlad));
	const hier = Math.min(nummer, bladen);
	const vanaf = (hier - 1) * perBlad;
	return { rijen: alle.slice(vanaf, vanaf + perBlad), nummer: hier, bladen, totaal: alle.length, vanaf };
}
