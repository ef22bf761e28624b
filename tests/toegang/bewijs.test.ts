// The step up (issue 3 §1): which rights ask for a fresh proof, what counts as one, and a new token for it.
import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bevoegdheid, rechten, type Recht } from '#lib/domein/bevoegdheid.ts';
import { isVers } from '#lib/server/bewijs.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { audit } from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import { leesDoel } from '#lib/server/toegang/bestemming.ts';
import * as bewijs from '#lib/server/toegang/bewijs.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { EvenWachten } from '#lib/server/toegang/pogingen.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { gebruikerVan, maakAccount, maakOpslag, NU } from '../huis.ts';
import { Authenticator } from './authenticator.ts';
import { klopper, metWachtwoord } from './gezin.ts';

// argon2 is slow on purpose.
vi.setConfig({ testTimeout: 60_000 });

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const geheim = totp.nieuwGeheim();
const code = (op: Temporal.Instant) =>
	generateSync({ secret: geheim, epoch: Math.floor(op.epochMilliseconds / 1000) });
const wie = (minutenGeleden: number | null, bij: Partial<sessie.Gebruiker> = {}) =>
	gebruikerVan('wie', {
		bewezenOp: minutenGeleden === null ? null : tijdstip(NU.subtract({ seconds: minutenGeleden * 60 })),
		...bij
	});

describe('what asks for a fresh proof', () => {
	it('is declared with the right, and is this list', () => {
		const vraagt = (Object.keys(rechten) as Recht[]).flatMap((recht) => {
			const regel = bevoegdheid(recht);
			return 'bewijs' in regel && regel.bewijs ? [`${recht}: ${regel.bewijs}`] : [];
		});
		expect(vraagt).toEqual(
			expect.arrayContaining([
				'account.middelen: altijd',
				'contact.geheim: altijd',
				'document.exporteren: altijd',
				'document.vrijgeven: altijd',
				'document.controleren: altijd',
				'reactie.schrijven: gedeeld',
				'toegangsherstel.beginnen: altijd',
				'toegangsherstel.bevestigen: altijd',
				'tekst.nakijken: altijd',
				'aankomst.lezen: gedeeld-iedereen'
			])
		);
		// What must be quick asks for nothing: ending a session, taking a release back.
		for (const snel of ['account.beheren', 'document.terughalen'] as const)
			expect(bevoegdheid(snel)).not.toHaveProperty('bewijs');
	});

	it.each([
		['altijd', 0, true],
		['altijd', 4.9, true],
		['altijd', 5, false],
		['altijd', null, false]
	] as const)('%s: proved %s minutes ago is %s', (soort, minuten, goed) => {
		expect(isVers(soort, wie(minuten), NU, true)).toBe(goed);
		expect(isVers(soort, wie(minuten), NU, false)).toBe(goed);
		expect(isVers(undefined, wie(minuten), NU, true)).toBe(true);
	});

	it('on a shared device a jongere proves it again after a pause or an hour, and is never stopped while writing', () => {
		const jongere = (minuten: number, stil: number, gedeeld = true) =>
			wie(minuten, { jong: true, gedeeld, stilSeconden: stil });
		expect(isVers('gedeeld', jongere(30, 60), NU, true)).toBe(true);
		expect(isVers('gedeeld', jongere(30, 300), NU, true)).toBe(false);
		expect(isVers('gedeeld', jongere(60, 10), NU, true)).toBe(false);
		expect(isVers('gedeeld', jongere(90, 600), NU, false)).toBe(true);
		expect(isVers('gedeeld', jongere(90, 600, false), NU, true)).toBe(true);
		const ouder = wie(90, { gedeeld: true, stilSeconden: 10 });
		expect(isVers('gedeeld', ouder, NU, true)).toBe(true);
		expect(isVers('gedeeld-iedereen', ouder, NU, true)).toBe(false);
		expect(isVers('gedeeld-iedereen', wie(90, { gedeeld: false, stilSeconden: 600 }), NU, true)).toBe(true);
		expect(isVers('gedeeld', wie(90, { stem: 'je', gedeeld: true, stilSeconden: 600 }), NU, true)).toBe(true);
	});

	it.each([
		['/casus/abc/stukken?/bevestig', true],
		['/account/middelen?/verwijder', true],
		['/casus/abc/planning/persoon/x?/bewaar&a=b', true],
		['//kwaad.example/?/x', false],
		['/\\kwaad.example', false],
		['https://kwaad.example/', false],
		['/inloggen?/wachtwoord', false],
		['', false],
		['javascript:alert(1)', false]
	])('sends a waiting form to %s: %s', (doel, goed) => {
		expect(leesDoel(doel)).toBe(goed ? doel : null);
	});
});

