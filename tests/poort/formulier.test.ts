import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { IndienFormulier } from '#lib/domein/reactieformulier.ts';
import { weiger } from '#lib/domein/weigering.ts';
import { vertaler } from '#lib/i18n/index.ts';
import { geweigerd, getypt, leesFormulier, ongeldig, teGroot } from '#lib/server/formulier.ts';

const u = vertaler('nl', 'u');
const je = vertaler('nl', 'je');
const vorm = (...paren: [string, string | File][]): FormData => {
	const gegevens = new FormData();
	for (const [naam, waarde] of paren) gegevens.append(naam, waarde);
	return gegevens;
};

describe('reading a form', () => {
	it('makes objects and lists of dotted names', () => {
		const gelezen = leesFormulier(
			vorm(
				['melder.naam', 'Wietske'],
				['jeugdigen.0.voornaam', 'Fenna'],
				['jeugdigen.0.adres.straat', 'Plein'],
				['jeugdigen.1.voornaam', 'Pim'],
				['soort', 'tafel1']
			)
		);
		expect(gelezen).toEqual({
			melder: { naam: 'Wietske' },
			jeugdigen: [{ voornaam: 'Fenna', adres: { straat: 'Plein' } }, { voornaam: 'Pim' }],
			soort: 'tafel1'
		});
	});

	it('puts a list in the order of its numbers, also with holes or out of order', () => {
		expect(leesFormulier(vorm(['k.10', 'c'], ['k.2', 'b'], ['k.0', 'a']))).toEqual({ k: ['a', 'b', 'c'] });
	});

	it('makes a list of small numbers alone: with another name between them, or none at all, it is no list', () => {
		const gelezen = leesFormulier(
			vorm(
				['a.0', 'x'],
				['a.rest', 'y'],
				['b.100', 'x'],
				['c.1e', 'x'],
				['d.k1', 'x'],
				['e.99', 'z'],
				['f.01', 'q']
			)
		);
		expect(gelezen).toEqual({
			a: { 0: 'x', rest: 'y' },
			b: { 100: 'x' },
			c: { '1e': 'x' },
			d: { k1: 'x' },
			e: ['z'],
			f: { '01': 'q' }
		});
		expect(leesFormulier(vorm())).toEqual({});
	});

	it('makes a list of a name that comes more than once, and keeps files', () => {
		const stuk = new File(['x'], 'stuk.pdf', { type: 'application/pdf' });
		expect(leesFormulier(vorm(['kies', 'a'], ['kies', 'b'], ['kies', 'c'], ['bestand', stuk]))).toEqual({
			kies: ['a', 'b', 'c'],
			bestand: stuk
		});
	});

	it.each([
		'__proto__.vals',
		'constructor.prototype.vals',
		'a.__proto__.vals',
		'a.0.__proto__.vals',
		'__proto__',
		'prototype.__proto__.vals'
	])('%s reaches no prototype', (naam) => {
		const gelezen = leesFormulier(vorm([naam, 'ja']));
		expect(({} as Record<string, unknown>).vals).toBeUndefined();
		expect(Object.getPrototypeOf(gelezen)).toBe(Object.prototype);
		expect(([] as unknown as Record<string, unknown>).vals).toBeUndefined();
		expect((gelezen as Record<string, unknown>).vals).toBeUndefined();
	});

	it('survives any names at all', () => {
		const woord = fc.oneof(
			fc.constantFrom('__proto__', 'constructor', 'toString', '0', '1', '', '99', 'a'),
			fc.string({ maxLength: 6 })
		);
		const naam = fc.array(woord, { minLength: 1, maxLength: 9 }).map((delen) => delen.join('.'));
		fc.assert(
			fc.property(fc.array(fc.tuple(naam, fc.string()), { maxLength: 30 }), (paren) => {
				const gelezen = leesFormulier(vorm(...paren));
				expect(v.safeParse(v.object({ onbestaand: v.string() }), gelezen).success).toBe(
					paren.some(([een]) => een === 'onbestaand')
				);
				expect(Object.keys(Object.prototype)).toEqual([]);
			})
		);
	});

	it('stops after four hundred fields and six levels', () => {
		const veel = Array.from({ length: 5000 }, (_, i): [string, string] => [`veld${i}`, 'x']);
		expect(Object.keys(leesFormulier(vorm(...veel)))).toHaveLength(400);
		expect(leesFormulier(vorm(['a.b.c.d.e.f.g.h', 'diep']))).toEqual({
			a: { b: { c: { d: { e: { f: 'diep' } } } } }
		});
	});
});

