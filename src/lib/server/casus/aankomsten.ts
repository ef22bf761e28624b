/** The own time and place to wait of each person of a tafel. */
import { eq } from 'drizzle-orm';
import type { Betreding } from '../context.ts';
import { uitnodiging } from '../opslag/schema.ts';

/** The arrivals as they stand, for the form; only regie holds these keys (dossier §2.6). */
export async function aankomsten(
	hier: Betreding
): Promise<Record<string, { tijd: string; wachtplek: string }>> {
	if (!hier.tafel) return {};
	const rijen = await hier.tx
		.select()
		.from(uitnodiging)
		.where(eq(uitnodiging.tafelId, hier.tafel.id))
		.orderBy(uitnodiging.id);
	const uit: Record<string, { tijd: string; wachtplek: string }> = {};
	for (const rij of rijen) {
		const slot = await hier.ring.persoon(rij.persoonId, 'contact');
		const open = (kolom: string, bytes: Uint8Array | null) =>
			bytes ? slot.ontsleutel(`uitnodiging.${kolom}`, rij.id, bytes) : '';
		uit[rij.persoonId] = {
			tijd: open('aankomst', rij.aankomstVersleuteld),
			wachtplek: open('wachtplek', rij.wachtplekVersleuteld)
		};
	}
	return uit;
}
