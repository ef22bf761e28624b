/** Gezag per child: who has it, who looked and when. Not looked at is not known, and counts as none (dossier §2.5). */
import { and, eq } from 'drizzle-orm';
import type { Gezag, Rol } from '../../domein/bevoegdheid.ts';
import { leeftijdOp } from '../../domein/leeftijd.ts';
import { legVast, type Betreding } from '../context.ts';
import { gezag } from '../opslag/schema.ts';
import * as deelnemers from './deelnemer.ts';
import * as persoon from './persoon.ts';

export type Gezagstand = {
	kindId: string;
	naam: string;
	status: Gezag;
	gecontroleerdOp: string | null;
};
const raaktGezag = (rol: Rol): boolean => rol === 'ouder' || rol === 'verzorger';

/** The children of the case with their age on the day of the tafel; null for the unborn and the unknown. */
export async function kinderen(
	hier: Betreding
): Promise<{ id: string; naam: string; leeftijd: number | null }[]> {
	const op = deelnemers.tafeldag(hier);
	return (await persoon.allen(hier))
		.filter((mens) => mens.soort === 'jeugdige')
		.map((kind) => ({
			id: kind.id,
			naam: kind.naam,
			leeftijd: kind.geboortedatum ? leeftijdOp(kind.geboortedatum, op) : null
		}));
}

/** The gezag of one person over each child of the case; a child without a row counts as not known (dossier §2.5). */
export async function van(hier: Betreding, ouderId: string | null): Promise<Gezagstand[]> {
	const rijen = ouderId
		? await hier.tx
				.select()
				.from(gezag)
				.where(and(eq(gezag.casusId, hier.casus.id), eq(gezag.ouderId, ouderId)))
		: [];
	return (await kinderen(hier)).map((kind) => {
		const rij = rijen.find((een) => een.jeugdigeId === kind.id);
		return {
			kindId: kind.id,
			naam: kind.naam,
			status: (rij?.status ?? 'onbekend') as Gezagstand['status'],
			gecontroleerdOp: rij?.gecontroleerdOp ?? null
		};
	});
}

/** Records what changed; leaving it as it was records nothing. */
export async function leg(
	hier: Betreding,
	persoonId: string,
	invoer: { rol: Rol; gezag: Readonly<Record<string, Gezagstand['status']>> }
): Promise<void> {
	if (!raaktGezag(invoer.rol)) return;
	for (const kind of await van(hier, persoonId)) {
		const nieuw = invoer.gezag[kind.kindId];
		if (nieuw === undefined || (nieuw === kind.status && kind.gecontroleerdOp !== null)) continue;
		await persoon.legGezagVast(hier, persoonId, kind.kindId, nieuw);
		await legVast(hier, { objectId: persoonId, soort: 'gezag.vastleggen', van: kind.status, naar: nieuw });
	}
}