describe('what a page gets back', () => {
	const Schema = v.object({
		naam: v.pipe(v.string('fout.verplicht'), v.trim(), v.minLength(1, 'fout.verplicht')),
		tekst: v.optional(v.pipe(v.string('fout.ongeldig'), v.maxLength(5, 'fout.te-lang')), ''),
		kinderen: v.optional(
			v.array(v.object({ naam: v.pipe(v.string('fout.verplicht'), v.minLength(1, 'fout.verplicht')) })),
			[]
		)
	});
	const probeer = (gegevens: FormData) => {
		const gelezen = v.safeParse(Schema, leesFormulier(gegevens), { abortPipeEarly: true });
		if (gelezen.success) throw new Error('accepted');
		return ongeldig(u, Schema, gelezen.issues, gegevens);
	};

	it('is a sentence at each field, and everything that was typed', () => {
		const mislukt = probeer(
			vorm(
				['naam', '  '],
				['tekst', 'te lang voor hier'],
				['kinderen.0.naam', 'Pim'],
				['kinderen.1.naam', '']
			)
		);
		expect(mislukt).toEqual({
			melding: 'Kijk nog even naar deze punten.',
			velden: {
				naam: 'Vul een naam in.',
				tekst: 'Dit is te lang. Maak het korter.',
				'kinderen.1.naam': 'Vul een naam in.'
			},
			waarden: { naam: '  ', tekst: 'te lang voor hier', 'kinderen.0.naam': 'Pim', 'kinderen.1.naam': '' }
		});
	});

	it('speaks to a young person as je', () => {
		expect(geweigerd(je, weiger('reactie.verkeerd-moment'), vorm()).melding).toBe(
			'Dit kan nu niet met jouw verhaal. Je tekst is bewaard.'
		);
	});

	it('of a box that was not ticked, or a name that is absent, is the sentence of that field', () => {
		const gelezen = v.safeParse(IndienFormulier, {});
		if (gelezen.success) throw new Error('accepted');
		expect(ongeldig(u, IndienFormulier, gelezen.issues, vorm()).velden).toEqual({
			deelMet: 'Maak een keuze.',
			gezien: 'Bekijk eerst wie dit kan lezen. Zet daarna het vinkje.'
		});
		expect(probeer(vorm(['naam', 'x'], ['kinderen.0.leeg', ''])).velden).toEqual({
			'kinderen.0.naam': 'Vul een naam in.'
		});
	});

	it('of what is filled in, but not as it should be, is what is wrong with it, not that it is absent', () => {
		const Kort = v.strictObject({
			naam: v.pipe(v.string('fout.verplicht'), v.maxLength(5, 'fout.te-lang')),
			adres: v.optional(v.object({ plaats: v.string('fout.verplicht') }, 'fout.ongeldig'), { plaats: '' })
		});
		const zinnen = (...paren: [string, string][]) => {
			const gelezen = v.safeParse(Kort, leesFormulier(vorm(...paren)));
			if (gelezen.success) throw new Error('accepted');
			return ongeldig(u, Kort, gelezen.issues, vorm()).velden;
		};
		expect(zinnen(['naam', 'te lang hiervoor'])).toEqual({ naam: 'Dit is te lang. Maak het korter.' });
		expect(zinnen()).toEqual({ naam: 'Vul een naam in.' });
		expect(zinnen(['naam', 'x'], ['adres', 'Enschede'])).toEqual({
			adres: 'Dit klopt nog niet. Kijk het na.'
		});
	});

	it('of the form as a whole stands at no field', () => {
		const Samen = v.pipe(
			v.object({ a: v.string('fout.verplicht') }),
			v.check(() => false, 'fout.te-lang')
		);
		const gelezen = v.safeParse(Samen, { a: 'x' });
		if (gelezen.success) throw new Error('accepted');
		expect(ongeldig(u, Samen, gelezen.issues, vorm()).velden).toEqual({
			'': 'Dit is te lang. Maak het korter.'
		});
	});

	it('of what is absent inside a choice, or has no sentence of its own, is the general one', () => {
		const Keuze = v.object({
			wat: v.unknown(),
			keuze: v.variant('soort', [
				v.object({
					soort: v.literal('a'),
					naam: v.string('fout.verplicht'),
					kind: v.object({ naam: v.string('fout.verplicht') }),
					lijst: v.array(v.object({ naam: v.string('fout.verplicht') }))
				})
			])
		});
		const gegevens = vorm(['keuze.soort', 'a'], ['keuze.kind.x', ''], ['keuze.lijst.0.x', '']);
		const gelezen = v.safeParse(Keuze, leesFormulier(gegevens));
		if (gelezen.success) throw new Error('accepted');
		const { velden } = ongeldig(u, Keuze, gelezen.issues, gegevens);
		expect(velden).toEqual(
			Object.fromEntries(
				['wat', 'keuze.naam', 'keuze.kind.naam', 'keuze.lijst.0.naam'].map((veld) => [
					veld,
					'Dit klopt nog niet. Kijk het na.'
				])
			)
		);
	});

	it('of a field that came in another shape is still a sentence, never a technical one', () => {
		for (const gegevens of [
			vorm(['naam', 'a'], ['naam', 'b']),
			vorm(['naam.0', 'a']),
			vorm(['naam', new File(['x'], 'x')])
		])
			expect(probeer(gegevens).velden).toEqual({ naam: 'Vul dit in.' });
		expect(probeer(vorm()).velden).toEqual({ naam: 'Vul een naam in.' });
	});

	it('of a field that was left empty names it, when there is a sentence that does; of a wrong one it does not', () => {
		const Datum = v.object({
			datum: v.pipe(v.string('fout.verplicht'), v.regex(/^\d{4}-\d\d-\d\d$/, 'fout.datum')),
			naam: v.pipe(v.string('fout.verplicht'), v.minLength(2, 'fout.te-lang')),
			email: v.pipe(v.string('fout.verplicht'), v.trim(), v.email('fout.email')),
			onbekend: v.pipe(v.string('fout.verplicht'), v.minLength(1, 'fout.verplicht'))
		});
		const zinnen = (datum: string, naam: string, onbekend = '', email = 'a@voorbeeld.invalid') => {
			const gelezen = v.safeParse(Datum, { datum, naam, email, onbekend });
			return gelezen.success ? {} : ongeldig(u, Datum, gelezen.issues, vorm()).velden;
		};
		expect(zinnen('', '')).toEqual({
			datum: u.los('fout.leeg.datum'),
			naam: 'Dit is te lang. Maak het korter.',
			onbekend: 'Vul dit in.'
		});
		expect(zinnen(' ', 'Pim', 'x')).toEqual({ datum: u.los('fout.leeg.datum') });
		expect(zinnen('morgen', 'Pim', 'x')).toEqual({ datum: u.los('fout.datum') });
		expect(zinnen('2026-01-01', 'Pim', 'x', ' ')).toEqual({ email: u.los('fout.leeg.email') });
		expect(zinnen('2026-01-01', 'Pim', 'x', 'geen')).toEqual({ email: u.los('fout.email') });
		expect(u.los('fout.datum')).not.toBe(u.los('fout.leeg.datum'));
	});

	it('of a name that makes an object of a field is a sentence too', () => {
		const { velden } = probeer(vorm(['naam.toString', 'x'], ['naam.valueOf', 'y']));
		expect(velden).toEqual({ naam: 'Vul dit in.' });
	});

	it('of a message without a sentence is the general one', () => {
		const zonder = v.object({ a: v.string() });
		const gelezen = v.safeParse(zonder, {});
		if (gelezen.success) throw new Error('accepted');
		expect(ongeldig(u, zonder, gelezen.issues, vorm()).velden).toEqual({
			a: 'Dit klopt nog niet. Kijk het na.'
		});
	});

	it('of a form too large to be read says what was too large, and has nothing of it', () => {
		for (const [wat, zin] of [
			['bestand', 'fout.bestand.te-groot'],
			['tekst', 'fout.te-lang']
		] as const)
			expect(teGroot(je, wat)).toEqual({ melding: je.los(zin), velden: {}, waarden: {} });
	});

	it('of a refused act is its sentence, at the field that it names', () => {
		const gegevens = vorm(['tekst', 'mijn woorden']);
		expect(geweigerd(u, weiger('formulier.al-verstuurd', { veld: 'tekst' }), gegevens)).toEqual({
			melding: 'U had dit al verstuurd. Kijk na wat u typte en verstuur opnieuw.',
			velden: { tekst: 'U had dit al verstuurd. Kijk na wat u typte en verstuur opnieuw.' },
			waarden: { tekst: 'mijn woorden' }
		});
		expect(geweigerd(je, weiger('fase.nu-niet'), gegevens)).toMatchObject({
			velden: {},
			waarden: { tekst: 'mijn woorden' }
		});
	});

	it('never holds a secret or a file', () => {
		const geheim = [
			'wachtwoord',
			'wachtwoordNieuw',
			'nieuwWachtwoord',
			'code',
			'activatiecode',
			'herstelcode',
			'totp',
			'TOTP',
			'passkey',
			'Code'
		];
		const gegevens = vorm(
			...geheim.map((naam): [string, string] => [naam, 'geheim']),
			['naam', 'Saskia'],
			['stuk', new File(['x'], 'stuk.pdf')]
		);
		expect(getypt(gegevens)).toEqual({ naam: 'Saskia' });
	});

	it('is not more than four hundred fields', () => {
		const veel = Array.from({ length: 401 }, (_, i): [string, string] => [`veld${i}`, 'x']);
		expect(Object.keys(getypt(vorm(...veel)))).toHaveLength(400);
	});

	it('does hold a postcode', () => {
		expect(getypt(vorm(['kinderen.0.postcode', '7500 AA'], ['postcode', '9931 QX']))).toEqual({
			'kinderen.0.postcode': '7500 AA',
			postcode: '9931 QX'
		});
	});
});
