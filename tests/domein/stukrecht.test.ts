import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rollen, type Rol } from '#lib/domein/rol.ts';
import { documentSoorten, stukSoorten, type StukSoort } from '#lib/domein/document.ts';
import { leeftijdsgroepen } from '#lib/domein/leeftijd.ts';
import {
	documentRecht,
	gezagStanden,
	momenten,
	type DocumentRecht,
	type Lezer,
	type Moment
} from '#lib/domein/stukrecht.ts';

const selectie = { stukkenVoorJongere12tot15: 'selectie' } as const;
const geen = { stukkenVoorJongere12tot15: 'geen' } as const;

const wie = (rol: Rol, bij: Partial<Lezer> = {}): Lezer => ({
	rol,
	leeftijdsgroep: rol === 'jongere' ? '12-15' : '18+',
	gezag: 'geen-gezag',
	eigen: false,
	uitgenodigd: true,
	...bij
});

const mensen: Record<string, Lezer> = {
	'ouder gezag': wie('ouder', { gezag: 'gezag' }),
	'ouder geen gezag': wie('ouder'),
	'ouder onbekend': wie('ouder', { gezag: 'onbekend' }),
	'ouder van een ander kind': wie('ouder', { gezag: 'geen-ouder' }),
	verzorger: wie('verzorger'),
	'verzorger onbekend': wie('verzorger', { gezag: 'onbekend' }),
	'jongere 16-17': wie('jongere', { leeftijdsgroep: '16-17' }),
	'jongere 12-15': wie('jongere'),
	'kind onder 12': wie('jongere', { leeftijdsgroep: 'onder-12' }),
	'leeftijd onbekend': wie('jongere', { leeftijdsgroep: null }),
	steunpersoon: wie('steunpersoon'),
	'steunpersoon niet aan tafel': wie('steunpersoon', { uitgenodigd: false }),
	advocaat: wie('advocaat'),
	vertrouwenspersoon: wie('onafhankelijke-vertrouwenspersoon'),
	melder: wie('melder'),
	voorzitter: wie('voorzitter'),
	procesondersteuner: wie('procesondersteuner'),
	rvdk: wie('rvdk-adviseur'),
	'gi genodigd': wie('gi'),
	'gi niet genodigd': wie('gi', { uitgenodigd: false }),
	'lokale toegang': wie('lokale-toegang'),
	'veilig thuis': wie('veilig-thuis'),
	'nieuwe hulp': wie('jeugdhulpmedewerker'),
	'nieuwe hulp met toestemming': wie('jeugdhulpmedewerker', { toestemming: true }),
	fg: wie('fg'),
	beheerder: wie('beheerder')
};

/** L read, P print, T add, S released copy; the words of dossier §2.3. */
const letters = (recht: DocumentRecht): string =>
	[recht.lezen && 'L', recht.printen && 'P', recht.toevoegen && 'T', recht.alsVrijgegeven && 'S']
		.filter(Boolean)
		.join('') || '—';

const cel = (naam: string, soort: StukSoort, moment: Moment): string =>
	letters(documentRecht(mensen[naam] as Lezer, { soort }, moment, selectie));

