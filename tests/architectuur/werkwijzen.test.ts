import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { werkwijzen } from '#lib/domein/werkwijze.ts';

/**
 * A werkwijze that cases have been started under never changes: a change is a new file with a new id.
 * Until the first release the hash may be renewed in the commit that changes the data; after it, never.
 */
const vastgelegd: Record<keyof typeof werkwijzen, string> = {
	'twente-2026': 'ff3a627f7eab1d192dda58ba5eed2f4f2f1621ca655a850bd8b545fd71423518',
	'haaglanden-2023': '1bb5cab4d7675f4c919cff700841c49ad795cb5964be23bbf27328ecc85daac4'
};

const afdruk = (waarde: unknown): string => createHash('sha256').update(JSON.stringify(waarde)).digest('hex');

test.each(Object.entries(werkwijzen))('%s is what was agreed', (id, wijze) => {
	expect(afdruk(wijze)).toBe(vastgelegd[id as keyof typeof werkwijzen]);
	expect(wijze.id).toBe(id);
});

const losse = (waarde: unknown, pad: string): string[] => {
	if (typeof waarde !== 'object' || waarde === null) return [];
	return [
		...(Object.isFrozen(waarde) ? [] : [pad]),
		...Object.entries(waarde).flatMap(([naam, deel]) => losse(deel, `${pad}.${naam}`))
	];
};

test.each(Object.entries(werkwijzen))('%s is frozen all the way down', (id, wijze) => {
	expect(losse(wijze, id)).toEqual([]);
});
