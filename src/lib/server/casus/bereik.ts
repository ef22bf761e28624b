/** Which cases somebody may reach, before one of them is entered: not a decrypted word. */
import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '../opslag/index.ts';
import { aanmelding, casus, rol, tafel } from '../opslag/schema.ts';
import type { Gebruiker } from '../toegang/sessie.ts';

export type Kaal = {
	casus: typeof casus.$inferSelect;
	aanmelding: typeof aanmelding.$inferSelect;
	tafel: typeof tafel.$inferSelect | null;
};

/** Ids of the cases in which somebody holds a role, by name or through a post. */
export async function bereikbaar(tx: Db, gebruiker: Gebruiker, nu: string): Promise<string[]> {
	const eigen = await tx
		.select({ id: rol.casusId })
		.from(rol)
		.where(
			and(
				or(eq(rol.accountId, gebruiker.accountId ?? ''), eq(rol.emailIndex, gebruiker.emailIndex ?? '')),
				lte(rol.van, nu),
				isNull(rol.rustSinds),
				or(isNull(rol.tot), gt(rol.tot, nu))
			)
		);
	const posten = gebruiker.aanstellingen.filter((een) => een.rol !== 'beheerder');
	const uitPost =
		posten.length === 0
			? []
			: await tx
					.select({ id: casus.id })
					.from(casus)
					.where(
						or(
							...posten.map((een) =>
								and(
									eq(casus.regio, een.regio),
									...(een.subregio === null ? [] : [eq(casus.subregio, een.subregio)])
								)
							)
						)
					);
	return [...new Set([...eigen, ...uitPost].map((rij) => rij.id))];
}

/** Case, latest aanmelding and latest tafel of each id, without one decrypted word. */
export async function kaal(tx: Db, ids: string[]): Promise<Kaal[]> {
	if (ids.length === 0) return [];
	const casussen = await tx.select().from(casus).where(inArray(casus.id, ids)).orderBy(desc(casus.id));
	const aanmeldingen = await tx
		.select()
		.from(aanmelding)
		.where(inArray(aanmelding.casusId, ids))
		.orderBy(asc(aanmelding.id));
	const tafels = await tx.select().from(tafel).where(inArray(tafel.casusId, ids)).orderBy(asc(tafel.id));
	const laatste = new Map(aanmeldingen.map((rij) => [rij.casusId, rij]));
	const laatsteTafel = new Map(tafels.map((rij) => [rij.casusId, rij]));
	return casussen.flatMap((rij) => {
		const aangemeld = laatste.get(rij.id);
		return aangemeld ? [{ casus: rij, aanmelding: aangemeld, tafel: laatsteTafel.get(rij.id) ?? null }] : [];
	});
}
