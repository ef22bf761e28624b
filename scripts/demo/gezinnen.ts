// The invented families with the most to see. Nobody in this list exists, and neither do the streets.
import type { Zaak } from './vorm.ts';

const KAMER_BOVEN = 'kamer 3, eerste verdieping';
const HAL = 'hal, bij de koffie';
const BALIE = 'spreekkamer naast de balie';

/** Two ouders, one at a geheim adres; a jongere of 13 and one of 16; a sister with another father. */
const enschede: Zaak = {
	naam: 'Enschede, tafel 1: twee ouders, een geheim adres',
	achternaam: 'Bakhuis',
	gemeente: 'Enschede',
	tafelsoort: 'tafel1',
	fase: 'uitgenodigd',
	melder: 'melderTwente',
	kinderen: [
		{
			naam: 'Noor Bakhuis',
			leeftijd: 13,
			geheim: true,
			adres: { straat: 'Kraanvogelwal', huisnummer: '118', postcode: '7599 ZX', plaats: 'Enschede' }
		},
		{
			naam: 'Jelle Bakhuis',
			leeftijd: 16,
			adres: { straat: 'Grutterspad', huisnummer: '4', postcode: '7598 ZK', plaats: 'Enschede' }
		},
		{
			naam: 'Fien Tomassen',
			leeftijd: 7,
			geheim: true,
			adres: { straat: 'Kraanvogelwal', huisnummer: '118', postcode: '7599 ZX', plaats: 'Enschede' }
		}
	],
	ouders: [
		'Marloes Hoekenga (moeder)',
		'Sander Bakhuis (vader van Noor en Jelle)',
		'Wouter Tomassen (vader van Fien)'
	],
	opmerkingen: 'Moeder en vader mogen elkaar niet tegenkomen. Wilt u dat regelen?',
	stukken: [
		{ soort: 'aanmeldformulier', formaat: 'docx' },
		{
			soort: 'verzoek-tot-bespreking',
			formaat: 'pdf',
			paginas: 4,
			gecontroleerd: true,
			kopieVoor: ['Noor', 'Sander']
		},
		{ soort: 'veiligheidsplan', formaat: 'docx', over: 'Noor', gecontroleerd: true, kopieVoor: ['Noor'] },
		{ soort: 'veiligheidsplan', formaat: 'pdf', over: 'Jelle', gecontroleerd: true },
		{
			soort: 'bijlage',
			formaat: 'pdf',
			over: 'Noor',
			extra: ['Moeder is bereikbaar op Kraanvogelwal 118, 7599 ZX Enschede.']
		},
		{ soort: 'bijlage', formaat: 'docx', over: 'Jelle' }
	],
	mensen: [
		{
			rol: 'ouder',
			naam: 'Marloes Hoekenga',
			geheim: true,
			adres: 'Kraanvogelwal 118, 7599 ZX Enschede',
			telefoon: '0600001118',
			gezag: ['Noor', 'Jelle', 'Fien'],
			toegang: 'binnen',
			aankomst: { tijd: '10:00', wachtplek: KAMER_BOVEN },
			antwoord: {
				keuze: 'komt',
				meenemen: 'steunpersoon',
				meenemenNaam: 'Gerda Hoekenga',
				relatie: 'mijn zus'
			},
			reactie: {
				velden: {
					nu: 'Het gaat beter sinds wij hier wonen. De kinderen slapen weer. Noor praat weinig, maar ze eet wel.',
					toekomst: 'Ik wil dat de kinderen hun vader veilig kunnen zien. Niet bij mij thuis.',
					feit: 'Op bladzijde 2 staat dat ik de gesprekken stopte. Dat was het wijkteam, wegens ziekte.',
					aanvulling: 'Mijn zus past op dinsdag en donderdag op.'
				},
				deelMet: 'tafel'
			},
			verzoek: {
				soort: 'correctie',
				grond: 'klopt-niet',
				zin: 'Moeder stopte met de gesprekken.',
				tekst: 'Ik ben niet gestopt. De hulpverlener was ziek en er kwam niemand anders.',
				antwoord: 'U hebt gelijk. Wij hebben dit nagevraagd bij het wijkteam. De zin wordt veranderd.',
				uitvoering: 'De zin is nu: de gesprekken stopten omdat de hulpverlener ziek was.'
			},
			probeer: 'Kijk wat u vóór de tafel kunt lezen, en lees het antwoord op uw vraag over uw gegevens.'
		},
		{
			rol: 'ouder',
			naam: 'Sander Bakhuis',
			adres: 'Grutterspad 4, 7598 ZK Enschede',
			telefoon: '0600001004',
			gezag: ['Noor', 'Jelle'],
			geenOuder: ['Fien'],
			toegang: 'binnen',
			aankomst: { tijd: '10:20', wachtplek: HAL },
			antwoord: { keuze: 'andere-dag', reden: 'Ik heb die ochtend vroege dienst. Na twaalf uur kan ik wel.' },
			reactie: {
				velden: {
					nu: 'Jelle woont bij mij en dat gaat goed. Ik zie Noor bijna niet.',
					toekomst: 'Ik wil Noor weer om het weekend zien.'
				}
			},
			probeer:
				'Zoek iets over moeder: haar reactie, haar adres of haar tijd. Maak daarna uw eigen reactie af.'
		},
		{
			rol: 'jongere',
			naam: 'Noor Bakhuis',
			toegang: 'binnen',
			aankomst: { tijd: '10:05', wachtplek: KAMER_BOVEN },
			antwoord: { keuze: 'praat-liever-vooraf', meenemen: 'jeugdstem' },
			reactie: {
				velden: {
					zorgen: 'Ik schrik nog steeds als er hard op de deur wordt geklopt.',
					goed: 'Op school is het fijn. En met Fien.',
					wens: 'Dat ik niet hoef te kiezen.',
					'niet-bespreken': 'Dat ik met mijn mentor praat. Dat is van mij.'
				},
				deelname: 'vooraf-praten',
				deelMet: 'voorzitter'
			},
			probeer: 'Lees jouw eigen kopie, en kijk wie jouw mening leest: alleen de voorzitter.'
		},
		{
			rol: 'jongere',
			naam: 'Jelle Bakhuis',
			toegang: 'binnen',
			aankomst: { tijd: '10:20', wachtplek: HAL },
			antwoord: { keuze: 'komt', meenemen: 'niemand' },
			reactie: {
				velden: {
					zorgen: 'Dat iedereen over ons praat en niemand met ons.',
					goed: 'Ik woon bij pa en ik doe mijn examen dit jaar.',
					wens: 'Dat Noor en ik samen naar voetbal kunnen, elke zaterdag.'
				},
				deelname: 'aan-tafel',
				deelMet: 'iedereen',
				aanvulling: {
					wens: 'Dat Noor en ik samen naar voetbal kunnen, elke zaterdag. En dat ik Fien mag ophalen.'
				}
			},
			verzoek: { soort: 'inzage', tekst: 'Ik wil weten wat er over mij is opgeschreven, vanaf het begin.' },
			probeer: 'Vul jouw mening aan, en kijk hoe het staat met jouw vraag om inzage.'
		},
		{
			rol: 'ouder',
			naam: 'Wouter Tomassen',
			gezag: ['Fien'],
			geenOuder: ['Noor', 'Jelle'],
			toegang: 'open',
			aankomst: { tijd: '10:25', wachtplek: BALIE },
			probeer: 'Open de link, typ de code, en kies hoe u voortaan binnenkomt.'
		},
		{
			rol: 'steunpersoon',
			naam: 'Gerda Hoekenga',
			toegang: 'binnen',
			aankomst: { tijd: '10:00', wachtplek: KAMER_BOVEN },
			antwoord: { keuze: 'komt' },
			probeer: 'Zie wat u wel weet (waar en wanneer) en wat niet (de stukken).'
		}
	],
	plaatsen: [
		{ wie: 'lokaleToegangTwente', rol: 'lokale-toegang' },
		{ wie: 'raadTwente', rol: 'rvdk-adviseur' },
		{ wie: 'veiligThuis', rol: 'veilig-thuis' },
		{
			wie: 'jeugdstem',
			rol: 'onafhankelijke-vertrouwenspersoon',
			waarom: 'Helpt jongeren om hun verhaal te doen, en hoort bij niemand aan tafel.',
			aankomst: { tijd: '10:05', wachtplek: KAMER_BOVEN }
		}
	],
	plan: {
		werkdagen: 6,
		tijd: '10:30',
		duur: 90,
		plaats: 'Stadskantoor Enschede, zaal Singraven',
		doel: 'Samen bekijken of de hulp van nu genoeg is, en of er onderzoek nodig is.',
		veiligheidsafspraak: true
	}
};

