/** What takes two: one beheerder asks, another one confirms (dreigingen C06). Until then nothing of it holds. */
import { and, eq } from 'drizzle-orm';
import { ligtIn, magBeslissen, magVoorstellen, type Voorstel } from '../../domein/beheer.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { dag, tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { aanstelling, aanstellingVoorstel } from '../opslag/schema.ts';
import { ontneemAlles } from '../toegang/ontneming.ts';
import { beeindigAlle } from '../toegang/sessie.ts';
import { legVast, type Beheer } from './plek.ts';
import * as professional from './professional.ts';
import { geefMiddel, type Middel } from './toelating.ts';

type Rij = typeof aanstellingVoorstel.$inferSelect;

/**
 * Asks for a post or a stand-in. Refuses what domein/beheer.magVoorstellen refuses, `beheer.onbekend` for who is no
 * professional here, and `beheer.vervanging-geen-post` when the one stood in for has no such post there.
 */
export async function stelVoor(hier: Beheer, wat: Voorstel): Promise<string | Weigering> {
	const mag = magVoorstellen(hier, wat, hier.vandaag);
	if (isWeigering(mag)) return mag;
	const mensen = await professional.alle(hier);
	if (!mensen.some((een) => een.id === wat.accountId)) return weiger('beheer.onbekend');
	if (wat.vervangt !== null) {
		const ander = mensen.find((een) => een.id === wat.vervangt);
		const heeft = ander?.posten.some(
			(post) =>
				post.rol === wat.rol &&
				post.stand !== 'voorbij' &&
				ligtIn([post], { regio: wat.regio, subregio: wat.subregio })
		);
		if (!heeft) return weiger('beheer.vervanging-geen-post', { veld: 'vervangt' });
	}
	const id = nieuwId();
	await hier.tx.insert(aanstellingVoorstel).values({
		id,
		soort: 'aanstelling',
		accountId: wat.accountId,
		rol: wat.rol,
		regio: wat.regio,
		subregio: wat.subregio,
		van: wat.van.toString(),
		tot: wat.tot?.toString() ?? null,
		vervangt: wat.vervangt,
		status: 'open',
		gevraagdDoor: hier.accountId,
		gevraagdOp: tijdstip(hier.nu)
	});
	await legVast(hier, { handeling: 'beheer.voorstel', objectId: id });
	return id;
}

/** Whoever renews an account reaches all of its posts, so all of them must lie in this area. */
async function isVanHier(hier: Beheer, accountId: string): Promise<boolean> {
	const posten = await hier.tx.select().from(aanstelling).where(eq(aanstelling.accountId, accountId));
	const vandaag = hier.vandaag.toString();
	return posten.every((post) => (post.tot !== null && post.tot <= vandaag) || ligtIn(hier.gebied, post));
}

/** Asks for a new way in for somebody who lost every one. Refuses `beheer.onbekend`, `beheer.niet-zelf`, `beheer.ander-gebied`. */
export async function vraagToegang(hier: Beheer, accountId: string): Promise<string | Weigering> {
	const wie = await professional.vind(hier, accountId);
	if (!wie?.email) return weiger('beheer.onbekend');
	if (wie.id === hier.accountId) return weiger('beheer.niet-zelf');
	if (!(await isVanHier(hier, wie.id))) return weiger('beheer.ander-gebied');
	const id = nieuwId();
	await hier.tx.insert(aanstellingVoorstel).values({
		id,
		soort: 'toegang',
		accountId: wie.id,
		regio: hier.gebied[0]!.regio,
		subregio: hier.gebied[0]!.subregio,
		status: 'open',
		gevraagdDoor: hier.accountId,
		gevraagdOp: tijdstip(hier.nu)
	});
	await legVast(hier, { handeling: 'beheer.voorstel', objectId: id, uitkomst: 'toegang' });
	return id;
}

async function vindOpen(hier: Beheer, id: string): Promise<Rij | null> {
	const [rij] = await hier.tx.select().from(aanstellingVoorstel).where(eq(aanstellingVoorstel.id, id));
	return rij && ligtIn(hier.gebied, rij) ? rij : null;
}

/** Writes the decision down once, whoever else decides at the same moment. */
async function beslis(hier: Beheer, id: string, status: string): Promise<boolean> {
	const rijen = await hier.tx
		.update(aanstellingVoorstel)
		.set({ status, beslistDoor: hier.accountId, beslistOp: tijdstip(hier.nu) })
		.where(and(eq(aanstellingVoorstel.id, id), eq(aanstellingVoorstel.status, 'open')))
		.returning({ id: aanstellingVoorstel.id });
	return rijen.length === 1;
}

/**
 * The second beheerder agrees: the post holds from its day on, or the new code is there to hand over.
 * @param middel link and code, computed beforehand; used for a renewal only
 * @returns the code to hand over for a renewal; or what domein/beheer.magBeslissen refuses, and `beheer.onbekend`
 */
export async function bevestig(
	hier: Beheer,
	id: string,
	middel: Middel
): Promise<{ code: string | null } | Weigering> {
	const rij = await vindOpen(hier, id);
	if (!rij) return weiger('beheer.onbekend');
	const mag = magBeslissen(hier, rij);
	if (isWeigering(mag)) return mag;
	if (!(await beslis(hier, id, 'bevestigd'))) return weiger('beheer.al-beslist');
	const code = rij.soort === 'toegang' ? await vernieuw(hier, rij, middel) : await stelAan(hier, rij);
	if (isWeigering(code)) return code;
	await legVast(hier, { handeling: 'beheer.bevestigen', objectId: id });
	return { code };
}

async function stelAan(hier: Beheer, rij: Rij): Promise<null> {
	const vandaag = dag(hier.nu).toString();
	await hier.tx.insert(aanstelling).values({
		id: nieuwId(),
		accountId: rij.accountId,
		rol: rij.rol!,
		regio: rij.regio,
		subregio: rij.subregio,
		// A post never reaches back to before it was confirmed.
		van: rij.van! < vandaag ? vandaag : rij.van!,
		tot: rij.tot,
		vervangt: rij.vervangt
	});
	// A change of rights ends what is open (issue 3 §1).
	await beeindigAlle(hier.tx, rij.accountId);
	return null;
}

async function vernieuw(hier: Beheer, rij: Rij, middel: Middel): Promise<string | Weigering> {
	const wie = await professional.vind(hier, rij.accountId);
	if (!wie?.email || !(await isVanHier(hier, wie.id))) return weiger('beheer.onbekend');
	await ontneemAlles(hier.tx, wie.id, hier.nu);
	return geefMiddel(hier, { id: wie.id, email: wie.email }, middel);
}

/** The second beheerder says no, or the first one takes it back. Refuses `beheer.onbekend`, `beheer.al-beslist`. */
export async function wijsAf(hier: Beheer, id: string): Promise<void | Weigering> {
	const rij = await vindOpen(hier, id);
	if (!rij) return weiger('beheer.onbekend');
	const eigen = rij.gevraagdDoor === hier.accountId;
	if (!(await beslis(hier, id, eigen ? 'ingetrokken' : 'afgewezen'))) return weiger('beheer.al-beslist');
	await legVast(hier, {
		handeling: 'beheer.bevestigen',
		objectId: id,
		uitkomst: eigen ? 'ingetrokken' : 'afgewezen'
	});
}
