/** A case begins at the loket, when the address of the melder counts (issue 2 §3.1). */
import { heeftTafelsoort, gemeenten } from '../../domein/werkwijze.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { schrijfAudit } from '../opslag/audit.ts';
import type { Db } from '../opslag/index.ts';
import { nieuwId, willekeurig } from '../opslag/id.ts';
import { aanmelding, casus } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import * as persoon from './persoon.ts';

/** No I, L, O or U: they are read as 1, 1, 0 and V over the phone. */
export const ALFABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number to keep and to call with, e.g. `T-7K3F-9QDM`: 39 random bits, nothing of the family in it (S0-D07). */
export function nieuwReferentienummer(): string {
	const deel = () => willekeurig(ALFABET, 4);
	return `T-${deel()}-${deel()}`;
}

export type Begin = {
	melder: { naam: string; organisatie: string; functie: string; telefoon: string; email: string };
	emailIndex: string;
	accountId: string | null;
	gemeente: string;
	tafelsoort: string;
};

/**
 * Opens a case with the melder in it and an aanmelding in concept. There is nobody inside yet, so this is the one
 * act that does not come through betreed(); the caller has proved the address.
 * @returns the id of the case; refuses `loket.gemeente` and `loket.tafelsoort`
 */
export async function begin(
	plek: { tx: Db; sleutels: Sleutelkast; nu: Temporal.Instant; verzoekId: string },
	wat: Begin
): Promise<string | Weigering> {
	const { tx, sleutels, nu } = plek;
	const waar = gemeenten().find((een) => een.gemeente === wat.gemeente);
	if (!waar) return weiger('loket.gemeente', { veld: 'gemeente' });
	if (!heeftTafelsoort(waar.werkwijze, wat.tafelsoort))
		return weiger('loket.tafelsoort', { veld: 'tafelsoort' });
	const rij = {
		id: nieuwId(),
		referentienummer: nieuwReferentienummer(),
		regio: waar.werkwijze.regio,
		subregio: waar.subregio.id,
		gemeente: wat.gemeente,
		werkwijze: waar.werkwijze.id,
		gemaaktOp: tijdstip(nu)
	};
	await sleutels.maak('casus', rij.id, rij.id);
	await tx.insert(casus).values(rij);
	const hier: persoon.Plek = {
		tx,
		nu,
		casus: rij,
		sleutels,
		ring: { casus: await sleutels.casus(rij.id), persoon: (id, doel) => sleutels.persoon(id, rij.id, doel) }
	};
	// A professional's own address is the one of the office; it is not asked (S0-A04).
	const melderId = await persoon.voegToe(hier, { soort: 'professional', adresGeheim: false, ...wat.melder });
	await persoon.geefRol(hier, melderId, 'melder', { accountId: wat.accountId, emailIndex: wat.emailIndex });
	const aanmeldingId = nieuwId();
	await tx.insert(aanmelding).values({
		id: aanmeldingId,
		casusId: rij.id,
		tafelsoort: wat.tafelsoort,
		status: 'concept',
		melderId,
		versie: 1,
		ronde: 1,
		gewijzigdOp: tijdstip(nu)
	});
	await schrijfAudit(tx, sleutels.audit, {
		tijd: tijdstip(nu),
		accountId: wat.accountId,
		persoonId: melderId,
		rol: 'melder',
		handeling: 'loket.beginnen',
		casusId: rij.id,
		objectId: aanmeldingId,
		uitkomst: 'gedaan',
		verzoekId: plek.verzoekId
	});
	return rij.id;
}
