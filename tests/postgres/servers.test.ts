/** The built product, twice, on one database: no state in a process matters, and a database that is away is no defect. */
import { existsSync } from 'node:fs';
import { eq, ne } from 'drizzle-orm';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nu } from '#lib/server/klok.ts';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { legKlaar } from '#lib/server/opslag/post.ts';
import { klus, reactieVersie, rol, uitbox } from '#lib/server/opslag/schema.ts';
import { COOKIE, maak } from '#lib/server/toegang/sessie.ts';
import { startPostgres, type PostgresServer } from '../../scripts/postgres.ts';
import { startPostvanger, type Postvanger } from '../../scripts/postvanger.ts';
import { startServer, type Server } from '../../scripts/server.ts';
import { nodigUit } from '../casus/genodigd.ts';
import { maakCasus, type Proefcasus } from '../huis.ts';
import { maakPlek, ruimOp, type Plek } from '../opslag/plek.ts';

const gebouwd = existsSync('build/index.js');
if (!gebouwd) process.stdout.write('there is no build: the product itself is not tried on PostgreSQL\n');

describe.skipIf(!gebouwd)('two servers on one database', () => {
	let postgres: PostgresServer;
	let post: Postvanger;
	let plek: Plek;
	let opslag: Opslag;
	let proef: Proefcasus;
	let servers: [Server, Server];
	let cookie: string;

	beforeAll(async () => {
		postgres = await startPostgres();
		post = await startPostvanger({ smtpPort: 0, httpPort: 0 });
		const client = new Client(postgres.adres);
		await client.connect();
		await client.query('CREATE DATABASE tafel');
		await client.end();
		plek = { ...maakPlek(), database: postgres.adres.replace(/postgres$/, 'tafel') };
		const env = { DATABASE_URL: plek.database };
		servers = (await Promise.all(
			[0, 1].map(() => startServer({ ...plek, smtpPort: post.smtpPort, env }))
		)) as [Server, Server];
		opslag = await openOpslag(plek);
		proef = await maakCasus(opslag, { nu: nu() });
		await nodigUit(opslag, proef, ['ouderA']);
		cookie = await opslag.schrijf(async (tx) => {
			await tx.update(rol).set({ van: '2020-01-01T00:00:00.000Z' }).where(eq(rol.casusId, proef.casusId));
			const accountId = proef.gebruikers.ouderA.accountId!;
			const sessie = { soort: 'vol', accountId, rustMinuten: 30, apparaat: 'proef' } as const;
			return `${COOKIE}=${await maak(tx, sessie, nu())}`;
		});
	});
	afterAll(async () => {
		await Promise.all(servers.map((server) => server.stop()));
		await opslag.sluit();
		await post.stop();
		await postgres.stop();
		ruimOp(plek);
	});

	const haal = (server: Server, pad: string) =>
		fetch(`${server.adres}${pad}`, { redirect: 'manual', headers: { accept: 'text/html', cookie } });
	const stuur = (server: Server, pad: string, velden: Record<string, string>) =>
		fetch(`${server.adres}/casus/${proef.casusId}${pad}`, {
			method: 'POST',
			redirect: 'manual',
			headers: { accept: 'text/html', cookie, origin: server.adres },
			body: new URLSearchParams(velden)
		});

	it('know the same session, and write down every look', async () => {
		const pad = `/casus/${proef.casusId}`;
		const antwoorden = await Promise.all(Array.from({ length: 40 }, (_, i) => haal(servers[i % 2]!, pad)));
		expect(antwoorden.map(({ status }) => status)).toEqual(antwoorden.map(() => 200));
		const { breuk, nummer } = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
		expect(breuk).toBeNull();
		expect(nummer).toBeGreaterThanOrEqual(40);
	});

	it('do a form once that is sent to both, many times at once', async () => {
		const tab = crypto.randomUUID();
		const concept = { vraag: 'nu', tekst: 'Het gaat beter op school.', basis: '0', tab };
		expect((await stuur(servers[0], '/reactie/concept', concept)).status).toBe(204);
		const velden = { deelMet: 'iedereen', gezien: 'ja', sleutel: crypto.randomUUID() };
		const antwoorden = await Promise.all(
			Array.from({ length: 20 }, (_, i) => stuur(servers[i % 2]!, '/reactie/versturen?/indienen', velden))
		);
		expect(new Set(antwoorden.map(({ status }) => status))).toEqual(new Set([303]));
		const versies = await opslag.lees((db) => db.select({ id: reactieVersie.id }).from(reactieVersie));
		expect(versies).toHaveLength(1);
	});

	it('send every mail once, whoever of them takes it', async () => {
		for (let i = 0; i < 40; i++)
			await opslag.schrijf((tx) =>
				legKlaar(
					{ tx, sleutels: opslag.sleutels, nu: nu() },
					{ post: { soort: 'bericht' }, aan: `ouder${i}@voorbeeld.test`, sleutel: `proef:${i}` }
				)
			);
		const openstaand = () =>
			opslag.lees((db) => db.select({ id: uitbox.id }).from(uitbox).where(ne(uitbox.status, 'verzonden')));
		while ((await openstaand()).length > 0) await new Promise((verder) => setTimeout(verder, 50));
		const adressen = Array.from({ length: 40 }, (_, i) => `ouder${i}@voorbeeld.test`);
		expect(post.berichten.map(({ aan }) => aan).sort()).toEqual(adressen.sort());
	});

	it('cleared away once between them when they started', async () => {
		const klussen = await opslag.lees((db) => db.select().from(klus));
		expect(klussen.map(({ id }) => id)).toContain('opruimen');
	});

	it('say "even geduld" while the database is away, keep the public pages, and go on when it is back', async () => {
		const pad = `/casus/${proef.casusId}`;
		await postgres.valOm();
		for (const antwoord of await Promise.all([haal(servers[0], pad), haal(servers[1], '/mijn')])) {
			expect([antwoord.status, antwoord.headers.get('retry-after')]).toEqual([503, '10']);
			expect(await antwoord.text()).toContain('Even geduld');
		}
		expect((await haal(servers[0], '/hulp')).status).toBe(200);
		const ingediend = await stuur(servers[1], '/reactie/versturen?/indienen', {
			deelMet: 'iedereen',
			gezien: 'ja',
			sleutel: crypto.randomUUID()
		});
		expect(ingediend.status).toBe(503);
		await postgres.start();
		expect((await haal(servers[0], pad)).status).toBe(200);
		expect((await haal(servers[1], pad)).status).toBe(200);
		// A defect is logged with its reference; this is none.
		expect(servers.map((server) => server.logboek()).join('')).not.toMatch(/^[0-9a-f-]{36} /m);
	});

	it('go on when one of them is killed, in a strand of the chain of its own', async () => {
		await servers[0].breekAf();
		const antwoorden = await Promise.all(
			Array.from({ length: 12 }, () => haal(servers[1], `/casus/${proef.casusId}`))
		);
		expect(new Set(antwoorden.map(({ status }) => status))).toEqual(new Set([200]));
		expect(await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).toMatchObject({
			breuk: null
		});
	});
});
