/** What happens to an uploaded file before the transaction: checked, counted, read. */
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { controleer, type Controle } from './controle.ts';
import type { Soort, Uittreksel } from './stuk.ts';
import { tekst } from './weergave.ts';

export type Ingenomen = Controle & { bytes: Uint8Array; tekst: Uittreksel | null };

/**
 * Takes a file in.
 * @param toegestaan kinds accepted; all five when absent
 * @returns the checked file with its readable text, or the refusal of `controleer` at this field
 */
export async function neemIn(
	bestand: File,
	veld: string,
	toegestaan?: readonly Soort[]
): Promise<Ingenomen | Weigering> {
	const bytes = new Uint8Array(await bestand.arrayBuffer());
	const controle = await controleer(bytes, bestand.name, toegestaan);
	if (isWeigering(controle)) return weiger(controle.sleutel, { veld, gegevens: controle.gegevens });
	const gelezen = await tekst(bytes, controle.soort);
	if (isWeigering(gelezen)) return weiger(gelezen.sleutel, { veld, gegevens: gelezen.gegevens });
	return { ...controle, bytes, tekst: gelezen === 'niet-leesbaar' ? null : gelezen };
}
