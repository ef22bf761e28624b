/** Sends what acts put in the outbox: at least once, in practice once, with the same Message-ID at every try. */
import { and, asc, eq, gt, lte, or } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Opslag } from '../opslag/index.ts';
import { ongepakt } from '../opslag/kolommen.ts';
import { openPost, type Inhoud, type UitboxRij } from '../opslag/post.ts';
import { taak, uitbox } from '../opslag/schema.ts';
import type { Melder } from './melding.ts';
import { schrijfMail } from './sjabloon.ts';
import type { Uitkomst, Verzender } from './smtp.ts';
import { legWeg, wachtTot } from './stilte.ts';

/** Longer than all time-outs of one delivery together, so that no second sender starts while the first is busy. */
const LEASE = Temporal.Duration.from({ minutes: 5 });
const EERSTE_WACHT_MS = 2_000;
const LANGSTE_WACHT_MS = 15 * 60_000;
/** A code that comes an hour late helps nobody; a message does, also after a weekend with a broken mail server. */
const GEEF_OP = {
	code: Temporal.Duration.from({ hours: 1 }),
	bericht: Temporal.Duration.from({ hours: 96 })
};

const LEEG = Buffer.alloc(0);

/** When to try again after this many tries: twice as long each time, with up to a fifth of chance in it. */
export function wachttijd(pogingen: number, kans = Math.random()): Temporal.Duration {
	const basis = Math.min(EERSTE_WACHT_MS * 2 ** Math.max(0, pogingen - 1), LANGSTE_WACHT_MS);
	return Temporal.Duration.from({ milliseconds: Math.round(basis * (0.9 + 0.2 * kans)) });
}

/**
 * Rows whose turn it is, and rows that a sender left behind when it died. A day further ahead than we ever put one was
 * written by a clock that was wrong, and would keep the mail for as long as that was.
 */
function aanDeBeurt(moment: Temporal.Instant) {
	const nu = tijdstip(moment);
	const nooit = tijdstip(moment.add({ hours: 24 }));
	return or(
		and(eq(uitbox.status, 'wacht'), or(lte(uitbox.volgendePogingOp, nu), gt(uitbox.volgendePogingOp, nooit))),
		and(eq(uitbox.status, 'bezig'), or(lte(uitbox.leaseTot, nu), gt(uitbox.leaseTot, nooit)))
	);
}

/**
 * Takes the oldest mail whose turn it is, for five minutes.
 * @returns the row, with this try counted; undefined when there is nothing to do
 */
export async function pak(opslag: Opslag, moment: Temporal.Instant): Promise<UitboxRij | undefined> {
	const [wachtend] = await opslag.lees((db) =>
		db.select({ id: uitbox.id }).from(uitbox).where(aanDeBeurt(moment)).limit(1)
	);
	if (!wachtend) return undefined;
	return opslag.verdeel(async (db) => {
		const [rij] = await ongepakt(
			db.select().from(uitbox).where(aanDeBeurt(moment)).orderBy(asc(uitbox.volgendePogingOp)).limit(1)
		);
		if (!rij) return undefined;
		const gepakt = { status: 'bezig', pogingen: rij.pogingen + 1, leaseTot: tijdstip(moment.add(LEASE)) };
		await db.update(uitbox).set(gepakt).where(eq(uitbox.id, rij.id));
		return { ...rij, ...gepakt };
	});
}

function heeftLangGenoegGeprobeerd(rij: UitboxRij, moment: Temporal.Instant): boolean {
	const geduld = rij.soort === 'loketcode' ? GEEF_OP.code : GEEF_OP.bericht;
	return Temporal.Instant.compare(moment, Temporal.Instant.from(rij.gemaaktOp).add(geduld)) > 0;
}