/** Consent is needed; one ouder gave it, the other has not opened the invitation. A verzorger without gezag. */
const almelo: Zaak = {
	naam: 'Almelo, tafel 2: toestemming gevraagd',
	achternaam: 'Veldscholten',
	gemeente: 'Almelo',
	tafelsoort: 'tafel2',
	fase: 'in-voorbereiding',
	melder: 'onderzoekerTwente',
	kinderen: [
		{ naam: 'Mees Veldscholten', leeftijd: 14 },
		{ naam: 'Roos Veldscholten', leeftijd: 9 }
	],
	ouders: ['Ilona Veldscholten (moeder)', 'Ramon Veldscholten (vader)'],
	stukken: [
		{ soort: 'aanmeldformulier', formaat: 'docx' },
		{ soort: 'conclusies-raadsrapportage', formaat: 'pdf', paginas: 5, kopieVoor: ['Mees'] }
	],
	mensen: [
		{
			rol: 'ouder',
			naam: 'Ilona Veldscholten',
			gezag: ['Mees', 'Roos'],
			toegang: 'binnen',
			antwoord: { keuze: 'komt', taal: 'Papiaments' },
			reactie: {
				velden: {
					nu: 'Ik ben blij dat er geen maatregel komt.',
					toekomst: 'Ik wil hulp met geld en met de school.'
				},
				deelMet: 'iedereen'
			},
			probeer: 'Lees de conclusies van de Raad. Uw ja staat al, en u mag hem nog veranderen.'
		},
		{
			rol: 'ouder',
			naam: 'Ramon Veldscholten',
			gezag: ['Mees', 'Roos'],
			toegang: 'open',
			probeer: 'Open de uitnodiging, zeg nee, en lees eerst wat dan gebeurt bij tafel 2.'
		},
		{
			rol: 'jongere',
			naam: 'Mees Veldscholten',
			toegang: 'open',
			probeer: 'Open jouw uitnodiging, kies hoe je binnenkomt, en zeg wat jij vindt.'
		},
		{
			rol: 'verzorger',
			naam: 'Betsie Kamphof',
			gezagOnbekend: ['Roos'],
			waarom: 'Roos woont doordeweeks bij haar.',
			toegang: 'binnen',
			antwoord: { keuze: 'komt' },
			probeer: 'Zie wat een pleegouder zonder gezag leest, en schrijf een reactie.'
		}
	],
	plaatsen: [
		{ wie: 'onderzoekerTwente', rol: 'raadsonderzoeker' },
		{ wie: 'lokaleToegangTwente', rol: 'lokale-toegang' }
	],
	plan: {
		werkdagen: 8,
		tijd: '13:30',
		duur: 60,
		plaats: 'Stadhuis Almelo, kamer 2.14',
		doel: 'Afspraken maken over de doelen die de Raad noemt.'
	}
};

