import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nl } from '#lib/i18n/bronnen.ts';
import { OntbrekendeTekst, teksten, vertaler } from '#lib/i18n/index.ts';
import { werkwijzen } from '#lib/domein/werkwijze.ts';
import { rand } from '#lib/i18n/rand.ts';
import { verkeerdeStem } from './leesbaarheid.ts';

type Blad = { pad: string; u: string | string[]; je: string | string[] };
const isRecord = (x: unknown): x is Record<string, unknown> =>
	typeof x === 'object' && x !== null && !Array.isArray(x);
const isTekst = (x: unknown): x is string | string[] =>
	typeof x === 'string' || (Array.isArray(x) && x.every((deel) => typeof deel === 'string'));

/** Every sentence and list with its address; tables (arrays of arrays) are pages' own data. */
function bladen(boom: Record<string, unknown>, voor = ''): Blad[] {
	return Object.entries(boom).flatMap(([naam, waarde]) => {
		const pad = voor + naam;
		if (isTekst(waarde)) return [{ pad, u: waarde, je: waarde }];
		if (!isRecord(waarde)) return [];
		if (isTekst(waarde.u) && isTekst(waarde.je)) return [{ pad, u: waarde.u, je: waarde.je }];
		return bladen(waarde, `${pad}.`);
	});
}
const alle = bladen(nl);
const gaten = (tekst: string | string[]) =>
	[...String(tekst).matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, naam]) => naam).sort();

describe('every address has a sentence in both voices', () => {
	it.each(['u', 'je'] as const)('%s', (stem) => {
		const t = vertaler('nl', stem);
		for (const blad of alle) {
			const tekst = blad[stem];
			if (Array.isArray(tekst)) {
				expect(tekst.length, blad.pad).toBeGreaterThan(0);
				continue;
			}
			const waarden = Object.fromEntries(gaten(tekst).map((naam) => [naam ?? '', 'X']));
			expect(tekst.trim(), blad.pad).not.toBe('');
			expect(t.los(blad.pad, waarden), blad.pad).toBe(tekst.replace(/\{\{.*?\}\}/g, 'X'));
		}
	});

	it('never has one voice without the other', () => {
		const half = (boom: Record<string, unknown>, voor = ''): string[] =>
			Object.entries(boom).flatMap(([naam, waarde]) => {
				if (!isRecord(waarde)) return [];
				if ('u' in waarde !== 'je' in waarde) return [voor + naam];
				return half(waarde, `${voor}${naam}.`);
			});
		expect(half(nl)).toEqual([]);
	});

	it('asks the same values in both voices', () => {
		for (const { pad, u, je } of alle) expect(gaten(je), pad).toEqual(gaten(u));
	});

	it('speaks in the voice it says it does', () => {
		for (const { pad, u, je } of alle) {
			if (u === je || pad.endsWith('andereStem')) continue;
			expect(verkeerdeStem([u].flat(), 'u'), pad).toEqual([]);
			expect(verkeerdeStem([je].flat(), 'je'), pad).toEqual([]);
		}
	});
});

describe('addresses that the types cannot see', () => {
	it('every fout.* named in a schema or rule exists', () => {
		const t = vertaler('nl', 'u');
		const bestanden = globSync('src/**/*.{ts,svelte}');
		const genoemd = bestanden.flatMap((pad) =>
			[...readFileSync(pad, 'utf8').matchAll(/['"`](fout\.[\w-]+(?:\.[\w-]+)*)['"`]/g)].map(
				([, sleutel]) => sleutel ?? ''
			)
		);
		expect(new Set(genoemd.filter((sleutel) => !t.heeft(sleutel)))).toEqual(new Set());
	});

	it('names every kind of task in the worklist', () => {
		const geenSoort = ['overig', 'iemand', 'gedaan', 'naar', 'voor', 'titel'];
		const soorten = Object.keys(nl.werk.taak).filter((sleutel) => !geenSoort.includes(sleutel));
		expect(Object.keys(nl.werk.taaknaam).sort()).toEqual(soorten.sort());
	});

	it('has neutral words for who works there where the agenda says u, uw or je (S1-C, S2-F)', () => {
		const t = vertaler('nl', 'u');
		for (const wijze of Object.values(werkwijzen))
			for (const tafel of wijze.tafelsoorten)
				for (const punt of tafel.agenda) {
					const neutraal = punt.replace('werkwijze.agenda', 'werk.agendapunt');
					expect(t.los(t.heeft(neutraal) ? neutraal : punt), punt).not.toMatch(/\b(u|uw|jij|je|jouw)\b/i);
				}
	});
});

describe('vertaler', () => {
	const t = vertaler('nl', 'je');

	it('throws for an address without a sentence, a branch, and a missing value', () => {
		expect(() => t.los('rand.bestaat-niet')).toThrow(OntbrekendeTekst);
		expect(() => t.los('rand.weg')).toThrow(OntbrekendeTekst);
		expect(() => t('uitleg.pagina.bron')).toThrow(OntbrekendeTekst);
		expect(() => teksten('u', 'rand.bestaat-niet')).toThrow(OntbrekendeTekst);
	});

	it('leaves what people typed as it is', () => {
		expect(t('uitleg.pagina.bron', { regio: '<b>&"$t(rand.naam)' })).toContain('<b>&"$t(rand.naam)');
	});

	it('gives a hydrated page plain strings in one voice', () => {
		expect(teksten('je', 'rand.sessie')).toMatchObject({ titel: 'Ben je er nog?' });
		expect(rand('u').sessie).toEqual(teksten('u', 'rand.sessie'));
	});
});
