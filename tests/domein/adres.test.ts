/** An address as somebody typed it: what is searched for on its own (besluiten/teksten-nakijken.md). */
import { describe, expect, it } from 'vitest';
import { ontleed } from '#lib/domein/adres.ts';

describe('the place in a line of address', () => {
	it.each([
		['Kerkstraat 5, 7491 AB Delden', 'Delden'],
		['Kerkstraat 5, 7491 AB Delden, Nederland', 'Delden'],
		['Kerkstraat 5, Delden', 'Delden'],
		['Kerkstraat 5\n7491AB\nDelden', 'Delden'],
		['Dorpsstraat 1 Delden', 'Delden'],
		['dorpsstraat 1a Delden', 'Delden'],
		['Dorpsstraat 1 bis Delden', 'Delden'],
		['Dorpsstraat 1-3 Den Haag', 'Den Haag'],
		['Dorpsstraat 1 Ede', 'Ede'],
		['Dorpsstraat 1 ’t Zand', '’t Zand'],
		['Dorpsstraat 1 Delden 7491 AB', 'Delden'],
		['Kerkstraat 5, 9999 AA Bergen (NH)', 'Bergen'],
		['Kerkstraat 5, bij oma, Delden', 'Delden'],
		['Kerkstraat 5, 2e verdieping, Delden', 'Delden'],
		['Kerkstraat 5, Bijlen', 'Bijlen'],
		['Kerkstraat 5, bij oma', ''],
		['De Linde, geheim', ''],
		['De Linde, adres onbekend', ''],
		['De Linde, Geheim', ''],
		['Kerkstraat 5, boven', ''],
		['Kerkstraat 5 hs', ''],
		['Kerkstraat 5 A', ''],
		['Kerkstraat 5 HS', ''],
		['Kerkstraat 5 Bis', ''],
		['Kerkstraat 5 boven', ''],
		['Kerkstraat 5 bij Jan', ''],
		['Kerkstraat 5', ''],
		['Delden', ''],
		['geheim', ''],
		['', '']
	])('%s: %s', (regel, plaats) => {
		expect(ontleed(regel).plaats).toBe(plaats);
	});

	it('leaves the other parts as they are', () => {
		expect(ontleed('Dorpsstraat 1 Delden')).toMatchObject({ straat: 'Dorpsstraat', huisnummer: '1' });
		expect(ontleed('Kerkstraat 5 hs, bij oma, 7491ab Delden')).toEqual({
			straat: 'Kerkstraat',
			huisnummer: '5',
			postcode: '7491ab',
			plaats: 'Delden',
			naast: 'Delden'
		});
	});
});
