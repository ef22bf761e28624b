/** An aanmelding while the melder writes it: what there is, what is missing, and keeping each part (S0-A..S0-C). */
import { eq } from 'drizzle-orm';
import { verklaringenVan, type MelderGegevens, type Toelichting } from '../../domein/aanmeldformulier.ts';
import { zoekBsn } from '../../domein/bsn.ts';
import { einddag } from '../../domein/termijn.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { gemeenten, heeftTafelsoort, tafelsoort } from '../../domein/werkwijze.ts';
import type { TafelsoortId } from '../../domein/werkwijze.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { aanmelding, aanmeldverklaring, casus } from '../opslag/schema.ts';
import * as persoon from './persoon.ts';

export type Melder = { naam: string; organisatie: string; functie: string; email: string; telefoon: string };
export type BewaardeToelichting = Omit<Toelichting, 'bsnGezien' | 'besproken' | 'gezagsbeeindiging'> & {
	besproken: 'ja' | 'nee-geprobeerd' | null;
	gezagsbeeindiging: boolean | null;
};

/** Which table is asked for; a case always has one of its own werkwijze. */
export const soortVan = (hier: Betreding): TafelsoortId => {
	const { tafelsoort: soort } = hier.aanmelding;
	if (!heeftTafelsoort(hier.werkwijze, soort)) throw new Error('tafelsoort past niet bij de werkwijze');
	return soort;
};

/** True when this tafel has papers that only belong to a request to end the gezag (S2-O18..O22). */
export const vraagtGezagsbeeindiging = (hier: Betreding): boolean =>
	tafelsoort(hier.werkwijze, soortVan(hier)).stukken.some((eis) => eis.alleenBij === 'gezagsbeeindiging');

/** The melder with his address. @throws GeenSleutel for anyone but himself, voorzitter and procesondersteuner */
export async function melder(hier: Betreding): Promise<Melder> {
	const id = hier.aanmelding.melderId;
	const wie = (await persoon.allen(hier)).find((een) => een.id === id);
	const contact = await persoon.contact(hier, id);
	return {
		naam: wie?.naam ?? '',
		organisatie: wie?.organisatie ?? '',
		functie: wie?.functie ?? '',
		email: contact.email ?? '',
		telefoon: contact.telefoon ?? ''
	};
}

/** Step 1 again. The gemeente may change within the region; refuses `loket.gemeente` and `loket.andere-regio`. */
export async function wijzigMelder(hier: Betreding, wat: MelderGegevens): Promise<Weigering | null> {
	const waar = gemeenten().find((een) => een.gemeente === wat.gemeente);
	if (!waar) return weiger('loket.gemeente', { veld: 'gemeente' });
	if (waar.werkwijze.regio !== hier.casus.regio) return weiger('loket.andere-regio', { veld: 'gemeente' });
	const id = hier.aanmelding.melderId;
	const { email } = await persoon.contact(hier, id);
	await persoon.wijzig(hier, id, { soort: 'professional', adresGeheim: false, ...wat, email });
	await hier.tx
		.update(casus)
		.set({ gemeente: wat.gemeente, subregio: waar.subregio.id })
		.where(eq(casus.id, hier.casus.id));
	await raakAan(hier);
	return null;
}

/** Another table of the same region. Refuses `loket.tafelsoort`. */
export async function kiesTafelsoort(hier: Betreding, soort: string): Promise<Weigering | null> {
	if (!heeftTafelsoort(hier.werkwijze, soort)) return weiger('loket.tafelsoort', { veld: 'tafelsoort' });
	await raakAan(hier, { tafelsoort: soort });
	return null;
}

const raakAan = (hier: Betreding, wat: Partial<typeof aanmelding.$inferInsert> = {}) =>
	hier.tx
		.update(aanmelding)
		.set({ ...wat, gewijzigdOp: tijdstip(hier.nu) })
		.where(eq(aanmelding.id, hier.aanmelding.id));

