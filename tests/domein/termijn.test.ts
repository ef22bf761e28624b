import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBsn, zoekBsn } from '#lib/domein/bsn.ts';
import { leeftijdsgroepOp, leeftijdOp } from '#lib/domein/leeftijd.ts';
import {
	antwoordUiterlijk,
	dagenOver,
	einddag,
	herinnerOp,
	reactieStreefdag,
	termijn,
	verleng
} from '#lib/domein/termijn.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { eerdereWerkdag, feestdagen, isWerkdag, werkdagenVoor } from '#lib/domein/werkdag.ts';
import { termijnSoorten, werkwijze } from '#lib/domein/werkwijze.ts';

const dag = (tekst: string) => Temporal.PlainDate.from(tekst);
const haaglanden = werkwijze('haaglanden-2023');
const twente = werkwijze('twente-2026');
const dagen = fc
	.integer({ min: 0, max: 40_000 })
	.map((aantal) => new Temporal.PlainDate(2000, 1, 1).add({ days: aantal }));

test.each([
	['2026-12-15', '2027-01-12', '2027-01-15'],
	['2027-01-31', '2027-02-28', '2027-02-28'],
	['2027-02-10', '2027-03-10', '2027-03-10'],
	['2028-02-10', '2028-03-09', '2028-03-10']
])('received %s: Haaglanden answers by %s, Twente by %s (dossier §4)', (ontvangen, weken, maand) => {
	expect(antwoordUiterlijk(haaglanden, dag(ontvangen)).toString()).toBe(weken);
	expect(antwoordUiterlijk(twente, dag(ontvangen)).toString()).toBe(maand);
});

test('28 days are never later than the month of AVG art. 12', () => {
	fc.assert(
		fc.property(dagen, (ontvangen) => {
			const weken = antwoordUiterlijk(haaglanden, ontvangen);
			expect(Temporal.PlainDate.compare(weken, antwoordUiterlijk(twente, ontvangen))).toBeLessThanOrEqual(0);
		})
	);
});

test('a promised date is exactly its length, also on a weekend or holiday', () => {
	fc.assert(fc.property(dagen, (start) => start.until(einddag(start, 'P28D')).days === 28));
	expect(einddag(dag('2026-11-28'), 'P28D').toString()).toBe('2026-12-26');
});

test('Twente promises no days that its documents do not name', () => {
	const beloofd = termijnSoorten.filter(
		(soort) => termijn(twente, soort, dag('2026-11-02'))?.status === 'beloofd'
	);
	expect(beloofd).toEqual(['privacy-antwoord']);
	for (const soort of ['agenda', 'verslag', 'verslag-fouten'] as const)
		expect(termijn(twente, soort, dag('2026-11-02'))).toBeNull();
});

test.each([
	['agenda', '2026-11-16', 'streven'],
	['verslag', '2026-11-16', 'beloofd'],
	['verslag-fouten', '2026-11-16', 'beloofd'],
	['uitgesteld-onderzoek', '2027-05-02', 'beloofd']
] as const)('Haaglanden %s from 2 November: %s, %s', (soort, einde, status) => {
	const gevonden = termijn(haaglanden, soort, dag('2026-11-02'));
	expect([gevonden?.einde.toString(), gevonden?.status]).toEqual([einde, status]);
	expect(gevonden?.bron).toMatch(/S2-/);
});

test('a longer term: two months more, told before the first date has passed', () => {
	const einde = dag('2027-01-12');
	expect(verleng(haaglanden, einde, dag('2027-01-12'))?.toString()).toBe('2027-03-12');
	const teLaat = verleng(haaglanden, einde, dag('2027-01-13'));
	expect(isWeigering(teLaat) && teLaat.sleutel).toBe('termijn.verlengen-te-laat');
});

test('days left', () => {
	expect(dagenOver(dag('2027-01-12'), dag('2027-01-10'))).toBe(2);
	expect(dagenOver(dag('2027-01-12'), dag('2027-01-14'))).toBe(-2);
	expect(dagenOver(dag('2027-03-31'), dag('2027-01-01'))).toBe(89);
});

