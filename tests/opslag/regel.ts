/** One write with its line in the audit log: what must both be there, or neither. */
import { schrijfAudit } from '#lib/server/opslag/audit.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { poging } from '#lib/server/opslag/schema.ts';

const OP = '2026-01-01T00:00:00.000Z';

/** Writes a row and its audit line under this id, in one transaction. */
export const schrijfRegel = (opslag: Opslag, id: string, vulling = OP): Promise<void> =>
	opslag.schrijf(async (db) => {
		await db.insert(poging).values({ id, aantal: 1, vensterTot: vulling });
		await schrijfAudit(db, opslag.sleutels.audit, {
			tijd: OP,
			accountId: null,
			persoonId: null,
			rol: null,
			handeling: 'proef',
			casusId: null,
			objectId: id,
			uitkomst: 'gedaan',
			verzoekId: id
		});
	});
