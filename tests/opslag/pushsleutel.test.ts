// The key by which push services know us: a file of its own, without which nobody is offered a message on a device
// (issue 3 §1, besluiten/melding-op-toestel.md).
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { leesPush, maakPushbestand } from '#lib/server/opslag/pushsleutel.ts';
import { StartFout } from '#lib/server/opslag/sleutelbestand.ts';

const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-push-'));
afterAll(() => rmSync(map, { recursive: true }));

let nummer = 0;
const nieuwPad = () => path.join(map, `${(nummer += 1)}.json`);
const bestand = (inhoud: string, mode = 0o400) => {
	const pad = nieuwPad();
	writeFileSync(pad, inhoud, { mode });
	chmodSync(pad, mode);
	return pad;
};
const PRODUCT = 'https://tafel.voorbeeld.nl';
const lees = (pad: string | undefined, oorsprong = PRODUCT) =>
	leesPush(pad, oorsprong, 'Aan Tafel <noreply@voorbeeld.nl>');
/** The number one: its point is the base of the curve, which stands in the standard (SEC 2, secp256r1). */
const EEN = `${'A'.repeat(42)}E`;
const BASIS =
	'046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
	'4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';

describe('the key for messages on a device', () => {
	it('is not there unless somebody gives one', () => {
		expect(lees(undefined)).toBeNull();
		expect(lees('')).toBeNull();
	});

	it('is read whole: its point on the curve, whom to write to, and no service for a test', () => {
		const gelezen = lees(bestand(JSON.stringify({ geheim: EEN })))!;
		expect(gelezen).toEqual({
			publiek: Buffer.from(BASIS, 'hex').toString('base64url'),
			geheim: EEN,
			kenmerk: 'aYvqY9xEo0RmP_FCmuoQhC3ye2uZHvJYZrLGwCzcxb4',
			contact: 'mailto:noreply@voorbeeld.nl',
			proefdienst: null
		});
		expect(lees(bestand(JSON.stringify({ geheim: EEN, proefdienst: null }), 0o600))).toEqual(gelezen);
	});

	it('is made for its owner only, never over another, and is one that nobody has', () => {
		const [een, twee] = [nieuwPad(), nieuwPad()];
		for (const pad of [een, twee]) maakPushbestand(pad);
		expect(statSync(een).mode & 0o777).toBe(0o400);
		expect(() => maakPushbestand(een)).toThrow('EEXIST');
		expect(Object.keys(JSON.parse(readFileSync(een, 'utf8')) as object)).toEqual(['geheim']);
		const [a, b] = [lees(een)!, lees(twee)!];
		expect(Buffer.from(a.publiek, 'base64url')).toHaveLength(65);
		for (const wat of ['geheim', 'publiek', 'kenmerk'] as const) expect(a[wat]).not.toBe(b[wat]);
		expect(lees(een)).toEqual(a);
	});

	it.each([
		['http://127.0.0.1:8081/een/twee?drie', 'http://localhost:4173', 'http://127.0.0.1:8081'],
		['http://localhost:8081', 'http://127.0.0.1:4173', 'http://localhost:8081'],
		['http://[::1]:8081', 'http://[::1]:4173', 'http://[::1]:8081']
	])('may name a service for a test, %s, where %s is on this machine too', (proefdienst, oorsprong, daar) => {
		const pad = nieuwPad();
		maakPushbestand(pad, { proefdienst });
		expect(lees(pad, oorsprong)?.proefdienst).toBe(daar);
		expect(() => lees(pad)).toThrow('Een proefdienst voor meldingen kan alleen op de eigen machine.');
		expect(() => lees(pad, 'geen adres')).toThrow('alleen op de eigen machine');
	});

	it.each([
		'http://10.0.0.1',
		'https://push.voorbeeld.nl',
		'geen adres',
		'',
		8081,
		true,
		{},
		['http://127.0.0.1:8081']
	])('keeps the server from starting with a service elsewhere: %j', (proefdienst) => {
		const pad = bestand(JSON.stringify({ geheim: EEN, proefdienst }));
		for (const oorsprong of ['http://localhost:4173', PRODUCT])
			expect(() => lees(pad, oorsprong)).toThrow('alleen op de eigen machine');
	});

	it.each<[string, () => string, string]>([
		['is not there', nieuwPad, 'Het bestand van AANTAFEL_PUSH kan niet worden gelezen.'],
		['is no JSON', () => bestand('{'), 'kan niet worden gelezen'],
		[
			'can be read by others',
			() => bestand(JSON.stringify({ geheim: EEN }), 0o404),
			'Het bestand van AANTAFEL_PUSH is leesbaar voor anderen. Zet de rechten op 0400.'
		],
		[
			'can be read by its group',
			() => bestand(JSON.stringify({ geheim: EEN }), 0o440),
			'leesbaar voor anderen'
		],
		['is the word null', () => bestand('null'), 'Het bestand van AANTAFEL_PUSH is niet goed.'],
		['is a list', () => bestand('[]'), 'niet goed'],
		['has no key', () => bestand('{}'), 'niet goed'],
		...[EEN.slice(1), `A${EEN}`, `${EEN}A`, EEN.replace('A', '+'), [EEN], 1, null, true].map(
			(geheim): [string, () => string, string] => [
				`has ${JSON.stringify(geheim)} for a key`,
				() => bestand(JSON.stringify({ geheim })),
				'niet goed'
			]
		),
		['has nought for a key', () => bestand(JSON.stringify({ geheim: 'A'.repeat(43) })), 'niet goed'],
		[
			'has a number past the end of the curve',
			() => bestand(JSON.stringify({ geheim: `${'_'.repeat(42)}8` })),
			'niet goed'
		]
	])('keeps the server from starting when its file %s', (_wat, maak, zin) => {
		const pad = maak();
		expect(() => lees(pad)).toThrow(StartFout);
		expect(() => lees(pad)).toThrow(zin);
	});
});

describe('the key of this installation', () => {
	const vers = async (pad: string | undefined) => {
		vi.resetModules();
		vi.stubEnv('AANTAFEL_PUSH', pad);
		return (await import('#lib/server/opslag/pushsleutel.ts')).push;
	};

	it('is read once, from the file that the settings name', async () => {
		const pad = bestand(JSON.stringify({ geheim: EEN }));
		const push = await vers(pad);
		const eerst = push();
		expect(eerst).toMatchObject({ geheim: EEN, contact: 'mailto:noreply@aantafel.invalid' });
		rmSync(pad);
		expect(push()).toBe(eerst);
	});

	it('is none where the settings name no file', async () => {
		const push = await vers(undefined);
		expect(push()).toBeNull();
		expect(push()).toBeNull();
	});
});
