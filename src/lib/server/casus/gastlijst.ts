/**
 * The guests of one person, as the person inside may know them: the own ones; for the procesondersteuner all. Nobody else
 * learns that there is one (issue 3 §2).
 */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { isGast, type GastRol, type Rol } from '../../domein/bevoegdheid.ts';
import { gastheren } from '../../domein/gast.ts';
import type { Betreding } from '../context.ts';
import { deelnemer, gast, rol } from '../opslag/schema.ts';
import * as deelnemers from './deelnemer.ts';
import * as persoon from './persoon.ts';

export type Rij = typeof gast.$inferSelect;
export type Gast = {
	id: string;
	persoonId: string;
	naam: string;
	organisatie: string | null;
	rol: GastRol;
	van: { id: string; naam: string };
	gemaaktOp: string;
	/** The guest has an account by now. */
	binnen: boolean;
	aanTafel: boolean;
};

/** Guests of everybody are this person's work. */
export const ikRegel = (hier: Betreding): boolean => hier.wie.rollen.includes('procesondersteuner');

/** All running guests of this case, for the acts themselves. */
export const lopende = (hier: Betreding): Promise<Rij[]> =>
	hier.tx
		.select()
		.from(gast)
		.where(and(eq(gast.casusId, hier.casus.id), isNull(gast.beeindigdOp)))
		.orderBy(asc(gast.id));

/** The running guests that the person inside may know: the own ones; for the procesondersteuner all. */
export const mijne = async (hier: Betreding): Promise<Rij[]> =>
	(await lopende(hier)).filter((rij) => ikRegel(hier) || rij.vanPersoonId === hier.wie.persoonId);

/** Those guests, by name. */
export async function alle(hier: Betreding): Promise<Gast[]> {
	const rijen = await mijne(hier);
	if (rijen.length === 0) return [];
	const mensen = new Map((await persoon.allen(hier)).map((mens) => [mens.id, mens]));
	const rollen = await hier.tx
		.select()
		.from(rol)
		.where(
			inArray(
				rol.id,
				rijen.map((rij) => rij.rolId)
			)
		);
	const aanTafel = new Set((await deelnemers.allen(hier)).map((een) => een.persoonId));
	return rijen.flatMap((rij) => {
		const [mens, van] = [mensen.get(rij.persoonId), mensen.get(rij.vanPersoonId)];
		const plek = rollen.find((een) => een.id === rij.rolId);
		if (!mens || !van || !plek) return [];
		return [
			{
				id: rij.id,
				persoonId: rij.persoonId,
				naam: mens.naam,
				organisatie: mens.organisatie,
				rol: plek.rol as GastRol,
				van: { id: van.id, naam: van.naam },
				gemaaktOp: rij.gemaaktOp,
				binnen: plek.accountId !== null,
				aanTafel: aanTafel.has(rij.persoonId)
			}
		];
	});
}

/** The people of the family for whom the procesondersteuner may invite: those who have a role of their own here. */
export async function gastherenVan(hier: Betreding): Promise<{ id: string; naam: string }[]> {
	const rijen = await hier.tx
		.selectDistinct({ id: rol.persoonId })
		.from(rol)
		.where(
			and(
				eq(rol.casusId, hier.casus.id),
				inArray(rol.rol, [...(gastheren as readonly Rol[])]),
				isNull(rol.tot)
			)
		);
	const ids = new Set(rijen.map((rij) => rij.id));
	return (await persoon.allen(hier)).filter((mens) => ids.has(mens.id)).map(({ id, naam }) => ({ id, naam }));
}

export type Gastrol = { van: string; aanTafel: boolean };

/** Whose guest the person inside is; null for anybody else, and for a guest who was added as a deelnemer only. */
export async function gastVan(hier: Betreding): Promise<Gastrol | null> {
	const { persoonId, rollen } = hier.wie;
	if (persoonId === null || !rollen.every(isGast)) return null;
	const rij = (await lopende(hier)).find((een) => een.persoonId === persoonId);
	if (!rij) return null;
	const van = (await persoon.allen(hier)).find((mens) => mens.id === rij.vanPersoonId);
	const plek = await hier.tx
		.select({ id: deelnemer.id })
		.from(deelnemer)
		.where(
			and(
				eq(deelnemer.casusId, hier.casus.id),
				eq(deelnemer.persoonId, persoonId),
				isNull(deelnemer.vervallenOp)
			)
		);
	return { van: van?.naam ?? '', aanTafel: plek.length > 0 };
}
