/**
 * betreed(): the only way to get hold of a casus. legVast(): the only way to record an act.
 * A case is reached through the person: for a stranger it does not exist.
 */
import { and, desc, eq, getTableColumns, gt, isNull, lte, or, sql } from 'drizzle-orm';
import {
	loketRechten,
	magMet,
	magOpenen,
	metPost,
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
import { schrijfAudit } from './opslag/audit.ts';
import type { Db } from './opslag/index.ts';
import { HOOGSTENS_EEN, vast } from './opslag/motor.ts';
import { aanmelding, casus, gebeurtenis, noodtoegang, persoon, rol, tafel } from './opslag/schema.ts';
import type { Sleutelkast } from './opslag/sleutelkast.ts';
import type { Slot } from './opslag/versleuteling.ts';
import { dag, tijdstip } from './klok.ts';
import type { Gebruiker } from './toegang/sessie.ts';
import { nieuwId } from './opslag/id.ts';

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
	const eigen = await zoekRollen(tx, {
		id: casusId,
		account: gebruiker.accountId ?? '',
		email: gebruiker.emailIndex ?? '',
		nu: tijdstip(moment)
	});
	const rollen = rollenIn(
		gebruiker,
		waar,
		aangemeld.status,
		eigen.map((rij) => rij.rol as Rol)
	);
	if (rollen.length === 0 && (await heeftNoodtoegang(tx, gebruiker, casusId, moment)))
		rollen.push('noodtoegang');
	if (rollen.length === 0) throw new GeenToegang();

	const ik = eigen[0];
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

/**
 * Records an act: an audit row, and for a change of state an event with its author and time, in the same transaction.
 * @param wat objectId: the thing it is about; van/naar: old and new state; reden: a sentence, stored under the case key
 */
export async function legVast(
	hier: Betreding,
	wat: { objectId: string; soort?: string; van?: string | null; naar?: string; reden?: string | undefined }
): Promise<void> {
	hier.vastgelegd = true;
	if (wat.naar !== undefined) {
		const id = nieuwId();
		await hier.tx.insert(gebeurtenis).values({
			id,
			casusId: hier.casus.id,
			soort: wat.soort ?? hier.recht,
			objectId: wat.objectId,
			van: wat.van ?? null,
			naar: wat.naar,
			doorAccountId: hier.wie.accountId,
			doorPersoonId: hier.wie.persoonId,
			redenVersleuteld: wat.reden ? hier.ring.casus.versleutel('gebeurtenis.reden', id, wat.reden) : null,
			op: tijdstip(hier.nu)
		});
	}
	await schrijfAudit(hier.tx, hier.sleutels.audit, {
		tijd: tijdstip(hier.nu),
		accountId: hier.wie.accountId,
		persoonId: hier.wie.persoonId,
		rol: hier.wie.rollen.join(' '),
		handeling: wat.soort ?? hier.recht,
		casusId: hier.casus.id,
		objectId: wat.objectId,
		uitkomst: 'gedaan',
		verzoekId: hier.verzoekId
	});
}
