import { describe, expect, it } from 'vitest';
import { eersteKeer, verdeel } from '#lib/ui/woord.ts';

const woorden = [
	{ woord: 'Raad', uitleg: 'kort' },
	{ woord: 'Raad voor de Kinderbescherming', uitleg: 'lang' },
	{ woord: 'C.I.T. (team)', uitleg: 'tekens' }
];

describe('words explained in place', () => {
	it('finds whole words in any case, the longest first, and keeps the sentence as it was', () => {
		const delen = verdeel('De raad voor de kinderbescherming en de Raad, niet de raadsman.', woorden);
		expect(delen.map(({ tekst, na }) => tekst + (na ?? '')).join('')).toBe(
			'De raad voor de kinderbescherming en de Raad, niet de raadsman.'
		);
		expect(delen.filter(({ uitleg }) => uitleg).map(({ uitleg }) => uitleg)).toEqual(['lang', 'kort']);
	});

	it('takes signs in a word as they are', () => {
		expect(verdeel('Het C.I.T. (team) komt.', woorden)[1]).toEqual({
			tekst: 'C.I.T. (team)',
			uitleg: 'tekens'
		});
		expect(verdeel('Het CxIxTx (team) komt.', woorden)).toHaveLength(1);
	});

	it('explains a word once in a text', () => {
		const delen = eersteKeer(['De Raad komt.', 'De Raad vraagt.'], woorden);
		expect(delen.map(({ woorden: hier }) => hier.length)).toEqual([1, 0]);
	});

	it('keeps a full stop with the word before it', () => {
		expect(verdeel('Dit is de Raad.', woorden)).toEqual([
			{ tekst: 'Dit is de ' },
			{ tekst: 'Raad', uitleg: 'kort', na: '.' }
		]);
	});

	it('leaves a sentence alone when there are no words', () => {
		expect(verdeel('Zo is het.', [])).toEqual([{ tekst: 'Zo is het.' }]);
	});
});
