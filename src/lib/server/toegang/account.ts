/** An account: someone who can get in. What that person may see follows from roles, never from the account itself. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { isFamilie, type Rol } from '../../domein/bevoegdheid.ts';
import type { Handeling } from '../../domein/handeling.ts';
import { tijdstip } from '../klok.ts';
import { schrijfAudit } from '../opslag/audit.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db } from '../opslag/index.ts';
import { account, passkey, rol } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import { emailIndex, inlogIndex } from '../opslag/emailadres.ts';
import { RUST_FAMILIE, RUST_PROFESSIONAL } from './sessie.ts';
import * as totp from './totp.ts';

export type Account = typeof account.$inferSelect;

export type NieuwAccount = {
	id?: string;
	naam: string;
	stem: 'u' | 'je';
	/** A confirmed address: signs in, and opens what was sent to that address. */
	email?: string | null;
	/** What someone signs in with and nobody confirmed. Never both. */
	inlognaam?: string | null;
	wachtwoordHash?: string | null;
	totpGeheim?: string | null;
	totpStap?: number | null;
};

/** Adds an account, in the caller's transaction. @returns its id */
export async function maak(
	tx: Db,
	sleutels: Sleutelkast,
	nieuw: NieuwAccount,
	nu: Temporal.Instant
): Promise<string> {
	const id = nieuw.id ?? nieuwId();
	const adres = nieuw.email ?? null;
	const index = adres
		? emailIndex(sleutels, adres)
		: nieuw.inlognaam
			? inlogIndex(sleutels, nieuw.inlognaam)
			: null;
	await tx.insert(account).values({
		id,
		emailIndex: index,
		emailVersleuteld: adres ? sleutels.huis.versleutel('account.email', id, adres) : null,
		naamVersleuteld: sleutels.huis.versleutel('account.naam', id, nieuw.naam),
		aanspreekvorm: nieuw.stem,
		wachtwoordHash: nieuw.wachtwoordHash ?? null,
		totpVersleuteld: nieuw.totpGeheim ? totp.versleutel(sleutels, id, nieuw.totpGeheim) : null,
		totpStap: nieuw.totpStap ?? null,
		aangemaaktOp: tijdstip(nu)
	});
	return id;
}

/** Finds who signs in with this address or name, blocked accounts left out. */
export async function metInlognaam(
	db: Db,
	sleutels: Pick<Sleutelkast, 'index'>,
	naam: string
): Promise<Account | null> {
	const [rij] = await db
		.select()
		.from(account)
		.where(
			and(
				inArray(account.emailIndex, [emailIndex(sleutels, naam), inlogIndex(sleutels, naam)]),
				isNull(account.geblokkeerdOp)
			)
		);
	return rij ?? null;
}

/** True when nobody else than `behalve` signs in with this address or name. */
export async function inlognaamVrij(
	db: Db,
	sleutels: Pick<Sleutelkast, 'index'>,
	naam: string,
	behalve?: string
): Promise<boolean> {
	const rijen = await db
		.select({ id: account.id })
		.from(account)
		.where(inArray(account.emailIndex, [emailIndex(sleutels, naam), inlogIndex(sleutels, naam)]));
	return rijen.every((rij) => rij.id === behalve);
}

/** The account of a session, or null when it is blocked. */
export async function zoek(db: Db, id: string): Promise<Account | null> {
	const [rij] = await db
		.select()
		.from(account)
		.where(and(eq(account.id, id), isNull(account.geblokkeerdOp)));
	return rij ?? null;
}

/** Idle minutes: fifteen for anyone who is family in some case, thirty for people who only come for their work. */
export async function rustMinuten(db: Db, accountId: string): Promise<number> {
	const rollen = await db.selectDistinct({ rol: rol.rol }).from(rol).where(eq(rol.accountId, accountId));
	return rollen.some((rij) => isFamilie(rij.rol as Rol)) ? RUST_FAMILIE : RUST_PROFESSIONAL;
}

/** Which ways in an account has. */
export async function middelen(
	db: Db,
	wie: Account
): Promise<{ passkeys: number; wachtwoord: boolean; totp: boolean }> {
	const sleutels = await db.select({ id: passkey.id }).from(passkey).where(eq(passkey.accountId, wie.id));
	return {
		passkeys: sleutels.length,
		wachtwoord: wie.wachtwoordHash !== null,
		totp: wie.totpVersleuteld !== null
	};
}

/** Records an act at the door, in the transaction of that act. Never an address, a name or a place. */
export const legVast = (
	tx: Db,
	sleutels: Pick<Sleutelkast, 'audit'>,
	wat: {
		accountId: string | null;
		handeling: Handeling;
		uitkomst?: string;
		objectId?: string | null;
		casusId?: string | null;
		persoonId?: string | null;
		rol?: string | null;
		verzoekId: string;
	},
	nu: Temporal.Instant
): Promise<void> =>
	schrijfAudit(tx, sleutels.audit, {
		tijd: tijdstip(nu),
		accountId: wat.accountId,
		persoonId: wat.persoonId ?? null,
		rol: wat.rol ?? null,
		handeling: wat.handeling,
		casusId: wat.casusId ?? null,
		objectId: wat.objectId ?? null,
		uitkomst: wat.uitkomst ?? 'gedaan',
		verzoekId: wat.verzoekId
	});
