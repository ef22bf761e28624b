/**
 * Into a case without a role there (issue 3 §2, dreigingen C02): a colleague of the same region, with a reason, for some
 * hours. Told at once to who leads and plans there and to the FG. It looks and changes nothing, opens no address and no
 * private words, and stands in "wie heeft gekeken".
 */
import { and, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import { isProfessional, professionals, type Rol } from '../../domein/bevoegdheid.ts';
import { NOODTOEGANG_PER_DAG, NOODTOEGANG_UREN, type NoodtoegangInvoer } from '../../domein/noodtoegang.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { betreed, GeenRecht, GeenToegang, legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { legKlaar } from '../opslag/post.ts';
import {
	aanmelding,
	aanstelling,
	account,
	casus,
	noodtoegang,
	rol,
	taak as taken
} from '../opslag/schema.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import * as collega from './collega.ts';
import * as taak from './taak.ts';

/** One task for who plans, one for the FG: each ticks off the own. */
export const SOORTEN = ['noodtoegang', 'noodtoegang-fg'] as const;

type Collega = Gebruiker & { accountId: string };
type Plek = { opslag: Opslag; nu: Temporal.Instant; verzoekId: string };

/** Works in this region: by a post there, or for another case of it. */
async function werktInRegio(tx: Db, wie: Collega, regio: string, nu: string): Promise<boolean> {
	if (wie.aanstellingen.some((post) => post.regio === regio && isProfessional(post.rol))) return true;
	const [rij] = await tx
		.select({ id: rol.id })
		.from(rol)
		.innerJoin(casus, eq(casus.id, rol.casusId))
		.where(
			and(
				eq(rol.accountId, wie.accountId),
				eq(casus.regio, regio),
				inArray(rol.rol, [...professionals]),
				lte(rol.van, nu),
				or(isNull(rol.tot), gt(rol.tot, nu))
			)
		)
		.limit(1);
	return rij !== undefined;
}

/** The case behind a number, when it was handed in: before that nobody but the melder has it. */
async function zoekCasus(tx: Db, referentienummer: string): Promise<{ id: string; regio: string } | null> {
	const [rij] = await tx
		.select({ id: casus.id, regio: casus.regio, status: aanmelding.status })
		.from(casus)
		.innerJoin(aanmelding, eq(aanmelding.casusId, casus.id))
		.where(eq(casus.referentienummer, referentienummer))
		.orderBy(desc(aanmelding.id))
		.limit(1);
	return rij && rij.status !== 'concept' ? rij : null;
}

/** Somebody with a role here needs no emergency. */
const heeftRol = async (tx: Db, plek: Plek, wie: Collega, casusId: string): Promise<boolean> =>
	betreed(
		{ tx, sleutels: plek.opslag.sleutels, moment: plek.nu, verzoekId: plek.verzoekId },
		wie,
		casusId,
		'casus.lezen'
	).then(
		() => true,
		(fout: unknown) => {
			if (fout instanceof GeenToegang) return false;
			if (fout instanceof GeenRecht) return true;
			throw fout;
		}
	);

/** Who leads and plans here, and the FG of the region: a task, and a mail that says nothing. */
async function vertelHet(hier: Betreding, id: string): Promise<void> {
	await taak.zetKlaar(hier, { soort: 'noodtoegang', voorRol: 'procesondersteuner' });
	await taak.zetKlaar(hier, { soort: 'noodtoegang-fg', voorRol: 'fg' });
	const vandaag = hier.vandaag.toString();
	const fgs = await hier.tx
		.select({ accountId: aanstelling.accountId })
		.from(aanstelling)
		.where(
			and(
				eq(aanstelling.rol, 'fg'),
				eq(aanstelling.regio, hier.casus.regio),
				lte(aanstelling.van, vandaag),
				or(isNull(aanstelling.tot), gt(aanstelling.tot, vandaag))
			)
		);
	const regie = (await collega.metPost(hier)).filter(
		(een) => een.rol === 'voorzitter' || een.rol === 'procesondersteuner'
	);
	for (const accountId of new Set([...fgs, ...regie].map((een) => een.accountId))) {
		const [rij] = await hier.tx
			.select({ email: account.emailVersleuteld })
			.from(account)
			.where(and(eq(account.id, accountId), isNull(account.geblokkeerdOp)));
		if (!rij?.email) continue;
		await legKlaar(hier, {
			post: { soort: 'bericht' },
			aan: hier.sleutels.huis.ontsleutel('account.email', accountId, rij.email),
			sleutel: `noodtoegang:${id}:${accountId}`,
			casusId: hier.casus.id
		});
	}
}

/**
 * Asks to look into a case.
 * @returns the id of the case; or `noodtoegang.onbekend`, the same for a number that does not exist, of another region
 * and for somebody who works in none, and `noodtoegang.te-vaak`
 */
export const vraag = (plek: Plek, wie: Collega, invoer: NoodtoegangInvoer): Promise<string | Weigering> =>
	plek.opslag.schrijf(async (tx) => {
		const nu = tijdstip(plek.nu);
		const waar = await zoekCasus(tx, invoer.referentienummer);
		if (!waar || !(await werktInRegio(tx, wie, waar.regio, nu)))
			return weiger('noodtoegang.onbekend', { veld: 'referentienummer' });
		if (await heeftRol(tx, plek, wie, waar.id)) return waar.id;
		const vandaag = await tx
			.select({ id: noodtoegang.id })
			.from(noodtoegang)
			.where(
				and(
					eq(noodtoegang.accountId, wie.accountId),
					gt(noodtoegang.van, tijdstip(plek.nu.subtract({ hours: 24 })))
				)
			);
		if (vandaag.length >= NOODTOEGANG_PER_DAG) return weiger('noodtoegang.te-vaak');
		const id = nieuwId();
		const { sleutels } = plek.opslag;
		await tx.insert(noodtoegang).values({
			id,
			casusId: waar.id,
			accountId: wie.accountId,
			redenVersleuteld: (await sleutels.casus(waar.id)).versleutel('noodtoegang.reden', id, invoer.reden),
			van: nu,
			tot: tijdstip(plek.nu.add({ hours: NOODTOEGANG_UREN }))
		});
		const hier = await betreed(
			{ tx, sleutels, moment: plek.nu, verzoekId: plek.verzoekId },
			wie,
			waar.id,
			'casus.lezen'
		);
		if (isWeigering(hier)) return hier;
		await legVast(hier, { objectId: id, soort: 'noodtoegang.vragen', naar: 'open', reden: invoer.reden });
		await vertelHet(hier, id);
		return waar.id;
	});

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
