/** What is written in answer to a question about data: searched, looked at, and told to who asked (dossier §3.11, dreigingen A23). */
import { and, eq } from 'drizzle-orm';
import { magIn } from '../../domein/bevoegdheid.ts';
import { stemVan } from '../../domein/profiel.ts';
import type { Weigering } from '../../domein/weigering.ts';
import type { Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { account, privacyverzoek, rol } from '../opslag/schema.ts';
import * as adrescontrole from './adrescontrole.ts';
import * as bericht from './bericht.ts';
import type { Rij } from './privacyverzoek.ts';
import { zetKlaar } from './taak.ts';

/**
 * Where the requester gets mail: the own account, else the address the procesondersteuner knows. The FG holds no key to
 * that one; then it is a call.
 */
async function adresVan(
	hier: Betreding,
	rij: Rij,
	eigen: { id: string; email: Uint8Array | null } | undefined
): Promise<string | null> {
	if (eigen?.email) return hier.sleutels.huis.ontsleutel('account.email', eigen.id, eigen.email);
	return magIn('contact.lezen', hier.wie.rollen) ? bericht.adresVan(hier, rij.persoonId, null) : null;
}

/** Tells the requester, and nobody else, that something is ready; without a way to reach it somebody has to call. */
async function meld(hier: Betreding, rij: Rij, wat: string): Promise<void> {
	const [ontvanger] = await hier.tx
		.select({
			id: account.id,
			email: account.emailVersleuteld,
			aanspreekvorm: account.aanspreekvorm,
			voorkeursvorm: account.voorkeursvorm
		})
		.from(rol)
		.innerJoin(account, eq(account.id, rol.accountId))
		.where(and(eq(rol.casusId, hier.casus.id), eq(rol.persoonId, rij.persoonId)))
		.limit(1);
	const bereikt = await bericht.naar(hier, {
		accountId: ontvanger?.id ?? null,
		aan: await adresVan(hier, rij, ontvanger),
		stem: ontvanger ? stemVan(ontvanger) : 'u',
		persoonId: rij.persoonId,
		sleutel: `verzoek:${rij.id}:${wat}`,
		casusId: hier.casus.id
	});
	if (!bereikt)
		await zetKlaar(hier, {
			soort: 'verzoek-melden',
			voorRol: 'procesondersteuner',
			persoonId: rij.persoonId
		});
}

/**
 * What is written in answer is searched for what is protected of everybody but the requester (dreigingen A13, A23). Regie
 * is told at the field; the FG holds no key to search with, so what the FG wrote waits for the procesondersteuner.
 */
export async function kijkNa(
	hier: Betreding,
	rij: Rij,
	wat: string,
	velden: Readonly<Record<string, string>>
): Promise<void | Weigering> {
	const nodig = await adrescontrole.isNodig(hier, rij.persoonId);
	if (nodig && !magIn('contact.lezen', hier.wie.rollen))
		return adrescontrole.houdVast(hier, rij.id, 'verzoek');
	if (nodig) {
		const verraadt = await adrescontrole.toets(hier, velden, rij.persoonId);
		if (verraadt) return verraadt;
		await adrescontrole.keurGoed(hier, rij.id, 'verzoek');
	}
	await meld(hier, rij, wat);
}

/** Somebody looked at what the FG wrote: now the requester hears of it. */
export async function meldNagekeken(hier: Betreding, id: string): Promise<void> {
	const [rij] = await hier.tx
		.select()
		.from(privacyverzoek)
		.where(and(eq(privacyverzoek.id, id), eq(privacyverzoek.casusId, hier.casus.id)));
	if (rij) await meld(hier, rij, `nagekeken:${tijdstip(hier.nu)}`);
}
