/** Signing in: a password with a second factor, or a passkey. Each step up gives a new token. */
import { eq } from 'drizzle-orm';
import type { Handeling } from '../../domein/handeling.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { sessie } from '../opslag/schema.ts';
import * as account from './account.ts';
import { inlogIndex } from '../opslag/emailadres.ts';
import * as herstelcode from './herstelcode.ts';
import * as pogingen from './pogingen.ts';
import { maak, type Gebruiker } from './sessie.ts';
import * as toestel from './toestel.ts';
import * as totp from './totp.ts';
import { isVol, TeDruk } from './trage-hash.ts';
import * as wachtwoord from './wachtwoord.ts';

/** Who knocks, as far as the request tells. */
export type Klopper = {
	/** Kind of device, for the list of one's own devices. */
	apparaat: string;
	/** Cookie of known devices. */
	toestelCookie: string | undefined;
	/** Prefix of the address; only ever stored as a keyed hash. */
	adres: string;
	nu: Temporal.Instant;
	verzoekId: string;
};

/** The cookies of someone who is inside. */
export type Binnen = { accountId: string; sessie: string; toestel: string };

const HALVE_MINUTEN = 10;
/** By which organisation a session came, when it did. */
const herkomst = { aanbieder: sessie.aanbieder, idTokenVersleuteld: sessie.idTokenVersleuteld };

/** Starts a full session on this device and remembers it, in the caller's transaction. */
export async function laatBinnen(
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	accountId: string,
	van: Klopper,
	hoe: Handeling
): Promise<Binnen> {
	await account.legVast(tx, opslag.sleutels, { accountId, handeling: hoe, verzoekId: van.verzoekId }, van.nu);
	const rustMinuten = await account.rustMinuten(tx, accountId);
	const gedeeld = await toestel.isGedeeld(tx, accountId, van.toestelCookie);
	const cookie = await toestel.onthoud(tx, accountId, van.toestelCookie, van.nu);
	const toestelId = await toestel.bekend(tx, accountId, cookie);
	const nieuw = { soort: 'vol', accountId, rustMinuten, apparaat: van.apparaat, gedeeld, toestelId } as const;
	return { accountId, sessie: await maak(tx, nieuw, van.nu), toestel: cookie };
}

/** Whose name this is, if anyone's, and whether this device is known for it; the same work for every name. */
export const wieEnWaar = (opslag: Opslag, inlognaam: string, toestelCookie: string | undefined) =>
	opslag.lees(async (db) => {
		const wie = await account.metInlognaam(db, opslag.sleutels, inlognaam);
		return { wie, toestelId: await toestel.bekend(db, wie?.id ?? null, toestelCookie) };
	});

/**
 * First step: address or name, and password. Unknown costs and answers the same as wrong (B09).
 * @returns the token of a half session, `onjuist`, or EvenWachten
 * @throws TeDruk when the hashing queue is full; no try is used up then
 */
export async function metWachtwoord(
	opslag: Opslag,
	invoer: { inlognaam: string; wachtwoord: string },
	van: Klopper
): Promise<{ sessie: string } | 'onjuist' | pogingen.EvenWachten> {
	const { wie, toestelId } = await wieEnWaar(opslag, invoer.inlognaam, van.toestelCookie);
	const rij = toestelId ? 'bekend' : 'vreemd';
	if (isVol(rij)) throw new TeDruk();
	const emmers = pogingen.voorWachtwoord(inlogIndex(opslag.sleutels, invoer.inlognaam), {
		adres: van.adres,
		toestelId
	});
	const wacht = await pogingen.neem(opslag, emmers, van.nu);
	if (wacht) return wacht;
	const goed = await wachtwoord.klopt(opslag.sleutels, wie?.wachtwoordHash ?? null, invoer.wachtwoord, rij);
	return opslag.schrijf(async (tx) => {
		if (!wie || !goed) {
			if (wie)
				await account.legVast(
					tx,
					opslag.sleutels,
					{ accountId: wie.id, handeling: 'toegang.inloggen', uitkomst: 'onjuist', verzoekId: van.verzoekId },
					van.nu
				);
			return 'onjuist';
		}
		await pogingen.geefTerug(tx, opslag, emmers);
		const half = {
			soort: 'half',
			accountId: wie.id,
			rustMinuten: HALVE_MINUTEN,
			apparaat: van.apparaat
		} as const;
		return { sessie: await maak(tx, half, van.nu) };
	});
}

/**
 * Second step: six digits, or a recovery code. Five tries, then the half session is over.
 * @returns the cookies of a full session with a new token; `onjuist`; or `voorbij` when the tries are used up
 */
export async function metTweedeFactor(
	opslag: Opslag,
	half: Gebruiker & { accountId: string },
	getypt: string,
	van: Klopper
): Promise<Binnen | 'onjuist' | 'voorbij'> {
	const toestelId = await opslag.lees((db) => toestel.bekend(db, half.accountId, van.toestelCookie));
	const emmers = pogingen.voorTweedeFactor(half.accountId, half.sessieId, { adres: van.adres, toestelId });
	const wacht = await pogingen.neem(opslag, emmers, van.nu);
	return opslag.schrijf(async (tx) => {
		const wie = await account.zoek(tx, half.accountId);
		if (wacht || !wie) {
			await tx.delete(sessie).where(eq(sessie.id, half.sessieId));
			return 'voorbij';
		}
		const goed =
			(await totp.gebruik(tx, opslag.sleutels, wie, getypt, van.nu)) ||
			(await herstelcode.gebruik(tx, wie.id, getypt, van.nu));
		if (!goed) return 'onjuist';
		const [weg] = await tx.delete(sessie).where(eq(sessie.id, half.sessieId)).returning(herkomst);
		if (!weg) return 'voorbij';
		await pogingen.geefTerug(tx, opslag, emmers);
		const binnen = await laatBinnen(tx, opslag, wie.id, van, 'toegang.tweede-factor');
		// Who came half by an organisation signs out there as well (oidc-afmelding.ts).
		if (weg.aanbieder !== null)
			await tx
				.update(sessie)
				.set(weg)
				.where(eq(sessie.id, binnen.sessie.split('.')[0] ?? ''));
		return binnen;
	});
}
