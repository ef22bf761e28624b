/** The routes of the door, called as the framework calls them, on a real store. */
import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { nu } from '#lib/server/klok.ts';
import { COOKIE, maak, zoek } from '#lib/server/toegang/sessie.ts';
import { taak } from '#lib/server/opslag/schema.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { browser as nieuweBrowser, openDeur } from './browser.ts';
import { alles, metWachtwoord, nodigUit, ZIN } from './gezin.ts';

const routes = () =>
	Promise.all([
		import('../../src/routes/(toegang)/uitnodiging/[token]/+server.ts'),
		import('../../src/routes/(toegang)/uitnodiging/+page.server.ts'),
		import('../../src/routes/(toegang)/uitnodiging/toegang/+page.server.ts'),
		import('../../src/routes/(toegang)/inloggen/+page.server.ts'),
		import('../../src/routes/(toegang)/inloggen/code/+page.server.ts'),
		import('../../src/routes/uitloggen/+server.ts'),
		import('../../src/routes/weg/+server.ts'),
		import('../../src/routes/sessie/+server.ts')
	]);
let opslag: Opslag;
let deur: Awaited<ReturnType<typeof routes>>;
let sluit: () => Promise<void>;

beforeAll(async () => {
	({ opslag, sluit } = await openDeur());
	deur = await routes();
});
afterAll(() => sluit());

const browser = () => nieuweBrowser(opslag);

/** What a page got, without what differs at every request. */
const kaal = (uitkomst: unknown) => JSON.stringify({ ...(uitkomst as object), sleutel: '' });

describe('the link in the mail', () => {
	it('may be fetched by any scanner: nothing is used, no session, and a person succeeds after that (B01, B07)', async () => {
		const brief = await nodigUit(opslag, 'ouderA', { verlooptOp: '2099-01-01T00:00:00.000Z' });
		const voor = await alles(opslag);
		const scanner = browser();
		for (let i = 0; i < 5; i++) {
			const { naar } = await scanner.doe(deur[0].GET, `/uitnodiging/${brief.token}`, {
				params: { token: brief.token }
			});
			expect(naar).toBe('/uitnodiging');
			const pagina = await scanner.doe(deur[1].load, '/uitnodiging');
			expect(pagina.uitkomst).toMatchObject({ leeft: true });
			expect(kaal(pagina.uitkomst)).not.toMatch(/Saskia|Vlierman|ouder|tafel/i);
			expect((await scanner.doe(deur[2].load, '/uitnodiging/toegang')).naar).toBe('/uitnodiging');
		}
		expect([...scanner.koekjes.keys()]).toEqual(['__Host-uitn']);
		expect(await alles(opslag)).toBe(voor);

		const mens = browser();
		await mens.doe(deur[0].GET, '/x', { params: { token: brief.token } });
		const goed = await mens.doe(deur[1].actions.code, '/uitnodiging', { velden: { activatie: brief.code } });
		expect(goed.naar).toBe('/uitnodiging/toegang');
		expect([...mens.koekjes.keys()]).toEqual(['__Host-stap']);
		expect((await mens.doe(deur[2].load, '/uitnodiging/toegang')).uitkomst).toMatchObject({
			stem: 'u',
			ingelogd: false
		});
	});

	it('answers alike for every dead link, before and after asking for a new one (B05)', async () => {
		const lang = { verlooptOp: '2099-01-01T00:00:00.000Z' };
		const tokens = [
			(await nodigUit(opslag, 'ouderA', { verlooptOp: '2026-01-01T00:00:00.000Z' })).token,
			(await nodigUit(opslag, 'ouderB', { ...lang, ingetrokkenOp: '2026-11-01T00:00:00.000Z' })).token,
			(await nodigUit(opslag, 'jongere13', { ...lang, codeHash: null })).token,
			'z'.repeat(43),
			'<script>'
		];
		const gezien = new Set<string>();
		for (const token of tokens) {
			const b = browser();
			await b.doe(deur[0].GET, '/x', { params: { token } });
			const delen = [
				await b.doe(deur[1].load, '/uitnodiging'),
				await b.doe(deur[1].actions.code, '/uitnodiging', { velden: { activatie: 'AAAAA-AAAAA' } }),
				await b.doe(deur[1].actions.vraag, '/uitnodiging', { velden: {} })
			];
			gezien.add(delen.map((d) => kaal(d.uitkomst) + JSON.stringify(d.koppen)).join());
		}
		expect(gezien.size).toBe(1);
	});

	it('leads on for a right code with the wrong account: refused, nothing spent, and asking becomes one task', async () => {
		const brief = await nodigUit(opslag, 'jongere13', { verlooptOp: '2099-01-01T00:00:00.000Z' });
		const b = browser();
		const ouder = brief.proef.gebruikers.ouderA.accountId!;
		const token = await opslag.schrijf((tx) =>
			maak(tx, { soort: 'vol', accountId: ouder, rustMinuten: 15, apparaat: 'Telefoon' }, nu())
		);
		b.koekjes.set(COOKIE, token);
		await b.doe(deur[0].GET, '/x', { params: { token: brief.token } });
		await b.doe(deur[1].actions.code, '/uitnodiging', { velden: { activatie: brief.code } });
		const geweigerd = await b.doe(deur[2].actions.account, '/uitnodiging/toegang', { velden: {} });
		expect(geweigerd.uitkomst!.status).toBe(409);
		for (let keer = 0; keer < 2; keer += 1) {
			const { uitkomst } = await b.doe(deur[2].actions.vraag, '/uitnodiging/toegang', { velden: {} });
			expect(uitkomst).toEqual({ gevraagd: true });
		}
		const taken = await opslag.lees((db) =>
			db.select().from(taak).where(eq(taak.persoonId, brief.persoonId))
		);
		expect(taken.map(({ soort }) => soort)).toEqual(['uitnodiging-nieuwe-code']);
		// The jongere can still use that code, on a device of the own.
		expect((await b.doe(deur[2].load, '/uitnodiging/toegang')).uitkomst).toMatchObject({ stem: 'je' });
	});

	it('keeps a mistyped code to be mended, with one sentence at the field', async () => {
		const brief = await nodigUit(opslag, 'ouderA', { verlooptOp: '2099-01-01T00:00:00.000Z' });
		const b = browser();
		await b.doe(deur[0].GET, '/x', { params: { token: brief.token } });
		for (const activatie of ['', 'kort', 'AAAAA-AAAAA', 'x'.repeat(90)]) {
			const { uitkomst } = await b.doe(deur[1].actions.code, '/uitnodiging', { velden: { activatie } });
			expect(uitkomst!.status).toBeGreaterThanOrEqual(400);
			expect(uitkomst!.data).toMatchObject({
				waarden: { activatie },
				velden: { activatie: expect.stringMatching(/\.$/) as string }
			});
		}
	});
});

