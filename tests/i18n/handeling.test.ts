/** The FG reads what was done in words: every act that the log can name has one of its own (issue 3 §2). */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { handelingen, woordVan } from '#lib/domein/handeling.ts';
import { vertaler } from '#lib/i18n/index.ts';
import { uitkomsten } from '#lib/server/toezicht/logboek.ts';
import woorden from '../../messages/nl/handeling.json' with { type: 'json' };

const t = vertaler('nl', 'u');

it('every act has a word, no two the same, and no word is left of an act that is gone', () => {
	const gevonden = handelingen.map((een) =>
		t.heeft(woordVan(een)) ? t.los(woordVan(een)) : `zonder woord: ${een}`
	);
	expect(gevonden.filter((een) => een.startsWith('zonder woord'))).toEqual([]);
	expect(new Set(gevonden).size).toBe(handelingen.length);
	expect(Object.keys(woorden).sort()).toEqual(handelingen.map((een) => een.replace('.', '_')).sort());
	for (const een of uitkomsten) expect(t.heeft(`toezicht.uitkomsten.${een}`), een).toBe(true);
});

it('no act is written in the code under another name', () => {
	const bekend = new Set<string>(handelingen);
	const onbekend = globSync('src/**/*.ts').flatMap((pad) =>
		[...readFileSync(pad, 'utf8').matchAll(/\bhandeling(?::|\s===?)\s*'([^']+)'/g)]
			.map(([, naam]) => naam!)
			.filter((naam) => !bekend.has(naam))
			.map((naam) => `${pad}: ${naam}`)
	);
	expect(onbekend).toEqual([]);
});
