/**
 * The guests of one person. Who else is in the case learns nothing of them, unless the guest sits at the table: that is a
 * choice, and the family is told then like of anybody who sits there (S2-C30, S2-F22).
 */
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { isFamilie } from '../../domein/bevoegdheid.ts';
import type { TafelFase } from '../../domein/fase.ts';
import { GASTEN_HOOGUIT, type GastInvoer } from '../../domein/gast.ts';
import { UITLEG_VERSIE, UITNODIGING_GELDIG_DAGEN } from '../../domein/planning.ts';
import { isVoorbij } from '../../domein/tafel.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { legKlaar } from '../opslag/post.ts';
import { deelnemer, gast, rol, uitnodiging } from '../opslag/schema.ts';
import * as deelnemers from './deelnemer.ts';
import { alle, gastherenVan, ikRegel, lopende, mijne, type Rij } from './gastlijst.ts';
import * as persoon from './persoon.ts';
import type { Middel } from './verzending.ts';

export { alle, gastherenVan, gastVan, type Gast, type Gastrol } from './gastlijst.ts';

/** Shown once to who invites, to hand over: the code never by the same way as the link (dreigingen B03). */
export type Overhandiging = { naam: string; code: string; token: string; gemaild: boolean };

async function gastheerVan(hier: Betreding, voor: string): Promise<string | Weigering> {
	if (hier.wie.rollen.some(isFamilie) && hier.wie.persoonId) return hier.wie.persoonId;
	const gevonden = (await gastherenVan(hier)).find((een) => een.id === voor);
	return gevonden ? gevonden.id : weiger('gast.voor-wie', { veld: 'voor' });
}

/**
 * Invites a guest for one person: a role, an own invitation, link and code of their own.
 * @param middel link and code, computed outside the transaction
 * @returns what to hand over, shown once; or `gast.nog-niet` while there is no tafel or it is over, `gast.voor-wie`,
 * `gast.te-veel`
 */
export async function nodigUit(
	hier: Betreding,
	invoer: GastInvoer,
	middel: Middel
): Promise<Overhandiging | Weigering> {
	if (!hier.tafel || isVoorbij(hier.tafel.status as TafelFase)) return weiger('gast.nog-niet');
	const van = await gastheerVan(hier, invoer.voor);
	if (isWeigering(van)) return van;
	if ((await lopende(hier)).filter((rij) => rij.vanPersoonId === van).length >= GASTEN_HOOGUIT)
		return weiger('gast.te-veel');
	// The guest's own key is opened to write down what the host just typed; reading it back takes the policy's leave.
	const plek: persoon.Plek = {
		...hier,
		ring: { casus: hier.ring.casus, persoon: (id, doel) => hier.sleutels.persoon(id, hier.casus.id, doel) }
	};
	const persoonId = await persoon.voegToe(plek, {
		soort: 'steunpersoon',
		naam: invoer.naam,
		organisatie: invoer.organisatie || null,
		email: invoer.email || null,
		// No address is asked, so there is none to keep; a flag here would show the family that somebody came.
		adresGeheim: false
	});
	const rolId = await persoon.geefRol(hier, persoonId, invoer.rol);
	const id = nieuwId();
	await hier.tx.insert(gast).values({
		id,
		casusId: hier.casus.id,
		persoonId,
		vanPersoonId: van,
		rolId,
		aanTafel: false,
		doorAccountId: hier.wie.accountId,
		gemaaktOp: tijdstip(hier.nu)
	});
	await stuurUitnodiging(hier, { persoonId, rolId, email: invoer.email }, middel);
	await legVast(hier, { objectId: id, soort: 'gast.uitnodigen', van: null, naar: invoer.rol });
	return { naam: invoer.naam, code: middel.code, token: middel.token, gemaild: invoer.email !== '' };
}

async function stuurUitnodiging(
	hier: Betreding,
	wie: { persoonId: string; rolId: string; email: string },
	middel: Middel
): Promise<void> {
	const id = nieuwId();
	await hier.tx.insert(uitnodiging).values({
		id,
		casusId: hier.casus.id,
		tafelId: hier.tafel!.id,
		persoonId: wie.persoonId,
		rolId: wie.rolId,
		status: 'verzonden',
		tokenHash: middel.tokenHash,
		codeHash: middel.codeHash,
		pogingen: 0,
		verlooptOp: tijdstip(hier.nu.add({ hours: 24 * UITNODIGING_GELDIG_DAGEN })),
		uitlegVersie: UITLEG_VERSIE,
		verzondenOp: tijdstip(hier.nu)
	});
	if (wie.email === '') return;
	await legKlaar(hier, {
		post: { soort: 'uitnodiging', token: middel.token },
		persoonId: wie.persoonId,
		aan: wie.email,
		sleutel: `gast:${id}`,
		casusId: hier.casus.id
	});
}

async function beeindigRijen(hier: Betreding, rijen: readonly Rij[]): Promise<void> {
	const nu = tijdstip(hier.nu);
	for (const rij of rijen) {
		await hier.tx
			.update(gast)
			.set({ beeindigdOp: nu, beeindigdDoor: hier.wie.accountId })
			.where(eq(gast.id, rij.id));
		await hier.tx
			.update(rol)
			.set({ tot: nu })
			.where(
				and(
					eq(rol.casusId, hier.casus.id),
					eq(rol.persoonId, rij.persoonId),
					or(isNull(rol.tot), gt(rol.tot, nu))
				)
			);
		await hier.tx
			.update(uitnodiging)
			.set({ status: 'ingetrokken', ingetrokkenOp: nu, codeHash: null })
			.where(
				and(
					eq(uitnodiging.casusId, hier.casus.id),
					eq(uitnodiging.persoonId, rij.persoonId),
					isNull(uitnodiging.ingetrokkenOp)
				)
			);
		await hier.tx
			.update(deelnemer)
			.set({ vervallenOp: nu })
			.where(
				and(
					eq(deelnemer.casusId, hier.casus.id),
					eq(deelnemer.persoonId, rij.persoonId),
					isNull(deelnemer.vervallenOp)
				)
			);
		await legVast(hier, { objectId: rij.id, soort: 'gast.intrekken', van: 'gast', naar: 'beeindigd' });
	}
}

/** From the next request on the guest opens nothing here, and the link is dead. Refuses `gast.onbekend`. */
export async function trekIn(hier: Betreding, gastId: string): Promise<void | Weigering> {
	const rij = (await mijne(hier)).find((een) => een.id === gastId);
	if (!rij) return weiger('gast.onbekend');
	await beeindigRijen(hier, [rij]);
}

/** The case is over: every guest goes with it. */
export const beeindigAlle = async (hier: Betreding): Promise<void> =>
	beeindigRijen(hier, await lopende(hier));

/**
 * The procesondersteuner gives a guest a place at the table: from now on the family reads name, role and why. Refuses
 * `gast.onbekend` and what deelnemer.zet refuses.
 */
export async function zetAanTafel(
	hier: Betreding,
	gastId: string,
	waarom: string
): Promise<void | Weigering> {
	const een = (await alle(hier)).find((rij) => rij.id === gastId);
	if (!een || !ikRegel(hier)) return weiger('gast.onbekend');
	const gezet = await deelnemers.zet(hier, { persoonId: een.persoonId, rol: een.rol, waarom });
	if (isWeigering(gezet)) return gezet;
	await hier.tx.update(gast).set({ aanTafel: true }).where(eq(gast.id, gastId));
}
