/** The talk as one invited person may know it: when and where for that person, who sits there and why, whom to ask. */
import { and, asc, desc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import type { Fase } from '../../domein/fase.ts';
import { rolwoord, tafelsoort, type TafelsoortId } from '../../domein/werkwijze.ts';
import type { Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { HOOGSTENS_EEN, vast } from '../opslag/motor.ts';
import { deelnemer, gezag, persoon, rol, uitnodiging } from '../opslag/schema.ts';
import { zonderPlaats } from './gastplek.ts';
import * as adrescontrole from './adrescontrole.ts';

export type Plaats = {
	naam: string;
	/** Message key of the word for the role in this region. */
	rol: string;
	/** Message key of why this person sits there; null where the voorzitter gave a reason of his own. */
	waarom: string | null;
	reden: string | null;
	ik: boolean;
};
export type Gesprek = {
	/** Own arrival time when there is one, else the start (dossier §2.6); null while no day is known. */
	begintOp: string | null;
	duurMinuten: number | null;
	plaats: string | null;
	wachtplek: string | null;
	doel: string | null;
	/** Of who plans this tafel, for a question. */
	telefoon: string | null;
	/** The hour or the waiting place is of this person alone (dossier §2.6 rule 4). */
	eigenTijd: boolean;
	/** Hour and waiting place wait for a proof of who looks; `begintOp` is the day then. */
	afgedekt: boolean;
	/** Time and place are being looked at again, because somebody must be protected; without a word about whom. */
	wordtNagekeken: boolean;
};
/** Phases without a day for the family: no invitation of this planning has gone out yet, or there is no talk any more. */
export const ZONDER_DAG: readonly Fase[] = [
	'te-plannen',
	'gepland',
	'uitgesteld',
	'geannuleerd',
	'vervallen-geen-toestemming'
];

export type Contactpersoon = { naam: string; rol: string };
export type EigenUitnodiging = typeof uitnodiging.$inferSelect;

const zoekUitnodiging = vast((db) =>
	db
		.select()
		.from(uitnodiging)
		.where(
			and(
				eq(uitnodiging.tafelId, sql.placeholder('tafel')),
				eq(uitnodiging.persoonId, sql.placeholder('ik')),
				ne(uitnodiging.status, 'concept')
			)
		)
		.orderBy(desc(uitnodiging.id))
		.limit(HOOGSTENS_EEN)
		.prepare()
);
const zoekNaasten = vast((db) =>
	db
		.select({ ouder: gezag.ouderId, kind: gezag.jeugdigeId })
		.from(gezag)
		.where(
			and(
				eq(gezag.casusId, sql.placeholder('casus')),
				// What nobody checked makes nobody "your child", and the child of another is not either (dossier §2.5).
				eq(gezag.status, 'gezag'),
				or(eq(gezag.ouderId, sql.placeholder('ik')), eq(gezag.jeugdigeId, sql.placeholder('ik')))
			)
		)
		.prepare()
);
const zoekDeelnemers = vast((db) =>
	db
		.select({
			id: deelnemer.id,
			persoonId: deelnemer.persoonId,
			rol: deelnemer.rol,
			waarom: deelnemer.waaromVersleuteld,
			naam: persoon.naamVersleuteld
		})
		.from(deelnemer)
		.innerJoin(persoon, eq(persoon.id, deelnemer.persoonId))
		.where(and(eq(deelnemer.tafelId, sql.placeholder('tafel')), isNull(deelnemer.vervallenOp)))
		.orderBy(asc(deelnemer.id))
		.prepare()
);
/** Who may be the one to call: who prepares, and the melder. */
const zoekContact = vast((db) =>
	db
		.select({ persoonId: rol.persoonId, rol: rol.rol, naam: persoon.naamVersleuteld })
		.from(rol)
		.innerJoin(persoon, eq(persoon.id, rol.persoonId))
		.where(
			and(
				eq(rol.casusId, sql.placeholder('casus')),
				or(eq(rol.rol, sql.placeholder('voorbereider')), eq(rol.rol, 'melder')),
				lte(rol.van, sql.placeholder('nu')),
				or(isNull(rol.tot), gt(rol.tot, sql.placeholder('nu')))
			)
		)
		.orderBy(asc(rol.id))
		.prepare()
);

/** The own uitnodiging to the latest tafel; null while there is none or after it was withdrawn. */
export async function eigenUitnodiging(hier: Betreding): Promise<EigenUitnodiging | null> {
	if (!hier.tafel || !hier.wie.persoonId || (await zonderPlaats(hier))) return null;
	const [rij] = await zoekUitnodiging(hier.tx, { tafel: hier.tafel.id, ik: hier.wie.persoonId });
	return rij && rij.status !== 'ingetrokken' ? rij : null;
}

/** A time of day ("10:15") on the day of the tafel, in the Netherlands. */
const opDieDag = (begintOp: string, uur: string): string =>
	Temporal.Instant.from(begintOp)
		.toZonedDateTimeISO('Europe/Amsterdam')
		.withPlainTime(Temporal.PlainTime.from(uur))
		.toInstant()
		.toString();

/** When and where for the person inside: the own arrival time and waiting place, and the address of the meeting only. */
export async function lees(hier: Betreding, mijn: EigenUitnodiging): Promise<Gesprek> {
	const tafel = hier.tafel!;
	const eigen = await hier.ring.persoon(mijn.persoonId, 'contact');
	const mij = (kolom: string, bytes: Uint8Array | null) =>
		bytes ? eigen.ontsleutel(`uitnodiging.${kolom}`, mijn.id, bytes) : null;
	const ons = (kolom: string, bytes: Uint8Array | null) =>
		bytes ? hier.ring.casus.ontsleutel(`tafel.${kolom}`, tafel.id, bytes) : null;
	const uur = mij('aankomst', mijn.aankomstVersleuteld);
	const aankomst = uur && tafel.begintOp ? opDieDag(tafel.begintOp, uur) : null;
	// Between a move and the new invitation the day is in the store, but the own arrival time is not: with a geheim
	// adres the common start would bring people together at the door (dossier §2.6 rule 4).
	const gepland = !ZONDER_DAG.includes(hier.fase);
	const nagekeken = (await adrescontrole.gezien(hier))(tafel.id);
	const bekend = gepland && nagekeken;
	return {
		begintOp: bekend ? (aankomst ?? tafel.begintOp) : null,
		duurMinuten: tafel.duurMinuten,
		plaats: bekend ? ons('plaats', tafel.plaatsVersleuteld) : null,
		wachtplek: bekend ? mij('wachtplek', mijn.wachtplekVersleuteld) : null,
		doel: nagekeken ? ons('doel', tafel.doelVersleuteld) : null,
		telefoon: ons('telefoon', tafel.telefoonVersleuteld),
		eigenTijd: bekend && (aankomst !== null || mijn.wachtplekVersleuteld !== null),
		afgedekt: false,
		wordtNagekeken: gepland && !nagekeken
	};
}

/** The own children or parents of the person inside, as far as this case knows them. */
async function naasten(hier: Betreding): Promise<Set<string>> {
	const ik = hier.wie.persoonId ?? '';
	const rijen = await zoekNaasten(hier.tx, { casus: hier.casus.id, ik });
	return new Set(rijen.flatMap((rij) => [rij.ouder, rij.kind]));
}

/** The words of the werkwijze speak of "uw kind"; about a child or ouder of somebody else they would not be true. */
const vanEenAnder: Partial<Record<Rol, string>> = {
	ouder: 'casus.thuis.wie.ouder',
	jongere: 'casus.thuis.wie.jongere'
};

/** Who sits at the table and why; names and roles only (dossier §2.3 row deelnemerslijst). */
export async function aanTafel(hier: Betreding, soort: TafelsoortId): Promise<Plaats[]> {
	const rijen = await zoekDeelnemers(hier.tx, { tafel: hier.tafel!.id });
	const lijst = tafelsoort(hier.werkwijze, soort).deelnemers;
	const eigen = await naasten(hier);
	// Most tables have nobody with a reason of his own, and then there is nothing to ask.
	const gezien = rijen.some((rij) => rij.waarom) ? await adrescontrole.gezien(hier) : () => false;
	const waarom = (welke: Rol, persoonId: string): string | null =>
		(eigen.has(persoonId) ? null : vanEenAnder[welke]) ??
		lijst.find((een) => een.rol === welke)?.waarom ??
		null;
	const plaatsen = rijen.map((rij) => ({
		naam: hier.ring.casus.ontsleutel('persoon.naam', rij.persoonId, rij.naam),
		rol: rolwoord(hier.werkwijze, rij.rol as Rol),
		waarom: waarom(rij.rol as Rol, rij.persoonId),
		reden:
			rij.waarom && gezien(rij.id)
				? hier.ring.casus.ontsleutel('deelnemer.waarom', rij.id, rij.waarom)
				: null,
		ik: rij.persoonId === hier.wie.persoonId
	}));
	return plaatsen.sort((een, ander) => Number(ander.ik) - Number(een.ik));
}

/** Who prepares the family at this tafel; it changes per tafel (dossier §2.1). The melder when nobody has that role. */
export async function contact(hier: Betreding, soort: TafelsoortId): Promise<Contactpersoon | null> {
	const { rol: voorbereider } = tafelsoort(hier.werkwijze, soort).voorbereider;
	const waar = { casus: hier.casus.id, voorbereider, nu: tijdstip(hier.nu) };
	const rijen = await zoekContact(hier.tx, waar);
	const gevonden = rijen.find((rij) => rij.rol === voorbereider) ?? rijen[0];
	if (!gevonden) return null;
	return {
		naam: hier.ring.casus.ontsleutel('persoon.naam', gevonden.persoonId, gevonden.naam),
		rol: rolwoord(hier.werkwijze, gevonden.rol as Rol)
	};
}
