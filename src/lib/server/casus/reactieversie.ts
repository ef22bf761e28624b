/** What was handed in, version by version, and who holds the key to each. */
import { and, desc, eq } from 'drizzle-orm';
import type { DeelMet } from '../../domein/bevoegdheid.ts';
import type { Inhoud } from '../../domein/reactievragen.ts';
import type { Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { reactie, reactieVersie } from '../opslag/schema.ts';
import { kenmerk, type Slot } from '../opslag/versleuteling.ts';
import { ALFABET } from './casus.ts';

export type Rij = typeof reactie.$inferSelect;
export type Versie = {
	id: string;
	nummer: number;
	deelMet: DeelMet;
	op: string;
	kenmerk: string;
	teLaat: boolean;
	inhoud: Inhoud;
};

/** Private and late words stay under the author's own key; the voorzitter has it on the ring, nobody else. */
export const slotVoor = async (
	hier: Betreding,
	persoonId: string,
	deelMet: string,
	teLaat: boolean
): Promise<Slot> =>
	deelMet === 'voorzitter' || teLaat ? hier.ring.persoon(persoonId, 'eigen') : hier.ring.casus;

async function open(hier: Betreding, rij: Rij, versie: typeof reactieVersie.$inferSelect): Promise<Versie> {
	const slot = await slotVoor(hier, rij.persoonId, versie.deelMet, versie.teLaat);
	return {
		id: versie.id,
		nummer: versie.nummer,
		deelMet: versie.deelMet as DeelMet,
		op: versie.op,
		kenmerk: versie.kenmerk,
		teLaat: versie.teLaat,
		inhoud: JSON.parse(
			slot.ontsleutel('reactie_versie.inhoud', versie.id, versie.inhoudVersleuteld)
		) as Inhoud
	};
}

const rijen = (hier: Betreding, rij: Rij) =>
	hier.tx
		.select()
		.from(reactieVersie)
		.where(eq(reactieVersie.reactieId, rij.id))
		.orderBy(desc(reactieVersie.nummer));

/** The receipt of these words, e.g. `7K3F-9QDM-X4TB`: to keep and to read out, so without signs that are read as another. */
function ontvangstbewijs(hier: Betreding, id: string, tekst: string): string {
	const afdruk = Buffer.from(kenmerk(hier.sleutels.index, `reactie|${id}|${tekst}`), 'base64url');
	const tekens = [...afdruk.subarray(0, 12)].map((byte) => ALFABET[byte % ALFABET.length]);
	return [0, 4, 8].map((van) => tekens.slice(van, van + 4).join('')).join('-');
}

/** Adds what is handed in now; nothing before it changes. @returns the version with its receipt */
export async function voegVersieToe(
	hier: Betreding,
	rij: Rij,
	wat: Pick<Versie, 'deelMet' | 'teLaat' | 'inhoud'>
): Promise<Versie> {
	const [laatste] = await rijen(hier, rij).limit(1);
	const id = nieuwId();
	const tekst = JSON.stringify(wat.inhoud);
	const versie: Versie = {
		...wat,
		id,
		nummer: (laatste?.nummer ?? 0) + 1,
		op: tijdstip(hier.nu),
		kenmerk: ontvangstbewijs(hier, id, tekst)
	};
	const slot = await slotVoor(hier, rij.persoonId, wat.deelMet, wat.teLaat);
	await hier.tx.insert(reactieVersie).values({
		id,
		casusId: hier.casus.id,
		reactieId: rij.id,
		nummer: versie.nummer,
		deelMet: versie.deelMet,
		inhoudVersleuteld: slot.versleutel('reactie_versie.inhoud', id, tekst),
		kenmerk: versie.kenmerk,
		teLaat: versie.teLaat,
		op: versie.op
	});
	return versie;
}

/** All versions, newest first: for the author. */
export const alle = async (hier: Betreding, rij: Rij): Promise<Versie[]> =>
	Promise.all((await rijen(hier, rij)).map((versie) => open(hier, rij, versie)));

/**
 * What another reader gets: the newest version in time; the voorzitter also what came late.
 * @param mag which versions this reader may have: of the family those that regie has looked at, where that is needed
 */
export async function voorAnder(
	hier: Betreding,
	rij: Rij,
	mag: (versie: { id: string; deelMet: string }) => boolean
): Promise<Versie[]> {
	const gevonden = (await rijen(hier, rij)).filter(mag);
	// Who handed in only after the opening shared nothing before it, or took it back: that stays away.
	const laatste = rij.status === 'nagekomen' ? undefined : gevonden.find((versie) => !versie.teLaat);
	const laat = hier.wie.rollen.includes('voorzitter') ? gevonden.filter((versie) => versie.teLaat) : [];
	return Promise.all([...(laatste ? [laatste] : []), ...laat].map((versie) => open(hier, rij, versie)));
}

/** The reactie of the person inside on the current tafel. */
export async function eigenRij(hier: Betreding): Promise<Rij | undefined> {
	if (!hier.tafel || !hier.wie.persoonId) return undefined;
	const [rij] = await hier.tx
		.select()
		.from(reactie)
		.where(and(eq(reactie.tafelId, hier.tafel.id), eq(reactie.persoonId, hier.wie.persoonId)));
	return rij;
}
