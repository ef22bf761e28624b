/**
 * Throttles that cannot be used as a weapon (dreigingen finding 14): who guesses is slowed down by account, by place
 * and in total, but a device that signed in before is only ever slowed by its own tries.
 */
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { poging } from '../opslag/schema.ts';
import { kenmerk } from '../opslag/versleuteling.ts';
import * as weigerlijst from './weigerlijst.ts';

/** One limit: at most so many tries in so many minutes. The name is hashed, so the table tells nobody who tried. */
export type Emmer = { naam: string; hoogstens: number; minuten: number };

/** From where someone knocks: the prefix of the address, and the id of a device that is known for this account. */
export type Plek = { adres: string; toestelId: string | null };

/** Tries are used up; after so many seconds there are new ones. The same for an existing and an unknown account. */
export class EvenWachten {
	readonly seconden: number;
	constructor(seconden: number) {
		this.seconden = seconden;
	}
}

const overal: Emmer = { naam: 'overal', hoogstens: 3000, minuten: 15 };
const vanaf = (adres: string): Emmer => ({ naam: `adres|${adres}`, hoogstens: 40, minuten: 15 });

/** The limits on guessing a password. An unknown device shares them with every other unknown device. */
export const voorWachtwoord = (inlogIndex: string, plek: Plek): Emmer[] =>
	plek.toestelId
		? [{ naam: `toestel|${plek.toestelId}`, hoogstens: 20, minuten: 15 }]
		: [{ naam: `account|${inlogIndex}`, hoogstens: 10, minuten: 15 }, vanaf(plek.adres), overal];

/** The limits on guessing a second factor: five for one half session, and more half sessions do not help for long. */
export const voorTweedeFactor = (accountId: string, sessieId: string, plek: Plek): Emmer[] => [
	{ naam: `half|${sessieId}`, hoogstens: 5, minuten: 15 },
	{ naam: `factor|${plek.toestelId ?? accountId}`, hoogstens: 20, minuten: 60 }
];

/** The limits on a new authenticator: five tries, then the link has to be opened again. */
export const voorInstellen = (stapId: string): Emmer[] => [
	{ naam: `instellen|${stapId}`, hoogstens: 5, minuten: 30 }
];

/** The limits on activation codes, apart from the five of the invitation itself. */
export const voorCode = (plek: Plek): Emmer[] => [vanaf(plek.adres), overal];

/** The limits on what costs us a row and needs no secret: challenges, and asking for a new code. */
export const voorVraag = (plek: Plek): Emmer[] => [
	{ naam: `vraag|${plek.adres}`, hoogstens: 60, minuten: 15 }
];

/** The limits on asking to look into a case by its number (casus/noodtoegang.ts). */
export const voorNoodtoegang = (accountId: string): Emmer[] => [
	{ naam: `nood|${accountId}`, hoogstens: 10, minuten: 60 }
];

/** IPv4 whole, IPv6 by /56: one household. Kept only as a keyed hash. */
export function voorvoegsel(adres: string): string {
	const v4 = /(?:^|:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(adres)?.[1];
	if (v4) return v4;
	// `::` stands for the groups of zeros that are missing: a whole address has seven colons.
	const dubbelePunten = adres.split(':').length - 1;
	const delen = adres.replace('::', ':'.repeat(Math.max(1, 9 - dubbelePunten))).split(':');
	const deel = (plek: number) => Number.parseInt(`${delen[plek]}`, 16) || 0;
	return `${deel(0)}:${deel(1)}:${deel(2)}:${deel(3) >> 8}`;
}

const adresVan = (opslag: Pick<Opslag, 'sleutels'>, emmer: Emmer) =>
	kenmerk(opslag.sleutels.index, `poging|${emmer.naam}`);

function wachten(einden: string[], nu: Temporal.Instant): EvenWachten {
	const tot = Temporal.Instant.from(einden.sort().at(-1)!);
	return new EvenWachten(Math.max(1, Math.ceil(nu.until(tot).total('seconds'))));
}

/**
 * Whether the store refused one of these limits a moment ago. Null says nothing: then the store has to be asked.
 */
export function pasGeweigerd(
	opslag: Pick<Opslag, 'sleutels'>,
	emmers: readonly Emmer[],
	nu: Temporal.Instant
): EvenWachten | null {
	const einden = emmers.flatMap((emmer) => weigerlijst.zoek(adresVan(opslag, emmer), nu) ?? []);
	return einden.length > 0 ? wachten(einden, nu) : null;
}

/**
 * Takes one try out of each limit, before the secret is looked at, so that parallel guesses count too.
 * @returns EvenWachten when one of them is empty; nothing is taken then
 */
export function neem(
	opslag: Opslag,
	emmers: readonly Emmer[],
	nu: Temporal.Instant
): Promise<EvenWachten | null> {
	const ids = emmers.map((emmer) => adresVan(opslag, emmer));
	const moment = tijdstip(nu);
	return opslag.schrijf(async (tx) => {
		const rijen = await tx.select().from(poging).where(inArray(poging.id, ids));
		const geldig = new Map(rijen.filter((rij) => rij.vensterTot > moment).map((rij) => [rij.id, rij]));
		const vol = emmers.flatMap((emmer, i) => {
			const rij = geldig.get(ids[i]!);
			return rij && rij.aantal >= emmer.hoogstens ? [rij] : [];
		});
		for (const rij of vol) weigerlijst.onthoud(rij.id, rij.vensterTot, nu);
		if (vol.length > 0) {
			return wachten(
				vol.map((rij) => rij.vensterTot),
				nu
			);
		}
		for (const id of ids) weigerlijst.vergeet(id);
		for (const [i, emmer] of emmers.entries()) await schep(tx, ids[i]!, geldig.has(ids[i]!), emmer, nu);
		return null;
	});
}

/**
 * The same for an attempt that comes straight here, with no front door before it: what the store refused a moment ago is
 * refused without asking it, so that a storm of codes writes nothing and waits for nothing.
 */
export const klop = async (
	opslag: Opslag,
	emmers: readonly Emmer[],
	nu: Temporal.Instant
): Promise<EvenWachten | null> => pasGeweigerd(opslag, emmers, nu) ?? neem(opslag, emmers, nu);

async function schep(tx: Db, id: string, loopt: boolean, emmer: Emmer, nu: Temporal.Instant): Promise<void> {
	if (loopt) {
		await tx
			.update(poging)
			.set({ aantal: sql`${poging.aantal} + 1` })
			.where(eq(poging.id, id));
		return;
	}
	const vers = { aantal: 1, vensterTot: tijdstip(nu.add({ minutes: emmer.minuten })) };
	await tx
		.insert(poging)
		.values({ id, ...vers })
		.onConflictDoUpdate({ target: poging.id, set: vers });
}

/** Gives the tries back: the secret was right, so it was no guess. */
export async function geefTerug(
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	emmers: readonly Emmer[]
): Promise<void> {
	for (const emmer of emmers) {
		const id = adresVan(opslag, emmer);
		weigerlijst.vergeet(id);
		await tx
			.update(poging)
			.set({ aantal: sql`${poging.aantal} - 1` })
			.where(and(eq(poging.id, id), gt(poging.aantal, 0)));
	}
}