/** The tafel is going on now; what comes in is late and goes to the voorzitter. */
const oldenzaal: Zaak = {
	naam: 'Oldenzaal, tafel 3: nu bezig, een late reactie',
	achternaam: 'Nijmeijer',
	gemeente: 'Oldenzaal',
	tafelsoort: 'tafel3',
	fase: 'bezig',
	melder: 'giTwente',
	kinderen: [{ naam: 'Tess Nijmeijer', leeftijd: 17 }],
	ouders: ['Harm Nijmeijer (vader)', 'Lidy Pasman (moeder)'],
	stukken: [
		{ soort: 'aanmeldformulier', formaat: 'pdf' },
		{ soort: 'rapportage-gi', formaat: 'pdf', paginas: 4 },
		{ soort: 'plan-van-aanpak', formaat: 'docx' }
	],
	mensen: [
		{
			rol: 'ouder',
			naam: 'Harm Nijmeijer',
			gezag: ['Tess'],
			toegang: 'binnen',
			antwoord: { keuze: 'komt' },
			reactie: {
				velden: { nu: 'Het gaat goed. Wij hebben de jeugdbeschermer niet meer nodig.' },
				deelMet: 'iedereen'
			},
			probeer: 'Zie dat het gesprek is begonnen en dat uw reactie vaststaat.'
		},
		{
			rol: 'ouder',
			naam: 'Lidy Pasman',
			gezag: ['Tess'],
			toegang: 'binnen',
			antwoord: { keuze: 'komt-niet', reden: 'Ik kan dit niet aan met iedereen erbij.' },
			reactie: {
				velden: { nu: 'Ik ben er niet bij, maar ik wil dit wel zeggen: Tess doet het goed.' },
				deelMet: 'tafel',
				laat: true
			},
			probeer: 'Uw reactie kwam na het begin. Lees wie haar nu krijgt.'
		},
		{
			rol: 'jongere',
			naam: 'Tess Nijmeijer',
			toegang: 'binnen',
			antwoord: { keuze: 'komt' },
			reactie: {
				velden: { goed: 'Ik heb een baantje en een kamer.', wens: 'Dat het stopt voor ik achttien word.' },
				deelname: 'aan-tafel',
				deelMet: 'iedereen'
			},
			probeer: 'Lees het rapport over jou, en wat er aan de tafel gebeurt.'
		}
	],
	plaatsen: [
		{ wie: 'giTwente', rol: 'gi' },
		{ wie: 'raadTwente', rol: 'rvdk-adviseur' }
	],
	plan: {
		werkdagen: 0,
		tijd: '10:00',
		duur: 75,
		plaats: 'Gemeentehuis Oldenzaal, trouwzaal',
		doel: 'Bespreken of de ondertoezichtstelling kan stoppen.'
	}
};

