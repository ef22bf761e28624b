/** The tafel of a case: moved, called off, begun and ended; planned in planning.ts. Its phases stand in domein/tafel.ts (dossier §3.2). */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Handeling } from '../../domein/handeling.ts';
import { isProfessional, magIn } from '../../domein/bevoegdheid.ts';
import type { TafelFase } from '../../domein/fase.ts';
import * as regels from '../../domein/tafel.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { tafelsoort } from '../../domein/werkwijze.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { deelnemer as plaats, tafel, taak as taken } from '../opslag/schema.ts';
import * as adrescontrole from './adrescontrole.ts';
import { sluitUitnodigingen, zegAf } from './afzegging.ts';
import * as deelnemer from './deelnemer.ts';
import * as gast from './gast.ts';
import * as reactie from './reactie.ts';
import * as taak from './taak.ts';
import * as toestemming from './toestemming.ts';

type Tafel = typeof tafel.$inferSelect;
export type Gegevens = {
	status: TafelFase;
	versie: number;
	aanleiding: string;
	doel: string;
	/** Day and time in the Netherlands, as a form writes them; empty while there is none. */
	datum: string;
	tijd: string;
	duur: number | null;
	plaats: string;
	/** The number the family may call. */
	telefoon: string;
	/** People of the family must not meet; known to regie alone (dossier §2.6). */
	veiligheidsafspraak: boolean;
	uitkomst: string | null;
	toelichting: string | null;
};

/** The tafel as it stands; with empty fields before there is one. */
export function lees(hier: Betreding): Gegevens {
	const rij = hier.tafel;
	const open = (kolom: string, bytes: Uint8Array | null | undefined) =>
		rij && bytes ? hier.ring.casus.ontsleutel(`tafel.${kolom}`, rij.id, bytes) : '';
	const moment = rij?.begintOp
		? Temporal.Instant.from(rij.begintOp).toZonedDateTimeISO('Europe/Amsterdam')
		: null;
	return {
		status: (rij?.status ?? 'te-plannen') as TafelFase,
		versie: rij?.versie ?? 1,
		aanleiding: rij?.aanleiding ?? '',
		doel: open('doel', rij?.doelVersleuteld),
		datum: moment?.toPlainDate().toString() ?? '',
		tijd: moment?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '',
		duur: rij?.duurMinuten ?? null,
		plaats: open('plaats', rij?.plaatsVersleuteld),
		telefoon: open('telefoon', rij?.telefoonVersleuteld),
		veiligheidsafspraak: magIn('contact.lezen', hier.wie.rollen) && rij?.veiligheidsafspraak === true,
		uitkomst: rij?.uitkomst ?? null,
		toelichting: rij?.uitkomstVersleuteld ? open('uitkomst', rij.uitkomstVersleuteld) : null
	};
}

/** Moves the tafel to its next phase and records it. */
export async function zetFase(
	hier: Betreding,
	naar: TafelFase,
	wat: { soort: Handeling; reden?: string; velden?: Partial<Tafel> }
): Promise<void> {
	const { id, status } = hier.tafel!;
	const [rij] = await hier.tx
		.update(tafel)
		.set({ ...wat.velden, status: naar })
		.where(eq(tafel.id, id))
		.returning();
	hier.tafel = rij!;
	hier.fase = naar;
	await legVast(hier, { objectId: id, soort: wat.soort, van: status, naar, reden: wat.reden });
	if (regels.isVoorbij(naar)) await gast.beeindigAlle(hier);
}

/** Who prepares the family has done so (S1-B28, S1-C15, S1-D09, S2-F18). Refuses with `tafel.verkeerd-moment`. */
export async function bereidVoor(hier: Betreding): Promise<void | Weigering> {
	const naar = regels.bereidVoor(hier.fase as TafelFase);
	if (isWeigering(naar)) return naar;
	await zetFase(hier, naar, { soort: 'tafel.voorbereiden' });
}

/** To another day that is still to be found. Refuses with `tafel.zonder-reden` (S2-H05, S2-H07, S2-H08). */
export async function verplaats(hier: Betreding, reden: string): Promise<void | Weigering> {
	const naar = regels.verplaats(hier.fase as TafelFase, reden);
	if (isWeigering(naar)) return naar;
	await zegAf(hier, 'verplaatst');
	await sluitUitnodigingen(hier, true);
	await zetFase(hier, naar, {
		soort: 'tafel.verplaatsen',
		reden,
		velden: { begintOp: null, versie: hier.tafel!.versie + 1 }
	});
}

