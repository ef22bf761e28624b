// Where the demo happens: the open store, the people who are in, and the moment at which each of them acts.
import type { Recht } from '../../src/lib/domein/bevoegdheid.ts';
import { isWeigering, type Weigering } from '../../src/lib/domein/weigering.ts';
import { gemeenten, type Werkwijze } from '../../src/lib/domein/werkwijze.ts';
import { isWerkdag } from '../../src/lib/domein/werkdag.ts';
import { betreed, type Betreding } from '../../src/lib/server/context.ts';
import { dag, tijdstip } from '../../src/lib/server/klok.ts';
import type { Opslag } from '../../src/lib/server/opslag/index.ts';
import { nieuwId } from '../../src/lib/server/opslag/id.ts';
import type { Gebruiker } from '../../src/lib/server/toegang/sessie.ts';
import type { DemoPersoon } from '../personen.ts';
import type { MedewerkerId } from './medewerkers.ts';
import type { Zaak } from './vorm.ts';

/** Somebody who could log in: who it is for the product, and what the table of people says. */
export type Binnen = {
	gebruiker: Gebruiker;
	naam: string;
	email: string;
	wachtwoord: string;
	totpSecret: string;
};

export type Demo = {
	opslag: Opslag;
	nu: Temporal.Instant;
	vandaag: Temporal.PlainDate;
	oorsprong: string;
	medewerkers: Record<MedewerkerId, Binnen>;
};

/** A case on its way. */
export type Lopend = {
	zaak: Zaak;
	casusId: string;
	referentienummer: string;
	melder: Binnen;
	voorzitter: Binnen;
	procesondersteuner: Binnen;
	fg: Binnen;
	/** Ids of the children by first name. */
	kinderen: Map<string, string>;
	/** Ids of the papers, in the order of `zaak.stukken`. */
	stukken: string[];
	/** Ids of the people by name. */
	mensen: Map<string, string>;
	/** Family that is in. */
	binnen: Map<string, Binnen>;
	/** What to hand to the reader of the demo, by name. */
	open: Map<string, { token: string; code: string }>;
};

/** An expected refusal would leave the demo half filled: then the demo is wrong, and says where. */
export function moet<T>(uitkomst: T | Weigering, waar: string): T {
	if (isWeigering(uitkomst)) throw new Error(`${waar}: ${uitkomst.sleutel} ${uitkomst.veld ?? ''}`);
	return uitkomst;
}

/** Does one act as somebody with a real account, through the same door as the pages. */
export const als = <T>(
	demo: Demo,
	wie: Binnen,
	casusId: string,
	recht: Recht,
	moment: Temporal.Instant,
	fn: (hier: Betreding) => Promise<T | Weigering>
): Promise<T> =>
	demo.opslag.schrijf(async (tx) => {
		const plek = { tx, sleutels: demo.opslag.sleutels, moment, verzoekId: nieuwId() };
		const waar = `${recht} door ${wie.naam}`;
		return moet(await fn(moet(await betreed(plek, wie.gebruiker, casusId, recht), waar)), waar);
	});

/** Somebody who is signed in. */
export const alsGebruiker = (
	accountId: string,
	bij: Pick<Gebruiker, 'stem' | 'aanstellingen'> & { emailIndex?: string | null },
	moment: Temporal.Instant
): Gebruiker => ({
	sessieId: nieuwId(),
	soort: 'vol',
	accountId,
	emailIndex: bij.emailIndex ?? null,
	aanstellingen: bij.aanstellingen,
	stem: bij.stem,
	rustMinuten: 30,
	gezienOp: tijdstip(moment),
	eindOp: tijdstip(moment.add({ hours: 12 }))
});

const ZONE = 'Europe/Amsterdam';

/** A moment on a day in the Netherlands. */
export const op = (op: Temporal.PlainDate, tijd: string): Temporal.Instant =>
	op.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(tijd) }).toInstant();

/** The day so many working days from this one; the first working day from it on for 0. */
export function werkdagVanaf(van: Temporal.PlainDate, aantal: number): Temporal.PlainDate {
	let waar = van;
	for (let nog = Math.abs(aantal); nog > 0;) {
		waar = waar.add({ days: Math.sign(aantal) });
		if (isWerkdag(waar)) nog -= 1;
	}
	return waar;
}

/** When the tafel begins: on its day, or for a tafel that is going on now twenty minutes ago. */
export function begin(demo: Demo, zaak: Zaak): Temporal.ZonedDateTime {
	const { werkdagen = 5, tijd = '10:00' } = zaak.plan ?? {};
	if (werkdagen !== 0) return op(werkdagVanaf(demo.vandaag, werkdagen), tijd).toZonedDateTimeISO(ZONE);
	return demo.nu
		.subtract({ minutes: 20 })
		.toZonedDateTimeISO(ZONE)
		.round({ smallestUnit: 'minute', roundingIncrement: 5 });
}

/** What happens in a case, with the number of days before the tafel, or before today while the tafel is to come. */
const DAGEN = {
	melden: 14,
	oppakken: 13,
	beoordelen: 12,
	plannen: 9,
	nakijken: 8,
	uitnodigen: 7,
	binnenkomen: 6,
	voorbereiden: 5,
	antwoorden: 4,
	reageren: 3,
	vragen: 3,
	aanvullen: 2,
	beslissen: 1
} as const;
export type Wanneer = keyof typeof DAGEN;

/** The moment of an act; `minuten` keeps the acts of one day in order. */
export function wanneer(demo: Demo, zaak: Zaak, wat: Wanneer, minuten = 0): Temporal.Instant {
	const tafeldag = begin(demo, zaak).toPlainDate();
	const anker = Temporal.PlainDate.compare(tafeldag, demo.vandaag) < 0 ? tafeldag : demo.vandaag;
	return op(anker.subtract({ days: DAGEN[wat] }), '09:00').add({ minutes: minuten });
}

/** The werkwijze that serves a gemeente. */
export function werkwijzeVan(gemeente: string): Werkwijze {
	const waar = gemeenten().find((een) => een.gemeente === gemeente);
	if (!waar) throw new Error(`geen werkwijze voor ${gemeente}`);
	return waar.werkwijze;
}

/** A day written out, as papers have it. */
export const voluit = (moment: Temporal.Instant): string =>
	dag(moment).toLocaleString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });

/** Does the work for all, so many at a time, in order. */
export async function perTwee<T>(alles: readonly T[], werk: (een: T) => Promise<void>): Promise<void> {
	const rij = alles.values();
	const werker = async (): Promise<void> => {
		for (const een of rij) await werk(een);
	};
	await Promise.all([werker(), werker()]);
}

/** What the table of people says of somebody; empty ways in while the invitation is open. */
export const alsPersoon = (
	wie: Pick<DemoPersoon, 'naam' | 'rol' | 'regio' | 'casus' | 'probeer' | 'email'>,
	binnen: Binnen | undefined
): DemoPersoon => ({
	naam: wie.naam,
	rol: wie.rol,
	regio: wie.regio,
	casus: wie.casus,
	email: binnen?.email ?? wie.email,
	wachtwoord: binnen?.wachtwoord ?? '',
	totpSecret: binnen?.totpSecret ?? '',
	probeer: wie.probeer
});
