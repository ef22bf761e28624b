/** What one case asks of one person: by its phase, by silence near the day, and by the tasks that wait. */
import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import { magIn, stapVan, type Recht, type Rol } from '../../domein/bevoegdheid.ts';
import { STIL_DAGEN_VOORAF } from '../../domein/planning.ts';
import { magInFase, werkwijze } from '../../domein/werkwijze.ts';
import { dag, tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { deelnemer, taak, tafel, uitnodiging } from '../opslag/schema.ts';
import type { kandidaten } from './bereik.ts';
import type { Zaak } from './lijst.ts';
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
	persoonId?: string | null;
	/** Day it should be done by. */
	voor?: string | null;
};

const kan = (een: Zaak, recht: Recht): boolean => {
	const stap = stapVan(recht);
	return (
		magIn(recht, een.rollen) && (stap === undefined || magInFase(werkwijze(een.werkwijze), stap, een.fase))
	);
};
const tafeldag = (een: Zaak): Temporal.PlainDate | null =>
	een.begintOp ? dag(Temporal.Instant.from(een.begintOp)) : null;

/** What the phase of a case asks of this person. */
function uitFase(een: Zaak, vandaag: Temporal.PlainDate): Werkpunt[] {
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

/** Per tafel the people of the family who were sent an invitation and did not open it. */
export type Stilte = ReadonlyMap<string, readonly string[]>;

/**
 * Invitations of the family that were not opened while the tafel is near, and nobody called yet (dossier §3.3).
 * @param zaken ids of the cases, as a question
 */
export async function zoekStilte(
	tx: Db,
	zaken: ReturnType<typeof kandidaten>,
	vandaag: Temporal.PlainDate
): Promise<Stilte> {
	const grens = vandaag
		.add({ days: STIL_DAGEN_VOORAF + 1 })
		.toZonedDateTime('Europe/Amsterdam')
		.toInstant();
	const rijen = await tx
		.select({
			casusId: uitnodiging.casusId,
			tafelId: uitnodiging.tafelId,
			persoonId: uitnodiging.persoonId
		})
		.from(uitnodiging)
		.innerJoin(tafel, eq(tafel.id, uitnodiging.tafelId))
		.innerJoin(
			deelnemer,
			and(eq(deelnemer.tafelId, uitnodiging.tafelId), eq(deelnemer.persoonId, uitnodiging.persoonId))
		)
		.where(
			and(
				inArray(uitnodiging.casusId, zaken),
				lt(tafel.begintOp, tijdstip(grens)),
				eq(uitnodiging.status, 'verzonden'),
				isNull(deelnemer.vervallenOp),
				inArray(deelnemer.rol, ['ouder', 'verzorger', 'jongere', 'steunpersoon'])
			)
		);
	const gebeld = await tx
		.select({ casusId: taak.casusId, persoonId: taak.persoonId })
		.from(taak)
		.where(and(inArray(taak.casusId, zaken), eq(taak.soort, 'bel-familie')));
	const wel = new Set(gebeld.map((rij) => `${rij.casusId} ${rij.persoonId ?? ''}`));
	const over = rijen.filter((rij) => !wel.has(`${rij.casusId} ${rij.persoonId}`));
	const per = Map.groupBy(over, (rij) => rij.tafelId);
	return new Map([...per].map(([id, stil]) => [id, stil.map((rij) => rij.persoonId)]));
}

function stil(een: Zaak, stilte: Stilte, vandaag: Temporal.PlainDate): Werkpunt[] {
	const op = tafeldag(een);
	const aantal = een.tafelId === null ? 0 : (stilte.get(een.tafelId) ?? []).length;
	if (
		!op ||
		aantal === 0 ||
		!kan(een, 'voortgang.lezen') ||
		!magInFase(werkwijze(een.werkwijze), 'antwoorden', een.fase) ||
		vandaag.until(op, { largestUnit: 'day' }).days > STIL_DAGEN_VOORAF
	)
		return [];
	return [
		{
			soort: 'stil',
			waarom: 'stil',
			aantal,
			pad: '/voortgang',
			voorRol: 'procesondersteuner',
			voor: op.toString()
		}
	];
}

/** Tasks of one's roles. */
const taken = (een: Zaak): Werkpunt[] =>
	een.taken
		.filter((rij) => !UIT_FASE.includes(rij.soort))
		.map((rij) => ({
			soort: 'taak',
			waarom: rij.soort,
			persoonId: rij.persoonId,
			pad: '',
			voorRol: rij.voorRol as Rol,
			voor: rij.termijn
		}));

/** Everything this case asks of the person it was found for. */
export const werkpunten = (een: Zaak, stilte: Stilte, vandaag: Temporal.PlainDate): Werkpunt[] => [
	...uitFase(een, vandaag),
	...stil(een, stilte, vandaag),
	...taken(een)
];
