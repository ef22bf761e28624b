/** Everyone who reads in this case, as the policy wants to know them: role, age, gezag per child, invited or not. */
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { staatBijKind, type Gezag, type Lezer, type Moment, type Rol } from '../../domein/bevoegdheid.ts';
import { leeftijdsgroepOp } from '../../domein/leeftijd.ts';
import type { Fase } from '../../domein/fase.ts';
import type { Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { vast } from '../opslag/motor.ts';
import { deelnemer, gezag, rol } from '../opslag/schema.ts';
import * as persoon from './persoon.ts';

export type Lid = {
	/** Null for staff who hold their role through a post and have no place at this table yet. */
	persoonId: string | null;
	naam: string;
	rol: Rol;
	leeftijdsgroep: Lezer['leeftijdsgroep'];
	uitgenodigd: boolean;
	/** Per child of the case. */
	gezag: ReadonlyMap<string, Gezag>;
};

export type Kring = { leden: Lid[]; kinderen: string[]; geheim: boolean };

const FASE_F0: readonly Fase[] = ['concept'];
const FASE_F1: readonly Fase[] = [
	'ingediend',
	'in-beoordeling',
	'teruggestuurd',
	'compleet',
	'direct-naar-rvdk',
	'ingetrokken',
	'te-plannen'
];

/** The moment of dossier §2.3 that a phase stands for. Verslag and follow-up (F3–F5) come with their own records. */
export const momentVan = (fase: Fase): Moment =>
	FASE_F0.includes(fase) ? 'F0' : FASE_F1.includes(fase) ? 'F1' : 'F2';

const zoekRollen = vast((db) =>
	db
		.select({ persoonId: rol.persoonId, rol: rol.rol })
		.from(rol)
		.where(
			and(
				eq(rol.casusId, sql.placeholder('casus')),
				lte(rol.van, sql.placeholder('nu')),
				or(isNull(rol.tot), gt(rol.tot, sql.placeholder('nu')))
			)
		)
		.orderBy(rol.id)
		.prepare()
);
const zoekGezag = vast((db) =>
	db
		.select()
		.from(gezag)
		.where(eq(gezag.casusId, sql.placeholder('casus')))
		.orderBy(gezag.id)
		.prepare()
);
const zoekGenodigden = vast((db) =>
	db
		.select({ persoonId: deelnemer.persoonId })
		.from(deelnemer)
		.where(and(eq(deelnemer.tafelId, sql.placeholder('tafel')), isNull(deelnemer.vervallenOp)))
		.prepare()
);

/** Everyone with a role in this case now, and whether somebody's address is protected. */
export async function kring(hier: Betreding): Promise<Kring> {
	const mensen = await persoon.allen(hier);
	const nu = tijdstip(hier.nu);
	const rollen = await zoekRollen(hier.tx, { casus: hier.casus.id, nu });
	const gezagRijen = await zoekGezag(hier.tx, { casus: hier.casus.id });
	const aanTafel = hier.tafel ? await zoekGenodigden(hier.tx, { tafel: hier.tafel.id }) : [];
	const genodigd = new Set(aanTafel.map((rij) => rij.persoonId));
	const leden = rollen.map((rij): Lid => {
		const mens = mensen.find((een) => een.id === rij.persoonId);
		return {
			persoonId: rij.persoonId,
			naam: mens?.naam ?? '',
			rol: rij.rol as Rol,
			leeftijdsgroep: leeftijdsgroepOp(mens?.geboortedatum ?? null, hier.vandaag),
			uitgenodigd: genodigd.has(rij.persoonId),
			gezag: new Map(
				gezagRijen.filter((g) => g.ouderId === rij.persoonId).map((g) => [g.jeugdigeId, g.status as Gezag])
			)
		};
	});
	return {
		leden,
		kinderen: mensen.filter((mens) => mens.soort === 'jeugdige').map((mens) => mens.id),
		geheim: mensen.some((mens) => mens.adresGeheim) || hier.tafel?.veiligheidsafspraak === true
	};
}

/** Roles of the person inside, also those held through a post. */
export function zelf(hier: Betreding, allen: Kring): Lid[] {
	const eigen = allen.leden.filter(
		(lid) =>
			lid.persoonId !== null && lid.persoonId === hier.wie.persoonId && hier.wie.rollen.includes(lid.rol)
	);
	const post = hier.wie.rollen
		.filter((eenRol) => !eigen.some((lid) => lid.rol === eenRol))
		.map((eenRol): Lid => ({
			persoonId: hier.wie.persoonId,
			naam: '',
			rol: eenRol,
			leeftijdsgroep: null,
			uitgenodigd: true,
			gezag: new Map()
		}));
	return [...eigen, ...post];
}

/** What this member is to these children together: with gezag over each, or the best that is known of one of them. */
function gezagOver(lid: Lid, over: readonly string[]): Gezag {
	const standen = over.map((kind) => lid.gezag.get(kind) ?? 'onbekend');
	if (standen.length > 0 && standen.every((stand) => stand === 'gezag')) return 'gezag';
	if (standen.some(staatBijKind)) return 'geen-gezag';
	return standen.length > 0 && standen.every((stand) => stand === 'geen-ouder') ? 'geen-ouder' : 'onbekend';
}

/**
 * A member as reader of something about one child, or about all children of the case.
 * Gezag over every child is needed for what is about all of them, and a redacted copy of that goes to who is an ouder of
 * one of them; a jongere reads what is about himself alone
 * (dossier §11.16: a shared VTB needs redaction).
 */
export function alsLezer(
	lid: Lid,
	kinderen: readonly string[],
	jeugdigeId: string | null,
	eigen: boolean
): Lezer | null {
	const over = jeugdigeId === null ? kinderen : [jeugdigeId];
	if (lid.rol === 'jongere' && jeugdigeId !== null && jeugdigeId !== lid.persoonId) return null;
	return {
		rol: lid.rol,
		leeftijdsgroep: lid.leeftijdsgroep,
		gezag: gezagOver(lid, over),
		eigen,
		uitgenodigd: lid.uitgenodigd
	};
}
