import { describe, expect, it } from 'vitest';
import { leesBestemming, THUIS } from '#lib/server/toegang/bestemming.ts';

describe('where someone goes after signing in', () => {
	it.each([
		'/mijn',
		'/casus/019f-abc/stukken',
		'/werk?regio=twente&fase=gepland',
		'/uitnodiging/toegang',
		'/',
		'/weggetje'
	])('%s', (pad) => {
		expect(leesBestemming(pad)).toBe(pad);
	});

	it.each([
		'https://kwaad.example',
		'http:kwaad.example',
		'//kwaad.example',
		'///kwaad.example',
		'/\\kwaad.example',
		'\\/kwaad.example',
		'\\\\kwaad.example',
		'/\t/kwaad.example',
		'/\n/kwaad.example',
		'\t//kwaad.example',
		' //kwaad.example',
		'/%2f/kwaad.example',
		'/%5ckwaad.example',
		'/%09/kwaad.example',
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'data:text/html,x',
		'kwaad.example',
		'/.//kwaad.example',
		'/..//kwaad.example',
		'/mijn/../../kwaad',
		'/mijn@kwaad.example',
		'/mijn//kwaad.example',
		'/mijn#//kwaad.example',
		'/\u2028/kwaad.example',
		'/ｋwaad',
		'/mijn?naar=//kwaad.example',
		'/mijn;//kwaad',
		'https:/kwaad.example',
		'?x=1',
		'#x',
		'',
		'/inloggen',
		'/inloggen/code',
		'/uitloggen',
		'/weg',
		'/weg?x=1',
		'/sessie',
		`/${'a'.repeat(600)}`
	])('not %j', (pad) => {
		expect(leesBestemming(pad)).toBe(THUIS);
	});

	it.each([null, undefined, 7, ['/mijn'], {}])('nor %j', (ruw) => {
		expect(leesBestemming(ruw)).toBe(THUIS);
	});

	it('always stays on this site, as a browser reads it', () => {
		for (const ruw of ['/mijn', '//x', '/\\x', '/a/b?c=d', '/.x', '/..'])
			expect(new URL(leesBestemming(ruw), 'https://aantafel.example').origin).toBe(
				'https://aantafel.example'
			);
	});
});
