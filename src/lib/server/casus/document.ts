/** The papers of a case: who reads which is the matrix of dossier §2.3; what it does not grant does not leave the query. */
import { and, count, eq, isNull } from 'drizzle-orm';
import { magIn, type DocumentRecht, type Rol } from '../../domein/bevoegdheid.ts';
import { opVolgorde, type Adrescontrole, type DocumentSoort } from '../../domein/document.ts';
import type { Ingenomen } from '../bestanden/inname.ts';
import type { Uittreksel } from '../bestanden/stuk.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { document } from '../opslag/schema.ts';
import { bewaarBlokken, open, openTekst, verzegel } from './documentinhoud.ts';
import { recht, stand, type Rij, type Stand } from './documentrecht.ts';
import { zelf, type Lid } from './lezer.ts';

export type Stuk = {
	id: string;
	soort: DocumentSoort;
	jeugdigeId: string | null;
	type: string;
	lengte: number;
	paginas: number | null;
	toegevoegdOp: string;
	leesbareTekst: boolean;
	/** Set on a redacted copy: the one person it was made for. */
	kopieVoor: string | null;
	/** The search for protected addresses and who looked: for regie. That one took place tells that somebody hides. */
	adrescontrole: Adrescontrole | null;
	gecontroleerdOp: string | null;
	printen: boolean;
};

/**
 * Adds a paper.
 * @param wat a file that `neemIn` accepted, outside the transaction
 * @returns the id
 */
export async function voegToe(
	hier: Betreding,
	wat: {
		soort: DocumentSoort;
		jeugdigeId?: string | null;
		bestand: Ingenomen;
		kopieVan?: string;
		kopieVoor?: string;
	}
): Promise<string> {
	const id = nieuwId();
	const { bestand } = wat;
	const { blokken, ...inhoud } = verzegel(hier, id, bestand);
	await hier.tx.insert(document).values({
		id,
		casusId: hier.casus.id,
		soort: wat.soort,
		jeugdigeId: wat.jeugdigeId ?? null,
		...inhoud,
		type: bestand.soort,
		lengte: bestand.bytes.length,
		paginas: bestand.paginas,
		doorPersoonId: hier.wie.persoonId,
		doorAccountId: hier.wie.accountId,
		kopieVan: wat.kopieVan ?? null,
		kopieVoor: wat.kopieVoor ?? null,
		adrescontrole: 'niet-gedaan',
		toegevoegdOp: tijdstip(hier.nu)
	});
	await bewaarBlokken(hier, id, blokken);
	await legVast(hier, { objectId: id, soort: 'document.toevoegen', naar: 'toegevoegd' });
	return id;
}

/** So many papers a case can have had; what was taken out counts, so that nobody fills the store (dreigingen F01). */
export const HOOGUIT = 200;

/** True when no more papers fit in this case. */
export async function isVol(hier: Betreding): Promise<boolean> {
	const [rij] = await hier.tx
		.select({ aantal: count() })
		.from(document)
		.where(eq(document.casusId, hier.casus.id));
	return (rij?.aantal ?? 0) >= HOOGUIT;
}

/** Takes a paper out of use; it stays in the store, because what was handed in is not undone. */
export async function vervalt(hier: Betreding, id: string): Promise<void> {
	const [rij] = await hier.tx
		.update(document)
		.set({ vervallenOp: tijdstip(hier.nu) })
		.where(and(eq(document.id, id), eq(document.casusId, hier.casus.id), isNull(document.vervallenOp)))
		.returning({ id: document.id });
	if (rij)
		await legVast(hier, { objectId: id, soort: 'document.vervallen', van: 'toegevoegd', naar: 'vervallen' });
}

const alsStuk = (rij: Rij, mag: DocumentRecht, regie: boolean): Stuk => ({
	id: rij.id,
	soort: rij.soort as DocumentSoort,
	jeugdigeId: rij.jeugdigeId,
	type: rij.type,
	lengte: rij.lengte,
	paginas: rij.paginas,
	toegevoegdOp: rij.toegevoegdOp,
	leesbareTekst: rij.leesbaar,
	kopieVoor: rij.kopieVoor,
	adrescontrole: regie ? (rij.adrescontrole as Adrescontrole) : null,
	gecontroleerdOp: regie ? rij.gecontroleerdOp : null,
	printen: mag.printen
});