describe('dossier §2.3, transcribed by hand', () => {
	const verwacht: [StukSoort, Moment, Record<string, string>][] = [
		[
			'aanmeldformulier',
			'F2',
			{
				'ouder gezag': '—',
				'jongere 16-17': '—',
				steunpersoon: '—',
				melder: 'L',
				voorzitter: 'L',
				rvdk: 'L',
				'gi genodigd': '—'
			}
		],
		['aanmeldformulier', 'F1', { melder: 'LT', voorzitter: 'L', rvdk: '—' }],
		[
			'verzoek-tot-bespreking',
			'F2',
			{
				'ouder gezag': 'LP',
				'ouder geen gezag': 'S',
				'ouder onbekend': '—',
				verzorger: 'S',
				'jongere 16-17': 'LP',
				'jongere 12-15': 'S',
				'kind onder 12': '—',
				'leeftijd onbekend': '—',
				steunpersoon: '—',
				vertrouwenspersoon: '—',
				melder: 'LP',
				voorzitter: 'LP',
				procesondersteuner: 'LP',
				rvdk: 'LP',
				'gi genodigd': 'LP',
				'gi niet genodigd': '—',
				'nieuwe hulp': '—',
				'nieuwe hulp met toestemming': 'S',
				fg: '—',
				beheerder: '—'
			}
		],
		[
			'verzoek-tot-onderzoek',
			'F1',
			{
				'ouder gezag': '—',
				'jongere 16-17': '—',
				'jongere 12-15': '—',
				melder: 'LPT',
				voorzitter: 'LP',
				rvdk: '—'
			}
		],
		['veiligheidsplan', 'F0', { melder: 'LPT', voorzitter: '—', 'ouder gezag': '—' }],
		[
			'conclusies-raadsrapportage',
			'F2',
			{
				'ouder gezag': 'LP',
				'ouder geen gezag': 'S',
				'jongere 16-17': 'LP',
				'jongere 12-15': 'S',
				steunpersoon: '—',
				voorzitter: 'LP',
				rvdk: 'LPT',
				'gi genodigd': 'LP',
				'nieuwe hulp': '—'
			}
		],
		[
			'rapportage-gi',
			'F2',
			{
				'ouder gezag': 'LP',
				'ouder geen gezag': 'S',
				'jongere 12-15': 'S',
				rvdk: 'LP',
				'gi genodigd': 'LPT',
				'nieuwe hulp met toestemming': '—'
			}
		],
		['plan-van-aanpak', 'F1', { melder: 'LPT', voorzitter: 'LP', 'ouder gezag': '—' }],
		[
			'bijlage',
			'F2',
			{
				'ouder gezag': 'S',
				'ouder geen gezag': 'S',
				'jongere 16-17': 'S',
				'jongere 12-15': 'S',
				steunpersoon: '—',
				melder: 'LP'
			}
		],
		[
			'deelnemerslijst',
			'F2',
			{ 'ouder gezag': 'L', 'jongere 12-15': 'L', steunpersoon: 'L', 'gi niet genodigd': 'L' }
		],
		[
			'verslag-concept',
			'F3',
			{
				'ouder gezag': 'LP',
				'ouder geen gezag': 'S',
				'jongere 12-15': 'LP',
				steunpersoon: '—',
				melder: 'LP',
				voorzitter: 'LPT',
				rvdk: 'LP',
				'nieuwe hulp met toestemming': '—'
			}
		],
		[
			'verslag-definitief',
			'F4',
			{ 'ouder gezag': 'LP', 'ouder geen gezag': 'S', 'nieuwe hulp met toestemming': 'L', 'nieuwe hulp': '—' }
		],
		[
			'terugmeldformulier',
			'F5',
			{
				'ouder gezag': 'LP',
				'ouder geen gezag': '—',
				'jongere 16-17': 'LP',
				'jongere 12-15': 'S',
				melder: 'LT',
				voorzitter: 'L'
			}
		]
	];
	test.each(verwacht)('%s at %s', (soort, moment, perMens) => {
		const werkelijk = Object.fromEntries(
			Object.keys(perMens).map((naam) => [naam, cel(naam, soort, moment)])
		);
		expect(werkelijk).toEqual(perMens);
	});
});

test('the whole matrix, person by person', async () => {
	const regels = stukSoorten.flatMap((soort) => [
		`# ${soort}`,
		...Object.keys(mensen).map(
			(naam) => `${naam}: ${momenten.map((moment) => `${moment} ${cel(naam, soort, moment)}`).join('  ')}`
		)
	]);
	await expect(regels.join('\n') + '\n').toMatchFileSnapshot('./stukmatrix.txt');
});

test('own uitnodiging: the own one, never another person’s', () => {
	for (const rol of ['ouder', 'verzorger', 'jongere', 'steunpersoon', 'melder', 'gi'] as const) {
		const eigen = documentRecht(wie(rol, { eigen: true }), { soort: 'uitnodiging' }, 'F2', geen);
		const ander = documentRecht(wie(rol), { soort: 'uitnodiging' }, 'F2', geen);
		expect([letters(eigen), letters(ander)]).toEqual(['LP', '—']);
	}
});

test('who came in by noodtoegang reads what regie reads, and takes nothing along and adds nothing', () => {
	for (const soort of stukSoorten)
		for (const moment of momenten) {
			const { lezen } = documentRecht(wie('voorzitter'), { soort }, moment, geen);
			expect(documentRecht(wie('noodtoegang'), { soort }, moment, geen)).toEqual({
				lezen,
				printen: false,
				toevoegen: false,
				alsVrijgegeven: false
			});
		}
});

test('whoever of the Raad investigates reads as its adviser does', () => {
	for (const soort of stukSoorten)
		for (const moment of momenten)
			expect(letters(documentRecht(wie('raadsonderzoeker'), { soort }, moment, geen))).toBe(
				letters(documentRecht(wie('rvdk-adviseur'), { soort }, moment, geen))
			);
	expect(letters(documentRecht(wie('raadsonderzoeker'), { soort: 'bijlage' }, 'F2', geen))).toBe('LPT');
});

