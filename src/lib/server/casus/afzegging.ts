/** What becomes of the invitations when a tafel moves, is called off or begins. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import { sluit as sluitUitnodiging, type UitnodigingStatus } from '../../domein/uitnodiging.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { uitnodiging } from '../opslag/schema.ts';
import * as bericht from './bericht.ts';
import * as deelnemer from './deelnemer.ts';
import * as taak from './taak.ts';

/** Roles that get their papers as soon as a tafel is planned (S1-B34). */
export const RAAD: readonly Rol[] = ['rvdk-adviseur', 'raadsonderzoeker'];

/** What was sent is closed: answers are over. With `dood` also its link, day and place, because another day comes. */
export async function sluitUitnodigingen(hier: Betreding, dood: boolean): Promise<void> {
	for (const rij of await hier.tx.select().from(uitnodiging).where(eq(uitnodiging.tafelId, hier.tafel!.id))) {
		const naar = sluitUitnodiging(rij.status as UitnodigingStatus);
		if (naar === rij.status) continue;
		await hier.tx
			.update(uitnodiging)
			.set({
				status: naar,
				...(dood && { codeHash: null, aankomstVersleuteld: null, wachtplekVersleuteld: null })
			})
			.where(eq(uitnodiging.id, rij.id));
		await legVast(hier, { objectId: rij.id, soort: 'uitnodiging.sluiten', van: rij.status, naar });
	}
}

/** Tells everybody who was invited; who cannot be reached in the app is a call for the procesondersteuner. */
export async function zegAf(hier: Betreding, wat: string): Promise<void> {
	const verzonden = await hier.tx
		.select({ persoonId: uitnodiging.persoonId })
		.from(uitnodiging)
		.where(
			and(
				eq(uitnodiging.tafelId, hier.tafel!.id),
				inArray(uitnodiging.status, ['verzonden', 'geopend', 'beantwoord'])
			)
		);
	const genodigd = new Set(verzonden.map((rij) => rij.persoonId));
	for (const een of await deelnemer.allen(hier)) {
		if (!genodigd.has(een.persoonId) && !RAAD.includes(een.rol)) continue;
		const bereikt = await bericht.stuur(
			hier,
			een.persoonId,
			een.rol,
			`${wat}:${hier.tafel!.id}:${tijdstip(hier.nu)}`
		);
		if (!bereikt)
			await taak.zetKlaar(hier, {
				soort: 'afzegging-bellen',
				voorRol: 'procesondersteuner',
				persoonId: een.persoonId
			});
	}
}
