/** The roles somebody holds in a case at this moment: by name, by post, or for some hours by an emergency. */
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { loketRechten, magMet, metPost, type Feiten, type Recht, type Rol } from '../domein/bevoegdheid.ts';
import { tijdstip } from './klok.ts';
import type { Db } from './opslag/index.ts';
import { vast } from './opslag/motor.ts';
import { noodtoegang, persoon, rol } from './opslag/schema.ts';
import type { Gebruiker } from './toegang/sessie.ts';

const zoekRollen = vast((db) =>
	db
		.select({
			rol: rol.rol,
			persoonId: rol.persoonId,
			geboortedatum: persoon.geboortedatumVersleuteld
		})
		.from(rol)
		.innerJoin(persoon, eq(persoon.id, rol.persoonId))
		.where(
			and(
				eq(rol.casusId, sql.placeholder('id')),
				or(eq(rol.accountId, sql.placeholder('account')), eq(rol.emailIndex, sql.placeholder('email'))),
				lte(rol.van, sql.placeholder('nu')),
				isNull(rol.rustSinds),
				or(isNull(rol.tot), gt(rol.tot, sql.placeholder('nu')))
			)
		)
		.orderBy(rol.id)
		.prepare()
);

const zoekNoodtoegang = vast((db) =>
	db
		.select({ id: noodtoegang.id })
		.from(noodtoegang)
		.where(
			and(
				eq(noodtoegang.casusId, sql.placeholder('id')),
				eq(noodtoegang.accountId, sql.placeholder('account')),
				gt(noodtoegang.tot, sql.placeholder('nu'))
			)
		)
		.limit(1)
		.prepare()
);

/** Somebody without a role here asked to look, and the hours are not over (casus/noodtoegang.ts). */
const heeftNoodtoegang = async (tx: Db, gebruiker: Gebruiker, id: string, moment: Temporal.Instant) =>
	gebruiker.soort === 'vol' &&
	gebruiker.accountId !== null &&
	(await zoekNoodtoegang(tx, { id, account: gebruiker.accountId, nu: tijdstip(moment) })).length > 0;

type Waar = { regio: string; subregio: string };

/** Roles that come with a post in the (sub)region; they hold nothing while the melder is still writing. */
function rollenUitAanstelling(gebruiker: Gebruiker, waar: Waar, fase: string): Rol[] {
	if (fase === 'concept') return [];
	return (
		gebruiker.aanstellingen
			// Who manages people is a stranger here: no case of the region even exists (dreigingen C06).
			.filter(
				(a) =>
					a.rol !== 'beheerder' &&
					a.regio === waar.regio &&
					(a.subregio === null || a.subregio === waar.subregio)
			)
			.map((a) => a.rol)
	);
}

/**
 * The roles somebody holds in a case, by name and by post: one rule for who enters and for a list of what may be entered.
 * @param eigen the roles by name that hold now
 * @param fase of the aanmelding
 */
export const rollenIn = (gebruiker: Gebruiker, waar: Waar, fase: string, eigen: readonly Rol[]): Rol[] => [
	...new Set([
		...eigen.filter((een) => !metPost.includes(een)),
		...rollenUitAanstelling(gebruiker, waar, fase)
	])
];

/** Whether these roles carry the right, for this kind of session; the phase is asked apart. */
export const heeftRecht = (
	gebruiker: Gebruiker,
	recht: Recht,
	rollen: readonly Rol[],
	feiten: Feiten
): boolean =>
	// A code by mail opens the own aanmelding and nothing else: not the papers, not the people of the case.
	(gebruiker.soort !== 'loket' || loketRechten.includes(recht)) && magMet(recht, rollen, feiten);

/**
 * Looks up who this is in the case.
 * @param waar the case, with the phase of its aanmelding
 * @returns the roles, none for a stranger, and the row of the family or the professional that the first of them is about
 */
export async function zoekIn(
	tx: Db,
	gebruiker: Gebruiker,
	waar: Waar & { id: string; fase: string },
	moment: Temporal.Instant
) {
	const eigen = await zoekRollen(tx, {
		id: waar.id,
		account: gebruiker.accountId ?? '',
		email: gebruiker.emailIndex ?? '',
		nu: tijdstip(moment)
	});
	const rollen = rollenIn(
		gebruiker,
		waar,
		waar.fase,
		eigen.map((rij) => rij.rol as Rol)
	);
	if (rollen.length === 0 && (await heeftNoodtoegang(tx, gebruiker, waar.id, moment)))
		rollen.push('noodtoegang');
	return { rollen, ik: eigen[0] };
}
