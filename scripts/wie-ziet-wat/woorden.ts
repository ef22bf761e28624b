// The Dutch of docs/wie-ziet-wat.md: a sentence for each right, each condition and each moment. Rules stand in domein/.
import type { Recht } from '../../src/lib/domein/bevoegdheid.ts';
import type { Moment } from '../../src/lib/domein/stukrecht.ts';

/** What somebody with this right does; read after "Wie mag". */
export const zinnen: Record<Recht, string> = {
	'openbaar.lezen': 'de uitleg en de hulppagina’s lezen',
	'loket.beginnen': 'een aanmelding beginnen',
	'loket.opstellen': 'de eerste stap invullen, met de eigen cookie van dat apparaat',
	'loket.bevestigen': 'het eigen e-mailadres bevestigen met een code',
	'toegang.inloggen': 'proberen in te loggen',
	'toegang.uitnodiging': 'een link openen; zonder de code staat er niets',
	'toegang.nieuwe-code': 'om een nieuwe code vragen',
	'toegang.herstel': 'hulp bij inloggen lezen',
	'toegang.verlaten': 'meteen weggaan',
	'toegang.tweede-factor': 'de tweede stap van het inloggen doen',
	'toestel.verhuizen':
		'een apparaat met meldingen een nieuw adres geven, met de eigen cookie van dat apparaat',
	'account.lezen': 'de eigen manieren van inloggen en de eigen apparaten zien',
	'account.beheren': 'de eigen manieren van inloggen en de eigen apparaten veranderen',
	'account.middelen': 'passkeys, wachtwoord, app en herstelcodes veranderen, na een vers bewijs',
	'mijn.lezen': 'de eigen zaken in een lijst zien',
	'werklijst.lezen': 'de eigen werklijst zien',
	'beheer.lezen': 'professionals, hun organisatie en hun vaste rollen zien',
	'beheer.uitnodigen': 'een professional een account geven, zonder rol',
	'beheer.voorstellen': 'een vaste rol, een vervanging of een nieuwe toegang vragen',
	'beheer.bevestigen': 'bevestigen wat een andere beheerder vroeg',
	'beheer.beeindigen': 'een vaste rol beëindigen',
	'toezicht.lezen': 'het logboek en de stand van vragen over gegevens zien, zonder inhoud',
	'casus.lezen': 'de zaak openen en het eigen begin zien',
	'aanmelding.opstellen': 'de eigen aanmelding invullen en veranderen',
	'aanmelding.indienen': 'de eigen aanmelding insturen',
	'aanmelding.intrekken': 'de eigen aanmelding intrekken',
	'aanmelding.afschrift': 'een kopie van de eigen aanmelding krijgen',
	'aanmelding.lezen': 'de aanmelding lezen',
	'aanmelding.oppakken': 'een aanmelding oppakken',
	'aanmelding.beoordelen': 'beoordelen of de aanmelding compleet is',
	'aanmelding.direct-naar-rvdk': 'zonder tafel naar de Raad gaan',
	'tafel.lezen': 'zien wie er aan tafel zit: naam en rol',
	'tafel.plannen': 'dag, plaats en doel vastleggen',
	'deelnemer.vastleggen': 'bepalen wie er een plaats aan tafel krijgt',
	'agenda.lezen': 'de agenda van de tafel zien',
	'tafel.uitnodigen': 'de uitnodigingen versturen',
	'tafel.voorbereiden': 'vastleggen dat de voorbereiding is gedaan',
	'tafel.verplaatsen': 'de tafel naar een andere dag brengen',
	'tafel.annuleren': 'de tafel afzeggen',
	'tafel.toestemming-bevestigen': 'bevestigen dat de toestemming er is',
	'tafel.openen': 'de tafel beginnen',
	'tafel.sluiten': 'de tafel sluiten',
	'tafel.afronden': 'de tafel afronden',
	'toestemming.vastleggen': 'toestemming geven of weigeren, of dat vastleggen',
	'uitnodiging.lezen': 'de eigen uitnodiging lezen',
	'uitnodiging.beantwoorden': 'antwoorden op “Komt u?”',
	'uitnodiging.intrekken': 'een uitnodiging intrekken',
	'uitnodiging.code': 'een nieuwe code maken',
	'voortgang.lezen': 'zien wie is uitgenodigd, wie antwoordde en wat open staat',
	'document.lezen': 'stukken lezen, elk volgens hoofdstuk 3',
	'document.toevoegen': 'een stuk toevoegen, elk volgens hoofdstuk 3',
	'document.vrijgeven': 'een kopie zonder andermans gegevens vrijgeven aan één persoon',
	'gekeken.lezen': 'zien wie voor het werk heeft gekeken, per dag, zonder namen',
	'noodtoegang.vragen': 'met een reden voor een paar uur in een zaak kijken zonder rol daar',
	'noodtoegang.bekijken': 'zien wie met spoed in de zaak keek en waarom, en dat sluiten',
	'aankomst.lezen': 'de eigen aankomsttijd en wachtplek lezen',
	'tekst.nakijken': 'teksten voor het gezin nakijken op een geheim adres',
	'tekst.vrijgeven':
		'een nagekeken tekst vrijgeven voor het gezin, of met een reden aan een collega voorleggen',
	'document.controleren': 'een stuk nakijken op beschermde gegevens',
	'reactie.schrijven': 'een eigen reactie schrijven en bewaren',
	'reactie.indienen': 'de eigen reactie insturen',
	'reactie.intrekken': 'de eigen reactie intrekken',
	'reactie.delen': 'kiezen wie de eigen reactie leest',
	'reactie.nakomen': 'na het begin van de tafel nog een reactie insturen',
	'reactie.lezen': 'reacties lezen, elk volgens hoofdstuk 4',
	'rol.lezen': 'zien wie er toegang heeft, vanaf wanneer en tot wanneer',
	'rol.begrenzen': 'een rol in deze zaak een begin of een einde geven',
	'gast.lezen': 'de eigen gasten zien; de procesondersteuner ziet alle gasten',
	'gast.uitnodigen': 'een gast uitnodigen: steunpersoon, advocaat of iemand van Jeugdstem',
	'gast.intrekken': 'een gast meteen weghalen',
	'gast.aan-tafel': 'een gast een plaats aan tafel geven; dan leest het gezin naam en rol',
	'reactie.lezen-besloten': 'lezen wat een jongere alleen met de voorzitter deelt',
	'contact.geheim':
		'een geheim adres, een eigen tijd of een wachtplek op het scherm zien en wijzigen, na een vers bewijs',
	'document.exporteren': 'een stuk als bestand bewaren dat deze persoon mag printen, na een vers bewijs',
	'document.terughalen': 'een vrijgegeven kopie weer dicht doen',
	'toegangsherstel.lezen': 'zien wie nieuwe toegang krijgt, en waarom',
	'toegangsherstel.beginnen': 'iemand die niet meer kan inloggen nieuwe toegang geven, na een vers bewijs',
	'toegangsherstel.bevestigen': 'als tweede bevestigen dat iemand nieuwe toegang krijgt, na een vers bewijs',
	'contact.lezen': 'adres, telefoon en e-mail van mensen in de zaak zien',
	'taak.afhandelen': 'een taak afvinken die bij de eigen rol hoort',
	'privacyverzoek.indienen': 'een vraag over de eigen gegevens stellen',
	'privacyverzoek.lezen': 'de eigen vraag en het antwoord lezen',
	'privacyverzoek.behandelen': 'vragen over gegevens behandelen'
};

