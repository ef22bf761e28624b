/** Handling a question about data, by the FG or the procesondersteuner: same record, same clock (dossier §3.11). */
import { and, eq } from 'drizzle-orm';
import { leeftijdsgroepOp, type Leeftijdsgroep } from '../../domein/leeftijd.ts';
import type { Ontvanger } from '../../domein/privacyformulier.ts';
import {
	beslis as magBeslissen,
	identificeer as magIdentificeren,
	verleng as magVerlengen,
	voerUit as magUitvoeren,
	wijsToe as magToewijzen,
	type Grondslag,
	type PrivacyBesluit,
	type PrivacyverzoekStatus
} from '../../domein/privacyverzoek.ts';
import { verleng as verlengTermijn } from '../../domein/termijn.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { persoon, privacyverzoek } from '../opslag/schema.ts';
import * as adrescontrole from './adrescontrole.ts';
import { kijkNa } from './privacymelding.ts';
import { ontsleuteld, type Rij, type Verzoek } from './privacyverzoek.ts';

export type Aanvrager = { naam: string; leeftijdsgroep: Leeftijdsgroep | null; jongere: boolean };

const zoek = async (hier: Betreding, id: string): Promise<Rij | null> => {
	const [rij] = await hier.tx
		.select()
		.from(privacyverzoek)
		.where(and(eq(privacyverzoek.id, id), eq(privacyverzoek.casusId, hier.casus.id)));
	return rij ?? null;
};

/** Who asks: the one person of the case that a handler learns of. */
async function aanvragerVan(hier: Betreding, persoonId: string): Promise<Aanvrager> {
	const [rij] = await hier.tx.select().from(persoon).where(eq(persoon.id, persoonId));
	const { casus } = hier.ring;
	const geboren = rij!.geboortedatumVersleuteld
		? casus.ontsleutel('persoon.geboortedatum', persoonId, rij!.geboortedatumVersleuteld)
		: null;
	return {
		naam: casus.ontsleutel('persoon.naam', persoonId, rij!.naamVersleuteld),
		leeftijdsgroep: leeftijdsgroepOp(geboren ? Temporal.PlainDate.from(geboren) : null, hier.vandaag),
		jongere: rij!.soort === 'jeugdige'
	};
}

const GESCHREVEN = ['antwoord', 'reden', 'verlenging', 'uitvoering'] as const;

/** One request with who asks it; null when it is not in this case. */
export async function lees(
	hier: Betreding,
	id: string
): Promise<{ verzoek: Verzoek; van: Aanvrager } | null> {
	const rij = await zoek(hier, id);
	if (!rij) return null;
	const verzoek = ontsleuteld(await hier.ring.persoon(rij.persoonId, 'verzoek'), rij);
	await legVast(hier, { objectId: id });
	const gezien = await adrescontrole.gezien(hier, rij.persoonId);
	const wordtNagekeken = GESCHREVEN.some((welk) => verzoek[welk] !== null) && !gezien(id);
	return { verzoek: { ...verzoek, wordtNagekeken }, van: await aanvragerVan(hier, rij.persoonId) };
}

type Wijziging = Partial<Rij>;

/** One step: the rule, the row, the record. @returns the new state, or the refusal (`privacyverzoek.onbekend`) */
async function stap(
	hier: Betreding,
	id: string,
	regel: (rij: Rij) => PrivacyverzoekStatus | Weigering | Promise<PrivacyverzoekStatus | Weigering>,
	wijziging: (rij: Rij) => Promise<Wijziging> | Wijziging = () => ({})
): Promise<Rij | Weigering> {
	const rij = await zoek(hier, id);
	if (!rij) return weiger('privacyverzoek.onbekend');
	const naar = await regel(rij);
	if (isWeigering(naar)) return naar;
	const nieuw = { ...(await wijziging(rij)), status: naar };
	await hier.tx.update(privacyverzoek).set(nieuw).where(eq(privacyverzoek.id, id));
	await legVast(hier, { objectId: id, van: rij.status, naar });
	return { ...rij, ...nieuw };
}

