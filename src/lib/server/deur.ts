/** Who may come in: the session a right asks for, and the door of a case, where a stranger and an unknown id look the same. */
import { error, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { bevoegdheid, type Feiten, type Recht } from '../domein/bevoegdheid.ts';
import { isWeigering, type Weigering } from '../domein/weigering.ts';
import * as belnummer from './casus/belnummer.ts';
import { betreed, GeenRecht, GeenToegang, type Betreding } from './context.ts';
import { huis } from './huis.ts';
import { nu, tijdstip } from './klok.ts';
import { schrijfAudit } from './opslag/audit.ts';
import type { Db } from './opslag/index.ts';
import { EvenGeduld } from './opslag/motor.ts';
import type { Gebruiker } from './toegang/sessie.ts';

/** True unless the right comes with a post that this person does not hold now. */
const metPost = (recht: Recht, { aanstellingen }: Gebruiker): boolean => {
	const regel = bevoegdheid(recht);
	return regel.soort !== 'post' || aanstellingen.some((post) => regel.rollen.includes(post.rol));
};

/** Signed out, half signed in or a loket session: to the door, whether the address exists or not. */
export function eisAccount(event: RequestEvent, recht: Recht): Gebruiker {
	const { gebruiker } = event.locals;
	// Nobody knows whether this person is signed in: no reason to send anyone to the door.
	if (event.locals.opslagWeg) throw new EvenGeduld();
	const soort = bevoegdheid(recht).soort;
	const past =
		gebruiker &&
		(soort === 'half'
			? gebruiker.soort === 'half'
			: gebruiker.soort === 'vol' || (soort === 'casus' && gebruiker.soort === 'loket'));
	if (past) {
		// Without the post this page does not exist; a session read the posts of this very moment.
		if (!metPost(recht, gebruiker)) error(404, { message: 'niet-gevonden', stem: gebruiker.stem });
		return gebruiker;
	}
	// At the loket somebody comes back by a code, not by an account.
	if (event.url.pathname.startsWith('/loket/')) redirect(303, '/loket/verder');
	if (gebruiker?.soort === 'half') redirect(303, '/inloggen/code');
	const naar =
		event.request.method === 'GET' ? `?naar=${encodeURIComponent(event.url.pathname)}` : '?reden=verlopen';
	redirect(303, `/inloggen${naar}`);
}

/** Opens one transaction, lets the person into the case and turns strangers away. */
export async function inCasus<T>(
	event: RequestEvent,
	recht: Recht,
	fn: (hier: Betreding, tx: Db) => Promise<T | Weigering>,
	keuze: {
		feiten?: Feiten;
		alleenLezen?: boolean;
		eerder?: (tx: Db) => Promise<T | Weigering | undefined>;
	} = {}
): Promise<T | Weigering> {
	const gebruiker = eisAccount(event, recht);
	const opslag = huis();
	const casusId = event.params.casus ?? '';
	const plek = { sleutels: opslag.sleutels, moment: nu(), verzoekId: event.locals.verzoekId };
	try {
		const hoe = keuze.alleenLezen ? 'lees' : event.request.method === 'GET' ? 'kijk' : 'schrijf';
		return await opslag[hoe](async (tx) => {
			const hier = await betreed({ ...plek, tx }, gebruiker, casusId, recht, keuze.feiten);
			// A form sent again after the case moved on gets the answer it had, not a refusal.
			if (!isWeigering(hier)) return fn(hier, tx);
			const gegeven = await keuze.eerder?.(tx);
			return gegeven === undefined || isWeigering(gegeven) ? hier : gegeven;
		});
	} catch (fout) {
		// nietGevonden(): somebody of this case asked for a thing of another one, or for nothing (dreigingen A02).
		const buitenBereik = fout instanceof GeenToegang || isHttpError(fout, 404);
		if (!buitenBereik && !(fout instanceof GeenRecht)) throw fout;
		await opslag.schrijf((tx) =>
			schrijfAudit(tx, opslag.sleutels.audit, {
				tijd: tijdstip(plek.moment),
				accountId: gebruiker.accountId,
				persoonId: null,
				rol: null,
				handeling: recht,
				casusId: casusId.slice(0, 40),
				objectId: null,
				uitkomst: buitenBereik ? 'geen-toegang' : 'geen-recht',
				verzoekId: plek.verzoekId
			})
		);
		if (!buitenBereik)
			error(403, { message: 'geen-recht', stem: gebruiker.stem, ...(await belnummerVoor(event, gebruiker)) });
		error(404, { message: 'niet-gevonden', stem: gebruiker.stem });
	}
}

/** For somebody of the family the number to call stands on the page that says "not now". */
export async function belnummerVoor(
	event: RequestEvent,
	gebruiker: Gebruiker
): Promise<{ telefoon?: string }> {
	const { casus: casusId = '' } = event.params;
	const wie = { gebruiker, casusId, moment: nu(), verzoekId: event.locals.verzoekId };
	const telefoon = await belnummer.voorGezin(huis(), wie);
	return telefoon ? { telefoon } : {};
}
