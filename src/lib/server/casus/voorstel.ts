/** Who belongs at this table according to the werkwijze, who has that place, and who could get it in one tap (§2.1). */
import type { Rol } from '../../domein/bevoegdheid.ts';
import { isFamilie } from '../../domein/bevoegdheid.ts';
import { tafelsoort, type Deelnemer as Regel } from '../../domein/werkwijze.ts';
import type { Betreding } from '../context.ts';
import * as collega from './collega.ts';
import * as deelnemer from './deelnemer.ts';
import * as persoon from './persoon.ts';

export type Kandidaat = { naam: string; persoonId: string | null; accountId: string | null };
export type Voorstel = Pick<Regel, 'rol' | 'aanwezigheid' | 'voorwaarde' | 'waarom'> & {
	bezet: deelnemer.Deelnemer[];
	kandidaten: Kandidaat[];
};

/** People of this case without a place who could get one in this role, for the first time or again. */
function uitDeCasus(hier: Betreding, mensen: readonly persoon.Persoon[], rol: Rol): persoon.Persoon[] {
	if (rol === 'melder') return mensen.filter((mens) => mens.id === hier.aanmelding.melderId);
	if (rol === 'jongere')
		return mensen.filter(
			(mens) =>
				mens.soort === 'jeugdige' && deelnemer.oudGenoeg(hier, mens.geboortedatum, deelnemer.tafeldag(hier))
		);
	return isFamilie(rol) || rol === 'steunpersoon' ? mensen.filter((mens) => mens.soort === rol) : [];
}

/** The list of the werkwijze with the people of this case laid beside it, and everyone else who has a place. */
export async function lees(
	hier: Betreding
): Promise<{ lijst: Voorstel[]; daarnaast: deelnemer.Deelnemer[] }> {
	const deelnemers = await deelnemer.allen(hier);
	const bezet = new Set(deelnemers.map((een) => een.persoonId));
	const vrij = (await persoon.allen(hier)).filter((mens) => !bezet.has(mens.id));
	const accounts = await collega.accountsHier(hier);
	const posten = (await collega.metPost(hier)).filter(
		(post) => ![...accounts].some(([wie, account]) => account === post.accountId && bezet.has(wie))
	);
	const regels = tafelsoort(hier.werkwijze, deelnemer.soortVan(hier)).deelnemers;
	return {
		lijst: regels.map((regel) => ({
			rol: regel.rol,
			aanwezigheid: regel.aanwezigheid,
			...(regel.voorwaarde && { voorwaarde: regel.voorwaarde }),
			waarom: regel.waarom,
			bezet: deelnemers.filter((een) => een.rol === regel.rol),
			kandidaten: [
				...uitDeCasus(hier, vrij, regel.rol).map((mens) => ({
					naam: mens.naam,
					persoonId: mens.id,
					accountId: null
				})),
				...posten
					.filter((post) => post.rol === regel.rol)
					.map((post) => ({ naam: post.naam, persoonId: null, accountId: post.accountId }))
			]
		})),
		daarnaast: deelnemers.filter((een) => !regels.some((regel) => regel.rol === een.rol))
	};
}
