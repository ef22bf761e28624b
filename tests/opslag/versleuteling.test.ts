import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	geheimHash,
	gelijk,
	kenmerk,
	krommePunt,
	leidAf,
	nieuwGeheim,
	nieuwKrommeGeheim,
	NietTeOpenen,
	slot,
	vingerafdruk,
	type Slot
} from '#lib/server/opslag/versleuteling.ts';

const SLEUTEL = randomBytes(32);
const hier = slot(SLEUTEL, 'casus-1');

describe('a field (dreigingen §6.1)', () => {
	it('opens where it belongs, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.uuid(), (tekst, rij) => {
				expect(hier.ontsleutel('persoon.naam', rij, hier.versleutel('persoon.naam', rij, tekst))).toBe(tekst);
			})
		);
	});

	it('looks different each time', () => {
		const keren = Array.from({ length: 200 }, () =>
			hier.versleutel('persoon.naam', 'r', 'zelfde').toString('hex')
		);
		expect(new Set(keren).size).toBe(200);
		expect(new Set(keren.map((hex) => hex.slice(2, 26))).size).toBe(200);
	});

	it('does not open in another column, row or case, or with another key', () => {
		const dicht = hier.versleutel('persoon.naam', 'rij-1', 'tekst');
		const elders: [Slot, string, string][] = [
			[hier, 'persoon.adres', 'rij-1'],
			[hier, 'persoon.naam', 'rij-2'],
			[slot(SLEUTEL, 'casus-2'), 'persoon.naam', 'rij-1'],
			[slot(randomBytes(32), 'casus-1'), 'persoon.naam', 'rij-1'],
			[slot(leidAf(SLEUTEL, 'contact'), 'casus-1'), 'persoon.naam', 'rij-1']
		];
		for (const [ander, kolom, rij] of elders)
			expect(() => ander.ontsleutel(kolom, rij, dicht)).toThrow(NietTeOpenen);
	});

	it('with one bit changed does not open', () => {
		fc.assert(
			fc.property(
				fc.string({ maxLength: 40 }),
				fc.nat(),
				fc.integer({ min: 0, max: 7 }),
				(tekst, plek, bit) => {
					const dicht = hier.versleutel('persoon.naam', 'r', tekst);
					dicht[plek % dicht.length]! ^= 1 << bit;
					expect(() => hier.ontsleutel('persoon.naam', 'r', dicht)).toThrow(NietTeOpenen);
				}
			),
			{ numRuns: 500 }
		);
	});

	it('with every single byte changed, cut or made longer does not open', () => {
		const dicht = hier.versleutel('persoon.naam', 'r', 'Saskia');
		for (let i = 0; i < dicht.length; i++) {
			const anders = Buffer.from(dicht);
			anders[i]! ^= 0xff;
			expect(() => hier.ontsleutel('persoon.naam', 'r', anders)).toThrow(NietTeOpenen);
			expect(() => hier.ontsleutel('persoon.naam', 'r', dicht.subarray(0, i))).toThrow(NietTeOpenen);
		}
		expect(() => hier.ontsleutel('persoon.naam', 'r', Buffer.concat([dicht, Buffer.from([0])]))).toThrow(
			NietTeOpenen
		);
	});

	it.each([4, 8, 12, 15])('with a true tag of only %i bytes is refused (finding 3)', (lengte) => {
		const tekst = 'x'.repeat(40);
		const iv = randomBytes(12);
		const cipher = createCipheriv('aes-256-gcm', SLEUTEL, iv, lengte === 15 ? {} : { authTagLength: lengte });
		cipher.setAAD(Buffer.from('persoon.naam|r|casus-1'));
		const inhoud = Buffer.concat([cipher.update(tekst, 'utf8'), cipher.final()]);
		const tag = cipher.getAuthTag().subarray(0, lengte);
		const dicht = Buffer.concat([Buffer.from([1]), iv, inhoud, tag]);
		expect(() => hier.ontsleutel('persoon.naam', 'r', dicht)).toThrow(NietTeOpenen);
	});

	it('that does not open says nothing of what is in it', () => {
		const dicht = hier.versleutel('persoon.naam', 'rij-1', 'Saskia');
		const fout = (() => {
			try {
				return hier.ontsleutel('persoon.naam', 'rij-2', dicht);
			} catch (gevangen) {
				return String(gevangen);
			}
		})();
		expect(fout).toContain('persoon.naam');
		expect(fout).not.toMatch(/Saskia|rij-/);
	});
});

it('a purpose is a key of its own', () => {
	const doelen = ['velden', 'contact', 'eigen', 'verzoek', 'index', 'peper'];
	const sleutels = doelen.map((doel) => leidAf(SLEUTEL, doel).toString('hex'));
	expect(new Set([...sleutels, SLEUTEL.toString('hex')]).size).toBe(doelen.length + 1);
});