/** What the melder wrote with the papers. */
export async function toelichting(hier: Betreding): Promise<BewaardeToelichting> {
	const rij = hier.aanmelding;
	const lees = (kolom: string, bytes: Uint8Array | null) =>
		bytes ? hier.ring.casus.ontsleutel(`aanmelding.${kolom}`, rij.id, bytes) : '';
	const diagnose = lees('diagnose', rij.diagnoseVersleuteld);
	const verklaard = await hier.tx
		.select({ vraag: aanmeldverklaring.vraag })
		.from(aanmeldverklaring)
		.where(eq(aanmeldverklaring.aanmeldingId, rij.id));
	return {
		besproken: rij.besproken as BewaardeToelichting['besproken'],
		geprobeerd: lees('besproken', rij.besprokenVersleuteld),
		verklaringen: verklaard.map((een) => een.vraag),
		gezagsbeeindiging: rij.gezagsbeeindiging,
		diagnose: diagnose ? Temporal.PlainDate.from(diagnose) : null,
		diagnoseReden: lees('diagnose_reden', rij.diagnoseRedenVersleuteld),
		opmerkingen: lees('opmerkingen', rij.opmerkingenVersleuteld)
	};
}

/** A diagnosis older than the werkwijze allows needs a reason (S2-O08, S2-O09). */
export function diagnoseTeOud(hier: Betreding, op: Temporal.PlainDate | null): boolean {
	const regel = hier.werkwijze.termijnen.diagnose;
	return (
		regel !== null && op !== null && Temporal.PlainDate.compare(einddag(op, regel.duur), hier.vandaag) < 0
	);
}

/** Keeps it as it is, also half written. */
export async function bewaarToelichting(hier: Betreding, wat: Toelichting): Promise<void> {
	const { id } = hier.aanmelding;
	const dicht = (kolom: string, tekst: string) =>
		tekst ? hier.ring.casus.versleutel(`aanmelding.${kolom}`, id, tekst) : null;
	await raakAan(hier, {
		besproken: wat.besproken || null,
		besprokenVersleuteld: dicht('besproken', wat.geprobeerd),
		gezagsbeeindiging: wat.gezagsbeeindiging === '' ? null : wat.gezagsbeeindiging === 'ja',
		diagnoseVersleuteld: dicht('diagnose', wat.diagnose?.toString() ?? ''),
		diagnoseRedenVersleuteld: dicht('diagnose_reden', wat.diagnoseReden),
		opmerkingenVersleuteld: dicht('opmerkingen', wat.opmerkingen)
	});
	await hier.tx.delete(aanmeldverklaring).where(eq(aanmeldverklaring.aanmeldingId, id));
	for (const vraag of verklaringenVan(hier.werkwijze).filter((een) => wat.verklaringen.includes(een)))
		await hier.tx.insert(aanmeldverklaring).values({ aanmeldingId: id, vraag, op: tijdstip(hier.nu) });
	await legVast(hier, { objectId: id, soort: 'aanmelding.toelichten' });
}

/**
 * Keeps it and goes on. Refuses what is not finished, at its field: `aanmelding.niet-besproken`, `verplicht`,
 * `loket.diagnose-later`, `loket.diagnose-reden`, and once `bsn.tekst` (S0-B03: a warning in free text).
 */
export async function rondToelichtingAf(hier: Betreding, wat: Toelichting): Promise<Weigering | null> {
	if (wat.besproken === '') return weiger('loket.vul.besproken', { veld: 'besproken' });
	if (wat.besproken === 'nee-geprobeerd' && wat.geprobeerd === '')
		return weiger('aanmelding.niet-besproken', { veld: 'geprobeerd' });
	if (vraagtGezagsbeeindiging(hier) && wat.gezagsbeeindiging === '')
		return weiger('loket.vul.gezag', { veld: 'gezagsbeeindiging' });
	if (wat.diagnose && Temporal.PlainDate.compare(wat.diagnose, hier.vandaag) > 0)
		return weiger('loket.diagnose-later', { veld: 'diagnose' });
	if (diagnoseTeOud(hier, wat.diagnose) && wat.diagnoseReden === '')
		return weiger('loket.diagnose-reden', { veld: 'diagnoseReden' });
	for (const veld of ['opmerkingen', 'geprobeerd', 'diagnoseReden'] as const)
		if (!wat.bsnGezien && zoekBsn(wat[veld]).length > 0) return weiger('bsn.tekst', { veld });
	await bewaarToelichting(hier, wat);
	return null;
}
