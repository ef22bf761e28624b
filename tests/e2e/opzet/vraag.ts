import { COOKIE } from '#lib/server/toegang/sessie.ts';

export interface Antwoord {
	status: number;
	/** Header lines as they came, without what differs by the second. */
	koppen: string;
	lijf: Buffer;
	tekst: string;
	/** Where a redirect leads. */
	naar: string | null;
}
export interface Vraag {
	methode?: string;
	/** Session cookie's value; signed out when left out. */
	sessie?: string | undefined;
	body?: BodyInit;
	koppen?: Record<string, string>;
}

/** One raw request to the running product, as a browser on its own pages would send it. */
export async function vraag(
	adres: string,
	pad: string,
	{ methode = 'GET', sessie, body, koppen }: Vraag = {}
): Promise<Antwoord> {
	const antwoord = await fetch(`${adres}${pad}`, {
		method: methode,
		redirect: 'manual',
		...(body !== undefined && { body }),
		headers: {
			// A connection of its own: one that idles on a busy machine is closed by the server just as it is used again.
			connection: 'close',
			accept: 'text/html,*/*;q=0.8',
			...(sessie && { cookie: `${COOKIE}=${sessie}` }),
			...(methode !== 'GET' && methode !== 'HEAD' && { origin: adres, 'sec-fetch-site': 'same-origin' }),
			...koppen
		}
	});
	const lijf = Buffer.from(await antwoord.arrayBuffer());
	const regels = [...antwoord.headers]
		.filter(([naam]) => naam !== 'date')
		.map(([naam, waarde]) => `${naam}: ${waarde}`);
	return {
		status: antwoord.status,
		koppen: regels.join('\n'),
		lijf,
		tekst: lijf.toString('utf8'),
		naar: antwoord.headers.get('location')
	};
}
