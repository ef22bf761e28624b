/** What a browser sends about a passkey is read in one shape and one size; everything else is no answer (B16, B17). */
import { expect, test } from 'vitest';
import { challengeVan, Gebruik, lees, Nieuw } from '#lib/server/toegang/passkey-antwoord.ts';

const gedeeld = { id: 'aWQ', rawId: 'aWQ', type: 'public-key' };
const nieuw = { ...gedeeld, response: { clientDataJSON: 'e30', attestationObject: 'AA==' } };
const gebruik = {
	...gedeeld,
	response: { clientDataJSON: 'e30', authenticatorData: 'A_-0', signature: 'AA', userHandle: null }
};
const b64 = (waarde: unknown) => Buffer.from(JSON.stringify(waarde)).toString('base64url');
const metTransports = (transports: unknown) => ({ ...nieuw, response: { ...nieuw.response, transports } });

test('an answer as browsers send it is read, what the standard lets out included', () => {
	expect(lees(Nieuw, JSON.stringify(nieuw))).toEqual({ ...nieuw, clientExtensionResults: {} });
	expect(lees(Gebruik, JSON.stringify(gebruik))).toEqual({ ...gebruik, clientExtensionResults: {} });
	const ruim = {
		...metTransports(['internal', 'hybrid']),
		clientExtensionResults: { credProps: { rk: true } },
		authenticatorAttachment: null
	};
	expect(lees(Nieuw, JSON.stringify(ruim))).toEqual(ruim);
	const { userHandle: _weg, ...zonder } = gebruik.response;
	expect(lees(Gebruik, JSON.stringify({ ...gebruik, response: zonder }))).not.toBeNull();
	for (const authenticatorAttachment of ['platform', null])
		expect(lees(Gebruik, JSON.stringify({ ...gebruik, authenticatorAttachment }))).not.toBeNull();
});

test('what is no JSON is no answer', () => {
	for (const tekst of ['', 'geen json', '{"id":']) expect(lees(Gebruik, tekst)).toBeNull();
});

test('what the library does not ask for is left out', () => {
	const meer = { ...gebruik, meer: 'x', response: { ...gebruik.response, meer: 'x' } };
	expect(lees(Gebruik, JSON.stringify(meer))).toEqual({ ...gebruik, clientExtensionResults: {} });
});

test.each<[string, object]>([
	['an id that is empty', { ...gebruik, id: '' }],
	['an id that is longer than an id can be', { ...gebruik, id: 'a'.repeat(1401) }],
	['another kind of key', { ...gebruik, type: 'password' }],
	['no kind', { ...gebruik, type: '' }],
	['signs that base64url does not have', { ...gebruik, rawId: 'aWQ!' }],
	['a sign before it', { ...gebruik, rawId: ' aWQ' }],
	['more after the end of it', { ...gebruik, rawId: 'aWQ==aWQ' }],
	[
		'a signature of more than twenty thousand signs',
		{ ...gebruik, response: { ...gebruik.response, signature: 'a'.repeat(20_001) } }
	],
	['a handle that is no text', { ...gebruik, response: { ...gebruik.response, userHandle: 7 } }],
	['an attachment that is no text', { ...gebruik, authenticatorAttachment: 7 }],
	['no response', gedeeld],
	['the response of a passkey that was made', nieuw]
])('of a passkey that was used, %s is no answer', (_wat, antwoord) => {
	expect(lees(Gebruik, JSON.stringify(antwoord))).toBeNull();
});

test('the largest that is taken is an id of 1400 signs, a field of twenty thousand and eight ways to reach the key', () => {
	expect(
		lees(Gebruik, JSON.stringify({ ...gebruik, id: 'a'.repeat(1400), rawId: 'a'.repeat(20_000) }))
	).not.toBeNull();
	const acht = Array.from({ length: 8 }, () => 'a'.repeat(30));
	expect(lees(Nieuw, JSON.stringify(metTransports(acht)))).not.toBeNull();
	for (const teveel of [[...acht, 'usb'], ['a'.repeat(31)], [7], 'usb'])
		expect(lees(Nieuw, JSON.stringify(metTransports(teveel)))).toBeNull();
});

test('the challenge is what the answer says it answers, and nothing when there is none of a possible size', () => {
	expect(challengeVan(b64({ challenge: 'abc', origin: 'x' }))).toBe('abc');
	expect(challengeVan(b64({ challenge: 'é'.repeat(200) }))).toBe('é'.repeat(200));
	for (const geen of [
		b64({ challenge: 'a'.repeat(201) }),
		b64({ challenge: 7 }),
		b64({}),
		b64(null),
		'e3',
		''
	])
		expect(challengeVan(geen)).toBeNull();
});
