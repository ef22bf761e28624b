// Attacks on the door as they come: hundreds of guesses, replayed and altered tokens, half a sign-in against every
// entrance (issue 3 §4, dreigingen B05, B11, B13, finding 14).
import { browser as nieuweBrowser, openDeur } from './browser.ts';
import { isRedirect } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bevoegdheid, type Recht } from '#lib/domein/bevoegdheid.ts';
import { nu } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as bewijs from '#lib/server/toegang/bewijs.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import { EvenWachten } from '#lib/server/toegang/pogingen.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import * as tussenstap from '#lib/server/toegang/tussenstap.ts';
import * as uitnodiging from '#lib/server/toegang/uitnodiging.ts';
import { alles, klopper, metWachtwoord, nodigUit, ZIN } from './gezin.ts';

let opslag: Opslag;
let sluit: () => Promise<void>;
beforeAll(async () => ({ opslag, sluit } = await openDeur()));
afterAll(() => sluit());

const geheim = totp.nieuwGeheim();
const code = (op: Temporal.Instant) =>
	generateSync({ secret: geheim, epoch: Math.floor(op.epochMilliseconds / 1000) });
const NU = nu();
const KEER = 500;
const reeks = (werk: (nummer: number) => Promise<unknown>) =>
	Array.from({ length: KEER }, (_, nummer) => nummer).reduce<Promise<unknown[]>>(
		async (eerder, nummer) => [...(await eerder), await werk(nummer)],
		Promise.resolve([])
	);
const gewacht = (uit: unknown[]) => uit.filter((een) => een instanceof EvenWachten).length;
const van = (nummer: number) => `10.${nummer >> 8}.${nummer & 255}.1`;

describe('five hundred guesses', () => {
	it('at one password, from five hundred places: ten are looked at, and who was here before still gets in', async () => {
		const id = await metWachtwoord(opslag, 'raad@voorbeeld.invalid', geheim);
		const bekend = await opslag.schrijf((tx) => toestel.onthoud(tx, id, undefined, NU));
		const probeer = (wachtwoord: string, anders: Parameters<typeof klopper>[0]) =>
			inlog.metWachtwoord(
				opslag,
				{ inlognaam: 'raad@voorbeeld.invalid', wachtwoord },
				klopper({ nu: NU, ...anders })
			);
		const uit = await reeks((nummer) => probeer(`raad ${nummer}`, { adres: van(nummer) }));
		expect(uit.filter((een) => een === 'onjuist')).toHaveLength(10);
		expect(gewacht(uit)).toBe(KEER - 10);
		expect(await probeer(ZIN, { adres: '198.51.100.1' })).toBeInstanceOf(EvenWachten);
		expect(await probeer(ZIN, { adres: '198.51.100.1', toestelCookie: bekend })).toHaveProperty('sessie');
		// Slowed down, never locked: the next quarter of an hour is a new one.
		const straks = NU.add({ minutes: 15 });
		expect(await probeer(ZIN, { adres: '198.51.100.1', nu: straks })).toHaveProperty('sessie');
	});

	it('at five hundred names from one place: forty are looked at', async () => {
		const uit = await reeks((nummer) =>
			inlog.metWachtwoord(
				opslag,
				{ inlognaam: `naam${nummer}@voorbeeld.invalid`, wachtwoord: 'zomer' },
				klopper({ nu: NU, adres: '203.0.113.9' })
			)
		);
		expect(uit.filter((een) => een === 'onjuist')).toHaveLength(40);
		expect(gewacht(uit)).toBe(KEER - 40);
	});

	it('at six digits, in as many half sessions as one likes: twenty an hour', async () => {
		const id = await metWachtwoord(opslag, 'zes@voorbeeld.invalid', geheim);
		const uit = await reeks(async () => {
			const cookie = await opslag.schrijf((tx) =>
				sessie.maak(tx, { soort: 'half', accountId: id, rustMinuten: 10, apparaat: 'Telefoon' }, NU)
			);
			const half = (await sessie.zoek(opslag, cookie, NU)) as sessie.Gebruiker & { accountId: string };
			return inlog.metTweedeFactor(opslag, half, '000000', klopper({ nu: NU }));
		});
		expect(uit.filter((een) => een === 'onjuist')).toHaveLength(20);
		expect(uit.filter((een) => een === 'voorbij')).toHaveLength(KEER - 20);
	});

	it('at the proof in an open session: five, and the right one does not help then', async () => {
		const id = await metWachtwoord(opslag, 'stap@voorbeeld.invalid', geheim);
		const cookie = await opslag.schrijf((tx) =>
			sessie.maak(tx, { soort: 'vol', accountId: id, rustMinuten: 10, apparaat: 'Telefoon' }, NU)
		);
		const ik = (await sessie.zoek(opslag, cookie, NU)) as sessie.Gebruiker & { accountId: string };
		const uit = await reeks(() => bewijs.metCode(opslag, ik, '000000', klopper({ nu: NU })));
		expect(uit.filter((een) => een === false)).toHaveLength(5);
		expect(await bewijs.metCode(opslag, ik, code(NU), klopper({ nu: NU }))).toBeInstanceOf(EvenWachten);
	});

	it('at one activation code: five are looked at, the link is dead, a professional is told once', async () => {
		const { actions } = await import('../../src/routes/(toegang)/uitnodiging/+page.server.ts');
		const brief = await nodigUit(opslag, 'ouderA', { verlooptOp: '2099-01-01T00:00:00.000Z' });
		const b = nieuweBrowser(opslag);
		b.koekjes.set(tussenstap.TOKEN_COOKIE, brief.token);
		const uit = await reeks(async () => {
			const velden = { activatie: 'AAAAA-AAAAA' };
			const { uitkomst } = await b.doe(actions.code, '/uitnodiging', { velden, adres: '203.0.113.77' });
			return uitkomst?.dood ? 'dood' : uitkomst?.status;
		});
		expect(uit.filter((een) => een === 409)).toHaveLength(4);
		// Dead or alive costs one look, and one place gets forty of those.
		expect(uit.filter((een) => een === 'dood')).toHaveLength(36);
		expect(uit.filter((een) => een === 429)).toHaveLength(KEER - 40);
		expect(await uitnodiging.probeerCode(opslag, brief.token, brief.code, NU)).toBe('dood');
		const taken = await opslag.lees((db) =>
			db.select().from(t.taak).where(eq(t.taak.persoonId, brief.persoonId))
		);
		expect(taken).toHaveLength(1);
	});
});

