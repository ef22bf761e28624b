/**
 * The audit chain (dreigingen §6.3): each row's MAC covers the row and the MAC before it, with a key the database
 * does not hold. Written in the transaction of the act; never holds content.
 */
import { asc, desc, gt, sql } from 'drizzle-orm';
import type { Db } from './motor.ts';
import { vast } from './motor.ts';
import { audit } from './schema.ts';
import { kenmerk } from './versleuteling.ts';

type Rij = typeof audit.$inferSelect;
export type Regel = Omit<Rij, 'nummer' | 'vorigeMac' | 'mac'>;

const zoekLaatste = vast((db) =>
	db
		.select({ nummer: audit.nummer, mac: audit.mac })
		.from(audit)
		.orderBy(desc(audit.nummer))
		.limit(1)
		.prepare()
);

const voegToe = vast((db) => {
	const plek = (naam: keyof Rij) => sql.placeholder(naam);
	return db
		.insert(audit)
		.values({
			nummer: plek('nummer'),
			tijd: plek('tijd'),
			accountId: plek('accountId'),
			persoonId: plek('persoonId'),
			rol: plek('rol'),
			handeling: plek('handeling'),
			casusId: plek('casusId'),
			objectId: plek('objectId'),
			uitkomst: plek('uitkomst'),
			verzoekId: plek('verzoekId'),
			vorigeMac: plek('vorigeMac'),
			mac: plek('mac')
		})
		.prepare();
});

const mac = (sleutel: Buffer, rij: Omit<Rij, 'mac'>): string =>
	kenmerk(
		sleutel,
		JSON.stringify([
			rij.nummer,
			rij.tijd,
			rij.accountId,
			rij.persoonId,
			rij.rol,
			rij.handeling,
			rij.casusId,
			rij.objectId,
			rij.uitkomst,
			rij.verzoekId,
			rij.vorigeMac
		])
	);

/** Adds one row to the chain, inside the caller's transaction. */
export async function schrijfAudit(tx: Db, sleutel: Buffer, regel: Regel): Promise<void> {
	const [laatste] = await zoekLaatste(tx, {});
	const rij = { ...regel, nummer: (laatste?.nummer ?? 0) + 1, vorigeMac: laatste?.mac ?? '' };
	await voegToe(tx, { ...rij, mac: mac(sleutel, rij) });
}

/**
 * Walks the whole chain.
 * @returns the number of the first row that does not fit, or null when all fit; and the head to compare elsewhere
 */
export async function controleerKeten(
	db: Db,
	sleutel: Buffer
): Promise<{ breuk: number | null; nummer: number; mac: string }> {
	let vorige = { nummer: 0, mac: '' };
	for (;;) {
		const rijen = await db
			.select()
			.from(audit)
			.where(gt(audit.nummer, vorige.nummer))
			.orderBy(asc(audit.nummer))
			.limit(1000);
		if (rijen.length === 0) return { breuk: null, ...vorige };
		for (const rij of rijen) {
			const klopt =
				rij.nummer === vorige.nummer + 1 && rij.vorigeMac === vorige.mac && rij.mac === mac(sleutel, rij);
			if (!klopt) return { breuk: vorige.nummer + 1, ...vorige };
			vorige = { nummer: rij.nummer, mac: rij.mac };
		}
	}
}
