/**
 * Proof, between the screens of an invitation, that the code was right. There is no session yet: the cookie holds a
 * secret of its own, the row what was chosen so far. Used up by the one redemption.
 */
import { and, eq, gt } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db } from '../opslag/index.ts';
import { uitdaging } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import { geheimHash, gelijk, nieuwGeheim } from '../opslag/versleuteling.ts';

/** Cookie with the link's token until the code is right, and after that with the proof. */
export const TOKEN_COOKIE = '__Host-uitn';
export const STAP_COOKIE = '__Host-stap';
export const MINUTEN = 30;
const DOEL = 'uitnodiging';

/** What a password path has chosen before the second factor is proven. */
export type Keuze = { inlognaam: string; gemaakt: boolean; wachtwoordHash: string; totpGeheim: string };
export type Stap = {
	id: string;
	accountId: string;
	keuze: Keuze | null;
} & Doel;
/** What the right code belonged to: an invitation, or the renewal of an account that exists. */
export type Doel = { uitnodigingId: string; herstelId: null } | { uitnodigingId: null; herstelId: string };

type Kast = Pick<Sleutelkast, 'huis'>;
type Inhoud = { geheimHash: string; keuze: Keuze | null };

const dicht = (sleutels: Kast, id: string, inhoud: Inhoud): string =>
	sleutels.huis.versleutel('uitdaging.waarde', id, JSON.stringify(inhoud)).toString('base64');
const open = (sleutels: Kast, rij: { id: string; waarde: string }): Inhoud =>
	JSON.parse(
		sleutels.huis.ontsleutel('uitdaging.waarde', rij.id, Buffer.from(rij.waarde, 'base64'))
	) as Inhoud;

/** Begins after a right code. @returns the value of the cookie */
export async function begin(
	tx: Db,
	sleutels: Kast,
	van: Doel & { accountId?: string | null },
	nu: Temporal.Instant
): Promise<string> {
	const [id, geheim] = [nieuwId(), nieuwGeheim()];
	await tx.insert(uitdaging).values({
		id,
		doel: DOEL,
		// A new account gets this id when it is made, so that a passkey can name it beforehand.
		accountId: van.accountId ?? nieuwId(),
		uitnodigingId: van.uitnodigingId,
		herstelId: van.herstelId,
		waarde: dicht(sleutels, id, { geheimHash: geheimHash(geheim).toString('base64'), keuze: null }),
		verlooptOp: tijdstip(nu.add({ minutes: MINUTEN }))
	});
	return `${id}.${geheim}`;
}

/** Finds the step that belongs to a cookie; null when unknown, used up or older than half an hour. */
export async function zoek(
	db: Db,
	sleutels: Kast,
	cookie: string | undefined,
	nu: Temporal.Instant
): Promise<Stap | null> {
	const [id, geheim] = cookie?.split('.', 2) ?? [];
	if (!id || !geheim) return null;
	const [rij] = await db
		.select()
		.from(uitdaging)
		.where(and(eq(uitdaging.id, id), eq(uitdaging.doel, DOEL), gt(uitdaging.verlooptOp, tijdstip(nu))));
	if (!rij?.accountId) return null;
	const doel: Doel | null = rij.uitnodigingId
		? { uitnodigingId: rij.uitnodigingId, herstelId: null }
		: rij.herstelId
			? { uitnodigingId: null, herstelId: rij.herstelId }
			: null;
	if (!doel) return null;
	const inhoud = open(sleutels, rij);
	if (!gelijk(Buffer.from(inhoud.geheimHash, 'base64'), geheimHash(geheim))) return null;
	return { id, ...doel, accountId: rij.accountId, keuze: inhoud.keuze };
}

/** Keeps what was chosen. */
export async function bewaar(tx: Db, sleutels: Kast, stap: Stap, keuze: Keuze): Promise<void> {
	const [rij] = await tx.select().from(uitdaging).where(eq(uitdaging.id, stap.id));
	if (!rij) return;
	const waarde = dicht(sleutels, stap.id, { ...open(sleutels, rij), keuze });
	await tx.update(uitdaging).set({ waarde }).where(eq(uitdaging.id, stap.id));
}

/** Uses the step up. @returns false when another request did so before */
export async function verbruik(tx: Db, stapId: string): Promise<boolean> {
	const weg = await tx
		.delete(uitdaging)
		.where(and(eq(uitdaging.id, stapId), eq(uitdaging.doel, DOEL)))
		.returning({ id: uitdaging.id });
	return weg.length === 1;
}
