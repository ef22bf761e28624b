/** Somebody leaves the table before it begins: the place, the invitation and the role end together. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import { trekIn, type UitnodigingStatus } from '../../domein/uitnodiging.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { deelnemer, uitnodiging } from '../opslag/schema.ts';
import * as deelnemers from './deelnemer.ts';
import * as rollen from './rol.ts';

/**
 * Takes a place away. What was sent is withdrawn with its reason and its link dies; who was never told needs none.
 * Refuses with `deelnemer.onbekend`, `uitnodiging.zonder-reden` (S2-C30, dossier §3.3).
 */
export async function haalWeg(hier: Betreding, persoonId: string, reden: string): Promise<void | Weigering> {
	const waar = await deelnemers.zorgVoorTafel(hier);
	if (isWeigering(waar)) return waar;
	const [plek] = await hier.tx
		.update(deelnemer)
		.set({ vervallenOp: tijdstip(hier.nu) })
		.where(
			and(eq(deelnemer.tafelId, waar.id), eq(deelnemer.persoonId, persoonId), isNull(deelnemer.vervallenOp))
		)
		.returning({ id: deelnemer.id });
	if (!plek) return weiger('deelnemer.onbekend');
	const [laatste] = await hier.tx
		.select()
		.from(uitnodiging)
		.where(and(eq(uitnodiging.tafelId, waar.id), eq(uitnodiging.persoonId, persoonId)))
		.orderBy(desc(uitnodiging.id))
		.limit(1);
	if (laatste && laatste.status !== 'ingetrokken' && laatste.status !== 'gesloten') {
		const van = laatste.status as UitnodigingStatus;
		const naar = trekIn(van, van === 'concept' && reden === '' ? 'nog niet verzonden' : reden);
		if (isWeigering(naar)) return weiger(naar.sleutel, { veld: 'reden' });
		await hier.tx
			.update(uitnodiging)
			.set({ status: naar, ingetrokkenOp: tijdstip(hier.nu), codeHash: null })
			.where(eq(uitnodiging.id, laatste.id));
		await legVast(hier, {
			objectId: laatste.id,
			soort: 'uitnodiging.intrekken',
			van,
			naar,
			reden: reden || undefined
		});
	}
	await rollen.beeindig(hier, persoonId);
	await legVast(hier, {
		objectId: plek.id,
		soort: 'deelnemer.vastleggen',
		van: 'deelnemer',
		naar: 'vervallen',
		reden: reden || undefined
	});
}
