/**
 * Own times to arrive after the invitations went out: an address became secret, or it was agreed that people must not
 * meet (issue 3 §3, dossier §2.6 rule 4). Place and purpose may change with it; the day does not.
 */
import { and, eq, inArray } from 'drizzle-orm';
import type { TafelFase } from '../../domein/fase.ts';
import { aankomstenKloppen } from '../../domein/aankomst.ts';
import type { Aankomsten } from '../../domein/planformulier.ts';
import { isBegonnen, isVoorbij } from '../../domein/tafel.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tafel, uitnodiging } from '../opslag/schema.ts';
import * as bericht from './bericht.ts';
import * as deelnemer from './deelnemer.ts';
import * as planning from './planning.ts';
import * as taak from './taak.ts';

/** Everybody who was invited hears that something is ready; who has no mail is a call. */
async function laatWeten(hier: Betreding): Promise<void> {
	const { id, versie } = hier.tafel!;
	const rijen = await hier.tx
		.select({ persoonId: uitnodiging.persoonId })
		.from(uitnodiging)
		.where(
			and(eq(uitnodiging.tafelId, id), inArray(uitnodiging.status, ['verzonden', 'geopend', 'beantwoord']))
		);
	const genodigd = new Set(rijen.map((rij) => rij.persoonId));
	for (const een of (await deelnemer.allen(hier)).filter((wie) => genodigd.has(wie.persoonId))) {
		const bereikt = await bericht.stuur(hier, een.persoonId, een.rol, `aankomst:${id}:${versie}`);
		if (!bereikt)
			await taak.zetKlaar(hier, {
				soort: 'aankomst-bellen',
				voorRol: 'procesondersteuner',
				persoonId: een.persoonId
			});
	}
}

/**
 * Keeps the separate arrivals of a planned tafel, with its place and purpose; that is the look the texts waited for.
 * @returns the refusals of domein/planning.aankomstenKloppen and planning.keurTafelGoed, `tafel.verkeerd-moment`
 * before there is a day and once it has begun, `tafel.intussen-gewijzigd`
 */
export async function zet(hier: Betreding, invoer: Aankomsten): Promise<void | Weigering> {
	const waar = hier.tafel;
	const fase = hier.fase as TafelFase;
	if (!waar?.begintOp || isBegonnen(fase) || isVoorbij(fase)) return weiger('tafel.verkeerd-moment');
	if (waar.versie !== invoer.versie) return weiger('tafel.intussen-gewijzigd');
	const apart = invoer.veiligheidsafspraak === true;
	const komt = await planning.gezin(hier, invoer);
	const klopt = aankomstenKloppen(komt, apart);
	if (isWeigering(klopt)) return klopt;
	for (const een of komt) await planning.legAankomstVast(hier, een);
	const dicht = (kolom: string, tekst: string) =>
		hier.ring.casus.versleutel(`tafel.${kolom}`, waar.id, tekst);
	const [rij] = await hier.tx
		.update(tafel)
		.set({
			plaatsVersleuteld: dicht('plaats', invoer.plaats),
			doelVersleuteld: dicht('doel', invoer.doel),
			telefoonVersleuteld: invoer.telefoon ? dicht('telefoon', invoer.telefoon) : null,
			veiligheidsafspraak: apart,
			versie: waar.versie + 1
		})
		.where(eq(tafel.id, waar.id))
		.returning();
	hier.tafel = rij!;
	const verraadt = await planning.keurTafelGoed(hier, invoer, waar.veiligheidsafspraak);
	if (verraadt) return verraadt;
	await laatWeten(hier);
	await legVast(hier, {
		objectId: waar.id,
		soort: 'tafel.aankomst',
		van: waar.status,
		naar: waar.status
	});
}