function zichtbaarVoorLeden(hier: Betreding, nu: Stand, leden: Lid[]): Stuk[] {
	const regie = magIn('document.controleren', hier.wie.rollen);
	return nu.rijen
		.flatMap((rij) => {
			const rechten = leden.map((lid) => recht(hier, nu, lid, rij)).filter((r) => r !== null);
			const beste = rechten.find((r) => r.printen) ?? rechten[0];
			return beste ? [alsStuk(rij, beste, regie)] : [];
		})
		.sort(opVolgorde);
}

/** The papers that the person inside may read, in the order of the talk. */
export async function zichtbaar(hier: Betreding): Promise<Stuk[]> {
	const nu = await stand(hier);
	return zichtbaarVoorLeden(hier, nu, zelf(hier, nu.allen));
}

/**
 * The papers that someone else would see: for the preview before an invitation is sent.
 * @param als counts the person as invited, also before the tafel is planned
 */
export async function zichtbaarVoor(hier: Betreding, persoonId: string): Promise<Stuk[]> {
	const nu = await stand(hier);
	const leden = nu.allen.leden.filter((lid) => lid.persoonId === persoonId);
	return zichtbaarVoorLeden(hier, nu, leden);
}

/** So many papers wait for somebody to look before the family reads them (dossier §2.6 rule 2). */
export async function wachtOpNakijken(hier: Betreding): Promise<number> {
	const nu = await stand(hier);
	return nu.allen.geheim ? nu.rijen.filter((rij) => rij.gecontroleerdOp === null).length : 0;
}

/** Who can read a paper, for "Wie krijgt dit stuk?": role and name, never how to reach anyone. */
export async function lezersVan(hier: Betreding, id: string): Promise<{ naam: string; rol: Rol }[]> {
	const nu = await stand(hier);
	const rij = nu.rijen.find((een) => een.id === id);
	if (!rij) return [];
	return nu.allen.leden
		.filter((lid) => recht(hier, nu, lid, rij) !== null)
		.map(({ naam, rol }) => ({ naam, rol }));
}

/** One paper that the person inside may read, or null: for a stranger it does not exist. */
export async function vind(hier: Betreding, id: string): Promise<Stuk | null> {
	return (await zichtbaar(hier)).find((stuk) => stuk.id === id) ?? null;
}

/** The file itself. The look is recorded in the same transaction. @returns null when this person may not read it */
export async function lees(hier: Betreding, id: string): Promise<{ stuk: Stuk; bytes: Uint8Array } | null> {
	const stuk = await vind(hier, id);
	if (!stuk) return null;
	const bytes = await open(hier, stuk);
	await legVast(hier, { objectId: id, soort: 'document.lezen' });
	return { stuk, bytes };
}

/** The readable text of a paper. @returns null when this person may not read it, or nothing is readable in it */
export async function leesTekst(hier: Betreding, id: string): Promise<Uittreksel | null> {
	if (!(await vind(hier, id))) return null;
	await legVast(hier, { objectId: id, soort: 'document.lezen' });
	return openTekst(hier, id);
}

/** The name the file had at its owner: a protected value, for regie and the one who brought it in. */
export async function oorspronkelijkeNaam(hier: Betreding, id: string): Promise<string | null> {
	const [rij] = await hier.tx
		.select()
		.from(document)
		.where(and(eq(document.id, id), eq(document.casusId, hier.casus.id)));
	const regie = hier.wie.rollen.some((een) => een === 'voorzitter' || een === 'procesondersteuner');
	if (!rij || !(regie || rij.doorPersoonId === hier.wie.persoonId)) return null;
	return hier.ring.casus.ontsleutel('document.naam', id, rij.naamVersleuteld);
}
