/**
 * The blank formats that a melder downloads (contract S0-C05, S0-C06) in our own words. What each asks follows
 * S0-C01–C07 (aanmelding), S2-O01–O22 (quality of a verzoek) and dossier §2.4 (the jongere has a place too).
 */
export type Vak =
	| { kop: string; uitleg?: string }
	/** A question with room to answer. */
	| { vraag: string; uitleg?: string }
	/** A table to fill in: the heads of its columns and the number of empty rows. */
	| { kolommen: string[]; rijen: number }
	/** Names before empty cells. */
	| { velden: string[] }
	| { punten: string[] };

export type Format = { bestand: string; titel: string; inleiding: string; vakken: Vak[] };

const kinderen: Vak[] = [
	{ kop: 'Over wie gaat het', uitleg: 'Vul per kind één regel in. Ook een kind dat nog niet geboren is.' },
	{
		kolommen: ['Naam van het kind', 'Geboortedatum', 'Woont bij (ouder, familie, anders: geen adres)'],
		rijen: 3
	},
	{ kolommen: ['Naam van ouder of verzorger', 'Rol', 'Gezag: ja, nee of onbekend'], rijen: 3 }
];
const opsteller: Vak = { velden: ['Naam van de opsteller', 'Organisatie', 'Functie', 'Datum', 'Gemeente'] };
const reacties: Vak[] = [
	{
		kop: 'Reactie van de ouder(s)',
		uitleg: 'In eigen woorden. Een brief of mail van een ouder mag erbij; die hoort dan bij dit stuk.'
	},
	{ kolommen: ['Ouder', 'Reactie: wat klopt, wat mist, wat vindt u ervan', 'Datum'], rijen: 2 },
	{
		kop: 'Reactie van de jongere',
		uitleg:
			'In eigen woorden. Ook een tekening of een bericht mag. Spreek af wie dit leest voordat het wordt opgeschreven.'
	},
	{
		kolommen: ['Jongere', 'Wat gaat goed, wat moet anders, wat wil je', 'Wie mag dit lezen', 'Datum'],
		rijen: 2
	},
	{
		vraag:
			'Is er geen reactie? Schrijf op hoe u ouders en jongere hebt geïnformeerd en wat u hebt geprobeerd.'
	},
	{ vraag: 'Welke feitelijke fouten zijn op verzoek verbeterd voordat dit stuk werd verstuurd?' }
];
const veiligheidsplan: Vak[] = [
	{
		kop: 'Veiligheidsplan',
		uitleg: 'Korte afspraken die iedereen kan nakomen. Noem geen plek waar iemand veilig verblijft.'
	},
	{ kolommen: ['Wat spreken we af', 'Wie doet het', 'Vanaf wanneer', 'Hoe weten we dat het lukt'], rijen: 5 },
	{ vraag: 'Wat doet het kind als het niet veilig is? Wie belt het kind?' },
	{ vraag: 'Wie let op dit plan tot aan de tafel?' }
];
const zorgen: Vak[] = [
	{ kop: 'Wat gaat er goed' },
	{ vraag: 'Wat werkt in dit gezin, en wie helpt er mee?' },
	{
		kop: 'Wat zijn de zorgen',
		uitleg: 'Feiten eerst, met datum en bron. Een mening alleen met de reden erbij.'
	},
	{ kolommen: ['Datum', 'Wat is er gebeurd of gezien', 'Bron'], rijen: 4 },
	{ vraag: 'Wat betekent dit voor het kind, nu en later? Schrijf zo dat het kind dit later kan lezen.' },
	{ kop: 'Wat is er al gedaan' },
	{ kolommen: ['Hulp', 'Van wanneer tot wanneer', 'Wat hielp wel, wat niet'], rijen: 3 }
];
const diagnoses: Vak[] = [
	{
		kop: 'Diagnoses',
		uitleg:
			'Alleen als het nodig is, en alleen vastgesteld door wie dat mag. Ouder dan twee jaar? Zet de reden erbij.'
	},
	{ kolommen: ['Diagnose', 'Vastgesteld door', 'Jaar', 'Reden als ouder dan twee jaar'], rijen: 2 }
];
const verklaring: Vak[] = [
	{ kop: 'Verklaring van de opsteller' },
	{
		punten: [
			'De feiten zijn nagekeken en kloppen.',
			'Ouders en jongere hebben dit stuk gekregen en uitleg gehad.',
			'Er staat niet meer in dan nodig is.',
			'Er staat geen BSN en geen geheim adres in.'
		]
	},
	{ velden: ['Naam', 'Datum'] }
];