describe('the proof', () => {
	async function binnen(email: string) {
		const id = await metWachtwoord(opslag, email, geheim);
		const token = await opslag.schrijf((tx) =>
			sessie.maak(tx, { soort: 'vol', accountId: id, rustMinuten: 600, apparaat: 'Telefoon' }, NU)
		);
		const lees = async (cookie: string, op: Temporal.Instant) =>
			(await sessie.zoek(opslag, cookie, op)) as (sessie.Gebruiker & { accountId: string }) | null;
		return { id, token, lees };
	}

	it('by code gives a new token, kills the old one, and never moves the absolute end', async () => {
		const { token, lees } = await binnen('bewijs-a@voorbeeld.invalid');
		const straks = NU.add({ minutes: 30 });
		const ik = (await lees(token, straks))!;
		expect(isVers('altijd', ik, straks, true)).toBe(false);
		expect(await bewijs.metCode(opslag, ik, '000000', klopper({ nu: straks }))).toBe(false);
		expect(await bewijs.metCode(opslag, ik, code(straks), klopper({ nu: straks }))).toBe(true);
		// Seen over a shoulder (B12).
		expect(await bewijs.metCode(opslag, ik, code(straks), klopper({ nu: straks }))).toBe(false);
		const nieuw = await bewijs.leg(opslag, ik, { nu: straks, verzoekId: 'proef' });
		expect(await lees(token, straks)).toBeNull();
		const daarna = (await lees(nieuw, straks))!;
		expect(isVers('altijd', daarna, straks, true)).toBe(true);
		expect(daarna.eindOp).toBe(ik.eindOp);
		expect(await lees(nieuw, NU.add({ hours: 12 }))).toBeNull();
	});

	it('takes a recovery code once, and stops guessing after five tries', async () => {
		const { id, token, lees } = await binnen('bewijs-b@voorbeeld.invalid');
		const [herstel] = await opslag.schrijf((tx) => herstelcode.maakNieuwe(tx, id));
		const ik = (await lees(token, NU))!;
		expect(await bewijs.metCode(opslag, ik, herstel!, klopper())).toBe(true);
		expect(await bewijs.metCode(opslag, ik, herstel!, klopper())).toBe(false);
		const uit = [];
		for (let keer = 0; keer < 5; keer += 1) uit.push(await bewijs.metCode(opslag, ik, '111111', klopper()));
		expect(uit.at(-1)).toBeInstanceOf(EvenWachten);
		expect(await bewijs.metCode(opslag, ik, code(NU), klopper())).toBeInstanceOf(EvenWachten);
	});

	it('that was right is no guess: it costs no try, is recorded, and leaves other sessions alone', async () => {
		const id = await opslag.schrijf((tx) =>
			account.maak(tx, opslag.sleutels, { naam: 'Saskia', stem: 'u', totpGeheim: geheim }, NU)
		);
		const [token, ander] = await Promise.all(
			[0, 1].map(() =>
				opslag.schrijf((tx) =>
					sessie.maak(tx, { soort: 'vol', accountId: id, rustMinuten: 15, apparaat: 'Telefoon' }, NU)
				)
			)
		);
		const ik = (await sessie.zoek(opslag, token, NU)) as sessie.Gebruiker & { accountId: string };
		for (let keer = 1; keer <= 7; keer += 1) {
			const nu = NU.add({ seconds: 30 * keer });
			expect([keer, await bewijs.metCode(opslag, ik, code(nu), klopper({ nu }))]).toEqual([keer, true]);
		}
		// Wrong ones do cost: five, and not one is given back.
		const nu = NU.add({ seconds: 30 * 8 });
		for (let keer = 0; keer < 5; keer += 1)
			expect(await bewijs.metCode(opslag, ik, '000000', klopper({ nu }))).toBe(false);
		expect(await bewijs.metCode(opslag, ik, code(nu), klopper({ nu }))).toBeInstanceOf(EvenWachten);

		await bewijs.leg(opslag, ik, { nu, verzoekId: 'dit-verzoek' });
		const regels = await opslag.lees((db) => db.select().from(audit).where(eq(audit.accountId, id)));
		expect(regels.map((rij) => [rij.handeling, rij.verzoekId, rij.uitkomst])).toEqual([
			['toegang.bewijs', 'dit-verzoek', 'gedaan']
		]);
		expect(await sessie.zoek(opslag, ander, NU)).not.toBeNull();
	});

	it('on a device that was here before is not held up by who guesses elsewhere (finding 14)', async () => {
		const id = await opslag.schrijf((tx) =>
			account.maak(tx, opslag.sleutels, { naam: 'Saskia', stem: 'u', totpGeheim: geheim }, NU)
		);
		const sessieVan = () => gebruikerVan(id) as sessie.Gebruiker & { accountId: string };
		for (let keer = 0; keer < 4; keer += 1) {
			const geraden = sessieVan();
			for (let poging = 0; poging < 5; poging += 1)
				expect(await bewijs.metCode(opslag, geraden, '000000', klopper())).toBe(false);
		}
		expect(await bewijs.metCode(opslag, sessieVan(), code(NU), klopper())).toBeInstanceOf(EvenWachten);
		const toestelCookie = await opslag.schrijf((tx) => toestel.onthoud(tx, id, undefined, NU));
		expect(await bewijs.metCode(opslag, sessieVan(), code(NU), klopper({ toestelCookie }))).toBe(true);
	});

	it('of an account that is gone is never right', async () => {
		const weg = gebruikerVan(nieuwId()) as sessie.Gebruiker & { accountId: string };
		expect(await bewijs.metCode(opslag, weg, code(NU), klopper())).toBe(false);
	});

	it('by passkey is for the own account, with a question of its own', async () => {
		const { id } = await binnen('bewijs-c@voorbeeld.invalid');
		const ander = await maakAccount(opslag, 'Ander');
		const telefoons = [new Authenticator(), new Authenticator()] as const;
		for (const [telefoon, van] of [
			[telefoons[0], id],
			[telefoons[1], ander]
		] as const) {
			const vraag = await passkey.vraagNieuwe(opslag, van, NU);
			const nieuw = await passkey.keurNieuwe(opslag, van, telefoon.maak(vraag), NU);
			if (isWeigering(nieuw)) throw new Error(nieuw.sleutel);
			await opslag.schrijf((tx) => passkey.voegToe(tx, van, nieuw, 'Telefoon', NU));
		}
		const vraag = () => passkey.vraagBevestiging(opslag, id, NU);
		const keur = (tekst: string) => passkey.keurBevestiging(opslag, id, tekst, NU);
		expect((await vraag()).allowCredentials).toHaveLength(1);
		expect((await vraag()).userVerification).toBe('required');
		expect(await keur(telefoons[0].gebruik(await vraag()))).toEqual({ accountId: id });
		const eenmaal = await vraag();
		expect(isWeigering(await keur(telefoons[0].gebruik(eenmaal)))).toBe(false);
		expect(isWeigering(await keur(telefoons[0].gebruik(eenmaal)))).toBe(true);
		expect(isWeigering(await keur(telefoons[1].gebruik(await vraag())))).toBe(true);
		expect(isWeigering(await keur(telefoons[0].gebruik(await vraag(), { zonderGebruiker: true })))).toBe(
			true
		);
		const oorsprong = 'https://kwaad.example';
		expect(isWeigering(await keur(telefoons[0].gebruik(await vraag(), { oorsprong })))).toBe(true);
		// Neither the question of signing in, nor one that was meant for somebody else.
		expect(isWeigering(await keur(telefoons[0].gebruik(await passkey.vraagInlog(opslag, NU))))).toBe(true);
		const voorAnder = await passkey.vraagBevestiging(opslag, ander, NU);
		expect(isWeigering(await keur(telefoons[0].gebruik(voorAnder)))).toBe(true);
		expect(isWeigering(await passkey.keurInlog(opslag, telefoons[0].gebruik(await vraag()), NU))).toBe(true);
	});

	it('knows a device that more people use by its secret', async () => {
		const [een, twee] = [await maakAccount(opslag, 'Moeder'), await maakAccount(opslag, 'Kind', 'je')];
		const alleen = await opslag.schrijf((tx) => toestel.onthoud(tx, een, undefined, NU));
		const isGedeeld = (id: string, cookie: string | undefined) =>
			opslag.lees((db) => toestel.isGedeeld(db, id, cookie));
		expect(await isGedeeld(een, alleen)).toBe(false);
		expect(await isGedeeld(twee, alleen)).toBe(true);
		expect(await isGedeeld(twee, undefined)).toBe(false);
		expect(await isGedeeld(twee, `${alleen.split('.')[0]}.geraden`)).toBe(false);
		const naar = await opslag.schrijf((tx) =>
			inlog.laatBinnen(tx, opslag, twee, klopper({ toestelCookie: alleen }), 'toegang.inloggen')
		);
		expect(await sessie.zoek(opslag, naar.sessie, NU)).toMatchObject({ gedeeld: true });
	});
});
