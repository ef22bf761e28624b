// The time of a page by the number of cases: flat, when every question is answered by an index.
import { metServers, type Plek } from './plek.ts';
import type { Kijker, Vulling } from './vorm.ts';

/** A page that takes long is asked for less often. */
const HOOGUIT_MS = 4_000;

/** The middle of many single looks, one after the other: no queue, only the work itself. */
async function eenVoorEen(server: string, pad: string, kijkers: Kijker[]): Promise<number> {
	const tijden: number[] = [];
	const einde = performance.now() + HOOGUIT_MS;
	for (let i = 0; i < 160 && (performance.now() < einde || tijden.length < 5); i++) {
		const kijker = kijkers[i % kijkers.length]!;
		const begin = performance.now();
		const antwoord = await fetch(server + pad.replace('{casus}', kijker.casus), {
			headers: { cookie: kijker.cookie, accept: 'text/html' },
			redirect: 'manual'
		});
		await antwoord.arrayBuffer();
		if (antwoord.status !== 200) throw new Error(`${pad} gaf ${antwoord.status}`);
		if (i >= 20 || performance.now() > einde) tijden.push(performance.now() - begin);
	}
	return tijden.sort((a, b) => a - b)[tijden.length >> 1]!;
}

/** The pages of the curve: name, address, who looks. */
export const KROMME: readonly (readonly [naam: string, pad: string, wie: 'ouders' | 'voorzitter'])[] = [
	['thuis', '/casus/{casus}', 'ouders'],
	['reactie', '/casus/{casus}/reactie?vraag=nu', 'ouders'],
	['stukken', '/casus/{casus}/stukken', 'ouders'],
	['uitnodiging', '/casus/{casus}/uitnodiging', 'ouders'],
	['werklijst voorzitter', '/werk', 'voorzitter']
];

/** Milliseconds of each page, one look after the other. */
export async function meetKromme(
	plek: Plek,
	database: string,
	vulling: Vulling
): Promise<Map<string, number>> {
	const kijkers = { ouders: vulling.ouders.slice(0, 16), voorzitter: [vulling.voorzitter] };
	return metServers(plek, 1, database, async ([server]) => {
		const uit = new Map<string, number>();
		for (const [naam, pad, wie] of KROMME) uit.set(naam, await eenVoorEen(server!, pad, kijkers[wie]));
		return uit;
	});
}
