// Forbidden and not there take as long (issue 3 §4, dreigingen A02), for `npm run meet`: a stranger who times the
// answers must not learn that a case exists.
const KEREN = 200;
/** Milliseconds that the medians may differ. */
export const VERSCHIL_HOOGUIT = 5;

export interface Vergelijking {
	naam: string;
	/** Medians, milliseconds. */
	verboden: number;
	onbekend: number;
}

const midden = (getallen: number[]): number => getallen.sort((a, b) => a - b)[getallen.length >> 1] ?? NaN;

async function duur(adres: string, cookie: string): Promise<number> {
	const begin = performance.now();
	const antwoord = await fetch(adres, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
	await antwoord.arrayBuffer();
	const tijd = performance.now() - begin;
	if (antwoord.status !== 404) throw new Error(`${new URL(adres).pathname} gaf ${antwoord.status}`);
	return tijd;
}

/** Asks both in turn, so that a busy machine slows both alike. */
export async function vergelijk(
	naam: string,
	adres: string,
	cookie: string,
	paden: { verboden: string; onbekend: string }
): Promise<Vergelijking> {
	const [verboden, onbekend]: [number[], number[]] = [[], []];
	for (let keer = 0; keer < KEREN; keer++) {
		verboden.push(await duur(adres + paden.verboden, cookie));
		onbekend.push(await duur(adres + paden.onbekend, cookie));
	}
	return { naam, verboden: midden(verboden), onbekend: midden(onbekend) };
}
