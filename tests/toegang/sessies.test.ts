// A session, or what it opens, is dead at the very next request after a change of password, factor, role or right
// (issue 3 §1, dreigingen finding 10).
import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GeenToegang } from '#lib/server/context.ts';
import { nu, tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import * as middel from '#lib/server/toegang/nieuw-middel.ts';
import { COOKIE, maak, zoek } from '#lib/server/toegang/sessie.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { betreed } from '#lib/server/context.ts';
import { maakAccount, maakCasus } from '../huis.ts';
import { browser as nieuweBrowser, openDeur } from './browser.ts';
import { metWachtwoord } from './gezin.ts';

const routes = () =>
	Promise.all([
		import('../../src/routes/(toegang)/account/+page.server.ts'),
		import('../../src/routes/(toegang)/account/wachtwoord/+page.server.ts'),
		import('../../src/routes/(toegang)/account/app/+page.server.ts')
	]);
let opslag: Opslag;
let sluit: () => Promise<void>;
let account: Awaited<ReturnType<typeof routes>>[0];
let wachtwoord: Awaited<ReturnType<typeof routes>>[1];
let app: Awaited<ReturnType<typeof routes>>[2];
beforeAll(async () => {
	({ opslag, sluit } = await openDeur());
	[account, wachtwoord, app] = await routes();
});
afterAll(() => sluit());

const sessieVan = (accountId: string) =>
	opslag.schrijf((tx) => maak(tx, { soort: 'vol', accountId, rustMinuten: 15, apparaat: 'Telefoon' }, nu()));
const leeft = async (token: string) => (await zoek(opslag, token, nu())) !== null;
const passkeyVoor = (accountId: string, id: string = nieuwId()) =>
	opslag
		.schrijf((tx) =>
			tx.insert(t.passkey).values({
				id,
				accountId,
				publiekeSleutel: Buffer.from('x'),
				teller: 0,
				vervoer: '',
				naam: 'Telefoon',
				gesynchroniseerd: false,
				gemaaktOp: tijdstip(nu())
			})
		)
		.then(() => id);

/** Somebody with a password and an app, signed in here and on another device. */
async function opTweeApparaten() {
	const geheim = totp.nieuwGeheim();
	const id = await metWachtwoord(opslag, `${nieuwId()}@voorbeeld.invalid`, geheim);
	const [hier, elders] = [await sessieVan(id), await sessieVan(id)];
	const b = nieuweBrowser(opslag);
	b.koekjes.set(COOKIE, hier);
	return { id, geheim, hier, elders, b };
}

describe('every other device is out', () => {
	it('after another password, and this one gets a new token', async () => {
		const { b, hier, elders } = await opTweeApparaten();
		const uit = await b.doe(wachtwoord.actions.default, '/account/wachtwoord', {
			velden: { wachtwoord: 'zeven blauwe emmers op zolder' }
		});
		expect(uit.naar).toBe('/account?gedaan=wachtwoord');
		expect(await leeft(elders)).toBe(false);
		expect(await leeft(hier)).toBe(false);
		expect(await leeft(b.koekjes.get(COOKIE)!)).toBe(true);
	});

	it('after another app, whose first code must be right, with ten new recovery codes', async () => {
		const { id, b, elders } = await opTweeApparaten();
		await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, id));
		await b.doe(app.load, '/account/app');
		const wat = await opslag.lees((db) => middel.wachtend(db, opslag.sleutels, id, nu()));
		const fout = await b.doe(app.actions.default, '/account/app', { velden: { code: '000000' } });
		expect(fout.uitkomst?.status).toBe(409);
		expect(await leeft(elders)).toBe(true);
		const code = generateSync({ secret: wat!.totpGeheim });
		const goed = await b.doe(app.actions.default, '/account/app', { velden: { code } });
		expect(goed.uitkomst).toMatchObject({ codes: expect.objectContaining({ length: 10 }) as unknown });
		expect(await leeft(elders)).toBe(false);
		const [rij] = await opslag.lees((db) => db.select().from(t.account).where(eq(t.account.id, id)));
		expect(opslag.sleutels.huis.ontsleutel('account.totp', id, rij!.totpVersleuteld!)).toBe(wat!.totpGeheim);
	});

	it('after new recovery codes, a passkey that is taken away, and a password that is', async () => {
		const een = await opTweeApparaten();
		await een.b.doe(account.actions.herstelcodes, '/account', { velden: {} });
		expect(await leeft(een.elders)).toBe(false);

		const twee = await opTweeApparaten();
		const id = await passkeyVoor(twee.id);
		await twee.b.doe(account.actions.verwijder, '/account', { velden: { id } });
		expect(await leeft(twee.elders)).toBe(false);

		const drie = await opTweeApparaten();
		const geen = await drie.b.doe(account.actions.wachtwoordWeg, '/account', { velden: {} });
		expect(geen.uitkomst?.status).toBe(409);
		expect(await leeft(drie.elders)).toBe(true);
		await passkeyVoor(drie.id);
		await drie.b.doe(account.actions.wachtwoordWeg, '/account', { velden: {} });
		expect(await leeft(drie.elders)).toBe(false);
	});

	it('but the last way in cannot be taken away', async () => {
		const id = await maakAccount(opslag, 'Alleen een passkey');
		const b = nieuweBrowser(opslag);
		b.koekjes.set(COOKIE, await sessieVan(id));
		const sleutel = await passkeyVoor(id);
		const uit = await b.doe(account.actions.verwijder, '/account', { velden: { id: sleutel } });
		expect(uit.uitkomst?.status).toBe(409);
		const over = await opslag.lees((db) => db.select().from(t.passkey).where(eq(t.passkey.accountId, id)));
		expect(over).toHaveLength(1);
	});

	it('and all of them after "end all", and of a blocked account', async () => {
		const { b, hier, elders } = await opTweeApparaten();
		await b.doe(account.actions.overal, '/account', { velden: {} });
		expect([await leeft(hier), await leeft(elders)]).toEqual([false, false]);
		const { id, elders: ander } = await opTweeApparaten();
		await opslag.schrijf((tx) =>
			tx
				.update(t.account)
				.set({ geblokkeerdOp: tijdstip(nu()) })
				.where(eq(t.account.id, id))
		);
		expect(await leeft(ander)).toBe(false);
	});

	it('one of them when its owner says so, without a fresh proof: that must be quick', async () => {
		const { b, id, hier, elders } = await opTweeApparaten();
		await opslag.schrijf((tx) =>
			tx
				.update(t.sessie)
				.set({ bewezenOp: tijdstip(nu().subtract({ hours: 1 })) })
				.where(eq(t.sessie.accountId, id))
		);
		await b.doe(account.actions.beeindig, '/account', { velden: { id: elders.split('.')[0]! } });
		expect([await leeft(hier), await leeft(elders)]).toEqual([true, false]);
	});
});

