/** What one case asks of one person: by its phase, by silence near the day, and by the tasks that wait. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { magIn, stapVan, type Recht, type Rol } from '../../domein/bevoegdheid.ts';
import { STIL_DAGEN_VOORAF } from '../../domein/planning.ts';
import { magInFase, werkwijze } from '../../domein/werkwijze.ts';
import { dag } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { deelnemer, persoon, taak, uitnodiging } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import type { CasusRegel } from './lijst.ts';
import { UIT_FASE } from './taak.ts';

export const werksoorten = [
	'beoordelen',
	'aanvullen',
	'plannen',
	'uitnodigen',
	'stil',
	'vandaag',
	'sluiten',
	'verzoek',
	'taak'
] as const;
export type Werksoort = (typeof werksoorten)[number];

export type Werkpunt = {
	soort: Werksoort;
	/** Message key under werk.lijst.waarom, or the kind of task. */
	waarom: string;
	/** Where in the case, or a whole address for the loket. */
	pad: string;
	voorRol: Rol;
	aantal?: number;
	/** The person a task is about. */
	naam?: string | null;
	/** Day it should be done by. */
	voor?: string | null;
};

const kan = (een: CasusRegel, recht: Recht): boolean => {
	const stap = stapVan(recht);
	return (
		magIn(recht, een.rollen) && (stap === undefined || magInFase(werkwijze(een.werkwijze), stap, een.fase))
	);
};
const tafeldag = (een: CasusRegel): Temporal.PlainDate | null =>
	een.begintOp ? dag(Temporal.Instant.from(een.begintOp)) : null;

/** What the phase of a case asks of this person. */
function uitFase(een: CasusRegel, vandaag: Temporal.PlainDate): Werkpunt[] {
	const voor = een.agendaTermijn?.einde.toString() ?? null;
	const uit: Werkpunt[] = [];
	if (kan(een, 'aanmelding.indienen'))
		uit.push({
			soort: 'aanvullen',
			waarom: een.fase,
			pad: `/loket/${een.casusId}/${een.fase === 'teruggestuurd' ? 'terug' : 'controle'}`,
			voorRol: 'melder'
		});
	if (kan(een, 'aanmelding.oppakken') || kan(een, 'aanmelding.beoordelen'))
		uit.push({ soort: 'beoordelen', waarom: een.fase, pad: '/aanmelding', voorRol: 'voorzitter', voor });
	if (een.fase === 'gepland' && kan(een, 'tafel.uitnodigen'))
		uit.push({
			soort: 'uitnodigen',
			waarom: 'gepland',
			pad: '/uitnodigingen',
			voorRol: 'procesondersteuner',
			voor: tafeldag(een)?.toString() ?? null
		});
	else if (kan(een, 'tafel.plannen'))
		uit.push({
			soort: 'plannen',
			waarom: een.fase === 'uitgesteld' ? 'uitgesteld' : voor ? 'agenda' : 'compleet',
			pad: '/planning',
			voorRol: 'procesondersteuner',
			voor
		});
	if (kan(een, 'tafel.openen') && tafeldag(een)?.equals(vandaag))
		uit.push({
			soort: 'vandaag',
			waarom: 'vandaag',
			pad: '/tafel',
			voorRol: 'voorzitter',
			voor: vandaag.toString()
		});
	if (kan(een, 'tafel.sluiten'))
		uit.push({
			soort: 'sluiten',
			waarom: 'bezig',
			pad: '/tafel',
			voorRol: 'voorzitter',
			voor: tafeldag(een)?.toString() ?? null
		});
	return uit;
}

/** Invitations of the family that were not opened while the tafel is near (dossier §3.3). */
async function stil(tx: Db, een: CasusRegel, vandaag: Temporal.PlainDate): Promise<Werkpunt[]> {
	const op = tafeldag(een);
	if (
		!op ||
		!een.tafelId ||
		!kan(een, 'voortgang.lezen') ||
		!magInFase(werkwijze(een.werkwijze), 'antwoorden', een.fase)
	)
		return [];
	if (vandaag.until(op, { largestUnit: 'day' }).days > STIL_DAGEN_VOORAF) return [];
	const rijen = await tx
		.select({ id: uitnodiging.id, persoonId: uitnodiging.persoonId })
		.from(uitnodiging)
		.innerJoin(
			deelnemer,
			and(eq(deelnemer.tafelId, uitnodiging.tafelId), eq(deelnemer.persoonId, uitnodiging.persoonId))
		)
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
	return [
		{
			soort: 'stil',
			waarom: 'stil',
			aantal: over.length,
			pad: '/voortgang',
			voorRol: 'procesondersteuner',
			voor: op.toString()
		}
	];
}

/** Tasks of one's roles, with the name of the person they are about. */
async function taken(plek: { tx: Db; sleutels: Sleutelkast }, een: CasusRegel): Promise<Werkpunt[]> {
	const ids = een.taken.flatMap((rij) => (rij.persoonId ? [rij.persoonId] : []));
	const mensen =
		ids.length === 0
			? []
			: await plek.tx
					.select({ id: persoon.id, naam: persoon.naamVersleuteld })
					.from(persoon)
					.where(and(inArray(persoon.id, ids), eq(persoon.casusId, een.casusId)));
	const slot = ids.length === 0 ? null : await plek.sleutels.casus(een.casusId);
	return een.taken
		.filter((rij) => !UIT_FASE.includes(rij.soort))
		.map((rij) => {
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

/** Everything this case asks of the person the row was made for. */
export const werkpunten = async (
	plek: { tx: Db; sleutels: Sleutelkast },
	een: CasusRegel,
	vandaag: Temporal.PlainDate
): Promise<Werkpunt[]> => [
	...uitFase(een, vandaag),
	...(await stil(plek.tx, een, vandaag)),
	...(await taken(plek, een))
];
