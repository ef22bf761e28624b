// The step up at the poort: who only looks is sent along and comes back; what was sent waits, whole, and goes on.
import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { nu, tijdstip } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { COOKIE, maak, zoek } from '#lib/server/toegang/sessie.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { maakCasus, type Proefcasus } from '../huis.ts';
import { nodigUit } from '../casus/genodigd.ts';
import { browser as nieuweBrowser, openDeur } from './browser.ts';

// argon2 is slow on purpose.
vi.setConfig({ testTimeout: 60_000 });

const routes = () =>
	Promise.all([
		import('../../src/routes/(toegang)/bevestig/+page.server.ts'),
		import('../../src/routes/(toegang)/account/+page.server.ts'),
		import('../../src/routes/casus/[casus]/stukken/[document]/bestand/+server.ts'),
		import('../../src/routes/casus/[casus]/toegang/[persoon]/+page.server.ts'),
		import('../../src/routes/casus/[casus]/planning/persoon/[persoon]/+page.server.ts'),
		import('../../src/routes/casus/[casus]/reactie/+page.server.ts'),
		import('../../src/routes/casus/[casus]/+page.server.ts'),
		import('../../src/routes/casus/[casus]/uitnodiging/+page.server.ts'),
		import('../../src/routes/casus/[casus]/uitnodiging/agenda.ics/+server.ts'),
		import('../../src/routes/casus/[casus]/nakijken/+page.server.ts'),
		import('../../src/routes/casus/[casus]/planning/+page.server.ts'),
		import('../../src/routes/casus/[casus]/uitnodigingen/+page.server.ts'),
		import('../../src/routes/loket/[casus]/afschrift/+page.server.ts'),
		import('../../src/routes/casus/[casus]/aanmelding/+page.server.ts'),
		import('../../src/routes/loket/[casus]/controle/+page.server.ts'),
		import('../../src/routes/loket/[casus]/jeugdigen/[jeugdige]/+page.server.ts')
	]);
let opslag: Opslag;
let sluit: () => Promise<void>;
let deur: Awaited<ReturnType<typeof routes>>;
let proef: Proefcasus;
const geheim = totp.nieuwGeheim();
beforeAll(async () => {
	({ opslag, sluit } = await openDeur());
	deur = await routes();
	proef = await maakCasus(opslag, { nu: nu() });
	for (const rol of ['procesondersteuner', 'voorzitter'] as const) {
		const accountId = proef.gebruikers[rol].accountId!;
		await opslag.schrijf(async (tx) => {
			await tx.insert(t.aanstelling).values({
				id: accountId,
				accountId,
				rol,
				regio: 'twente',
				subregio: 'enschede',
				van: '2026-01-01'
			});
			await tx
				.update(t.account)
				.set({ totpVersleuteld: totp.versleutel(opslag.sleutels, accountId, geheim) })
				.where(eq(t.account.id, accountId));
		});
	}
});
afterAll(() => sluit());

/** Signed in, with a proof of so many minutes ago. */
async function ingelogd(
	wie: keyof Proefcasus['gebruikers'],
	minuten: number,
	bij: { gedeeld?: boolean } = {},
	waar = proef
) {
	const accountId = waar.gebruikers[wie].accountId!;
	const token = await opslag.schrijf(async (tx) => {
		const nieuw = await maak(
			tx,
			{ soort: 'vol', accountId, rustMinuten: 600, apparaat: 'Telefoon', ...bij },
			nu()
		);
		await tx
			.update(t.sessie)
			.set({ bewezenOp: tijdstip(nu().subtract({ minutes: minuten })) })
			.where(eq(t.sessie.id, nieuw.split('.')[0]!));
		return nieuw;
	});
	const b = nieuweBrowser(opslag);
	b.koekjes.set(COOKIE, token);
	return { ...b, token };
}
const fout = async (werk: Promise<unknown>) =>
	werk.then(
		() => null,
		(geworpen: { status: number; body: Record<string, unknown> }) => geworpen
	);

