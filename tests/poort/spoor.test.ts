import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, it } from 'vitest';
import { spoor } from '#lib/server/spoor.ts';

it('tells the kind and the place of a defect, and not a word of what it was about (dreigingen C09)', () => {
	const fout = new DrizzleQueryError(
		'insert into persoon values (?)',
		['Zwaluwkanariestraat 7391'],
		new Error()
	);
	expect(fout.stack).toContain('Zwaluwkanariestraat');
	expect(spoor(fout)).not.toMatch(/Zwaluwkanariestraat|insert into/);
	expect(spoor(fout)).toMatch(/^DrizzleQueryError\n\s+at .*spoor\.test\.ts/);
	expect(spoor(new TypeError('Zwaluwkanariestraat 7391\n    at Zwaluwkanariestraat 7391'))).not.toContain(
		'Zwaluw'
	);
	expect(spoor('Zwaluwkanariestraat 7391')).toBe('string');
});
