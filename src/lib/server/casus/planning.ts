/** Planning: a day, a place, a purpose, and who arrives when (S1-B39, S2-G06..G12). */
import { and, desc, eq, isNull } from 'drizzle-orm';
import { isProfessional } from '../../domein/bevoegdheid.ts';
import type { AanmeldingFase, TafelFase } from '../../domein/fase.ts';
import { aankomstenKloppen, type Komt } from '../../domein/aankomst.ts';
import type { Plan } from '../../domein/planformulier.ts';
import { begin } from '../../domein/planning.ts';
import * as regels from '../../domein/tafel.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import type { Betreding } from '../context.ts';
import { dag, tijdstip } from '../klok.ts';
import { rol, uitnodiging, type tafel } from '../opslag/schema.ts';
import { emailIndex } from '../opslag/emailadres.ts';
import * as taak from './taak.ts';
import { RAAD } from './afzegging.ts';
import * as adrescontrole from './adrescontrole.ts';
import * as bericht from './bericht.ts';
import * as collega from './collega.ts';
import * as deelnemer from './deelnemer.ts';
import * as nazicht from './nazicht.ts';
import * as persoon from './persoon.ts';
import * as rollen from './rol.ts';
import { zetFase } from './tafel.ts';

export { aankomsten } from './aankomsten.ts';

export type Tafel = typeof tafel.$inferSelect;

/** The people of the family and their guests, with the arrival this plan gives them. */
export async function gezin(hier: Betreding, plan: Pick<Plan, 'aankomst'>): Promise<Komt[]> {
	return (await deelnemer.allen(hier))
		.filter((een) => !isProfessional(een.rol))
		.map((een) => ({
			persoonId: een.persoonId,
			rol: een.rol,
			adresGeheim: een.adresGeheim,
			tijd: plan.aankomst[een.persoonId]?.tijd ?? '',
			wachtplek: plan.aankomst[een.persoonId]?.wachtplek ?? ''
		}));
}

/** Own time and place to wait, under the person's own key: nobody else of the family can open it (dossier §2.6). */
export async function legAankomstVast(hier: Betreding, komt: Komt): Promise<void> {
	const [laatste] = await hier.tx
		.select({ id: uitnodiging.id })
		.from(uitnodiging)
		.where(and(eq(uitnodiging.tafelId, hier.tafel!.id), eq(uitnodiging.persoonId, komt.persoonId)))
		.orderBy(desc(uitnodiging.id))
		.limit(1);
	if (!laatste) return;
	const slot = await hier.ring.persoon(komt.persoonId, 'contact');
	const dicht = (kolom: string, tekst: string) =>
		tekst ? slot.versleutel(`uitnodiging.${kolom}`, laatste.id, tekst) : null;
	await hier.tx
		.update(uitnodiging)
		.set({
			aankomstVersleuteld: dicht('aankomst', komt.tijd),
			wachtplekVersleuteld: dicht('wachtplek', komt.wachtplek)
		})
		.where(eq(uitnodiging.id, laatste.id));
}

/** From planning on the papers are theirs: role with the account they have, and a message (S1-B34). */
async function laatRaadBinnen(hier: Betreding, dagVan: string): Promise<void> {
	for (const een of (await deelnemer.allen(hier)).filter((wie) => RAAD.includes(wie.rol))) {
		const { email } = await persoon.contact(hier, een.persoonId);
		const accountId = email
			? await collega.accountVanProfessional(hier, emailIndex(hier.sleutels, email))
			: null;
		if (accountId)
			await hier.tx
				.update(rol)
				.set({ accountId })
				.where(
					and(
						eq(rol.persoonId, een.persoonId),
						eq(rol.casusId, hier.casus.id),
						isNull(rol.accountId),
						isNull(rol.tot)
					)
				);
		await bericht.stuur(hier, een.persoonId, een.rol, `gepland:${hier.tafel!.id}:${dagVan}`);
	}
}

/** Everybody is old enough on that day to be invited as jongere. */
async function oudGenoeg(hier: Betreding, opDag: Temporal.PlainDate): Promise<boolean> {
	const mensen = new Map((await persoon.allen(hier)).map((mens) => [mens.id, mens.geboortedatum]));
	return (await deelnemer.allen(hier))
		.filter((een) => een.rol === 'jongere')
		.every((een) => deelnemer.oudGenoeg(hier, mensen.get(een.persoonId) ?? null, opDag));
}

