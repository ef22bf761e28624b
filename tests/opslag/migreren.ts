// Started by migratie.test.ts, to be killed half-way.
import { migreer } from '../../src/lib/server/opslag/migratie.ts';

process.stdout.write('begint\n');
await migreer(process.argv[2]!, process.argv[3]!, '2026-11-23T09:00:00.000Z');
