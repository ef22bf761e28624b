/** The small navigation of a case: only what these roles carry, in the words of the reader (rechtenVan). */
import { isProfessional, rechtenVan, type Recht, type Rol } from '../domein/bevoegdheid.ts';
import { vertaler, type Sleutel, type Stem } from '../i18n/index.ts';

export type Menupunt = { href: string; tekst: string };

/** `behalve`: not for who holds that right. */
type Punt = { pad: string; recht: Recht; tekst: Sleutel; behalve?: Recht };
const familie: readonly Punt[] = [
	{ pad: '', recht: 'casus.lezen', tekst: 'casus.menu.thuis' },
	{ pad: '/uitnodiging', recht: 'uitnodiging.lezen', tekst: 'casus.menu.uitnodiging' },
	{ pad: '/stukken', recht: 'document.lezen', tekst: 'casus.menu.stukken' },
	{ pad: '/reactie', recht: 'reactie.schrijven', tekst: 'casus.menu.reactie' },
	{ pad: '/gasten', recht: 'gast.lezen', tekst: 'gast.menu' },
	{ pad: '/gegevens', recht: 'privacyverzoek.lezen', tekst: 'casus.menu.gegevens' }
];
const professional: readonly Punt[] = [
	{ pad: '', recht: 'casus.lezen', tekst: 'casus.menu.overzicht' },
	{ pad: '/aanmelding', recht: 'aanmelding.lezen', tekst: 'casus.menu.aanmelding' },
	{ pad: '/planning', recht: 'deelnemer.vastleggen', tekst: 'casus.menu.planning' },
	{ pad: '/uitnodigingen', recht: 'deelnemer.vastleggen', tekst: 'casus.menu.uitnodigingen' },
	{ pad: '/gasten', recht: 'gast.lezen', tekst: 'gast.menuWerk' },
	{ pad: '/rollen', recht: 'rol.lezen', tekst: 'rol.menu' },
	{ pad: '/voortgang', recht: 'voortgang.lezen', tekst: 'casus.menu.voortgang' },
	{ pad: '/tafel', recht: 'agenda.lezen', tekst: 'casus.menu.tafel' },
	// Who leads or plans the tafel is not asked whether he comes.
	{
		pad: '/uitnodiging',
		recht: 'uitnodiging.lezen',
		tekst: 'casus.menu.mijnUitnodiging',
		behalve: 'voortgang.lezen'
	},
	{ pad: '/stukken', recht: 'document.lezen', tekst: 'casus.menu.stukken' },
	{ pad: '/reacties', recht: 'reactie.lezen', tekst: 'casus.menu.reacties' },
	{ pad: '/nakijken', recht: 'tekst.nakijken', tekst: 'casus.menu.nakijken' },
	{ pad: '/noodtoegang', recht: 'noodtoegang.bekijken', tekst: 'casus.menu.noodtoegang' },
	{ pad: '/verzoeken', recht: 'privacyverzoek.behandelen', tekst: 'casus.menu.verzoeken' }
];

/** Whether this role works on the case, instead of being the family it is about or who they bring. */
export const werktMee = (rol: Rol): boolean => isProfessional(rol) || rol === 'fg' || rol === 'noodtoegang';

/** The places of a case that someone with these roles may go to. */
export function menuVan(casusId: string, rollen: readonly Rol[], stem: Stem): Menupunt[] {
	const t = vertaler('nl', stem);
	const mag = rechtenVan(rollen);
	return (rollen.some(werktMee) ? professional : familie)
		.filter((punt) => mag.includes(punt.recht) && !(punt.behalve && mag.includes(punt.behalve)))
		.map((punt) => ({ href: `/casus/${casusId}${punt.pad}`, tekst: t(punt.tekst) }));
}
