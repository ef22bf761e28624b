/**
 * What must stay hidden, and the look that comes before another of the family reads (dossier §2.6, dreigingen A22, A23).
 * One look for papers, reacties, the texts of a tafel and answers about data. Only regie holds the keys to search with:
 * who writes is never told whether something was found, because "that is the address" is what an ex would like to hear.
 */
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { ontleed } from '../../domein/adres.ts';
import type { TafelFase } from '../../domein/fase.ts';
import { isBegonnen, isVoorbij } from '../../domein/tafel.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { zoekBeschermd, type BeschermdeWaarde } from '../bestanden/adrescontrole.ts';
import { kern } from '../bestanden/schrijfwijze.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { vast } from '../opslag/motor.ts';
import { adrescontrole, document, persoon as personen } from '../opslag/schema.ts';
import { kenmerk } from '../opslag/versleuteling.ts';
import { aankomsten } from './aankomsten.ts';
import * as persoon from './persoon.ts';
import * as taak from './taak.ts';

export type Nazichtsoort = 'stuk' | 'reactie' | 'tafel' | 'deelnemer' | 'verzoek' | 'tekst';
export type Beschermd = BeschermdeWaarde & { naam: string };

const zoekGeheim = vast((db) =>
	db
		.select({ id: personen.id })
		.from(personen)
		.where(and(eq(personen.casusId, sql.placeholder('casus')), eq(personen.adresGeheim, true)))
		.prepare()
);
const zoekGezien = vast((db) =>
	db
		.select({ id: adrescontrole.id })
		.from(adrescontrole)
		.where(and(eq(adrescontrole.casusId, sql.placeholder('casus')), isNotNull(adrescontrole.gezienOp)))
		.prepare()
);

/**
 * True while somebody's address is protected, or it was agreed that people of the family must not meet.
 * @param behalve a person whose own address does not count, because the text is for that person alone
 */
export async function isNodig(hier: Betreding, behalve: string | null = null): Promise<boolean> {
	if (hier.tafel?.veiligheidsafspraak) return true;
	return (await zoekGeheim(hier.tx, { casus: hier.casus.id })).some((rij) => rij.id !== behalve);
}

/** Tells of each text whether the family may read it: somebody looked, or nobody here has to. */
export async function gezien(
	hier: Betreding,
	behalve: string | null = null
): Promise<(id: string) => boolean> {
	if (!(await isNodig(hier, behalve))) return () => true;
	const rijen = await zoekGezien(hier.tx, { casus: hier.casus.id });
	const ids = new Set(rijen.map((rij) => rij.id));
	return (id) => ids.has(id);
}

const plaatsVan = (adres: string | null): string => ontleed(adres ?? '').plaats;

/**
 * Everything that no other party may read.
 * @throws GeenSleutel for anyone but voorzitter and procesondersteuner
 */
export async function beschermd(hier: Betreding, behalve: string | null = null): Promise<Beschermd[]> {
	const samen = hier.tafel?.veiligheidsafspraak === true;
	const fase = hier.fase as TafelFase;
	// Once it has begun nobody waits any more.
	const wachten = isBegonnen(fase) || isVoorbij(fase) ? {} : await aankomsten(hier);
	const waarden: Beschermd[] = [];
	const gezin = [];
	for (const mens of await persoon.allen(hier))
		if (mens.soort !== 'professional') gezin.push({ ...mens, ...(await persoon.contact(hier, mens.id)) });
	// Where the case is, and where somebody of the family lives in the open, tells nobody anything.
	const bekend = new Set([
		kern(hier.casus.gemeente),
		...gezin.flatMap((mens) => (mens.adresGeheim && mens.id !== behalve ? [] : kern(plaatsVan(mens.adres))))
	]);
	for (const { id, naam, adresGeheim, adres, telefoon, email, plekken } of gezin) {
		if (id === behalve || !(adresGeheim || samen)) continue;
		const voeg = (welke: BeschermdeWaarde['soort'], waarde: string | null) => {
			if (waarde?.trim()) waarden.push({ id, naam, soort: welke, waarde: waarde.trim() });
		};
		voeg('adres', adres);
		const plaats = plaatsVan(adres);
		if (adresGeheim && !bekend.has(kern(plaats))) voeg('plaats', plaats);
		voeg('telefoon', telefoon);
		voeg('email', email);
		voeg('wachtplek', wachten[id]?.wachtplek ?? null);
		for (const plek of plekken?.split('\n') ?? []) voeg('plek', plek);
	}
	return waarden;
}

