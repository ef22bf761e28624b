/** Where professionals work: what stands behind their name, and which region's beheerder looks after them. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { organisatie } from '../opslag/schema.ts';
import { legVast, type Beheer } from './plek.ts';

export type Organisatie = { id: string; regio: string; naam: string; gestopt: boolean };

const regios = (hier: Beheer): string[] => [...new Set(hier.gebied.map((een) => een.regio))];

/** The organisations of the regions that this beheerder manages, by name. */
export async function alle(hier: Beheer): Promise<Organisatie[]> {
	const rijen = await hier.tx
		.select()
		.from(organisatie)
		.where(inArray(organisatie.regio, regios(hier)))
		.orderBy(asc(organisatie.id));
	return rijen
		.map((rij) => ({
			id: rij.id,
			regio: rij.regio,
			naam: hier.sleutels.huis.ontsleutel('organisatie.naam', rij.id, rij.naamVersleuteld),
			gestopt: rij.gestoptOp !== null
		}))
		.sort((een, ander) => een.naam.localeCompare(ander.naam, 'nl'));
}

/** Adds one. Refuses with `beheer.ander-gebied`, `beheer.organisatie-bestaat`. */
export async function voegToe(
	hier: Beheer,
	wat: { naam: string; regio: string }
): Promise<string | Weigering> {
	if (!regios(hier).includes(wat.regio)) return weiger('beheer.ander-gebied', { veld: 'regio' });
	const zelfde = (await alle(hier)).some(
		(een) => !een.gestopt && een.regio === wat.regio && een.naam.toLowerCase() === wat.naam.toLowerCase()
	);
	if (zelfde) return weiger('beheer.organisatie-bestaat', { veld: 'naam' });
	const id = nieuwId();
	await hier.tx.insert(organisatie).values({
		id,
		regio: wat.regio,
		naamVersleuteld: hier.sleutels.huis.versleutel('organisatie.naam', id, wat.naam),
		gemaaktOp: tijdstip(hier.nu)
	});
	await legVast(hier, { handeling: 'beheer.organisatie', objectId: id });
	return id;
}

/** Nobody new is added there; who works there keeps working until somebody ends it. Refuses `beheer.onbekend`. */
export async function stop(hier: Beheer, id: string): Promise<void | Weigering> {
	const [rij] = await hier.tx
		.update(organisatie)
		.set({ gestoptOp: tijdstip(hier.nu) })
		.where(
			and(eq(organisatie.id, id), inArray(organisatie.regio, regios(hier)), isNull(organisatie.gestoptOp))
		)
		.returning({ id: organisatie.id });
	if (!rij) return weiger('beheer.onbekend');
	await legVast(hier, { handeling: 'beheer.organisatie', objectId: id, uitkomst: 'gestopt' });
}
