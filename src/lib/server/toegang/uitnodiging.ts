/**
 * The link and its code (issue 2 §3.5). Looking never changes anything: only a POST by a person does.
 * Whatever is wrong with a link, the answer is the same (dreigingen B05).
 */
import { and, eq, isNull } from 'drizzle-orm';
import { dag, tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { gast, taak } from '../opslag/schema.ts';
import * as activatiecode from './activatiecode.ts';
import * as brief from './brief.ts';
import * as tussenstap from './tussenstap.ts';

export { bruikbaar, CODES_HOOGUIT, leeft } from './brief.ts';
export const TAAK_NIEUWE_CODE = 'uitnodiging-nieuwe-code';
/** The same for a guest: given elsewhere, by the procesondersteuner or who invited (casus/gastcode.ts). */
export const TAAK_GAST_CODE = 'gast-nieuwe-code';

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
	const genomen = await opslag.schrijf((tx) => brief.neemPoging(tx, token, nu));
	let goed: boolean;
	try {
		goed = await activatiecode.klopt(opslag.sleutels, genomen?.codeHash ?? null, getypt);
	} catch (fout) {
		if (genomen) await opslag.schrijf((tx) => brief.geefTerug(tx, genomen));
		throw fout;
	}
	if (!genomen) return 'dood';
	return opslag.schrijf(async (tx) => {
		if (goed) {
			await brief.geefTerug(tx, genomen);
			return { stap: await tussenstap.begin(tx, opslag.sleutels, genomen, nu) };
		}
		if (genomen.pogingen < brief.CODES_HOOGUIT) return 'fout';
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
		const van = await brief.vind(tx, token);
		if (van) await zetTaak(tx, van, nu);
	});

/** The same for who has a right code and the wrong account: somebody else was signed in, or the letter is another's. */
export const vraagNieuweNaCode = (
	opslag: Opslag,
	stap: tussenstap.Stap,
	nu: Temporal.Instant
): Promise<void> =>
	opslag.schrijf(async (tx) => {
		const van = await brief.vanStap(tx, stap);
		if (van) await zetTaak(tx, van, nu);
	});

async function zetTaak(
	tx: Db,
	van: Pick<brief.Brief, 'casusId' | 'persoonId'>,
	nu: Temporal.Instant
): Promise<void> {
	const [alsGast] = await tx
		.select({ id: gast.id })
		.from(gast)
		.where(and(eq(gast.casusId, van.casusId), eq(gast.persoonId, van.persoonId)))
		.limit(1);
	const soort = alsGast ? TAAK_GAST_CODE : TAAK_NIEUWE_CODE;
	const zelfde = and(
		eq(taak.casusId, van.casusId),
		eq(taak.soort, soort),
		eq(taak.persoonId, van.persoonId),
		isNull(taak.gedaanOp)
	);
	const open = await tx.select({ id: taak.id }).from(taak).where(zelfde);
	if (open.length > 0) return;
	await tx.insert(taak).values({
		id: nieuwId(),
		casusId: van.casusId,
		soort,
		voorRol: 'procesondersteuner',
		persoonId: van.persoonId,
		termijn: dag(nu).toString(),
		gemaaktOp: tijdstip(nu)
	});
}
