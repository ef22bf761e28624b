// Started by eigenaar.test.ts: opens the store and keeps it open until it is killed.
import { openOpslag } from '../../src/lib/server/opslag/index.ts';

await openOpslag(JSON.parse(process.argv[2]!) as Parameters<typeof openOpslag>[0]);
process.stdout.write('open\n');
setInterval(() => undefined, 60_000);
