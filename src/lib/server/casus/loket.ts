/** The melder's own aanmeldingen, over all cases: found by the account or the confirmed address. */
import { and, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Fase } from '../../domein/fase.ts';
import { tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { aanmelding, casus, rol, tafel, taak } from '../opslag/schema.ts';
import type { Gebruiker } from '../toegang/sessie.ts';

export type EigenAanmelding = {
	casusId: string;
	referentienummer: string;
	gemeente: string;
	werkwijze: string;
	tafelsoort: string;
	status: string;
	/** The phase of the tafel, once there is one. */
	fase: Fase;
	gewijzigdOp: string;
	ingediendOp: string | null;
	/** The family does not want a tafel: the melder decides about the direct route (S2-L01..L06). */
	directGevraagd: boolean;
};

/** Newest first. Holds no names: a list is read over a shoulder (dossier §2.6 rule 6). */
export async function mijn(db: Db, gebruiker: Gebruiker, nu: Temporal.Instant): Promise<EigenAanmelding[]> {
	const van = [
		...(gebruiker.accountId ? [eq(rol.accountId, gebruiker.accountId)] : []),
		...(gebruiker.emailIndex ? [eq(rol.emailIndex, gebruiker.emailIndex)] : [])
	];
	if (van.length === 0) return [];
	const rijen = await db
		.select({
			casusId: casus.id,
			referentienummer: casus.referentienummer,
			gemeente: casus.gemeente,
			werkwijze: casus.werkwijze,
			tafelsoort: aanmelding.tafelsoort,
			status: aanmelding.status,
			gewijzigdOp: aanmelding.gewijzigdOp,
			ingediendOp: aanmelding.ingediendOp
		})
		.from(rol)
		.innerJoin(casus, eq(casus.id, rol.casusId))
		.innerJoin(aanmelding, and(eq(aanmelding.casusId, casus.id), eq(aanmelding.melderId, rol.persoonId)))
		.where(and(eq(rol.rol, 'melder'), or(...van), or(isNull(rol.tot), gt(rol.tot, tijdstip(nu)))))
		.orderBy(desc(aanmelding.gewijzigdOp));
	const ids = rijen.map((rij) => rij.casusId);
	if (ids.length === 0) return [];
	const tafels = await db
		.select({ casusId: tafel.casusId, status: tafel.status })
		.from(tafel)
		.where(inArray(tafel.casusId, ids))
		.orderBy(tafel.id);
	const taken = await db
		.select({ casusId: taak.casusId })
		.from(taak)
		.where(and(inArray(taak.casusId, ids), eq(taak.soort, 'direct-naar-rvdk'), isNull(taak.gedaanOp)));
	return rijen.map((rij) => ({
		...rij,
		fase: (tafels.findLast((een) => een.casusId === rij.casusId)?.status ?? rij.status) as Fase,
		directGevraagd: taken.some((een) => een.casusId === rij.casusId)
	}));
}
