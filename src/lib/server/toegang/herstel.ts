/**
 * Who lost every way in gets a new one, on the same account (issue 3 §1, dreigingen B15, B19). Started in one case by
 * the procesondersteuner after a described check; where an address is secret a colleague confirms before anything
 * happens. An account can hold roles in more cases: each of them is told, and where an address is secret its own
 * people look first, so that a renewal here is never a way into there.
 */
import { and, eq, inArray, ne } from 'drizzle-orm';
import { HERSTEL_WACHT_DAGEN, LOPEND, type HerstelInvoer } from '../../domein/toegangsherstel.ts';
import { UITNODIGING_GELDIG_DAGEN } from '../../domein/planning.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import * as persoon from '../casus/persoon.ts';
import { rondVanPersoonAf } from '../casus/taak.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db } from '../opslag/index.ts';
import { toegangsherstel } from '../opslag/schema.ts';
import * as bekendmaking from './bekendmaking.ts';
import { accountVoor, lopende } from './herstelstand.ts';
import { isBeschermd, ontneemAlles, plekkenVan } from './ontneming.ts';

export { lopende, van } from './herstelstand.ts';
export type Rij = typeof toegangsherstel.$inferSelect;
/** Link and code, computed outside the transaction; only their hashes are stored. */
export type Middel = { token: string; tokenHash: Buffer; code: string; codeHash: string };
/** Shown once to the procesondersteuner, to hand over, phone or print; never mailed. */
export type Overhandiging = {
	persoonId: string;
	naam: string;
	stem: 'u' | 'je';
	code: string;
	token: string;
};

const vind = async (hier: Betreding, herstelId: string): Promise<Rij | null> =>
	(await lopende(hier)).find((rij) => rij.id === herstelId) ?? null;

const stopAlle = (tx: Db, waar: ReturnType<typeof and>) =>
	tx
		.update(toegangsherstel)
		// The link keeps its hash: whoever opens it can still ask for a new one.
		.set({ status: 'gestopt', codeHash: null })
		.where(and(inArray(toegangsherstel.status, [...LOPEND]), waar));

/**
 * Starts a renewal. Where nothing is protected it is done at once; elsewhere a colleague is asked first.
 * @returns what to hand over, shown once; `'wacht'` while a colleague must confirm; or `deelnemer.onbekend`,
 * `herstel.geen-account`, `herstel.eigen`, `herstel.collega`, `herstel.geen-nummer`
 */
export async function begin(
	hier: Betreding,
	persoonId: string,
	invoer: HerstelInvoer,
	middel: Middel
): Promise<Overhandiging | 'wacht' | Weigering> {
	if (!(await persoon.allen(hier)).some((mens) => mens.id === persoonId)) return weiger('deelnemer.onbekend');
	const wie = await accountVoor(hier, persoonId);
	if (!('id' in wie)) return wie;
	// Calling back is on the number we had, never on one that the caller gives.
	if (invoer.controle === 'teruggebeld' && !(await persoon.contact(hier, persoonId)).telefoon)
		return weiger('herstel.geen-nummer', { veld: 'controle' });
	await stopAlle(
		hier.tx,
		and(eq(toegangsherstel.casusId, hier.casus.id), eq(toegangsherstel.accountId, wie.id))
	);
	const id = nieuwId();
	const slot = await hier.ring.persoon(persoonId, 'contact');
	const tweede = await isBeschermd(hier.tx, hier.casus.id);
	await hier.tx.insert(toegangsherstel).values({
		id,
		casusId: hier.casus.id,
		persoonId,
		accountId: wie.id,
		status: 'wacht',
		controle: invoer.controle,
		notitieVersleuteld: slot.versleutel('toegangsherstel.notitie', id, invoer.notitie),
		pogingen: 0,
		verlooptOp: tijdstip(hier.nu.add({ hours: 24 * HERSTEL_WACHT_DAGEN })),
		begonnenOp: tijdstip(hier.nu),
		begonnenDoor: hier.wie.accountId ?? ''
	});
	await legVast(hier, { objectId: id, soort: 'toegangsherstel', van: null, naar: 'wacht' });
	if (!tweede) return geef(hier, id, middel);
	await bekendmaking.zetTaken(hier.tx, hier, {
		soort: 'herstel-bevestigen',
		casusId: hier.casus.id,
		persoonId
	});
	return 'wacht';
}

