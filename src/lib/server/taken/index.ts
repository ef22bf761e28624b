/** What the clock drives: sending mail, telling devices, and clearing away what has run out. */
import { instelling } from '../instelling.ts';
import { nu } from '../klok.ts';
import type { Opslag } from '../opslag/index.ts';
import { push } from '../opslag/pushsleutel.ts';
import { doeEens } from './klus.ts';
import { ruimOp } from './opruimen.ts';
import { maakMelder, type Melder } from './melding.ts';
import { maakVerzender, type Verzender } from './smtp.ts';
import { verstuurVolgende } from './uitbox.ts';

const ELKE_SECONDE = 1_000;
const ELK_UUR = 3_600_000;
/** One slow mail server answer must not hold up everyone behind it. */
const TEGELIJK = 4;

export type Taken = {
	/** Ends the loops and waits for what is being sent. */
	stop(): Promise<void>;
};

type Lus = { wek(): void; stop(): Promise<void> };

/**
 * Runs `werk` again and again, never twice at once; `wek` runs it now, and once more if it is running.
 * @param werk gets a function that tells whether it may go on
 */
function maakLus(naam: string, elkeMs: number, werk: (magDoor: () => boolean) => Promise<unknown>): Lus {
	let gestopt = false;
	let opnieuw = false;
	let bezig: Promise<void> | undefined;
	let wekker: NodeJS.Timeout | undefined;

	const draai = async () => {
		do {
			opnieuw = false;
			try {
				await werk(() => !gestopt);
			} catch (fout) {
				// The kind of fault only: a message could hold personal data.
				process.stderr.write(`taak ${naam} mislukt: ${fout instanceof Error ? fout.name : typeof fout}\n`);
			}
		} while (opnieuw && !gestopt);
		bezig = undefined;
		if (!gestopt) wekker = setTimeout(wek, elkeMs).unref();
	};
	const wek = () => {
		if (gestopt) return;
		clearTimeout(wekker);
		if (bezig) opnieuw = true;
		else bezig = draai();
	};
	return {
		wek,
		async stop() {
			gestopt = true;
			clearTimeout(wekker);
			await bezig;
		}
	};
}

async function verstuurAlles(
	opslag: Opslag,
	verzend: Verzender,
	meld: Melder | undefined,
	magDoor: () => boolean
): Promise<void> {
	const rij = async () => {
		let gedaan = true;
		while (gedaan && magDoor()) {
			gedaan = (await verstuurVolgende(opslag, verzend, instelling.oorsprong, nu, meld)) !== undefined;
		}
	};
	await Promise.all(Array.from({ length: TEGELIJK }, rij));
}

/** Clears away, once an hour over all processes. @returns whether it was done here */
export const ruimEensOp = (opslag: Opslag, moment: Temporal.Instant): Promise<boolean> =>
	doeEens(opslag, 'opruimen', ELK_UUR, moment, (db) => ruimOp(db, moment));

/**
 * Starts the loops; call once at start-up, and `stop()` before the store closes.
 * @throws StartFout when AANTAFEL_SMTP is not the address of a mail server
 */
export function startTaken(opslag: Opslag): Taken {
	const { smtp, afzender } = instelling;
	const opruimer = maakLus('opruimen', ELK_UUR, () => ruimEensOp(opslag, nu()));
	opruimer.wek();
	if (smtp === undefined) {
		process.stderr.write('Er gaat geen mail uit: AANTAFEL_SMTP is niet ingesteld.\n');
		return opruimer;
	}
	const verzend = maakVerzender(smtp, afzender);
	const sleutel = push();
	const meld = sleutel ? maakMelder(opslag, sleutel) : undefined;
	const post = maakLus('uitbox', ELKE_SECONDE, (magDoor) => verstuurAlles(opslag, verzend, meld, magDoor));
	post.wek();
	return {
		async stop() {
			await Promise.all([post.stop(), opruimer.stop()]);
		}
	};
}
