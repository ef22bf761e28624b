/** Age bands change on the birthday itself (dreigingen F05, dossier §2.5). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leeftijdOp, leeftijdsgroepOp } from '#lib/domein/leeftijd.ts';
import { documentRecht, type Lezer } from '#lib/domein/stukrecht.ts';

const dag = (tekst: string) => Temporal.PlainDate.from(tekst);

test.each([
	['2014-03-05', '2026-03-04', 'onder-12'],
	['2014-03-05', '2026-03-05', '12-15'],
	['2010-03-05', '2026-03-04', '12-15'],
	['2010-03-05', '2026-03-05', '16-17'],
	['2008-03-05', '2026-03-04', '16-17'],
	['2008-03-05', '2026-03-05', '18+'],
	['2012-02-29', '2028-02-28', '12-15'],
	['2012-02-29', '2028-02-29', '16-17'],
	// 2030 has no 29 February: the birthday is 1 March.
	['2012-02-29', '2030-02-28', '16-17'],
	['2012-02-29', '2030-03-01', '18+']
])('born %s is on %s in %s', (geboren, op, groep) => {
	expect(leeftijdsgroepOp(dag(geboren), dag(op))).toBe(groep);
});

test('not known is no band, and gives nothing', () => {
	expect(leeftijdsgroepOp(null, dag('2026-11-23'))).toBeNull();
});

test('from the day before to the birthday itself exactly one year is added, and on no other day', () => {
	const dagen = fc.integer({ min: 0, max: 366 * 40 }).map((n) => dag('2000-01-01').add({ days: n }));
	fc.assert(
		fc.property(
			dagen,
			fc.integer({ min: 1, max: 20 }),
			fc.integer({ min: 1, max: 400 }),
			(geboren, jaar, ver) => {
				const verjaardag =
					geboren.month === 2 && geboren.day === 29
						? dag(`${geboren.year + jaar}-02-28`).add({ days: 1 })
						: geboren.with({ year: geboren.year + jaar });
				expect(leeftijdOp(geboren, verjaardag)).toBe(jaar);
				expect(leeftijdOp(geboren, verjaardag.subtract({ days: 1 }))).toBe(jaar - 1);
				const later = verjaardag.add({ days: ver });
				const volgend = leeftijdOp(geboren, later) - leeftijdOp(geboren, later.subtract({ days: 1 }));
				const isJarig =
					(later.month === geboren.month && later.day === geboren.day) ||
					(geboren.month === 2 &&
						geboren.day === 29 &&
						!later.inLeapYear &&
						later.month === 3 &&
						later.day === 1);
				expect(volgend).toBe(isJarig ? 1 : 0);
			}
		)
	);
});

test('on the morning of the sixteenth birthday the own paper opens; the evening before it did not', () => {
	const als = (op: string): Lezer => ({
		rol: 'jongere',
		leeftijdsgroep: leeftijdsgroepOp(dag('2010-11-23'), dag(op)),
		gezag: 'geen-gezag',
		eigen: false
	});
	const recht = (op: string) =>
		documentRecht(als(op), { soort: 'veiligheidsplan' }, 'F2', { stukkenVoorJongere12tot15: 'selectie' });
	expect(recht('2026-11-22')).toMatchObject({ lezen: false, alsVrijgegeven: true });
	expect(recht('2026-11-23')).toMatchObject({ lezen: true, alsVrijgegeven: false });
});
