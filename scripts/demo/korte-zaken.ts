// Small invented cases, so that every phase can be seen. Nobody in this list exists.
import type { Mens, Papier, Zaak } from './vorm.ts';

const bijTafel1: Papier[] = [
	{ soort: 'aanmeldformulier', formaat: 'docx', paginas: 2 },
	{ soort: 'verzoek-tot-bespreking', formaat: 'pdf', paginas: 3 }
];
const bijVto: Papier[] = [{ soort: 'verzoek-tot-onderzoek', formaat: 'pdf', paginas: 3 }];

const tafel1 = {
	tafelsoort: 'tafel1',
	melder: 'melderTwente',
	stukken: bijTafel1,
	mensen: [],
	plaatsen: []
} as const;
const vto = {
	tafelsoort: 'vto',
	melder: 'melderHaaglanden',
	stukken: bijVto,
	mensen: [],
	plaatsen: []
} as const;

const ouder = (naam: string, kind: string, bij: Partial<Mens>): Mens => ({
	rol: 'ouder',
	naam,
	gezag: [kind],
	toegang: 'binnen',
	probeer: '',
	...bij
});

export const korteZaken: readonly Zaak[] = [
	{
		...tafel1,
		naam: 'Hengelo, tafel 1: de melder schrijft nog',
		achternaam: 'Wolters',
		gemeente: 'Hengelo',
		fase: 'concept',
		kinderen: [{ naam: 'Kind Wolters', leeftijd: 0, weken: 9 }],
		ouders: ['Naomi Wolters (moeder)'],
		stukken: [{ soort: 'aanmeldformulier', formaat: 'docx', paginas: 2 }]
	},
	{
		...tafel1,
		naam: 'Haaksbergen, tafel 1: ingediend',
		achternaam: 'Ensink',
		gemeente: 'Haaksbergen',
		fase: 'ingediend',
		kinderen: [{ naam: 'Daan Ensink', leeftijd: 8 }],
		ouders: ['Mirjam Ensink (moeder)', 'Paul Ensink (vader)']
	},
	{
		...vto,
		naam: 'Den Haag, VTO: wordt beoordeeld',
		achternaam: 'Gopal',
		gemeente: 'Den Haag',
		fase: 'in-beoordeling',
		kinderen: [{ naam: 'Anisha Gopal', leeftijd: 12 }],
		ouders: ['Radha Gopal (moeder)']
	},
	{
		...vto,
		naam: 'Den Haag, VTO: terug naar de melder',
		achternaam: 'Verhoeven',
		gemeente: 'Den Haag',
		fase: 'teruggestuurd',
		kinderen: [{ naam: 'Stijn Verhoeven', leeftijd: 6 }],
		ouders: ['Manon Verhoeven (moeder)'],
		reden: 'De reactie van vader staat er niet in. Is het verzoek ook met hem besproken?'
	},
	{
		...vto,
		naam: 'Den Haag, VTO: direct naar de Raad',
		achternaam: 'Kowalski',
		gemeente: 'Den Haag',
		fase: 'direct-naar-rvdk',
		kinderen: [{ naam: 'Oskar Kowalski', leeftijd: 4 }],
		ouders: ['Ewa Kowalski (moeder)'],
		reden: 'Er is geen contact. Wij belden zes keer, schreven twee brieven en gingen drie keer langs.'
	},
	{
		...tafel1,
		naam: 'Tubbergen, tafel 1: ingetrokken',
		achternaam: 'Lansink',
		gemeente: 'Tubbergen',
		fase: 'ingetrokken',
		kinderen: [{ naam: 'Pleun Lansink', leeftijd: 10 }],
		ouders: ['Judith Lansink (moeder)'],
		reden: 'Het gezin heeft nu hulp die werkt. Een tafel is niet meer nodig.'
	},
	{
		...tafel1,
		naam: 'Hengelo, tafel 1: te plannen',
		achternaam: 'Reimerink',
		gemeente: 'Hengelo',
		fase: 'te-plannen',
		kinderen: [
			{ naam: 'Sofie Reimerink', leeftijd: 13 },
			{ naam: 'Guus Reimerink', leeftijd: 11 }
		],
		ouders: ['Wendy Reimerink (moeder)', 'Erik Reimerink (vader)']
	},
	{
		...tafel1,
		naam: 'Losser, tafel 1: verplaatst',
		achternaam: 'Olde Monnikhof',
		gemeente: 'Losser',
		fase: 'uitgesteld',
		kinderen: [{ naam: 'Jip Olde Monnikhof', leeftijd: 9 }],
		ouders: ['Karin Olde Monnikhof (moeder)'],
		mensen: [
			ouder('Karin Olde Monnikhof', 'Jip', {
				antwoord: { keuze: 'andere-dag', reden: 'Ik word die dag geopereerd.' },
				probeer: 'Zie dat het gesprek is verplaatst en dat de dag nog komt.'
			})
		],
		plaatsen: [{ wie: 'raadTwente', rol: 'rvdk-adviseur' }],
		plan: {
			werkdagen: 4,
			tijd: '09:00',
			duur: 60,
			plaats: 'Gemeentehuis Losser',
			doel: 'Samen kijken welke hulp nodig is.'
		},
		reden: 'Moeder wordt die dag geopereerd.'
	},
	{
		...tafel1,
		naam: 'Borne, tafel 1: afgezegd',
		achternaam: 'Spekreijse',
		gemeente: 'Borne',
		fase: 'geannuleerd',
		kinderen: [{ naam: 'Femke Spekreijse', leeftijd: 14 }],
		ouders: ['Ton Spekreijse (vader)'],
		mensen: [
			ouder('Ton Spekreijse', 'Femke', {
				antwoord: { keuze: 'komt' },
				probeer: 'Zie dat het gesprek niet doorgaat.'
			})
		],
		plan: {
			werkdagen: 3,
			tijd: '15:00',
			duur: 60,
			plaats: 'Kulturhus Borne, zaal 4',
			doel: 'Samen kijken welke hulp nodig is.'
		},
		reden: 'Het gezin verhuist naar een andere regio.'
	},
	{
		naam: 'Wierden, tafel 2: vervallen zonder toestemming',
		achternaam: 'Hofstede',
		gemeente: 'Wierden',
		tafelsoort: 'tafel2',
		fase: 'vervallen-geen-toestemming',
		melder: 'onderzoekerTwente',
		kinderen: [{ naam: 'Ties Hofstede', leeftijd: 7 }],
		ouders: ['Bram Hofstede (vader)'],
		stukken: [
			{ soort: 'aanmeldformulier', formaat: 'docx', paginas: 2 },
			{ soort: 'conclusies-raadsrapportage', formaat: 'pdf', paginas: 3 }
		],
		mensen: [
			ouder('Bram Hofstede', 'Ties', {
				antwoord: { keuze: 'wil-geen-tafel' },
				probeer: 'Lees wat er gebeurt nu u dit gesprek niet wilt.'
			})
		],
		plaatsen: [{ wie: 'onderzoekerTwente', rol: 'raadsonderzoeker' }],
		plan: {
			werkdagen: 7,
			tijd: '10:00',
			duur: 60,
			plaats: 'Gemeentehuis Wierden, kamer 5',
			doel: 'Afspraken maken over de doelen.'
		}
	}
];