describe('fifty at once with one right code', () => {
	it('give at most five proofs, of which one is worth something', async () => {
		const brief = await nodigUit(opslag, 'ouderB', { verlooptOp: '2099-01-01T00:00:00.000Z' });
		const uit = await Promise.all(
			Array.from({ length: 50 }, () => uitnodiging.probeerCode(opslag, brief.token, brief.code, NU))
		);
		const goed = uit.filter((een) => typeof een === 'object');
		expect(goed.length).toBeGreaterThanOrEqual(1);
		expect(uit.every((een) => een === 'dood' || typeof een === 'object')).toBe(true);
		// One redemption of all of those: tests/toegang/uitnodiging.test.ts.
	});
});

/** The same token with one character changed, one left out, the halves swapped, another id or secret, and rubbish. */
function* verminkt(token: string, ander: string): Generator<string> {
	for (let plek = 0; plek < token.length; plek += 1) {
		if (token[plek] === '.') continue;
		yield `${token.slice(0, plek)}${token[plek] === 'a' ? 'b' : 'a'}${token.slice(plek + 1)}`;
		yield token.slice(0, plek) + token.slice(plek + 1);
	}
	const [id = '', secret = ''] = token.split('.');
	const [anderId = '', anderSecret = ''] = ander.split('.');
	yield* [
		`${secret}.${id}`,
		`${id}.${anderSecret}`,
		`${anderId}.${secret}`,
		id,
		`${id}.`,
		`.${secret}`,
		'',
		'.'
	];
	yield* [`${id}.${secret.toUpperCase()}`, `${id}%2E${secret}`, "' OR 1=1--", '\u0000', 'x'.repeat(5000)];
}

