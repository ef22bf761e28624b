/**
 * argon2id with pepper, for secrets that a person can remember or type over (dreigingen §6.2).
 * It costs 64 MiB and tens of milliseconds on purpose: at most two at a time and fifty waiting, so that a
 * storm of sign-ins neither eats the memory nor slows the pages of people who are inside already. Who was here before
 * on this device waits in a line of its own, that goes first: a storm of strangers does not keep anyone out.
 */
import { availableParallelism } from 'node:os';
import { hash, verify, type Options } from '@node-rs/argon2';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';

/** One processor stays free for the pages; never more than two for this. */
export const TEGELIJK = Math.max(1, Math.min(2, availableParallelism() - 1));
const WACHTEND_HOOGUIT = 50;
const INSTELLING = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const satisfies Options;

/** The queue is full. The door answers 503 with a time to come back, never a wrong password. */
export class TeDruk extends Error {}

/** Seconds after which a full queue has certainly moved on. */
export const OPNIEUW_NA_SECONDEN = 5;

let bezig = 0;
const rijen: Record<'bekend' | 'vreemd', (() => void)[]> = { bekend: [], vreemd: [] };
export type Rij = keyof typeof rijen;

/** Whether somebody who came now would be sent away: nothing needs to be looked up or used up for that. */
export const isVol = (rij: Rij): boolean => rijen[rij].length >= WACHTEND_HOOGUIT;

async function omDeBeurt<T>(rij: Rij, werk: () => Promise<T>): Promise<T> {
	if (isVol(rij)) throw new TeDruk();
	if (bezig >= TEGELIJK) await new Promise<void>((beurt) => rijen[rij].push(beurt));
	else bezig++;
	try {
		return await werk();
	} finally {
		// The place passes straight to the next in line, so a newcomer cannot slip in between.
		const volgende = rijen.bekend.shift() ?? rijen.vreemd.shift();
		if (volgende) volgende();
		else bezig--;
	}
}

type Peper = Pick<Sleutelkast, 'peper'>;
const hasj = (sleutels: Peper, geheim: string): Promise<string> =>
	hash(geheim, { ...INSTELLING, secret: sleutels.peper });

/**
 * Hashes a secret for storage.
 * @returns the PHC text, parameters and salt included
 * @throws TeDruk when fifty others wait already
 */
export const maak = (sleutels: Peper, geheim: string): Promise<string> =>
	omDeBeurt('vreemd', () => hasj(sleutels, geheim));

/**
 * Compares a typed secret with a stored hash. Without a hash it does the same work and says no, so that an unknown
 * person costs the same time as a known one (B09).
 * @param rij the line to wait in
 * @throws TeDruk when fifty others wait already
 */
export const klopt = (
	sleutels: Peper,
	opgeslagen: string | null,
	geheim: string,
	rij: Rij = 'vreemd'
): Promise<boolean> =>
	omDeBeurt(rij, async () => {
		if (opgeslagen !== null) return verify(opgeslagen, geheim, { secret: sleutels.peper });
		await hasj(sleutels, geheim);
		return false;
	});