/** The named conditions of the policy, by the name of their function. */
export const voorwaarden: Readonly<Record<string, string>> = {
	alleenEigen: 'alleen voor wat van diegene zelf is',
	eigenOfGesproken: 'een ouder voor zichzelf; de procesondersteuner pas na een gesprek met de ouder',
	eigenVanafTwaalf: 'alleen over zichzelf; een jongere vanaf 12 jaar'
};

export const momenten: Record<Moment, string> = {
	F0: 'voor de aanmelding: de melder schrijft nog',
	F1: 'aangemeld: de voorzitter en de procesondersteuner kijken ernaar',
	F2: 'gepland: de tafel krijgt een dag, mensen worden uitgenodigd',
	F3: 'na de tafel: het verslag is een concept',
	F4: 'het verslag is definitief',
	F5: 'de opvolging na de tafel'
};

/** Conditions beyond a role that the acts themselves ask for; a test holds each of them. */
export const extra: Readonly<Partial<Record<Recht, string>>> = {
	'beheer.lezen': 'alleen in de eigen regio of subregio',
	'beheer.uitnodigen':
		'alleen in de eigen regio; wie al kan inloggen of een rol heeft, vraagt om een tweede beheerder',
	'beheer.voorstellen': 'nooit voor zichzelf; het geldt pas na een tweede beheerder',
	'beheer.bevestigen': 'nooit wie het vroeg, en nooit over zichzelf',
	'beheer.beeindigen': 'alleen in de eigen regio of subregio; langer maken kan hier niet',
	'rol.begrenzen': 'niet voor het gezin, en niet voor een vaste rol',
	'gast.lezen': 'wie van het gezin is, alleen eigen gasten',
	'gast.uitnodigen': 'wie van het gezin is, alleen voor zichzelf; hoogstens drie gasten tegelijk',
	'gast.intrekken': 'wie van het gezin is, alleen eigen gasten',
	'toezicht.lezen': 'alleen in de eigen regio; van een gezin staat er geen naam'
};

export const verseBewijzen = {
	altijd: 'na een nieuw bewijs met passkey of code, hoogstens vijf minuten oud',
	gedeeld: 'op een gedeeld apparaat vraagt het een jongere eerst om een nieuw bewijs',
	'gedeeld-iedereen': 'op een gedeeld apparaat eerst een nieuw bewijs'
} as const;

export const soortenIngang = {
	openbaar: 'iedereen, ook zonder account',
	half: 'wie de eerste stap van het inloggen heeft gedaan',
	account: 'wie is ingelogd'
} as const;