describe('who only looks', () => {
	it('is sent to prove it first, for a file that exists and one that does not alike', async () => {
		const gezien = [];
		for (const document of [crypto.randomUUID(), 'x']) {
			const b = await ingelogd('ouderA', 6);
			const pad = `/casus/${proef.casusId}/stukken/y/bestand`;
			const { naar } = await b.doe(deur[2].GET, pad, { params: { casus: proef.casusId, document } });
			gezien.push(naar);
		}
		const vreemd = await ingelogd('vreemde', 6);
		const pad = `/casus/${proef.casusId}/stukken/y/bestand`;
		gezien.push((await vreemd.doe(deur[2].GET, pad, { params: { casus: 'nee', document: 'x' } })).naar);
		expect(new Set(gezien)).toEqual(new Set([`/bevestig?naar=${encodeURIComponent(pad)}`]));
	});

	it('comes back after the code with a new token, and the old one is dead', async () => {
		const b = await ingelogd('procesondersteuner', 6);
		const code = generateSync({ secret: geheim });
		const { naar } = await b.doe(deur[0].actions.code, '/bevestig?/code', {
			velden: { code, naar: `/casus/${proef.casusId}/planning/persoon/x` }
		});
		expect(naar).toBe(`/casus/${proef.casusId}/planning/persoon/x`);
		expect(b.koekjes.get(COOKIE)).not.toBe(b.token);
		expect(await zoek(opslag, b.token, nu())).toBeNull();
		expect(await zoek(opslag, b.koekjes.get(COOKIE), nu())).toMatchObject({ soort: 'vol' });
	});

	it('sees a secret address only then, and never in the data before', async () => {
		const params = { casus: proef.casusId, persoon: proef.personen.ouderA };
		const lees = async (minuten: number) => {
			const b = await ingelogd('procesondersteuner', minuten);
			return JSON.stringify((await b.doe(deur[4].load, '/x', { params })).uitkomst);
		};
		expect(await lees(6)).not.toMatch(/Zwaluwkanariestraat|0600007391|oudera@/);
		expect(await lees(4)).toMatch(/Zwaluwkanariestraat 7391/);
	});

	it('reads the own hour and waiting place on a shared device only then; the day stands there always', async () => {
		await nodigUit(opslag, proef, ['ouderA'], 'verzonden', { aankomst: '10:10', wachtplek: 'Zij-ingang' });
		const params = { casus: proef.casusId };
		const [tafel] = await opslag.lees((db) =>
			db.select().from(t.tafel).where(eq(t.tafel.id, proef.tafelId!))
		);
		const dag = Temporal.Instant.from(tafel!.begintOp!).toZonedDateTimeISO('Europe/Amsterdam').startOfDay();
		const tijd = dag.withPlainTime('10:10').toInstant().toString();
		const lees = async (minuten: number, gedeeld: boolean) => {
			const b = await ingelogd('ouderA', minuten, { gedeeld });
			const paginas = [
				await b.doe(deur[6].load, '/x', { params }),
				await b.doe(deur[7].load, '/x', { params })
			];
			const agenda = await b.doe(deur[8].GET, '/x', { params });
			const ics = (agenda.uitkomst as unknown as Response | null)?.text();
			return [JSON.stringify(paginas), (await ics) ?? agenda.naar];
		};
		const [paginas, agenda] = await lees(61, true);
		expect(paginas).not.toContain('Zij-ingang');
		expect(paginas).not.toContain(tijd);
		expect(paginas!.split(`"begintOp":"${dag.toInstant().toString()}"`)).toHaveLength(3);
		expect(agenda).toBe(`/bevestig?naar=/casus/${proef.casusId}/uitnodiging`);
		for (const [minuten, gedeeld] of [
			[61, false],
			[1, true]
		] as const) {
			const [open, ics] = await lees(minuten, gedeeld);
			expect(open!.match(/Zij-ingang/g)).toHaveLength(2);
			expect(ics).toMatch(/^DTSTART;TZID=Europe\/Amsterdam:\d{8}T101000\r?$/m);
		}
	});

	it('reads a secret address in the own copy only then: a melder has it on two pages', async () => {
		const slot = await opslag.sleutels.persoon(proef.personen.melder, proef.casusId, 'eigen');
		const kopie = {
			ingediendOp: '2026-11-01T09:00:00.000Z',
			jeugdigen: [
				{ naam: 'Fenna', adresGeheim: true, adres: 'Kraaienpad 5' },
				{ naam: 'Jorrit', adresGeheim: false, adres: 'Openweg 6' }
			]
		};
		const dicht = slot.versleutel('aanmelding.afschrift', proef.aanmeldingId, JSON.stringify(kopie));
		await opslag.schrijf((tx) =>
			tx
				.update(t.aanmelding)
				.set({ afschriftVersleuteld: dicht })
				.where(eq(t.aanmelding.id, proef.aanmeldingId))
		);
		const params = { casus: proef.casusId };
		const lees = async (minuten: number, nummer: 12 | 13) => {
			const b = await ingelogd('melder', minuten);
			return JSON.stringify((await b.doe(deur[nummer].load, '/x', { params })).uitkomst);
		};
		for (const pagina of [12, 13] as const) {
			expect(await lees(6, pagina)).not.toContain('Kraaienpad');
			expect(await lees(6, pagina)).toContain('Openweg 6');
			expect(await lees(4, pagina)).toContain('Kraaienpad 5');
		}
	});

	it('reads a secret address again in what came back only then', async () => {
		const terug = await maakCasus(opslag, { nu: nu(), fase: 'teruggestuurd' });
		const jeugdige = terug.personen.jongere13;
		await opslag.schrijf((tx) =>
			tx.update(t.persoon).set({ adresGeheim: true }).where(eq(t.persoon.id, jeugdige))
		);
		const params = { casus: terug.casusId, jeugdige };
		const lees = async (minuten: number, nummer: 14 | 15, geheim = jeugdige) => {
			const b = await ingelogd('melder', minuten, {}, terug);
			const pad = `/loket/${terug.casusId}/x`;
			return (await b.doe(deur[nummer].load, pad, { params: { ...params, jeugdige: geheim } })).naar;
		};
		for (const pagina of [14, 15] as const) {
			expect(await lees(6, pagina)).toMatch(/^\/bevestig\?naar=/);
			expect(await lees(4, pagina)).toBeNull();
		}
		expect(await lees(6, 15, terug.personen.jongere16)).toBeNull();
	});

	it('sees when and where somebody in hiding waits only then; regie is told that it is there', async () => {
		await nodigUit(opslag, proef, ['ouderB'], 'verzonden', { aankomst: '10:40', wachtplek: 'Bij de balie' });
		const params = { casus: proef.casusId };
		const lees = async (minuten: number, nummer: 10 | 11) => {
			const b = await ingelogd('procesondersteuner', minuten);
			return JSON.stringify((await b.doe(deur[nummer].load, '/x', { params })).uitkomst);
		};
		for (const pagina of [10, 11] as const) {
			const dicht = await lees(6, pagina);
			expect(dicht).not.toMatch(/10:40|Bij de balie/);
			expect(dicht).toContain('"dicht":true');
			const open = await lees(4, pagina);
			expect(open).toMatch(/10:40.*Bij de balie/);
			expect(open).toContain('"dicht":false');
		}
	});

	it('gets no form with times left empty while they are covered, also after another form was refused', async () => {
		const params = { casus: proef.casusId };
		const b = await ingelogd('procesondersteuner', 6);
		const { uitkomst } = await b.doe(deur[10].load, '/x', { params });
		const { default: Pagina } = await import('../../src/routes/casus/[casus]/planning/+page.svelte');
		const toon = (waarden: Record<string, string>) =>
			render(Pagina as unknown as Component, {
				props: {
					data: { ...uitkomst, dicht: true },
					params,
					form: { melding: 'Kijk na.', velden: {}, waarden }
				}
			}).body;
		const anders = toon({ rol: 'ouder', persoon: proef.personen.ouderA, waarom: 'Zo.' });
		expect(anders).toContain('/bevestig?naar=');
		expect(anders).not.toMatch(/action="\?\/(plan|aankomst)"/);
		const eigen = toon({ doel: 'Samen kijken', alleenAankomst: 'ja', versie: '1', plaats: 'Getypte zaal' });
		expect(eigen).toMatch(/action="\?\/aankomst"/);
		expect(eigen).toContain('Getypte zaal');
	});

	it('sees the texts that wait for a look, and what was found in them, only then', async () => {
		const params = { casus: proef.casusId };
		const oud = await ingelogd('procesondersteuner', 6);
		expect((await oud.doe(deur[9].load, '/nakijken', { params })).naar).toMatch(/^\/bevestig/);
		const vers = await ingelogd('procesondersteuner', 1);
		expect((await vers.doe(deur[9].load, '/nakijken', { params })).uitkomst).toHaveProperty('wachtend');
	});

	it('opens a private mening on a shared device only then, and keeps writing without being asked', async () => {
		const params = { casus: proef.casusId };
		const b = await ingelogd('jongere13', 61, { gedeeld: true });
		expect((await b.doe(deur[5].load, '/reactie', { params })).naar).toMatch(/^\/bevestig/);
		const velden = {
			vraag: 'nu',
			tekst: 'Dit mag niet weg.',
			versie: '0',
			tab: 'a',
			naar: 'straks',
			sleutel: 's'
		};
		const geschreven = await b.doe(deur[5].actions.bewaar, '/reactie?/bewaar', { params, velden });
		expect(geschreven.uitkomst?.status ?? 303).not.toBe(401);
		const alleen = await ingelogd('jongere13', 61);
		expect((await alleen.doe(deur[5].load, '/reactie', { params })).naar).toBeNull();
	});
});

