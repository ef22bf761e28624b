// The invented people who come for their work. Nobody in this list exists.
import type { Rol } from '../../src/lib/domein/bevoegdheid.ts';

export type Post = { rol: Rol; regio: 'twente' | 'haaglanden'; subregio: string | null };

export type Medewerker = {
	naam: string;
	/** The role that the table of people shows. */
	rol: Rol;
	regio: 'twente' | 'haaglanden';
	organisatie: string;
	functie: string;
	telefoon: string;
	posten: Post[];
	probeer: string;
};

const bij = (rol: Rol, regio: Post['regio'], ...subregios: (string | null)[]): Post[] =>
	subregios.map((subregio) => ({ rol, regio, subregio }));

export const medewerkers = {
	voorzitterTwente: {
		naam: 'Anneke Roelink',
		rol: 'voorzitter',
		regio: 'twente',
		organisatie: 'Jeugdbeschermingstafel Twente',
		functie: 'voorzitter',
		telefoon: '0530000101',
		posten: bij('voorzitter', 'twente', 'enschede', 'hengelo', 'noord-oost-twente', 'almelo'),
		probeer: 'Lees de reacties in Enschede, ook de mening die alleen voor u is.'
	},
	procesondersteunerTwente: {
		naam: 'Berend Wassink',
		rol: 'procesondersteuner',
		regio: 'twente',
		organisatie: 'Jeugdbeschermingstafel Twente',
		functie: 'procesondersteuner',
		telefoon: '0530000102',
		posten: bij('procesondersteuner', 'twente', 'enschede', 'hengelo', 'noord-oost-twente', 'almelo'),
		probeer: 'Plan de tafel in Hengelo, of kijk een stuk na op een geheim adres.'
	},
	lokaleToegangTwente: {
		naam: 'Carlijn Huisken',
		rol: 'lokale-toegang',
		regio: 'twente',
		organisatie: 'Wijkteams Enschede',
		functie: 'gezinscoach',
		telefoon: '0530000103',
		posten: [],
		probeer: 'Bekijk wat u als contactpersoon van het gezin ziet.'
	},
	melderTwente: {
		naam: 'Yvonne Kortstee',
		rol: 'melder',
		regio: 'twente',
		organisatie: 'Lokale toegang Enschede',
		functie: 'jeugdconsulent',
		telefoon: '0530000104',
		posten: [],
		probeer: 'Maak de aanmelding uit Hengelo af, of haal een kopie van een eerdere.'
	},
	raadTwente: {
		naam: 'Dirk Nijlant',
		rol: 'rvdk-adviseur',
		regio: 'twente',
		organisatie: 'Raad voor de Kinderbescherming',
		functie: 'adviseur',
		telefoon: '0530000105',
		posten: [],
		probeer: 'Lees de stukken van een geplande tafel.'
	},
	onderzoekerTwente: {
		naam: 'Elske Brughuis',
		rol: 'raadsonderzoeker',
		regio: 'twente',
		organisatie: 'Raad voor de Kinderbescherming',
		functie: 'raadsonderzoeker',
		telefoon: '0530000106',
		posten: [],
		probeer: 'Kijk bij tafel 2 in Almelo, die u zelf aanmeldde.'
	},
	giTwente: {
		naam: 'Tamar Oldekamp',
		rol: 'gi',
		regio: 'twente',
		organisatie: 'Jeugdbescherming Overijssel',
		functie: 'jeugdbeschermer',
		telefoon: '0530000107',
		posten: [],
		probeer: 'Kijk bij tafel 3 in Oldenzaal, waar u rapport uitbracht.'
	},
	veiligThuis: {
		naam: 'Gijs Tempelman',
		rol: 'veilig-thuis',
		regio: 'twente',
		organisatie: 'Veilig Thuis Twente',
		functie: 'medewerker monitoring',
		telefoon: '0530000108',
		posten: [],
		probeer: 'Open de tafel in Enschede waarvoor u bent uitgenodigd.'
	},
	jeugdstem: {
		naam: 'Hanna Wijnbergen',
		rol: 'onafhankelijke-vertrouwenspersoon',
		regio: 'twente',
		organisatie: 'Jeugdstem',
		functie: 'vertrouwenspersoon',
		telefoon: '0530000109',
		posten: [],
		probeer: 'Zie hoe weinig u ziet: u leest mee met de jongere, niet zonder.'
	},
	fgTwente: {
		naam: 'Ineke Sloot',
		rol: 'fg',
		regio: 'twente',
		organisatie: 'Samen14',
		functie: 'functionaris gegevensbescherming',
		telefoon: '0530000110',
		posten: bij('fg', 'twente', null),
		probeer: 'Lees het logboek, en behandel de open vraag over gegevens van de jongere van 16.'
	},
	beheerder: {
		naam: 'Joost Landman',
		rol: 'beheerder',
		regio: 'twente',
		organisatie: 'Samen14',
		functie: 'functioneel beheerder',
		telefoon: '0530000111',
		posten: bij('beheerder', 'twente', null),
		probeer: 'Vraag een rol voor iemand. U bevestigt die niet zelf, en u opent geen enkele zaak.'
	},
	tweedeBeheerder: {
		naam: 'Marijke Eshuis',
		rol: 'beheerder',
		regio: 'twente',
		organisatie: 'Samen14',
		functie: 'functioneel beheerder',
		telefoon: '0530000112',
		posten: bij('beheerder', 'twente', null),
		probeer: 'Bevestig een rol, nadat Joost Landman die heeft gevraagd.'
	},
	voorzitterHaaglanden: {
		naam: 'Karim Belhaj',
		rol: 'voorzitter',
		regio: 'haaglanden',
		organisatie: 'JBT Haaglanden',
		functie: 'voorzitter',
		telefoon: '0700000201',
		posten: bij('voorzitter', 'haaglanden', 'h1', 'h4'),
		probeer: 'Beoordeel het verzoek uit Den Haag met de controlelijst.'
	},
	procesondersteunerHaaglanden: {
		naam: 'Liesbeth Quist',
		rol: 'procesondersteuner',
		regio: 'haaglanden',
		organisatie: 'JBT Haaglanden',
		functie: 'secretaris',
		telefoon: '0700000202',
		posten: bij('procesondersteuner', 'haaglanden', 'h1', 'h4'),
		probeer: 'Nodig de mensen uit voor de geplande VTH in Den Haag.'
	},
	melderHaaglanden: {
		naam: 'Michel Verweij',
		rol: 'melder',
		regio: 'haaglanden',
		organisatie: 'Jeugdteams RondomJou en Kracht',
		functie: 'gezinscoach',
		telefoon: '0700000203',
		posten: [],
		probeer: 'Vul het teruggestuurde verzoek aan, of stuur het gezin dat niet wil direct door.'
	},
	lokaalTeamHaaglanden: {
		naam: 'Noa Rietveld',
		rol: 'lokale-toegang',
		regio: 'haaglanden',
		organisatie: 'Lokaal team Delft',
		functie: 'casusregisseur',
		telefoon: '0700000204',
		posten: [],
		probeer: 'Bekijk de tafel in Delft, waar u de regie kreeg.'
	},
	raadHaaglanden: {
		naam: 'Otto van Vliet',
		rol: 'rvdk-adviseur',
		regio: 'haaglanden',
		organisatie: 'Raad voor de Kinderbescherming',
		functie: 'adviseur',
		telefoon: '0700000205',
		posten: [],
		probeer: 'Lees het verzoek tot onderzoek in Den Haag.'
	},
	onderzoekerHaaglanden: {
		naam: 'Petra Zandvliet',
		rol: 'raadsonderzoeker',
		regio: 'haaglanden',
		organisatie: 'Raad voor de Kinderbescherming',
		functie: 'raadsonderzoeker',
		telefoon: '0700000206',
		posten: [],
		probeer: 'Kijk bij de VTH in Den Haag, die u zelf aanvroeg.'
	},
	giHaaglanden: {
		naam: 'Ruben Scholte',
		rol: 'gi',
		regio: 'haaglanden',
		organisatie: 'Jeugdbescherming West',
		functie: 'jeugdbeschermer',
		telefoon: '0700000207',
		posten: [],
		probeer: 'Zie dat u bij elke tafel in Haaglanden zit.'
	},
	jeugdhulp: {
		naam: 'Sanne Molenaar',
		rol: 'jeugdhulpmedewerker',
		regio: 'haaglanden',
		organisatie: 'Opvoedpoli',
		functie: 'gezinsbehandelaar',
		telefoon: '0700000208',
		posten: [],
		probeer: 'Zie dat u pas stukken leest als het gezin dat goed vindt.'
	},
	fgHaaglanden: {
		naam: 'Tom Duinker',
		rol: 'fg',
		regio: 'haaglanden',
		organisatie: 'Gemeente Den Haag',
		functie: 'functionaris gegevensbescherming',
		telefoon: '0700000209',
		posten: bij('fg', 'haaglanden', null),
		probeer: 'Kijk welke vragen over gegevens er in Haaglanden zijn.'
	}
} as const satisfies Record<string, Medewerker>;

export type MedewerkerId = keyof typeof medewerkers;
