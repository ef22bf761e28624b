/** A question about one's own data (S2-M08..M23, dossier §3.11). */
import type { Leeftijdsgroep } from './leeftijd.ts';
import { overgang, type Overgangen } from './overgang.ts';
import { weiger, type Weigering } from './weigering.ts';

export const privacyverzoekSoorten = [
	'informatie',
	'inzage',
	'correctie',
	'verwijdering',
	'eigen-verklaring',
	'afscherming'
] as const;
export type PrivacyverzoekSoort = (typeof privacyverzoekSoorten)[number];

/** Grounds for a correctie (S2-M14..M16). */
export const correctieGronden = ['klopt-niet', 'niet-compleet', 'niet-volgens-de-wet'] as const;
export type CorrectieGrond = (typeof correctieGronden)[number];

export const privacyverzoekStatussen = [
	'concept',
	'ingediend',
	'identiteit-gecontroleerd',
	'in-behandeling',
	'verlengd',
	'toegewezen',
	'deels-toegewezen',
	'afgewezen',
	'afgehandeld',
	'bezwaar'
] as const;
export type PrivacyverzoekStatus = (typeof privacyverzoekStatussen)[number];
export type PrivacyBesluit = 'toegewezen' | 'deels-toegewezen' | 'afgewezen';

/** Which law the handler judges by; a human chooses, never the product (dossier §2.5). */
export const grondslagen = ['avg', 'jeugdwet'] as const;
export type Grondslag = (typeof grondslagen)[number];

export type PrivacyGebeurtenis =
	'indienen' | 'identificeren' | 'toewijzen' | 'verlengen' | PrivacyBesluit | 'uitvoeren' | 'bezwaar';

const besloten = (naar: PrivacyverzoekStatus) => ({ 'in-behandeling': naar, verlengd: naar }) as const;

export const privacyverzoekOvergangen = {
	indienen: { concept: 'ingediend' },
	identificeren: { ingediend: 'identiteit-gecontroleerd' },
	toewijzen: { 'identiteit-gecontroleerd': 'in-behandeling' },
	verlengen: { 'in-behandeling': 'verlengd' },
	toegewezen: besloten('toegewezen'),
	'deels-toegewezen': besloten('deels-toegewezen'),
	afgewezen: besloten('afgewezen'),
	uitvoeren: { toegewezen: 'afgehandeld', 'deels-toegewezen': 'afgehandeld' },
	bezwaar: {
		toegewezen: 'bezwaar',
		'deels-toegewezen': 'bezwaar',
		afgewezen: 'bezwaar',
		afgehandeld: 'bezwaar'
	}
} as const satisfies Overgangen<PrivacyGebeurtenis, PrivacyverzoekStatus>;

const volgende = overgang<PrivacyGebeurtenis, PrivacyverzoekStatus>(
	privacyverzoekOvergangen,
	'privacyverzoek.verkeerd-moment'
);

/** From this moment the clock runs. Refuses a correctie without its ground with `privacyverzoek.zonder-grond`. */
export const dienIn = (
	status: PrivacyverzoekStatus,
	feiten: { readonly soort: PrivacyverzoekSoort; readonly grond: CorrectieGrond | null }
): PrivacyverzoekStatus | Weigering =>
	feiten.soort === 'correctie' && feiten.grond === null
		? weiger('privacyverzoek.zonder-grond', { veld: 'grond' })
		: volgende(status, 'indienen');

/** The account is bound to the person in person or by phone, and gezag was looked at. */
export const identificeer = (status: PrivacyverzoekStatus): PrivacyverzoekStatus | Weigering =>
	volgende(status, 'identificeren');

/**
 * A handler takes it. Refuses with `privacyverzoek.zonder-grondslag`, and for someone of 12 to 15 with
 * `privacyverzoek.ontvanger-kiezen` until a human chose who gets the answer: no ouder hears of it by itself.
 */
export const wijsToe = (
	status: PrivacyverzoekStatus,
	feiten: {
		readonly grondslag: Grondslag | null;
		readonly leeftijdsgroep: Leeftijdsgroep | null;
		readonly ontvangerGekozen: boolean;
	}
): PrivacyverzoekStatus | Weigering => {
	if (feiten.grondslag === null) return weiger('privacyverzoek.zonder-grondslag', { veld: 'grondslag' });
	return feiten.leeftijdsgroep === '12-15' && !feiten.ontvangerGekozen
		? weiger('privacyverzoek.ontvanger-kiezen')
		: volgende(status, 'toewijzen');
};

/** A later date, by the FG only and with a reason for the requester; see termijn.verleng for the date (X6). */
export const verleng = (
	status: PrivacyverzoekStatus,
	feiten: { readonly reden: string; readonly fgAkkoord: boolean }
): PrivacyverzoekStatus | Weigering => {
	if (!feiten.fgAkkoord) return weiger('privacyverzoek.alleen-fg');
	return feiten.reden.trim() === ''
		? weiger('privacyverzoek.zonder-reden', { veld: 'reden' })
		: volgende(status, 'verlengen');
};

/**
 * Decides. A refusal, also in part, has a written reason (S2-M10), else `privacyverzoek.zonder-reden`; what goes
 * out about others was made unreadable first, else `privacyverzoek.niet-gelakt`.
 */
export const beslis = (
	status: PrivacyverzoekStatus,
	besluit: PrivacyBesluit,
	feiten: { readonly reden: string; readonly gelakt: boolean }
): PrivacyverzoekStatus | Weigering => {
	if (besluit !== 'toegewezen' && feiten.reden.trim() === '')
		return weiger('privacyverzoek.zonder-reden', { veld: 'reden' });
	return besluit !== 'afgewezen' && !feiten.gelakt
		? weiger('privacyverzoek.niet-gelakt')
		: volgende(status, besluit);
};

/** What was granted has been done. */
export const voerUit = (status: PrivacyverzoekStatus): PrivacyverzoekStatus | Weigering =>
	volgende(status, 'uitvoeren');

/** The requester objects; handled outside the product. */
export const maakBezwaar = (status: PrivacyverzoekStatus): PrivacyverzoekStatus | Weigering =>
	volgende(status, 'bezwaar');
