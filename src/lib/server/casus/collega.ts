/** Professionals with a post or an account: known to the product before they are known to a case. */
import { and, asc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import { familieRollen, gastRollen, isProfessional, type Rol } from '../../domein/bevoegdheid.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import type { Betreding } from '../context.ts';
import { aanstelling, account, rol } from '../opslag/schema.ts';
import * as deelnemer from './deelnemer.ts';
import * as persoon from './persoon.ts';

/** People who hold a post in this (sub)region, by role: their place is one tap (S1-E09..E12). */
export async function metPost(hier: Betreding): Promise<{ accountId: string; naam: string; rol: Rol }[]> {
	const dagNu = hier.vandaag.toString();
	const rijen = await hier.tx
		.select({ accountId: account.id, naam: account.naamVersleuteld, rol: aanstelling.rol })
		.from(aanstelling)
		.innerJoin(account, eq(account.id, aanstelling.accountId))
		.where(
			and(
				eq(aanstelling.regio, hier.casus.regio),
				or(isNull(aanstelling.subregio), eq(aanstelling.subregio, hier.casus.subregio)),
				lte(aanstelling.van, dagNu),
				or(isNull(aanstelling.tot), gt(aanstelling.tot, dagNu)),
				isNull(account.geblokkeerdOp)
			)
		)
		.orderBy(asc(account.id));
	return rijen
		.filter((rij) => isProfessional(rij.rol as Rol))
		.map((rij) => ({
			accountId: rij.accountId,
			naam: hier.sleutels.huis.ontsleutel('account.naam', rij.accountId, rij.naam),
			rol: rij.rol as Rol
		}));
}

/** Accounts that are tied to people of this case already. */
export async function accountsHier(hier: Betreding): Promise<Map<string, string>> {
	const rijen = await hier.tx
		.select({ persoonId: rol.persoonId, accountId: rol.accountId })
		.from(rol)
		.where(eq(rol.casusId, hier.casus.id));
	return new Map(rijen.flatMap((rij) => (rij.accountId ? [[rij.persoonId, rij.accountId] as const] : [])));
}

/** Somebody with a post here gets a place. Refuses with `deelnemer.onbekend` without such a post. */
export async function zetMetPost(hier: Betreding, accountId: string, welke: Rol): Promise<void | Weigering> {
	const post = (await metPost(hier)).find((een) => een.accountId === accountId && een.rol === welke);
	if (!post) return weiger('deelnemer.onbekend');
	const bekend = [...(await accountsHier(hier))].find(([, ander]) => ander === accountId)?.[0];
	const persoonId =
		bekend ?? (await persoon.voegToe(hier, { soort: 'professional', naam: post.naam, adresGeheim: false }));
	return deelnemer.zet(hier, { persoonId, rol: welke, accountId });
}

/**
 * An account that a professional has already, by e-mail address. Never one of a family: a shared address must not
 * open a case (dossier §2.6, dreigingen A10).
 */
export async function accountVanProfessional(hier: Betreding, emailIndex: string): Promise<string | null> {
	const [rij] = await hier.tx
		.select({ id: account.id })
		.from(account)
		.where(eq(account.emailIndex, emailIndex));
	if (!rij) return null;
	const [familie] = await hier.tx
		.select({ id: rol.id })
		.from(rol)
		.where(and(eq(rol.accountId, rij.id), inArray(rol.rol, [...familieRollen, ...gastRollen])))
		.limit(1);
	return familie ? null : rij.id;
}
