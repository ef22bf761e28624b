/** A paper as a stream: recorded and unlocked inside the case, read and opened block by block after it. */
import { eq } from 'drizzle-orm';
import { stroom, type Kop } from '../bestanden/versleutelde-blokken.ts';
import { legVast, type Betreding } from '../context.ts';
import { blokken } from '../opslag/blokken.ts';
import type { Opslag } from '../opslag/index.ts';
import { document } from '../opslag/schema.ts';
import { leidAf } from '../opslag/versleuteling.ts';
import { vind, type Stuk } from './document.ts';

/**
 * Records the look and gives what it takes to read the file once the transaction is over.
 * @returns null when this person may not read it; `lees` gives verified pieces, and throws NietTeOpenen at the first that
 *   was changed, moved or left out
 */
export async function open(
	hier: Betreding,
	id: string
): Promise<{ stuk: Stuk; lees(opslag: Pick<Opslag, 'lees'>): AsyncGenerator<Uint8Array> } | null> {
	const stuk = await vind(hier, id);
	if (!stuk) return null;
	const [rij] = await hier.tx
		.select({ kop: document.kopVersleuteld })
		.from(document)
		.where(eq(document.id, id));
	const prefix = Buffer.from(hier.ring.casus.ontsleutel('document.kop', id, rij!.kop), 'base64');
	const kop: Kop = { documentId: id, versie: 1, lengte: stuk.lengte, soort: stuk.type };
	const sleutel = leidAf(hier.ring.casus.sleutel, `document/${id}`);
	await legVast(hier, { objectId: id, soort: 'document.lezen' });
	return { stuk, lees: (opslag) => stroom(sleutel, kop, prefix, blokken(opslag, id)) };
}