/** Of whom something stands in these texts, and what kind of thing; [] when nothing was found. */
export function zoek(
	teksten: readonly string[],
	waarden: readonly Beschermd[]
): { naam: string; soort: BeschermdeWaarde['soort'] }[] {
	const treffers = zoekBeschermd([...teksten], [...waarden]);
	const uniek = new Map(treffers.map(({ id, soort }) => [`${id}|${soort}`, { id, soort }]));
	return [...uniek.values()].map(({ id, soort }) => ({
		naam: waarden.find((waarde) => waarde.id === id)?.naam ?? '',
		soort
	}));
}

type Stand = Partial<Omit<typeof adrescontrole.$inferInsert, 'id' | 'casusId' | 'soort'>>;

/** Keeps how a text stands. For this mechanism alone: adrescontrole, voorlegging, nazicht. */
export async function zet(hier: Betreding, id: string, soort: Nazichtsoort, stand: Stand): Promise<void> {
	const velden = { oordeel: 'niet-gedaan', ...stand };
	await hier.tx
		.insert(adrescontrole)
		.values({ id, casusId: hier.casus.id, soort, ...velden })
		.onConflictDoUpdate({ target: adrescontrole.id, set: velden });
}

/** Nobody looked, nobody asked. */
export const NIEMAND = { gezienOp: null, gezienDoor: null, voorgesteldOp: null, voorgesteldDoor: null };

/** A text for the family waits until regie has looked; professionals read it at once. */
export async function houdVast(hier: Betreding, id: string, soort: Nazichtsoort): Promise<void> {
	await zet(hier, id, soort, NIEMAND);
	await taak.zetKlaar(hier, { soort: 'teksten-nakijken', voorRol: 'procesondersteuner' });
}

/** The person inside looked, or wrote it while holding the keys to search it with. */
export const keurGoed = (
	hier: Betreding,
	id: string,
	soort: Nazichtsoort,
	oordeel = 'schoon'
): Promise<void> =>
	zet(hier, id, soort, { oordeel, gezienOp: tijdstip(hier.nu), gezienDoor: hier.wie.accountId });

/** The id under which a text that somebody wants to use is looked at: the text itself, however it is spaced. */
export const tekstId = (hier: Betreding, tekst: string): string =>
	kenmerk(hier.sleutels.index, `tekst|${hier.casus.id}|${tekst.replace(/\s+/g, ' ').trim()}`);

/**
 * What regie writes for the family is searched before it is kept.
 * @param velden the text per field of the form
 * @param behalve the only reader, whose own values may stand in it
 * @param plaatsMag a field that may name the place where somebody hides: where the tafel is tells nothing of that
 * @returns `adrescontrole.tekst` at the field, with the name: regie may know it; or nothing. A text that a second
 * person agreed to passes.
 */
export async function toets(
	hier: Betreding,
	velden: Readonly<Record<string, string>>,
	behalve: string | null = null,
	plaatsMag?: string
): Promise<void | Weigering> {
	const waarden = await beschermd(hier, behalve);
	if (waarden.length === 0) return;
	const zonderPlaats = waarden.filter(({ soort }) => soort !== 'plaats');
	const rijen = await zoekGezien(hier.tx, { casus: hier.casus.id });
	for (const [veld, tekst] of Object.entries(velden)) {
		const [treffer] = zoek([tekst], veld === plaatsMag ? zonderPlaats : waarden);
		if (treffer && !rijen.some((rij) => rij.id === tekstId(hier, tekst)))
			return weiger('adrescontrole.tekst', { veld, gegevens: { naam: treffer.naam } });
	}
}

/**
 * A protected address or an agreement about safety came in late, or what is protected changed: all that was released
 * waits until somebody has looked again, and who was invited gets an own time to arrive (issue 3 §3).
 */
export async function trekAllesIn(hier: Betreding, aanleiding: string): Promise<void> {
	await hier.tx
		.update(adrescontrole)
		.set({ ...NIEMAND, oordeel: 'niet-gedaan' })
		.where(eq(adrescontrole.casusId, hier.casus.id));
	const stukken = await hier.tx
		.update(document)
		.set({ gecontroleerdOp: null, gecontroleerdDoor: null, adrescontrole: 'niet-gedaan' })
		.where(and(eq(document.casusId, hier.casus.id), isNull(document.vervallenOp)))
		.returning({ id: document.id });
	const klaar = (soort: string) => taak.zetKlaar(hier, { soort, voorRol: 'procesondersteuner' });
	if (stukken.length > 0) await klaar('stukken-nakijken');
	// Once it has begun there is no door left to keep people apart at.
	const fase = hier.fase as TafelFase;
	if (hier.tafel?.begintOp && !isBegonnen(fase) && !isVoorbij(fase)) {
		await klaar('aankomst-apart');
		await klaar('teksten-nakijken');
	}
	await legVast(hier, {
		objectId: hier.casus.id,
		soort: 'adrescontrole.intrekken',
		van: 'vrijgegeven',
		naar: aanleiding
	});
}
