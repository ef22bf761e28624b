/**
 * A new link and code for a guest who has no way in yet: the old link expired, was used up or went lost. Given by who
 * invited, and by the procesondersteuner, to whom a guest at a dead link turns (issue 3 §1).
 */
import { and, desc, eq, ne } from 'drizzle-orm';
import { magIn } from '../../domein/bevoegdheid.ts';
import { UITNODIGING_GELDIG_DAGEN } from '../../domein/planning.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { legKlaar } from '../opslag/post.ts';
import { uitnodiging } from '../opslag/schema.ts';
import type { Overhandiging } from './gast.ts';
import { alle } from './gastlijst.ts';
import * as persoon from './persoon.ts';
import * as taak from './taak.ts';
import type { Middel } from './verzending.ts';

/**
 * Makes the old link and code worthless and gives new ones; the task that asked for it is done.
 * @param middel link and code, computed outside the transaction
 * @returns what to hand over, shown once; or `gast.onbekend`, and `gast.kan-inloggen` for who has an account: that is
 * renewed and not replaced (toegang/herstel.ts)
 */
export async function nieuweCode(
	hier: Betreding,
	gastId: string,
	middel: Middel
): Promise<Overhandiging | Weigering> {
	const een = (await alle(hier)).find((rij) => rij.id === gastId);
	if (!een) return weiger('gast.onbekend');
	if (een.binnen) return weiger('gast.kan-inloggen');
	const [rij] = await hier.tx
		.select()
		.from(uitnodiging)
		.where(
			and(
				eq(uitnodiging.casusId, hier.casus.id),
				eq(uitnodiging.persoonId, een.persoonId),
				ne(uitnodiging.status, 'ingetrokken')
			)
		)
		.orderBy(desc(uitnodiging.id))
		.limit(1);
	if (!rij) return weiger('gast.onbekend');
	await hier.tx
		.update(uitnodiging)
		.set({
			tokenHash: middel.tokenHash,
			codeHash: middel.codeHash,
			pogingen: 0,
			verlooptOp: tijdstip(hier.nu.add({ hours: 24 * UITNODIGING_GELDIG_DAGEN }))
		})
		.where(eq(uitnodiging.id, rij.id));
	await legVast(hier, { objectId: rij.id, soort: 'uitnodiging.code', van: rij.status, naar: rij.status });
	await taak.rondVanPersoonAf(hier, ['gast-nieuwe-code', 'uitnodiging-nieuwe-code'], een.persoonId);
	const gemaild = await mail(hier, een.persoonId, middel.token);
	return { naam: een.naam, code: middel.code, token: middel.token, gemaild };
}

/**
 * The link goes to the address that was given with the invitation; the code never goes the same way. Who invited cannot
 * open that address again (dossier §2.6) and hands both over.
 */
async function mail(hier: Betreding, persoonId: string, token: string): Promise<boolean> {
	if (!magIn('contact.lezen', hier.wie.rollen)) return false;
	const { email } = await persoon.contact(hier, persoonId);
	if (!email) return false;
	await legKlaar(hier, {
		post: { soort: 'uitnodiging', token },
		persoonId,
		aan: email,
		// Every link is a mail of its own; that a form sent twice mails once is the form's own key.
		sleutel: `gast:${persoonId}:${nieuwId()}`,
		casusId: hier.casus.id
	});
	return true;
}
