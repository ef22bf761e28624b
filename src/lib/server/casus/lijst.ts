/** The cases somebody may reach, as a list: what a worklist and a family's own start page show of each. */
import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Handeling } from '../../domein/handeling.ts';
import { isProfessional, type Rol } from '../../domein/bevoegdheid.ts';
import type { Fase } from '../../domein/fase.ts';
import { termijn, type Termijn } from '../../domein/termijn.ts';
import { werkwijze, type TafelsoortId } from '../../domein/werkwijze.ts';
import { dag, tijdstip } from '../klok.ts';
import { schrijfAudit } from '../opslag/audit.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { taak } from '../opslag/schema.ts';
import { leegEerst } from '../opslag/volgorde.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import { kandidaten, overzie, type Bereikt } from './bereik.ts';
import { ZONDER_DAG } from './gesprek.ts';
import * as namen from './namen.ts';
import { NA_AFLOOP } from './taak.ts';

/** What is known of a case without entering it. */
export type Zaak = {
	casusId: string;
	referentienummer: string;
	regio: string;
	subregio: string;
	werkwijze: string;
	tafelsoort: TafelsoortId;
	fase: Fase;
	/** The roles the person who looks holds here now. */
	rollen: Rol[];
	/** When the tafel begins; for professionals, because someone of the family may have an own time to arrive. */
	begintOp: string | null;
	/** The day of the tafel, as far as this person may know it by now. */
	dag: string | null;
	ingediendOp: string | null;
	tafelId: string | null;
	taken: (typeof taak.$inferSelect)[];
	/** Until when it should be on the agenda, where the region names a term (S2-G05) and it is not planned yet. */
	agendaTermijn: Termijn | null;
	afgelopen: boolean;
};

export type CasusRegel = Zaak & {
	/** Names of the children this person may know: all for professionals, the own for a parent, none for a guest. */
	kinderen: string[];
};

type Taak = typeof taak.$inferSelect;

function zaak(een: Bereikt, taken: readonly Taak[]): Zaak {
	const { fase, rollen, ingediendOp, tafelId } = een;
	const ongepland = tafelId === null || fase === 'te-plannen' || fase === 'uitgesteld';
	const werkt = rollen.some(isProfessional);
	const begintOp = werkt || !ZONDER_DAG.includes(fase) ? een.begintOp : null;
	return {
		...een,
		tafelsoort: een.tafelsoort as TafelsoortId,
		begintOp: werkt ? begintOp : null,
		dag: begintOp && dag(Temporal.Instant.from(begintOp)).toString(),
		taken: taken.filter(
			(rij) => rollen.includes(rij.voorRol as Rol) && (!een.afgelopen || NA_AFLOOP.includes(rij.soort))
		),
		agendaTermijn:
			ongepland && ingediendOp
				? termijn(werkwijze(een.werkwijze), 'agenda', dag(Temporal.Instant.from(ingediendOp)))
				: null
	};
}

/**
 * The cases that somebody may look into, newest first, with the open tasks of one's own roles; within a transaction that
 * is open already, in a fixed number of questions, and without a decrypted word.
 * @param keuze `afgelopen`: also those that have ended; without it only the ended ones that still ask something of this person
 */
export async function zaken(
	plek: { tx: Db; nu: Temporal.Instant },
	gebruiker: Gebruiker,
	keuze: { afgelopen?: boolean } = {}
): Promise<Zaak[]> {
	const kijker = { ...plek, gebruiker };
	const afgelopen = keuze.afgelopen === true;
	const taken = await plek.tx
		.select()
		.from(taak)
		.where(and(inArray(taak.casusId, kandidaten(kijker, afgelopen)), isNull(taak.gedaanOp)))
		.orderBy(leegEerst(taak.termijn), asc(taak.gemaaktOp), asc(taak.id));
	const perZaak = Map.groupBy(taken, (rij) => rij.casusId);
	const nawerk = new Set(taken.filter((rij) => NA_AFLOOP.includes(rij.soort)).map((rij) => rij.casusId));
	return (await overzie(kijker, afgelopen, nawerk))
		.map((een) => zaak(een, perZaak.get(een.casusId) ?? []))
		.filter((een) => afgelopen || !een.afgelopen || een.taken.length > 0);
}

/** That somebody looked at a list; it is about no case in particular. */
export const schrijfBlik = (
	plek: { opslag: Opslag; tx: Db; nu: Temporal.Instant; verzoekId: string },
	gebruiker: Gebruiker,
	handeling: Handeling,
	rol: string | null
): Promise<void> =>
	schrijfAudit(plek.tx, plek.opslag.sleutels.audit, {
		tijd: tijdstip(plek.nu),
		accountId: gebruiker.accountId,
		persoonId: null,
		rol,
		handeling,
		casusId: null,
		objectId: null,
		uitkomst: 'gedaan',
		verzoekId: plek.verzoekId
	});

/**
 * The cases that somebody may reach, with what a list shows of each; that it was looked at is recorded.
 * A list never leads anywhere by a name: links carry the id of the case only.
 * @param keuze `alsGezin`: whoever works in one of them is on the way to the worklist, so no name is opened
 * @returns newest first; empty for someone without any case, the FG and the beheerder
 */
export const vanGebruiker = (
	opslag: Opslag,
	gebruiker: Gebruiker,
	nu: Temporal.Instant,
	keuze: { afgelopen?: boolean; alsGezin?: boolean; verzoekId?: string } = {}
): Promise<CasusRegel[]> => {
	const verzoekId = keuze.verzoekId ?? nieuwId();
	return opslag.kijk(async (tx) => {
		const alle = (await zaken({ tx, nu }, gebruiker, keuze)).filter(
			(een) => keuze.afgelopen === true || !een.afgelopen
		);
		const naarWerk = keuze.alsGezin === true && alle.some((een) => een.rollen.some(isProfessional));
		const binnen = { tx, sleutels: opslag.sleutels, moment: nu, verzoekId };
		const open = naarWerk
			? null
			: await namen.lees(
					binnen,
					gebruiker,
					alle.map((een) => een.casusId)
				);
		await schrijfBlik({ opslag, tx, nu, verzoekId }, gebruiker, 'mijn.lezen', null);
		if (open === null) return alle.map((een) => ({ ...een, kinderen: [] }));
		return alle.flatMap((een) => {
			const gelezen = open.get(een.casusId);
			return gelezen ? [{ ...een, kinderen: gelezen.kinderen }] : [];
		});
	});
};