describe('a session that stays open opens nothing any more', () => {
	it('of a case whose role ended, or of a post that ended', async () => {
		const proef = await maakCasus(opslag, { nu: nu() });
		const binnen = async (token: string) => {
			const wie = await zoek(opslag, token, nu());
			return opslag.schrijf((tx) =>
				betreed(
					{ tx, sleutels: opslag.sleutels, moment: nu(), verzoekId: 'proef' },
					wie!,
					proef.casusId,
					'casus.lezen'
				)
			);
		};
		const ouder = await sessieVan(proef.gebruikers.ouderA.accountId!);
		await expect(binnen(ouder)).resolves.toBeTruthy();
		await opslag.schrijf((tx) =>
			tx
				.update(t.rol)
				.set({ tot: tijdstip(nu()) })
				.where(eq(t.rol.persoonId, proef.personen.ouderA))
		);
		await expect(binnen(ouder)).rejects.toThrow(GeenToegang);

		const voorzitter = proef.gebruikers.voorzitter.accountId!;
		await opslag.schrijf((tx) =>
			tx.insert(t.aanstelling).values({
				id: nieuwId(),
				accountId: voorzitter,
				rol: 'voorzitter',
				regio: 'twente',
				subregio: 'enschede',
				van: '2026-01-01'
			})
		);
		const werk = await sessieVan(voorzitter);
		await expect(binnen(werk)).resolves.toBeTruthy();
		await opslag.schrijf((tx) => tx.update(t.aanstelling).set({ tot: '2026-01-02' }));
		await expect(binnen(werk)).rejects.toThrow(GeenToegang);
	});
});