const statusVan = (rij: Rij) => rij.status as PrivacyverzoekStatus;
const slotVan = (hier: Betreding, rij: Rij) => hier.ring.persoon(rij.persoonId, 'verzoek');

/** The account belongs to this person, and gezag was looked at. */
export const identificeer = (hier: Betreding, id: string): Promise<Rij | Weigering> =>
	stap(hier, id, (rij) => magIdentificeren(statusVan(rij)));

/** A human chooses the law and, for a jongere of 12 to 15, who gets the answer. No ouder hears of it by itself. */
export const wijsToe = (
	hier: Betreding,
	id: string,
	keuze: { grondslag: Grondslag; ontvanger: Ontvanger | null }
): Promise<Rij | Weigering> =>
	stap(
		hier,
		id,
		async (rij) =>
			magToewijzen(statusVan(rij), {
				grondslag: keuze.grondslag,
				leeftijdsgroep: (await aanvragerVan(hier, rij.persoonId)).leeftijdsgroep,
				ontvangerGekozen: keuze.ontvanger !== null
			}),
		() => ({
			grondslag: keuze.grondslag,
			ontvanger: keuze.ontvanger ?? 'aanvrager',
			behandelaarAccountId: hier.wie.accountId
		})
	);

/** A later date, by the FG only, with a reason and before the first date; the requester hears it (X6). */
export async function verleng(hier: Betreding, id: string, reden: string): Promise<Rij | Weigering> {
	const uitkomst = await stap(
		hier,
		id,
		(rij) => {
			const naar = magVerlengen(statusVan(rij), { reden, fgAkkoord: hier.wie.rollen.includes('fg') });
			if (isWeigering(naar)) return naar;
			const einde = nieuweDag(hier, rij);
			return isWeigering(einde) ? einde : naar;
		},
		async (rij) => ({
			antwoordVoor: String(nieuweDag(hier, rij)),
			verlengingVersleuteld: (await slotVan(hier, rij)).versleutel('privacyverzoek.verlenging', id, reden)
		})
	);
	if (isWeigering(uitkomst)) return uitkomst;
	return (await kijkNa(hier, uitkomst, 'verlengd', { reden })) ?? uitkomst;
}

const nieuweDag = (hier: Betreding, rij: Rij): Temporal.PlainDate | Weigering =>
	verlengTermijn(hier.werkwijze, Temporal.PlainDate.from(rij.antwoordVoor), hier.vandaag);

/** Decides, with a written answer; a refusal, also in part, with its reason (S2-M10). */
export async function beslis(
	hier: Betreding,
	id: string,
	wat: { besluit: PrivacyBesluit; antwoord: string; reden: string; gelakt: boolean }
): Promise<Rij | Weigering> {
	const uitkomst = await stap(
		hier,
		id,
		(rij) => magBeslissen(statusVan(rij), wat.besluit, wat),
		async (rij) => {
			const slot = await slotVan(hier, rij);
			return {
				antwoordVersleuteld: slot.versleutel('privacyverzoek.antwoord', id, wat.antwoord),
				redenVersleuteld:
					wat.besluit === 'toegewezen' ? null : slot.versleutel('privacyverzoek.reden', id, wat.reden),
				beslistOp: tijdstip(hier.nu)
			};
		}
	);
	if (isWeigering(uitkomst)) return uitkomst;
	const { antwoord, reden } = wat;
	return (await kijkNa(hier, uitkomst, 'besluit', { antwoord, reden })) ?? uitkomst;
}

/** What was granted has been done; says what. */
export async function voerUit(hier: Betreding, id: string, gedaan: string): Promise<Rij | Weigering> {
	const uitkomst = await stap(
		hier,
		id,
		(rij) => magUitvoeren(statusVan(rij)),
		async (rij) => ({
			uitvoeringVersleuteld: (await slotVan(hier, rij)).versleutel('privacyverzoek.uitvoering', id, gedaan)
		})
	);
	if (isWeigering(uitkomst)) return uitkomst;
	return (await kijkNa(hier, uitkomst, 'afgehandeld', { gedaan })) ?? uitkomst;
}
