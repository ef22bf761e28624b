// Who tries a secret lets pages go first, at every door where one can be tried (issue 3 §4).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDeur } from './browser.ts';
import { houdTegen } from '#lib/server/voordeur.ts';

let sluit: () => Promise<void>;
beforeAll(async () => void ({ sluit } = await openDeur()));
afterAll(() => sluit());

const klop = (route: string, method: string) => {
	const url = new URL(`http://localhost${route.replace(/\/\(\w+\)/, '')}`);
	const body = method === 'POST' ? new URLSearchParams({ code: '123456' }) : null;
	const event = { url, request: new Request(url, { method, body }), route: { id: route } };
	return houdTegen(event as never);
};
/** In which round of the event loop each of three at once is let through. */
async function rondes(route: string, method: string): Promise<number[]> {
	let [ronde, loopt] = [0, true];
	const tik = () => {
		ronde += 1;
		if (loopt) setImmediate(tik);
	};
	setImmediate(tik);
	const gezien = await Promise.all([1, 2, 3].map(() => klop(route, method).then(() => ronde)));
	loopt = false;
	return gezien;
}

it.each([
	'/(toegang)/inloggen',
	'/(toegang)/inloggen/code',
	'/(toegang)/uitnodiging',
	'/(toegang)/collega',
	'/(toegang)/bevestig',
	'/loket/code'
])('of those who guess at %s one goes in each round', async (route) => {
	const gezien = await rondes(route, 'POST');
	expect(new Set(gezien).size).toBe(3);
	expect(gezien).toEqual([...gezien].sort((een, ander) => een - ander));
});

it.each([
	['/(toegang)/inloggen', 'GET'],
	['/casus/[casus]/reactie', 'POST'],
	['/werk/uitnodiging/lijst', 'POST']
])('%s by %s does not wait', async (route, method) => {
	expect(new Set(await rondes(route, method)).size).toBe(1);
});
