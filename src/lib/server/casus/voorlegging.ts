/** Something was found, and still it must be read: a second person settles that, with the first one's reason (dreigingen A22). */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { adrescontrole } from '../opslag/schema.ts';
import { NIEMAND, zet, type Nazichtsoort } from './adrescontrole.ts';
import * as taak from './taak.ts';

/**
 * Somebody wants to release what holds a protected value, with a reason; a second person settles it (dreigingen A22).
 * The colleague of the other post gets the task.
 */
export async function legVoor(
	hier: Betreding,
	wat: { id: string; soort: Nazichtsoort; reden: string; tekst?: string }
): Promise<void> {
	const dicht = (kolom: string, tekst: string) =>
		hier.ring.casus.versleutel(`adrescontrole.${kolom}`, wat.id, tekst);
	await zet(hier, wat.id, wat.soort, {
		...NIEMAND,
		oordeel: 'treffer',
		redenVersleuteld: dicht('reden', wat.reden),
		...(wat.tekst !== undefined && { tekstVersleuteld: dicht('tekst', wat.tekst) }),
		voorgesteldOp: tijdstip(hier.nu),
		voorgesteldDoor: hier.wie.accountId
	});
	// The voorzitter holds no key to a question about data: a colleague of the same post settles that one.
	const ander =
		wat.soort === 'verzoek' || hier.wie.rollen.includes('voorzitter') ? 'procesondersteuner' : 'voorzitter';
	await taak.zetKlaar(hier, { soort: 'tweede-nazicht', voorRol: ander });
	await legVast(hier, {
		objectId: wat.id,
		soort: 'adrescontrole.voorleggen',
		naar: 'voorgelegd',
		reden: wat.reden
	});
}

export type Voorgelegd = { reden: string; doorMij: boolean };

/** What was put to a second person, by id. */
export async function voorgelegd(hier: Betreding): Promise<Map<string, Voorgelegd>> {
	const rijen = await hier.tx
		.select()
		.from(adrescontrole)
		.where(
			and(
				eq(adrescontrole.casusId, hier.casus.id),
				isNotNull(adrescontrole.voorgesteldOp),
				isNull(adrescontrole.gezienOp)
			)
		);
	return new Map(
		rijen.map((rij) => [
			rij.id,
			{
				reden: rij.redenVersleuteld
					? hier.ring.casus.ontsleutel('adrescontrole.reden', rij.id, rij.redenVersleuteld)
					: '',
				doorMij: rij.voorgesteldDoor === hier.wie.accountId
			}
		])
	);
}

/**
 * May the person inside release this although something was found?
 * @returns `adrescontrole.treffer` while nobody put it to a colleague, `adrescontrole.zelfde-persoon` for who did
 */
export function magDoordrukken(voorstel: Voorgelegd | undefined): void | Weigering {
	if (!voorstel) return weiger('adrescontrole.treffer');
	if (voorstel.doorMij) return weiger('adrescontrole.zelfde-persoon');
}
