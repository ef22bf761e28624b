import type { Vertaler } from '#lib/i18n/index.ts';

/** What a task asks, in a sentence; with the name of the person it is about where the reader may know it. */
export const taakzin = (t: Vertaler, taak: { soort: string; naam: string | null }): string => {
	const sleutel = `werk.taak.${taak.soort}`;
	return t.heeft(sleutel)
		? t.los(sleutel, { naam: taak.naam ?? t('werk.taak.iemand') })
		: t('werk.taak.overig');
};

const plekken: Readonly<Record<string, string>> = {
	'andere-dag': '/tafel',
	verplaatsen: '/tafel',
	'toestemming-bevestigen': '/tafel',
	'toestemming-verdeeld': '/tafel',
	'uitnodiging-nieuwe-code': '/uitnodigingen',
	'gast-nieuwe-code': '/gasten',
	'mail-niet-bezorgd': '/uitnodigingen',
	'toestel-niet-bereikt': '/uitnodigingen',
	vervanger: '/planning',
	'stukken-nakijken': '/stukken',
	'teksten-nakijken': '/nakijken',
	'tweede-nazicht': '/nakijken',
	'aankomst-apart': '/planning',
	noodtoegang: '/noodtoegang',
	'noodtoegang-fg': '/noodtoegang',
	tolk: '/voortgang',
	'bel-familie': '/voortgang',
	'vooraf-praten': '/voortgang',
	'andere-manier': '/voortgang',
	'direct-naar-rvdk': '/aanmelding',
	'verzoek-melden': '/verzoeken',
	'herstel-bevestigen': '/toegang',
	'herstel-geven': '/toegang',
	'toegang-vernieuwd': '/toegang',
	'toegang-toelaten': '/toegang'
};

/** Where in the case a task is done; undefined when it is done outside the product. */
export const taakplek = (soort: string): string | undefined => plekken[soort];
