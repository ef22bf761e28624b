/** legVast(): the only way to record an act. */
import type { Handeling } from '../domein/handeling.ts';
import type { Betreding } from './context.ts';
import { tijdstip } from './klok.ts';
import { schrijfAudit } from './opslag/audit.ts';
import { nieuwId } from './opslag/id.ts';
import { gebeurtenis } from './opslag/schema.ts';

/**
 * Records an act: an audit row, and for a change of state an event with its author and time, in the same transaction.
 * @param wat objectId: the thing it is about; van/naar: old and new state; reden: a sentence, stored under the case key
 */
export async function legVast(
	hier: Betreding,
	wat: { objectId: string; soort?: Handeling; van?: string | null; naar?: string; reden?: string | undefined }
): Promise<void> {
	hier.vastgelegd = true;
	if (wat.naar !== undefined) {
		const id = nieuwId();
		await hier.tx.insert(gebeurtenis).values({
			id,
			casusId: hier.casus.id,
			soort: wat.soort ?? hier.recht,
			objectId: wat.objectId,
			van: wat.van ?? null,
			naar: wat.naar,
			doorAccountId: hier.wie.accountId,
			doorPersoonId: hier.wie.persoonId,
			redenVersleuteld: wat.reden ? hier.ring.casus.versleutel('gebeurtenis.reden', id, wat.reden) : null,
			op: tijdstip(hier.nu)
		});
	}
	await schrijfAudit(hier.tx, hier.sleutels.audit, {
		tijd: tijdstip(hier.nu),
		accountId: hier.wie.accountId,
		persoonId: hier.wie.persoonId,
		rol: hier.wie.rollen.join(' '),
		handeling: wat.soort ?? hier.recht,
		casusId: hier.casus.id,
		objectId: wat.objectId,
		uitkomst: 'gedaan',
		verzoekId: hier.verzoekId
	});
}
