import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
	CodeFormulier,
	JeugdigeConcept,
	JeugdigeFormulier,
	MelderFormulier,
	verklaringenVan
} from '#lib/domein/aanmeldformulier.ts';
import { adresRegel, leesAdres } from '#lib/domein/adres.ts';
import { bevindingen, controlepunten } from '#lib/domein/vtocontrole.ts';
import { haaglanden2023 } from '#lib/domein/werkwijzen/haaglanden-2023.ts';
import { twente2026 } from '#lib/domein/werkwijzen/twente-2026.ts';

const fouten = (schema: v.GenericSchema, invoer: unknown): Record<string, string> => {
	const uitkomst = v.safeParse(schema, invoer, { abortPipeEarly: true });
	return Object.fromEntries(
		(uitkomst.issues ?? []).map((een) => [een.path?.map((deel) => deel.key).join('.') ?? '', een.message])
	);
};
const melder = {
	naam: 'Wietske Roelfsen',
	organisatie: 'Lokale toegang',
	functie: 'consulent',
	email: 'w.roelfsen@voorbeeld.invalid',
	telefoon: '053 - 456 78 90',
	gemeente: 'Enschede'
};
const kind = { naam: 'Noor Veldman', geboortedatum: '2014-05-02', plaats: 'Enschede' };

describe('the melder (S0-A04..A06)', () => {
	it('accepts own data and names each field that is missing', () => {
		expect(fouten(MelderFormulier, melder)).toEqual({});
		expect(fouten(MelderFormulier, {})).toEqual({
			naam: 'loket.vul.naam',
			organisatie: 'loket.vul.organisatie',
			functie: 'loket.vul.functie',
			email: 'loket.vul.email',
			telefoon: 'loket.vul.telefoon',
			gemeente: 'loket.vul.gemeente'
		});
	});

	it.each([
		['naam', '111222333', 'bsn.veld'],
		['functie', 'BSN 1112.22.333', 'bsn.veld'],
		['email', 'geen adres', 'email'],
		['telefoon', '12345', 'telefoon'],
		['naam', 'a'.repeat(121), 'te-lang']
	])('refuses %s "%s"', (veld, waarde, melding) => {
		expect(fouten(MelderFormulier, { ...melder, [veld]: waarde })).toEqual({ [veld]: melding });
	});
});

describe('a child (S0-B01..B04)', () => {
	it('accepts one with a day of birth and a place', () =>
		expect(fouten(JeugdigeFormulier, kind)).toEqual({}));

	it('refuses a BSN in every field, also while it is only being kept', () => {
		for (const veld of ['naam', 'straat', 'huisnummer', 'plaats'])
			for (const schema of [JeugdigeFormulier, JeugdigeConcept])
				expect(fouten(schema, { ...kind, [veld]: '111222333' })).toEqual({ [veld]: 'bsn.veld' });
	});

	it('asks the due date of an unborn child instead of a day of birth', () => {
		expect(fouten(JeugdigeFormulier, { naam: 'Baby', ongeboren: 'ja', plaats: 'Almelo' })).toEqual({
			uitgerekend: 'loket.vul.uitgerekend'
		});
		expect(
			fouten(JeugdigeFormulier, {
				naam: 'Baby',
				ongeboren: 'ja',
				uitgerekend: '2027-02-14',
				plaats: 'Almelo'
			})
		).toEqual({});
	});

	it('needs no address when it is geheim', () => {
		expect(fouten(JeugdigeFormulier, { ...kind, plaats: '' })).toEqual({ plaats: 'loket.plaats' });
		expect(fouten(JeugdigeFormulier, { ...kind, plaats: '', adresGeheim: 'ja' })).toEqual({});
	});

	it('reads a day as people write it and refuses one that does not exist', () => {
		const dag = (geboortedatum: string) =>
			v.parse(JeugdigeConcept, { ...kind, geboortedatum }).geboortedatum?.toString();
		expect([dag('2014-05-02'), dag('2-5-2014'), dag('02/05/2014'), dag('2 5 2014')]).toEqual(
			Array(4).fill('2014-05-02')
		);
		expect(fouten(JeugdigeConcept, { geboortedatum: '31-02-2014' })).toEqual({ geboortedatum: 'datum' });
	});

	it('writes a postcode in one way', () => {
		expect(v.parse(JeugdigeFormulier, { ...kind, postcode: '7511ab' }).postcode).toBe('7511 AB');
		expect(fouten(JeugdigeFormulier, { ...kind, postcode: '75 AB' })).toEqual({ postcode: 'postcode' });
	});
});

