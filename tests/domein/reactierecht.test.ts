import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leeftijdsgroepen } from '#lib/domein/leeftijd.ts';
import {
	deelMetKeuzes,
	reactieLezers,
	reactieRecht,
	reactieStatussen,
	type GedeeldeReactie
} from '#lib/domein/reactierecht.ts';
import { rollen, type Rol } from '#lib/domein/rol.ts';
import type { Lezer } from '#lib/domein/stukrecht.ts';

const lezer = (rol: Rol, bij: Partial<Lezer> = {}): Lezer => ({
	rol,
	leeftijdsgroep: rol === 'jongere' ? '12-15' : '18+',
	gezag: 'gezag',
	eigen: false,
	uitgenodigd: true,
	...bij
});
const iedereen = rollen.map((rol) => lezer(rol));
const namen = (reactie: GedeeldeReactie): string[] => reactieLezers(reactie, iedereen).map((een) => een.rol);

const aanTafel = [
	'melder',
	'voorzitter',
	'procesondersteuner',
	'rvdk-adviseur',
	'raadsonderzoeker',
	'gi',
	'lokale-toegang',
	'veilig-thuis'
];

test('an ouder who shares with the table reaches the professionals, not the other ouder nor the jongere', () => {
	expect(namen({ deelMet: 'tafel', auteurRol: 'ouder', status: 'ingediend' })).toEqual(aanTafel);
});

test('shared with everyone: the other ouder with gezag and a jongere of 16 read along, one of 14 only a copy', () => {
	const reactie: GedeeldeReactie = { deelMet: 'iedereen', auteurRol: 'ouder', status: 'ingediend' };
	expect(namen(reactie)).toEqual(['ouder', ...aanTafel]);
	expect(reactieRecht(reactie, lezer('jongere', { leeftijdsgroep: '16-17' })).lezen).toBe(true);
	expect(reactieRecht(reactie, lezer('jongere'))).toEqual({ lezen: false, alsVrijgegeven: true });
	for (const gezag of ['geen-gezag', 'onbekend'] as const)
		expect(reactieRecht(reactie, lezer('ouder', { gezag })).lezen).toBe(false);
	expect(reactieRecht(reactie, lezer('ouder', { uitgenodigd: false })).lezen).toBe(false);
});

test('a jongere who chooses the voorzitter is read by the voorzitter and nobody else', () => {
	expect(namen({ deelMet: 'voorzitter', auteurRol: 'jongere', status: 'ingediend' })).toEqual(['voorzitter']);
});

test('a late one goes to the voorzitter, whatever was chosen', () => {
	for (const deelMet of ['tafel', 'iedereen', 'voorzitter'] as const)
		expect(namen({ deelMet, auteurRol: 'ouder', status: 'nagekomen' })).toEqual(['voorzitter']);
});

test.each(['leeg', 'concept', 'ingetrokken'] as const)(
	'nobody but the author reads one that is %s',
	(status) => {
		expect(namen({ deelMet: 'iedereen', auteurRol: 'ouder', status })).toEqual([]);
		expect(
			reactieRecht({ deelMet: 'iedereen', auteurRol: 'ouder', status }, lezer('ouder', { eigen: true })).lezen
		).toBe(true);
	}
);

test('a new helper reads only with recorded consent (S2-G15)', () => {
	const reactie: GedeeldeReactie = { deelMet: 'tafel', auteurRol: 'ouder', status: 'aangevuld' };
	expect(reactieRecht(reactie, lezer('jeugdhulpmedewerker')).lezen).toBe(false);
	expect(reactieRecht(reactie, lezer('jeugdhulpmedewerker', { toestemming: true })).lezen).toBe(true);
});

