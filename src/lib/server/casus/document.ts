/** The papers of a case: who reads which is the matrix of dossier §2.3; what it does not grant does not leave the query. */
import { and, asc, count, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import {
	documentRecht,
	isFamilie,
	isGast,
	magIn,
	type DocumentRecht,
	type Rol
} from '../../domein/bevoegdheid.ts';
import type { Adrescontrole, DocumentSoort } from '../../domein/document.ts';
import { profielVan } from '../../domein/werkwijze.ts';
import type { Ingenomen } from '../bestanden/inname.ts';
import type { Uittreksel } from '../bestanden/stuk.ts';
import { ontsleutel, versleutel, type Kop } from '../bestanden/versleutelde-blokken.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { vast } from '../opslag/motor.ts';
import { document, documentBlok, vrijgave } from '../opslag/schema.ts';
import { leidAf } from '../opslag/versleuteling.ts';
import { alsLezer, kring, momentVan, zelf, type Kring, type Lid } from './lezer.ts';

type Rij = Omit<typeof document.$inferSelect, 'tekstVersleuteld'> & { leesbaar: boolean };

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

const slotVan = (hier: Betreding, documentId: string): Buffer =>
	leidAf(hier.ring.casus.sleutel, `document/${documentId}`);

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
	const kop: Kop = { documentId: id, versie: 1, lengte: bestand.bytes.length, soort: bestand.soort };
	const { prefix, blokken } = versleutel(slotVan(hier, id), kop, bestand.bytes);
	const { casus } = hier.ring;
	await hier.tx.insert(document).values({
		id,
		casusId: hier.casus.id,
		soort: wat.soort,
		jeugdigeId: wat.jeugdigeId ?? null,
		naamVersleuteld: casus.versleutel('document.naam', id, bestand.bestandsnaam),
		type: bestand.soort,
		lengte: bestand.bytes.length,
		paginas: bestand.paginas,
		kopVersleuteld: casus.versleutel('document.kop', id, Buffer.from(prefix).toString('base64')),
		tekstVersleuteld: bestand.tekst
			? casus.versleutel('document.tekst', id, JSON.stringify(bestand.tekst))
			: null,
		doorPersoonId: hier.wie.persoonId,
		doorAccountId: hier.wie.accountId,
		kopieVan: wat.kopieVan ?? null,
		kopieVoor: wat.kopieVoor ?? null,
		adrescontrole: 'niet-gedaan',
		toegevoegdOp: tijdstip(hier.nu)
	});
	for (const [nummer, inhoud] of blokken.entries())
		await hier.tx.insert(documentBlok).values({ documentId: id, nummer, inhoud: Buffer.from(inhoud) });
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

/** A list of papers does not carry their texts. */
const { tekstVersleuteld: _tekst, ...kolommen } = getTableColumns(document);
const leesbaar = sql`${document.tekstVersleuteld} is not null`.mapWith(Boolean);

const rijen = vast((db) =>
	db
		.select({ ...kolommen, leesbaar })
		.from(document)
		.where(and(eq(document.casusId, sql.placeholder('casus')), isNull(document.vervallenOp)))
		.orderBy(asc(document.id))
		.prepare()
);
const vrijgaven = vast((db) =>
	db
		.select()
		.from(vrijgave)
		.where(and(eq(vrijgave.casusId, sql.placeholder('casus')), isNull(vrijgave.ingetrokkenOp)))
		.prepare()
);

type Stand = { allen: Kring; vrij: Awaited<ReturnType<typeof vrijgaven>>; rijen: Rij[] };
const stand = async (hier: Betreding): Promise<Stand> => ({
	allen: await kring(hier),
	vrij: await vrijgaven(hier.tx, { casus: hier.casus.id }),
	rijen: await rijen(hier.tx, { casus: hier.casus.id })
});

/** Who may have a redacted copy: who reads a released one, or the paper itself. */
const ontvangt = (volgens: DocumentRecht): boolean => volgens.alsVrijgegeven || volgens.lezen;

/** What the matrix of dossier §2.3 says of one member and one paper, release and human eyes left aside. */
function volgensMatrix(hier: Betreding, nu: Stand, lid: Lid, rij: Rij): DocumentRecht | null {
	const lezer = alsLezer(lid, nu.allen.kinderen, rij.jeugdigeId, rij.doorPersoonId === lid.persoonId);
	return (
		lezer &&
		documentRecht(
			lezer,
			{ soort: rij.soort as DocumentSoort },
			momentVan(hier.fase),
			profielVan(hier.werkwijze, hier.casus.subregio)
		)
	);
}

/** The right of one member over one paper; null when there is none. */
function recht(hier: Betreding, nu: Stand, lid: Lid, rij: Rij): DocumentRecht | null {
	const familie = isFamilie(lid.rol) || isGast(lid.rol);
	// While someone's address is protected a human looks before the family reads (dossier §2.6 rule 2).
	if (familie && nu.allen.geheim && rij.gecontroleerdOp === null) return null;
	const vrij = nu.vrij.some((v) => v.documentId === rij.id && v.persoonId === lid.persoonId);
	const volgens = volgensMatrix(hier, nu, lid, rij);
	if (rij.kopieVoor !== null) {
		const regie = lid.rol === 'voorzitter' || lid.rol === 'procesondersteuner';
		// A copy is never more than the matrix gives: a region without papers for this age has no copies either.
		const mag = regie || (rij.kopieVoor === lid.persoonId && vrij && volgens !== null && ontvangt(volgens));
		return mag ? { lezen: true, printen: true, toevoegen: false, alsVrijgegeven: false } : null;
	}
	if (!volgens) return null;
	// A shared paper about several children is redacted for a jongere (dossier §11.16).
	if (lid.rol === 'jongere' && rij.jeugdigeId === null && nu.allen.kinderen.length > 1) return null;
	return volgens.lezen ? volgens : null;
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
	return nu.rijen.flatMap((rij) => {
		const rechten = leden.map((lid) => recht(hier, nu, lid, rij)).filter((r) => r !== null);
		const beste = rechten.find((r) => r.printen) ?? rechten[0];
		return beste ? [alsStuk(rij, beste, regie)] : [];
	});
}

/** The papers that the person inside may read, oldest first. */
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

/** Who can read a paper, for "Wie krijgt dit stuk?": role and name, never how to reach anyone. */
export async function lezersVan(hier: Betreding, id: string): Promise<{ naam: string; rol: Rol }[]> {
	const nu = await stand(hier);
	const rij = nu.rijen.find((een) => een.id === id);
	if (!rij) return [];
	return nu.allen.leden
		.filter((lid) => recht(hier, nu, lid, rij) !== null)
		.map(({ naam, rol }) => ({ naam, rol }));
}

/** True when a redacted copy of this paper may be made for that person: the matrix gives a copy, or more. */
export async function magKopieKrijgen(hier: Betreding, id: string, persoonId: string): Promise<boolean> {
	const nu = await stand(hier);
	const rij = nu.rijen.find((een) => een.id === id);
	return nu.allen.leden.some((lid) => {
		const volgens = rij && lid.persoonId === persoonId ? volgensMatrix(hier, nu, lid, rij) : null;
		return volgens !== null && ontvangt(volgens);
	});
}

/** One paper that the person inside may read, or null: for a stranger it does not exist. */
export async function vind(hier: Betreding, id: string): Promise<Stuk | null> {
	return (await zichtbaar(hier)).find((stuk) => stuk.id === id) ?? null;
}

/** The file itself. The look is recorded in the same transaction. @returns null when this person may not read it */
export async function lees(hier: Betreding, id: string): Promise<{ stuk: Stuk; bytes: Uint8Array } | null> {
	const stuk = await vind(hier, id);
	if (!stuk) return null;
	const [rij] = await hier.tx
		.select({ kop: document.kopVersleuteld })
		.from(document)
		.where(eq(document.id, id));
	const blokken = await hier.tx
		.select({ inhoud: documentBlok.inhoud })
		.from(documentBlok)
		.where(eq(documentBlok.documentId, id))
		.orderBy(asc(documentBlok.nummer));
	const prefix = Buffer.from(hier.ring.casus.ontsleutel('document.kop', id, rij!.kop), 'base64');
	const kop: Kop = { documentId: id, versie: 1, lengte: stuk.lengte, soort: stuk.type };
	await legVast(hier, { objectId: id, soort: 'document.lezen' });
	return {
		stuk,
		bytes: ontsleutel(
			slotVan(hier, id),
			kop,
			prefix,
			blokken.map((blok) => blok.inhoud)
		)
	};
}

/** The readable text of a paper. @returns null when this person may not read it, or nothing is readable in it */
export async function leesTekst(hier: Betreding, id: string): Promise<Uittreksel | null> {
	if (!(await vind(hier, id))) return null;
	const [rij] = await hier.tx
		.select({ tekst: document.tekstVersleuteld })
		.from(document)
		.where(eq(document.id, id));
	await legVast(hier, { objectId: id, soort: 'document.lezen' });
	return rij?.tekst
		? (JSON.parse(hier.ring.casus.ontsleutel('document.tekst', id, rij.tekst)) as Uittreksel)
		: null;
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
