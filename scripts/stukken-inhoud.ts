/**
 * What stands in the invented papers of invented families, for the demo and the tests. Own wording; the
 * headings follow what the sources ask of each paper (contract S0-C, S2-O). No addresses, no BSN.
 */
import type { DocumentSoort } from '../src/lib/domein/document.ts';

export type Kind = { roepnaam: string; geboren: string };
export type Gezin = {
	achternaam: string;
	kinderen: Kind[];
	/** As the papers name them: "Sanne Verhoef (moeder)". */
	ouders: string[];
	gemeente: string;
	/** Who writes: name and organisation. */
	opsteller: string;
	organisatie: string;
	/** Day of the paper, written out. */
	datum: string;
};

export type Deel =
	{ kop: string } | { tekst: string } | { punten: string[] } | { tabel: [string, ...string[]][] };

export type Stuk = { titel: string; hoofdstukken: Deel[][] };

const opsom = (woorden: string[]): string =>
	woorden.length < 2 ? (woorden[0] ?? '') : `${woorden.slice(0, -1).join(', ')} en ${woorden.at(-1)}`;

type Woorden = { kind: string; kinderen: string; ouders: string; gezin: Gezin };

const gegevens = ({ gezin }: Woorden, over: string): Deel[] => [
	{ kop: 'Gegevens' },
	{
		tabel: [
			['Over', over],
			['Kinderen', opsom(gezin.kinderen.map((k) => `${k.roepnaam} (${k.geboren})`))],
			['Ouders', opsom(gezin.ouders)],
			['Gemeente', gezin.gemeente],
			['Opgesteld door', `${gezin.opsteller}, ${gezin.organisatie}`],
			['Datum', gezin.datum]
		]
	},
	{ tekst: 'In dit stuk staan geen adressen, telefoonnummers of burgerservicenummers.' }
];

const zorgen = ({ kind, kinderen }: Woorden): Deel[] => [
	{ kop: 'Wat gaat er goed' },
	{
		punten: [
			`${kind} gaat elke dag naar school en heeft daar twee vaste vrienden.`,
			`De ouders zijn allebei op het laatste rapportgesprek geweest.`,
			`Oma past elke woensdag op. Dan is er rust en eten de kinderen samen.`,
			`Moeder heeft zelf om hulp gevraagd toen het haar te veel werd.`
		]
	},
	{ kop: 'Waar maken wij ons zorgen over' },
	{
		tekst: `Sinds de zomer is er thuis vaak ruzie. ${kind} gaat dan naar zolder, met de muziek hard. De leerkracht zag drie keer dat ${kind} niet had gegeten. De politie is twee keer aan de deur geweest na een melding van buren. Er is niemand gewond geraakt.`
	},
	{
		tekst: `Het gaat om wat ${kinderen} zien en horen, niet om de vraag wie er schuld heeft. Als dit zo doorgaat, verwachten wij dat ${kind} zich verder terugtrekt en dat leren steeds moeilijker wordt.`
	},
	{ kop: 'Feiten met datum en bron' },
	{
		tabel: [
			['Wanneer', 'Wat', 'Bron'],
			['september', 'Ruzie op straat, kinderen erbij', 'politie'],
			['oktober', 'Drie dagen zonder eten op school', 'leerkracht'],
			['oktober', 'Gesprek met ouders, afspraken gemaakt', 'wijkteam'],
			['november', 'Afspraken niet nagekomen', 'wijkteam en ouders']
		]
	}
];

const hulp = ({ kind }: Woorden): Deel[] => [
	{ kop: 'Welke hulp is er al geweest' },
	{
		tekst: `Het wijkteam kwam tien weken thuis. Daarna is gestart met gesprekken voor beide ouders. Die gesprekken zijn na vier keer gestopt, omdat de afspraken niet lukten naast het werk van vader. ${kind} praat met de schoolmaatschappelijk werker en wil dat blijven doen.`
	},
	{
		tekst:
			'Wat hielp: vaste dagen, één hulpverlener en een weekschema op de koelkast. Wat niet hielp: steeds een ander gezicht.'
	}
];

