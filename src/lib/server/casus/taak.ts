/** Work that waits for someone, by role: it follows the post, not the person who happened to be there. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import type { Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { taak } from '../opslag/schema.ts';
import { nieuwId } from '../opslag/id.ts';
import { leegEerst } from '../opslag/volgorde.ts';

export type Taak = typeof taak.$inferSelect;

/** Kinds that the phase of a case says by itself: a list that looks at phases leaves them out. */
export const UIT_FASE: readonly string[] = ['aanvullen', 'beoordelen', 'plannen'];

/** Kinds that outlive their tafel: they stay on the worklist when the case has ended, until somebody did them. */
export const NA_AFLOOP: readonly string[] = [
	'afzegging-bellen',
	'overdracht-door-raad',
	'late-reactie',
	'herstel-bevestigen',
	'herstel-geven',
	'toegang-vernieuwd',
	'toegang-toelaten',
	'noodtoegang'
];

/** Puts a task down. One open task per kind and person: a second one adds nothing. */
export async function zetKlaar(
	hier: Betreding,
	wat: { soort: string; voorRol: Rol; persoonId?: string | null; termijn?: Temporal.PlainDate | null }
): Promise<void> {
	const open = await hier.tx
		.select({ id: taak.id, persoonId: taak.persoonId })
		.from(taak)
		.where(and(eq(taak.casusId, hier.casus.id), eq(taak.soort, wat.soort), isNull(taak.gedaanOp)));
	if (open.some((rij) => rij.persoonId === (wat.persoonId ?? null))) return;
	await hier.tx.insert(taak).values({
		id: nieuwId(),
		casusId: hier.casus.id,
		soort: wat.soort,
		voorRol: wat.voorRol,
		persoonId: wat.persoonId ?? null,
		termijn: wat.termijn?.toString() ?? null,
		gemaaktOp: tijdstip(hier.nu)
	});
}

/** What waits in this case for the roles of the person who looks, earliest date first. */
export const open = (hier: Betreding): Promise<Taak[]> =>
	hier.tx
		.select()
		.from(taak)
		.where(
			and(eq(taak.casusId, hier.casus.id), isNull(taak.gedaanOp), inArray(taak.voorRol, [...hier.wie.rollen]))
		)
		.orderBy(leegEerst(taak.termijn), asc(taak.gemaaktOp));

/** Ticks a task of one's own role off. */
export async function rondAf(hier: Betreding, taakId: string): Promise<void> {
	await hier.tx
		.update(taak)
		.set({ gedaanOp: tijdstip(hier.nu), gedaanDoor: hier.wie.accountId })
		.where(
			and(
				eq(taak.id, taakId),
				eq(taak.casusId, hier.casus.id),
				isNull(taak.gedaanOp),
				inArray(taak.voorRol, [...hier.wie.rollen])
			)
		);
}

/** Ticks off what waits of these kinds for one's own role: the act itself was the work. */
export async function rondSoortenAf(hier: Betreding, soorten: readonly string[]): Promise<void> {
	for (const wacht of await open(hier)) if (soorten.includes(wacht.soort)) await rondAf(hier, wacht.id);
}

/** Ticks off what waits of these kinds in this case, whoever has it: there is nothing left to do. */
export async function rondSoortenVanZaakAf(hier: Betreding, soorten: readonly string[]): Promise<void> {
	if (soorten.length === 0) return;
	await hier.tx
		.update(taak)
		.set({ gedaanOp: tijdstip(hier.nu), gedaanDoor: hier.wie.accountId })
		.where(and(eq(taak.casusId, hier.casus.id), isNull(taak.gedaanOp), inArray(taak.soort, [...soorten])));
}

/** Ticks off what waits of these kinds about one person, whoever has it. */
export async function rondVanPersoonAf(
	hier: Betreding,
	soorten: readonly string[],
	persoonId: string
): Promise<void> {
	await hier.tx
		.update(taak)
		.set({ gedaanOp: tijdstip(hier.nu), gedaanDoor: hier.wie.accountId })
		.where(
			and(
				eq(taak.casusId, hier.casus.id),
				eq(taak.persoonId, persoonId),
				isNull(taak.gedaanOp),
				inArray(taak.soort, [...soorten])
			)
		);
}

/** The aanmelding has ended: nothing of it waits for anybody any more. */
export async function rondAllesAf(hier: Betreding): Promise<void> {
	await hier.tx
		.update(taak)
		.set({ gedaanOp: tijdstip(hier.nu), gedaanDoor: hier.wie.accountId })
		.where(and(eq(taak.casusId, hier.casus.id), isNull(taak.gedaanOp)));
}
