/** Who sits at the table. A place gives a role and an invitation in concept; it lets nobody in yet (S2-G06..G08). */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { isFamilie, isProfessional, metPost, type Rol } from '../../domein/bevoegdheid.ts';
import type { TafelFase } from '../../domein/fase.ts';
import { leeftijdOp } from '../../domein/leeftijd.ts';
import { staatOpLijst, UITLEG_VERSIE } from '../../domein/planning.ts';
import { isBegonnen, isVoorbij } from '../../domein/tafel.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import type { TafelsoortId } from '../../domein/werkwijze.ts';
import { legVast, type Betreding } from '../context.ts';
import { dag, tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { deelnemer, tafel, uitnodiging } from '../opslag/schema.ts';
import * as adrescontrole from './adrescontrole.ts';
import * as persoon from './persoon.ts';
import * as rollen from './rol.ts';

export type Deelnemer = {
	deelnemerId: string;
	persoonId: string;
	naam: string;
	rol: Rol;
	organisatie: string | null;
	functie: string | null;
	adresGeheim: boolean;
	/** Why somebody outside the werkwijze's list is there; the family reads it. */
	waarom: string | null;
	buitenLijst: boolean;
	aanwezigheid: 'aanwezig' | 'afwezig' | null;
};
type Tafel = typeof tafel.$inferSelect;

/** The soort of this case's tafel, also before there is one. */
export const soortVan = (hier: Betreding): TafelsoortId =>
	(hier.tafel?.soort ?? hier.aanmelding.tafelsoort) as TafelsoortId;

/** The day the tafel is held, or today while there is none: ages are counted on it. */
export const tafeldag = (hier: Betreding): Temporal.PlainDate =>
	hier.tafel?.begintOp ? dag(Temporal.Instant.from(hier.tafel.begintOp)) : hier.vandaag;

/** The tafel of this case, made when there is none. Refuses with `tafel.aanmelding-niet-compleet` and after its opening. */
export async function zorgVoorTafel(hier: Betreding): Promise<Tafel | Weigering> {
	if (hier.aanmelding.status !== 'compleet') return weiger('tafel.aanmelding-niet-compleet');
	if (hier.tafel) {
		const fase = hier.tafel.status as TafelFase;
		return isBegonnen(fase) || isVoorbij(fase) ? weiger('tafel.verkeerd-moment') : hier.tafel;
	}
	const [gemaakt] = await hier.tx
		.insert(tafel)
		.values({
			id: nieuwId(),
			casusId: hier.casus.id,
			soort: hier.aanmelding.tafelsoort,
			status: 'te-plannen',
			veiligheidsafspraak: false,
			versie: 1,
			gemaaktOp: tijdstip(hier.nu)
		})
		.returning();
	hier.tafel = gemaakt!;
	hier.fase = 'te-plannen';
	await legVast(hier, { objectId: gemaakt!.id, soort: 'tafel.maken', van: null, naar: 'te-plannen' });
	return gemaakt!;
}

/** Everyone with a place, family first, in the order they were added. */
export async function allen(hier: Betreding): Promise<Deelnemer[]> {
	if (!hier.tafel) return [];
	const rijen = await hier.tx
		.select()
		.from(deelnemer)
		.where(and(eq(deelnemer.tafelId, hier.tafel.id), isNull(deelnemer.vervallenOp)))
		.orderBy(asc(deelnemer.id));
	const mensen = new Map((await persoon.allen(hier)).map((mens) => [mens.id, mens]));
	const volgorde = (welke: Rol) => (isFamilie(welke) ? 0 : isProfessional(welke) ? 2 : 1);
	return rijen
		.map((rij): Deelnemer => {
			const mens = mensen.get(rij.persoonId)!;
			return {
				deelnemerId: rij.id,
				persoonId: rij.persoonId,
				naam: mens.naam,
				rol: rij.rol as Rol,
				organisatie: mens.organisatie,
				functie: mens.functie,
				adresGeheim: mens.adresGeheim,
				waarom: rij.waaromVersleuteld
					? hier.ring.casus.ontsleutel('deelnemer.waarom', rij.id, rij.waaromVersleuteld)
					: null,
				buitenLijst: !staatOpLijst(hier.werkwijze, soortVan(hier), rij.rol as Rol),
				aanwezigheid: rij.aanwezigheid as Deelnemer['aanwezigheid']
			};
		})
		.sort((een, ander) => volgorde(een.rol) - volgorde(ander.rol));
}

/**
 * Gives somebody of this case a place at the table, and an invitation in concept.
 * @returns nothing, or `deelnemer.zonder-waarom` for a role the werkwijze does not list (dossier §2.1),
 * `deelnemer.te-jong` for a jongere under the age of the region on the day, `deelnemer.jongere-uit-aanmelding` for a
 * child in another role, `deelnemer.melder-uit-aanmelding`, `deelnemer.alleen-met-post` for who would lead or plan
 * without a post (collega.zetMetPost has looked), `deelnemer.onbekend`, `adrescontrole.tekst` for a name or reason that gives
 * away where somebody is
 */
export async function zet(
	hier: Betreding,
	wie: { persoonId: string; rol: Rol; waarom?: string; accountId?: string | null }
): Promise<void | Weigering> {
	const waar = await zorgVoorTafel(hier);
	if (isWeigering(waar)) return waar;
	const mens = (await persoon.allen(hier)).find((een) => een.id === wie.persoonId);
	if (!mens) return weiger('deelnemer.onbekend');
	if (wie.rol !== 'jongere' && mens.soort === 'jeugdige')
		return weiger('deelnemer.jongere-uit-aanmelding', { veld: 'rol' });
	if (wie.rol === 'melder' && mens.id !== hier.aanmelding.melderId)
		return weiger('deelnemer.melder-uit-aanmelding', { veld: 'rol' });
	const waarom = wie.waarom?.trim() ?? '';
	if (waarom === '' && !staatOpLijst(hier.werkwijze, soortVan(hier), wie.rol))
		return weiger('deelnemer.zonder-waarom', { veld: 'waarom' });
	if (wie.rol === 'jongere' && !oudGenoeg(hier, mens.geboortedatum, tafeldag(hier)))
		return weiger('deelnemer.te-jong');
	const [oud] = await hier.tx
		.select({ id: deelnemer.id, rol: deelnemer.rol })
		.from(deelnemer)
		.where(and(eq(deelnemer.tafelId, waar.id), eq(deelnemer.persoonId, wie.persoonId)));
	if (metPost.includes(wie.rol) && !wie.accountId && oud?.rol !== wie.rol)
		return weiger('deelnemer.alleen-met-post', { veld: 'rol' });
	const id = oud?.id ?? nieuwId();
	// The name too: of a guest it was typed by the host, and from now on the whole table reads it.
	const verraadt = await adrescontrole.toets(hier, { naam: mens.naam, waarom });
	if (verraadt) return verraadt;
	const velden = {
		rol: wie.rol,
		waaromVersleuteld: waarom === '' ? null : hier.ring.casus.versleutel('deelnemer.waarom', id, waarom),
		vervallenOp: null
	};
	if (oud) await hier.tx.update(deelnemer).set(velden).where(eq(deelnemer.id, id));
	else
		await hier.tx
			.insert(deelnemer)
			.values({ id, casusId: hier.casus.id, tafelId: waar.id, persoonId: wie.persoonId, ...velden });
	if (waarom !== '') await adrescontrole.keurGoed(hier, id, 'deelnemer');
	if (oud && oud.rol !== wie.rol) await rollen.beeindig(hier, wie.persoonId, oud.rol as Rol);
	const rolId = await rollen.zorgVoor(hier, wie.persoonId, wie.rol, wie.accountId ?? null);
	await zorgVoorUitnodiging(hier, waar.id, wie.persoonId, rolId);
	await legVast(hier, {
		objectId: id,
		soort: 'deelnemer.vastleggen',
		van: null,
		naar: wie.rol,
		reden: waarom || undefined
	});
}

/** True when somebody is old enough on that day to be invited as jongere (S1-A14, S2-C06); unknown is not. */
export const oudGenoeg = (
	hier: Betreding,
	geboren: Temporal.PlainDate | null,
	opDag: Temporal.PlainDate
): boolean => geboren !== null && leeftijdOp(geboren, opDag) >= hier.werkwijze.profiel.jongereVanaf;

/** One invitation in concept per person: it holds the own arrival until it is sent. */
export async function zorgVoorUitnodiging(
	hier: Betreding,
	tafelId: string,
	persoonId: string,
	rolId: string
): Promise<void> {
	const [laatste] = await hier.tx
		.select()
		.from(uitnodiging)
		.where(and(eq(uitnodiging.tafelId, tafelId), eq(uitnodiging.persoonId, persoonId)))
		.orderBy(desc(uitnodiging.id))
		.limit(1);
	if (laatste && laatste.status !== 'ingetrokken' && laatste.status !== 'gesloten') {
		await hier.tx.update(uitnodiging).set({ rolId }).where(eq(uitnodiging.id, laatste.id));
		return;
	}
	await hier.tx.insert(uitnodiging).values({
		id: nieuwId(),
		casusId: hier.casus.id,
		tafelId,
		persoonId,
		rolId,
		status: 'concept',
		pogingen: 0,
		verlooptOp: tijdstip(hier.nu),
		uitlegVersie: UITLEG_VERSIE
	});
}