test('who leads, brings in or advises reads without an invitation; who comes for one tafel reads once invited', () => {
	const reactie: GedeeldeReactie = { deelMet: 'tafel', auteurRol: 'ouder', status: 'ingediend' };
	const zonder = rollen.map((rol) => lezer(rol, { uitgenodigd: false, toestemming: true }));
	expect(reactieLezers(reactie, zonder).map((een) => een.rol)).toEqual([
		'melder',
		'voorzitter',
		'procesondersteuner',
		'rvdk-adviseur',
		'raadsonderzoeker'
	]);
	expect(reactieRecht(reactie, lezer('jeugdhulpmedewerker', { toestemming: true })).lezen).toBe(true);
});

test.each(['ingediend', 'aangevuld', 'vergrendeld', 'opgenomen'] as const)(
	'one that is %s is read at the table, and who reads it in full needs no released copy',
	(status) => {
		const reactie: GedeeldeReactie = { deelMet: 'tafel', auteurRol: 'verzorger', status };
		expect(namen(reactie)).toEqual(aanTafel);
		expect(reactieRecht(reactie, lezer('gi'))).toEqual({ lezen: true, alsVrijgegeven: false });
	}
);

test('who may choose what', () => {
	expect(deelMetKeuzes).toEqual({
		ouder: ['iedereen', 'tafel'],
		verzorger: ['iedereen', 'tafel'],
		jongere: ['iedereen', 'voorzitter']
	});
});

const willekeurig = {
	lezer: fc.record({
		rol: fc.constantFrom(...rollen),
		leeftijdsgroep: fc.constantFrom(...leeftijdsgroepen, null),
		gezag: fc.constantFrom('gezag' as const, 'geen-gezag' as const, 'onbekend' as const),
		eigen: fc.boolean(),
		uitgenodigd: fc.boolean(),
		toestemming: fc.boolean()
	}),
	reactie: fc.record({
		deelMet: fc.constantFrom('voorzitter' as const, 'tafel' as const, 'iedereen' as const),
		auteurRol: fc.constantFrom('ouder' as const, 'verzorger' as const, 'jongere' as const),
		status: fc.constantFrom(...reactieStatussen)
	})
};

test('family never reads family unless it was shared with everyone and handed in', () => {
	fc.assert(
		fc.property(willekeurig.reactie, willekeurig.lezer, (reactie, wie) => {
			const recht = reactieRecht(reactie, { ...wie, eigen: false });
			if (['ouder', 'verzorger', 'jongere'].includes(wie.rol) && (recht.lezen || recht.alsVrijgegeven)) {
				expect(reactie.deelMet).toBe('iedereen');
				expect(['ingediend', 'aangevuld', 'vergrendeld', 'opgenomen']).toContain(reactie.status);
			}
		})
	);
});

test('steunpersoon, vertrouwenspersoon, FG, beheerder and verzorger read nobody’s reactie', () => {
	fc.assert(
		fc.property(willekeurig.reactie, willekeurig.lezer, (reactie, wie) => {
			if (
				['steunpersoon', 'onafhankelijke-vertrouwenspersoon', 'fg', 'beheerder', 'verzorger'].includes(
					wie.rol
				)
			)
				expect(reactieRecht(reactie, { ...wie, eigen: false })).toEqual({
					lezen: false,
					alsVrijgegeven: false
				});
		})
	);
});

test('sharing with fewer never gives a reader more', () => {
	const rang = (deelMet: GedeeldeReactie['deelMet'], reactie: GedeeldeReactie, wie: Lezer) => {
		const recht = reactieRecht({ ...reactie, deelMet }, wie);
		return recht.lezen ? 2 : recht.alsVrijgegeven ? 1 : 0;
	};
	fc.assert(
		fc.property(willekeurig.reactie, willekeurig.lezer, (reactie, wie) => {
			expect(rang('voorzitter', reactie, wie)).toBeLessThanOrEqual(rang('tafel', reactie, wie));
			expect(rang('tafel', reactie, wie)).toBeLessThanOrEqual(rang('iedereen', reactie, wie));
		})
	);
});
