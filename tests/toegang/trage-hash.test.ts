// The slow hash and the two lines before it (dreigingen §6.2, B09, finding 14). Comparing costs what the stored text
// says, so the lines are tried with a hash that costs next to nothing.
import { createHook } from 'node:async_hooks';
import { availableParallelism } from 'node:os';
import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import * as trageHash from '#lib/server/toegang/trage-hash.ts';

const sleutels = { peper: Buffer.alloc(32, 7) };
let licht: string;
beforeAll(async () => {
	licht = await hash('geheim', { memoryCost: 8, timeCost: 1, parallelism: 1, secret: sleutels.peper });
});

const klopt = (rij?: trageHash.Rij) => trageHash.klopt(sleutels, licht, 'geheim', rij);
const veel = (aantal: number, rij?: trageHash.Rij) => Array.from({ length: aantal }, () => klopt(rij));

describe('a secret that a person remembers', () => {
	it('is kept as argon2id of 64 MiB, with a salt and the pepper of this house', async () => {
		const [een, twee] = [await trageHash.maak(sleutels, 'geheim'), await trageHash.maak(sleutels, 'geheim')];
		expect(een).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
		expect(een).not.toBe(twee);
		expect(await trageHash.klopt(sleutels, een, 'geheim')).toBe(true);
		expect(await trageHash.klopt(sleutels, een, 'Geheim')).toBe(false);
		expect(await trageHash.klopt({ peper: Buffer.alloc(32, 8) }, een, 'geheim')).toBe(false);
	});

	it('of nobody costs a hash as well, and never opens (B09)', async () => {
		/** What is set to work at once, as the line is empty. */
		const werk = async (opgeslagen: string | null) => {
			const gezet: string[] = [];
			const haak = createHook({ init: (_id, soort) => void gezet.push(soort) }).enable();
			const open = trageHash.klopt(sleutels, opgeslagen, 'geheim');
			haak.disable();
			return { keren: gezet.filter((soort) => soort !== 'PROMISE').length, open: await open };
		};
		expect(await werk(licht)).toEqual({ keren: 1, open: true });
		expect(await werk(null)).toEqual({ keren: 1, open: false });
	});
});

describe('the line before it', () => {
	it('leaves a processor for the pages, and takes never more than two', () => {
		expect(trageHash.TEGELIJK).toBe(availableParallelism() > 2 ? 2 : 1);
	});

	it.each(['vreemd', 'bekend'] as const)(
		'of who is %s holds fifty, tells the rest that it is busy, and is empty after that',
		async (rij) => {
			for (const keer of ['first', 'again']) {
				const binnen = veel(trageHash.TEGELIJK + 49, rij);
				expect(trageHash.isVol(rij), keer).toBe(false);
				binnen.push(klopt(rij));
				expect(trageHash.isVol(rij), keer).toBe(true);
				expect(trageHash.isVol(rij === 'bekend' ? 'vreemd' : 'bekend'), keer).toBe(false);
				const teVeel = await Promise.allSettled(veel(3, rij));
				expect(teVeel.map((een) => een.status === 'rejected' && een.reason)).toEqual(
					Array(3).fill(expect.any(trageHash.TeDruk))
				);
				expect(await Promise.all(binnen)).toEqual(Array(trageHash.TEGELIJK + 50).fill(true));
				expect(trageHash.isVol(rij), keer).toBe(false);
			}
		}
	);

	it('is the one for strangers unless said otherwise, also for making a hash', async () => {
		const binnen = veel(trageHash.TEGELIJK + 50);
		expect(trageHash.isVol('vreemd')).toBe(true);
		await expect(trageHash.maak(sleutels, 'geheim')).rejects.toBeInstanceOf(trageHash.TeDruk);
		const bekend = klopt('bekend');
		expect(await bekend).toBe(true);
		await Promise.all(binnen);
	});

	it('of known devices goes first: no stranger moves on while one of them waits', async () => {
		const vreemd = veel(trageHash.TEGELIJK + 50);
		const gezien: boolean[] = [];
		const bekend = veel(50, 'bekend').map((een) => een.then(() => gezien.push(trageHash.isVol('vreemd'))));
		await bekend[0];
		expect(gezien[0], 'the strangers all still wait').toBe(true);
		expect(trageHash.isVol('bekend')).toBe(false);
		await Promise.all([...vreemd, ...bekend]);
	});

	it('moves on when a stored hash cannot be read', async () => {
		const kapot = Array.from({ length: 5 }, () => trageHash.klopt(sleutels, 'geen hash', 'geheim'));
		const na = klopt();
		expect((await Promise.allSettled(kapot)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
		expect(await na).toBe(true);
	});
});
