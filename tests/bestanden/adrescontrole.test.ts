import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controleerStuk, zoekBeschermd, type BeschermdeWaarde } from '#lib/server/bestanden/adrescontrole.ts';
import { kern, woorden } from '#lib/server/bestanden/schrijfwijze.ts';

const waarden: BeschermdeWaarde[] = [
	{ id: 'adres', soort: 'adres', waarde: 'Zwaluwkanariestraat 7391, 9931 QX Delfzijl' },
	{ id: 'plaats', soort: 'plaats', waarde: 'Delfzijl' },
	{ id: 'mail', soort: 'email', waarde: 'kan-a-mail-8c1f@test.invalid' },
	{ id: 'telefoon', soort: 'telefoon', waarde: '06-12349876' },
	{ id: 'school', soort: 'plek', waarde: 'OBS De Zilverreiger' },
	{ id: 'huisarts', soort: 'plek', waarde: 'Huisartsenpraktijk Müller & Søn' }
];
const gevonden = (...teksten: string[]) => [...new Set(zoekBeschermd(teksten, waarden).map((t) => t.id))];

describe('forms people write', () => {
	it.each([
		['adres', 'Ze woont aan de zwaluwkanariestraat.'],
		['adres', 'ZWALUWKANARIESTRAAT'],
		['adres', 'Zwaluw-\nkanariestraat 7391'],
		['adres', 'Zwaluwkanariestr. 7391'],
		['adres', 'Z w a l u w k a n a r i e s t r a a t'],
		['adres', 'Zwaluw\u00adkanarie\u200bstraat'],
		['adres', 'Zwálüwkanariestraat'],
		['adres', '7391 Zwaluwkanariestraat'],
		['adres', 'postcode 9931qx'],
		['adres', '9931-Q X'],
		['adres', 'https://kaart.invalid/?q=Zwaluwkanariestraat%207391'],
		['adres', '%5Awaluwkanarie%73traat'],
		['adres', '&#90;waluwkanari&#x65;straat'],
		['adres', 'Zwaluw<b>kanarie</b>straat'],
		['adres', '%26%2390%3Bwaluwkanariestraat'],
		['adres', 'Zwaluwkan=61riestr=\naat'],
		['adres', '\\u005awaluwkanariestraat'],
		['adres', 'Ｚｗａｌｕｗｋａｎａｒｉｅｓｔｒａａｔ'],
		['adres', 'Zw\u0430luwk\u0430n\u0430ri\u0435str\u0430\u0430t'],
		['mail', 'kan-a-mail-8c1f(a)test.invalid'],
		['telefoon', 'nul zes een twee drie vier negen acht zeven zes'],
		['plaats', 'Zij woont nu in Delfzijl.'],
		['plaats', 'delf-\nzijl'],
		['plaats', 'De school in DELFZYL belde.'],
		['mail', 'KAN-A-MAIL-8C1F@TEST.INVALID'],
		['mail', 'kan-a-mail-8c1f [at] test [punt] invalid'],
		['mail', 'mailto:kan%2Da%2Dmail%2D8c1f%40test.invalid'],
		['telefoon', '+31 (0)6 1234 98 76'],
		['telefoon', '0031612349876'],
		['telefoon', '06.12.34.98.76'],
		['school', 'Hij zit op de Zilverreiger.'],
		['school', 'obs de zilverreiger'],
		['huisarts', 'Muller & Son'],
		['huisarts', 'Mueller/Søn'],
		['huisarts', 'praktijk M&uuml;ller &amp; S&oslash;n']
	])('%s: %s', (id, tekst) => {
		expect(gevonden(tekst)).toContain(id);
	});

	it('finds a value that is cut over two texts, and names the first', () => {
		expect(zoekBeschermd(['niets', 'Zwaluwkana', 'riestraat 12'], waarden)).toEqual([
			{ id: 'adres', soort: 'adres', tekst: 1 }
		]);
	});

	it('stays silent on an ordinary paper', () => {
		expect(
			gevonden(
				'De moeder maakt zich zorgen. Op 12-03-2026 is er een gesprek in Enschede, kamer 7391. Bel 053 1234567.'
			)
		).toEqual([]);
	});

	it('takes a short name of a place as a word only', () => {
		const ede: BeschermdeWaarde[] = [{ id: 'e', soort: 'plaats', waarde: 'Ede' }];
		const zoek = (...teksten: string[]) => zoekBeschermd(teksten, ede);
		expect(zoek('Een goede vriend is meegegaan.', 'Ieder mede-ouder leest dit.')).toEqual([]);
		expect(zoek('Niets.', 'Moeder woont in Ede.')).toEqual([{ id: 'e', soort: 'plaats', tekst: 1 }]);
		for (const tekst of ['EDE', '(Ede)', 'in\u00a0Ede,', '%45de', '<b>Ede</b>'])
			expect(zoek(tekst)).toHaveLength(1);
	});

	it.each([
		['Huizen', ['De pleeghuizen zijn vol.', 'Zij zien de huizen.'], ['Zij woont in Huizen.', 'HUIZEN']],
		['Bergen', ['Zij herbergen haar.', 'Er is een berg; bergen werk.'], ['In Bergen (NH).']],
		['Best', ['Het gaat best goed.', 'de Bestuurder'], ['Een school in Best.']],
		['Een', ['Er is een school.'], ['Zij zit in Een.']],
		['Delfzijl', ['De Delfzijlstraat.'], ['del fzijl', 'MoederDelfzijl2026.pdf', 'in_delfzyl.pdf']],
		["'t Zand", ['het zand', 'De stand van zaken.'], ['Zij woont in ’t Zand.', "'T ZAND", 't Zand']],
		['Ter Aa', ['Zij zag haar laatst erachter aan.', 'Wat er aan is.'], ['in Ter Aa', 'ter-aa', 'Ter\nAa']]
	])('takes %s as words of its own', (waarde, niet, wel) => {
		const zoek = (tekst: string) => zoekBeschermd([tekst], [{ id: 'p', soort: 'plaats', waarde }]);
		for (const tekst of niet) expect(zoek(tekst), tekst).toEqual([]);
		for (const tekst of wel) expect(zoek(tekst), tekst).toHaveLength(1);
	});

	it('takes an address of one short word as a word only', () => {
		const zoek = (tekst: string) => zoekBeschermd([tekst], [{ id: 'a', soort: 'adres', waarde: 'Ede' }]);
		expect(zoek('Iedereen is het eens.')).toEqual([]);
		expect(zoek('Zij woont in Ede.')).toHaveLength(1);
	});

	it('finds a name of a place that is cut over two texts', () => {
		expect(zoekBeschermd(['in Delf', 'zijl.'], waarden)).toEqual([
			{ id: 'plaats', soort: 'plaats', tekst: 0 }
		]);
	});

	it('asks company for a street whose name is a common word', () => {
		const markt: BeschermdeWaarde[] = [{ id: 'm', soort: 'adres', waarde: 'Markt 14, 7511 GA Enschede' }];
		expect(zoekBeschermd(['We kwamen elkaar tegen in de supermarkt.'], markt)).toEqual([]);
		expect(zoekBeschermd(['Zij woont Markt 14.'], markt)).toHaveLength(1);
		expect(zoekBeschermd(['Zij woont aan de Markt in Enschede.'], markt)).toHaveLength(1);
	});
});

