/**
 * argon2id with pepper, for secrets that a person can remember or type over (dreigingen §6.2).
 * It costs 64 MiB and tens of milliseconds on purpose: at most two at a time and fifty waiting, so that a
 * storm of sign-ins neither eats the memory nor slows the pages of people who are inside already.
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
const wachtrij: (() => void)[] = [];

async function omDeBeurt<T>(werk: () => Promise<T>): Promise<T> {
	if (bezig >= TEGELIJK) {
		if (wachtrij.length >= WACHTEND_HOOGUIT) throw new TeDruk();
		await new Promise<void>((beurt) => wachtrij.push(beurt));
	} else bezig++;
	try {
		return await werk();
	} finally {
		// The place passes straight to the next in line, so a newcomer cannot slip in between.
		const volgende = wachtrij.shift();
		if (volgende) volgende();
		else bezig--;
	}
}

type Peper = Pick<Sleutelkast, 'peper'>;

/**
 * Hashes a secret for storage.
 * @returns the PHC text, parameters and salt included
 * @throws TeDruk when fifty others wait already
 */
export const maak = (sleutels: Peper, geheim: string): Promise<string> =>
	omDeBeurt(() => hash(geheim, { ...INSTELLING, secret: sleutels.peper }));

/**
 * Compares a typed secret with a stored hash. Without a hash it does the same work and says no, so that an unknown
 * person costs the same time as a known one (B09).
 * @throws TeDruk when fifty others wait already
 */
export const klopt = (sleutels: Peper, opgeslagen: string | null, geheim: string): Promise<boolean> =>
	omDeBeurt(async () => {
		if (opgeslagen !== null) return verify(opgeslagen, geheim, { secret: sleutels.peper });
		await hash(geheim, { ...INSTELLING, secret: sleutels.peper });
		return false;
	});
