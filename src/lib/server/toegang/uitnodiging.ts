/**
 * The link and its code (issue 2 §3.5). Looking never changes anything: only a POST by a person does.
 * Whatever is wrong with a link, the answer is the same (dreigingen B05).
 */
import { and, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { dag, tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { taak, uitnodiging } from '../opslag/schema.ts';
import { geheimHash } from '../opslag/versleuteling.ts';
import * as activatiecode from './activatiecode.ts';
import * as tussenstap from './tussenstap.ts';

export const CODES_HOOGUIT = 5;
/** Sent and not withdrawn. A tafel that began closes the answers, not the door: stukken and account stay. */
const LEVEND = ['verzonden', 'geopend', 'beantwoord', 'gesloten'];
export const TAAK_NIEUWE_CODE = 'uitnodiging-nieuwe-code';

/** Holds for an invitation whose code can still be spent: a spent one has no code any more. */
export const bruikbaar = (nu: Temporal.Instant) =>
	and(
		inArray(uitnodiging.status, LEVEND),
		isNull(uitnodiging.ingetrokkenOp),
		isNotNull(uitnodiging.codeHash),
		gt(uitnodiging.verlooptOp, tijdstip(nu))
	);

/** Whether a link can still be used. Reads only. */
export async function leeft(db: Db, token: string | undefined, nu: Temporal.Instant): Promise<boolean> {
	if (!token) return false;
	const [rij] = await db
		.select({ id: uitnodiging.id })
		.from(uitnodiging)
		.where(
			and(
				eq(uitnodiging.tokenHash, geheimHash(token)),
				lt(uitnodiging.pogingen, CODES_HOOGUIT),
				bruikbaar(nu)
			)
		);
	return rij !== undefined;
}

/**
 * Checks the code of a link. The try is written down before the code is looked at, so that parallel guesses count.
 * @returns the cookie of the next step; `dood` for every link that cannot be used (any more); `fout` for a wrong code
 * @throws TeDruk when the hashing queue is full; the try is given back then
 */
export async function probeerCode(
	opslag: Opslag,
	token: string | undefined,
	getypt: string,
	nu: Temporal.Instant
): Promise<{ stap: string } | 'dood' | 'fout'> {
	const hash = geheimHash(token ?? '');
	const genomen = await opslag.schrijf(async (tx) => {
		if (!(await leeft(tx, token, nu))) return null;
		const [rij] = await tx
			.update(uitnodiging)
			.set({ pogingen: sql`${uitnodiging.pogingen} + 1` })
			.where(and(eq(uitnodiging.tokenHash, hash), lt(uitnodiging.pogingen, CODES_HOOGUIT)))
			.returning();
		return rij ?? null;
	});
	const geefTerug = (tx: Db) =>
		tx
			.update(uitnodiging)
			.set({ pogingen: sql`${uitnodiging.pogingen} - 1` })
			.where(and(eq(uitnodiging.tokenHash, hash), gt(uitnodiging.pogingen, 0)));
	let goed: boolean;
	try {
		goed = await activatiecode.klopt(opslag.sleutels, genomen?.codeHash ?? null, getypt);
	} catch (fout) {
		if (genomen) await opslag.schrijf(geefTerug);
		throw fout;
	}
	if (!genomen) return 'dood';
	return opslag.schrijf(async (tx) => {
		if (goed) {
			await geefTerug(tx);
			return { stap: await tussenstap.begin(tx, opslag.sleutels, genomen.id, nu) };
		}
		if (genomen.pogingen < CODES_HOOGUIT) return 'fout';
		await zetTaak(tx, genomen, nu);
		return 'dood';
	});
}

/**
 * Asks for a new code. A link of ours becomes a task for the procesondersteuner; any other does nothing, and nobody
 * can tell the difference.
 */
export const vraagNieuwe = (opslag: Opslag, token: string | undefined, nu: Temporal.Instant): Promise<void> =>
	opslag.schrijf(async (tx) => {
		const [rij] = await tx
			.select()
			.from(uitnodiging)
			.where(eq(uitnodiging.tokenHash, geheimHash(token ?? '')));
		if (rij) await zetTaak(tx, rij, nu);
	});

async function zetTaak(
	tx: Db,
	van: Pick<typeof uitnodiging.$inferSelect, 'casusId' | 'persoonId'>,
	nu: Temporal.Instant
): Promise<void> {
	const zelfde = and(
		eq(taak.casusId, van.casusId),
		eq(taak.soort, TAAK_NIEUWE_CODE),
		eq(taak.persoonId, van.persoonId),
		isNull(taak.gedaanOp)
	);
	const open = await tx.select({ id: taak.id }).from(taak).where(zelfde);
	if (open.length > 0) return;
	await tx.insert(taak).values({
		id: nieuwId(),
		casusId: van.casusId,
		soort: TAAK_NIEUWE_CODE,
		voorRol: 'procesondersteuner',
		persoonId: van.persoonId,
		termijn: dag(nu).toString(),
		gemaaktOp: tijdstip(nu)
	});
}