describe('what was sent', () => {
	const velden = {
		controle: 'gezien',
		notitie: 'Teruggebeld om kwart over twee, drie vragen goed.',
		sleutel: 'abc-123',
		'gezag.kind.x': 'ja'
	};

	it('does nothing, and comes back whole to be sent on after the proof', async () => {
		const params = { casus: proef.casusId, persoon: proef.personen.ouderB };
		const b = await ingelogd('procesondersteuner', 6);
		const pad = `/casus/${proef.casusId}/toegang/${proef.personen.ouderB}?/begin`;
		const geworpen = await fout(b.doe(deur[3].actions.begin, pad, { params, velden }));
		expect(geworpen).toMatchObject({ status: 401, body: { message: 'bewijs', stem: 'u' } });
		const { doel, velden: bewaard } = geworpen!.body.bewijs as { doel: string; velden: [string, string][] };
		expect(Object.fromEntries(bewaard)).toEqual(velden);
		expect(await opslag.lees((db) => db.select().from(t.toegangsherstel))).toEqual([]);

		await opslag.schrijf((tx) => tx.update(t.account).set({ totpStap: null }));
		const code = generateSync({ secret: geheim });
		const mis = await b.doe(deur[0].actions.code, '/bevestig?/code', {
			velden: { code: '000000', doel, velden: JSON.stringify(bewaard) }
		});
		expect(mis.uitkomst).toMatchObject({
			status: 409,
			data: { waarden: { doel, velden: JSON.stringify(bewaard) } }
		});
		const goed = await b.doe(deur[0].actions.code, '/bevestig?/code', {
			velden: { code, doel, velden: JSON.stringify(bewaard) }
		});
		expect(goed.uitkomst).toEqual({ verder: { doel, velden: bewaard } });
		const verder = await b.doe(deur[3].actions.begin, doel, { params, velden: Object.fromEntries(bewaard) });
		expect(verder.naar).toBe(pad.replace('?/begin', ''));
		expect(await opslag.lees((db) => db.select().from(t.toegangsherstel))).toHaveLength(1);
	});

	it('never leaves this site, and a password is not carried along', async () => {
		const b = await ingelogd('procesondersteuner', 6);
		const geworpen = await fout(
			b.doe(deur[1].actions.hernoem, '/account?/hernoem', {
				velden: { id: 'x', naam: 'Telefoon', wachtwoord: 'gele laarzen', code: '123456' }
			})
		);
		expect((geworpen!.body.bewijs as { velden: unknown }).velden).toEqual([
			['id', 'x'],
			['naam', 'Telefoon']
		]);
		await opslag.schrijf((tx) => tx.update(t.account).set({ totpStap: null }));
		const code = generateSync({ secret: geheim });
		const { naar, uitkomst } = await b.doe(deur[0].actions.code, '/bevestig?/code', {
			velden: { code, doel: 'https://kwaad.example/?/x', velden: '[["a","b"]]' }
		});
		expect(uitkomst).toBeNull();
		expect(naar).toBe('/mijn');
	});
});
