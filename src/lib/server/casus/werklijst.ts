/**
 * What must be done today and why, over all cases somebody may reach: computed from phases and terms, so that nothing
 * waits because nobody made a task of it. One page at a time is opened; what to do, and in which order, is known of all.
 */
import { blad, type Blad } from '../../domein/bladen.ts';
import { isProfessional, type Rol } from '../../domein/bevoegdheid.ts';
import { dag } from '../klok.ts';
import type { Db } from '../opslag/index.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import { kandidaten } from './bereik.ts';
import { schrijfBlik, zaken, type CasusRegel, type Zaak } from './lijst.ts';
import * as namen from './namen.ts';
import { alsWerk, noodgevallen, verzoeken, type Plek, type Werk } from './werk.ts';
import { werkpunten, zoekStilte, type Werksoort } from './werkpunt.ts';

export { werksoorten } from './werkpunt.ts';
export type { Werk } from './werk.ts';

/** So many on one page: each row costs an entry into its case. */
export const WERK_PER_BLAD = 50;
export const ZAKEN_PER_BLAD = 25;

/**
 * What is late or due today first, by day; then what has no day, because it waits already; then what has time. So no day
 * far away stands before something that cannot wait, on whatever page it is.
 */
function opNood(vandaag: Temporal.PlainDate): (een: Werk, ander: Werk) => number {
	const nu = vandaag.toString();
	const rang = ({ voor }: Werk) => (voor === null ? 1 : voor <= nu ? 0 : 2);
	return (een, ander) =>
		rang(een) - rang(ander) ||
		(een.voor ?? '').localeCompare(ander.voor ?? '') ||
		ander.casusId.localeCompare(een.casusId);
}

export type Filter = { soort?: string; subregio?: string; wie?: string };
type Keuze = Filter & { afgelopen?: boolean; blad?: number; zakenblad?: number };

export type Lijst = {
	werk: Blad<Werk>;
	/** Cases in which one works; what somebody has as family stands on the own start page. */
	zaken: Blad<CasusRegel>;
	/** Before any filter. */
	totaal: number;
	/** Whether there is any case to work in, whatever the filter. */
	heeftZaken: boolean;
	/** What occurs in all the work, over all pages: nothing else is worth filtering on. */
	keuzes: { soort: Werksoort[]; subregio: string[]; wie: Rol[] };
};

const uniek = <T extends string>(waarden: readonly T[]): T[] => [...new Set(waarden)].filter(Boolean).sort();
const past = (filter: Filter, een: Werk): boolean =>
	(!filter.soort || een.soort === filter.soort) &&
	(!filter.subregio || een.subregio === filter.subregio) &&
	(!filter.wie || een.voorRol === filter.wie);

/** All work and all cases, without a name: a fixed number of questions, however many cases. */
export async function overzicht(
	tx: Db,
	nu: Temporal.Instant,
	gebruiker: Gebruiker,
	afgelopen: boolean
): Promise<{ werk: Werk[]; alle: Zaak[] }> {
	const vandaag = dag(nu);
	const alle = await zaken({ tx, nu }, gebruiker, { afgelopen });
	const stilte = await zoekStilte(tx, kandidaten({ tx, gebruiker, nu }, afgelopen), vandaag);
	const werk = alle.flatMap((een) => werkpunten(een, stilte, vandaag).map((kern) => alsWerk(een, kern)));
	return { werk, alle };
}

/** Puts the names to one page of each: those cases are entered, no other. */
async function metNamen(
	plek: Plek & { tx: Db },
	gebruiker: Gebruiker,
	werk: Blad<Werk>,
	lijst: Blad<Zaak>
): Promise<Pick<Lijst, 'werk' | 'zaken'>> {
	const uitZaak = werk.rijen.filter((een) => een.uitZaak);
	const open = await namen.lees(
		{ tx: plek.tx, sleutels: plek.opslag.sleutels, moment: plek.nu, verzoekId: plek.verzoekId },
		gebruiker,
		[...uitZaak, ...lijst.rijen].map((een) => een.casusId),
		uitZaak.flatMap((een) => een.persoonId ?? [])
	);
	const van = (een: Werk): Werk[] => {
		if (!een.uitZaak) return [een];
		const gelezen = open.get(een.casusId);
		if (!gelezen) return [];
		const naam = een.persoonId === null ? null : (gelezen.mensen.get(een.persoonId) ?? null);
		return [{ ...een, naam, kinderen: gelezen.kinderen }];
	};
	const regel = (een: Zaak): CasusRegel[] => {
		const gelezen = open.get(een.casusId);
		return gelezen ? [{ ...een, kinderen: gelezen.kinderen }] : [];
	};
	return {
		werk: { ...werk, rijen: werk.rijen.flatMap(van) },
		zaken: { ...lijst, rijen: lijst.rijen.flatMap(regel) }
	};
}

/**
 * One page of the worklist and one of the cases behind it. Filters and order hold over all pages. That it was looked at
 * is recorded.
 */
export async function lees(plek: Plek, gebruiker: Gebruiker, keuze: Keuze = {}): Promise<Lijst> {
	const vragen = await verzoeken(plek, gebruiker);
	return plek.opslag.kijk(async (tx) => {
		const gevonden = await overzicht(tx, plek.nu, gebruiker, keuze.afgelopen === true);
		const nood = await noodgevallen(tx, gebruiker, plek.nu);
		const alles = [...gevonden.werk, ...vragen, ...nood].sort(opNood(dag(plek.nu)));
		const werk = alles.filter((een) => past(keuze, een));
		const professioneel = gevonden.alle.filter((een) => een.rollen.some(isProfessional));
		const hunne = professioneel.filter(
			(een) =>
				(!keuze.subregio || een.subregio === keuze.subregio) && (keuze.afgelopen === true || !een.afgelopen)
		);
		const bladen = await metNamen(
			{ ...plek, tx },
			gebruiker,
			blad(werk, keuze.blad ?? 1, WERK_PER_BLAD),
			blad(hunne, keuze.zakenblad ?? 1, ZAKEN_PER_BLAD)
		);
		const posten = gebruiker.aanstellingen.map((post) => post.rol).join(' ');
		await schrijfBlik({ ...plek, tx }, gebruiker, 'werklijst.lezen', posten || null);
		return {
			...bladen,
			totaal: alles.length,
			heeftZaken: professioneel.length > 0,
			keuzes: {
				soort: uniek(alles.map((een) => een.soort)),
				subregio: uniek(alles.map((een) => een.subregio)),
				wie: uniek(alles.map((een) => een.voorRol))
			}
		};
	});
}