/**
 * The second colleague agrees.
 * @returns nothing, or `herstel.voorbij`, `herstel.tweede-ander` when it is the one who started
 */
export async function bevestig(hier: Betreding, herstelId: string): Promise<void | Weigering> {
	const rij = await vind(hier, herstelId);
	if (rij?.status !== 'wacht') return weiger('herstel.voorbij');
	const ik = hier.wie.accountId;
	if (ik === null || ik === rij.begonnenDoor || ik === rij.accountId) return weiger('herstel.tweede-ander');
	await hier.tx
		.update(toegangsherstel)
		.set({ status: 'bevestigd', bevestigdOp: tijdstip(hier.nu), bevestigdDoor: ik })
		.where(eq(toegangsherstel.id, rij.id));
	await legVast(hier, { objectId: rij.id, soort: 'toegangsherstel', van: 'wacht', naar: 'bevestigd' });
	await rondVanPersoonAf(hier, ['herstel-bevestigen'], rij.persoonId);
	await bekendmaking.zetTaken(hier.tx, hier, {
		soort: 'herstel-geven',
		casusId: hier.casus.id,
		persoonId: rij.persoonId,
		rollen: ['procesondersteuner']
	});
}

/** Stops a renewal; a code that was given works no more. Refuses with `herstel.voorbij`. */
export async function stop(hier: Betreding, herstelId: string): Promise<void | Weigering> {
	const rij = await vind(hier, herstelId);
	if (!rij) return weiger('herstel.voorbij');
	await stopAlle(hier.tx, eq(toegangsherstel.id, rij.id));
	await legVast(hier, { objectId: rij.id, soort: 'toegangsherstel', van: rij.status, naar: 'gestopt' });
	await rondVanPersoonAf(hier, ['herstel-bevestigen', 'herstel-geven'], rij.persoonId);
}

/**
 * Does it: every way in ends, link and code are there to hand over, and everybody concerned is told.
 * @returns what to hand over, shown once; or `herstel.voorbij`, `herstel.wacht-op-tweede`, and what begin refuses
 */
export async function geef(
	hier: Betreding,
	herstelId: string,
	middel: Middel
): Promise<Overhandiging | Weigering> {
	const rij = await vind(hier, herstelId);
	if (!rij || rij.status === 'gegeven') return weiger('herstel.voorbij');
	// Asked again: the address may have become secret after the start.
	if (rij.status !== 'bevestigd' && (await isBeschermd(hier.tx, hier.casus.id)))
		return weiger('herstel.wacht-op-tweede');
	const wie = await accountVoor(hier, rij.persoonId);
	if (!('id' in wie)) return wie;
	if (wie.id !== rij.accountId) return weiger('herstel.voorbij');
	await stopAlle(hier.tx, and(eq(toegangsherstel.accountId, wie.id), ne(toegangsherstel.id, rij.id)));
	await hier.tx
		.update(toegangsherstel)
		.set({
			status: 'gegeven',
			tokenHash: middel.tokenHash,
			codeHash: middel.codeHash,
			gegevenOp: tijdstip(hier.nu),
			verlooptOp: tijdstip(hier.nu.add({ hours: 24 * UITNODIGING_GELDIG_DAGEN }))
		})
		.where(eq(toegangsherstel.id, rij.id));
	await ontneemAlles(hier.tx, wie.id, hier.nu);
	await legVast(hier, { objectId: rij.id, soort: 'toegangsherstel', van: rij.status, naar: 'gegeven' });
	const plekken = await plekkenVan(hier.tx, wie, hier.nu);
	await bekendmaking.vertelCollegas(hier, rij, plekken);
	await bekendmaking.vertelPersoon(hier, rij, wie, plekken);
	const klaar = ['herstel-geven', 'herstel-bevestigen', 'uitnodiging-nieuwe-code'];
	await rondVanPersoonAf(hier, klaar, rij.persoonId);
	const { naam } = (await persoon.allen(hier)).find((mens) => mens.id === rij.persoonId)!;
	const stem = wie.aanspreekvorm === 'je' ? 'je' : 'u';
	return { persoonId: rij.persoonId, naam, stem, code: middel.code, token: middel.token };
}