/** Calls it off. Refuses with `tafel.zonder-reden`. */
export async function annuleer(hier: Betreding, reden: string): Promise<void | Weigering> {
	const naar = regels.annuleer(hier.fase as TafelFase, reden);
	if (isWeigering(naar)) return naar;
	await zegAf(hier, 'geannuleerd');
	await sluitUitnodigingen(hier, true);
	await zetFase(hier, naar, { soort: 'tafel.annuleren', reden });
}

/**
 * The voorzitter confirms that the tafel lapses for want of consent; the handover becomes a task of the RvdK
 * (S1-C09, S1-C10). Refuses as domein/tafel.vervalt.
 */
export async function vervalt(hier: Betreding): Promise<void | Weigering> {
	const soort = deelnemer.soortVan(hier);
	const naar = regels.vervalt(hier.werkwijze, hier.fase as TafelFase, {
		soort,
		toestemming: await toestemming.stand(hier)
	});
	if (isWeigering(naar)) return naar;
	await zegAf(hier, 'vervallen');
	await sluitUitnodigingen(hier, true);
	await zetFase(hier, naar, { soort: 'tafel.toestemming-bevestigen' });
	const { rol: welke } = tafelsoort(hier.werkwijze, soort).voorbereider;
	const heeftRol = (await deelnemer.allen(hier)).some((een) => een.rol === welke);
	await taak.zetKlaar(hier, { soort: 'overdracht-door-raad', voorRol: heeftRol ? welke : 'melder' });
	await hier.tx
		.update(taken)
		.set({ gedaanOp: tijdstip(hier.nu), gedaanDoor: hier.wie.accountId })
		.where(
			and(
				eq(taken.casusId, hier.casus.id),
				inArray(taken.soort, ['toestemming-bevestigen', 'toestemming-verdeeld']),
				isNull(taken.gedaanOp)
			)
		);
}

/**
 * Begins: reacties that were handed in are fixed and answers are closed, in one transaction (dossier §3.4).
 * Refuses as domein/tafel.open.
 */
export async function open(
	hier: Betreding,
	feiten: { melderAanwezig: boolean; ondanksVerdeeldheid: boolean }
): Promise<void | Weigering> {
	const naar = regels.open(hier.werkwijze, hier.fase as TafelFase, {
		...feiten,
		soort: deelnemer.soortVan(hier),
		toestemming: await toestemming.stand(hier)
	});
	if (isWeigering(naar)) return naar;
	await reactie.vergrendelAlle(hier);
	await sluitUitnodigingen(hier, false);
	await zetFase(hier, naar, { soort: 'tafel.openen', velden: { geopendOp: tijdstip(hier.nu) } });
}

/**
 * Ends. Who of the family was there is on record for each person (S1-B09).
 * Refuses with `tafel.uitkomst-onbekend`, `adrescontrole.tekst`, and as domein/tafel.sluit.
 */
export async function sluit(
	hier: Betreding,
	wat: { uitkomst: string; toelichting: string; aanwezig: Readonly<Record<string, 'aanwezig' | 'afwezig'>> }
): Promise<void | Weigering> {
	const { opties } = tafelsoort(hier.werkwijze, deelnemer.soortVan(hier)).besluit;
	const mogelijk: readonly string[] = opties.length > 0 ? opties : ['afspraken'];
	if (!mogelijk.includes(wat.uitkomst)) return weiger('tafel.uitkomst-onbekend', { veld: 'uitkomst' });
	const familie = (await deelnemer.allen(hier)).filter((een) => !isProfessional(een.rol));
	const open = familie.find((een) => wat.aanwezig[een.persoonId] === undefined);
	const naar = regels.sluit(hier.fase as TafelFase, {
		uitkomst: true,
		afwezigheidVastgelegd: open === undefined
	});
	if (isWeigering(naar)) return open ? weiger(naar.sleutel, { veld: `aanwezig.${open.persoonId}` }) : naar;
	const verraadt = await adrescontrole.toets(hier, { toelichting: wat.toelichting });
	if (verraadt) return verraadt;
	for (const een of familie) {
		const aanwezigheid = wat.aanwezig[een.persoonId]!;
		const [rij] = await hier.tx
			.update(plaats)
			.set({ aanwezigheid })
			.where(and(eq(plaats.tafelId, hier.tafel!.id), eq(plaats.persoonId, een.persoonId)))
			.returning({ id: plaats.id });
		await legVast(hier, {
			objectId: rij!.id,
			soort: 'deelnemer.aanwezigheid',
			van: null,
			naar: aanwezigheid
		});
	}
	const toelichting = hier.ring.casus.versleutel('tafel.uitkomst', hier.tafel!.id, wat.toelichting);
	await zetFase(hier, naar, {
		soort: 'tafel.sluiten',
		velden: { uitkomst: wat.uitkomst, uitkomstVersleuteld: toelichting }
	});
}
