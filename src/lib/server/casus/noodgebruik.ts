/** What became of a look in an emergency: for who leads, who plans and the FG, and for who still may look (dreigingen C02). */
import { and, desc, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { account, casus, noodtoegang, taak as taken } from '../opslag/schema.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import * as taak from './taak.ts';

/** One task for who plans, one for the FG: each ticks off the own. */
export const SOORTEN = ['noodtoegang', 'noodtoegang-fg'] as const;

export type Gebruik = {
	id: string;
	naam: string;
	reden: string;
	van: string;
	tot: string;
	/** Still lasts. */
	open: boolean;
};

/** Every time it was used in this case, newest first: for who leads, who plans and the FG. */
export async function alle(hier: Betreding): Promise<Gebruik[]> {
	const rijen = await hier.tx
		.select({ rij: noodtoegang, naam: account.naamVersleuteld })
		.from(noodtoegang)
		.innerJoin(account, eq(account.id, noodtoegang.accountId))
		.where(eq(noodtoegang.casusId, hier.casus.id))
		.orderBy(desc(noodtoegang.id));
	return rijen.map(({ rij, naam }) => ({
		id: rij.id,
		naam: hier.sleutels.huis.ontsleutel('account.naam', rij.accountId, naam),
		reden: hier.ring.casus.ontsleutel('noodtoegang.reden', rij.id, rij.redenVersleuteld),
		van: rij.van,
		tot: rij.tot,
		open: rij.tot > tijdstip(hier.nu)
	}));
}

/** Ends it at once: the next request of that colleague finds nothing. Refuses with `noodtoegang.voorbij`. */
export async function beeindig(hier: Betreding, id: string): Promise<void | Weigering> {
	const nu = tijdstip(hier.nu);
	const [rij] = await hier.tx
		.update(noodtoegang)
		.set({ tot: nu, beeindigdDoor: hier.wie.accountId })
		.where(and(eq(noodtoegang.id, id), eq(noodtoegang.casusId, hier.casus.id), gt(noodtoegang.tot, nu)))
		.returning({ id: noodtoegang.id });
	if (!rij) return weiger('noodtoegang.voorbij');
	await legVast(hier, { objectId: id, soort: 'noodtoegang.beeindigen', van: 'open', naar: 'beeindigd' });
}

/** It was seen: the task is done. */
export async function gezien(hier: Betreding): Promise<void> {
	await taak.rondSoortenAf(hier, SOORTEN);
	await legVast(hier, { objectId: hier.casus.id, soort: 'noodtoegang.gezien' });
}

/** What lasts for one colleague now: the way back into the case. */
export const eigen = (
	db: Db,
	accountId: string,
	nu: Temporal.Instant
): Promise<{ casusId: string; referentienummer: string; tot: string }[]> =>
	db
		.select({ casusId: casus.id, referentienummer: casus.referentienummer, tot: noodtoegang.tot })
		.from(noodtoegang)
		.innerJoin(casus, eq(casus.id, noodtoegang.casusId))
		.where(and(eq(noodtoegang.accountId, accountId), gt(noodtoegang.tot, tijdstip(nu))))
		.orderBy(desc(noodtoegang.id));

/** For the worklist of the FG, who reaches no case otherwise: where it was used and not looked at yet. */
export async function openVoor(
	db: Db,
	gebruiker: Gebruiker,
	nu: Temporal.Instant
): Promise<{ casusId: string; referentienummer: string }[]> {
	const regios = gebruiker.aanstellingen
		.filter((post) => post.rol === ('fg' satisfies Rol))
		.map((post) => post.regio);
	if (regios.length === 0) return [];
	return db
		.selectDistinct({ casusId: casus.id, referentienummer: casus.referentienummer })
		.from(taken)
		.innerJoin(casus, eq(casus.id, taken.casusId))
		.where(
			and(
				eq(taken.soort, 'noodtoegang-fg'),
				isNull(taken.gedaanOp),
				lte(taken.gemaaktOp, tijdstip(nu)),
				inArray(casus.regio, regios)
			)
		);
}
