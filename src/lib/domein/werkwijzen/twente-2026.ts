/** Twente, three tafels. Sources: working method (S1), PGAx manual (S0). Where they name no days, there are none. */
import { bevries } from './bevries.ts';
import type { Deelnemer, Gevolg, Gevolgen, Werkwijze } from './vorm.ts';

const ouders: Deelnemer = {
	rol: 'ouder',
	aanwezigheid: 'altijd',
	waarom: 'werkwijze.waarom.ouder',
	bron: 'S1-B11, S1-C05, S1-D04'
};
const jongere: Deelnemer = {
	rol: 'jongere',
	aanwezigheid: 'altijd',
	waarom: 'werkwijze.waarom.jongere',
	bron: 'S1-A14, S1-B20'
};
const gastenEnRegie: readonly Deelnemer[] = [
	{
		rol: 'steunpersoon',
		aanwezigheid: 'soms',
		voorwaarde: 'werkwijze.voorwaarde.meegenomen',
		waarom: 'werkwijze.waarom.steunpersoon',
		bron: 'S1-B15, S1-C22'
	},
	{ rol: 'voorzitter', aanwezigheid: 'altijd', waarom: 'werkwijze.waarom.voorzitter', bron: 'S1-B16..B24' },
	{
		rol: 'procesondersteuner',
		aanwezigheid: 'altijd',
		waarom: 'werkwijze.waarom.procesondersteuner',
		bron: 'S1-B38..B42'
	}
];
const raadBesluit: Deelnemer = {
	rol: 'rvdk-adviseur',
	aanwezigheid: 'altijd',
	waarom: 'werkwijze.waarom.rvdk-besluit',
	bron: 'S1-E04, S1-B37, S1-D13'
};

const komt: Gevolg = { sleutel: 'werkwijze.gevolg.komt', uitwerking: 'geen', bron: 'S1-B11' };
const andereDag: Gevolg = {
	sleutel: 'werkwijze.gevolg.andere-dag',
	uitwerking: 'taak-andere-dag',
	bron: 'S1-B10; moving a tafel is not described for Twente, so the voorzitter decides'
};
const vooraf: Gevolg = {
	sleutel: 'werkwijze.gevolg.vooraf',
	uitwerking: 'taak-vooraf-praten',
	bron: 'S1-B10, S1-B21, S1-B28'
};
const andereManier: Gevolg = {
	sleutel: 'werkwijze.gevolg.jongere-andere-manier',
	uitwerking: 'taak-andere-manier',
	bron: 'S1-B21, S1-C22'
};
const gaatDoor: Gevolg = { sleutel: 'werkwijze.gevolg.gaat-door', uitwerking: 'geen', bron: 'S1-D05' };
const vervanger: Gevolg = {
	sleutel: 'werkwijze.gevolg.vervanger',
	uitwerking: 'taak-vervanger',
	bron: 'S1-E04, S1-E15, S1-B29'
};
const voorIedereen = {
	komt: { overig: komt },
	'andere-dag': { overig: andereDag },
	'praat-liever-vooraf': { ouder: vooraf, verzorger: vooraf, jongere: vooraf }
} as const satisfies Gevolgen;
const vasteProfessionals = {
	voorzitter: vervanger,
	procesondersteuner: vervanger,
	melder: vervanger,
	'rvdk-adviseur': vervanger,
	raadsonderzoeker: vervanger,
	gi: vervanger,
	'lokale-toegang': vervanger
} as const;

const afwezigInVerslag: Gevolg = {
	sleutel: 'werkwijze.gevolg.afwezig-in-verslag',
	uitwerking: 'afwezig-in-verslag',
	bron: 'S1-B08, S1-B09'
};
const nietDoor: Gevolg = {
	sleutel: 'werkwijze.gevolg.tafel2-gaat-niet-door',
	uitwerking: 'toestemming-geweigerd',
	bron: 'S1-C09, S1-C10'
};
const aanmeldformulier = { eenVan: ['aanmeldformulier'], format: true, bron: 'S0-C01, S0-C05' } as const;

