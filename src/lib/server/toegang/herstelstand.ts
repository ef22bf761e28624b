/** How a renewal stands: whose account may be renewed from a case, and what is under way. */
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { LOPEND } from '../../domein/toegangsherstel.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import * as bericht from '../casus/bericht.ts';
import type { Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { aanstelling, toegangsherstel } from '../opslag/schema.ts';
import * as account from './account.ts';
import * as bekendmaking from './bekendmaking.ts';
import { isBeschermd } from './ontneming.ts';

type Rij = typeof toegangsherstel.$inferSelect;

/**
 * The account of a person of this case that may be renewed from here. Who holds a post is helped by the beheerder:
 * a colleague must never be able to walk into all cases of another.
 * @returns the account, or `herstel.geen-account`, `herstel.eigen`, `herstel.collega`
 */
export async function accountVoor(hier: Betreding, persoonId: string): Promise<account.Account | Weigering> {
	const accountId = await bericht.accountVan(hier, persoonId);
	const wie = accountId ? await account.zoek(hier.tx, accountId) : null;
	if (!wie) return weiger('herstel.geen-account');
	if (wie.id === hier.wie.accountId) return weiger('herstel.eigen');
	const posten = await hier.tx
		.select({ tot: aanstelling.tot })
		.from(aanstelling)
		.where(eq(aanstelling.accountId, wie.id));
	const vandaag = hier.vandaag.toString();
	return posten.some(({ tot }) => tot === null || tot > vandaag) ? weiger('herstel.collega') : wie;
}

/** The running renewals of this case, newest first; a start that waited too long has ended by itself. */
export const lopende = (hier: Betreding): Promise<Rij[]> =>
	hier.tx
		.select()
		.from(toegangsherstel)
		.where(
			and(
				eq(toegangsherstel.casusId, hier.casus.id),
				inArray(toegangsherstel.status, [...LOPEND]),
				gt(toegangsherstel.verlooptOp, tijdstip(hier.nu))
			)
		)
		.orderBy(desc(toegangsherstel.id));

/** What was written about the check, for voorzitter and procesondersteuner. */
export async function leesNotitie(hier: Betreding, rij: Rij): Promise<string> {
	const slot = await hier.ring.persoon(rij.persoonId, 'contact');
	return slot.ontsleutel('toegangsherstel.notitie', rij.id, rij.notitieVersleuteld);
}

/** What the pages show of one person: whether there is an account to renew, why not, and what is under way. */
export async function van(hier: Betreding, persoonId: string) {
	const wie = await accountVoor(hier, persoonId);
	const [rij] = (await lopende(hier)).filter((een) => een.persoonId === persoonId);
	return {
		bezwaar: 'id' in wie ? null : wie.sleutel,
		tweedeNodig: await isBeschermd(hier.tx, hier.casus.id),
		lopend: rij
			? {
					id: rij.id,
					status: rij.status,
					controle: rij.controle,
					notitie: await leesNotitie(hier, rij),
					begonnenOp: rij.begonnenOp,
					verlooptOp: rij.verlooptOp,
					ikBegon: rij.begonnenDoor === hier.wie.accountId
				}
			: null,
		rust: await bekendmaking.rust(hier, persoonId)
	};
}
