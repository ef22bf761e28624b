/** Who reads which reactie: the policy stands in domein/reactierecht.ts. */
import { asc, eq } from 'drizzle-orm';
import { isProfessional, reactieRecht, type DeelMet, type Rol } from '../../domein/bevoegdheid.ts';
import type { ReactieAuteur, ReactieStatus } from '../../domein/reactierecht.ts';
import { legVast, type Betreding } from '../context.ts';
import { reactie } from '../opslag/schema.ts';
import * as adrescontrole from './adrescontrole.ts';
import { alsLezer, kring, zelf, type Kring, type Lid } from './lezer.ts';
import { auteurRol } from './reactie.ts';
import { alle, voorAnder, type Rij, type Versie } from './reactieversie.ts';

export type Leesbaar = {
	persoonId: string;
	naam: string;
	auteurRol: ReactieAuteur;
	status: ReactieStatus;
	eigen: boolean;
	/** Who else may read it, besides who leads and plans: "wie ziet dit?". */
	lezers: { naam: string; rol: Rol }[];
	/** The moment is null for others of the family: when somebody was busy is not theirs to know (dreigingen A14). */
	versies: (Omit<Versie, 'id' | 'op'> & { op: string | null })[];
};

/**
 * Gezag counts towards the jongere who speaks; for a parent's words over one child is enough, because the author
 * chose "everyone" with the names in sight.
 */
function mag(
	lid: Lid,
	allen: Kring,
	rij: Pick<Rij, 'persoonId' | 'auteurRol' | 'deelMet' | 'status'>,
	eigen: boolean
): boolean {
	const kinderen = rij.auteurRol === 'jongere' ? [rij.persoonId] : allen.kinderen;
	const over = lid.rol === 'jongere' ? [null] : kinderen;
	const gedeeld = {
		deelMet: (rij.deelMet ?? 'voorzitter') as DeelMet,
		auteurRol: rij.auteurRol as ReactieAuteur,
		status: rij.status as ReactieStatus
	};
	return over.some((kind) => {
		const lezer = alsLezer(lid, allen.kinderen, kind, eigen);
		return lezer !== null && reactieRecht(gedeeld, lezer).lezen;
	});
}

/** Everybody but the author who may read it as it is shared now. */
const anderen = (allen: Kring, rij: Parameters<typeof mag>[2]): { naam: string; rol: Rol }[] =>
	allen.leden
		.filter((lid) => lid.persoonId !== rij.persoonId && mag(lid, allen, rij, false))
		.map(({ naam, rol }) => ({ naam, rol }));

/** The reacties on this tafel that the person inside may read, in the order they were begun. */
export async function leesbaar(hier: Betreding): Promise<Leesbaar[]> {
	if (!hier.tafel) return [];
	const allen = await kring(hier);
	const ik = zelf(hier, allen);
	const rijen = await hier.tx
		.select()
		.from(reactie)
		.where(eq(reactie.tafelId, hier.tafel.id))
		.orderBy(asc(reactie.id));
	const werkt = hier.wie.rollen.some(isProfessional);
	const gezien = werkt ? () => true : await adrescontrole.gezien(hier);
	// An earlier version that was not for the family stays away from it, also while a newer one waits for a look.
	const magVersie = (versie: { id: string; deelMet: string }) =>
		werkt || (versie.deelMet === 'iedereen' && gezien(versie.id));
	const uit: Leesbaar[] = [];
	for (const rij of rijen) {
		const eigenWoord = rij.persoonId === hier.wie.persoonId;
		if (!ik.some((lid) => mag(lid, allen, rij, eigenWoord)) || (rij.ingediendOp === null && !eigenWoord))
			continue;
		const zichtbaar = await (eigenWoord ? alle(hier, rij) : voorAnder(hier, rij, magVersie));
		if (zichtbaar.length === 0) continue;
		// Each one that is served is recorded as such: its author may ask who read it.
		if (!eigenWoord) await legVast(hier, { objectId: rij.id, soort: 'reactie.lezen' });
		uit.push({
			persoonId: rij.persoonId,
			naam: allen.leden.find((lid) => lid.persoonId === rij.persoonId)?.naam ?? '',
			auteurRol: rij.auteurRol as ReactieAuteur,
			status: rij.status as ReactieStatus,
			eigen: eigenWoord,
			lezers: anderen(allen, rij),
			// The id would tell the moment as well.
			versies: zichtbaar.map(({ id: _id, ...versie }) => ({
				...versie,
				op: werkt || eigenWoord ? versie.op : null
			}))
		});
	}
	return uit;
}

/** Who would read it when shared this way: shown before sending. The voorzitter always does. */
export async function lezers(hier: Betreding, deelMet: DeelMet): Promise<{ naam: string; rol: Rol }[]> {
	const auteur = auteurRol(hier);
	if (!auteur) return [];
	const allen = await kring(hier);
	const voorbeeld = { persoonId: hier.wie.persoonId ?? '', auteurRol: auteur, deelMet, status: 'ingediend' };
	return anderen(allen, voorbeeld);
}