export const twente2026 = bevries({
	id: 'twente-2026',
	versie: 1,
	regio: 'twente',
	naam: 'Jeugdbeschermingstafel Twente',
	geldigVanaf: '2026-05-11',
	bron: 'S0-G02, S1-A11',
	tafelsoorten: [
		{
			soort: 'tafel1',
			naam: 'werkwijze.tafelsoort.tafel1',
			vraag: 'werkwijze.vraag.tafel1',
			aanleidingen: ['werkwijze.aanleiding.aanmelding-met-plan'],
			melderRollen: ['lokale-toegang', 'gi'],
			deelnemers: [
				ouders,
				jongere,
				...gastenEnRegie,
				{
					rol: 'lokale-toegang',
					aanwezigheid: 'altijd',
					waarom: 'werkwijze.waarom.lokale-toegang-tafel1',
					bron: 'S1-B29, S1-B30'
				},
				{ rol: 'melder', aanwezigheid: 'altijd', waarom: 'werkwijze.waarom.melder', bron: 'S1-B25, S1-B45' },
				raadBesluit,
				{
					rol: 'raadsonderzoeker',
					aanwezigheid: 'soms',
					voorwaarde: 'werkwijze.voorwaarde.onderzoeker-waar-mogelijk',
					waarom: 'werkwijze.waarom.raadsonderzoeker-alvast',
					bron: 'S1-B50'
				},
				{
					rol: 'gi',
					aanwezigheid: 'soms',
					voorwaarde: 'werkwijze.voorwaarde.gi-melder-of-broer-zus-ots',
					waarom: 'werkwijze.waarom.gi-betrokken',
					bron: 'S1-B45, S1-B46'
				},
				{
					rol: 'veilig-thuis',
					aanwezigheid: 'soms',
					voorwaarde: 'werkwijze.voorwaarde.veilig-thuis-monitor',
					waarom: 'werkwijze.waarom.veilig-thuis',
					bron: 'S1-B43, S1-B44'
				}
			],
			agenda: [
				'werkwijze.agenda.tafel1.punt1',
				'werkwijze.agenda.tafel1.punt2',
				'werkwijze.agenda.tafel1.punt3',
				'werkwijze.agenda.tafel1.punt4',
				'werkwijze.agenda.tafel1.punt5',
				'werkwijze.agenda.tafel1.punt6',
				'werkwijze.agenda.tafel1.punt7',
				'werkwijze.agenda.tafel1.punt8'
			],
			stukken: [
				aanmeldformulier,
				{ eenVan: ['verzoek-tot-bespreking'], format: true, bron: 'S0-C02, S0-C06' },
				{
					eenVan: ['veiligheidsplan'],
					gewenst: true,
					format: false,
					bron: 'S0-C02: may be inside the VTB; S1-B06'
				}
			],
			voorbereider: { rol: 'lokale-toegang', bron: 'S1-B28' },
			reactieOp: 'werkwijze.reactie-op.melding',
			toestemmingNodig: false,
			gevolgen: {
				...voorIedereen,
				'komt-niet': {
					overig: gaatDoor,
					...vasteProfessionals,
					ouder: afwezigInVerslag,
					jongere: andereManier
				},
				'wil-geen-tafel': { ouder: afwezigInVerslag, verzorger: gaatDoor, jongere: andereManier }
			},
			besluit: {
				nemer: 'rvdk',
				opties: ['raadsonderzoek', 'geen-raadsonderzoek'],
				urgentieBij: ['raadsonderzoek'],
				gronden: ['werkwijze.grond.bereidheid', 'werkwijze.grond.vermogen', 'werkwijze.grond.vertrouwen'],
				bron: 'S1-B37, S1-F06, S1-F07'
			},
			nietBeschreven: ['one of two ouders with gezag refuses', 'melder absent', 'route directly to the RvdK'],
			bron: 'S1-B, S1-F'
		},
		{
			soort: 'tafel2',
			naam: 'werkwijze.tafelsoort.tafel2',
			vraag: 'werkwijze.vraag.tafel2',
			aanleidingen: [
				'werkwijze.aanleiding.geen-maatregel-geadviseerd',
				'werkwijze.aanleiding.uitspraak-rechter'
			],
			melderRollen: ['raadsonderzoeker', 'rvdk-adviseur'],
			deelnemers: [
				{ ...ouders, bron: 'S1-C05, S1-C09: only with their consent' },
				jongere,
				...gastenEnRegie,
				{
					rol: 'lokale-toegang',
					aanwezigheid: 'altijd',
					waarom: 'werkwijze.waarom.lokale-toegang-tafel2',
					bron: 'S1-C17..C19'
				},
				{
					rol: 'raadsonderzoeker',
					aanwezigheid: 'altijd',
					waarom: 'werkwijze.waarom.raadsonderzoeker-conclusies',
					bron: 'S1-C14..C16'
				},
				{
					rol: 'gi',
					aanwezigheid: 'soms',
					voorwaarde: 'werkwijze.voorwaarde.gi-bij-maatregel',
					waarom: 'werkwijze.waarom.gi-bij-maatregel',
					bron: 'S1-C20, S1-C21; listed as regular, though without a measure there is none (dossier §11.2)'
				}
			],
			agenda: [
				'werkwijze.agenda.tafel2.punt1',
				'werkwijze.agenda.tafel2.punt2',
				'werkwijze.agenda.tafel2.punt3',
				'werkwijze.agenda.tafel2.punt4',
				'werkwijze.agenda.tafel2.punt5',
				'werkwijze.agenda.tafel2.punt6'
			],
			stukken: [
				aanmeldformulier,
				{ eenVan: ['conclusies-raadsrapportage'], format: false, bron: 'S0-C03, S1-C12' }
			],
			voorbereider: { rol: 'raadsonderzoeker', bron: 'S1-C15' },
			reactieOp: 'werkwijze.reactie-op.conclusies',
			toestemmingNodig: true,
			gevolgen: {
				...voorIedereen,
				'komt-niet': {
					overig: gaatDoor,
					...vasteProfessionals,
					ouder: {
						sleutel: 'werkwijze.gevolg.tafel2-komt-niet',
						uitwerking: 'geen',
						bron: 'S1-C09: refusing consent is another answer than not coming'
					},
					jongere: andereManier
				},
				'wil-geen-tafel': {
					ouder: nietDoor,
					verzorger: gaatDoor,
					jongere: {
						sleutel: 'werkwijze.gevolg.tafel2-jongere-wil-niet',
						uitwerking: 'taak-andere-manier',
						bron: 'S1-C09 names the ouders; S1-C22'
					}
				}
			},
			besluit: { nemer: null, opties: [], urgentieBij: [], gronden: [], bron: 'S1-C04, S1-G04, S1-G05' },
			nietBeschreven: ['one of two ouders with gezag refuses', 'an ouder consents but does not come'],
			bron: 'S1-C, S1-G'
		},
		{
			soort: 'tafel3',
			naam: 'werkwijze.tafelsoort.tafel3',
			vraag: 'werkwijze.vraag.tafel3',
			aanleidingen: ['werkwijze.aanleiding.gi-wil-beeindigen'],
			melderRollen: ['gi'],
			deelnemers: [
				ouders,
				jongere,
				...gastenEnRegie,
				{ rol: 'gi', aanwezigheid: 'altijd', waarom: 'werkwijze.waarom.gi-rapport', bron: 'S1-D09, S1-D10' },
				raadBesluit,
				{
					rol: 'lokale-toegang',
					aanwezigheid: 'soms',
					voorwaarde: 'werkwijze.voorwaarde.overdracht-lokale-toegang',
					waarom: 'werkwijze.waarom.lokale-toegang-tafel3',
					bron: 'S1-D14..D16'
				}
			],
			agenda: [
				'werkwijze.agenda.tafel3.punt1',
				'werkwijze.agenda.tafel3.punt2',
				'werkwijze.agenda.tafel3.punt3',
				'werkwijze.agenda.tafel3.punt4',
				'werkwijze.agenda.tafel3.punt5',
				'werkwijze.agenda.tafel3.punt6',
				'werkwijze.agenda.tafel3.punt7'
			],
			stukken: [
				aanmeldformulier,
				{
					eenVan: ['plan-van-aanpak', 'rapportage-gi'],
					format: false,
					bron: 'S0-C04 says plan van aanpak, S1-D07 rapportage GI: both accepted (dossier §11.1)'
				}
			],
			voorbereider: { rol: 'gi', bron: 'S1-D09' },
			reactieOp: 'werkwijze.reactie-op.rapport-gi',
			toestemmingNodig: false,
			gevolgen: {
				...voorIedereen,
				'komt-niet': { overig: gaatDoor, ...vasteProfessionals, jongere: andereManier },
				'wil-geen-tafel': {
					ouder: {
						sleutel: 'werkwijze.gevolg.tafel3-gaat-toch-door',
						uitwerking: 'geen',
						bron: 'S1-D03, S1-D05'
					},
					verzorger: gaatDoor,
					jongere: andereManier
				}
			},
			besluit: {
				nemer: 'rvdk',
				opties: ['beeindiging-akkoord', 'beeindiging-niet-akkoord'],
				urgentieBij: [],
				gronden: [],
				bron: 'S1-D13, S1-H05'
			},
			nietBeschreven: ['what follows when the RvdK does not agree'],
			bron: 'S1-D, S1-H'
		}
	],
	fasen: {
		aanmelding: ['concept', 'ingediend', 'in-beoordeling', 'teruggestuurd', 'compleet', 'ingetrokken'],
		tafel: [
			'te-plannen',
			'gepland',
			'uitgenodigd',
			'in-voorbereiding',
			'uitgesteld',
			'bezig',
			'gehouden',
			'afgerond',
			'geannuleerd',
			'vervallen-geen-toestemming'
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
		'direct-naar-rvdk': [],
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
		agenda: null,
		verslag: null,
		'verslag-fouten': null,
		'privacy-antwoord': { duur: 'P1M', status: 'beloofd', bron: 'AVG art. 12 lid 3 (X6, X12)' },
		'privacy-verlenging': {
			duur: 'P2M',
			status: 'intern',
			bron: 'AVG art. 12 lid 3 (X6): told within the first month'
		},
		'verwijdering-uitvoeren': { duur: 'P3M', status: 'intern', bron: 'Jeugdwet art. 7.3.9 (X2)' },
		'uitgesteld-onderzoek': null,
		diagnose: null,
		bewaren: {
			duur: 'P20Y',
			status: 'intern',
			bron: 'Jeugdwet art. 7.3.8 lid 3 (X1); to be confirmed by the region'
		},
		klacht: { duur: 'P42D', status: 'streven', bron: 'Awb art. 9:11 (X13)' },
		bezwaar: { duur: 'P42D', status: 'intern', bron: 'Awb art. 6:7; decision under UAVG art. 34 (X12)' },
		'ots-melden': {
			duur: 'P2M',
			status: 'intern',
			bron: 'BW art. 1:265j; warning to the procesondersteuner only'
		}
	},
	reactieStreefWerkdagen: 2,
	leeftijdsgroepen: {
		'onder-12': 'geen-account',
		'12-15': 'eigen-account',
		'16-17': 'eigen-account',
		'18+': 'eigen-account'
	},
	uitgesteldOnderzoek: null,
	direct: [],
	aanmeldVragen: [
		{ sleutel: 'werkwijze.aanmeldvraag.gedeeld', bron: 'S1-B27' },
		{ sleutel: 'werkwijze.aanmeldvraag.plan', bron: 'S1-B04..B06' }
	],
	profiel: {
		uitgesteldOnderzoek: false,
		giAltijdAanTafel: false,
		doorgaanZonderOuder: { tafel1: 'ja', tafel2: 'nee', tafel3: 'ja' },
		melderAfwezig: 'niet-beschreven',
		directNaarRvdk: false,
		jongereVanaf: 12,
		onder12: 'voorzitter-bepaalt',
		stukkenVoorJongere12tot15: 'selectie',
		klachtRoute: ['werkwijze.klacht.gemeente'],
		veiligKanaal: 'werkwijze.kanaal.twente',
		duurMinuten: null
	},
	subregios: [
		{ id: 'enschede', naam: 'Enschede', gemeenten: ['Enschede'], bron: 'S1-E09' },
		{
			id: 'almelo',
			naam: 'Almelo',
			gemeenten: ['Almelo', 'Hellendoorn', 'Rijssen-Holten', 'Twenterand', 'Wierden'],
			bron: 'S1-E10'
		},
		{
			id: 'hengelo',
			naam: 'Hengelo',
			gemeenten: ['Hengelo', 'Borne', 'Haaksbergen', 'Hof van Twente'],
			bron: 'S1-E11'
		},
		{
			id: 'noord-oost-twente',
			naam: 'Noord-Oost Twente',
			gemeenten: ['Dinkelland', 'Losser', 'Oldenzaal', 'Tubbergen'],
			bron: 'S1-E12'
		}
	],
	melders: [
		{
			id: 'lokale-toegang',
			naam: 'Lokale toegang',
			soort: 'werkwijze',
			rol: 'lokale-toegang',
			tafelsoorten: ['tafel1'],
			bron: 'S1-B25'
		},
		{
			id: 'jeugdbescherming-overijssel',
			naam: 'Jeugdbescherming Overijssel',
			soort: 'werkwijze',
			rol: 'gi',
			tafelsoorten: ['tafel1', 'tafel3'],
			bron: 'S1-B45, S1-D07; name from X18 (2019)'
		},
		{
			id: 'william-schrikker',
			naam: 'William Schrikker Stichting',
			soort: 'werkwijze',
			rol: 'gi',
			tafelsoorten: ['tafel1', 'tafel3'],
			bron: 'S1-B45, S1-D07; name from X18 (2019)'
		},
		{
			id: 'leger-des-heils',
			naam: 'Leger des Heils Jeugdbescherming',
			soort: 'werkwijze',
			rol: 'gi',
			tafelsoorten: ['tafel1', 'tafel3'],
			bron: 'S1-B45, S1-D07; name from X18 (2019)'
		},
		{
			id: 'rvdk',
			naam: 'Raad voor de Kinderbescherming',
			soort: 'werkwijze',
			rol: 'raadsonderzoeker',
			tafelsoorten: ['tafel2'],
			bron: 'S1-C12'
		}
	],
	rolwoorden: {},
	woorden: {
		verslag: 'werkwijze.woord.notulen',
		verzoek: 'werkwijze.woord.verzoek-tot-bespreking',
		aanmelding: 'werkwijze.woord.aanmelding',
		steunpersoon: 'werkwijze.woord.ondersteunend-netwerk'
	},
	contactpunten: ['nood', 'veilig-thuis', 'kindertelefoon', 'jeugdstem']
} as const satisfies Werkwijze);
