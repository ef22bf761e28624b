/** Acts as the log names them. Most carry the name of the right they were done with; these say more than that. */
import { rechten, type Recht } from './rechten.ts';

export const eigenHandelingen = [
	'aanmelding.beantwoorden',
	'aanmelding.toelichten',
	'account.app',
	'account.herstelcodes',
	'account.melding-aan',
	'account.melding-uit',
	'account.passkey-erbij',
	'account.passkey-weg',
	'account.profiel',
	'account.wachtwoord',
	'account.wachtwoord-weg',
	'adrescontrole.intrekken',
	'adrescontrole.voorleggen',
	'beheer.begin',
	'beheer.organisatie',
	'beheer.post-beeindigd',
	'beheer.vertrek',
	'beheer.voorstel',
	'deelnemer.aanwezigheid',
	'document.vervallen',
	'gezag.vastleggen',
	'jeugdige.toevoegen',
	'jeugdige.verwijderen',
	'jeugdige.wijzigen',
	'noodtoegang.beeindigen',
	'noodtoegang.gezien',
	'persoon.geheim-adres',
	'reactie.vergrendelen',
	'tafel.aankomst',
	'tafel.maken',
	'tekst.lezen',
	'toegang.aanbieder',
	'toegang.bewijs',
	'toegang.collega',
	'toegang.rust',
	'toegang.toelaten',
	'toegang.vernieuwd',
	'toegang.vernieuwing',
	'toegangsherstel',
	'toezicht.nakijken',
	'uitnodiging.openen',
	'uitnodiging.sluiten',
	'uitnodiging.versturen'
] as const;

/** What a row of the log may say was done; each has a word for the FG (messages/nl/handeling.json). */
export type Handeling = Recht | (typeof eigenHandelingen)[number];

/** All of them, for the log to choose from. */
export const handelingen: readonly Handeling[] = [...(Object.keys(rechten) as Recht[]), ...eigenHandelingen];

/** Where the word of an act stands. */
export const woordVan = (handeling: string): string => `handeling.${handeling.replace('.', '_')}`;
