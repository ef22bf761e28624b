/** Haaglanden, one tafel for a VTO or a VTH. Source: the document for parents, valid from 15 June 2023 (S2). */
import { bevries } from './bevries.ts';
import type { Deelnemer, Gevolg, Gevolgen, StukEis, Werkwijze } from './vorm.ts';

const deelnemersVast: readonly Deelnemer[] = [
	{
		rol: 'ouder',
		aanwezigheid: 'altijd-uitgenodigd',
		waarom: 'werkwijze.waarom.ouder',
		bron: 'S2-C05: ouders with gezag; another ouder as the verzorger below (dossier §11.10)'
	},
	{ rol: 'jongere', aanwezigheid: 'altijd-uitgenodigd', waarom: 'werkwijze.waarom.jongere', bron: 'S2-C06' },
	{
		rol: 'verzorger',
		aanwezigheid: 'soms',
		voorwaarde: 'werkwijze.voorwaarde.verzorger-invloed',
		waarom: 'werkwijze.waarom.verzorger',
		bron: 'S2-C10, S2-C20, S2-C21'
	},
	{
		rol: 'steunpersoon',
		aanwezigheid: 'soms',
		voorwaarde: 'werkwijze.voorwaarde.meegenomen',
		waarom: 'werkwijze.waarom.steunpersoon',
		bron: 'S2-C12, S2-C30, S2-F21, S2-F22'
	},
	{
		rol: 'voorzitter',
		aanwezigheid: 'altijd',
		waarom: 'werkwijze.waarom.voorzitter',
		bron: 'S2-C01, S2-C29'
	},
	{
		rol: 'procesondersteuner',
		aanwezigheid: 'altijd',
		waarom: 'werkwijze.waarom.procesondersteuner',
		bron: 'S2-C02, S2-C27'
	},
	{ rol: 'gi', aanwezigheid: 'altijd', waarom: 'werkwijze.waarom.gi-vast', bron: 'S2-C04, S2-C17' }
];
const hulp: Deelnemer = {
	rol: 'jeugdhulpmedewerker',
	aanwezigheid: 'soms',
	voorwaarde: 'werkwijze.voorwaarde.jeugdhulp-toestemming',
	waarom: 'werkwijze.waarom.jeugdhulpmedewerker',
	bron: 'S2-C11, S2-G14, S2-G15'
};

const niet: Gevolg = { sleutel: 'werkwijze.gevolg.h-komt-niet', uitwerking: 'geen', bron: 'S2-H05, S2-H06' };
const direct: Gevolg = {
	sleutel: 'werkwijze.gevolg.h-direct-naar-raad',
	uitwerking: 'taak-direct-naar-rvdk',
	bron: 'S2-L01..L07'
};
const vooraf: Gevolg = {
	sleutel: 'werkwijze.gevolg.vooraf',
	uitwerking: 'taak-vooraf-praten',
	bron: 'S2-A06, S2-A07, S2-G10'
};
const gaatDoor: Gevolg = { sleutel: 'werkwijze.gevolg.gaat-door', uitwerking: 'geen', bron: 'S2-H06' };
const vervanger: Gevolg = {
	sleutel: 'werkwijze.gevolg.vervanger',
	uitwerking: 'taak-vervanger',
	bron: 'S2-C01..C04'
};
const zonderVerzoeker: Gevolg = {
	sleutel: 'werkwijze.gevolg.h-zonder-verzoeker',
	uitwerking: 'taak-verplaatsen',
	bron: 'S2-H08; S2-F17 says "may attend": treated as required (contradiction 6)'
};
const gevolgen = {
	komt: { overig: { sleutel: 'werkwijze.gevolg.komt', uitwerking: 'geen', bron: 'S2-G09' } },
	'komt-niet': {
		overig: gaatDoor,
		ouder: niet,
		jongere: {
			sleutel: 'werkwijze.gevolg.jongere-andere-manier',
			uitwerking: 'taak-andere-manier',
			bron: 'S2-A06, S2-H13'
		},
		voorzitter: vervanger,
		procesondersteuner: vervanger,
		'rvdk-adviseur': vervanger,
		gi: vervanger,
		melder: zonderVerzoeker
	},
	'andere-dag': {
		overig: {
			sleutel: 'werkwijze.gevolg.h-andere-dag',
			uitwerking: 'taak-andere-dag',
			bron: 'S2-H04, S2-H05'
		}
	},
	'wil-geen-tafel': { ouder: direct, jongere: direct, verzorger: gaatDoor },
	'praat-liever-vooraf': { ouder: vooraf, verzorger: vooraf, jongere: vooraf }
} as const satisfies Gevolgen;

