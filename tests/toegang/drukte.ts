/** The line before the slow hash, full and kept full: who is done stands at its end again. */
import { hash } from '@node-rs/argon2';
import * as trageHash from '#lib/server/toegang/trage-hash.ts';

/** Fills the line of strangers, with hashes that cost next to nothing. @returns what ends it, and waits until it is empty */
export async function drukte(opslag: { sleutels: { peper: Buffer } }): Promise<() => Promise<void>> {
	const secret = opslag.sleutels.peper;
	const licht = await hash('x', { memoryCost: 8, timeCost: 1, parallelism: 1, secret });
	let over = false;
	const blijf = async () => {
		while (!over)
			try {
				await trageHash.klopt(opslag.sleutels, licht, 'x');
			} catch (fout) {
				// Somebody of the other line took the place: stand again in the next round.
				if (!(fout instanceof trageHash.TeDruk)) throw fout;
				await new Promise(setImmediate);
			}
	};
	const allen = Array.from({ length: trageHash.TEGELIJK + 50 }, blijf);
	return async () => {
		over = true;
		await Promise.all(allen);
	};
}