describe('an address on one line', () => {
	it.each([
		['Lindenlaan', '12 b', '7511 AB', 'Enschede'],
		['Laan van Meerdervoort', '1', '2517 AA', 'Den Haag'],
		['', '', '', 'Almelo'],
		['', '', '7511 AB', ''],
		['Plein 1940', '3', '', 'Hengelo']
	])('gives its parts back: %s %s, %s %s', (straat, huisnummer, postcode, plaats) => {
		const adres = { straat, huisnummer, postcode, plaats };
		expect(leesAdres(adresRegel(adres))).toEqual(adres);
	});

	it.each([', x', 'a, , b', '1234 ABC'])('gives "%s" back as it was', (regel) => {
		expect(adresRegel(leesAdres(regel))).toBe(regel);
	});

	it('never loses a word, whatever somebody types', () => {
		const tekst = fc.string({ maxLength: 30 }).map((ruw) => ruw.replace(/\s+/g, ' ').trim());
		const adres = fc.record({ straat: tekst, huisnummer: tekst, postcode: tekst, plaats: tekst });
		fc.assert(
			fc.property(adres, (een) => {
				const regel = adresRegel(een);
				expect(adresRegel(leesAdres(regel))).toBe(regel);
			})
		);
	});
});

describe('a code', () => {
	it.each(['123456', '123 456', ' 123-456 ', '1 2 3 4 5 6'])('is read from "%s"', (code) =>
		expect(v.parse(CodeFormulier, { code }).code).toBe('123456')
	);
	it.each(['', '12345', '1234567', 'abcdef'])('is not "%s"', (code) =>
		expect(fouten(CodeFormulier, { code })).toEqual({ code: 'loket.code-lengte' })
	);
});

describe('the check of the voorzitter', () => {
	it('asks about the extra papers only when the gezag is at stake', () => {
		const ids = (gezag: boolean) => controlepunten(haaglanden2023, gezag).map((punt) => punt.id);
		expect(ids(false)).not.toContain('vto-11');
		expect(ids(true)).toContain('vto-11');
	});

	it('offers the declarations of each region without those about the talk', () => {
		expect(verklaringenVan(twente2026)).toEqual(['werkwijze.aanmeldvraag.plan']);
		expect(verklaringenVan(haaglanden2023)).toHaveLength(4);
	});

	it('finds a missing paper, a number like a BSN and an old diagnosis without reason', () => {
		const gevonden = bevindingen(haaglanden2023, {
			soort: 'vto',
			documenten: [],
			onleesbaar: 1,
			bsn: 2,
			melderVolledig: true,
			melderBekend: false,
			kinderenVolledig: true,
			besproken: null,
			verklaard: [],
			gezagsbeeindiging: false,
			diagnose: { teOud: true, metReden: false }
		});
		const wat = (punt: 'vto-02' | 'vto-06' | 'vto-09' | 'vto-14') => gevonden[punt]?.map((een) => een.wat);
		expect([wat('vto-02'), wat('vto-06'), wat('vto-09'), wat('vto-14')]).toEqual([
			['stukken-missen'],
			['diagnose-oud'],
			['niet-besproken'],
			['bsn', 'onleesbaar']
		]);
	});
});
