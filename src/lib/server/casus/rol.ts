/** Roles in a case: made without an account, so that nothing opens by itself, and ended with a time. */
import { and, eq, gt, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import { isFamilie, metPost, type Rol } from '../../domein/bevoegdheid.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { aanstelling, account, rol } from '../opslag/schema.ts';
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

/** Without an end, or with one that is still to come. */
const nogOpen = (nu: Temporal.Instant) => or(isNull(rol.tot), gt(rol.tot, tijdstip(nu)));

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
				nogOpen(hier.nu),
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

export type Rolregel = {
	/** Null for a post: that is given and ended by the beheerder. */
	id: string | null;
	naam: string;
	organisatie: string | null;
	rol: Rol;
	van: string;
	tot: string | null;
	stand: 'straks' | 'nu' | 'voorbij';
	/** May be given an end here: people of the family keep what is theirs. */
	begrensbaar: boolean;
};

const standVan = (van: string, tot: string | null, nu: string): Rolregel['stand'] =>
	tot !== null && tot <= nu ? 'voorbij' : van > nu ? 'straks' : 'nu';

/** Every role in this case, through a place or a post, with its begin and end: who has, had and will have a way in. */
export async function alle(hier: Betreding): Promise<Rolregel[]> {
	const mensen = new Map((await persoon.allen(hier)).map((mens) => [mens.id, mens]));
	const nu = tijdstip(hier.nu);
	const rijen = await hier.tx.select().from(rol).where(eq(rol.casusId, hier.casus.id)).orderBy(rol.id);
	const plekken = rijen.map((rij) => ({
		id: rij.id,
		naam: mensen.get(rij.persoonId)?.naam ?? '',
		organisatie: mensen.get(rij.persoonId)?.organisatie ?? null,
		rol: rij.rol as Rol,
		van: rij.van,
		tot: rij.tot,
		stand: standVan(rij.van, rij.tot, nu),
		begrensbaar: !isFamilie(rij.rol as Rol) && !metPost.includes(rij.rol as Rol)
	}));
	return [...plekken, ...(await uitPosten(hier))];
}

/** Posts in this (sub)region; a stand-in is among them, with the day it ends. */
async function uitPosten(hier: Betreding): Promise<Rolregel[]> {
	const rijen = await hier.tx
		.select({
			van: aanstelling.van,
			tot: aanstelling.tot,
			rol: aanstelling.rol,
			accountId: account.id,
			naam: account.naamVersleuteld
		})
		.from(aanstelling)
		.innerJoin(account, eq(account.id, aanstelling.accountId))
		.where(
			and(
				eq(aanstelling.regio, hier.casus.regio),
				or(isNull(aanstelling.subregio), eq(aanstelling.subregio, hier.casus.subregio)),
				inArray(aanstelling.rol, [...metPost])
			)
		)
		.orderBy(aanstelling.id);
	const vandaag = hier.vandaag.toString();
	return rijen.map((rij) => ({
		id: null,
		naam: hier.sleutels.huis.ontsleutel('account.naam', rij.accountId, rij.naam),
		organisatie: null,
		rol: rij.rol as Rol,
		van: rij.van,
		tot: rij.tot,
		stand: standVan(rij.van, rij.tot, vandaag),
		begrensbaar: false
	}));
}

/** The first moment of a day in the Netherlands. */
const beginVan = (dag: Temporal.PlainDate): string =>
	tijdstip(dag.toZonedDateTime('Europe/Amsterdam').toInstant());

/**
 * Gives a role in this case a begin, an end, or neither. Today as end ends it now. Refuses `rol.onbekend` for a role of
 * the family, a post or another case, and `rol.volgorde` when it ends before it begins or in the past.
 */
export async function begrens(
	hier: Betreding,
	rolId: string,
	duur: { van: Temporal.PlainDate | null; tot: Temporal.PlainDate | null }
): Promise<void | Weigering> {
	const rij = (await alle(hier)).find((een) => een.id === rolId);
	if (!rij?.begrensbaar || rij.stand === 'voorbij') return weiger('rol.onbekend');
	const nu = tijdstip(hier.nu);
	const vandaag = hier.vandaag.toString();
	if (duur.tot !== null && duur.tot.toString() < vandaag) return weiger('rol.volgorde', { veld: 'tot' });
	// A begin that lies behind us is history and stays as it was.
	const van =
		duur.van !== null && duur.van.toString() > vandaag ? beginVan(duur.van) : rij.van > nu ? nu : rij.van;
	const tot = duur.tot === null ? null : duur.tot.toString() === vandaag ? nu : beginVan(duur.tot);
	if (tot !== null && tot <= van && tot !== nu) return weiger('rol.volgorde', { veld: 'tot' });
	await hier.tx.update(rol).set({ van, tot }).where(eq(rol.id, rolId));
	await legVast(hier, { objectId: rolId, soort: 'rol.begrenzen', van: rij.tot, naar: tot ?? 'zonder-einde' });
}
