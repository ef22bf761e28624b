import { test as basis } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { maakPushbestand } from '#lib/server/opslag/pushsleutel.ts';
import { maakSleutelbestand } from '#lib/server/opslag/sleutelbestand.ts';
import { startPostvanger, type Postvanger } from '../../../scripts/postvanger.ts';
import { startServer, type Server } from '../../../scripts/server.ts';
import { maakDatabase, wisDatabase } from '../../opslag/plek.ts';

export { expect } from '@playwright/test';

/** Where one server of the tests keeps its things; gone when the worker ends. */
export interface Plek {
	/** Folder of the store. */
	gegevens: string;
	sleutels: string;
	/** The key for messages on a device. */
	push: string;
	/** Its own database, where the tests run on PostgreSQL. */
	database?: string | undefined;
}

/** Fills a fresh store before the server opens it. An object, since Playwright takes a bare function for a fixture. */
export interface Inrichting {
	vul: (plek: Plek) => Promise<void>;
}

interface PerWorker {
	/** Set with `test.use({ inrichting: { vul } })` at the top of a test file. */
	inrichting: Inrichting | undefined;
	plek: Plek;
	/** The SMTP server that gets every mail of this worker. */
	post: Postvanger;
	/** The built product on a port, a folder and a key file of its own. */
	server: Server;
}

/**
 * Playwright's `test` with the real product behind it. Each worker has its own server, store and SMTP server;
 * `page.goto('/…')` goes to that server. Tests import `test` and `expect` from here.
 */
export const test = basis.extend<object, PerWorker>({
	inrichting: [undefined, { scope: 'worker', option: true }],
	plek: [
		async ({ inrichting }, gebruik) => {
			const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-e2e-'));
			const database = await maakDatabase();
			const plek = {
				gegevens: path.join(map, 'gegevens'),
				sleutels: path.join(map, 'sleutels.json'),
				push: path.join(map, 'push.json'),
				database
			};
			maakSleutelbestand(plek.sleutels);
			maakPushbestand(plek.push);
			await inrichting?.vul(plek);
			await gebruik(plek);
			await wisDatabase(database);
			rmSync(map, { recursive: true, force: true });
		},
		{ scope: 'worker' }
	],
	post: [
		async ({ browserName: _ }, gebruik) => {
			const post = await startPostvanger({ smtpPort: 0, httpPort: 0 });
			await gebruik(post);
			await post.stop();
		},
		{ scope: 'worker' }
	],
	server: [
		async ({ plek, post }, gebruik) => {
			const env = { DATABASE_URL: plek.database ?? '' };
			const server = await startServer({ ...plek, smtpPort: post.smtpPort, env });
			await gebruik(server);
			await server.stop();
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ server }, gebruik) => gebruik(server.adres)
});
