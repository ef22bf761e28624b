/** Dossier §2.3, row by row. L = lezen, LP = lezen and printen, S = released copy only, + = toevoegen. */
import type { StukSoort } from './document.ts';
import type { Moment } from './stukrecht.ts';

export type Kolom =
	| 'ouder-met-gezag'
	| 'ouder-zonder-gezag'
	| 'jongere-16-17'
	| 'jongere-12-15'
	| 'steunpersoon'
	| 'melder'
	| 'regie'
	| 'rvdk'
	| 'gi'
	| 'lokale-toegang'
	| 'veilig-thuis'
	| 'nieuwe-hulp';

export type Cel = {
	readonly lezen?: Moment;
	readonly printen?: Moment;
	/** First and last moment at which the reader may add one. */
	readonly toevoegen?: readonly [Moment, Moment];
	readonly vrijgegeven?: Moment;
	readonly alleenEigen?: true;
	readonly alleenGenodigd?: true;
	readonly alleenMetToestemming?: true;
	/** Stays readable for a jongere of 12–15 where the region gives that age no papers: it is no paper about the case. */
	readonly eigenOverzicht?: true;
	/** Why this cell is as it is, where the cell of the dossier does not say it, or says less. */
	readonly bron?: string;
};
export type Rij = {
	readonly bron: string;
	/** The row of dossier §2.3, in Dutch for who reads docs/wie-ziet-wat.md; null where the dossier has none. */
	readonly dossier: string | null;
	readonly cellen: Readonly<Partial<Record<Kolom, Cel>>>;
};

/** The column of dossier §2.3 behind each of ours; null: the dossier has none, so every cell names its own source. */
export const dossierKolommen: Readonly<Record<Kolom, string | null>> = {
	'ouder-met-gezag': 'Ouder gezag',
	'ouder-zonder-gezag': 'Ouder geen gezag / verzorger',
	'jongere-16-17': 'Jongere 16–17',
	'jongere-12-15': 'Jongere 12–15',
	steunpersoon: 'Steunpersoon',
	melder: 'Melder',
	regie: 'Voorzitter / PO',
	rvdk: 'RvdK',
	gi: 'GI',
	'lokale-toegang': null,
	'veilig-thuis': null,
	'nieuwe-hulp': 'Nieuwe jeugdhulpmedewerker'
};

const L = (lezen: Moment): Cel => ({ lezen });
const LP = (moment: Moment): Cel => ({ lezen: moment, printen: moment });
const S = (vrijgegeven: Moment): Cel => ({ vrijgegeven });
const genodigd = (cel: Cel): Cel => ({ ...cel, alleenGenodigd: true });
/** "v, part": a released part, and only with recorded consent of ouder(s) with gezag and jongere (S2-G15, S2-G16). */
const deelMetToestemming = (moment: Moment): Cel => ({ vrijgegeven: moment, alleenMetToestemming: true });
const omdat = (bron: string, cel: Cel): Cel => ({ ...cel, bron });

const GENODIGD_LT =
	'S1-B29, S1-B31: zit aan tafel 1 en houdt toezicht op het veiligheidsplan; alleen wie is uitgenodigd';
const GENODIGD_VT =
	'dossier §2.1, rij Veilig Thuis: bij monitoring of als verzoeker; alleen wie is uitgenodigd';

const contactgegevens: Rij = {
	dossier: 'Aanmeldformulier',
	bron: 'dossier §2.3, rij aanmeldformulier; §2.6: contactgegevens van iedereen, dus nooit voor het gezin (wel inzage)',
	cellen: {
		melder: omdat('S0-D03, S0-D04: de melder houdt de eigen kopie; toevoegen kan tot en met F1', {
			lezen: 'F0',
			toevoegen: ['F0', 'F1']
		}),
		regie: L('F1'),
		rvdk: L('F2')
	}
};

const verzoek: Rij = {
	dossier: 'VTB / VTO + veiligheidsplan',
	bron: 'dossier §2.3, rij VTB/VTO en veiligheidsplan; S1-B34; S2-F10, S2-F24, S2-F29, S2-G15',
	cellen: {
		'ouder-met-gezag': LP('F2'),
		'ouder-zonder-gezag': S('F2'),
		'jongere-16-17': LP('F2'),
		'jongere-12-15': S('F2'),
		melder: { ...LP('F0'), toevoegen: ['F0', 'F1'] },
		regie: LP('F1'),
		rvdk: LP('F2'),
		gi: genodigd(LP('F2')),
		'lokale-toegang': omdat(GENODIGD_LT, genodigd(LP('F2'))),
		'veilig-thuis': omdat(GENODIGD_VT, genodigd(LP('F2'))),
		'nieuwe-hulp': deelMetToestemming('F2')
	}
};