/** An ouder wants no tafel: the melder decides about the direct route. */
const denHaag: Zaak = {
	naam: 'Den Haag, VTO: een ouder wil geen tafel',
	achternaam: 'El Amrani',
	gemeente: 'Den Haag',
	tafelsoort: 'vto',
	fase: 'uitgenodigd',
	melder: 'melderHaaglanden',
	kinderen: [
		{ naam: 'Samira El Amrani', leeftijd: 15 },
		{ naam: 'Younes El Amrani', leeftijd: 10 }
	],
	ouders: ['Fatiha El Amrani (moeder)', 'Driss El Amrani (vader)'],
	stukken: [
		{ soort: 'verzoek-tot-onderzoek', formaat: 'pdf', paginas: 6, kopieVoor: ['Samira'] },
		{ soort: 'bijlage', formaat: 'docx', over: 'Samira' }
	],
	mensen: [
		{
			rol: 'ouder',
			naam: 'Fatiha El Amrani',
			gezag: ['Samira', 'Younes'],
			toegang: 'binnen',
			antwoord: { keuze: 'komt', taal: 'Marokkaans-Arabisch' },
			reactie: {
				velden: { nu: 'Ik schaam mij, maar ik wil hulp.', mening: 'Het stuk is streng over mijn man.' },
				deelMet: 'tafel',
				ingetrokken: true
			},
			verzoek: { soort: 'inzage', tekst: 'Ik wil alle stukken over mij zien.' },
			probeer: 'Lees het verzoek, zie wie het krijgt, en haal uw reactie weer op.'
		},
		{
			rol: 'ouder',
			naam: 'Driss El Amrani',
			gezag: ['Samira', 'Younes'],
			toegang: 'binnen',
			antwoord: { keuze: 'wil-geen-tafel', reden: 'Dit is iets van ons gezin.' },
			probeer: 'Zie wat er gebeurt nu u geen tafel wilt, en verander uw antwoord.'
		},
		{
			rol: 'jongere',
			naam: 'Samira El Amrani',
			toegang: 'open',
			probeer: 'Open jouw uitnodiging op een telefoon, en lees eerst de uitleg.'
		}
	],
	plaatsen: [
		{ wie: 'raadHaaglanden', rol: 'rvdk-adviseur' },
		{ wie: 'giHaaglanden', rol: 'gi' },
		{ wie: 'jeugdhulp', rol: 'jeugdhulpmedewerker' }
	],
	plan: {
		werkdagen: 5,
		tijd: '09:30',
		duur: 75,
		plaats: 'Stadhuis Den Haag, Spui, kamer B5',
		doel: 'Samen besluiten of er onderzoek nodig is, en welke hulp nu past.'
	}
};