const gezag = (soort: StukEis['eenVan'][number], bron: string): StukEis => ({
	eenVan: [soort],
	alleenBij: 'gezagsbeeindiging',
	format: false,
	bron
});

export const haaglanden2023 = bevries({
	id: 'haaglanden-2023',
	versie: 1,
	regio: 'haaglanden',
	naam: 'Jeugdbeschermingstafel Haaglanden',
	geldigVanaf: '2023-06-15',
	bron: 'S2-A23',
	tafelsoorten: [
		{
			soort: 'vto',
			naam: 'werkwijze.tafelsoort.vto',
			vraag: 'werkwijze.vraag.vto',
			aanleidingen: ['werkwijze.aanleiding.verzoek-tot-onderzoek'],
			melderRollen: ['lokale-toegang', 'gi', 'veilig-thuis', 'jeugdhulpmedewerker', 'raadsonderzoeker'],
			deelnemers: [
				...deelnemersVast,
				{
					rol: 'melder',
					aanwezigheid: 'altijd-uitgenodigd',
					waarom: 'werkwijze.waarom.verzoeker',
					bron: 'S2-C07, S2-H08'
				},
				{
					rol: 'rvdk-adviseur',
					aanwezigheid: 'altijd',
					waarom: 'werkwijze.waarom.rvdk-denkt-mee',
					bron: 'S2-C03, S2-C18, S2-H24'
				},
				{
					rol: 'raadsonderzoeker',
					aanwezigheid: 'soms',
					voorwaarde: 'werkwijze.voorwaarde.onderzoek-direct',
					waarom: 'werkwijze.waarom.raadsonderzoeker-alvast',
					bron: 'S2-C14, S2-C15'
				},
				{
					rol: 'veilig-thuis',
					aanwezigheid: 'soms',
					voorwaarde: 'werkwijze.voorwaarde.veilig-thuis-verzoeker',
					waarom: 'werkwijze.waarom.veilig-thuis',
					bron: 'S2-C07, S2-D04'
				},
				{
					rol: 'lokale-toegang',
					aanwezigheid: 'soms',
					voorwaarde: 'werkwijze.voorwaarde.lokaal-team-regie',
					waarom: 'werkwijze.waarom.lokale-toegang-regie',
					bron: 'S2-H27, S2-I03'
				},
				hulp
			],
			agenda: [
				'werkwijze.agenda.vto.punt1',
				'werkwijze.agenda.vto.punt2',
				'werkwijze.agenda.vto.punt3',
				'werkwijze.agenda.vto.punt4',
				'werkwijze.agenda.vto.punt5',
				'werkwijze.agenda.vto.punt6',
				'werkwijze.agenda.vto.punt7',
				'werkwijze.agenda.vto.punt8',
				'werkwijze.agenda.vto.punt9'
			],
			stukken: [
				{
					eenVan: ['verzoek-tot-onderzoek'],
					format: true,
					bron: 'S2-O02, S2-O14: with the reactie of ouder and child'
				},
				gezag('contactgegevensblad', 'S2-O18'),
				gezag('evaluatie-plan-van-aanpak', 'S2-O19'),
				gezag('beschikking', 'S2-O20'),
				gezag('bereidheidsverklaring-verzorger', 'S2-O21'),
				{ ...gezag('bereidheidsverklaring-gi', 'S2-O22: when better for the safety'), gewenst: true }
			],
			voorbereider: {
				rol: 'melder',
				bron: 'S2-F18..F24; the voorzitter explains to the child as well (S2-H01)'
			},
			reactieOp: 'werkwijze.reactie-op.verzoek',
			toestemmingNodig: false,
			gevolgen,
			besluit: {
				nemer: 'jbt',
				opties: ['geen-onderzoek', 'uitgesteld-onderzoek', 'raadsonderzoek'],
				urgentieBij: ['raadsonderzoek'],
				gronden: [],
				bron: 'S2-E17, S2-E18, S2-E30, S2-H24, S2-H29'
			},
			nietBeschreven: ['what follows after the evaluation of an uitgesteld onderzoek'],
			bron: 'S2-C..S2-I'
		},
		{
			soort: 'vth',
			naam: 'werkwijze.tafelsoort.vth',
			vraag: 'werkwijze.vraag.vth',
			aanleidingen: ['werkwijze.aanleiding.verzoek-tot-hulpverlening'],
			melderRollen: ['raadsonderzoeker'],
			deelnemers: [
				...deelnemersVast,
				{
					rol: 'raadsonderzoeker',
					aanwezigheid: 'altijd',
					waarom: 'werkwijze.waarom.raadsonderzoeker-verzoeker',
					bron: 'S2-C34, S2-E14; read as always present'
				},
				{
					rol: 'melder',
					aanwezigheid: 'altijd-uitgenodigd',
					waarom: 'werkwijze.waarom.verzoeker',
					bron: 'S2-C34, S2-H08'
				},
				{
					rol: 'rvdk-adviseur',
					aanwezigheid: 'altijd',
					waarom: 'werkwijze.waarom.rvdk-denkt-mee',
					bron: 'S2-C03'
				},
				hulp
			],
			agenda: ['werkwijze.agenda.vth.punt1', 'werkwijze.agenda.vth.punt2', 'werkwijze.agenda.vth.punt3'],
			stukken: [{ eenVan: ['verzoek-tot-hulpverlening'], format: true, bron: 'S2-O02' }],
			voorbereider: { rol: 'melder', bron: 'S2-F18, S2-C34' },
			reactieOp: 'werkwijze.reactie-op.verzoek',
			toestemmingNodig: false,
			gevolgen,
			besluit: {
				nemer: 'jbt',
				opties: ['hulp-afgesproken', 'geen-hulp'],
				urgentieBij: [],
				gronden: [],
				bron: 'S2-E15; the options are a reading of it (dossier §3.8)'
			},
			nietBeschreven: ['agenda', 'besluit', 'what a refusal leads to', 'what follows'],
			bron: 'S2-E14, S2-E15'
		}
	],
	fasen: {
		aanmelding: [
			'concept',
			'ingediend',
			'in-beoordeling',
			'teruggestuurd',
			'compleet',
			'direct-naar-rvdk',
			'ingetrokken'
		],
		tafel: [
			'te-plannen',
			'gepland',
			'uitgenodigd',
			'in-voorbereiding',
			'uitgesteld',
			'bezig',
			'gehouden',
			'afgerond',
			'geannuleerd'
		]
	},
	stappen: {
		opstellen: ['concept', 'teruggestuurd'],
		indienen: ['concept', 'teruggestuurd'],
		intrekken: [
			'concept',
			'ingediend',
			'in-beoordeling',
			'teruggestuurd',
			'compleet',
			'te-plannen',
			'gepland',
			'uitgenodigd',
			'in-voorbereiding',
			'uitgesteld'
		],
		oppakken: ['ingediend'],
		beoordelen: ['in-beoordeling'],
		'direct-naar-rvdk': [
			'concept',
			'ingediend',
			'in-beoordeling',
			'teruggestuurd',
			'compleet',
			'te-plannen',
			'gepland',
			'uitgenodigd',
			'in-voorbereiding',
			'uitgesteld'
		],
		plannen: ['compleet', 'te-plannen', 'uitgesteld', 'gepland'],
		uitnodigen: ['gepland', 'uitgenodigd', 'in-voorbereiding'],
		voorbereiden: ['uitgenodigd', 'in-voorbereiding'],
		verplaatsen: ['gepland', 'uitgenodigd', 'in-voorbereiding'],
		annuleren: ['te-plannen', 'gepland', 'uitgenodigd', 'in-voorbereiding', 'uitgesteld'],
		toestemmen: ['te-plannen', 'gepland', 'uitgenodigd', 'in-voorbereiding', 'uitgesteld'],
		antwoorden: ['uitgenodigd', 'in-voorbereiding'],
		reageren: ['te-plannen', 'gepland', 'uitgenodigd', 'in-voorbereiding', 'uitgesteld'],
		nakomen: ['bezig', 'gehouden'],
		'stuk-toevoegen': [
			'concept',
			'teruggestuurd',
			'compleet',
			'te-plannen',
			'gepland',
			'uitgenodigd',
			'in-voorbereiding',
			'uitgesteld'
		],
		'stuk-vrijgeven': [
			'in-beoordeling',
			'compleet',
			'te-plannen',
			'gepland',
			'uitgenodigd',
			'in-voorbereiding',
			'uitgesteld',
			'bezig',
			'gehouden'
		],
		openen: ['uitgenodigd', 'in-voorbereiding'],
		sluiten: ['bezig'],
		afronden: ['gehouden']
	},
	termijnen: {
		agenda: { duur: 'P14D', status: 'streven', bron: 'S2-G05: "we proberen"' },
		verslag: { duur: 'P14D', status: 'beloofd', bron: 'S2-K04' },
		'verslag-fouten': {
			duur: 'P14D',
			status: 'beloofd',
			bron: 'S2-K05; counted from the day it became available'
		},
		'privacy-antwoord': {
			duur: 'P28D',
			status: 'beloofd',
			bron: 'S2-M09, S2-M10, S2-M18; never longer than AVG art. 12 lid 3'
		},
		'privacy-verlenging': {
			duur: 'P2M',
			status: 'intern',
			bron: 'AVG art. 12 lid 3 (X6); breaks the 4 weeks of S2-M09, so only with the FG and told before day 28'
		},
		'verwijdering-uitvoeren': {
			duur: 'P3M',
			status: 'intern',
			bron: 'Jeugdwet art. 7.3.9 (X2); S2-M19 names none'
		},
		'uitgesteld-onderzoek': { duur: 'P6M', status: 'beloofd', bron: 'S2-E22, S2-E29' },
		diagnose: { duur: 'P2Y', status: 'intern', bron: 'S2-O08' },
		bewaren: {
			duur: 'P20Y',
			status: 'intern',
			bron: 'S2-M27: Jeugdwet art. 7.3.8 lid 3 (X1); to be confirmed'
		},
		klacht: { duur: 'P42D', status: 'streven', bron: 'Awb art. 9:11 (X13)' },
		bezwaar: { duur: 'P42D', status: 'intern', bron: 'Awb art. 6:7; decision under UAVG art. 34 (X12)' },
		'ots-melden': null
	},
	reactieStreefWerkdagen: 2,
	leeftijdsgroepen: {
		'onder-12': 'geen-account',
		'12-15': 'eigen-account',
		'16-17': 'eigen-account',
		'18+': 'eigen-account'
	},
	uitgesteldOnderzoek: {
		waarschuwWeken: [8, 4, 1],
		regieNooitBij: ['veilig-thuis', 'cit', 'jeugdhulpaanbieder'],
		bron: 'S2-E18..E29, S2-I02, S2-I03'
	},
	direct: [
		{
			aanleiding: 'werkwijze.direct.geen-contact',
			eisen: ['werkwijze.direct.inspanning-beschreven'],
			bron: 'S2-F13, S2-F14, S2-F26, S2-F27'
		},
		{
			aanleiding: 'werkwijze.direct.geen-uitwisseling',
			eisen: ['werkwijze.direct.duidelijk-uitgelegd'],
			bron: 'S2-F28'
		},
		{
			aanleiding: 'werkwijze.direct.wil-geen-tafel',
			eisen: [
				'werkwijze.direct.zorgen-zo-ernstig',
				'werkwijze.direct.enige-optie',
				'werkwijze.direct.belang-uitgelegd',
				'werkwijze.direct.mag-bellen'
			],
			bron: 'S2-L01..L06'
		}
	],
	aanmeldVragen: [
		{ sleutel: 'werkwijze.aanmeldvraag.besproken', bron: 'S2-F10..F12' },
		{ sleutel: 'werkwijze.aanmeldvraag.niet-besproken', bron: 'S2-F13, S2-F14, S2-O16' },
		{ sleutel: 'werkwijze.aanmeldvraag.waarom-nodig', bron: 'S2-O03' },
		{ sleutel: 'werkwijze.aanmeldvraag.feiten', bron: 'S2-O11..O13' },
		{ sleutel: 'werkwijze.aanmeldvraag.fouten-hersteld', bron: 'S2-O17' },
		{ sleutel: 'werkwijze.aanmeldvraag.informatie-avg', bron: 'S2-F08' }
	],
	profiel: {
		uitgesteldOnderzoek: true,
		giAltijdAanTafel: true,
		doorgaanZonderOuder: { vto: 'ja-zonder-goede-reden', vth: 'ja-zonder-goede-reden' },
		melderAfwezig: 'gaat-niet-door',
		directNaarRvdk: true,
		jongereVanaf: 12,
		onder12: 'begin-of-eind',
		stukkenVoorJongere12tot15: 'selectie',
		klachtRoute: [
			'werkwijze.klacht.voorzitter',
			'werkwijze.klacht.gemeente',
			'werkwijze.klacht.afdelingshoofd'
		],
		veiligKanaal: 'werkwijze.kanaal.haaglanden',
		duurMinuten: [60, 90]
	},
	subregios: [
		{
			id: 'h1',
			naam: 'Den Haag',
			gemeenten: ['Den Haag'],
			bron: 'X17; S2-B02. That H1 is Den Haag is a reading'
		},
		{
			id: 'h4',
			naam: 'Delft, Rijswijk, Westland, Midden-Delfland',
			gemeenten: ['Delft', 'Rijswijk', 'Westland', 'Midden-Delfland'],
			profiel: { stukkenVoorJongere12tot15: 'geen' },
			bron: 'X16, X17'
		},
		{
			id: 'h5',
			naam: 'H5',
			gemeenten: [],
			bron: 'X17; no source names its gemeenten, so nobody can be reported there yet'
		}
	],
	melders: [
		{
			id: 'jeugdbescherming-west',
			naam: 'Jeugdbescherming West',
			soort: 'wettelijk',
			rol: 'gi',
			tafelsoorten: ['vto'],
			bron: 'S2-D03'
		},
		{
			id: 'william-schrikker',
			naam: 'William Schrikker Groep',
			soort: 'wettelijk',
			rol: 'gi',
			tafelsoorten: ['vto'],
			bron: 'S2-D03'
		},
		{
			id: 'leger-des-heils',
			naam: 'Leger des Heils',
			soort: 'wettelijk',
			rol: 'gi',
			tafelsoorten: ['vto'],
			bron: 'S2-D03; also in S2-D07'
		},
		{
			id: 'cit',
			naam: 'Crisis Interventie Team (CIT)',
			soort: 'wettelijk',
			rol: 'jeugdhulpmedewerker',
			tafelsoorten: ['vto'],
			bron: 'S2-D04'
		},
		{
			id: 'veilig-thuis-haaglanden',
			naam: 'Veilig Thuis Haaglanden',
			soort: 'wettelijk',
			rol: 'veilig-thuis',
			tafelsoorten: ['vto'],
			bron: 'S2-D04'
		},
		{
			id: 'rvdk',
			naam: 'Raad voor de Kinderbescherming',
			soort: 'wettelijk',
			rol: 'raadsonderzoeker',
			tafelsoorten: ['vto', 'vth'],
			bron: 'S2-D04, S2-C34, S2-E14'
		},
		{
			id: 'rondomjou-kracht',
			naam: 'Jeugdteams RondomJou en Kracht',
			soort: 'aangewezen',
			rol: 'lokale-toegang',
			tafelsoorten: ['vto'],
			subregios: ['h1'],
			bron: 'S2-D05'
		},
		{
			id: 'mee',
			naam: 'Stichting MEE',
			soort: 'aangewezen',
			rol: 'jeugdhulpmedewerker',
			tafelsoorten: ['vto'],
			subregios: ['h1'],
			bron: 'S2-D06'
		},
		{
			id: 'leerplicht',
			naam: 'Leerplicht',
			soort: 'aangewezen',
			rol: 'lokale-toegang',
			tafelsoorten: ['vto'],
			subregios: ['h1'],
			bron: 'S2-D06'
		},
		{
			id: 'radar',
			naam: 'Radar (VIG)',
			soort: 'aangewezen',
			rol: 'jeugdhulpmedewerker',
			tafelsoorten: ['vto'],
			subregios: ['h1'],
			bron: 'S2-D06'
		},
		{
			id: 'opvoedpoli',
			naam: 'Opvoedpoli',
			soort: 'aangewezen',
			rol: 'jeugdhulpmedewerker',
			tafelsoorten: ['vto'],
			subregios: ['h1'],
			bron: 'S2-D07'
		},
		{
			id: 'impegno',
			naam: 'Impegno',
			soort: 'aangewezen',
			rol: 'jeugdhulpmedewerker',
			tafelsoorten: ['vto'],
			subregios: ['h1'],
			bron: 'S2-D07'
		},
		{
			id: 'bureau-basiszorg',
			naam: 'Bureau Basiszorg',
			soort: 'aangewezen',
			rol: 'jeugdhulpmedewerker',
			tafelsoorten: ['vto'],
			subregios: ['h1'],
			bron: 'S2-D07'
		},
		{
			id: 'veilig-verder-team',
			naam: 'Veilig Verder Team',
			soort: 'aangewezen',
			rol: 'lokale-toegang',
			tafelsoorten: ['vto'],
			subregios: ['h1'],
			bron: 'S2-D08'
		},
		{
			id: 'casusregie-den-haag',
			naam: 'Team Casusregie gemeente Den Haag',
			soort: 'aangewezen',
			rol: 'lokale-toegang',
			tafelsoorten: ['vto'],
			subregios: ['h1'],
			bron: 'S2-D08'
		},
		{
			id: 'nidos',
			naam: 'Nidos',
			soort: 'aangewezen',
			rol: 'gi',
			tafelsoorten: ['vto'],
			subregios: ['h4'],
			bron: 'X16'
		},
		{
			id: 'lokaal-team-h4',
			naam: 'Lokaal team',
			soort: 'aangewezen',
			rol: 'lokale-toegang',
			tafelsoorten: ['vto'],
			subregios: ['h4'],
			bron: 'X16'
		}
	],
	rolwoorden: {
		melder: 'werkwijze.rol.verzoeker',
		procesondersteuner: 'werkwijze.rol.secretaris',
		'lokale-toegang': 'werkwijze.rol.lokaal-team'
	},
	woorden: {
		verslag: 'werkwijze.woord.verslag',
		verzoek: 'werkwijze.woord.verzoek-tot-onderzoek',
		aanmelding: 'werkwijze.woord.verzoek-insturen',
		steunpersoon: 'werkwijze.woord.vertrouwenspersoon'
	},
	contactpunten: ['nood', 'veilig-thuis', 'kindertelefoon', 'jeugdstem', 'jeugdombudsman-den-haag']
} as const satisfies Werkwijze);
