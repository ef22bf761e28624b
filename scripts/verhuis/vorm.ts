// A store seen from outside, the same for both engines: tables with rows, no schema of ours in between. For moving a
// store, and for comparing a copy with what it was made from.

/** The names of the two stores: two files in SQLite, two schemas in PostgreSQL. Keys go first: no row without its key. */
export const DELEN = ['sleutels', 'casus'] as const;
export type Deel = (typeof DELEN)[number];

/** As SQLite has them; a yes or no is 1 or 0. */
export type Waarde = string | number | Buffer | null;
export type Rij = Waarde[];

export type Tabel = {
	deel: Deel;
	naam: string;
	/** In an order that both engines have: by name. */
	kolommen: string[];
	/** Columns of the primary key, in its order. */
	sleutel: string[];
	/** Tables of the same store that rows of this one point to. */
	verwijst: string[];
};

/** One end of a move. */
export interface Huis {
	/** Tables, those that others point to first. */
	tabellen(): Promise<Tabel[]>;
	tel(tabel: Tabel): Promise<number>;
	/** Rows in the order of the primary key, after this one. */
	lees(tabel: Tabel, na: Waarde[] | null, hoogstens: number): Promise<Rij[]>;
	/** The primary key of the last row. */
	laatste(tabel: Tabel): Promise<Waarde[] | null>;
	/** Adds rows, all or none, on the disk when it answers. */
	voegToe(tabel: Tabel, rijen: Rij[]): Promise<void>;
	/** From which store this one is being filled; null when it is whole. */
	merk(deel: Deel): Promise<string | null>;
	zetMerk(deel: Deel, merk: string | null): Promise<void>;
	sluit(): Promise<void>;
}

/** Puts tables in such an order that no row points to one that is not there yet. */
export function opVolgorde(tabellen: readonly Tabel[]): Tabel[] {
	const uit: Tabel[] = [];
	const gezet = new Set<string>();
	const zet = (tabel: Tabel): void => {
		if (gezet.has(tabel.naam)) return;
		gezet.add(tabel.naam);
		for (const andere of tabellen) if (tabel.verwijst.includes(andere.naam)) zet(andere);
		uit.push(tabel);
	};
	for (const tabel of [...tabellen].sort((a, b) => (a.naam < b.naam ? -1 : 1))) zet(tabel);
	return uit;
}

/** The values of the primary key of a row. */
export const sleutelVan = (tabel: Tabel, rij: Rij): Waarde[] =>
	tabel.sleutel.map((kolom) => rij[tabel.kolommen.indexOf(kolom)] ?? null);

/** Few enough to hold blocks of documents in memory, many enough to be quick. */
const PER_KEER = 200;

/** All rows of a table, a handful at a time, after a given one. */
export async function* rijen(huis: Huis, tabel: Tabel, na: Waarde[] | null = null): AsyncGenerator<Rij[]> {
	for (let vorige = na; ;) {
		const stuk = await huis.lees(tabel, vorige, PER_KEER);
		if (stuk.length === 0) return;
		yield stuk;
		vorige = sleutelVan(tabel, stuk.at(-1)!);
	}
}
