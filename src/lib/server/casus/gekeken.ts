/**
 * "Wie heeft gekeken?" for one person of the family, out of the audit rows (dreigingen §6.3, in the spirit of NEN 7513):
 * who works on the case, by role and organisation, merged per day. Never a name, never what another of the family or
 * somebody they brought did (A14), and nothing that would tell that another wrote, asked or hides.
 */
import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import { isProfessional, type Rol } from '../../domein/bevoegdheid.ts';
import { rolwoord } from '../../domein/werkwijze.ts';
import type { Betreding } from '../context.ts';
import { dag, tijdstip } from '../klok.ts';
import { audit, privacyverzoek, reactie, reactieVersie } from '../opslag/schema.ts';
import * as adrescontrole from './adrescontrole.ts';
import * as document from './document.ts';
import * as persoon from './persoon.ts';

/** What was looked at, in the order in which a day tells it. */
export const gekekenNaar = ['gegevens', 'reactie', 'stukken', 'verzoek', 'zaak'] as const;
export type GekekenNaar = (typeof gekekenNaar)[number];

export type Kijker = {
	/** Message key of the word for the role in this region. */
	rol: string;
	organisatie: string | null;
	wat: GekekenNaar[];
};
export type Gekeken = { dag: string; kijkers: Kijker[] };

/** Acts that are looking at the case as a whole. What is not here or below is not told. */
const ZAAK = [
	'casus.lezen',
	'tafel.lezen',
	'agenda.lezen',
	'aanmelding.lezen',
	'voortgang.lezen',
	'deelnemer.vastleggen',
	'document.lezen'
];
/** Acts that are told only when the thing is this person's own. */
const EIGEN = ['reactie.lezen', 'tekst.lezen', 'contact.lezen', 'privacyverzoek.behandelen'];
/** Their organisations sit at every tafel; another's name may give away where somebody lives (issue 3 §3). */
const VASTE_PARTNERS: readonly Rol[] = [
	'voorzitter',
	'procesondersteuner',
	'rvdk-adviseur',
	'raadsonderzoeker',
	'gi',
	'veilig-thuis'
];
const KIJKT_MEE: readonly Rol[] = ['fg', 'noodtoegang'];
const HOOGUIT = 5000;

/** What is this person's own, or may be read by this person, by id. */
async function eigenDingen(hier: Betreding, ik: string): Promise<Map<string, GekekenNaar>> {
	const stukken = (await document.zichtbaar(hier)).map((stuk) => stuk.id);
	const reacties = await hier.tx
		.select({ id: reactie.id, versie: reactieVersie.id })
		.from(reactie)
		.leftJoin(reactieVersie, eq(reactieVersie.reactieId, reactie.id))
		.where(and(eq(reactie.casusId, hier.casus.id), eq(reactie.persoonId, ik)));
	const verzoeken = await hier.tx
		.select({ id: privacyverzoek.id })
		.from(privacyverzoek)
		.where(and(eq(privacyverzoek.casusId, hier.casus.id), eq(privacyverzoek.persoonId, ik)));
	return new Map<string, GekekenNaar>([
		[ik, 'gegevens'],
		...stukken.map((id) => [id, 'stukken'] as const),
		...reacties.flatMap(({ id, versie }) => [[id, 'reactie'] as const, [versie ?? id, 'reactie'] as const]),
		...verzoeken.map(({ id }) => [id, 'verzoek'] as const)
	]);
}

/**
 * The days on which somebody looked, newest first.
 * @param vanaf the first day; null for all there is
 */
export async function lees(hier: Betreding, vanaf: Temporal.PlainDate | null): Promise<Gekeken[]> {
	const ik = hier.wie.persoonId;
	if (ik === null) return [];
	const eigen = await eigenDingen(hier, ik);
	const begin = vanaf ? tijdstip(vanaf.toZonedDateTime('Europe/Amsterdam').toInstant()) : '';
	const rijen = await hier.tx
		.select()
		.from(audit)
		.where(
			and(
				eq(audit.casusId, hier.casus.id),
				eq(audit.uitkomst, 'gedaan'),
				gte(audit.tijd, begin),
				inArray(audit.handeling, [...ZAAK, ...EIGEN])
			)
		)
		.orderBy(desc(audit.tijd))
		.limit(HOOGUIT);
	const organisaties = new Map((await persoon.allen(hier)).map((mens) => [mens.id, mens.organisatie]));
	const geheim = await adrescontrole.isNodig(hier);
	const dagen = new Map<string, Map<string, Kijker>>();
	for (const rij of rijen) {
		const rollen = (rij.rol ?? '').split(' ') as Rol[];
		const rol = rollen.find((een) => isProfessional(een) || KIJKT_MEE.includes(een));
		const wat = eigen.get(rij.objectId ?? '') ?? (ZAAK.includes(rij.handeling) ? 'zaak' : null);
		if (!rol || wat === null || rij.persoonId === ik) continue;
		const bekend = geheim && !VASTE_PARTNERS.includes(rol) ? null : organisaties.get(rij.persoonId ?? '');
		const dagVan = dag(Temporal.Instant.from(rij.tijd)).toString();
		const kijkers = dagen.get(dagVan) ?? new Map<string, Kijker>();
		const wie = `${rol}|${bekend ?? ''}`;
		const kijker = kijkers.get(wie) ?? {
			rol: rolwoord(hier.werkwijze, rol),
			organisatie: bekend ?? null,
			wat: []
		};
		if (!kijker.wat.includes(wat))
			kijker.wat = gekekenNaar.filter((een) => een === wat || kijker.wat.includes(een));
		dagen.set(dagVan, kijkers.set(wie, kijker));
	}
	return [...dagen].map(([welke, kijkers]) => ({ dag: welke, kijkers: [...kijkers.values()] }));
}
