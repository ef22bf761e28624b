/** Tells somebody of a case that something is ready: by mail and on devices, one person each, without a word about what (issue §3.4). */
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import { stemVan } from '../../domein/profiel.ts';
import type { Betreding } from '../context.ts';
import { legMelding } from '../opslag/melding.ts';
import { legKlaar } from '../opslag/post.ts';
import { account, rol } from '../opslag/schema.ts';
import * as persoon from './persoon.ts';

/** The account somebody of this case signs in with; null while there is none. */
export async function accountVan(hier: Betreding, persoonId: string): Promise<string | null> {
	const [rij] = await hier.tx
		.select({ accountId: rol.accountId })
		.from(rol)
		.where(and(eq(rol.casusId, hier.casus.id), eq(rol.persoonId, persoonId), isNotNull(rol.accountId)))
		.orderBy(desc(rol.id))
		.limit(1);
	return rij?.accountId ?? null;
}

/** Where to mail somebody: the own address of this case, else that of the own account. Never another's (A10). */
export async function adresVan(
	hier: Betreding,
	persoonId: string,
	accountId: string | null
): Promise<string | null> {
	const { email } = await persoon.contact(hier, persoonId);
	if (email || accountId === null) return email;
	const [rij] = await hier.tx
		.select({ email: account.emailVersleuteld })
		.from(account)
		.where(eq(account.id, accountId));
	return rij?.email ? hier.sleutels.huis.ontsleutel('account.email', accountId, rij.email) : null;
}

/**
 * "Er staat een bericht klaar", by mail and on the devices that its reader chose.
 * @param wie account and address as far as there are any; `sleutel`: one message per purpose
 * @returns false when neither way exists: somebody has to call
 */
export async function naar(
	hier: Pick<Betreding, 'tx' | 'sleutels' | 'nu'>,
	wie: {
		accountId: string | null;
		aan: string | null;
		stem: 'u' | 'je';
		persoonId: string | null;
		sleutel: string;
		casusId: string;
	}
): Promise<boolean> {
	const { accountId, aan, sleutel, ...over } = wie;
	// Only where no mail goes is a device that cannot be reached a reason to call.
	const opToestel =
		accountId !== null &&
		(await legMelding(hier, {
			accountId,
			sleutel: `toestel:${sleutel}`,
			...(aan === null && { persoonId: over.persoonId, casusId: over.casusId })
		}));
	if (aan) await legKlaar(hier, { post: { soort: 'bericht' }, aan, sleutel, ...over });
	return opToestel || aan !== null;
}

/**
 * The same to somebody of this case who has an account.
 * @param wat one message per purpose, e.g. `gepland:<tafel>:<day>`
 * @returns false when there is no account, or no way to reach it: somebody has to call
 */
export async function stuur(hier: Betreding, persoonId: string, welke: Rol, wat: string): Promise<boolean> {
	const accountId = await accountVan(hier, persoonId);
	if (accountId === null) return false;
	const [wie] = await hier.tx
		.select({ voorkeursvorm: account.voorkeursvorm, aanspreekvorm: account.aanspreekvorm })
		.from(account)
		.where(eq(account.id, accountId));
	return naar(hier, {
		accountId,
		aan: await adresVan(hier, persoonId, accountId),
		stem: wie ? stemVan(wie) : welke === 'jongere' ? 'je' : 'u',
		persoonId,
		sleutel: `${wat}:${persoonId}`,
		casusId: hier.casus.id
	});
}
