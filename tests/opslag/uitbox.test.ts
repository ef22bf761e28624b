import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { legKlaar, type Verzending } from '#lib/server/opslag/post.ts';
import { casus, taak, uitbox } from '#lib/server/opslag/schema.ts';
import { ruimOp } from '#lib/server/taken/opruimen.ts';
import { maakVerzender, verbinding, type Verzender } from '#lib/server/taken/smtp.ts';
import { pak, verstuurVolgende, wachttijd } from '#lib/server/taken/uitbox.ts';
import { startPostvanger, type Postvanger } from '../../scripts/postvanger.ts';
import { maakOpslag } from '../huis.ts';

const BEGIN = Temporal.Instant.from('2026-03-02T09:00:00Z');
const CASUS = '019539a0-0000-7000-8000-000000000001';
const OUDER = '019539a0-0000-7000-8000-000000000002';
const OORSPRONG = 'https://tafel.test';

let opslag: Opslag;
let post: Postvanger;
let verzend: Verzender;
let nu: Temporal.Instant;

beforeEach(async () => {
	opslag = await maakOpslag();
	post = await startPostvanger({ smtpPort: 0, httpPort: 0 });
	verzend = maakVerzender(`smtp://127.0.0.1:${post.smtpPort}`, 'Aan Tafel <noreply@tafel.test>');
	nu = BEGIN;
	await opslag.schrijf((db) =>
		db.insert(casus).values({
			id: CASUS,
			referentienummer: 'AT-1',
			regio: 'twente',
			subregio: 'almelo',
			gemeente: 'Almelo',
			werkwijze: 'twente-2026',
			gemaaktOp: '2026-03-01T09:00:00.000Z'
		})
	);
});

afterEach(async () => {
	await post.stop();
	await opslag.sluit();
});

const leg = (verzending: Partial<Verzending> = {}) =>
	opslag.schrijf((tx) =>
		legKlaar(
			{ tx, sleutels: opslag.sleutels, nu },
			{
				post: { soort: 'uitnodiging', token: 'geheim-van-de-link' },
				aan: 'ouder@voorbeeld.test',
				sleutel: 'uitnodiging:1:1',
				casusId: CASUS,
				persoonId: OUDER,
				...verzending
			}
		)
	);
const verstuur = () => verstuurVolgende(opslag, verzend, OORSPRONG, () => nu);
const rijen = () => opslag.lees((db) => db.select().from(uitbox));
const taken = () => opslag.lees((db) => db.select().from(taak));
const later = (duur: Temporal.DurationLike) => {
	nu = nu.add(duur);
};

test('a mail goes to one person and is sent once', async () => {
	await leg();
	expect(await verstuur()).toBe('verzonden');
	expect(await verstuur()).toBeUndefined();
	later({ hours: 100 });
	expect(await verstuur()).toBeUndefined();
	expect(post.berichten).toHaveLength(1);
	const [bericht] = post.berichten;
	expect(bericht?.aan).toBe('ouder@voorbeeld.test');
	expect(bericht?.tekst).toContain('https://tafel.test/uitnodiging/geheim-van-de-link');
	expect(bericht?.kopregels).toMatchObject({
		from: 'Aan Tafel <noreply@tafel.test>',
		to: 'ouder@voorbeeld.test',
		'auto-submitted': 'auto-generated'
	});
	expect(Object.keys(bericht?.kopregels ?? {}).filter((naam) => naam.startsWith('list-'))).toEqual([]);
});

test('the same purpose twice gives one mail', async () => {
	await leg();
	await leg({ aan: 'ander@voorbeeld.test' });
	await verstuur();
	expect(await verstuur()).toBeUndefined();
	expect(post.berichten.map((bericht) => bericht.aan)).toEqual(['ouder@voorbeeld.test']);
});

test.each(['weiger', '421', '451', 'verbreek'] as const)(
	'%s: tried again later, same Message-ID',
	async (storing) => {
		await leg();
		post.stelStoringIn(storing);
		expect(await verstuur()).toBe('later');
		expect(await verstuur()).toBeUndefined();
		const [rij] = await rijen();
		expect(rij).toMatchObject({ status: 'wacht', pogingen: 1 });
		post.stelStoringIn(undefined);
		later({ minutes: 1 });
		expect(await verstuur()).toBe('verzonden');
		expect(post.berichten).toHaveLength(1);
		expect(post.berichten[0]?.kopregels['message-id']).toBe(rij?.messageId);
		expect(await taken()).toEqual([]);
	}
);

test('a mail server that is not there is tried again later', async () => {
	await leg();
	const dicht = post.smtpPort;
	await post.stop();
	expect(await verstuur()).toBe('later');
	post = await startPostvanger({ smtpPort: dicht, httpPort: 0 });
	later({ minutes: 1 });
	expect(await verstuur()).toBe('verzonden');
});

test('a permanent refusal is a task for the procesondersteuner about that person', async () => {
	await leg();
	post.stelStoringIn('550');
	expect(await verstuur()).toBe('nooit');
	post.stelStoringIn(undefined);
	later({ hours: 1 });
	expect(await verstuur()).toBeUndefined();
	expect(await rijen()).toMatchObject([{ status: 'mislukt' }]);
	expect(await taken()).toMatchObject([
		{
			casusId: CASUS,
			soort: 'mail-niet-bezorgd',
			voorRol: 'procesondersteuner',
			persoonId: OUDER,
			gedaanOp: null
		}
	]);
});