export const formats: Format[] = [
	{
		bestand: 'aanmeldformulier-jbt',
		titel: 'Aanmeldformulier jeugdbeschermingstafel',
		inleiding:
			'Dit formulier hoort bij elke aanmelding. Contactgegevens vult u in het aanmeldsysteem in, niet hier.',
		vakken: [
			{ kop: 'Wie meldt aan' },
			opsteller,
			{ velden: ['Andere betrokken medewerker', 'Voor welke tafel'] },
			...kinderen,
			{ kop: 'Wie komt er naar de tafel' },
			{ kolommen: ['Naam', 'Rol', 'Aandacht voor veiligheid of aparte aankomst: ja of nee'], rijen: 5 },
			{ kop: 'Goed om te weten' },
			{ vraag: 'Is er een tolk nodig? Voor welke taal?' },
			{ vraag: 'Weten de ouders en de jongere van deze aanmelding? Wat is hun verteld, en wanneer?' },
			{ vraag: 'Is er haast? Waarom?' },
			{ vraag: 'Opmerkingen bij de aanmelding' },
			{ kop: 'Stukken die u meestuurt' },
			{
				punten: [
					'Tafel 1: verzoek tot bespreking, met veiligheidsplan en reacties',
					'Tafel 2: conclusies raadsrapportage',
					'Tafel 3: plan van aanpak of rapportage',
					'Haaglanden: verzoek tot onderzoek of verzoek tot hulpverlening'
				]
			}
		]
	},
	{
		bestand: 'verzoek-tot-bespreking',
		titel: 'Verzoek tot bespreking, met veiligheidsplan en reacties',
		inleiding: 'Met dit stuk vraagt u om een gesprek aan tafel 1. Bespreek het eerst met het gezin.',
		vakken: [
			opsteller,
			...kinderen,
			...zorgen,
			{ kop: 'Wat vraagt u aan de tafel' },
			{ vraag: 'Waarom is dit gesprek nu nodig?' },
			{ vraag: 'Wat moet er minimaal veranderen voor het kind?' },
			...veiligheidsplan,
			...reacties,
			...verklaring
		]
	},
	{
		bestand: 'verzoek-tot-onderzoek',
		titel: 'Verzoek tot onderzoek',
		inleiding:
			'Met dit stuk vraagt u of de Raad voor de Kinderbescherming onderzoek doet. De tafel bespreekt het met het gezin.',
		vakken: [
			opsteller,
			...kinderen,
			...zorgen,
			{ kop: 'Waarom hoort dit aan de tafel' },
			{ vraag: 'Waarom is bespreken aan de tafel nodig?' },
			{
				vraag:
					'Welke afspraken zijn nodig met ouders en kind om de onveiligheid weg te nemen? Concreet en specifiek.'
			},
			{ vraag: 'Wat zijn de hulpvragen van het gezin? Kort, feitelijk en concreet.' },
			...diagnoses,
			...veiligheidsplan,
			...reacties,
			{ kop: 'Alleen als het gaat over het beëindigen van gezag', uitleg: 'Stuur dan deze stukken los mee.' },
			{
				punten: [
					'Contactgegevensblad',
					'Laatste evaluatie van het plan van aanpak',
					'Laatste beschikking',
					'Bereidheidsverklaring van verzorger of burgervoogd',
					'Bereidheidsverklaring van de GI, als dat beter is voor de veiligheid'
				]
			},
			...verklaring
		]
	},
	{
		bestand: 'verzoek-tot-hulpverlening',
		titel: 'Verzoek tot hulpverlening',
		inleiding: 'Hiermee vraagt de Raad om hulp voor een gezin terwijl het onderzoek loopt.',
		vakken: [
			opsteller,
			...kinderen,
			{ kop: 'Stand van het onderzoek' },
			{ vraag: 'Wat is tot nu toe gezien en besproken?' },
			{ vraag: 'Waarom kan de hulp niet wachten op het einde van het onderzoek?' },
			{ kop: 'Welke hulp is nodig' },
			{ kolommen: ['Hulp', 'Voor wie', 'Doel', 'Vanaf wanneer'], rijen: 4 },
			...diagnoses,
			...veiligheidsplan,
			...reacties,
			...verklaring
		]
	},
	{
		bestand: 'conclusies-raadsrapportage',
		titel: 'Conclusies van de raadsrapportage',
		inleiding: 'Voor tafel 2. Alleen de conclusies; het hele rapport gaat niet mee.',
		vakken: [
			opsteller,
			...kinderen,
			{ kop: 'Het onderzoek' },
			{ vraag: 'Wat was de vraag, en met wie is gesproken?' },
			{ kop: 'Conclusies' },
			{ vraag: 'Wat gaat goed?' },
			{ vraag: 'Welke zorgen zijn er over de ontwikkeling en veiligheid van het kind?' },
			{ vraag: 'Wat kunnen ouders zelf, en met welke hulp?' },
			{ kop: 'Voornemen' },
			{ vraag: 'Wat is de Raad van plan, en waarom?' },
			{ vraag: 'Welke doelen horen bij de hulp die volgt?' },
			...reacties,
			...verklaring
		]
	},
	{
		bestand: 'plan-van-aanpak',
		titel: 'Plan van aanpak',
		inleiding: 'Voor tafel 3. Het plan van de jeugdbeschermer met het gezin, met de stand van nu.',
		vakken: [
			opsteller,
			...kinderen,
			{ kop: 'Doelen' },
			{ kolommen: ['Doel', 'Hoe', 'Wie', 'Stand: gehaald, loopt of gestopt'], rijen: 5 },
			{ kop: 'Hoe nu verder' },
			{ vraag: 'Waarom kan de maatregel stoppen, of waarom niet?' },
			{ vraag: 'Welke hulp blijft, en wie houdt het overzicht?' },
			...veiligheidsplan,
			...reacties,
			...verklaring
		]
	}
];
