/**
 * Keys of cases and of protected persons, each wrapped by the key file's KEK, in a store of their own.
 * A person's key is never derived from the case key: a ring without it cannot open what it protects.
 */
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Motor } from './motor.ts';
import { pakUit, StartFout, verpak, type Hoofdsleutels } from './sleutelbestand.ts';
import { sleutel } from './sleutelschema.ts';
import { leidAf, slot, type Slot } from './versleuteling.ts';

/** What a person's key is used for. `contact`: where and how to reach; `eigen`: drafts and private words; `verzoek`: questions about own data. */
export type Doel = 'contact' | 'eigen' | 'verzoek';

export interface Sleutelkast {
	/** Makes the key of a case or person; harmless when it exists. Made before the row that needs it. */
	maak(soort: 'casus' | 'persoon', id: string, casusId: string): Promise<void>;
	casus(casusId: string): Promise<Slot>;
	persoon(persoonId: string, casusId: string, doel: Doel): Promise<Slot>;
	/** For accounts, post and loket: not part of a case. */
	huis: Slot;
	/** Keyed hashing of addresses, throttle buckets and bodies. */
	index: Buffer;
	/** argon2 `secret`. */
	peper: Buffer;
	audit: Buffer;
	sluit(): Promise<void>;
}

const BEWAAR_HOOGUIT = 5000;

/**
 * Opens the key store and proves that the key file fits it.
 * @throws StartFout when the key file belongs to another store
 */
export async function openSleutelkast(motor: Motor, hoofd: Hoofdsleutels, nu: string): Promise<Sleutelkast> {
	const geopend = new Map<string, Buffer>();
	const afgeleid = new Map<string, Slot>();

	const uit = (rij: { kek: number; verpakt: Uint8Array }): Buffer => {
		const kek = hoofd.kek.get(rij.kek);
		if (!kek)
			throw new StartFout(`Het sleutelbestand past niet bij deze gegevens: kek ${rij.kek} ontbreekt.`);
		return pakUit(kek, rij.verpakt);
	};
	const maakRij = async (id: string, casusId: string | null) => {
		const verpakt = verpak(hoofd.kek.get(hoofd.nieuwste)!, randomBytes(32));
		await motor.schrijf((db) =>
			db
				.insert(sleutel)
				.values({ id, casusId, kek: hoofd.nieuwste, verpakt, gemaaktOp: nu })
				.onConflictDoNothing()
		);
	};
	const pak = async (id: string): Promise<Buffer> => {
		const bekend = geopend.get(id);
		if (bekend) return bekend;
		const [rij] = await motor.lees((db) => db.select().from(sleutel).where(eq(sleutel.id, id)));
		if (!rij) throw new Error('sleutel bestaat niet');
		if (geopend.size >= BEWAAR_HOOGUIT) {
			geopend.clear();
			afgeleid.clear();
		}
		const open = uit(rij);
		geopend.set(id, open);
		return open;
	};
	const slotVoor = async (id: string, doel: string, context: string): Promise<Slot> => {
		const plek = `${id}|${doel}`;
		const bekend = afgeleid.get(plek);
		if (bekend) return bekend;
		const gemaakt = slot(leidAf(await pak(id), doel), context);
		afgeleid.set(plek, gemaakt);
		return gemaakt;
	};

	const [bestaand] = await motor.lees((db) => db.select().from(sleutel).where(eq(sleutel.id, 'huis')));
	if (!bestaand) await maakRij('huis', null);
	else
		try {
			uit(bestaand);
		} catch (fout) {
			if (fout instanceof StartFout) throw fout;
			throw new StartFout(
				'Het sleutelbestand past niet bij deze gegevens. Start met het sleutelbestand dat erbij hoort.'
			);
		}
	const huis = await pak('huis');

	return {
		maak: (soort, id, casusId) => maakRij(`${soort}:${id}`, casusId),
		casus: (casusId) => slotVoor(`casus:${casusId}`, 'velden', casusId),
		persoon: (persoonId, casusId, doel) => slotVoor(`persoon:${persoonId}`, doel, casusId),
		huis: slot(leidAf(huis, 'velden'), 'huis'),
		index: leidAf(huis, 'index'),
		peper: leidAf(huis, 'peper'),
		audit: hoofd.audit,
		sluit: () => motor.sluit()
	};
}