test('after four days of trying it is a task as well', async () => {
	await leg();
	post.stelStoringIn('451');
	await verstuur();
	later({ hours: 97 });
	await verstuur();
	expect(await rijen()).toMatchObject([{ status: 'mislukt', pogingen: 2 }]);
	expect(await taken()).toHaveLength(1);
});

test.each(['a@b.test, c@d.test', 'a@b.test\r\nBcc: c@d.test', '<c@d.test>', 'geen adres'])(
	'%j is not one address: nothing is sent (threats A10, D13)',
	async (aan) => {
		await leg({ aan });
		expect(await verstuur()).toBe('nooit');
		expect(post.pogingen()).toBe(0);
	}
);

test('a sender that died is relieved after its lease, and cannot speak any more', async () => {
	await leg();
	const [oud] = [await pak(opslag, nu)];
	expect(oud?.pogingen).toBe(1);
	expect(await verstuur()).toBeUndefined();
	later({ minutes: 6 });
	const traag: Verzender = async (bericht) => {
		later({ minutes: 6 });
		await verstuur();
		return bericht.aan ? 'later' : 'nooit';
	};
	await verstuurVolgende(opslag, traag, OORSPRONG, () => nu);
	expect(await rijen()).toMatchObject([{ status: 'verzonden', pogingen: 3 }]);
});

test('two senders at once never take the same mail', async () => {
	await leg();
	await leg({ sleutel: 'uitnodiging:2:1', aan: 'jongere@voorbeeld.test' });
	await Promise.all([verstuur(), verstuur(), verstuur(), verstuur()]);
	expect(post.berichten.map((bericht) => bericht.aan).sort()).toEqual([
		'jongere@voorbeeld.test',
		'ouder@voorbeeld.test'
	]);
});

test('a clock that was days ahead keeps no mail: not one that waits, not one that was taken', async () => {
	await leg();
	await leg({ sleutel: 'uitnodiging:2:1', aan: 'jongere@voorbeeld.test' });
	const vooruit = nu.add({ hours: 72 });
	await pak(opslag, vooruit);
	post.stelStoringIn('451');
	await verstuurVolgende(opslag, verzend, OORSPRONG, () => vooruit);
	post.stelStoringIn(undefined);
	expect([await verstuur(), await verstuur()]).toEqual(['verzonden', 'verzonden']);
	expect(post.berichten).toHaveLength(2);
});

test('neither address nor link is readable in the store, and both are gone once sent', async () => {
	await leg();
	const [voor] = await rijen();
	const bytes = Buffer.concat([
		voor?.aanVersleuteld ?? Buffer.alloc(0),
		voor?.gegevensVersleuteld ?? Buffer.alloc(0)
	]);
	expect(bytes.includes('voorbeeld')).toBe(false);
	expect(bytes.includes('geheim')).toBe(false);
	await verstuur();
	const [na] = await rijen();
	expect([na?.aanVersleuteld.length, na?.gegevensVersleuteld.length]).toEqual([0, 0]);
});

test('a row that was tampered with is never sent', async () => {
	await leg();
	await opslag.schrijf((db) =>
		db
			.update(uitbox)
			.set({ aanVersleuteld: Buffer.from('x') })
			.where(eq(uitbox.pogingen, 0))
	);
	expect(await verstuur()).toBe('nooit');
	expect(post.pogingen()).toBe(0);
});

test('a mail that failed stays, one sent a month ago goes', async () => {
	await leg();
	await verstuur();
	await leg({ sleutel: 'uitnodiging:2:1', aan: 'geen adres' });
	await verstuur();
	later({ hours: 31 * 24 });
	await opslag.schrijf((db) => ruimOp(db, nu));
	expect(await rijen()).toMatchObject([{ status: 'mislukt' }]);
});

test('waiting doubles up to a quarter of an hour, with a little chance in it', () => {
	const seconden = (pogingen: number, kans: number) => wachttijd(pogingen, kans).total('seconds');
	expect([1, 2, 3, 4].map((n) => seconden(n, 0.5))).toEqual([2, 4, 8, 16]);
	expect(seconden(40, 0.5)).toBe(900);
	expect([seconden(1, 0), seconden(1, 1)]).toEqual([1.8, 2.2]);
});

test('TLS is required for every mail server but the one on this machine', () => {
	expect(verbinding('smtp://post.voorbeeld.nl')).toMatchObject({
		port: 587,
		requireTLS: true,
		ignoreTLS: false
	});
	expect(verbinding('smtps://u:p%40ss@post.voorbeeld.nl')).toMatchObject({
		port: 465,
		secure: true,
		auth: { user: 'u', pass: 'p@ss' }
	});
	expect(verbinding('smtp://[::1]:25')).toMatchObject({ host: '::1', port: 25, ignoreTLS: true });
	expect(() => verbinding('http://post.voorbeeld.nl')).toThrow('AANTAFEL_SMTP');
});

test('without TLS on offer nothing goes to another machine', async () => {
	// 127.0.0.2 is loopback for the network and another machine for the policy.
	const onveilig = maakVerzender(`smtp://127.0.0.2:${post.smtpPort}`, 'noreply@tafel.test');
	const mail = {
		aan: 'ouder@voorbeeld.test',
		messageId: '<1@tafel.test>',
		onderwerp: 'x',
		tekst: 'x',
		html: 'x'
	};
	expect(await onveilig(mail)).toBe('later');
	expect(post.pogingen()).toBe(0);
});