/**
 * Who plans has the keys to search with, so that saving is the look. A safety agreement that is new withdraws all that
 * was released before it.
 */
export async function keurTafelGoed(
	hier: Betreding,
	teksten: { doel: string; plaats: string; telefoon?: string | undefined },
	wasAfgesproken: boolean
): Promise<void | Weigering> {
	if (hier.tafel!.veiligheidsafspraak && !wasAfgesproken)
		await adrescontrole.trekAllesIn(hier, 'veiligheidsafspraak');
	const { doel, plaats, telefoon = '' } = teksten;
	const verraadt = await adrescontrole.toets(hier, { doel, plaats, telefoon }, null, 'plaats');
	if (verraadt) return verraadt;
	await adrescontrole.keurGoed(hier, hier.tafel!.id, 'tafel');
	// Why each one sits there stands on the same page, and was searched with fewer values before.
	for (const een of await deelnemer.allen(hier)) {
		if (een.waarom === null || (await adrescontrole.toets(hier, { waarom: een.waarom }))) continue;
		await adrescontrole.keurGoed(hier, een.deelnemerId, 'deelnemer');
	}
	await taak.rondSoortenVanZaakAf(hier, ['aankomst-apart']);
	await nazicht.rondTakenAf(hier);
}

/**
 * Sets day, time, place, purpose and separate arrivals.
 * @returns the tafel, or `tafel.intussen-gewijzigd` when another saved in between (what was typed stays in the form),
 * `planning.voorbij`, `planning.tijd-bestaat-niet`, `planning.jongere-te-jong`, the arrivals of
 * planning.aankomstenKloppen, `adrescontrole.tekst` where purpose or place gives away where somebody is, and what
 * domein/tafel.plan refuses
 */
export async function plan(hier: Betreding, invoer: Plan): Promise<Tafel | Weigering> {
	const waar = await deelnemer.zorgVoorTafel(hier);
	if (isWeigering(waar)) return waar;
	if (waar.versie !== invoer.versie) return weiger('tafel.intussen-gewijzigd');
	const moment = begin(invoer.datum, invoer.tijd, hier.nu);
	if (isWeigering(moment)) return moment;
	const soort = deelnemer.soortVan(hier);
	const feiten = {
		soort,
		aanmelding: hier.aanmelding.status as AanmeldingFase,
		aanleiding: invoer.aanleiding
	};
	const naar = regels.plan(hier.werkwijze, waar.status as TafelFase, feiten);
	if (isWeigering(naar)) return naar;
	if (!(await oudGenoeg(hier, dag(moment)))) return weiger('planning.jongere-te-jong', { veld: 'datum' });
	for (const een of await deelnemer.allen(hier))
		await deelnemer.zorgVoorUitnodiging(
			hier,
			waar.id,
			een.persoonId,
			await rollen.zorgVoor(hier, een.persoonId, een.rol, null)
		);
	const komt = await gezin(hier, invoer);
	const klopt = aankomstenKloppen(komt, invoer.veiligheidsafspraak === true);
	if (isWeigering(klopt)) return klopt;
	for (const een of komt) await legAankomstVast(hier, een);
	const dicht = (kolom: string, tekst: string) =>
		hier.ring.casus.versleutel(`tafel.${kolom}`, waar.id, tekst);
	await zetFase(hier, naar, {
		soort: 'tafel.plannen',
		velden: {
			aanleiding: invoer.aanleiding,
			begintOp: tijdstip(moment),
			duurMinuten: invoer.duur,
			plaatsVersleuteld: dicht('plaats', invoer.plaats),
			doelVersleuteld: dicht('doel', invoer.doel),
			telefoonVersleuteld: invoer.telefoon ? dicht('telefoon', invoer.telefoon) : null,
			veiligheidsafspraak: invoer.veiligheidsafspraak === true,
			versie: waar.versie + 1
		}
	});
	const verraadt = await keurTafelGoed(hier, invoer, waar.veiligheidsafspraak);
	if (verraadt) return verraadt;
	for (const open of await taak.open(hier)) if (open.soort === 'plannen') await taak.rondAf(hier, open.id);
	await laatRaadBinnen(hier, tijdstip(moment));
	return hier.tafel!;
}