test('holidays of Algemene termijnenwet art. 3', () => {
	expect(feestdagen(2027).map(String)).toEqual([
		'2027-01-01',
		'2027-03-26',
		'2027-03-29',
		'2027-04-27',
		'2027-05-05',
		'2027-05-06',
		'2027-05-17',
		'2027-12-25',
		'2027-12-26'
	]);
	expect(feestdagen(2025).map(String)).toContain('2025-04-26');
	expect(feestdagen(2024).map(String)).toContain('2024-04-01');
});

test('a reminder moves earlier to a working day, never later', () => {
	fc.assert(
		fc.property(dagen, (van) => {
			const werkdag = eerdereWerkdag(van);
			expect(isWerkdag(werkdag)).toBe(true);
			expect(Temporal.PlainDate.compare(werkdag, van)).toBeLessThanOrEqual(0);
		})
	);
	expect(herinnerOp(dag('2027-01-04'), 2).toString()).toBe('2026-12-31');
	expect(werkdagenVoor(dag('2026-12-28'), 1).toString()).toBe('2026-12-24');
	expect(reactieStreefdag(twente, dag('2026-12-07')).toString()).toBe('2026-12-03');
});

test.each([
	['2014-11-24', '2026-11-23', 'onder-12'],
	['2014-11-24', '2026-11-24', '12-15'],
	['2010-11-24', '2026-11-23', '12-15'],
	['2010-11-24', '2026-11-24', '16-17'],
	['2008-11-24', '2026-11-24', '18+'],
	['2012-02-29', '2024-02-28', 'onder-12'],
	['2012-02-29', '2024-02-29', '12-15'],
	['2012-02-29', '2028-02-29', '16-17'],
	['2008-02-29', '2026-02-28', '16-17'],
	['2008-02-29', '2026-03-01', '18+']
])('born %s is on %s in the band %s', (geboren, op, groep) => {
	expect(leeftijdsgroepOp(dag(geboren), dag(op))).toBe(groep);
});

test('age goes up by one a year and an unknown date of birth gives no band', () => {
	expect(leeftijdsgroepOp(null, dag('2026-11-24'))).toBeNull();
	expect(leeftijdsgroepOp(dag('2027-03-01'), dag('2026-11-24'))).toBe('onder-12');
	fc.assert(
		fc.property(dagen, fc.integer({ min: 0, max: 9000 }), (geboren, verder) => {
			const nu = leeftijdOp(geboren, geboren.add({ days: verder }));
			const straks = leeftijdOp(geboren, geboren.add({ days: verder + 1 }));
			expect(straks - nu === 0 || straks - nu === 1).toBe(true);
		})
	);
});

test.each(['111222333', '111 222 333', '111.222.333', '1112.22.333', '123456782', ' 010000008 ', '10000008'])(
	'%s is a BSN',
	(waarde) => expect(isBsn(waarde)).toBe(true)
);
test.each(['111222334', '000000000', '12345', '1234567890', '0612345678', 'a111222333', '', '7511 AB'])(
	'%j is none',
	(waarde) => expect(isBsn(waarde)).toBe(false)
);

test('a BSN is found inside a text, a phone number and a date are not', () => {
	const tekst =
		'Kind (bsn 111222333), tel. 06 12 34 56 78 of 053-1234567, geboren 24-11-2014, ook 1234.56.782.';
	expect(zoekBsn(tekst).map((treffer) => treffer.gevonden)).toEqual(['111222333', '1234.56.782']);
	for (const { begin, eind, gevonden } of zoekBsn(tekst)) expect(tekst.slice(begin, eind)).toBe(gevonden);
	expect(zoekBsn('123456782 3 kinderen')).toHaveLength(1);
});

test('whatever is a BSN as a value is found in a sentence around it', () => {
	fc.assert(
		fc.property(fc.integer({ min: 10_000_000, max: 999_999_999 }), (getal) => {
			if (isBsn(String(getal))) expect(zoekBsn(`nummer ${getal}, zegt ze`)).toHaveLength(1);
			else expect(zoekBsn(`nummer ${getal}, zegt ze`)).toHaveLength(0);
		})
	);
});
