/** Somebody stops working here: everything that came with the work ends with it. */
import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { ligtIn, type Gebied } from '../../domein/beheer.ts';
import { professionals, type Rol } from '../../domein/rol.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { aanstelling, account as accounts, casus, rol } from '../opslag/schema.ts';
import { beeindigAlle } from '../toegang/sessie.ts';
import { legVast, type Beheer } from './plek.ts';
import { vind } from './professional.ts';

/**
 * Somebody leaves: every post in this area, every professional role in a case of it and every session end at once. What
 * somebody is as family in a case stays, and nobody here learns whether there is any. Refuses `beheer.onbekend`,
 * `beheer.niet-zelf`.
 */
export async function gaatWeg(hier: Beheer, accountId: string): Promise<void | Weigering> {
	const wie = await vind(hier, accountId);
	if (!wie) return weiger('beheer.onbekend');
	if (wie.id === hier.accountId) return weiger('beheer.niet-zelf');
	const lopend = wie.posten.filter((post) => post.hier && post.stand !== 'voorbij').map((post) => post.id);
	if (lopend.length > 0)
		await hier.tx
			.update(aanstelling)
			.set({ tot: hier.vandaag.toString() })
			.where(inArray(aanstelling.id, lopend));
	const [rij] = await hier.tx.select().from(accounts).where(eq(accounts.id, wie.id));
	const plekken = await hier.tx
		.select({ id: rol.id, regio: casus.regio, subregio: casus.subregio })
		.from(rol)
		.innerJoin(casus, eq(casus.id, rol.casusId))
		.where(
			and(
				or(eq(rol.accountId, wie.id), eq(rol.emailIndex, rij?.emailIndex ?? '')),
				inArray(rol.rol, [...(professionals as readonly Rol[])]),
				or(isNull(rol.tot), gt(rol.tot, tijdstip(hier.nu)))
			)
		);
	const hierbij = plekken.filter((plek: Gebied & { id: string }) => ligtIn(hier.gebied, plek));
	if (hierbij.length > 0)
		await hier.tx
			.update(rol)
			.set({ tot: tijdstip(hier.nu) })
			.where(
				inArray(
					rol.id,
					hierbij.map((plek) => plek.id)
				)
			);
	await beeindigAlle(hier.tx, wie.id);
	await legVast(hier, { handeling: 'beheer.vertrek', objectId: wie.id });
}
