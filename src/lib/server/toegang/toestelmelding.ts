/** Which devices of an account are told that something is ready; chosen on the device itself, one by one. */
import { and, desc, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Handeling } from '../../domein/handeling.ts';
import { isPushadres, TOESTELLEN_HOOGUIT, type Abonnement } from '../../domein/toestelmelding.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db } from '../opslag/index.ts';
import { toestellenVan } from '../opslag/melding.ts';
import { push } from '../opslag/pushsleutel.ts';
import { account as accounts, persoon, rol, sessie, toestelmelding } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import * as account from './account.ts';
import * as toestel from './toestel.ts';

type Plek = {
	tx: Db;
	sleutels: Pick<Sleutelkast, 'huis' | 'audit'>;
	nu: Temporal.Instant;
	verzoekId: string;
};
type Hier = { accountId: string; sessieId: string; toestelCookie: string | undefined };
/** A device in its owner's list. */
export type Toestel = { id: string; apparaat: string; gemaaktOp: string; dit: boolean };

/** The devices that are told, newest first, and whether that is this one. */
export async function alle(tx: Db, van: Pick<Hier, 'accountId' | 'toestelCookie'>): Promise<Toestel[]> {
	const sleutel = push();
	if (!sleutel) return [];
	const hier = await toestel.bekend(tx, van.accountId, van.toestelCookie);
	const rijen = await tx
		.select()
		.from(toestelmelding)
		.where(toestellenVan(van.accountId, sleutel.kenmerk))
		.orderBy(desc(toestelmelding.id));
	return rijen.map(({ id, apparaat, gemaaktOp, toestelId }) => ({
		id,
		apparaat,
		gemaaktOp,
		dit: toestelId === hier
	}));
}

/** No address in the account or in a case, and no device: only a call reaches this person. */
export async function isOnbereikbaar(tx: Db, accountId: string): Promise<boolean> {
	const sleutel = push();
	if (!sleutel) return false;
	const [wie] = await tx
		.select({ email: accounts.emailVersleuteld })
		.from(accounts)
		.where(eq(accounts.id, accountId));
	if (!wie || wie.email) return false;
	const [inZaak] = await tx
		.select({ id: persoon.id })
		.from(rol)
		.innerJoin(persoon, eq(persoon.id, rol.persoonId))
		.where(and(eq(rol.accountId, accountId), isNotNull(persoon.emailVersleuteld)))
		.limit(1);
	if (inZaak) return false;
	const [een] = await tx
		.select({ id: toestelmelding.id })
		.from(toestelmelding)
		.where(toestellenVan(accountId, sleutel.kenmerk))
		.limit(1);
	return een === undefined;
}

/**
 * From now on this device is told. What the browser handed over is kept as ciphertext.
 * @returns the cookie by which the device is known; or `toestel.niet` where messages are not offered,
 * `toestel.lukt-niet` for an address of no known push service, `toestel.te-veel`
 */
export async function zetAan(
	plek: Plek,
	hier: Hier & { apparaat: string },
	abonnement: Abonnement
): Promise<string | Weigering> {
	const { tx, nu } = plek;
	const sleutel = push();
	if (!sleutel) return weiger('toestel.niet');
	if (!isPushadres(abonnement.endpoint, sleutel.proefdienst)) return weiger('toestel.lukt-niet');
	const cookie = await toestel.onthoud(tx, hier.accountId, hier.toestelCookie, nu);
	const toestelId = await toestel.bekend(tx, hier.accountId, cookie);
	if (toestelId === null) return weiger('toestel.lukt-niet');
	const vanAccount = eq(toestelmelding.accountId, hier.accountId);
	const andere = await tx
		.select({ id: toestelmelding.id })
		.from(toestelmelding)
		.where(and(vanAccount, ne(toestelmelding.toestelId, toestelId)));
	if (andere.length >= TOESTELLEN_HOOGUIT) return weiger('toestel.te-veel');
	await tx.delete(toestelmelding).where(and(vanAccount, eq(toestelmelding.toestelId, toestelId)));
	const id = nieuwId();
	await tx.insert(toestelmelding).values({
		id,
		accountId: hier.accountId,
		toestelId,
		apparaat: hier.apparaat,
		abonnementVersleuteld: dicht(plek, id, abonnement),
		sleutelKenmerk: sleutel.kenmerk,
		gemaaktOp: tijdstip(nu)
	});
	await tx.update(sessie).set({ toestelId }).where(eq(sessie.id, hier.sessieId));
	await legVast(plek, hier.accountId, 'account.melding-aan');
	return cookie;
}

/**
 * This device has another address from now on, for every account that chose to be told on it. An address of no known push
 * service changes nothing, and neither does a device that is told nothing.
 */
export async function verhuis(
	plek: Plek,
	toestelCookie: string | undefined,
	abonnement: Abonnement
): Promise<void> {
	const sleutel = push();
	if (!sleutel || !isPushadres(abonnement.endpoint, sleutel.proefdienst)) return;
	const toestellen = (await toestel.bewezen(plek.tx, toestelCookie)).map((een) => een.id);
	const rijen = await plek.tx
		.select({ id: toestelmelding.id, accountId: toestelmelding.accountId })
		.from(toestelmelding)
		.where(
			and(inArray(toestelmelding.toestelId, toestellen), eq(toestelmelding.sleutelKenmerk, sleutel.kenmerk))
		);
	for (const { id, accountId } of rijen) {
		await plek.tx
			.update(toestelmelding)
			.set({ abonnementVersleuteld: dicht(plek, id, abonnement) })
			.where(eq(toestelmelding.id, id));
		await legVast(plek, accountId, 'toestel.verhuizen');
	}
}

/** A device of this account is told nothing any more; somebody else's id does nothing. */
export async function zetUit(plek: Plek, accountId: string, id: string): Promise<void> {
	await plek.tx
		.delete(toestelmelding)
		.where(and(eq(toestelmelding.accountId, accountId), eq(toestelmelding.id, id)));
	await legVast(plek, accountId, 'account.melding-uit');
}

const dicht = ({ sleutels }: Plek, id: string, { endpoint, keys }: Abonnement) =>
	sleutels.huis.versleutel(
		'toestelmelding.abonnement',
		id,
		JSON.stringify({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } })
	);

const legVast = ({ tx, sleutels, nu, verzoekId }: Plek, accountId: string, handeling: Handeling) =>
	account.legVast(tx, sleutels, { accountId, handeling, verzoekId }, nu);
