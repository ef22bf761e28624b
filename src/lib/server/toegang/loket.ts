/**
 * The door of the loket: an e-mail address counts after a code of six digits (issue 2 §3.1). The code works only in
 * the browser that asked for it, five times, for half an hour.
 */
import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import type { MelderGegevens } from '../../domein/aanmeldformulier.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { legKlaar } from '../opslag/post.ts';
import { account, loketStart } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import { geheimHash, gelijk, kenmerk, nieuwGeheim } from '../opslag/versleuteling.ts';
import { emailIndex, normaliseer } from '../opslag/emailadres.ts';
import { klop, type Emmer } from './pogingen.ts';

export const LOKET_COOKIE = '__Host-loket';
const MINUTEN = 30;
const POGINGEN = 5;
/** Codes for one address: enough for a slow mailbox, too few to guess (5 × 5 of a million in an hour). */
const emmers = (index: string, adres: string): Emmer[] => [
	{ naam: `loketcode|${index}`, hoogstens: 5, minuten: 60 },
	{ naam: `loketplek|${adres}`, hoogstens: 30, minuten: 60 }
];

/** What someone came to do. Without `melder`: go on with an earlier aanmelding. */
export type Start = { email: string; melder?: MelderGegevens; tafelsoort?: string };
type Plek = { tx: Db; sleutels: Sleutelkast; nu: Temporal.Instant };
type Rij = typeof loketStart.$inferSelect;

/** Keeps what was typed, before any address counts. @returns the value of the cookie */
export async function begin(plek: Plek, start: Start): Promise<string> {
	const [id, geheim] = [nieuwId(), nieuwGeheim()];
	await plek.tx.insert(loketStart).values({
		id,
		geheimHash: geheimHash(geheim),
		gegevensVersleuteld: dicht(plek, id, start),
		emailIndex: emailIndex(plek.sleutels, start.email),
		codeHash: '',
		pogingen: 0,
		verlooptOp: tijdstip(plek.nu.add({ minutes: MINUTEN }))
	});
	return `${id}.${geheim}`;
}

const dicht = (plek: Plek, id: string, start: Start) =>
	plek.sleutels.huis.versleutel('loket_start.gegevens', id, JSON.stringify(start));

async function zoek(plek: Plek, cookie: string | undefined): Promise<{ rij: Rij; start: Start } | null> {
	const [id, geheim] = cookie?.split('.', 2) ?? [];
	if (!id || !geheim) return null;
	const [rij] = await plek.tx.select().from(loketStart).where(eq(loketStart.id, id));
	if (!rij || rij.gebruiktOp || !gelijk(rij.geheimHash, geheimHash(geheim))) return null;
	const tekst = plek.sleutels.huis.ontsleutel('loket_start.gegevens', id, rij.gegevensVersleuteld);
	return { rij, start: JSON.parse(tekst) as Start };
}

/** What this browser filled in before; null when there is nothing or it was used already. */
export const lees = async (plek: Plek, cookie: string | undefined): Promise<Start | null> =>
	(await zoek(plek, cookie))?.start ?? null;

/** Changes what was filled in; a code sent to another address works no more. @returns false when there is nothing */
export async function wijzig(plek: Plek, cookie: string | undefined, start: Start): Promise<boolean> {
	const gevonden = await zoek(plek, cookie);
	if (!gevonden) return false;
	const { id } = gevonden.rij;
	const index = emailIndex(plek.sleutels, start.email);
	await plek.tx
		.update(loketStart)
		.set({
			gegevensVersleuteld: dicht(plek, id, start),
			emailIndex: index,
			...(index !== gevonden.rij.emailIndex && { codeHash: '' })
		})
		.where(eq(loketStart.id, id));
	return true;
}

/** Keyed, so that who reads the table cannot try a million codes. */
const codeKenmerk = (plek: Plek, id: string, code: string) =>
	kenmerk(plek.sleutels.peper, `loketcode|${id}|${code}`);

/**
 * Sends a new code; an older one works no more. The same answer for a known and an unknown address.
 * @param adres from where it is asked, as `voorvoegsel` gives it
 * Refuses `loket.opnieuw` when this browser has nothing open and `loket.te-vaak`.
 */
export async function stuurCode(
	opslag: Opslag,
	vraag: { cookie: string | undefined; adres: string; nu: Temporal.Instant }
): Promise<Weigering | null> {
	const bij = (tx: Db): Plek => ({ tx, sleutels: opslag.sleutels, nu: vraag.nu });
	const gevonden = await opslag.lees((tx) => zoek(bij(tx), vraag.cookie));
	if (!gevonden) return weiger('loket.opnieuw');
	const { rij, start } = gevonden;
	if (await klop(opslag, emmers(rij.emailIndex, vraag.adres), vraag.nu)) return weiger('loket.te-vaak');
	const code = String(randomInt(1_000_000)).padStart(6, '0');
	await opslag.schrijf(async (tx) => {
		const plek = bij(tx);
		const verlooptOp = tijdstip(plek.nu.add({ minutes: MINUTEN }));
		const codeHash = codeKenmerk(plek, rij.id, code);
		await tx.update(loketStart).set({ codeHash, pogingen: 0, verlooptOp }).where(eq(loketStart.id, rij.id));
		const sleutel = `loketcode:${nieuwId()}`;
		await legKlaar(plek, { post: { soort: 'loketcode', code }, aan: normaliseer(start.email), sleutel });
	});
	return null;
}

/** Why a code did not work; a value and not a Weigering, because the try must be counted. */
export type CodeFout = 'fout' | 'op' | 'verlopen' | 'opnieuw';

/** Checks a code and uses it up. @returns what was filled in, with the index of the address that now counts */
export async function bevestig(
	plek: Plek,
	cookie: string | undefined,
	code: string
): Promise<{ start: Start; emailIndex: string } | { fout: CodeFout }> {
	const gevonden = await zoek(plek, cookie);
	if (!gevonden) return { fout: 'opnieuw' };
	const { rij, start } = gevonden;
	if (rij.codeHash === '' || rij.verlooptOp <= tijdstip(plek.nu)) return { fout: 'verlopen' };
	if (rij.pogingen >= POGINGEN) return { fout: 'op' };
	const goed = gelijk(Buffer.from(rij.codeHash), Buffer.from(codeKenmerk(plek, rij.id, code)));
	await plek.tx
		.update(loketStart)
		.set(goed ? { gebruiktOp: tijdstip(plek.nu) } : { pogingen: rij.pogingen + 1 })
		.where(eq(loketStart.id, rij.id));
	if (goed) return { start, emailIndex: rij.emailIndex };
	return { fout: rij.pogingen + 1 >= POGINGEN ? 'op' : 'fout' };
}

/** Uses up what was filled in without a code: the address was proved in another way. */
export async function gebruik(plek: Plek, cookie: string | undefined): Promise<void> {
	const gevonden = await zoek(plek, cookie);
	if (!gevonden) return;
	await plek.tx
		.update(loketStart)
		.set({ gebruiktOp: tijdstip(plek.nu) })
		.where(eq(loketStart.id, gevonden.rij.id));
}

/** The confirmed address of an account; null for an account without one. */
export async function adresVanAccount(plek: Plek, accountId: string): Promise<string | null> {
	const [rij] = await plek.tx
		.select({ email: account.emailVersleuteld })
		.from(account)
		.where(eq(account.id, accountId));
	return rij?.email ? plek.sleutels.huis.ontsleutel('account.email', accountId, rij.email) : null;
}
