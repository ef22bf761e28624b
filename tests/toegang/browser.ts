/** The routes of the door, called as the framework calls them, on a real store. */
import { nu } from '#lib/server/klok.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { COOKIE, zoek } from '#lib/server/toegang/sessie.ts';
import { maakOpslagplek } from '../opslag/plek.ts';

const plek = await maakOpslagplek();
if (plek.database) process.env.DATABASE_URL = plek.database;
process.env.AANTAFEL_GEGEVENS = plek.gegevens;
process.env.AANTAFEL_SLEUTELS = plek.sleutels;

/** Opens the store that the routes use. @returns it, and a function that closes it */
export async function openDeur(): Promise<{ opslag: Opslag; sluit: () => Promise<void> }> {
	await (await openOpslag(plek)).sluit();
	const huis = await import('#lib/server/huis.ts');
	return { opslag: await huis.openHuis(), sluit: huis.sluitHuis };
}

/** A browser: it keeps cookies, and each request is an event as the framework makes one. */
export function browser(opslag: Opslag) {
	const koekjes = new Map<string, string>();
	const doe = async (
		werk: (event: never) => unknown,
		pad: string,
		bij: {
			velden?: Record<string, string>;
			params?: Record<string, string>;
			koppen?: Record<string, string>;
			adres?: string;
			/** What the framework says of the request in another way than usual. */
			event?: object;
		} = {}
	) => {
		const lijf = bij.velden && new URLSearchParams(bij.velden);
		const url = new URL(pad, 'http://localhost:4173');
		const request = new Request(url, {
			method: lijf ? 'POST' : 'GET',
			headers: { ...bij.koppen },
			...(lijf && { body: lijf })
		});
		const koppen: Record<string, string> = {};
		const event = {
			url,
			request,
			params: bij.params ?? {},
			route: { id: pad },
			locals: { verzoekId: 'proef', gebruiker: await zoek(opslag, koekjes.get(COOKIE), nu()) },
			cookies: {
				get: (naam: string) => koekjes.get(naam),
				set: (naam: string, waarde: string) => void koekjes.set(naam, waarde),
				delete: (naam: string) => void koekjes.delete(naam)
			},
			setHeaders: (nieuw: Record<string, string>) => void Object.assign(koppen, nieuw),
			getClientAddress: () => bij.adres ?? '192.0.2.1',
			...bij.event
		};
		try {
			const uitkomst = await werk(event as never);
			return {
				uitkomst: uitkomst as { status?: number; data?: Record<string, unknown> } & Record<string, unknown>,
				naar: null,
				koppen
			};
		} catch (sprong) {
			if (!(sprong instanceof Object) || !('location' in sprong)) throw sprong;
			return { uitkomst: null, naar: String(sprong.location), koppen };
		}
	};
	return { koekjes, doe };
}