const reacties = ({ kind, gezin }: Woorden): Deel[] => [
	{ kop: 'Reactie van de ouders' },
	...gezin.ouders.map((ouder, i): Deel => ({
		tekst:
			i === 0
				? `${ouder}: “Ik ben het ermee eens dat het anders moet. Wat ik mis, is dat het nu al twee weken rustig is. Dat mag er ook in staan.”`
				: `${ouder}: “Ik herken de ruzies. Ik vind niet dat de kinderen gevaar lopen. Ik wil meedenken over een plan dat past bij mijn diensten.”`
	})),
	{ kop: 'Reactie van de jongere' },
	{
		tekst: `Wij vroegen ${kind} om een mening, met een gesprek en met een tekening. ${kind} zei: “Ik wil dat het stopt, maar ik wil niet weg.” Dit staat hier omdat ${kind} dat goed vond.`
	},
	{
		tekst:
			'De ouders en de jongere kregen dit stuk te lezen voordat het werd verstuurd. Twee data en een naam zijn op hun verzoek verbeterd.'
	}
];

const veiligheidsplan = ({ kind, gezin }: Woorden): Deel[] => [
	{ kop: 'Veiligheidsplan' },
	{
		tabel: [
			['Afspraak', 'Wie', 'Vanaf'],
			['Bij ruzie gaat één ouder een half uur naar buiten', 'beide ouders', 'nu'],
			[`${kind} mag altijd naar oma bellen en daar slapen`, 'oma', 'nu'],
			['Elke ochtend ontbijt, ook als het slecht ging', 'moeder', 'nu'],
			['Gesprekken in de avond, eens per week', 'vader', 'volgende week'],
			['Elke vrijdag kort bellen hoe het ging', gezin.opsteller, 'nu']
		]
	},
	{
		tekst: `Is het niet veilig? Dan belt iedereen 112. Bij twijfel belt ${kind} of een ouder met Veilig Thuis. Dit plan wordt aan de tafel samen vastgesteld.`
	}
];

const hoofdpersoon = (w: Woorden): Stuk['hoofdstukken'] => [
	[...gegevens(w, `gezin ${w.gezin.achternaam}`)],
	zorgen(w),
	hulp(w),
	reacties(w)
];

const vraag = (kop: string, tekst: string, punten: string[]): Deel[] => [{ kop }, { tekst }, { punten }];