const bijlage: Rij = {
	dossier: null,
	bron: 'als de rij VTB/VTO; in bijlagen staan vaak gegevens van anderen, dus het gezin leest een vrijgegeven kopie',
	cellen: {
		...verzoek.cellen,
		'ouder-met-gezag': S('F2'),
		'jongere-16-17': S('F2'),
		rvdk: { ...LP('F2'), toevoegen: ['F0', 'F2'] },
		gi: { ...genodigd(LP('F2')), toevoegen: ['F0', 'F2'] },
		regie: { ...LP('F1'), toevoegen: ['F1', 'F2'] }
	}
};

const conclusies: Rij = {
	dossier: 'Conclusies raadsrapportage (tafel 2)',
	bron: 'dossier §2.3, rij conclusies raadsrapportage; S0-C03, S1-C11, S1-C12',
	cellen: {
		'ouder-met-gezag': LP('F2'),
		'ouder-zonder-gezag': S('F2'),
		'jongere-16-17': LP('F2'),
		'jongere-12-15': S('F2'),
		melder: { ...LP('F0'), toevoegen: ['F0', 'F1'] },
		regie: LP('F1'),
		rvdk: { ...LP('F0'), toevoegen: ['F0', 'F2'] },
		gi: omdat(
			'“bij een maatregel”: alleen dan is de GI bij tafel 2 uitgenodigd (dossier §2.1)',
			genodigd(LP('F2'))
		),
		'lokale-toegang': omdat(
			'S1-C19, dossier §2.1: altijd bij tafel 2; alleen wie is uitgenodigd',
			genodigd(LP('F2'))
		),
		// Veilig Thuis has no place at tafel 2 (dossier §2.1) and no cell: nothing.
		'nieuwe-hulp': omdat(
			'S2-G15, S2-G16: met toestemming, en alleen het deel dat nodig is',
			deelMetToestemming('F2')
		)
	}
};

const rapportageGi: Rij = {
	dossier: 'Rapportage GI / plan van aanpak (tafel 3)',
	bron: 'dossier §2.3, rij rapportage GI / plan van aanpak; S0-C04, S1-D06, S1-D07',
	cellen: {
		'ouder-met-gezag': LP('F2'),
		'ouder-zonder-gezag': S('F2'),
		'jongere-16-17': LP('F2'),
		'jongere-12-15': S('F2'),
		melder: { ...LP('F0'), toevoegen: ['F0', 'F1'] },
		regie: LP('F1'),
		rvdk: LP('F2'),
		gi: { ...LP('F0'), toevoegen: ['F0', 'F2'] },
		'lokale-toegang': omdat(
			'dossier §2.1: bij tafel 3 alleen bij overdracht; alleen wie is uitgenodigd',
			genodigd(LP('F2'))
		)
	}
};

const eigenUitnodiging: Cel = { ...LP('F2'), alleenEigen: true, eigenOverzicht: true };
const uitnodiging: Rij = {
	dossier: 'Eigen uitnodiging',
	bron: 'dossier §2.3, rij eigen uitnodiging; S2-G08',
	cellen: {
		'ouder-met-gezag': eigenUitnodiging,
		'ouder-zonder-gezag': eigenUitnodiging,
		'jongere-16-17': eigenUitnodiging,
		'jongere-12-15': eigenUitnodiging,
		steunpersoon: eigenUitnodiging,
		melder: eigenUitnodiging,
		regie: { lezen: 'F1', toevoegen: ['F1', 'F2'] },
		rvdk: eigenUitnodiging,
		gi: eigenUitnodiging,
		'lokale-toegang': omdat('S2-G08: ieder krijgt een eigen uitnodiging', eigenUitnodiging),
		'veilig-thuis': omdat('S2-G08: ieder krijgt een eigen uitnodiging', eigenUitnodiging),
		'nieuwe-hulp': eigenUitnodiging
	}
};

