/**
 * THE policy as a table: every right, who carries it, and the source of the rule. When an act may happen stands in the
 * werkwijze (`stap` names the act there). bevoegdheid.ts reads this table; nobody else does.
 */
import type { Stap } from './fase.ts';
import { familieRollen, gastRollen, genodigden, noodRollen, professionals, type Rol } from './rol.ts';
import { alleenEigen, eigenOfGesproken, eigenVanafTwaalf, type Voorwaarde } from './voorwaarde.ts';

/**
 * What asks for a proof by passkey or code that is a few minutes old (issue 3 §1). `altijd`: every time. `gedeeld`: only
 * looking, only for a jongere, only on a device that more people use; writing on is never interrupted.
 * `gedeeld-iedereen`: the same for everybody.
 */
export type Bewijs = 'altijd' | 'gedeeld' | 'gedeeld-iedereen';

export type Bevoegdheid =
	| { readonly soort: 'openbaar' | 'half' | 'account'; readonly bewijs?: Bewijs; readonly bron: string }
	| {
			readonly soort: 'casus';
			readonly rollen: readonly Rol[];
			readonly stap?: Stap;
			readonly voorwaarde?: Voorwaarde;
			readonly bewijs?: Bewijs;
			readonly bron: string;
	  }
	/** With a post and without a case: who manages people, who watches over them. */
	| {
			readonly soort: 'post';
			readonly rollen: readonly Rol[];
			readonly bewijs?: Bewijs;
			readonly bron: string;
	  };

const regie = ['voorzitter', 'procesondersteuner'] as const;
const schrijvers = familieRollen;
const inbrengers = ['melder', 'rvdk-adviseur', 'raadsonderzoeker', 'gi', 'procesondersteuner'] as const;
const voorbereiders = ['melder', 'lokale-toegang', 'raadsonderzoeker', 'gi'] as const;

const openbaar = (bron: string) => ({ soort: 'openbaar', bron }) as const;
const account = (bron: string, bij: { bewijs?: Bewijs } = {}) =>
	({ soort: 'account', bron, ...bij }) as const;
const post = (bron: string, rollen: readonly Rol[], bij: { bewijs?: Bewijs } = {}) =>
	Object.freeze({ soort: 'post', bron, rollen, ...bij } as const);
const casus = (
	bron: string,
	rollen: readonly Rol[],
	bij: { stap?: Stap; voorwaarde?: Voorwaarde; bewijs?: Bewijs } = {}
): Bevoegdheid => Object.freeze({ soort: 'casus', rollen, bron, ...bij });

