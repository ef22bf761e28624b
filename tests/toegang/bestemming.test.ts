import { describe, expect, it } from 'vitest';
import { leesBestemming, leesDoel, THUIS } from '#lib/server/toegang/bestemming.ts';

const EIGEN = [
	'/mijn',
	'/casus/019f-abc/stukken',
	'/werk?regio=twente&fase=gepland',
	'/werk?',
	'/werk/?van=2026-11-23&tot=~',
	'/uitnodiging/toegang',
	'/-/_/a.b~c',
	'/',
	'/?x',
	'/weggetje',
	'/sessies',
	'/casus/weg',
	'/werk/inloggen?x',
	`/${'a'.repeat(499)}`
];

describe('where someone goes after signing in', () => {
	it('is home, when nothing else was asked', () => {
		expect(THUIS).toBe('/mijn');
	});

	it.each(EIGEN)('%s', (pad) => {
		expect(leesBestemming(pad)).toBe(pad);
	});

	it.each([
		'https://kwaad.example?x=y',
		'/mijn?x=/y',
		'/mijn?x?y',
		'/mijn?\u2028',
		'/mijn? x',
		'/mijn ',
		' /mijn',
		'mijn',
		'/.mijn',
		'/casus/.verborgen/x',
		'/casus/~/x',
		'/casus//x',
		'/x/INLOGGEN/../..',
		'/Inloggen/code',
		'/sessie/verlengen?x',
		'/uitloggen?x',
		`/${'a'.repeat(500)}`,
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

describe('where a form goes that waited for a proof', () => {
	it.each([...EIGEN, '/account?/bewaar', '/account?/weg&id=7', '/account?x=/y'])('%s', (doel) => {
		expect(leesDoel(doel)).toBe(doel);
	});

	it.each([
		'//kwaad.example?/bewaar',
		'https://kwaad.example?/bewaar',
		'/\\kwaad.example?/bewaar',
		'/mijn//kwaad?/bewaar',
		'/account?/bewaar?/weg',
		'/account?/bewaar:x',
		'/account? /bewaar',
		'/account?/bewaar ',
		'/inloggen?/bewaar',
		'/uitloggen?/bewaar',
		'/weg?/bewaar',
		'/sessie/verlengen?/bewaar',
		'?/bewaar',
		'',
		`/${'a'.repeat(500)}`
	])('not %j', (doel) => {
		expect(leesDoel(doel)).toBeNull();
	});
});
