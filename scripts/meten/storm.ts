// A login storm: many wrong passwords at once, and what the others notice of it (issue 3 §4), for `npm run meet`.
import { belast, type Belasting } from '../belasting.ts';

export interface Storm {
	rustig: Belasting;
	tijdens: Belasting;
	/** Attempts that got an answer, and how many of those were "even geduld". */
	pogingen: number;
	geduld: number;
}

/** Sends wrong passwords, each for another name so that no throttle ends the storm, until told to stop. */
function razen(adres: string, tegelijk: number) {
	let bezig = true;
	const telling = { pogingen: 0, geduld: 0 };
	const klop = async (nummer: number) => {
		for (let keer = 0; bezig; keer++) {
			const antwoord = await fetch(`${adres}/inloggen?/wachtwoord`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: adres, 'sec-fetch-site': 'same-origin', accept: 'text/html' },
				body: new URLSearchParams({
					inlognaam: `storm${nummer}-${keer}@voorbeeld.invalid`,
					wachtwoord: `een fout wachtwoord ${keer}`,
					naar: ''
				})
			}).catch(() => undefined);
			if (!antwoord) continue;
			await antwoord.arrayBuffer();
			telling.pogingen += 1;
			if (antwoord.status === 503 || antwoord.status === 429) telling.geduld += 1;
		}
	};
	const kloppers = Array.from({ length: tegelijk }, (_, nummer) => klop(nummer));
	return {
		telling,
		async stop() {
			bezig = false;
			await Promise.all(kloppers);
		}
	};
}

/**
 * Loads a page of somebody signed in, first alone and then while fifty others try to log in.
 * @param pagina address and cookie of the page
 */
export async function meetStorm(
	adres: string,
	pagina: { pad: string; cookie: string },
	seconden: number
): Promise<Storm> {
	const waar = adres.replace('localhost', '127.0.0.1') + pagina.pad;
	const rustig = await belast(waar, pagina.cookie, seconden, 200, 4);
	const storm = razen(adres, 50);
	const tijdens = await belast(waar, pagina.cookie, seconden, 200, 4);
	await storm.stop();
	return { rustig, tijdens, ...storm.telling };
}
