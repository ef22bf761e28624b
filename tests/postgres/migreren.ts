// Started by migratie.test.ts, to be killed half-way.
import { migreerPostgres } from '../../src/lib/server/opslag/postgresmigratie.ts';

process.stdout.write('begint\n');
await migreerPostgres(process.argv[2]!, { proef: process.argv[3]! }, '2026-11-23T09:00:00.000Z');