test('a region that gives a jongere under 16 no papers gives none, also no released one', () => {
	for (const soort of documentSoorten)
		expect(letters(documentRecht(wie('jongere'), { soort }, 'F4', geen))).toBe('—');
	const ouder = wie('jongere', { leeftijdsgroep: '16-17' });
	expect(letters(documentRecht(ouder, { soort: 'veiligheidsplan' }, 'F2', geen))).toBe('LP');
	expect(letters(documentRecht(wie('jongere'), { soort: 'deelnemerslijst' }, 'F2', geen))).toBe('L');
});

const lezers: fc.Arbitrary<Lezer> = fc.record({
	rol: fc.constantFrom(...rollen),
	leeftijdsgroep: fc.constantFrom(...leeftijdsgroepen, null),
	gezag: fc.constantFrom(...gezagStanden),
	eigen: fc.boolean(),
	uitgenodigd: fc.boolean(),
	toestemming: fc.boolean()
});
const stuk = fc.record({ soort: fc.constantFrom(...stukSoorten) });
const moment = fc.constantFrom(...momenten);
const profiel = fc.constantFrom(selectie, geen);
/** Nothing < a released copy < reading < reading and printing. */
const rang = (recht: DocumentRecht): number =>
	recht.lezen ? (recht.printen ? 3 : 2) : recht.alsVrijgegeven ? 1 : 0;

test('who is no ouder of the child, or of whom it is not known, has never more than without gezag, and no copy', () => {
	fc.assert(
		fc.property(lezers, stuk, moment, profiel, (lezer, wat, wanneer, regio) => {
			const zonder = documentRecht({ ...lezer, gezag: 'geen-gezag' }, wat, wanneer, regio);
			const ouder = lezer.rol === 'ouder' || lezer.rol === 'verzorger';
			for (const gezag of ['onbekend', 'geen-ouder'] as const)
				expect(documentRecht({ ...lezer, gezag }, wat, wanneer, regio)).toEqual(
					ouder ? { ...zonder, alsVrijgegeven: false } : zonder
				);
		})
	);
});

test('geen gezag is never more than gezag, and a birthday never takes away', () => {
	fc.assert(
		fc.property(lezers, stuk, moment, profiel, (lezer, wat, wanneer, regio) => {
			const met = documentRecht({ ...lezer, gezag: 'gezag' }, wat, wanneer, regio);
			const zonder = documentRecht({ ...lezer, gezag: 'geen-gezag' }, wat, wanneer, regio);
			expect(rang(zonder)).toBeLessThanOrEqual(rang(met));
			const perLeeftijd = leeftijdsgroepen.map((leeftijdsgroep) =>
				rang(documentRecht({ ...lezer, leeftijdsgroep }, wat, wanneer, regio))
			);
			expect(perLeeftijd).toEqual([...perLeeftijd].sort((een, ander) => een - ander));
		})
	);
});

test('what may be read stays readable as the casus goes on', () => {
	fc.assert(
		fc.property(lezers, stuk, profiel, (lezer, wat, regio) => {
			const verloop = momenten.map((wanneer) => rang(documentRecht(lezer, wat, wanneer, regio)));
			expect(verloop).toEqual([...verloop].sort((een, ander) => een - ander));
		})
	);
});

test('whoever may print may read, a released copy is for who may not read, and nothing is given by not knowing', () => {
	fc.assert(
		fc.property(lezers, stuk, moment, profiel, (lezer, wat, wanneer, regio) => {
			const recht = documentRecht(lezer, wat, wanneer, regio);
			if (recht.printen) expect(recht.lezen).toBe(true);
			if (recht.alsVrijgegeven) expect(recht.lezen).toBe(false);
			const { rol, leeftijdsgroep, gezag, eigen } = lezer;
			const minder = documentRecht({ rol, leeftijdsgroep, gezag, eigen }, wat, wanneer, regio);
			expect(rang(minder)).toBeLessThanOrEqual(rang(recht));
		})
	);
});

test('nobody of the family ever reads the contact data of all, and FG and beheerder read no paper', () => {
	fc.assert(
		fc.property(lezers, moment, profiel, (lezer, wanneer, regio) => {
			if (['ouder', 'verzorger', 'jongere', 'steunpersoon', 'fg', 'beheerder'].includes(lezer.rol))
				for (const soort of ['aanmeldformulier', 'contactgegevensblad'] as const)
					expect(letters(documentRecht(lezer, { soort }, wanneer, regio))).toBe('—');
		})
	);
});
