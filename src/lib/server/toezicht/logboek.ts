/**
 * The log as the FG reads it (dreigingen §6.3): who, in which role, did what, when, with what outcome. Of a professional
 * the name, of a family only that it was somebody of the family. No content of a case is opened here.
 */
import { and, desc, eq, gte, inArray, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { Handeling } from '../../domein/handeling.ts';
import { isFamilie, isGast, rollen, type Rol } from '../../domein/rol.ts';
import { tijdstip } from '../klok.ts';
import { controleerKeten, schrijfAudit } from '../opslag/audit.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { aanstelling, account, audit, casus, privacyverzoek, rol } from '../opslag/schema.ts';
import type { Gebruiker } from '../toegang/sessie.ts';

export const REGELS_HOOGUIT = 200;
export const uitkomsten = ['gedaan', 'geen-toegang', 'geen-recht', 'onjuist'] as const;

export type Vraag = {
	van: Temporal.PlainDate | null;
	/** This day included. */
	tot: Temporal.PlainDate | null;
	referentienummer: string;
	handeling: string;
	uitkomst: string;
};
export type Regel = {
	tijd: string;
	/** A professional's name; null for family, guests and the system. */
	naam: string | null;
	wie: 'professional' | 'gezin' | 'gast' | 'stelsel' | 'onbekend';
	rollen: Rol[];
	handeling: string;
	referentienummer: string | null;
	uitkomst: string;
};
type Mensen = { namen: Map<string, string>; elders: Map<string, 'gezin' | 'gast'> };
type Plek = {
	opslag: Opslag;
	nu: Temporal.Instant;
	verzoekId: string;
	gebruiker: Gebruiker & { accountId: string };
};

const regiosVan = (gebruiker: Gebruiker): string[] => [
	...new Set(gebruiker.aanstellingen.filter((post) => post.rol === 'fg').map((post) => post.regio))
];
const legVast = (tx: Db, plek: Plek, handeling: Handeling): Promise<void> =>
	schrijfAudit(tx, plek.opslag.sleutels.audit, {
		tijd: tijdstip(plek.nu),
		accountId: plek.gebruiker.accountId,
		persoonId: null,
		rol: 'fg',
		handeling,
		casusId: null,
		objectId: null,
		uitkomst: 'gedaan',
		verzoekId: plek.verzoekId
	});

/** The cases of the FG's regions: their numbers, and nothing else of them. */
const zakenVan = async (tx: Db, regios: string[]): Promise<Map<string, string>> => {
	const rijen = await tx
		.select({ id: casus.id, nummer: casus.referentienummer })
		.from(casus)
		.where(inArray(casus.regio, [...regios, '']));
	return new Map(rijen.map((rij) => [rij.id, rij.nummer]));
};
/** Who manages people or holds a post in these regions: their acts outside a case belong here too. */
const collegasVan = async (tx: Db, regios: string[]): Promise<string[]> => {
	const rijen = await tx
		.selectDistinct({ id: aanstelling.accountId })
		.from(aanstelling)
		.where(inArray(aanstelling.regio, [...regios, '']));
	return rijen.map((rij) => rij.id);
};

const dagBegin = (dag: Temporal.PlainDate): string =>
	tijdstip(dag.toZonedDateTime('Europe/Amsterdam').toInstant());

function voorwaarden(vraag: Vraag, zaken: Map<string, string>, collegas: string[]): SQL | undefined {
	const gevraagd = vraag.referentienummer.trim().toLowerCase();
	const ids = [...zaken]
		.filter(([, nummer]) => gevraagd === '' || nummer.toLowerCase() === gevraagd)
		.map(([id]) => id);
	const inZaak = inArray(audit.casusId, [...ids, '']);
	// What colleagues did outside a case, and their tries at cases they cannot reach (dreigingen C01).
	const buitenZaak = and(
		inArray(audit.accountId, [...collegas, '']),
		or(isNull(audit.casusId), eq(audit.uitkomst, 'geen-toegang'))
	);
	return and(
		gevraagd === '' ? or(inZaak, buitenZaak) : inZaak,
		vraag.van ? gte(audit.tijd, dagBegin(vraag.van)) : undefined,
		vraag.tot ? lt(audit.tijd, dagBegin(vraag.tot.add({ days: 1 }))) : undefined,
		vraag.handeling ? eq(audit.handeling, vraag.handeling) : undefined,
		vraag.uitkomst ? eq(audit.uitkomst, vraag.uitkomst) : undefined
	);
}

/** Names, and who is family or a guest in any case: of those a row without a role tells no name. */
async function mensenVan(tx: Db, opslag: Opslag, ids: string[]): Promise<Mensen> {
	const rijen = await tx
		.select({ id: account.id, naam: account.naamVersleuteld })
		.from(account)
		.where(inArray(account.id, [...ids, '']));
	const plekken = await tx
		.selectDistinct({ id: rol.accountId, rol: rol.rol })
		.from(rol)
		.where(inArray(rol.accountId, [...ids, '']));
	const { huis } = opslag.sleutels;
	const elders = new Map<string, 'gezin' | 'gast'>();
	for (const { id, rol: welke } of plekken)
		if (id && isFamilie(welke as Rol)) elders.set(id, 'gezin');
		else if (id && isGast(welke as Rol) && !elders.has(id)) elders.set(id, 'gast');
	return {
		namen: new Map(rijen.map((rij) => [rij.id, huis.ontsleutel('account.naam', rij.id, rij.naam)])),
		elders
	};
}

/** Which kind of person a row is about: by the role it was done in; at the door, where there is none, by the account. */
function wieIs(accountId: string | null, genoemd: readonly Rol[], { namen, elders }: Mensen): Regel['wie'] {
	if (genoemd.some(isFamilie)) return 'gezin';
	if (genoemd.some(isGast)) return 'gast';
	if (accountId === null) return genoemd.length > 0 ? 'onbekend' : 'stelsel';
	if (genoemd.length === 0)
		return elders.get(accountId) ?? (namen.has(accountId) ? 'professional' : 'onbekend');
	return 'professional';
}

/** The latest rows of the FG's regions, newest first; that they were read is a row itself. */
export const lees = (plek: Plek, vraag: Vraag): Promise<Regel[]> =>
	plek.opslag.schrijf(async (tx) => {
		const regios = regiosVan(plek.gebruiker);
		const zaken = await zakenVan(tx, regios);
		const rijen = await tx
			.select()
			.from(audit)
			.where(voorwaarden(vraag, zaken, await collegasVan(tx, regios)))
			.orderBy(desc(audit.tijd), desc(audit.nummer))
			.limit(REGELS_HOOGUIT);
		const ids = [...new Set(rijen.flatMap((rij) => (rij.accountId ? [rij.accountId] : [])))];
		const mensen = await mensenVan(tx, plek.opslag, ids);
		await legVast(tx, plek, 'toezicht.lezen');
		return rijen.map((rij): Regel => {
			const genoemd = (rij.rol ?? '').split(' ').filter((een): een is Rol => rollen.includes(een as Rol));
			const wie = wieIs(rij.accountId, genoemd, mensen);
			return {
				tijd: rij.tijd,
				naam: wie === 'professional' && rij.accountId ? (mensen.namen.get(rij.accountId) ?? null) : null,
				wie,
				rollen: genoemd,
				handeling: rij.handeling,
				referentienummer: rij.casusId ? (zaken.get(rij.casusId) ?? null) : null,
				uitkomst: rij.uitkomst
			};
		});
	});

export type Verzoekregel = {
	soort: string;
	referentienummer: string;
	status: string;
	antwoordVoor: string;
	/** Where the FG handles it. */
	pad: string;
};

/** Every question about data in the FG's regions, by the day an answer was promised for; no name and no word of it. */
export const verzoeken = (plek: Plek): Promise<Verzoekregel[]> =>
	plek.opslag.schrijf(async (tx) => {
		const zaken = await zakenVan(tx, regiosVan(plek.gebruiker));
		const rijen = await tx
			.select({
				id: privacyverzoek.id,
				casusId: privacyverzoek.casusId,
				soort: privacyverzoek.soort,
				status: privacyverzoek.status,
				antwoordVoor: privacyverzoek.antwoordVoor
			})
			.from(privacyverzoek)
			.where(inArray(privacyverzoek.casusId, [...zaken.keys(), '']))
			.orderBy(privacyverzoek.antwoordVoor, privacyverzoek.id);
		return rijen.map((rij) => ({
			soort: rij.soort,
			status: rij.status,
			antwoordVoor: rij.antwoordVoor,
			referentienummer: zaken.get(rij.casusId) ?? '',
			pad: `/casus/${rij.casusId}/verzoeken/${rij.id}`
		}));
	});

/** Walks the whole chain of the log; that it was checked is a row itself. */
export const kijkNa = async (plek: Plek): Promise<{ breuk: number | null; aantal: number }> => {
	const { breuk, nummer } = await plek.opslag.lees((db) => controleerKeten(db, plek.opslag.sleutels.audit));
	await plek.opslag.schrijf((tx) => legVast(tx, plek, 'toezicht.nakijken'));
	return { breuk, aantal: nummer };
};
