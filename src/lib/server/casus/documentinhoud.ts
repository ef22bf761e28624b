/** What a paper says: its name, its text and its bytes in blocks, each closed with a key of its own under the case key. */
import { asc, eq } from 'drizzle-orm';
import type { Ingenomen } from '../bestanden/inname.ts';
import type { Uittreksel } from '../bestanden/stuk.ts';
import { ontsleutel, versleutel, type Kop } from '../bestanden/versleutelde-blokken.ts';
import type { Betreding } from '../context.ts';
import { document, documentBlok } from '../opslag/schema.ts';
import { leidAf } from '../opslag/versleuteling.ts';

const slotVan = (hier: Betreding, documentId: string): Buffer =>
	leidAf(hier.ring.casus.sleutel, `document/${documentId}`);

/** The columns of a paper's contents, closed, and its blocks for bewaarBlokken. */
export function verzegel(hier: Betreding, id: string, bestand: Ingenomen) {
	const kop: Kop = { documentId: id, versie: 1, lengte: bestand.bytes.length, soort: bestand.soort };
	const { prefix, blokken } = versleutel(slotVan(hier, id), kop, bestand.bytes);
	const { casus } = hier.ring;
	return {
		naamVersleuteld: casus.versleutel('document.naam', id, bestand.bestandsnaam),
		kopVersleuteld: casus.versleutel('document.kop', id, Buffer.from(prefix).toString('base64')),
		tekstVersleuteld: bestand.tekst
			? casus.versleutel('document.tekst', id, JSON.stringify(bestand.tekst))
			: null,
		blokken
	};
}

/** Stores the blocks of a paper whose row is there. */
export async function bewaarBlokken(
	hier: Betreding,
	documentId: string,
	blokken: readonly Uint8Array[]
): Promise<void> {
	for (const [nummer, inhoud] of blokken.entries())
		await hier.tx.insert(documentBlok).values({ documentId, nummer, inhoud: Buffer.from(inhoud) });
}

/** The bytes of a paper; whether this person may have them was asked before (documentrecht.ts). */
export async function open(
	hier: Betreding,
	{ id, lengte, type }: { id: string; lengte: number; type: string }
): Promise<Uint8Array> {
	const [rij] = await hier.tx
		.select({ kop: document.kopVersleuteld })
		.from(document)
		.where(eq(document.id, id));
	const blokken = await hier.tx
		.select({ inhoud: documentBlok.inhoud })
		.from(documentBlok)
		.where(eq(documentBlok.documentId, id))
		.orderBy(asc(documentBlok.nummer));
	const prefix = Buffer.from(hier.ring.casus.ontsleutel('document.kop', id, rij!.kop), 'base64');
	const kop: Kop = { documentId: id, versie: 1, lengte, soort: type };
	return ontsleutel(
		slotVan(hier, id),
		kop,
		prefix,
		blokken.map((blok) => blok.inhoud)
	);
}

/** The readable text of a paper, or null when nothing is readable in it; the right to it was asked before. */
export async function openTekst(hier: Betreding, id: string): Promise<Uittreksel | null> {
	const [rij] = await hier.tx
		.select({ tekst: document.tekstVersleuteld })
		.from(document)
		.where(eq(document.id, id));
	return rij?.tekst
		? (JSON.parse(hier.ring.casus.ontsleutel('document.tekst', id, rij.tekst)) as Uittreksel)
		: null;
}
