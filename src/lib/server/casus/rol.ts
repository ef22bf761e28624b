/** Roles in a case: made without an account, so that nothing opens by itself, and ended with a time. */
import { and, eq, gt, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import { isFamilie, type Rol } from '../../domein/bevoegdheid.ts';
import type { Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { rol } from '../opslag/schema.ts';
import * as bericht from './bericht.ts';
import * as persoon from './persoon.ts';

/**
 * The role somebody holds here now. A place alone opens nothing: a new role has an account only when this person is in
 * this case with one already, so that who changes role stays in.
 */
export async function zorgVoor(
	hier: Betreding,
	persoonId: string,
	welke: Rol,
	accountId: string | null
): Promise<string> {
	const nu = tijdstip(hier.nu);
	const [bestaand] = await hier.tx
		.select({ id: rol.id })
		.from(rol)
		.where(
			and(
				eq(rol.casusId, hier.casus.id),
				eq(rol.persoonId, persoonId),
				eq(rol.rol, welke),
				lte(rol.van, nu),
				or(isNull(rol.tot), gt(rol.tot, nu))
			)
		);
	if (bestaand) return bestaand.id;
	const eigen = accountId ?? (await bericht.accountVan(hier, persoonId));
	return persoon.geefRol(hier, persoonId, welke, { accountId: eigen });
}

/**
 * Ends the role of somebody who loses the place. The melder stays melder; family that is inside keeps its own things.
 * @param alleen only this role, when somebody gets another one
 */
export async function beeindig(hier: Betreding, persoonId: string, alleen?: Rol): Promise<void> {
	const rijen = await hier.tx
		.select()
		.from(rol)
		.where(
			and(
				eq(rol.casusId, hier.casus.id),
				eq(rol.persoonId, persoonId),
				isNull(rol.tot),
				ne(rol.rol, 'melder')
			)
		);
	const weg = rijen
		.filter((rij) => (alleen ? rij.rol === alleen : rij.accountId === null || !isFamilie(rij.rol as Rol)))
		.map((rij) => rij.id);
	if (weg.length > 0)
		await hier.tx
			.update(rol)
			.set({ tot: tijdstip(hier.nu) })
			.where(inArray(rol.id, weg));
}