describe('address lines in any shape still give the street', () => {
	it.each([
		'Zwaluwkanariestraat 12',
		'Zwaluwkanariestraat 12a, 9931QX Delfzijl',
		'zwaluwkanariestraat 12 9931 qx delfzijl',
		'Zwaluwkanariestraat 12-3\n9931 QX Delfzijl',
		'Zwaluwkanariestraat 12 bis, Delfzijl',
		'Zwaluwkanariestraat',
		'Zwaluwkanariestraat 12 hs, 3e verdieping, 9931 QX Delfzijl'
	])('%s', (waarde) => {
		expect(
			zoekBeschermd(['zij woont in de Zwaluwkanarie-straat'], [{ id: 'a', soort: 'adres', waarde }])
		).toHaveLength(1);
	});

	it('keeps a year inside the name of a street', () => {
		const waarde: BeschermdeWaarde = {
			id: 'a',
			soort: 'adres',
			waarde: 'Plein 1940-1945 12, 7511 AA Enschede'
		};
		expect(zoekBeschermd(['naar het plein'], [waarde])).toEqual([]);
		expect(zoekBeschermd(['Plein 1940 1945'], [waarde])).toHaveLength(1);
	});
});

/** What a person or a program may do to a value without making it unreadable to a person. */
const vervormingen: ((waarde: string) => string)[] = [
	(w) => w.toUpperCase(),
	(w) => w.toLowerCase(),
	(w) => Array.from(w).join(' '),
	(w) => w.replace(/[\s.,-]/g, ''),
	(w) => w.replace(/ /g, '\n'),
	(w) => w.replace(/(.{5})/gu, '$1-\r\n'),
	(w) => w.replace(/(.{4})/gu, '$1\u00ad'),
	(w) => w.normalize('NFD'),
	(w) => encodeURIComponent(w),
	(w) => encodeURIComponent(encodeURIComponent(w)),
	(w) => Array.from(w, (t) => `&#${t.codePointAt(0)};`).join(''),
	(w) => Array.from(w, (t) => `&#x${t.codePointAt(0)?.toString(16)};`).join(''),
	(w) => [...Buffer.from(w)].map((b) => `=${b.toString(16).padStart(2, '0').toUpperCase()}`).join(''),
	(w) => [...Buffer.from(w)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join(''),
	(w) => Array.from(w, (t) => `<i>${t}</i>`).join('')
];

const letter = fc.constantFrom(...'abcdefghijklmnoprstuvwyzéëïöüáèçñøĳ');
const woord = (min: number, max: number) =>
	fc.array(letter, { minLength: min, maxLength: max }).map((l) => l.join(''));
const cijfers = (aantal: number) =>
	fc.array(fc.constantFrom(...'0123456789'), { minLength: aantal, maxLength: aantal }).map((l) => l.join(''));
const adres = fc
	.record({
		straat: fc
			.tuple(woord(4, 12), fc.constantFrom('straat', 'laan', 'weg', 'plein', ' van der Veenstraat'))
			.map((d) => d.join('')),
		nummer: fc.integer({ min: 1, max: 9999 }),
		postcode: fc
			.tuple(fc.integer({ min: 1000, max: 9999 }), fc.constantFrom('AB', 'QX', 'ZZ'))
			.map((d) => d.join(' ')),
		plaats: woord(3, 10)
	})
	.map((a) => ({ ...a, regel: `${a.straat} ${a.nummer}, ${a.postcode} ${a.plaats}` }));
const omgeving = fc.string({ unit: 'grapheme', maxLength: 60 }).map((t) => t.replace(/[%&=\\<#]/g, ''));
const vervorm = fc.constantFrom(...vervormingen);

describe('no false silence', () => {
	it('finds an address, its street or its postcode in any form, anywhere', () => {
		fc.assert(
			fc.property(
				adres,
				vervorm,
				omgeving,
				omgeving,
				fc.constantFrom('regel', 'straat', 'postcode'),
				(a, f, voor, na, deel) => {
					const tekst = `${voor} ${f(a[deel])} ${na}`;
					return zoekBeschermd([tekst], [{ id: 'x', soort: 'adres', waarde: a.regel }]).length > 0;
				}
			),
			{ numRuns: 600 }
		);
	});

	it('finds a phone number and an e-mail address in any form', () => {
		const nummer = cijfers(8).map((d) => `06${d}`);
		const mail = fc.tuple(woord(3, 8), woord(3, 8)).map(([a, b]) => `${a}.x-${b}@post.invalid`);
		const waarde = fc.oneof(
			nummer.map((w): BeschermdeWaarde => ({ id: 'x', soort: 'telefoon', waarde: w })),
			mail.map((w): BeschermdeWaarde => ({ id: 'x', soort: 'email', waarde: w }))
		);
		fc.assert(
			fc.property(waarde, vervorm, omgeving, omgeving, (w, f, voor, na) => {
				return zoekBeschermd([`${voor} ${f(w.waarde)} ${na}`], [w]).length > 0;
			}),
			{ numRuns: 600 }
		);
	});

	it('loses no letter by cutting a text into words', () => {
		const grillig = fc.array(
			fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...'ΣσςİıßÆĳ½ﬁ\u00ad '))
		);
		fc.assert(
			fc.property(
				grillig.map((delen) => delen.join('')),
				(tekst) => {
					expect(woorden(tekst).map(kern).join('')).toBe(kern(tekst));
				}
			),
			{ numRuns: 600 }
		);
	});

	it('finds a name of a place that is cut at any point over two texts', () => {
		fc.assert(
			fc.property(woord(6, 20), fc.nat(20), (naam, punt) => {
				const teksten = [`zie ${naam.slice(0, punt)}`, `${naam.slice(punt)} enzovoort`];
				return zoekBeschermd(teksten, [{ id: 'x', soort: 'plek', waarde: naam }]).length > 0;
			})
		);
	});
});

describe('controleerStuk', () => {
	const leeg = { paginas: [], rand: [], metadata: [], onleesbaar: [], zoektekst: ['Een gewoon stuk.'] };

	it('is clean only when everything could be read', () => {
		expect(controleerStuk({ tekst: leeg, bestandsnaam: 'stuk.pdf' }, waarden).oordeel).toBe('schoon');
		expect(controleerStuk({ tekst: { ...leeg, onleesbaar: [2] } }, waarden).oordeel).toBe(
			'niet-controleerbaar'
		);
		expect(controleerStuk({ tekst: 'niet-leesbaar' }, waarden).oordeel).toBe('niet-controleerbaar');
		expect(controleerStuk({ tekst: 'niet-leesbaar' }, []).oordeel).toBe('schoon');
	});

	it('looks at the name and the properties of an unreadable file too', () => {
		expect(
			controleerStuk({ tekst: 'niet-leesbaar', bestandsnaam: 'foto zwaluwkanariestraat.jpg' }, waarden)
				.oordeel
		).toBe('treffer');
		const metadata = [{ naam: 'Author', waarde: 'kan-a-mail-8c1f@test.invalid' }];
		expect(controleerStuk({ tekst: leeg, metadata }, waarden)).toEqual({
			oordeel: 'treffer',
			treffers: [{ id: 'mail', soort: 'email', tekst: 1 }]
		});
	});

	it('never repeats the protected value in its answer', () => {
		const uit = JSON.stringify(controleerStuk({ tekst: ['Zwaluwkanariestraat 7391'] }, waarden));
		expect(uit).not.toMatch(/zwaluw/i);
	});
});
