/** The own profile, and what somebody must hear once after signing in. */
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { andereTaal, stemVan, UITLEG_TOEGANG, type ProfielInvoer } from '../../domein/profiel.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { HOOGSTENS_EEN, vast } from '../opslag/motor.ts';
import { account as accounts, rol, uitlegGetoond } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import * as account from './account.ts';

type Kast = Pick<Sleutelkast, 'huis'>;
export type Profiel = {
	roepnaam: string;
	vorm: 'u' | 'je';
	taal: string;
	bereik: string;
	stilVan: string;
	stilTot: string;
};

/** Home asks it at every look. */
const zoekRoepnaam = vast((db) =>
	db
		.select({ roepnaam: accounts.roepnaamVersleuteld })
		.from(accounts)
		.where(eq(accounts.id, sql.placeholder('id')))
		.limit(HOOGSTENS_EEN)
		.prepare()
);

/** The profile, filled beforehand with what is known: the first name, the voice it was made with (S0-E17). */
export function lees(sleutels: Kast, wie: account.Account): Profiel {
	const open = (kolom: string, bytes: Uint8Array | null) =>
		bytes ? sleutels.huis.ontsleutel(`account.${kolom}`, wie.id, bytes) : null;
	const naam = open('naam', wie.naamVersleuteld) ?? '';
	return {
		roepnaam: open('roepnaam', wie.roepnaamVersleuteld) ?? naam.split(/\s+/)[0] ?? '',
		vorm: stemVan(wie),
		taal: wie.taal ?? 'nl',
		bereik: open('bereik', wie.bereikVersleuteld) ?? '',
		stilVan: wie.stilVan ?? '',
		stilTot: wie.stilTot ?? ''
	};
}

/** Keeps the profile. What somebody wrote about being reached may tell where that is, so it is ciphertext. */
export async function bewaar(
	tx: Db,
	sleutels: Pick<Sleutelkast, 'huis' | 'audit'>,
	accountId: string,
	invoer: ProfielInvoer,
	moment: { nu: Temporal.Instant; verzoekId: string }
): Promise<void> {
	const dicht = (kolom: string, tekst: string) =>
		tekst ? sleutels.huis.versleutel(`account.${kolom}`, accountId, tekst) : null;
	await tx
		.update(accounts)
		.set({
			roepnaamVersleuteld: dicht('roepnaam', invoer.roepnaam),
			bereikVersleuteld: dicht('bereik', invoer.bereik),
			voorkeursvorm: invoer.vorm,
			taal: invoer.taal,
			stilVan: invoer.stilVan || null,
			stilTot: invoer.stilTot || null
		})
		.where(eq(accounts.id, accountId));
	const wat = { accountId, handeling: 'account.profiel' as const, verzoekId: moment.verzoekId };
	await account.legVast(tx, sleutels, wat, moment.nu);
}

/**
 * What somebody chose to be called, to greet that person with on the own pages; null while nothing was chosen. Others
 * read the name that the case knows.
 */
export async function groet(tx: Db, sleutels: Kast, accountId: string | null): Promise<string | null> {
	if (accountId === null) return null;
	const [wie] = await zoekRoepnaam(tx, { id: accountId });
	return wie?.roepnaam ? sleutels.huis.ontsleutel('account.roepnaam', accountId, wie.roepnaam) : null;
}

/** The language somebody would rather speak than Dutch; null when it is Dutch or nothing was said. */
export async function tolktaal(tx: Db, accountId: string | null): Promise<string | null> {
	const wie = accountId ? await account.zoek(tx, accountId) : null;
	return andereTaal(wie?.taal);
}

/** How a person of a case likes to be reached, for who leads and plans; null when nothing was said. */
export async function bereikVan(tx: Db, sleutels: Kast, accountId: string | null): Promise<string | null> {
	const wie = accountId ? await account.zoek(tx, accountId) : null;
	return wie ? lees(sleutels, wie).bereik || null : null;
}

/** What still has to be told to this account. */
export type Nieuws = {
	/** The explanation was not shown yet, or has another text now. */
	uitleg: boolean;
	/** Every way in was renewed at this moment, and the person was not told yet. */
	vernieuwdOp: string | null;
	/** Cases that rest until somebody there has looked. */
	rust: number;
};

/** What must be told once, after signing in. */
export async function nieuws(db: Db, accountId: string): Promise<Nieuws> {
	const wie = await account.zoek(db, accountId);
	const [gezien] = await db
		.select({ id: uitlegGetoond.id })
		.from(uitlegGetoond)
		.where(and(eq(uitlegGetoond.accountId, accountId), eq(uitlegGetoond.versie, UITLEG_TOEGANG)));
	const rust = await db
		.selectDistinct({ id: rol.casusId })
		.from(rol)
		.where(and(eq(rol.accountId, accountId), isNotNull(rol.rustSinds)));
	const onverteld = wie?.vernieuwdOp && wie.vernieuwdGezienOp === null;
	return { uitleg: !gezien, vernieuwdOp: onverteld ? wie.vernieuwdOp : null, rust: rust.length };
}

/** Whether something has to be told before anything else. */
export const heeftNieuws = async (opslag: Opslag, accountId: string): Promise<boolean> => {
	const { uitleg, vernieuwdOp } = await opslag.lees((db) => nieuws(db, accountId));
	return uitleg || vernieuwdOp !== null;
};

/** Where somebody goes after signing in: to what must be told first, and from there on. */
export const eerst = async (opslag: Opslag, accountId: string, naar: string): Promise<string> =>
	(await heeftNieuws(opslag, accountId)) ? `/mijn/welkom?naar=${encodeURIComponent(naar)}` : naar;

/** It was on the screen and the person went on. A record of what was told, never a consent. */
export async function verteld(tx: Db, accountId: string, nu: Temporal.Instant): Promise<void> {
	await tx
		.insert(uitlegGetoond)
		.values({ id: nieuwId(), accountId, versie: UITLEG_TOEGANG, op: tijdstip(nu) })
		.onConflictDoNothing();
	await tx
		.update(accounts)
		.set({ vernieuwdGezienOp: tijdstip(nu) })
		.where(and(eq(accounts.id, accountId), isNotNull(accounts.vernieuwdOp)));
}