describe('altered and replayed tokens', () => {
	it('of a session open nothing', async () => {
		const id = await metWachtwoord(opslag, 'token@voorbeeld.invalid', geheim);
		const maak = () =>
			opslag.schrijf((tx) =>
				sessie.maak(tx, { soort: 'vol', accountId: id, rustMinuten: 15, apparaat: 'Telefoon' }, NU)
			);
		const [token, ander] = [await maak(), await maak()];
		for (const vals of verminkt(token, ander)) expect(await sessie.zoek(opslag, vals, NU), vals).toBeNull();
		expect(await sessie.zoek(opslag, token, NU)).not.toBeNull();
		await opslag.schrijf((tx) => sessie.beeindig(tx, token.split('.')[0]!));
		expect(await sessie.zoek(opslag, token, NU), 'replayed after signing out').toBeNull();
	});

	it('of the proof between the screens open nothing, and it is no session', async () => {
		const begin = () =>
			opslag.schrijf((tx) =>
				tussenstap.begin(tx, opslag.sleutels, { uitnodigingId: 'proef', herstelId: null }, NU)
			);
		const [token, ander] = [await begin(), await begin()];
		const zoek = (cookie: string) => opslag.lees((db) => tussenstap.zoek(db, opslag.sleutels, cookie, NU));
		for (const vals of verminkt(token, ander)) expect(await zoek(vals), vals).toBeNull();
		expect(await sessie.zoek(opslag, token, NU)).toBeNull();
		const stap = (await zoek(token))!;
		expect(await opslag.schrijf((tx) => tussenstap.verbruik(tx, stap.id))).toBe(true);
		expect(await zoek(token)).toBeNull();
		expect(await opslag.schrijf((tx) => tussenstap.verbruik(tx, stap.id))).toBe(false);
	});

	it('of a link are a link that is not ours', async () => {
		const brief = await nodigUit(opslag, 'jongere13', { verlooptOp: '2099-01-01T00:00:00.000Z' });
		for (const vals of [...verminkt(brief.token, 'z'.repeat(43))].filter((een) => een !== brief.token))
			expect(await opslag.lees((db) => uitnodiging.leeft(db, vals, NU)), vals).toBe(false);
		expect(await opslag.lees((db) => uitnodiging.leeft(db, brief.token, NU))).toBe(true);
	});
});

describe('half a sign-in', () => {
	const modules = import.meta.glob(['/src/routes/**/+page.server.ts', '/src/routes/**/+server.ts']) as Record<
		string,
		() => Promise<Record<string, unknown>>
	>;
	const MERK = Symbol.for('aan-tafel.poort');
	const rechtVan = (fn: unknown) => (fn as { [MERK]?: Recht })[MERK];

	it('reaches the second step and what is public, and no other entrance of the product', async () => {
		const id = await metWachtwoord(opslag, 'half@voorbeeld.invalid', geheim);
		const brief = await nodigUit(opslag, 'ouderA', { verlooptOp: '2099-01-01T00:00:00.000Z' });
		await opslag.schrijf((tx) =>
			tx.update(t.rol).set({ accountId: id }).where(eq(t.rol.persoonId, brief.persoonId))
		);
		const cookie = await opslag.schrijf((tx) =>
			sessie.maak(tx, { soort: 'half', accountId: id, rustMinuten: 15, apparaat: 'Telefoon' }, nu())
		);
		const voor = await alles(opslag);
		const gezien: string[] = [];
		const binnen: string[] = [];
		for (const [pad, laad] of Object.entries(modules)) {
			const inhoud = await laad();
			const delen = [
				['load', inhoud.load],
				...Object.entries((inhoud.actions ?? {}) as Record<string, unknown>),
				...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((methode) => [methode, inhoud[methode]] as const)
			] as const;
			for (const [naam, fn] of delen) {
				const recht = typeof fn === 'function' ? rechtVan(fn) : undefined;
				if (!recht || ['openbaar', 'half'].includes(bevoegdheid(recht).soort)) continue;
				gezien.push(`${pad} ${naam}`);
				const b = nieuweBrowser(opslag);
				b.koekjes.set(sessie.COOKIE, cookie);
				const params = { casus: brief.proef.casusId, persoon: brief.persoonId, document: 'x' };
				const lezen = naam === 'load' || naam === 'GET';
				const uit = await b
					.doe(fn as (event: never) => unknown, '/casus/x', { params, ...(!lezen && { velden: { a: 'b' } }) })
					.catch((fout: unknown) => ({ naar: isRedirect(fout) ? fout.location : `fout: ${String(fout)}` }));
				if (!/^\/(inloggen\/code|loket\/verder)$/.test(uit.naar ?? ''))
					binnen.push(`${pad} ${naam}: ${uit.naar}`);
			}
		}
		expect(gezien.length).toBeGreaterThan(80);
		expect(binnen).toEqual([]);
		expect(await alles(opslag)).toBe(voor);
	});
});
