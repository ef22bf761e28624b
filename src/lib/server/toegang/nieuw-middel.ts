/** Another password or another authenticator app for an account that exists. Both, or neither: one alone is no way in. */
import { and, eq, gt } from 'drizzle-orm';
import type { Handeling } from '../../domein/handeling.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { inlogIndex } from '../opslag/emailadres.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { account as accounts, uitdaging } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import * as account from './account.ts';
import * as herstelcode from './herstelcode.ts';
import * as sessie from './sessie.ts';
import * as totp from './totp.ts';

const DOEL = 'account-app';
const MINUTEN = 30;
type Plek = { opslag: Opslag; nu: Temporal.Instant; verzoekId: string };
type Binnen = sessie.Gebruiker & { accountId: string };
type Kast = Pick<Sleutelkast, 'huis'>;

/** What waits for six digits of the new app. */
export type Wachtend = {
	totpGeheim: string;
	/** A new password that counts together with the app; null when only the app is new. */
	wachtwoordHash: string | null;
	/** For an account that had no name to sign in with. */
	inlognaam: string | null;
	/** That name was made by us and must be shown. */
	gemaakt: boolean;
};

/** What others may know of this person: no password is made of it. */
export function woordenVan(sleutels: Kast, wie: account.Account): string[] {
	const naam = sleutels.huis.ontsleutel('account.naam', wie.id, wie.naamVersleuteld);
	return wie.emailVersleuteld
		? [naam, sleutels.huis.ontsleutel('account.email', wie.id, wie.emailVersleuteld)]
		: [naam];
}

/** Keeps a new app (and password) until its first code is right; what waited before is gone. */
export async function begin(
	tx: Db,
	sleutels: Kast,
	accountId: string,
	wat: Omit<Wachtend, 'totpGeheim'>,
	nu: Temporal.Instant
): Promise<void> {
	const id = nieuwId();
	await tx.delete(uitdaging).where(and(eq(uitdaging.doel, DOEL), eq(uitdaging.accountId, accountId)));
	const inhoud = JSON.stringify({ ...wat, totpGeheim: totp.nieuwGeheim() } satisfies Wachtend);
	await tx.insert(uitdaging).values({
		id,
		doel: DOEL,
		accountId,
		waarde: sleutels.huis.versleutel('uitdaging.waarde', id, inhoud).toString('base64'),
		verlooptOp: tijdstip(nu.add({ minutes: MINUTEN }))
	});
}

/** What waits for this account; null when nothing does (any more). */
export async function wachtend(
	db: Db,
	sleutels: Kast,
	accountId: string,
	nu: Temporal.Instant
): Promise<Wachtend | null> {
	const [rij] = await db
		.select()
		.from(uitdaging)
		.where(
			and(
				eq(uitdaging.doel, DOEL),
				eq(uitdaging.accountId, accountId),
				gt(uitdaging.verlooptOp, tijdstip(nu))
			)
		);
	if (!rij) return null;
	const tekst = sleutels.huis.ontsleutel('uitdaging.waarde', rij.id, Buffer.from(rij.waarde, 'base64'));
	return JSON.parse(tekst) as Wachtend;
}

/** Everybody else who is signed in to this account is out; a new token for who changed it. */
async function anderenUit(tx: Db, plek: Plek, gebruiker: Binnen, handeling: Handeling): Promise<string> {
	const { accountId, sessieId } = gebruiker;
	await sessie.beeindigAndere(tx, accountId, sessieId);
	await account.legVast(
		tx,
		plek.opslag.sleutels,
		{ accountId, handeling, verzoekId: plek.verzoekId },
		plek.nu
	);
	return sessie.vernieuw(tx, sessieId, plek.nu);
}

/** Replaces the password of an account that has an app already. @returns the new value of the cookie */
export const zetWachtwoord = (plek: Plek, gebruiker: Binnen, wachtwoordHash: string): Promise<string> =>
	plek.opslag.schrijf(async (tx) => {
		await tx.update(accounts).set({ wachtwoordHash }).where(eq(accounts.id, gebruiker.accountId));
		return anderenUit(tx, plek, gebruiker, 'account.wachtwoord');
	});

/**
 * Sets the app that waited, with the password that came along, and makes new recovery codes.
 * @param totpStap the step of the code that was right, so that it works once
 * @returns cookie and codes; `toegang.begin-opnieuw` when nothing waits, `toegang.adres-niet-vrij` for a taken name
 */
export const zetApp = (
	plek: Plek,
	gebruiker: Binnen,
	totpStap: number
): Promise<{ sessie: string; codes: string[]; inlognaam: string | null } | Weigering> =>
	plek.opslag.schrijf(async (tx) => {
		const { sleutels } = plek.opslag;
		const id = gebruiker.accountId;
		const wat = await wachtend(tx, sleutels, id, plek.nu);
		if (!wat) return weiger('toegang.begin-opnieuw');
		if (wat.inlognaam && !(await account.inlognaamVrij(tx, sleutels, wat.inlognaam, id)))
			return weiger('toegang.adres-niet-vrij');
		await tx
			.update(accounts)
			.set({
				totpVersleuteld: totp.versleutel(sleutels, id, wat.totpGeheim),
				totpStap,
				...(wat.wachtwoordHash && { wachtwoordHash: wat.wachtwoordHash }),
				...(wat.inlognaam && { emailIndex: inlogIndex(sleutels, wat.inlognaam) })
			})
			.where(eq(accounts.id, id));
		await tx.delete(uitdaging).where(and(eq(uitdaging.doel, DOEL), eq(uitdaging.accountId, id)));
		const codes = await herstelcode.maakNieuwe(tx, id);
		const token = await anderenUit(tx, plek, gebruiker, 'account.app');
		return { sessie: token, codes, inlognaam: wat.gemaakt ? wat.inlognaam : null };
	});

/**
 * Takes password, app and recovery codes away from who signs in with a passkey.
 * @returns the new value of the cookie, or `toegang.laatste-middel` when there is no passkey
 */
export const haalWachtwoordWeg = (plek: Plek, gebruiker: Binnen): Promise<string | Weigering> =>
	plek.opslag.schrijf(async (tx) => {
		const wie = await account.zoek(tx, gebruiker.accountId);
		if (!wie || (await account.middelen(tx, wie)).passkeys === 0) return weiger('toegang.laatste-middel');
		await tx
			.update(accounts)
			.set({ wachtwoordHash: null, totpVersleuteld: null, totpStap: null })
			.where(eq(accounts.id, wie.id));
		await herstelcode.wis(tx, wie.id);
		return anderenUit(tx, plek, gebruiker, 'account.wachtwoord-weg');
	});
