/** The file that names the organisations people sign in through: what it may say, and what is said when it is wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartFout } from '#lib/server/opslag/sleutelbestand.ts';
import { keur, lees, magZonderTls } from '#lib/server/toegang/oidc-instelling.ts';

const goed = {
	id: 'raad',
	naam: 'De Raad',
	uitgever: 'https://login.voorbeeld.invalid',
	clientId: 'aan-tafel',
	clientGeheim: 'zeer-geheim'
};
const klacht = (ruw: unknown): string => {
	try {
		keur(ruw);
	} catch (fout) {
		expect(fout).toBeInstanceOf(StartFout);
		return (fout as Error).message;
	}
	return '';
};

describe('a provider in the settings', () => {
	it('needs five things; the rest is as OpenID Connect usually is, and no second factor is asked of it', () => {
		expect(keur([goed])).toEqual([
			{
				...goed,
				scope: 'openid email',
				onderwerp: 'sub',
				email: 'email',
				afmelden: true,
				acr: [],
				amr: []
			}
		]);
		expect(keur([])).toEqual([]);
	});

	it('may say all of it in its own way, and give no address', () => {
		const eigen = {
			...goed,
			scope: 'profile openid',
			onderwerp: 'oid',
			email: null,
			afmelden: false,
			acr: ['urn:hoog'],
			amr: ['mfa']
		};
		expect(keur([eigen])).toEqual([eigen]);
		expect(keur([{ ...goed, naam: '  De Raad ', email: 'mail' }])).toMatchObject([
			{ naam: 'De Raad', email: 'mail' }
		]);
	});

	it('is taken up to the size that each thing may have', () => {
		const groot = {
			id: 'a'.repeat(40),
			naam: 'n'.repeat(60),
			clientId: 'c'.repeat(200),
			clientGeheim: 'g'.repeat(500),
			onderwerp: 'o'.repeat(60),
			email: 'e'.repeat(60),
			scope: `openid ${'s'.repeat(193)}`,
			acr: ['a'.repeat(200)],
			amr: ['m'.repeat(60)]
		};
		expect(keur([{ ...goed, ...groot }])).toMatchObject([groot]);
		for (const [veld, waarde] of Object.entries(groot))
			expect(klacht([{ ...goed, [veld]: Array.isArray(waarde) ? [`${waarde[0]}x`] : `${waarde}x` }])).toBe(
				`Het bestand met aanbieders klopt niet bij 0.${veld}${Array.isArray(waarde) ? '.0' : ''}.`
			);
	});

	it.each<[string, object]>([
		['id', { id: 'R' }],
		['id', { id: 'r' }],
		['id', { id: '../raad' }],
		['id', { id: 'raad ' }],
		['naam', { naam: '   ' }],
		['uitgever', { uitgever: 'login.voorbeeld.invalid' }],
		['uitgever', { uitgever: 'http://login.voorbeeld.invalid' }],
		['uitgever', { uitgever: 'http://localhost.voorbeeld.invalid' }],
		['clientGeheim', { clientGeheim: 12_345 }],
		['scope', { scope: 'email' }],
		['scope', { scope: 'openidx' }],
		['onderwerp', { onderwerp: '' }],
		['email', { email: '' }],
		['afmelden', { afmelden: 'ja' }],
		['acr', { acr: 'hoog' }],
		['amr.0', { amr: [''] }],
		['onbekend', { onbekend: 'veld' }]
	])('is refused at %s when it is %j, and the message holds no value', (veld, anders) => {
		expect(klacht([{ ...goed, ...anders }])).toBe(`Het bestand met aanbieders klopt niet bij 0.${veld}.`);
	});

	it('has a name of its own, and stands in a list', () => {
		expect(keur([goed, { ...goed, id: 'gi' }]).map(({ id }) => id)).toEqual(['raad', 'gi']);
		for (const ruw of [[goed, goed], goed, null, 'x'])
			expect(klacht(ruw)).toBe('Het bestand met aanbieders klopt niet bij de lijst.');
	});
});

it.each(['http://127.0.0.1:8080', 'http://localhost:3000/x', 'http://[::1]:99'])(
	'%s is this machine, and the only place reached without TLS',
	(uitgever) => {
		expect(keur([{ ...goed, uitgever }])).toMatchObject([{ uitgever }]);
		expect(magZonderTls({ uitgever })).toBe(true);
		expect(magZonderTls(goed)).toBe(false);
	}
);

describe('the file', () => {
	let map: string;
	beforeAll(() => void (map = mkdtempSync(join(tmpdir(), 'aanbieders-'))));
	afterAll(() => rmSync(map, { recursive: true }));
	const zet = (naam: string, tekst: string): string => {
		writeFileSync(join(map, naam), tekst);
		return join(map, naam);
	};

	it('is not needed: without one nobody signs in through an organisation', () => {
		expect(lees(undefined)).toEqual([]);
		expect(lees('')).toEqual([]);
	});

	it('is read and looked at; one that is not there or is no JSON stops the start with its path', () => {
		expect(lees(zet('goed.json', JSON.stringify([{ ...goed, naam: 'Raad é' }])))).toMatchObject([
			{ id: 'raad', naam: 'Raad é' }
		]);
		for (const pad of [join(map, 'er-niet.json'), zet('kapot.json', '[{')])
			expect(() => lees(pad)).toThrow(
				new StartFout(`Het bestand met aanbieders kan niet worden gelezen: ${pad}`)
			);
		expect(() => lees(zet('fout.json', '[{}]'))).toThrow('klopt niet bij 0.id');
	});

	it('makes the buttons at the door, in its own order, and finds each by its name', async () => {
		// The product reads its surroundings at import, so they are set before.
		process.env.AANTAFEL_AANBIEDERS = zet(
			'twee.json',
			JSON.stringify([
				{ ...goed, naam: 'De Raad' },
				{ ...goed, id: 'gi', naam: 'De GI' }
			])
		);
		const lijst = await import('#lib/server/toegang/oidc-lijst.ts');
		expect(lijst.knoppen()).toEqual([
			{ id: 'raad', naam: 'De Raad' },
			{ id: 'gi', naam: 'De GI' }
		]);
		expect(lijst.vind('gi')?.naam).toBe('De GI');
		expect([lijst.vind('ander'), lijst.vind(undefined)]).toEqual([null, null]);
		// Made once: what a trip learned of a provider is kept.
		expect(lijst.vind('raad')).toBe(lijst.alle()[0]);
	});
});
