/** The papers that come with an aanmelding, next to what the tafel asks for (S0-C01..C04, S2-O18..O22). */
import { and, eq, isNull } from 'drizzle-orm';
import { zoekBsn } from '../../domein/bsn.ts';
import { vereisteDocumenten, type StukEis } from '../../domein/werkwijze.ts';
import type { Uittreksel } from '../bestanden/stuk.ts';
import type { Betreding } from '../context.ts';
import { document as documenten } from '../opslag/schema.ts';
import { soortVan } from './aanmelding.ts';
import * as document from './document.ts';

export type Bijlage = document.Stuk & { naam: string; bsn: number };
export type Eisstand = { eis: StukEis; stukken: Bijlage[]; ontbreekt: boolean };

/** What a person reads in a paper. The rest of the file holds numbers of its own, such as when it was made. */
const leesbaar = ({ paginas, rand }: Uittreksel): string[] => [
	...paginas.flat().map((blok) => (blok.soort === 'rij' ? blok.cellen.join(' | ') : blok.tekst)),
	...rand.map((deel) => deel.tekst)
];

/** How often something in a paper looks like a BSN, by paper. Nobody reads along: only the count leaves. */
async function bsnPerStuk(hier: Betreding): Promise<Map<string, number>> {
	const rijen = await hier.tx
		.select({ id: documenten.id, tekst: documenten.tekstVersleuteld, naam: documenten.naamVersleuteld })
		.from(documenten)
		.where(and(eq(documenten.casusId, hier.casus.id), isNull(documenten.vervallenOp)));
	const { casus: slot } = hier.ring;
	return new Map(
		rijen.map((rij) => {
			const naam = slot.ontsleutel('document.naam', rij.id, rij.naam);
			const teksten = rij.tekst
				? leesbaar(JSON.parse(slot.ontsleutel('document.tekst', rij.id, rij.tekst)) as Uittreksel)
				: [];
			return [rij.id, [naam, ...teksten].reduce((aantal, tekst) => aantal + zoekBsn(tekst).length, 0)];
		})
	);
}

/** The papers that came with the aanmelding, with the names their files had. */
export async function allen(hier: Betreding): Promise<Bijlage[]> {
	const bsn = await bsnPerStuk(hier);
	const uit: Bijlage[] = [];
	for (const stuk of await document.zichtbaar(hier))
		uit.push({
			...stuk,
			naam: (await document.oorspronkelijkeNaam(hier, stuk.id)) ?? '',
			bsn: bsn.get(stuk.id) ?? 0
		});
	return uit;
}

/** What this tafel asks for, and what is there of it (S0-C01..C04). Papers that no requirement names come apart. */
export function legNaast(
	hier: Betreding,
	stukken: readonly Bijlage[]
): { eisen: Eisstand[]; overig: Bijlage[] } {
	const gezagsbeeindiging = hier.aanmelding.gezagsbeeindiging === true;
	const eisen = vereisteDocumenten(hier.werkwijze, soortVan(hier), { gezagsbeeindiging }).map((eis) => {
		const erbij = stukken.filter((stuk) => eis.eenVan.includes(stuk.soort));
		return { eis, stukken: erbij, ontbreekt: erbij.length === 0 && eis.gewenst !== true };
	});
	const genoemd = new Set(eisen.flatMap((een) => een.stukken.map((stuk) => stuk.id)));
	return { eisen, overig: stukken.filter((stuk) => !genoemd.has(stuk.id)) };
}