describe('the stored form, which must open for years', () => {
	const vast = Buffer.alloc(32, 7);
	const IV = Buffer.from('000102030405060708090a0b', 'hex');
	/** version | IV | ciphertext | tag, bound to column, row and case: written without our own code. */
	function metDeHand(versie: number, tekst: string): Buffer {
		const cipher = createCipheriv('aes-256-gcm', vast, IV);
		cipher.setAAD(Buffer.from('persoon.naam|rij-1|casus-1'));
		const inhoud = Buffer.concat([cipher.update(tekst, 'utf8'), cipher.final()]);
		return Buffer.concat([Buffer.from([versie]), IV, inhoud, cipher.getAuthTag()]);
	}

	it.each(['', 'é', 'Saskia Vlierman'])('of %j written by hand opens', (tekst) => {
		expect(slot(vast, 'casus-1').ontsleutel('persoon.naam', 'rij-1', metDeHand(1, tekst))).toBe(tekst);
	});

	it('of another version is refused, not guessed at', () => {
		const doe = () => slot(vast, 'casus-1').ontsleutel('persoon.naam', 'rij-1', metDeHand(2, 'Saskia'));
		expect(doe).toThrow('versleutelde waarde van persoon.naam kan niet worden geopend');
	});

	it('opens where it lies in a larger piece of memory', () => {
		const dicht = metDeHand(1, 'Saskia');
		const ruim = Buffer.concat([randomBytes(9), dicht, randomBytes(9)]).subarray(9, 9 + dicht.length);
		expect(slot(vast, 'casus-1').ontsleutel('persoon.naam', 'rij-1', ruim)).toBe('Saskia');
	});

	// From an independent HKDF and HMAC (Python's hmac and hashlib): a change here makes every store unreadable.
	it.each([
		['velden', '7bd67098749cc69490520887fe7b4a4348ac86b9dbe8c39d7632840953f31061'],
		['contact', 'db71eb5828a703614d3e9aa10bf59213644d58c67a5c870469f942a39d7d5561'],
		['index', '520304871868cc1f21a9ea252eba04edcfaa397981d7812bc36dea8f805e7684']
	])('derives the key for %s as it always did', (doel, hex) => {
		expect(leidAf(vast, doel).toString('hex')).toBe(hex);
	});

	it('finds back what is kept as a digest only', () => {
		expect(kenmerk(vast, 'saskia@voorbeeld.invalid')).toBe('sH9YqIxmy0ZoAX1FJPkRDj1tIsJqEg7vRLE5eCpWDJk');
		expect(geheimHash('geheim-é').toString('hex')).toBe(
			'8b31e0b1ae36941a0c31d6333bcc4ac1b0511c846103077a07e5f4bc3ab82043'
		);
		expect(vingerafdruk(Buffer.from('geheim-é'))).toBe('izHgsa42lBoMMdYzO8xKwbBRHIRhAwd6B-X0vDq4IEM');
		expect(Buffer.from(nieuwGeheim(), 'base64url')).toHaveLength(32);
		expect(nieuwGeheim()).not.toBe(nieuwGeheim());
	});
});

it('comparing takes bytes of unequal length', () => {
	expect([gelijk(Buffer.from('a'), Buffer.from('ab')), gelijk(Buffer.from('a'), Buffer.from('a'))]).toEqual([
		false,
		true
	]);
	expect(gelijk(Buffer.from('ab'), Buffer.from('aC'))).toBe(false);
});

describe('the curve by which push services know us', () => {
	const getal = (hex: string) => Buffer.from(hex.padStart(64, '0'), 'hex');

	// One times the base point of P-256 is the base point (FIPS 186-5, SEC 2).
	it('gives the point of a secret', () => {
		expect(krommePunt(getal('1'))?.toString('hex')).toBe(
			'046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
				'4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'
		);
	});

	it.each([
		['nothing', '0'],
		['the order of the curve', 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551']
	])('%s is no secret of it', (_wat, hex) => {
		expect(krommePunt(getal(hex))).toBeNull();
	});

	it('makes secrets of 32 bytes, also where the number is small, and never the same', () => {
		const gemaakt = Array.from({ length: 1000 }, nieuwKrommeGeheim);
		expect(new Set(gemaakt.map((een) => een.length))).toEqual(new Set([32]));
		expect(new Set(gemaakt.map((een) => een.toString('hex'))).size).toBe(1000);
		expect(krommePunt(gemaakt.find((een) => een[0] === 0) ?? gemaakt[0]!)).toHaveLength(65);
	});
});
