/** The children of an aanmelding, as the melder writes them down (S0-B01..B05). Where they live is under their own key. */
import { and, eq } from 'drizzle-orm';
import type { JeugdigeGegevens } from '../../domein/aanmeldformulier.ts';
import { adresRegel, leesAdres, type Adres } from '../../domein/adres.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { document, gezag, persoon as personen, rol, vrijgave } from '../opslag/schema.ts';
import * as persoon from './persoon.ts';

export type Jeugdige = {
	id: string;
	naam: string;
	ongeboren: boolean;
	geboortedatum: Temporal.PlainDate | null;
	uitgerekend: Temporal.PlainDate | null;
	adresGeheim: boolean;
	adres: Adres;
	/** As one line; empty when nothing was filled in. */
	adresregel: string;
	/** Everything that must be known is known. */
	volledig: boolean;
};

/** Older than this is a slip of the pen: jeugdhulp ends at 23 (Jeugdwet art. 1.1). */
const OUDSTE = 23;

const rijen = (hier: Betreding) =>
	hier.tx
		.select()
		.from(personen)
		.where(and(eq(personen.casusId, hier.casus.id), eq(personen.soort, 'jeugdige')))
		.orderBy(personen.id);

async function open(hier: Betreding, rij: typeof personen.$inferSelect): Promise<Jeugdige> {
	const { casus } = hier.ring;
	const lees = (kolom: string, bytes: Uint8Array | null) =>
		bytes ? casus.ontsleutel(`persoon.${kolom}`, rij.id, bytes) : null;
	const dag = (tekst: string | null) => (tekst ? Temporal.PlainDate.from(tekst) : null);
	const naam = lees('naam', rij.naamVersleuteld) ?? '';
	const geboortedatum = dag(lees('geboortedatum', rij.geboortedatumVersleuteld));
	const uitgerekend = dag(lees('uitgerekend', rij.uitgerekendVersleuteld));
	const { adres } = await persoon.contact(hier, rij.id);
	const delen = leesAdres(adres ?? '');
	const volledig =
		naam !== '' && (geboortedatum ?? uitgerekend) !== null && (rij.adresGeheim || delen.plaats !== '');
	return {
		id: rij.id,
		naam,
		ongeboren: geboortedatum === null && uitgerekend !== null,
		geboortedatum,
		uitgerekend,
		adresGeheim: rij.adresGeheim,
		adres: delen,
		adresregel: adres ?? '',
		volledig
	};
}

/**
 * All children of the aanmelding with their addresses, in the order they were added.
 * @throws GeenSleutel for a melder who handed in, and for anyone but voorzitter and procesondersteuner
 */
export async function allen(hier: Betreding): Promise<Jeugdige[]> {
	const uit: Jeugdige[] = [];
	for (const rij of await rijen(hier)) uit.push(await open(hier, rij));
	return uit;
}

/** One child, or null when it is not in this case. */
export const vind = async (hier: Betreding, id: string): Promise<Jeugdige | null> =>
	(await allen(hier)).find((kind) => kind.id === id) ?? null;

/** Adds an empty child, so that whatever is typed next has a place to be kept. @returns the id */
export async function voegToe(hier: Betreding): Promise<string> {
	const id = await persoon.voegToe(hier, { soort: 'jeugdige', naam: '', adresGeheim: false });
	await legVast(hier, { objectId: id, soort: 'jeugdige.toevoegen' });
	return id;
}

/** Keeps what is known of a child. Refuses `loket.kind-onbekend`. */
export async function wijzig(hier: Betreding, id: string, wat: JeugdigeGegevens): Promise<Weigering | null> {
	if (!(await vind(hier, id))) return weiger('loket.kind-onbekend');
	await persoon.wijzig(hier, id, {
		soort: 'jeugdige',
		naam: wat.naam,
		geboortedatum: wat.ongeboren ? null : wat.geboortedatum,
		uitgerekend: wat.ongeboren ? wat.uitgerekend : null,
		adres: adresRegel(wat) || null,
		// Who does not know the address ticks the same box: unknown counts as geheim (dreigingen A19).
		adresGeheim: wat.adresGeheim
	});
	await legVast(hier, { objectId: id, soort: 'jeugdige.wijzigen' });
	return null;
}

/** Keeps a child that is complete. Refuses a day that cannot be, at its field: `loket.dag-later`, `loket.dag-lang-geleden`, `loket.uitgerekend`. */
export async function rondAf(hier: Betreding, id: string, wat: JeugdigeGegevens): Promise<Weigering | null> {
	const voor = (een: Temporal.PlainDate, ander: Temporal.PlainDate) =>
		Temporal.PlainDate.compare(een, ander) < 0;
	const { geboortedatum: geboren, uitgerekend } = wat;
	if (!wat.ongeboren && geboren) {
		if (voor(hier.vandaag, geboren)) return weiger('loket.dag-later', { veld: 'geboortedatum' });
		if (voor(geboren, hier.vandaag.subtract({ years: OUDSTE })))
			return weiger('loket.dag-lang-geleden', { veld: 'geboortedatum' });
	}
	if (wat.ongeboren && uitgerekend) {
		const past =
			!voor(uitgerekend, hier.vandaag.subtract({ months: 1 })) &&
			!voor(hier.vandaag.add({ months: 10 }), uitgerekend);
		if (!past) return weiger('loket.uitgerekend', { veld: 'uitgerekend' });
	}
	return wijzig(hier, id, wat);
}

/** Takes a child out of the aanmelding; papers about it then count for all. Refuses `loket.kind-onbekend`, `loket.kind-bezet`. */
export async function verwijder(hier: Betreding, id: string): Promise<Weigering | null> {
	if (!(await vind(hier, id))) return weiger('loket.kind-onbekend');
	const bezet = [
		...(await hier.tx.select({ id: rol.id }).from(rol).where(eq(rol.persoonId, id))),
		...(await hier.tx.select({ id: gezag.id }).from(gezag).where(eq(gezag.jeugdigeId, id))),
		// A redacted copy that was made for this child stays, and so does the child.
		...(await hier.tx.select({ id: vrijgave.id }).from(vrijgave).where(eq(vrijgave.persoonId, id)))
	];
	if (bezet.length > 0) return weiger('loket.kind-bezet');
	await hier.tx.update(document).set({ jeugdigeId: null }).where(eq(document.jeugdigeId, id));
	await hier.tx.delete(personen).where(and(eq(personen.id, id), eq(personen.casusId, hier.casus.id)));
	await legVast(hier, { objectId: id, soort: 'jeugdige.verwijderen', naar: 'verwijderd' });
	return null;
}
