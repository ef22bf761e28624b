/**
 * Which cases somebody may look into, and as what, before one of them is entered: not a decrypted word, and as many
 * questions to the database for one case as for a thousand. The rules are those of betreed (context.ts, casusrol.ts); what is
 * decrypted afterwards still goes through betreed.
 */
import { and, desc, eq, gt, inArray, isNull, lte, notInArray, or } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import { tafelFasen, type AanmeldingFase, type Fase, type TafelFase } from '../../domein/fase.ts';
import { isVoorbij } from '../../domein/tafel.ts';
import { heeftRecht, rollenIn } from '../casusrol.ts';
import { tijdstip } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import { aanmelding, casus, noodtoegang, rol, taak, tafel } from '../opslag/schema.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import { NA_AFLOOP } from './taak.ts';

export type Bereikt = {
	casusId: string;
	referentienummer: string;
	regio: string;
	subregio: string;
	werkwijze: string;
	tafelsoort: string;
	fase: Fase;
	/** The roles the person who looks holds here now. */
	rollen: Rol[];
	begintOp: string | null;
	ingediendOp: string | null;
	tafelId: string | null;
	afgelopen: boolean;
};

type Kijker = { tx: Db; gebruiker: Gebruiker; nu: Temporal.Instant };

const DICHT: readonly AanmeldingFase[] = ['ingetrokken', 'direct-naar-rvdk'];
const VOORBIJ: readonly TafelFase[] = tafelFasen.filter(isVoorbij);

const isAfgelopen = (tafelFase: string | null, aangemeld: string): boolean =>
	tafelFase === null ? DICHT.includes(aangemeld as AanmeldingFase) : VOORBIJ.includes(tafelFase as TafelFase);

/** Roles by name that hold now, under the account or the confirmed address. */
const opNaam = ({ gebruiker, nu }: Kijker) =>
	and(
		or(eq(rol.accountId, gebruiker.accountId ?? ''), eq(rol.emailIndex, gebruiker.emailIndex ?? '')),
		lte(rol.van, tijdstip(nu)),
		isNull(rol.rustSinds),
		or(isNull(rol.tot), gt(rol.tot, tijdstip(nu)))
	);

/** Ids of the cases with work that outlives their tafel. */
const metNawerk = (tx: Db) =>
	tx
		.select({ id: taak.casusId })
		.from(taak)
		.where(and(isNull(taak.gedaanOp), inArray(taak.soort, [...NA_AFLOOP])));

/**
 * Ids of the cases in which somebody holds a role, by name or through a post, as a question inside other questions. It may
 * name a case too many (ended, or without the right to look): `overzie` decides.
 * @param afgelopen also those that have ended
 */
export function kandidaten({ tx, gebruiker, nu }: Kijker, afgelopen: boolean) {
	const posten = gebruiker.aanstellingen.filter((een) => een.rol !== 'beheerder');
	return tx
		.select({ id: casus.id })
		.from(casus)
		.innerJoin(aanmelding, eq(aanmelding.casusId, casus.id))
		.leftJoin(tafel, eq(tafel.casusId, casus.id))
		.where(
			and(
				or(
					inArray(casus.id, tx.select({ id: rol.casusId }).from(rol).where(opNaam({ tx, gebruiker, nu }))),
					...posten.map((een) =>
						and(
							eq(casus.regio, een.regio),
							...(een.subregio === null ? [] : [eq(casus.subregio, een.subregio)])
						)
					)
				),
				afgelopen
					? undefined
					: or(
							notInArray(tafel.status, [...VOORBIJ]),
							and(isNull(tafel.id), notInArray(aanmelding.status, [...DICHT])),
							inArray(casus.id, metNawerk(tx))
						)
			)
		);
}

const zoekZaken = (kijker: Kijker, afgelopen: boolean) =>
	kijker.tx
		.select({
			casusId: casus.id,
			referentienummer: casus.referentienummer,
			regio: casus.regio,
			subregio: casus.subregio,
			werkwijze: casus.werkwijze,
			tafelsoort: aanmelding.tafelsoort,
			aangemeld: aanmelding.status,
			ingediendOp: aanmelding.ingediendOp,
			tafelId: tafel.id,
			tafelFase: tafel.status,
			begintOp: tafel.begintOp
		})
		.from(casus)
		.innerJoin(aanmelding, eq(aanmelding.casusId, casus.id))
		.leftJoin(tafel, eq(tafel.casusId, casus.id))
		.where(inArray(casus.id, kandidaten(kijker, afgelopen)))
		.orderBy(desc(casus.id), desc(aanmelding.id), desc(tafel.id));

/** Per case the roles by name, and the cases that were opened in an emergency (casus/noodtoegang.ts). */
async function zoekRollen(kijker: Kijker): Promise<{ eigen: Map<string, Rol[]>; nood: Set<string> }> {
	const { tx, gebruiker, nu } = kijker;
	const eigen = new Map<string, Rol[]>();
	const rijen = await tx
		.select({ casusId: rol.casusId, rol: rol.rol })
		.from(rol)
		.where(opNaam(kijker))
		.orderBy(rol.id);
	for (const rij of rijen) eigen.set(rij.casusId, [...(eigen.get(rij.casusId) ?? []), rij.rol as Rol]);
	const nood =
		gebruiker.soort === 'vol' && gebruiker.accountId !== null
			? await tx
					.select({ casusId: noodtoegang.casusId })
					.from(noodtoegang)
					.where(and(eq(noodtoegang.accountId, gebruiker.accountId), gt(noodtoegang.tot, tijdstip(nu))))
			: [];
	return { eigen, nood: new Set(nood.map((rij) => rij.casusId)) };
}

/**
 * The cases somebody may look into, newest first, each with the roles held there.
 * @param afgelopen also those that have ended
 * @param nawerk of those, the ones that are named all the same
 */
export async function overzie(
	kijker: Kijker,
	afgelopen: boolean,
	nawerk: ReadonlySet<string> = new Set()
): Promise<Bereikt[]> {
	const { eigen, nood } = await zoekRollen(kijker);
	const uit: Bereikt[] = [];
	let vorige = '';
	for (const { aangemeld, tafelFase, ...zaak } of await zoekZaken(kijker, afgelopen)) {
		// The latest aanmelding and tafel of a case come first; what is older says nothing here.
		if (zaak.casusId === vorige) continue;
		vorige = zaak.casusId;
		const voorbij = isAfgelopen(tafelFase, aangemeld);
		if (voorbij && !afgelopen && !nawerk.has(zaak.casusId)) continue;
		const rollen = rollenIn(kijker.gebruiker, zaak, aangemeld, eigen.get(zaak.casusId) ?? []);
		if (rollen.length === 0 && nood.has(zaak.casusId)) rollen.push('noodtoegang');
		if (!heeftRecht(kijker.gebruiker, 'casus.lezen', rollen, { eigen: true })) continue;
		uit.push({ ...zaak, fase: (tafelFase ?? aangemeld) as Fase, rollen, afgelopen: voorbij });
	}
	return uit;
}
