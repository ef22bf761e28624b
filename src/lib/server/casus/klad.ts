/**
 * The key for words that a phone keeps while the server is out of reach. Derived from the author's own key, so the same
 * draft opens again after signing in and nobody else gets it; it is never stored on the device.
 */
import type { Betreding } from '../context.ts';
import { kenmerk, leidAf } from '../opslag/versleuteling.ts';

/** @returns the key (base64, 32 bytes) and a name for the place that tells nothing; null for who has no person here */
export async function kladsleutel(
	hier: Betreding,
	vraag: string
): Promise<{ sleutel: string; plek: string } | null> {
	const { persoonId } = hier.wie;
	if (!persoonId || !hier.tafel) return null;
	const { sleutel } = await hier.ring.persoon(persoonId, 'eigen');
	return {
		sleutel: leidAf(sleutel, 'klad').toString('base64'),
		plek: kenmerk(leidAf(sleutel, 'klad-plek'), `${hier.tafel.id}|${vraag}`).slice(0, 16)
	};
}
