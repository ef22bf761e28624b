/**
 * What must be done today and why, over all cases somebody may reach: computed from phases and terms, so that nothing
 * waits because nobody made a task of it. No row here leads anywhere by a name.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { magIn, stapVan, type Recht, type Rol } from '../../domein/bevoegdheid.ts';
import { STIL_DAGEN_VOORAF } from '../../domein/planning.ts';
import { magInFase, werkwijze, type TafelsoortId } from '../../domein/werkwijze.ts';
import { dag, tijdstip } from '../klok.ts';
import { schrijfAudit } from '../opslag/audit.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { deelnemer, persoon, taak, uitnodiging } from '../opslag/schema.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import { regels, type CasusRegel } from './lijst.ts';
import * as privacyverzoek from './privacyverzoek.ts';

export const werksoorten = ['beoordelen', 'aanvullen', 'plannen', 'uitnodigen', 'stil', 'vandaag', 'sluiten', 'verzoek', 'taak'] as const;
export type Werksoort = (typeof werksoorten)[number];

export type Werk = {
	soort: Werksoort;
	/** Message key under werk.lijst.waarom, or the kind of task. */
	waarom: string;
	aantal: number;
	/** The person a task is about; null elsewhere. */
	naam: string | null;
	/** Day it should be done by; null where nothing names one. */
	voor: string | null;
	pad: string;
	voorRol: Rol;
	casusId: string;
	referentienummer: string;
	kinderen: string[];
	/** Empty for a question about data. */
	subregio: string;
	tafelsoort: TafelsoortId | null;
};

type Plek = { opslag: Opslag; nu: Temporal.Instant; verzoekId: string };
type Kern = Pick<Werk, 'soort' | 'waarom' | 'pad' | 'voorRol'> & Partial<Pick<Werk, 'aantal' | 'naam' | 'voor'>>;

const kan = (een: CasusRegel, recht: Recht): boolean => {
	const stap = stapVan(recht);
	return magIn(recht, een.rollen) && (stap === undefined || magInFase(werkwijze(een.werkwijze), stap, een.fase));
};
const tafeldag = (een: CasusRegel): Temporal.PlainDate | null => (een.begintOp ? dag(Temporal.Instant.from(een.begintOp)) : null);

/** What the phase of a case asks of this person. */
function uitFase(een: CasusRegel, vandaag: Temporal.PlainDate): Kern[] {
	const voor = een.agendaTermijn?.einde.toString() ?? null;
	const uit: Kern[] = [];
	if (kan(een, 'aanmelding.indienen'))
		uit.push({ soort: 'aanvullen', waarom: een.fase, pad: `/loket/${een.casusId}`, voorRol: 'melder' });
	if (kan(een, 'aanmelding.oppakken') || kan(een, 'aanmelding.beoordelen'))
		uit.push({ soort: 'beoordelen', waarom: een.fase, pad: '/aanmelding', voorRol: 'voorzitter', voor });
	if (een.fase === 'gepland' && kan(een, 'tafel.uitnodigen'))
		uit.push({ soort: 'uitnodigen', waarom: 'gepland', pad: '/uitnodigingen', voorRol: 'procesondersteuner', voor: tafeldag(een)?.toString() ?? null });
	else if (kan(een, 'tafel.plannen'))
		uit.push({ soort: 'plannen', waarom: een.fase === 'uitgesteld' ? 'uitgesteld' : voor ? 'agenda' : 'compleet', pad: '/planning', voorRol: 'procesondersteuner', voor });
	if (kan(een, 'tafel.openen') && tafeldag(een)?.equals(vandaag))
		uit.push({ soort: 'vandaag', waarom: 'vandaag', pad: '/tafel', voorRol: 'voorzitter', voor: vandaag.toString() });
	if (kan(een, 'tafel.sluiten'))
		uit.push({ soort: 'sluiten', waarom: 'bezig', pad: '/tafel', voorRol: 'voorzitter', voor: tafeldag(een)?.toString() ?? null });
	return uit;
}

