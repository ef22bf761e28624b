/** Which sign-in of an organisation opens which account: a link made by its owner, known by a keyed hash alone. */
import { and, eq } from 'drizzle-orm';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { normaliseer } from '../opslag/emailadres.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { inlogkoppeling } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import { kenmerk } from '../opslag/versleuteling.ts';
import * as account from './account.ts';
import type { AuthProvider, Bewijs } from './oidc-aanbieder.ts';

type Moment = { nu: Temporal.Instant; verzoekId: string };

/** Keyed, so that nobody with the database can try out subjects. */
const onderwerpIndex = (sleutels: Pick<Sleutelkast, 'index'>, van: Bewijs): string =>
	kenmerk(sleutels.index, JSON.stringify(['aanbieder', van.uitgever, van.onderwerp]));

/** Records an act at this door, in the transaction of that act. */
export const leg = (
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	accountId: string | null,
	uitkomst: string,
	van: Moment
): Promise<void> =>
	account.legVast(
		tx,
		opslag.sleutels,
		{ accountId, handeling: 'toegang.aanbieder', uitkomst, verzoekId: van.verzoekId },
		van.nu
	);

/** The account that this sign-in opens, its use noted; null while nobody linked it, or when it is blocked. */
export async function gekoppeld(
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	bewijs: Bewijs,
	nu: Temporal.Instant
): Promise<account.Account | null> {
	const [rij] = await tx
		.update(inlogkoppeling)
		.set({ gebruiktOp: tijdstip(nu) })
		.where(eq(inlogkoppeling.onderwerpIndex, onderwerpIndex(opslag.sleutels, bewijs)))
		.returning();
	return rij ? account.zoek(tx, rij.accountId) : null;
}

/**
 * Links what came back to the account that set off, when that account is still the one signed in.
 * @returns `toegang.aanbieder-mislukt` for another account, `toegang.aanbieder-bezet` when this sign-in opens another
 * account already, `toegang.aanbieder-adres` when the provider names another e-mail address than the account has
 */
export async function koppel(
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	wat: { aanbieder: AuthProvider; bewijs: Bewijs; accountId: string; wie: string | null },
	van: Moment
): Promise<'gekoppeld' | Weigering> {
	const wie = wat.wie === wat.accountId ? await account.zoek(tx, wat.accountId) : null;
	if (!wie) return weiger('toegang.aanbieder-mislukt');
	const eigen = wie.emailVersleuteld
		? opslag.sleutels.huis.ontsleutel('account.email', wie.id, wie.emailVersleuteld)
		: null;
	// A colleague's open screen must not become a door of one's own.
	if (eigen !== null && wat.bewijs.email !== null && normaliseer(eigen) !== normaliseer(wat.bewijs.email))
		return weiger('toegang.aanbieder-adres');
	const index = onderwerpIndex(opslag.sleutels, wat.bewijs);
	const [bezet] = await tx.select().from(inlogkoppeling).where(eq(inlogkoppeling.onderwerpIndex, index));
	if (bezet && bezet.accountId !== wie.id) return weiger('toegang.aanbieder-bezet');
	if (!bezet)
		await tx.insert(inlogkoppeling).values({
			id: nieuwId(),
			accountId: wie.id,
			aanbieder: wat.aanbieder.id,
			onderwerpIndex: index,
			gemaaktOp: tijdstip(van.nu)
		});
	await leg(tx, opslag, wie.id, 'gekoppeld', van);
	return 'gekoppeld';
}

/** The links of an account, oldest first. */
export const koppelingen = (
	db: Db,
	accountId: string
): Promise<{ id: string; aanbieder: string; gemaaktOp: string; gebruiktOp: string | null }[]> =>
	db
		.select({
			id: inlogkoppeling.id,
			aanbieder: inlogkoppeling.aanbieder,
			gemaaktOp: inlogkoppeling.gemaaktOp,
			gebruiktOp: inlogkoppeling.gebruiktOp
		})
		.from(inlogkoppeling)
		.where(eq(inlogkoppeling.accountId, accountId))
		.orderBy(inlogkoppeling.id);

/** Takes a link away; somebody else's id does nothing. */
export async function ontkoppel(
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	accountId: string,
	id: string,
	moment: { nu: Temporal.Instant; verzoekId: string }
): Promise<void> {
	const weg = await tx
		.delete(inlogkoppeling)
		.where(and(eq(inlogkoppeling.id, id), eq(inlogkoppeling.accountId, accountId)))
		.returning({ id: inlogkoppeling.id });
	if (weg.length === 0) return;
	await leg(tx, opslag, accountId, 'ontkoppeld', moment);
}