const deelnemerslijst: Rij = {
	dossier: 'Deelnemerslijst',
	bron: 'dossier §2.3, rij deelnemerslijst: alleen naam en rol; §2.6 regel 5',
	cellen: {
		'ouder-met-gezag': L('F2'),
		'ouder-zonder-gezag': genodigd(L('F2')),
		'jongere-16-17': { ...L('F2'), eigenOverzicht: true },
		'jongere-12-15': { ...L('F2'), eigenOverzicht: true },
		steunpersoon: omdat('een gast die niet aan tafel zit, leest niemands naam', genodigd(L('F2'))),
		melder: L('F2'),
		regie: { lezen: 'F1', toevoegen: ['F1', 'F2'] },
		rvdk: L('F2'),
		gi: L('F2'),
		'lokale-toegang': omdat('dossier §2.1: alleen wie is uitgenodigd', genodigd(L('F2'))),
		'veilig-thuis': omdat('dossier §2.1: alleen wie is uitgenodigd', genodigd(L('F2'))),
		'nieuwe-hulp': omdat('dossier §2.1: alleen wie is uitgenodigd', genodigd(L('F2')))
	}
};

const verslag = (moment: 'F3' | 'F4', dossier: string, bron: string): Rij => ({
	bron,
	dossier,
	cellen: {
		'ouder-met-gezag': LP(moment),
		'ouder-zonder-gezag': S(moment),
		'jongere-16-17': LP(moment),
		'jongere-12-15': omdat(
			'het dossier laat ook een deel met reden toe; hier leest de jongere het hele verslag',
			LP(moment)
		),
		melder: LP(moment),
		regie: { ...LP('F3'), toevoegen: ['F3', 'F4'] },
		rvdk: LP(moment),
		gi: LP(moment),
		'lokale-toegang': omdat(
			'S1-B24, S1-B31: alle betrokkenen; alleen wie is uitgenodigd',
			genodigd(LP(moment))
		),
		'veilig-thuis': omdat('S1-B24: alle betrokkenen; alleen wie is uitgenodigd', genodigd(LP(moment))),
		...(moment === 'F4' ? { 'nieuwe-hulp': { ...L('F4'), alleenMetToestemming: true } } : {})
	}
});

const opvolging: Rij = {
	dossier: 'Evaluatie- / terugmeldformulier',
	bron: 'dossier §2.3, rij evaluatie- / terugmeldformulier; S2-J07, S2-J10',
	cellen: {
		'ouder-met-gezag': LP('F5'),
		'jongere-16-17': LP('F5'),
		'jongere-12-15': S('F5'),
		melder: { ...L('F5'), toevoegen: ['F5', 'F5'] },
		regie: L('F5'),
		rvdk: L('F5'),
		gi: omdat('“als regiehouder”: dat is niemand zonder plaats aan tafel', genodigd(L('F5')))
	}
};

export const stukMatrix = {
	aanmeldformulier: contactgegevens,
	contactgegevensblad: contactgegevens,
	'verzoek-tot-bespreking': verzoek,
	'verzoek-tot-onderzoek': verzoek,
	'verzoek-tot-hulpverlening': verzoek,
	veiligheidsplan: verzoek,
	'conclusies-raadsrapportage': conclusies,
	'rapportage-gi': rapportageGi,
	'plan-van-aanpak': rapportageGi,
	'evaluatie-plan-van-aanpak': bijlage,
	beschikking: bijlage,
	'bereidheidsverklaring-verzorger': bijlage,
	'bereidheidsverklaring-gi': bijlage,
	bijlage,
	uitnodiging,
	deelnemerslijst,
	'verslag-concept': verslag('F3', 'Verslag concept', 'dossier §2.3, rij verslag concept; S1-B24, S2-K05'),
	'verslag-definitief': verslag(
		'F4',
		'Verslag definitief',
		'dossier §2.3, rij verslag definitief; S1-B41, S2-K04'
	),
	evaluatieformulier: opvolging,
	terugmeldformulier: opvolging
} as const satisfies Record<StukSoort, Rij>;

/** The source of one cell: its own words, and the row and column of dossier §2.3 where it has them. */
export const bronVan = (soort: StukSoort, kolom: Kolom): string | null => {
	const rij: Rij = stukMatrix[soort];
	const cel = rij.cellen[kolom];
	if (cel === undefined) return null;
	const waar = dossierKolommen[kolom];
	if (rij.dossier === null) return cel.bron ? `${rij.bron}; ${cel.bron}` : rij.bron;
	const plek = waar === null ? null : `dossier §2.3, ${rij.dossier} × ${waar}`;
	return [plek, cel.bron].filter(Boolean).join('; ') || null;
};