/** Invitations of the family that were not opened while the tafel is near (dossier §3.3). */
async function stil(tx: Db, een: CasusRegel, vandaag: Temporal.PlainDate): Promise<Kern[]> {
	const op = tafeldag(een);
	if (!op || !een.tafelId || !kan(een, 'voortgang.lezen') || !magInFase(werkwijze(een.werkwijze), 'antwoorden', een.fase)) return [];
	if (vandaag.until(op, { largestUnit: 'day' }).days > STIL_DAGEN_VOORAF) return [];
	const rijen = await tx
		.select({ id: uitnodiging.id, persoonId: uitnodiging.persoonId })
		.from(uitnodiging)
		.innerJoin(deelnemer, and(eq(deelnemer.tafelId, uitnodiging.tafelId), eq(deelnemer.persoonId, uitnodiging.persoonId)))
		.where(
			and(
				eq(uitnodiging.tafelId, een.tafelId),
				eq(uitnodiging.status, 'verzonden'),
				isNull(deelnemer.vervallenOp),
				inArray(deelnemer.rol, ['ouder', 'verzorger', 'jongere', 'steunpersoon'])
			)
		);
	const gebeld = await tx
		.select({ persoonId: taak.persoonId })
		.from(taak)
		.where(and(eq(taak.casusId, een.casusId), eq(taak.soort, 'bel-familie')));
	const over = rijen.filter((rij) => !gebeld.some((bel) => bel.persoonId === rij.persoonId));
	if (over.length === 0) return [];
	return [{ soort: 'stil', waarom: 'stil', aantal: over.length, pad: '/voortgang', voorRol: 'procesondersteuner', voor: op.toString() }];
}

/** Tasks of one's roles, with the name of the person they are about. */
async function taken(plek: Plek & { tx: Db }, een: CasusRegel): Promise<Kern[]> {
	const ids = een.taken.flatMap((rij) => (rij.persoonId ? [rij.persoonId] : []));
	const mensen =
		ids.length === 0
			? []
			: await plek.tx
					.select({ id: persoon.id, naam: persoon.naamVersleuteld })
					.from(persoon)
					.where(and(inArray(persoon.id, ids), eq(persoon.casusId, een.casusId)));
	const slot = ids.length === 0 ? null : await plek.opslag.sleutels.casus(een.casusId);
	return een.taken.map((rij) => {
		const mens = mensen.find((wie) => wie.id === rij.persoonId);
		return {
			soort: 'taak',
			waarom: rij.soort,
			naam: mens && slot ? slot.ontsleutel('persoon.naam', mens.id, mens.naam) : null,
			pad: '',
			voorRol: rij.voorRol as Rol,
			voor: rij.termijn
		};
	});
}

const alsWerk = (een: CasusRegel, kern: Kern): Werk => ({
	aantal: 0,
	naam: null,
	voor: null,
	...kern,
	pad: kern.pad.startsWith('/loket') ? kern.pad : `/casus/${een.casusId}${kern.pad}`,
	casusId: een.casusId,
	referentienummer: een.referentienummer,
	kinderen: een.kinderen,
	subregio: een.subregio,
	tafelsoort: een.tafelsoort
});

/** Questions about data, for who handles them: without a name, a child or a tafel (dossier §3.11). */
async function verzoeken(plek: Plek, gebruiker: Gebruiker): Promise<Werk[]> {
	const isFg = gebruiker.aanstellingen.some((post) => post.rol === 'fg');
	return (await privacyverzoek.openVoor(plek.opslag, gebruiker, plek.nu)).map((vraag) => ({
		soort: 'verzoek',
		waarom: vraag.soort,
		aantal: 0,
		naam: null,
		voor: vraag.antwoordVoor,
		pad: `/casus/${vraag.casusId}/verzoeken/${vraag.id}`,
		voorRol: isFg ? 'fg' : 'procesondersteuner',
		casusId: vraag.casusId,
		referentienummer: vraag.referentienummer,
		kinderen: [],
		subregio: '',
		tafelsoort: null
	}));
}

/** Earliest day first; what has no day after what has one. */
const opDag = (een: Werk, ander: Werk): number => (een.voor ?? '9999').localeCompare(ander.voor ?? '9999');

/** The worklist and the cases behind it. That it was looked at is recorded. */
export async function lees(plek: Plek, gebruiker: Gebruiker, keuze: { afgelopen?: boolean } = {}): Promise<{ werk: Werk[]; zaken: CasusRegel[] }> {
	const vandaag = dag(plek.nu);
	const vragen = await verzoeken(plek, gebruiker);
	return plek.opslag.schrijf(async (tx) => {
		const zaken = await regels({ ...plek, tx }, gebruiker, keuze);
		const werk: Werk[] = [];
		for (const een of zaken) {
			const kernen = [...uitFase(een, vandaag), ...(await stil(tx, een, vandaag)), ...(await taken({ ...plek, tx }, een))];
			werk.push(...kernen.map((kern) => alsWerk(een, kern)));
		}
		await schrijfAudit(tx, plek.opslag.sleutels.audit, {
			tijd: tijdstip(plek.nu),
			accountId: gebruiker.accountId,
			persoonId: null,
			rol: gebruiker.aanstellingen.map((post) => post.rol).join(' ') || null,
			handeling: 'werklijst.lezen',
			casusId: null,
			objectId: null,
			uitkomst: 'gedaan',
			verzoekId: plek.verzoekId
		});
		return { werk: [...werk, ...vragen].sort(opDag), zaken };
	});
}
