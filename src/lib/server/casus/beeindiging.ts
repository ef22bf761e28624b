/** The ways out of an aanmelding: the melder stops, or goes straight to the RvdK without a tafel (dossier §3.1, §3.6). */
import { eq } from 'drizzle-orm';
import * as regels from '../../domein/aanmelding.ts';
import type { TafelFase } from '../../domein/fase.ts';
import * as tafelregels from '../../domein/tafel.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { aanmelding, tafel } from '../opslag/schema.ts';
import * as gast from './gast.ts';
import * as taak from './taak.ts';

/** Ends the aanmelding and calls off a tafel that was being planned; the procesondersteuner tells those who were invited. */
async function beeindig(
	hier: Betreding,
	naar: regels.AanmeldingFase,
	reden: string
): Promise<Weigering | null> {
	const { id, status } = hier.aanmelding;
	const { tafel: bij } = hier;
	await taak.rondAllesAf(hier);
	if (bij) {
		const afgezegd = tafelregels.annuleer(bij.status as TafelFase, reden);
		if (isWeigering(afgezegd)) return afgezegd;
		await hier.tx.update(tafel).set({ status: afgezegd }).where(eq(tafel.id, bij.id));
		await legVast(hier, {
			objectId: bij.id,
			soort: 'tafel.annuleren',
			van: bij.status,
			naar: afgezegd,
			reden
		});
		await taak.zetKlaar(hier, { soort: 'inlichten', voorRol: 'procesondersteuner' });
	}
	await gast.beeindigAlle(hier);
	await hier.tx
		.update(aanmelding)
		.set({ status: naar, gewijzigdOp: tijdstip(hier.nu) })
		.where(eq(aanmelding.id, id));
	await legVast(hier, { objectId: id, van: status, naar, reden });
	return null;
}

/** The melder stops. Refuses `aanmelding.zonder-reden` once it was handed in, and `aanmelding.verkeerd-moment`. */
export async function trekIn(hier: Betreding, reden: string): Promise<Weigering | null> {
	const naar = regels.trekIn(hier.aanmelding.status as regels.AanmeldingFase, reden);
	if (isWeigering(naar))
		return naar.sleutel === 'aanmelding.zonder-reden' ? weiger(naar.sleutel, { veld: 'reden' }) : naar;
	return beeindig(hier, naar, reden.trim());
}

/**
 * Straight to the RvdK, without a tafel (S2-F25..F28, S2-L01..L06). Refuses `aanmelding.geen-directe-route`,
 * `aanmelding.eis-niet-vervuld` and `aanmelding.zonder-reden`.
 */
export async function gaDirectNaarRvdk(
	hier: Betreding,
	keuze: { aanleiding: string; vervuld: readonly string[]; reden: string }
): Promise<Weigering | null> {
	const naar = regels.gaDirectNaarRvdk(
		hier.werkwijze,
		hier.aanmelding.status as regels.AanmeldingFase,
		keuze
	);
	if (isWeigering(naar))
		return naar.sleutel === 'aanmelding.eis-niet-vervuld' ? weiger(naar.sleutel, { veld: 'vervuld' }) : naar;
	if (keuze.reden === '') return weiger('aanmelding.zonder-reden', { veld: 'reden' });
	return beeindig(hier, naar, keuze.reden);
}
