/**
 * Who was reached, answered and wrote: for voorzitter and procesondersteuner, never for relatives (dossier §3.3).
 * Of a reactie only that it exists and with whom it is shared.
 */
import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import { isProfessional, type DeelMet, type Rol } from '../../domein/bevoegdheid.ts';
import { STIL_DAGEN_VOORAF } from '../../domein/planning.ts';
import { reactieStatussen, type ReactieStatus } from '../../domein/reactierecht.ts';
import type { UitnodigingStatus } from '../../domein/uitnodiging.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { magInFase, type Antwoord } from '../../domein/werkwijze.ts';
import type { Betreding } from '../context.ts';
import { dag } from '../klok.ts';
import { reactie, taak as taken, uitbox } from '../opslag/schema.ts';
import * as antwoord from './antwoord.ts';
import * as deelnemer from './deelnemer.ts';
import * as taak from './taak.ts';
import * as uitnodiging from './uitnodiging.ts';

export type Regel = {
	persoonId: string;
	naam: string;
	rol: Rol;
	uitnodiging: UitnodigingStatus;
	verzondenOp: string | null;
	geopendOp: string | null;
	/** State of the last mail about this invitation; null when none was sent. */
	mail: 'wacht' | 'bezig' | 'verzonden' | 'mislukt' | null;
	antwoord: Antwoord | null;
	reden: string | null;
	meenemen: string | null;
	tolk: string | null;
	/** Whether this role writes one. */
	schrijft: boolean;
	reactie: ReactieStatus | null;
	deelMet: DeelMet | null;
	/** Not heard of although the tafel is near, and nobody has called yet. */
	stil: boolean;
};

const zichtbaar = reactieStatussen.filter((status) => status !== 'leeg');
const FAMILIE: readonly Rol[] = ['ouder', 'verzorger', 'jongere'];

/** Days until the tafel; null while no day is known. */
export const dagenTot = (hier: Betreding): number | null =>
	hier.tafel?.begintOp
		? hier.vandaag.until(dag(Temporal.Instant.from(hier.tafel.begintOp)), { largestUnit: 'day' }).days
		: null;

async function mailStand(hier: Betreding, uitnodigingId: string): Promise<Regel['mail']> {
	const rijen = await hier.tx
		.select({ sleutel: uitbox.sleutel, status: uitbox.status })
		.from(uitbox)
		.where(eq(uitbox.casusId, hier.casus.id))
		.orderBy(asc(uitbox.id));
	const van = rijen.filter(
		(rij) =>
			rij.sleutel.startsWith(`uitnodiging:${uitnodigingId}:`) ||
			rij.sleutel.startsWith(`uitgenodigd:${uitnodigingId}:`)
	);
	return (van.at(-1)?.status ?? null) as Regel['mail'];
}

async function geschreven(hier: Betreding, persoonId: string) {
	const [rij] = await hier.tx
		.select({ status: reactie.status, deelMet: reactie.deelMet })
		.from(reactie)
		.where(and(eq(reactie.tafelId, hier.tafel!.id), eq(reactie.persoonId, persoonId)));
	const status =
		rij && (zichtbaar as readonly string[]).includes(rij.status) ? (rij.status as ReactieStatus) : null;
	return { reactie: status, deelMet: (rij?.deelMet ?? null) as DeelMet | null };
}

/** Somebody spoke with this person about this tafel: a task that was ticked off after the invitation went out. */
async function gesproken(hier: Betreding, persoonId: string, sinds: string): Promise<boolean> {
	const [rij] = await hier.tx
		.select({ op: taken.gedaanOp })
		.from(taken)
		.where(
			and(
				eq(taken.casusId, hier.casus.id),
				eq(taken.soort, 'bel-familie'),
				eq(taken.persoonId, persoonId),
				gte(taken.gedaanOp, sinds)
			)
		)
		.limit(1);
	return rij !== undefined;
}

/** Everybody at the table and how far each one is. */
export async function lees(hier: Betreding): Promise<Regel[]> {
	if (!hier.tafel) return [];
	const dagen = dagenTot(hier);
	const dichtbij =
		dagen !== null && dagen <= STIL_DAGEN_VOORAF && magInFase(hier.werkwijze, 'antwoorden', hier.fase);
	const uit: Regel[] = [];
	for (const een of await deelnemer.allen(hier)) {
		const rij = await uitnodiging.laatsteVan(hier, een.persoonId);
		const gegeven = rij ? await antwoord.laatste(hier, rij.id, een.persoonId) : null;
		const zwijgt =
			rij !== null && (rij.status === 'verzonden' || rij.status === 'geopend') && gegeven === null;
		uit.push({
			persoonId: een.persoonId,
			naam: een.naam,
			rol: een.rol,
			uitnodiging: (rij?.status ?? 'concept') as UitnodigingStatus,
			verzondenOp: rij?.verzondenOp ?? null,
			geopendOp: rij?.geopendOp ?? null,
			mail: rij ? await mailStand(hier, rij.id) : null,
			antwoord: gegeven?.keuze ?? null,
			reden: gegeven?.reden ?? null,
			meenemen: gegeven?.meenemenNaam ?? null,
			tolk: gegeven?.taal ?? null,
			schrijft: FAMILIE.includes(een.rol),
			...(await geschreven(hier, een.persoonId)),
			stil:
				dichtbij &&
				zwijgt &&
				!isProfessional(een.rol) &&
				!(await gesproken(hier, een.persoonId, rij.verzondenOp ?? ''))
		});
	}
	return uit;
}

/** The family was called: the silence of this person is no open work any more. Refuses with `deelnemer.onbekend`. */
export async function noteerGesprek(hier: Betreding, persoonId: string): Promise<void | Weigering> {
	if (!(await deelnemer.allen(hier)).some((een) => een.persoonId === persoonId))
		return weiger('deelnemer.onbekend');
	const voorRol = hier.wie.rollen.includes('procesondersteuner') ? 'procesondersteuner' : 'voorzitter';
	await taak.zetKlaar(hier, { soort: 'bel-familie', voorRol, persoonId });
	const rijen = await hier.tx
		.select({ id: taken.id })
		.from(taken)
		.where(
			and(
				eq(taken.casusId, hier.casus.id),
				eq(taken.soort, 'bel-familie'),
				eq(taken.persoonId, persoonId),
				isNull(taken.gedaanOp)
			)
		);
	for (const rij of rijen) await taak.rondAf(hier, rij.id);
}
