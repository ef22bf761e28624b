/** What an answer to an uitnodiging sets in motion: tasks, and the consent of a tafel that needs it (dossier §3.7). */
import type { AntwoordInvoer } from '../../domein/antwoordformulier.ts';
import type { Rol } from '../../domein/bevoegdheid.ts';
import type { ToestemmingStand } from '../../domein/toestemming.ts';
import type { UitnodigingStatus } from '../../domein/uitnodiging.ts';
import type { Weigering } from '../../domein/weigering.ts';
import { uitwerking, type Antwoord, type TafelsoortId, type Uitwerking } from '../../domein/werkwijze.ts';
import type { Betreding } from '../context.ts';
import { rondVanPersoonAf, zetKlaar } from './taak.ts';
import * as toestemming from './toestemming.ts';

/** Who takes up what an answer asks for. Consent and the line in the verslag are no tasks of this kind. */
const taken: Partial<Record<Uitwerking, { soort: string; voorRol: Rol }>> = {
	'afwezig-in-verslag': { soort: 'afwezig-in-verslag', voorRol: 'procesondersteuner' },
	'taak-andere-dag': { soort: 'andere-dag', voorRol: 'voorzitter' },
	'taak-vooraf-praten': { soort: 'vooraf-praten', voorRol: 'voorzitter' },
	'taak-andere-manier': { soort: 'andere-manier', voorRol: 'voorzitter' },
	'taak-vervanger': { soort: 'vervanger', voorRol: 'procesondersteuner' },
	// S2-L06: the verzoeker sends the request to the RvdK himself.
	'taak-direct-naar-rvdk': { soort: 'direct-naar-rvdk', voorRol: 'melder' },
	'taak-verplaatsen': { soort: 'verplaatsen', voorRol: 'voorzitter' }
};
const TAAKSOORTEN = [...Object.values(taken).map((een) => een.soort), 'tolk'];

/** The own uitnodiging, with the role whose consequences count. */
export type Eigen = { id: string; status: UitnodigingStatus; rol: Rol; soort: TafelsoortId };

/** Tasks of an earlier answer of this person fall away; those of the new one come. */
export async function zetInBeweging(hier: Betreding, mijn: Eigen, invoer: AntwoordInvoer): Promise<void> {
	const persoonId = hier.wie.persoonId!;
	const nieuw = taken[uitwerking(hier.werkwijze, mijn.soort, invoer.keuze, mijn.rol)];
	const oud = TAAKSOORTEN.filter((soort) => soort !== nieuw?.soort);
	await rondVanPersoonAf(hier, oud, persoonId);
	if (nieuw) await zetKlaar(hier, { ...nieuw, persoonId });
	// Somebody has to book one: an interpreter is in no source, a child that interprets is undesirable (dossier §2.1).
	if (invoer.tolk) await zetKlaar(hier, { soort: 'tolk', voorRol: 'procesondersteuner', persoonId });
}

/** Records consent or its refusal, where the answer of an ouder says so; null where it says nothing about it. */
export async function metToestemming(
	hier: Betreding,
	mijn: Eigen,
	keuze: Antwoord,
	uitlegVersie: string
): Promise<ToestemmingStand | Weigering | null> {
	if (mijn.rol !== 'ouder' || !toestemming.isNodig(hier)) return null;
	const weigert = uitwerking(hier.werkwijze, mijn.soort, keuze, mijn.rol) === 'toestemming-geweigerd';
	if (!weigert && keuze !== 'komt') return null;
	return toestemming.noteer(hier, {
		persoonId: hier.wie.persoonId!,
		antwoord: weigert ? 'geweigerd' : 'gegeven',
		kanaal: 'app',
		uitlegVersie
	});
}
