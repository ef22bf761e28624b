/** The points on which an aanmelding came back, and what the melder answers to them (S1-B18, S2-G03). */
import { and, asc, eq } from 'drizzle-orm';
import type { PuntId } from '../../domein/vtocontrole.ts';
import { legVast, type Betreding } from '../context.ts';
import { beoordelingspunt } from '../opslag/schema.ts';

export type Oordeel = 'voldoet' | 'ontbreekt';
export type Terugpunt = { punt: PuntId; ronde: number; reden: string; antwoord: string };

/** Every judgement of every round, opened; for the voorzitter's check and the list below. */
export async function rijen(hier: Betreding): Promise<(Terugpunt & { oordeel: Oordeel })[]> {
	const alle = await hier.tx
		.select()
		.from(beoordelingspunt)
		.where(eq(beoordelingspunt.aanmeldingId, hier.aanmelding.id))
		.orderBy(asc(beoordelingspunt.ronde), asc(beoordelingspunt.punt));
	const open = (kolom: string, id: string, bytes: Uint8Array | null) =>
		bytes ? hier.ring.casus.ontsleutel(`beoordelingspunt.${kolom}`, id, bytes) : '';
	return alle.map((rij) => ({
		punt: rij.punt as PuntId,
		ronde: rij.ronde,
		oordeel: rij.oordeel as Oordeel,
		reden: open('reden', rij.id, rij.redenVersleuteld),
		antwoord: open('antwoord', rij.id, rij.antwoordVersleuteld)
	}));
}

/** The points on which the aanmelding came back, of this round or of all rounds before. */
export async function allen(hier: Betreding, welke: 'nu' | 'alle' = 'nu'): Promise<Terugpunt[]> {
	const { ronde, status } = hier.aanmelding;
	const verzonden = (punt: Terugpunt) =>
		punt.ronde < ronde || (punt.ronde === ronde && status === 'teruggestuurd');
	return (await rijen(hier))
		.filter(
			(punt) => punt.oordeel === 'ontbreekt' && verzonden(punt) && (welke === 'alle' || punt.ronde === ronde)
		)
		.map(({ oordeel: _, ...punt }) => punt);
}

/** The melder answers the points of a return; half an answer may be kept. */
export async function beantwoord(
	hier: Betreding,
	antwoorden: Readonly<Record<string, string>>
): Promise<void> {
	const { id: aanmeldingId, ronde } = hier.aanmelding;
	const open = await hier.tx
		.select({ id: beoordelingspunt.id, punt: beoordelingspunt.punt })
		.from(beoordelingspunt)
		.where(
			and(
				eq(beoordelingspunt.aanmeldingId, aanmeldingId),
				eq(beoordelingspunt.ronde, ronde),
				eq(beoordelingspunt.oordeel, 'ontbreekt')
			)
		);
	for (const { id, punt } of open) {
		const tekst = antwoorden[punt];
		if (tekst === undefined) continue;
		const dicht = tekst ? hier.ring.casus.versleutel('beoordelingspunt.antwoord', id, tekst) : null;
		await hier.tx
			.update(beoordelingspunt)
			.set({ antwoordVersleuteld: dicht })
			.where(eq(beoordelingspunt.id, id));
	}
	await legVast(hier, { objectId: aanmeldingId, soort: 'aanmelding.beantwoorden' });
}
