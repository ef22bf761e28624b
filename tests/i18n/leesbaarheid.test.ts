import { describe, expect, it } from 'vitest';
import { teksten, vertaler } from '#lib/i18n/index.ts';
import type { Stem, Teksten } from '#lib/i18n/index.ts';
import { tafelsoorten } from '#lib/domein/werkwijze.ts';
import { gebreken, lettergrepen, meet, verkeerdeStem } from './leesbaarheid.ts';

const stemmen: Stem[] = ['u', 'je'];

/** All sentences under a prefix; a link to the other voice speaks in that voice. */
function alle(boom: Teksten): string[] {
	return Object.entries(boom).flatMap(([naam, deel]) => {
		if (naam === 'andereStem') return [];
		if (typeof deel === 'string') return [deel];
		return Array.isArray(deel) ? deel : alle(deel);
	});
}
const onder = (stem: Stem, prefix: string) => alle(teksten(stem, prefix));

describe.each(stemmen)('every uitleg page is easy to read in %s', (stem) => {
	const t = vertaler('nl', stem);
	it.each(tafelsoorten)('%s', (soort) => {
		const pagina = [
			...onder(stem, 'uitleg.koppen'),
			...onder(stem, `uitleg.soort.${soort}`),
			...t.lijst('uitleg.rechten'),
			...t.lijst('uitleg.geruststelling'),
			...(stem === 'je' ? t.lijst('uitleg.leestMee') : [])
		];
		expect(meet(pagina).woorden).toBeGreaterThan(60);
		expect(gebreken(pagina, stem)).toEqual([]);
	});
});

describe.each(stemmen)('every public page is easy to read in %s', (stem) => {
	it.each(['openbaar.begin', 'openbaar.hulp', 'openbaar.privacy', 'uitleg.kies', 'rand'])('%s', (prefix) => {
		const t = vertaler('nl', stem);
		const vakmensen = prefix === 'openbaar.begin' ? onder(stem, 'openbaar.begin.professional') : [];
		const pagina = onder(stem, prefix).filter((zin) => !vakmensen.includes(zin));
		// A page name of one word is no sentence; the numbers and menu words of the frame would hide long ones.
		const lopend = pagina.filter((zin) => zin.includes(' ') || zin === t('rand.naam'));
		expect(gebreken(lopend, stem)).toEqual([]);
	});
});

describe('pages without a je-voice', () => {
	it.each(['openbaar.toegankelijkheid', 'openbaar.offline'])('%s', (prefix) => {
		expect(gebreken(onder('u', prefix), 'u')).toEqual([]);
	});
});

// Negative control: written the way such documents are, invented here. A lint that passes this measures nothing.
const moeilijk = [
	'Indien naar het oordeel van de betrokken verzoeker onvoldoende samenwerkingsbereidheid aanwezig wordt geacht, kan na voorafgaande schriftelijke kennisgeving aan de gezaghebbende ouders worden overgegaan tot rechtstreekse indiening van de aanvraag.',
	'De verwerking van persoonsgegevens geschiedt uitsluitend ten behoeve van de beoordeling van de noodzakelijkheid van een beschermingsmaatregel, waarbij de proportionaliteit en de subsidiariteit door de voorzittende functionaris worden gewaarborgd.'
];

describe('the lint itself', () => {
	it('fails on hard paragraphs, on every count', () => {
		const gevonden = gebreken(moeilijk, 'u');
		expect(gevonden).toEqual([
			expect.stringContaining('average sentence'),
			expect.stringContaining('words > 15'),
			expect.stringContaining('Flesch-Douma')
		]);
	});

	it('hears the wrong voice, and not in the middle of a word', () => {
		expect(gebreken(['U mag jouw stukken lezen.'], 'u')).toHaveLength(1);
		expect(gebreken(['Je mag uw stukken lezen.'], 'je')).toHaveLength(1);
		expect(verkeerdeStem(['Het jeugdteam jubelt.'], 'u')).toEqual([]);
		expect(verkeerdeStem(['Een uur duurt lang.'], 'je')).toEqual([]);
	});

	it.each([
		['tafel', 2],
		['gesprek', 2],
		['onderzoek', 3],
		['voorzitter', 3],
		['jeugdbeschermingstafel', 6],
		['uitnodiging', 4]
	])('counts the syllables of %s', (woord, aantal) => {
		expect(lettergrepen(woord)).toBe(aantal);
	});
});
