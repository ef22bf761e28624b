import { describe, expect, it } from 'vitest';
import { maak } from '#lib/server/toegang/inlognaam.ts';

describe('a name to sign in with', () => {
	const namen = Array.from({ length: 4000 }, maak);

	it('is three words and two digits: easy to read out, and it says nothing of who has it', () => {
		for (const naam of namen) expect(naam).toMatch(/^([a-z]{3,10}-){3}[1-9]\d$/);
	});

	it('is drawn from all words and all numbers, so that one name does not tell the next', () => {
		const delen = namen.map((naam) => naam.split('-'));
		for (const plek of [0, 1, 2]) expect(new Set(delen.map((deel) => deel[plek])).size).toBeGreaterThan(50);
		const getallen = delen.map((deel) => Number(deel[3]));
		expect([Math.min(...getallen), Math.max(...getallen)]).toEqual([10, 99]);
		expect(new Set(namen).size).toBeGreaterThan(3990);
	});
});