/** Held: the outcome is there, the verslag is not part of this version. */
const delft: Zaak = {
	naam: 'Delft, VTO: gehouden',
	achternaam: 'van der Sluis',
	gemeente: 'Delft',
	tafelsoort: 'vto',
	fase: 'gehouden',
	melder: 'lokaalTeamHaaglanden',
	kinderen: [{ naam: 'Bo van der Sluis', leeftijd: 12 }],
	ouders: ['Esther van der Sluis (moeder)', 'Jacco Brons (vader, geen gezag)'],
	stukken: [{ soort: 'verzoek-tot-onderzoek', formaat: 'pdf', paginas: 4 }],
	mensen: [
		{
			rol: 'ouder',
			naam: 'Esther van der Sluis',
			gezag: ['Bo'],
			toegang: 'binnen',
			antwoord: { keuze: 'praat-liever-vooraf' },
			reactie: {
				velden: { nu: 'Het gaat op en neer.', toekomst: 'Ik wil het eerst zelf proberen, met hulp.' },
				deelMet: 'iedereen'
			},
			probeer: 'Lees wat er is besloten en wat u toen schreef.'
		},
		{
			rol: 'ouder',
			naam: 'Jacco Brons',
			gezagOnbekend: ['Bo'],
			toegang: 'binnen',
			antwoord: { keuze: 'komt-niet' },
			afwezig: true,
			probeer: 'Zie wat een ouder zonder gezag krijgt: wel de uitnodiging, geen stukken.'
		},
		{
			rol: 'jongere',
			naam: 'Bo van der Sluis',
			toegang: 'binnen',
			antwoord: { keuze: 'komt' },
			reactie: {
				velden: { goed: 'Skaten.', wens: 'Minder gesprekken.' },
				deelname: 'op-papier',
				deelMet: 'iedereen'
			},
			probeer: 'Kijk wat er met jouw mening gebeurde.'
		}
	],
	plaatsen: [
		{ wie: 'lokaalTeamHaaglanden', rol: 'lokale-toegang' },
		{ wie: 'raadHaaglanden', rol: 'rvdk-adviseur' },
		{ wie: 'giHaaglanden', rol: 'gi' }
	],
	plan: {
		werkdagen: -3,
		tijd: '14:00',
		duur: 75,
		plaats: 'Stadskantoor Delft, kamer Maasland',
		doel: 'Samen besluiten of er onderzoek nodig is.'
	},
	uitkomst: {
		soort: 'uitgesteld-onderzoek',
		toelichting: 'Een half jaar hulp thuis. Het lokaal team heeft de regie. Daarna kijken wij opnieuw.'
	}
};

/** Planned, nobody invited yet: the reader can send the invitations. */
const denHaagVth: Zaak = {
	naam: 'Den Haag, VTH: gepland, nog niemand uitgenodigd',
	achternaam: 'de Wit',
	gemeente: 'Den Haag',
	tafelsoort: 'vth',
	fase: 'gepland',
	melder: 'onderzoekerHaaglanden',
	kinderen: [
		{ naam: 'Luuk de Wit', leeftijd: 11 },
		{ naam: 'Evi de Wit', leeftijd: 13 }
	],
	ouders: ['Chantal de Wit (moeder)'],
	stukken: [{ soort: 'verzoek-tot-hulpverlening', formaat: 'docx', paginas: 3 }],
	mensen: [
		{ rol: 'ouder', naam: 'Chantal de Wit', gezag: ['Luuk', 'Evi'], toegang: 'niet', probeer: '' },
		{ rol: 'jongere', naam: 'Evi de Wit', toegang: 'niet', probeer: '' }
	],
	plaatsen: [
		{ wie: 'onderzoekerHaaglanden', rol: 'raadsonderzoeker' },
		{ wie: 'raadHaaglanden', rol: 'rvdk-adviseur' },
		{ wie: 'giHaaglanden', rol: 'gi' }
	],
	plan: {
		werkdagen: 9,
		tijd: '11:00',
		duur: 60,
		plaats: 'Stadhuis Den Haag, Spui, kamer C2',
		doel: 'Bespreken welke hulp kan beginnen terwijl het onderzoek loopt.'
	}
};

export const gezinnen: readonly Zaak[] = [enschede, denHaag, almelo, oldenzaal, delft, denHaagVth];
