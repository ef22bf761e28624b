/**
 * betreed(): the only way to get hold of a casus. A case is reached through the person: for a stranger it does not exist.
 * What is done there is recorded by legVast() (vastlegging.ts), which everyone finds here.
 */
import { desc, eq, getTableColumns, sql } from 'drizzle-orm';
import {
	magOpenen,
	stapVan,
	type Feiten,
	type Recht,
	type Rol,
	type SleutelDoel
} from '../domein/bevoegdheid.ts';
import type { Fase } from '../domein/fase.ts';
import { leeftijdsgroepOp, type Leeftijdsgroep } from '../domein/leeftijd.ts';
import { weiger, type Weigering } from '../domein/weigering.ts';
import { magInFase, werkwijze, type Werkwijze } from '../domein/werkwijze.ts';
import { heeftRecht, zoekIn } from './casusrol.ts';
import { dag } from './klok.ts';
import type { Db } from './opslag/index.ts';
import { HOOGSTENS_EEN, vast } from './opslag/motor.ts';
import { aanmelding, casus, tafel } from './opslag/schema.ts';
import type { Sleutelkast } from './opslag/sleutelkast.ts';
import type { Slot } from './opslag/versleuteling.ts';
import type { Gebruiker } from './toegang/sessie.ts';

export { legVast } from './vastlegging.ts';

/** For a stranger: the case does not exist (404, the same answer as for an unknown id). */
export class GeenToegang extends Error {}
/** For a participant without this right (403). */
export class GeenRecht extends Error {}
/** A key was asked for that this person's ring does not hold: a forgotten check, never an answer. */
export class GeenSleutel extends Error {}

export type Wie = {
	accountId: string | null;
	persoonId: string | null;
	/** Roles held in this case at this moment. */
	rollen: readonly Rol[];
	leeftijdsgroep: Leeftijdsgroep | null;
};

/** Someone inside a case: everything a verb of casus/ needs, and no more than this person may have. */
export type Betreding = {
	tx: Db;
	nu: Temporal.Instant;
	vandaag: Temporal.PlainDate;
	wie: Wie;
	casus: typeof casus.$inferSelect;
	/** The latest aanmelding and tafel of the case. */
	aanmelding: Omit<typeof aanmelding.$inferSelect, 'afschriftVersleuteld'>;
	tafel: typeof tafel.$inferSelect | null;
	fase: Fase;
	werkwijze: Werkwijze;
	ring: Ring;
	recht: Recht;
	verzoekId: string;
	sleutels: Sleutelkast;
	vastgelegd: boolean;
};

/** The keys this person may use in this case. */
export type Ring = {
	casus: Slot;
	/** @throws GeenSleutel when the policy does not give this person that key */
	persoon(persoonId: string, doel: SleutelDoel): Promise<Slot>;
};

/** The copy of what was handed in is large, and one page needs it (casus/indiening.ts). */
const { afschriftVersleuteld: _afschrift, ...aanmeldingKolommen } = getTableColumns(aanmelding);

const zoekCasus = vast((db) =>
	db
		.select({ waar: getTableColumns(casus), aangemeld: aanmeldingKolommen, laatste: getTableColumns(tafel) })
		.from(casus)
		.innerJoin(aanmelding, eq(aanmelding.casusId, casus.id))
		.leftJoin(tafel, eq(tafel.casusId, casus.id))
		.where(eq(casus.id, sql.placeholder('id')))
		.orderBy(desc(aanmelding.id), desc(tafel.id))
		.limit(HOOGSTENS_EEN)
		.prepare()
);
async function maakRing(
	sleutels: Sleutelkast,
	casusId: string,
	wie: Wie,
	aanmeldingFase: string
): Promise<Ring> {
	return {
		casus: await sleutels.casus(casusId),
		async persoon(persoonId, doel) {
			if (persoonId !== wie.persoonId && !magOpenen(doel, wie.rollen, aanmeldingFase))
				throw new GeenSleutel();
			return sleutels.persoon(persoonId, casusId, doel);
		}
	};
}

/**
 * Lets someone into a case for one right.
 * @param moment now
 * @returns the Betreding, or a Weigering (`fase.nu-niet`) when the act does not belong to this phase
 * @throws GeenToegang for a stranger or an unknown id; GeenRecht for a participant without the right
 */
export async function betreed(
	plek: { tx: Db; sleutels: Sleutelkast; moment: Temporal.Instant; verzoekId: string },
	gebruiker: Gebruiker,
	casusId: string,
	recht: Recht,
	feiten: Feiten = {}
): Promise<Betreding | Weigering> {
	const { tx, sleutels, moment } = plek;
	const [gevonden] = await zoekCasus(tx, { id: casusId });
	if (!gevonden) throw new GeenToegang();
	const { waar, aangemeld, laatste } = gevonden;
	const { rollen, ik } = await zoekIn(
		tx,
		gebruiker,
		{ id: casusId, regio: waar.regio, subregio: waar.subregio, fase: aangemeld.status },
		moment
	);
	if (rollen.length === 0) throw new GeenToegang();

	const vandaag = dag(moment);
	const wie: Wie = {
		accountId: gebruiker.accountId,
		persoonId: ik?.persoonId ?? null,
		rollen,
		leeftijdsgroep: null
	};
	const ring = await maakRing(sleutels, casusId, wie, aangemeld.status);
	if (ik?.geboortedatum) {
		const geboren = ring.casus.ontsleutel('persoon.geboortedatum', ik.persoonId, ik.geboortedatum);
		wie.leeftijdsgroep = leeftijdsgroepOp(Temporal.PlainDate.from(geboren), vandaag);
	}
	if (!heeftRecht(gebruiker, recht, rollen, { eigen: true, leeftijdsgroep: wie.leeftijdsgroep, ...feiten }))
		throw new GeenRecht();

	const regels = werkwijze(waar.werkwijze);
	const fase = (laatste?.status ?? aangemeld.status) as Fase;
	const stap = stapVan(recht);
	if (stap && !magInFase(regels, stap, fase)) return weiger('fase.nu-niet');

	return {
		tx,
		nu: moment,
		vandaag,
		wie,
		casus: waar,
		aanmelding: aangemeld,
		tafel: laatste,
		fase,
		werkwijze: regels,
		ring,
		recht,
		verzoekId: plek.verzoekId,
		sleutels,
		vastgelegd: false
	};
}
