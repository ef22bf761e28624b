/** The device that someone holds: its kind, never its place, and whether it signed in to an account before. */
import { eq, inArray } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { nieuwId } from '../opslag/id.ts';
import { bekendApparaat, toestelmelding } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import { geheimHash, gelijk, NietTeOpenen, nieuwGeheim } from '../opslag/versleuteling.ts';

/** Long-lived cookie by which a device is known; says nothing of who uses it. */
export const TOESTEL_COOKIE = '__Host-app';
export const TOESTEL_SECONDEN = 365 * 24 * 3600;
/** People of one family may share a phone: so many accounts know it at once. */
const SAMEN_HOOGUIT = 4;

/** Kind of device from the user agent: enough to recognise one's own phone, useless to recognise a person. */
export function soort(userAgent: string | null): 'Telefoon' | 'Tablet' | 'Computer' | 'Apparaat' {
	const tekst = userAgent ?? '';
	if (/iPad|Tablet|Android(?!.*Mobile)/i.test(tekst)) return 'Tablet';
	if (/Mobi|iPhone|Android/i.test(tekst)) return 'Telefoon';
	return /Windows|Macintosh|Linux|CrOS/i.test(tekst) ? 'Computer' : 'Apparaat';
}

type Paar = { id: string; geheim: string };
const lees = (cookie: string | undefined): Paar[] =>
	(cookie ?? '')
		.split('~', SAMEN_HOOGUIT)
		.map((deel) => deel.split('.', 2))
		.flatMap(([id, geheim]) => (id && geheim ? [{ id, geheim }] : []));

/** This device as each account knows it that signed in here, as far as the cookie proves. */
export async function bewezen(
	db: Db,
	cookie: string | undefined
): Promise<{ id: string; accountId: string }[]> {
	const paren = lees(cookie);
	if (paren.length === 0) return [];
	const ids = paren.map((paar) => paar.id);
	const rijen = await db.select().from(bekendApparaat).where(inArray(bekendApparaat.id, ids));
	return rijen.filter((rij) =>
		paren.some((paar) => paar.id === rij.id && gelijk(rij.geheimHash, geheimHash(paar.geheim)))
	);
}

/** The id of this device when it is known for this account, otherwise null. */
export const bekend = async (
	db: Db,
	accountId: string | null,
	cookie: string | undefined
): Promise<string | null> =>
	(await bewezen(db, cookie)).find((rij) => rij.accountId === accountId)?.id ?? null;

/** Whether somebody else signed in on this device too. */
export const isGedeeld = async (db: Db, accountId: string, cookie: string | undefined): Promise<boolean> =>
	(await bewezen(db, cookie)).some((rij) => rij.accountId !== accountId);

/**
 * Remembers this device for this account.
 * @returns the new value of the cookie; the old one when the device was known already
 */
export async function onthoud(
	tx: Db,
	accountId: string,
	cookie: string | undefined,
	nu: Temporal.Instant
): Promise<string> {
	if (cookie && (await bekend(tx, accountId, cookie))) return cookie;
	const [id, geheim] = [nieuwId(), nieuwGeheim()];
	await tx
		.insert(bekendApparaat)
		.values({ id, accountId, geheimHash: geheimHash(geheim), gemaaktOp: tijdstip(nu) });
	return [{ id, geheim }, ...lees(cookie)]
		.slice(0, SAMEN_HOOGUIT)
		.map((paar) => `${paar.id}.${paar.geheim}`)
		.join('~');
}

/** Forgets every device of an account: after "end all", a guesser with a stolen phone is a stranger again. */
export async function vergeetAlle(tx: Db, accountId: string): Promise<void> {
	await tx.delete(toestelmelding).where(eq(toestelmelding.accountId, accountId));
	await tx.delete(bekendApparaat).where(eq(bekendApparaat.accountId, accountId));
}

const BRIEFJE_SECONDEN = 60;
const BRIEFJE = ['toestel.briefje', ''] as const;

/** Carries the cookie of a known device past a wiping of all cookies. Null when there is none to carry. */
export const schrijfBriefje = (
	sleutels: Pick<Sleutelkast, 'huis'>,
	cookie: string | undefined,
	nu: Temporal.Instant
): string | null =>
	cookie && lees(cookie).length > 0
		? sleutels.huis
				.versleutel(...BRIEFJE, `${tijdstip(nu.add({ seconds: BRIEFJE_SECONDEN }))}|${cookie}`)
				.toString('base64url')
		: null;

/** Reads such a note back; null when it is not ours or older than a minute. */
export function leesBriefje(
	sleutels: Pick<Sleutelkast, 'huis'>,
	briefje: string | null,
	nu: Temporal.Instant
): string | null {
	if (!briefje) return null;
	try {
		const [tot, cookie] = sleutels.huis
			.ontsleutel(...BRIEFJE, Buffer.from(briefje, 'base64url'))
			.split('|', 2);
		return tot && cookie && tot > tijdstip(nu) ? cookie : null;
	} catch (fout) {
		if (fout instanceof NietTeOpenen) return null;
		throw fout;
	}
}
