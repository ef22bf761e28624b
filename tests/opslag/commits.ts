// Started by sqlite.test.ts under strace: opens an existing file and commits so many times.
import { poging } from '../../src/lib/server/opslag/schema.ts';
import { openSqlite } from '../../src/lib/server/opslag/sqlite.ts';

const [pad, aantal] = [process.argv[2]!, Number(process.argv[3])];
const motor = openSqlite(pad);
for (let i = 0; i < aantal; i++)
	await motor.schrijf((db) =>
		db.insert(poging).values({ id: `c${i}`, aantal: i, vensterTot: '2026-01-01T00:00:00.000Z' })
	);
await motor.sluit();