/** Every entrance of the product names one of these. */
export const rechten = Object.freeze({
	'openbaar.lezen': openbaar('dossier §2.5: explanation needs no login'),
	'loket.beginnen': openbaar('S0-A01'),
	/** The draft is opened by the secret of its own cookie, not by a role; its handler checks that. */
	'loket.opstellen': openbaar('S0-A03'),
	'loket.bevestigen': openbaar('issue 2 §3.1: the address counts after a code'),
	'toegang.inloggen': openbaar('S0-E09'),
	'toegang.uitnodiging': openbaar('S0-E02'),
	'toegang.nieuwe-code': openbaar('issue 2 §3.5: every dead link has a way on'),
	'toegang.herstel': openbaar('S0-E19'),
	'toegang.verlaten': openbaar('S0-E20, dossier §2.6'),
	'toegang.tweede-factor': Object.freeze({ soort: 'half', bron: 'S0-E14' }),
	/** Proved by the cookie of the device: the browser changes its address when nobody is signed in. */
	'toestel.verhuizen': openbaar('issue 3 §1: who has no address is told on a device'),
	'account.lezen': account('S0-E16'),
	'account.beheren': account('S0-E16'),
	/** Passkeys, password, app and recovery codes; ending a session asks for nothing, it must be quick. */
	'account.middelen': account('issue 3 §1: a fresh proof before a change of credentials', {
		bewijs: 'altijd'
	}),
	'mijn.lezen': account('S0-F04'),
	'werklijst.lezen': account('S0-F02'),

	/** People and posts, never a case (issue 3 §2). What is asked here, another beheerder confirms. */
	'beheer.lezen': post('issue 3 §2, dreigingen C06', ['beheerder']),
	'beheer.uitnodigen': post('issue 3 §2', ['beheerder'], { bewijs: 'altijd' }),
	'beheer.voorstellen': post('issue 3 §2, dreigingen C06', ['beheerder'], { bewijs: 'altijd' }),
	'beheer.bevestigen': post('issue 3 §2, dreigingen C06', ['beheerder'], { bewijs: 'altijd' }),
	/** Ending is quick: it asks for nothing. */
	'beheer.beeindigen': post('issue 3 §2, dreigingen C05', ['beheerder']),
	/** The log and the state of requests, without a word of content. */
	'toezicht.lezen': post('issue 3 §2, dossier §3.11', ['fg']),

	'casus.lezen': casus('S0-F08; dreigingen C02', [...genodigden, ...noodRollen]),
	'gekeken.lezen': casus('issue 3 §2, dreigingen §6.3: "wie heeft gekeken?"', familieRollen),
	/** Into a case without a role there: some hours, with a reason, told at once; looks and changes nothing. */
	'noodtoegang.vragen': account('issue 3 §2, dreigingen C02', { bewijs: 'altijd' }),
	'noodtoegang.bekijken': casus('issue 3 §2, dreigingen C02', [...regie, 'fg']),

	'aanmelding.opstellen': casus('S0-A03', ['melder'], { stap: 'opstellen' }),
	'aanmelding.indienen': casus('S0-D05', ['melder'], { stap: 'indienen' }),
	'aanmelding.intrekken': casus('dossier §3.1', ['melder'], { stap: 'intrekken' }),
	'aanmelding.afschrift': casus('S0-D03, S0-D04', ['melder']),
	'aanmelding.lezen': casus('dossier §2.3', ['melder', ...regie]),
	'aanmelding.oppakken': casus('dossier §3.1', regie, { stap: 'oppakken' }),
	'aanmelding.beoordelen': casus('S1-B16, S1-B18, S2-G01', ['voorzitter'], { stap: 'beoordelen' }),
	'aanmelding.direct-naar-rvdk': casus('S2-F25, S2-L06', ['melder'], { stap: 'direct-naar-rvdk' }),

	'tafel.lezen': casus('dossier §2.3 row deelnemerslijst', genodigden),
	'tafel.plannen': casus('S1-B39', ['procesondersteuner'], { stap: 'plannen' }),
	/** Who sits there changes until the tafel begins; the function looks at the phase itself. */
	'deelnemer.vastleggen': casus('S2-G07, S2-C30, dossier §2.1', ['procesondersteuner']),
	'agenda.lezen': casus('S1-F, S1-G, S1-H: those who come for their work', professionals),
	'tafel.uitnodigen': casus('S1-B39, S2-G06', ['procesondersteuner'], { stap: 'uitnodigen' }),
	'tafel.voorbereiden': casus('S1-B28, S1-C15, S1-D09', voorbereiders, { stap: 'voorbereiden' }),
	'tafel.verplaatsen': casus('S2-H05, S2-H07', ['voorzitter'], { stap: 'verplaatsen' }),
	'tafel.annuleren': casus('dossier §3.2', ['voorzitter'], { stap: 'annuleren' }),
	'tafel.toestemming-bevestigen': casus('S1-C09', ['voorzitter'], { stap: 'toestemmen' }),
	'tafel.openen': casus('dossier §3.2', ['voorzitter'], { stap: 'openen' }),
	'tafel.sluiten': casus('dossier §3.2', ['voorzitter'], { stap: 'sluiten' }),
	'tafel.afronden': casus('dossier §3.2', ['procesondersteuner'], { stap: 'afronden' }),
	'toestemming.vastleggen': casus('S1-C09, dossier §3.3', ['ouder', 'procesondersteuner'], {
		stap: 'toestemmen',
		voorwaarde: eigenOfGesproken
	}),

	'uitnodiging.lezen': casus('S2-G08', genodigden, { voorwaarde: alleenEigen }),
	/** The own hour and waiting place, on the screen (besluiten/eigen-tijd.md). */
	'aankomst.lezen': casus('dossier §2.6, issue 3 §1', genodigden, {
		voorwaarde: alleenEigen,
		bewijs: 'gedeeld-iedereen'
	}),
	'uitnodiging.beantwoorden': casus('dossier §3.3', genodigden, {
		stap: 'antwoorden',
		voorwaarde: alleenEigen
	}),
	'uitnodiging.intrekken': casus('dossier §3.3', ['procesondersteuner'], { stap: 'uitnodigen' }),
	'uitnodiging.code': casus('dossier §8.3', ['procesondersteuner'], { stap: 'uitnodigen' }),
	'voortgang.lezen': casus('dossier §3.3: never visible to relatives', regie),

	'document.lezen': casus('S0-F08, dossier §2.3; dreigingen C02', [
		...familieRollen,
		...gastRollen,
		...professionals,
		...noodRollen
	]),
	'document.toevoegen': casus('S0-F10', inbrengers, { stap: 'stuk-toevoegen' }),
	/** The file itself leaves the product (S0-F10); reading on the screen is document.lezen. */
	'document.exporteren': casus('S0-F10, S0-F11', [...familieRollen, ...gastRollen, ...professionals], {
		bewijs: 'altijd'
	}),
	'document.vrijgeven': casus('dossier §2.3: S cells', ['voorzitter'], {
		stap: 'stuk-vrijgeven',
		bewijs: 'altijd'
	}),
	/** Taking a release back must be quick. */
	'document.terughalen': casus('dreigingen A22: recall', ['voorzitter'], { stap: 'stuk-vrijgeven' }),
	/** Texts for the family, in every phase: what is held must not be lost when the tafel opens. */
	'tekst.nakijken': casus('issue 3 §1 and §3, dreigingen A23: adrescontrole of free text', regie, {
		bewijs: 'altijd'
	}),
	'tekst.vrijgeven': casus('issue 3 §1 and §3, dreigingen A22, A23', regie, { bewijs: 'altijd' }),
	'document.controleren': casus('dossier §2.6: adrescontrole', regie, {
		stap: 'stuk-vrijgeven',
		bewijs: 'altijd'
	}),

	/** A draft is nobody's business but the author's, so it may be kept in every phase; handing in has its moment. */
	'reactie.schrijven': casus('S1-B12, S1-B14, S2-G09', schrijvers, {
		voorwaarde: alleenEigen,
		bewijs: 'gedeeld'
	}),
	'reactie.indienen': casus('S1-B12, S1-B14, S2-G09', schrijvers, {
		stap: 'reageren',
		voorwaarde: alleenEigen
	}),
	'reactie.intrekken': casus('dossier §3.4', schrijvers, { stap: 'reageren', voorwaarde: alleenEigen }),
	'reactie.delen': casus('dossier §2.4', schrijvers, { stap: 'reageren', voorwaarde: alleenEigen }),
	'reactie.nakomen': casus('dossier §3.4: late ones are accepted', schrijvers, {
		stap: 'nakomen',
		voorwaarde: alleenEigen
	}),
	'reactie.lezen': casus('dossier §2.3', [...familieRollen, ...professionals]),

	/** Who has a way in and until when; a post is given and ended by the beheerder (issue 3 §2). */
	'rol.lezen': casus('issue 3 §2', ['procesondersteuner']),
	'rol.begrenzen': casus('issue 3 §2, dreigingen C05', ['procesondersteuner']),

	/** A guest of one person; family the own ones, the procesondersteuner for a person (S2-C12, S2-F21). */
	'gast.lezen': casus('S1-B15, S2-C12, S2-F21', [...familieRollen, 'procesondersteuner']),
	'gast.uitnodigen': casus('S1-B15, S2-C12, S2-F21', [...familieRollen, 'procesondersteuner']),
	/** At once, and in every phase. */
	'gast.intrekken': casus('issue 3 §2', [...familieRollen, 'procesondersteuner']),
	/** Then the family reads who sits there and why, and may object (S2-C30, S2-F22). */
	'gast.aan-tafel': casus('S2-C30, S2-F22, dossier §2.1', ['procesondersteuner']),

	/** Private words of a jongere, and drafts: the voorzitter alone (dossier §2.3 row mening jongere). */
	'reactie.lezen-besloten': casus('dossier §2.3, issue 2 §3.9', ['voorzitter']),
	/** Who lost every way in: seen by who leads and plans, started by the one, confirmed by another (B15). */
	'toegangsherstel.lezen': casus('issue 3 §1, dreigingen B15', regie),
	'toegangsherstel.beginnen': casus('issue 3 §1, dreigingen B15', ['procesondersteuner'], {
		bewijs: 'altijd'
	}),
	'toegangsherstel.bevestigen': casus('issue 3 §1, dreigingen B15', regie, { bewijs: 'altijd' }),
	/** What a protected person wants nobody to know, on the screen. */
	'contact.geheim': casus('dossier §2.6, issue 3 §1', regie, { bewijs: 'altijd' }),
	'contact.lezen': casus('dossier §2.6: addresses for voorzitter and PO only', regie),
	'taak.afhandelen': casus('dossier §3.3, S2-L06', ['melder', ...regie, ...voorbereiders]),

	'privacyverzoek.indienen': casus('S2-M08..M23', familieRollen, { voorwaarde: eigenVanafTwaalf }),
	'privacyverzoek.lezen': casus('dossier §3.11: nobody else in the family', familieRollen, {
		voorwaarde: alleenEigen
	}),
	'privacyverzoek.behandelen': casus('dossier §3.11', ['fg', 'procesondersteuner'])
} satisfies Record<string, Bevoegdheid>);

export type Recht = keyof typeof rechten;