describe('signing in', () => {
	it('goes by password and code to a page of our own, and leaves nothing after logout but the known device', async () => {
		const geheim = totp.nieuwGeheim();
		await metWachtwoord(opslag, 'deur@voorbeeld.invalid', geheim);
		const b = browser();
		const invoer = { inlognaam: 'deur@voorbeeld.invalid', wachtwoord: ZIN, naar: '//kwaad.example' };
		expect((await b.doe(deur[3].actions.wachtwoord, '/inloggen', { velden: invoer })).naar).toBe(
			'/inloggen/code'
		);
		expect((await b.doe(deur[7].POST, '/sessie', { velden: {} })).uitkomst!.status).toBe(401);
		const half = b.koekjes.get(COOKIE);
		const code = generateSync({ secret: geheim });
		expect(
			(await b.doe(deur[4].actions.default, '/inloggen/code', { velden: { code, naar: '/casus/x' } })).naar
		).toBe('/mijn/welkom?naar=%2Fcasus%2Fx');
		expect(b.koekjes.get(COOKIE)).not.toBe(half);
		expect((await b.doe(deur[3].load, '/inloggen?naar=/account')).naar).toBe('/account');

		const verlengd = (await b.doe(deur[7].POST, '/sessie', { velden: {} })).uitkomst as unknown as Response;
		expect(Number(verlengd.headers.get('x-sessie'))).toBeGreaterThan(800);
		const token = b.koekjes.get(COOKIE);
		const uit = await b.doe(deur[5].POST, '/uitloggen', { velden: {} });
		expect(uit.koppen['clear-site-data']).toBe('"cookies", "storage"');
		b.koekjes.clear();
		expect((await b.doe(deur[5].GET, uit.naar!)).naar).toBe('/inloggen?reden=uit');
		expect([...b.koekjes.keys()]).toEqual(['__Host-app']);
		expect(await zoek(opslag, token, nu())).toBeNull();
	});

	it('answers the same for an unknown name and a wrong password, and says when to come back', async () => {
		await metWachtwoord(opslag, 'bestaat@voorbeeld.invalid', totp.nieuwGeheim());
		const antwoorden = [];
		for (const [i, inlognaam] of ['bestaat@voorbeeld.invalid', 'bestaatniet@voorbeeld.invalid'].entries()) {
			const reeks = [];
			for (let keer = 0; keer < 11; keer++) {
				const { uitkomst, koppen } = await browser().doe(deur[3].actions.wachtwoord, '/inloggen', {
					velden: { inlognaam, wachtwoord: 'verkeerd', naar: '' },
					adres: `198.51.100.${i}`
				});
				reeks.push([uitkomst!.status, uitkomst!.data!.melding, uitkomst!.data!.velden, Object.keys(koppen)]);
				expect(JSON.stringify(uitkomst)).not.toContain('verkeerd');
			}
			antwoorden.push(JSON.stringify(reeks));
			expect(reeks.at(-1)![0]).toBe(429);
		}
		expect(antwoorden[0]).toBe(antwoorden[1]);
	});

	it('ends by the beacon of the exit button', async () => {
		const b = browser();
		const { uitkomst, koppen } = await b.doe(deur[6].POST, '/weg', { velden: {} });
		expect((uitkomst as unknown as Response).status).toBe(204);
		// Not "storage": that takes the service worker away under the page that is opening.
		expect(koppen['clear-site-data']).toBe('"cookies"');
	});
});