/** The new state of a row after a try. Address and content of a sent mail are wiped: nothing needs them any more. */
function naPoging(rij: UitboxRij, uitkomst: Uitkomst, moment: Temporal.Instant): Partial<UitboxRij> {
	if (uitkomst === 'verzonden')
		return {
			status: 'verzonden',
			verzondenOp: tijdstip(moment),
			leaseTot: null,
			aanVersleuteld: LEEG,
			gegevensVersleuteld: LEEG
		};
	if (uitkomst === 'nooit' || heeftLangGenoegGeprobeerd(rij, moment))
		return { status: 'mislukt', leaseTot: null };
	const straks = tijdstip(moment.add(wachttijd(rij.pogingen)));
	return { status: 'wacht', leaseTot: null, volgendePogingOp: straks };
}

/** Records how a try ended; for a mail that never arrives, the procesondersteuner gets a task to reach the person. */
async function rondAf(
	opslag: Opslag,
	rij: UitboxRij,
	inhoud: Inhoud | undefined,
	uitkomst: Uitkomst,
	moment: Temporal.Instant
): Promise<void> {
	const nieuw = naPoging(rij, uitkomst, moment);
	await opslag.schrijf(async (db) => {
		// Only the sender that holds the lease may speak: after it ran out, another has counted a try of its own.
		const [bijgewerkt] = await db
			.update(uitbox)
			.set(nieuw)
			.where(and(eq(uitbox.id, rij.id), eq(uitbox.status, 'bezig'), eq(uitbox.pogingen, rij.pogingen)))
			.returning({ id: uitbox.id });
		if (!bijgewerkt || nieuw.status !== 'mislukt' || rij.casusId === null) return;
		await db.insert(taak).values({
			id: nieuwId(),
			casusId: rij.casusId,
			soort: rij.soort === 'melding' ? 'toestel-niet-bereikt' : 'mail-niet-bezorgd',
			voorRol: 'procesondersteuner',
			persoonId: inhoud?.persoonId ?? null,
			gemaaktOp: tijdstip(moment)
		});
	});
}

function lees(opslag: Opslag, rij: UitboxRij): (Inhoud & { aan: string }) | undefined {
	try {
		return openPost(opslag.sleutels, rij);
	} catch {
		return undefined;
	}
}

/** The devices of an account, or a mail server: whichever this row is for. */
function bezorg(
	rij: UitboxRij,
	inhoud: Inhoud & { aan: string },
	naar: { verzend: Verzender; meld: Melder | undefined; oorsprong: string }
): Promise<Uitkomst> | Uitkomst {
	const { post, aan } = inhoud;
	if (post.soort === 'melding') return naar.meld ? naar.meld(aan) : 'nooit';
	return naar.verzend({ aan, messageId: rij.messageId, ...schrijfMail(inhoud, naar.oorsprong) });
}

/**
 * Sends one mail or message on devices, if there is one whose turn it is, and records how that went.
 * @param klok gives now; asked again after the other side has answered
 * @param meld tells devices; without it nobody is told that way any more
 * @returns how it went; undefined when there was nothing to do. A mail for somebody who wants quiet now is put back first
 */
export async function verstuurVolgende(
	opslag: Opslag,
	verzend: Verzender,
	oorsprong: string,
	klok: () => Temporal.Instant,
	meld?: Melder
): Promise<Uitkomst | undefined> {
	const rij = await pak(opslag, klok());
	if (!rij) return undefined;
	const inhoud = lees(opslag, rij);
	const straks = await wachtTot(opslag, rij, inhoud, klok());
	if (straks) {
		await legWeg(opslag, rij, straks);
		return verstuurVolgende(opslag, verzend, oorsprong, klok, meld);
	}
	const uitkomst = inhoud ? await bezorg(rij, inhoud, { verzend, meld, oorsprong }) : 'nooit';
	// After a clean 250 only the record may be repeated, never the sending.
	await rondAf(opslag, rij, inhoud, uitkomst, klok()).catch(() =>
		rondAf(opslag, rij, inhoud, uitkomst, klok())
	);
	return uitkomst;
}
