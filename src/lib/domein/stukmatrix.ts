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
};
export type Rij = { readonly bron: string; readonly cellen: Readonly<Partial<Record<Kolom, Cel>>> };

const L = (lezen: Moment): Cel => ({ lezen });
const LP = (moment: Moment): Cel => ({ lezen: moment, printen: moment });
const S = (vrijgegeven: Moment): Cel => ({ vrijgegeven });
const genodigd = (cel: Cel): Cel => ({ ...cel, alleenGenodigd: true });
/** "v, part": a released part, and only with recorded consent of ouder(s) with gezag and jongere (S2-G15, S2-G16). */
const deelMetToestemming = (moment: Moment): Cel => ({ vrijgegeven: moment, alleenMetToestemming: true });

const contactgegevens: Rij = {
	bron: 'dossier §2.3 row aanmeldformulier; §2.6: contact data of all, so never for the family (inzage instead)',
	cellen: { melder: { lezen: 'F0', toevoegen: ['F0', 'F1'] }, regie: L('F1'), rvdk: L('F2') }
};

const verzoek: Rij = {
	bron: 'dossier §2.3 row VTB/VTO and veiligheidsplan; S1-B34; S2-F10, S2-F24, S2-F29, S2-G15',
	cellen: {
		'ouder-met-gezag': LP('F2'),
		'ouder-zonder-gezag': S('F2'),
		'jongere-16-17': LP('F2'),
		'jongere-12-15': S('F2'),
		melder: { ...LP('F0'), toevoegen: ['F0', 'F1'] },
		regie: LP('F1'),
		rvdk: LP('F2'),
		gi: genodigd(LP('F2')),
		'lokale-toegang': genodigd(LP('F2')),
		'veilig-thuis': genodigd(LP('F2')),
		'nieuwe-hulp': deelMetToestemming('F2')
	}
};

const bijlage: Rij = {
	bron: 'as the VTB row; attachments often hold other people’s data, so the family reads a released copy',
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
	bron: 'dossier §2.3 row conclusies raadsrapportage; S0-C03, S1-C11, S1-C12',
	cellen: {
		...verzoek.cellen,
		rvdk: { ...LP('F0'), toevoegen: ['F0', 'F2'] }
	}
};

const rapportageGi: Rij = {
	bron: 'dossier §2.3 row rapportage GI / plan van aanpak; S0-C04, S1-D06, S1-D07',
	cellen: {
		'ouder-met-gezag': LP('F2'),
		'ouder-zonder-gezag': S('F2'),
		'jongere-16-17': LP('F2'),
		'jongere-12-15': S('F2'),
		melder: { ...LP('F0'), toevoegen: ['F0', 'F1'] },
		regie: LP('F1'),
		rvdk: LP('F2'),
		gi: { ...LP('F0'), toevoegen: ['F0', 'F2'] },
		'lokale-toegang': genodigd(LP('F2'))
	}
};

const eigenUitnodiging: Cel = { ...LP('F2'), alleenEigen: true, eigenOverzicht: true };
const uitnodiging: Rij = {
	bron: 'dossier §2.3 row own uitnodiging; S2-G08',
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
		'lokale-toegang': eigenUitnodiging,
		'veilig-thuis': eigenUitnodiging,
		'nieuwe-hulp': eigenUitnodiging
	}
};

const deelnemerslijst: Rij = {
	bron: 'dossier §2.3 row deelnemerslijst: name and role only; §2.6 rule 5',
	cellen: {
		'ouder-met-gezag': L('F2'),
		'ouder-zonder-gezag': genodigd(L('F2')),
		'jongere-16-17': { ...L('F2'), eigenOverzicht: true },
		'jongere-12-15': { ...L('F2'), eigenOverzicht: true },
		steunpersoon: L('F2'),
		melder: L('F2'),
		regie: { lezen: 'F1', toevoegen: ['F1', 'F2'] },
		rvdk: L('F2'),
		gi: L('F2'),
		'lokale-toegang': genodigd(L('F2')),
		'veilig-thuis': genodigd(L('F2')),
		'nieuwe-hulp': genodigd(L('F2'))
	}
};

const verslag = (moment: 'F3' | 'F4', bron: string): Rij => ({
	bron,
	cellen: {
		'ouder-met-gezag': LP(moment),
		'ouder-zonder-gezag': S(moment),
		'jongere-16-17': LP(moment),
		'jongere-12-15': LP(moment),
		melder: LP(moment),
		regie: { ...LP('F3'), toevoegen: ['F3', 'F4'] },
		rvdk: LP(moment),
		gi: LP(moment),
		'lokale-toegang': genodigd(LP(moment)),
		'veilig-thuis': genodigd(LP(moment)),
		...(moment === 'F4' ? { 'nieuwe-hulp': { ...L('F4'), alleenMetToestemming: true } } : {})
	}
});

const opvolging: Rij = {
	bron: 'dossier §2.3 row evaluatie- / terugmeldformulier; S2-J07, S2-J10',
	cellen: {
		'ouder-met-gezag': LP('F5'),
		'jongere-16-17': LP('F5'),
		'jongere-12-15': S('F5'),
		melder: { ...L('F5'), toevoegen: ['F5', 'F5'] },
		regie: L('F5'),
		rvdk: L('F5'),
		gi: genodigd(L('F5'))
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
	'verslag-concept': verslag('F3', 'dossier §2.3 row verslag concept; S1-B24, S2-K05'),
	'verslag-definitief': verslag('F4', 'dossier §2.3 row verslag definitief; S1-B41, S2-K04'),
	evaluatieformulier: opvolging,
	terugmeldformulier: opvolging
} as const satisfies Record<StukSoort, Rij>;
