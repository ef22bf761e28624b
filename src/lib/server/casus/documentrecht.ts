/** What each member of a case may of each paper: the matrix of dossier §2.3, releases and protected addresses together. */
import { and, asc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import { documentRecht, isFamilie, isGast, type DocumentRecht } from '../../domein/bevoegdheid.ts';
import type { DocumentSoort } from '../../domein/document.ts';
import { profielVan } from '../../domein/werkwijze.ts';
import type { Betreding } from '../context.ts';
import { vast } from '../opslag/motor.ts';
import { document, vrijgave } from '../opslag/schema.ts';
import { alsLezer, kring, momentVan, type Kring, type Lid } from './lezer.ts';

export type Rij = Omit<typeof document.$inferSelect, 'tekstVersleuteld'> & { leesbaar: boolean };

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

/** The papers, the people and the releases of the case, at this moment. */
export type Stand = { allen: Kring; vrij: Awaited<ReturnType<typeof vrijgaven>>; rijen: Rij[] };
export const stand = async (hier: Betreding): Promise<Stand> => ({
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
export function recht(hier: Betreding, nu: Stand, lid: Lid, rij: Rij): DocumentRecht | null {
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

/**
 * Why no redacted copy of this paper may be made for that person; null when the matrix gives a copy, or more.
 * `geen-ouder-van-kind` when it would give one to an ouder of the child it is about.
 */
export async function waaromGeenKopie(
	hier: Betreding,
	id: string,
	persoonId: string
): Promise<'document.geen-recht-op-kopie' | 'document.geen-ouder-van-kind' | null> {
	const nu = await stand(hier);
	const rij = nu.rijen.find((een) => een.id === id);
	const leden = nu.allen.leden.filter((lid) => lid.persoonId === persoonId);
	const zonderGezag = new Map(nu.allen.kinderen.map((kind) => [kind, 'geen-gezag'] as const));
	const krijgt = (lid: Lid): boolean => {
		const volgens = rij && volgensMatrix(hier, nu, lid, rij);
		return volgens ? ontvangt(volgens) : false;
	};
	if (leden.some(krijgt)) return null;
	const alsOuder = leden.some((lid) => krijgt({ ...lid, gezag: zonderGezag }));
	return alsOuder ? 'document.geen-ouder-van-kind' : 'document.geen-recht-op-kopie';
}