const INHOUD: Partial<Record<DocumentSoort, (w: Woorden) => Stuk>> = {
	aanmeldformulier: (w) => ({
		titel: 'Aanmeldformulier jeugdbeschermingstafel',
		hoofdstukken: [
			[
				...gegevens(w, `aanmelding gezin ${w.gezin.achternaam}`),
				{ kop: 'Wie komt er naar de tafel' },
				{
					tabel: [
						['Naam', 'Rol'],
						...w.gezin.ouders.map((o): [string, string] => [o, 'ouder']),
						[w.kind, 'jongere'],
						[w.gezin.opsteller, 'melder']
					]
				},
				{
					tekst:
						'Contactgegevens staan alleen in het aanmeldsysteem. Van wie een geheim adres heeft, wordt hier niets ingevuld.'
				}
			],
			[
				...vraag(
					'Waarom deze aanmelding',
					`Wij vragen om een gesprek over de veiligheid van ${w.kinderen}. De hulp zonder rechter is geprobeerd en hielp te weinig.`,
					[
						'De ouders weten van deze aanmelding en kregen uitleg.',
						`${w.kind} weet ervan en kreeg een eigen gesprek.`,
						'Er is geen tolk nodig.',
						'Voor de veiligheid zijn aparte aankomsttijden gewenst.'
					]
				),
				{ kop: 'Welke stukken horen erbij' },
				{
					punten: [
						'Het verzoek of het rapport van deze tafel',
						'Het veiligheidsplan',
						'De reacties van ouders en jongere'
					]
				}
			]
		]
	}),
	'verzoek-tot-bespreking': (w) => ({
		titel: 'Verzoek tot bespreking',
		hoofdstukken: [
			...hoofdpersoon(w).slice(0, 3),
			[
				...vraag(
					'Wat vragen wij aan de tafel',
					'Wij vragen de tafel om samen te bepalen of er onderzoek nodig is, en wat er tot die tijd gebeurt.',
					[
						'Lukt het met hulp zonder rechter, en wie doet dan wat?',
						'Is het veiligheidsplan genoeg tot het volgende gesprek?',
						'Wie houdt contact met de school?'
					]
				),
				...veiligheidsplan(w)
			],
			reacties(w)
		]
	}),
	'verzoek-tot-onderzoek': (w) => ({
		titel: 'Verzoek tot onderzoek',
		hoofdstukken: [
			...hoofdpersoon(w).slice(0, 3),
			[
				...vraag(
					'Waarom dit verzoek aan de tafel hoort',
					'De afspraken met het gezin bleven uit en de zorgen namen toe. Daarom vragen wij of de Raad onderzoek doet.',
					[
						'Ouders volgen elke week het avondgesprek.',
						`${w.kind} heeft elke dag een rustige plek om te leren.`,
						'Er is geen ruzie waar de kinderen bij zijn.'
					]
				),
				{ kop: 'Hulpvragen van het gezin' },
				{
					punten: [
						'Hoe stoppen wij een ruzie voordat die begint?',
						'Wie kan ons helpen met de rekeningen?',
						'Wie praat er met de kinderen over wat zij zagen?'
					]
				},
				{ kop: 'Diagnoses' },
				{ tekst: 'Er zijn geen diagnoses die voor dit verzoek nodig zijn.' },
				...veiligheidsplan(w)
			],
			[
				...reacties(w),
				{ kop: 'Verklaring' },
				{ tekst: `${w.gezin.opsteller} controleerde de feiten in dit verzoek en staat ervoor in.` }
			]
		]
	}),
	'verzoek-tot-hulpverlening': (w) => ({
		titel: 'Verzoek tot hulpverlening',
		hoofdstukken: [
			gegevens(w, `hulp tijdens het onderzoek, gezin ${w.gezin.achternaam}`),
			[
				...vraag(
					'Wat zag de Raad tot nu toe',
					`De Raad sprak beide ouders, ${w.kind} en de school. De zorgen zijn er nog, en het gezin wil hulp.`,
					[
						'Thuis is het rustiger dan bij de start.',
						'De gesprekken voor ouders zijn weer begonnen.',
						'Voor de kinderen is er nog geen eigen hulp.'
					]
				),
				...hulp(w)
			],
			[
				...vraag(
					'Welke hulp vraagt de Raad',
					'De Raad vraagt de gemeente om tijdens het onderzoek deze hulp te starten.',
					[
						'Gesprekken voor de kinderen over wat zij meemaakten',
						'Hulp thuis, twee keer per week, met één vaste hulpverlener',
						'Hulp bij geldzorgen'
					]
				),
				...reacties(w)
			]
		]
	}),
	veiligheidsplan: (w) => ({
		titel: 'Veiligheidsplan',
		hoofdstukken: [gegevens(w, `gezin ${w.gezin.achternaam}`), [...veiligheidsplan(w), ...hulp(w)]]
	}),
	'conclusies-raadsrapportage': (w) => ({
		titel: 'Conclusies van de raadsrapportage',
		hoofdstukken: [
			gegevens(w, `raadsonderzoek gezin ${w.gezin.achternaam}`),
			[
				...vraag(
					'Hoe is het onderzoek gedaan',
					`De raadsonderzoeker sprak met ${w.ouders}, met ${w.kind}, met de school en met het wijkteam.`,
					[
						'Twee gesprekken met elke ouder',
						`Twee gesprekken met ${w.kind}, een keer op school`,
						'Een bezoek thuis',
						'Navraag bij school en huisarts, met toestemming'
					]
				),
				...zorgen(w)
			],
			[
				...vraag(
					'Conclusies',
					`De Raad vindt dat ${w.kinderen} op dit moment te weinig rust en zekerheid hebben. De ouders willen meewerken, maar hielden de hulp niet vol.`,
					[
						'De ontwikkeling van de kinderen loopt gevaar als er niets verandert.',
						'De ouders kunnen de zorgen wegnemen, met hulp die past.',
						'Hulp zonder rechter is geprobeerd en was niet genoeg.'
					]
				),
				{ kop: 'Wat de Raad van plan is' },
				{
					tekst:
						'De Raad bespreekt aan de tafel het voornemen om de rechter een ondertoezichtstelling te vragen. Aan de tafel horen wij wat het gezin daarvan vindt.'
				},
				...reacties(w)
			]
		]
	}),
	'rapportage-gi': (w) => ({
		titel: 'Rapportage van de gecertificeerde instelling',
		hoofdstukken: [
			gegevens(w, `ondertoezichtstelling gezin ${w.gezin.achternaam}`),
			[
				...vraag(
					'Hoe ging het dit jaar',
					`De jeugdbeschermer zag het gezin elke drie weken. ${w.kind} was zes keer alleen met de jeugdbeschermer in gesprek.`,
					[
						'De ouders volgden alle gesprekken.',
						'Er zijn sinds de lente geen nieuwe meldingen.',
						`${w.kind} is over naar de volgende klas.`,
						'De geldzorgen zijn kleiner, maar niet weg.'
					]
				),
				...veiligheidsplan(w)
			],
			[
				...vraag(
					'Waarom stoppen',
					'Wij zijn van plan om de ondertoezichtstelling niet te laten verlengen. De doelen zijn voor het grootste deel gehaald.',
					[
						'Het wijkteam neemt de hulp over en kent het gezin al.',
						'Oma blijft in het plan.',
						'Na drie maanden kijken we samen terug.'
					]
				),
				...reacties(w)
			]
		]
	}),
	'plan-van-aanpak': (w) => ({
		titel: 'Plan van aanpak',
		hoofdstukken: [
			gegevens(w, `plan voor gezin ${w.gezin.achternaam}`),
			[
				{ kop: 'Doelen' },
				{
					tabel: [
						['Doel', 'Hoe', 'Wie', 'Stand'],
						['Geen ruzie bij de kinderen', 'avondgesprek, pauze-afspraak', 'ouders', 'gehaald'],
						['Elke dag eten en op tijd naar school', 'weekschema', 'moeder', 'gehaald'],
						[`${w.kind} kan met iemand praten`, 'schoolmaatschappelijk werk', 'school', 'loopt'],
						['Overzicht over geld', 'budgethulp', 'vader', 'loopt']
					]
				},
				...hulp(w)
			],
			[
				...veiligheidsplan(w),
				{ kop: 'Evaluatie' },
				{
					tekst:
						'Dit plan is met het gezin besproken. Over drie maanden kijken we opnieuw, of eerder als iemand dat vraagt.'
				},
				...reacties(w)
			]
		]
	})
};

/** The content of one paper; a kind without its own text gets a short letter. */
export function inhoudVan(soort: DocumentSoort, gezin: Gezin): Stuk {
	const w: Woorden = {
		kind: gezin.kinderen[0]?.roepnaam ?? 'het kind',
		kinderen: opsom(gezin.kinderen.map((k) => k.roepnaam)),
		ouders: opsom(gezin.ouders),
		gezin
	};
	const titel = (soort.charAt(0).toUpperCase() + soort.slice(1)).replaceAll('-', ' ');
	const brief = () => ({
		titel,
		hoofdstukken: [gegevens(w, titel.toLowerCase()), [...hulp(w), ...reacties(w)]]
	});
	return (INHOUD[soort] ?? brief)(w);
}
