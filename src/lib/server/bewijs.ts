/**
 * The step up: some rights ask for a proof by passkey or code of a few minutes ago (issue 3 §1, dreigingen B19). Which
 * ones stands in bevoegdheid; here it is asked, and nothing that was typed is lost.
 */
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { bevoegdheid, type Bewijs, type Recht } from '../domein/bevoegdheid.ts';
import { nu } from './klok.ts';
import type { Gebruiker } from './toegang/sessie.ts';

export const VERS_MINUTEN = 5;
/** Who reads or writes on without a pause is not asked again within the hour. */
const ZONDER_PAUZE_MINUTEN = 60;
/** Given back by its owner only; a secret is typed again. */
const NOOIT_MEE = /wachtwoord|(?<!post)code|totp/i;

const minutenSinds = (tijd: string | null | undefined, moment: Temporal.Instant): number =>
	tijd ? Temporal.Instant.from(tijd).until(moment).total('minutes') : Infinity;

/**
 * Whether this session may use a right without proving again who it is.
 * @param kijkt only looking, as opposed to sending something
 */
export function isVers(
	bewijs: Bewijs | undefined,
	gebruiker: Gebruiker,
	moment: Temporal.Instant,
	kijkt: boolean
): boolean {
	// A code by mail proves nothing more the second time; what it opens asks for no proof.
	if (!bewijs || gebruiker.soort !== 'vol') return true;
	const oud = minutenSinds(gebruiker.bewezenOp, moment);
	if (oud < VERS_MINUTEN) return true;
	if (bewijs === 'altijd') return false;
	if (!kijkt || !gebruiker.gedeeld || (bewijs === 'gedeeld' && !gebruiker.jong)) return true;
	return oud < ZONDER_PAUZE_MINUTEN && (gebruiker.stilSeconden ?? 0) < VERS_MINUTEN * 60;
}

/** Requests whose act was let through: the page that answers it belongs to it, even when five minutes just ended. */
const geslaagd = new WeakSet<Request>();

const bewijsVan = (recht: Recht): Bewijs | undefined => {
	const regel = bevoegdheid(recht);
	return 'bewijs' in regel ? regel.bewijs : undefined;
};

/**
 * Lets who only looks prove first who it is, and come back. Asked before the case is looked up, so that it tells a
 * stranger nothing about what exists.
 */
export function eisBewijs(event: RequestEvent, recht: Recht, gebruiker: Gebruiker): void {
	if (geslaagd.has(event.request)) return;
	const kijkt = event.request.method === 'GET' || event.request.method === 'HEAD';
	if (isVers(bewijsVan(recht), gebruiker, nu(), kijkt)) return;
	if (!kijkt) error(401, { message: 'bewijs', stem: gebruiker.stem });
	redirect(303, `/bevestig?naar=${encodeURIComponent(event.url.pathname + event.url.search)}`);
}

/** For a part of a page: whether what this right protects may be on the screen now. */
export function magNu(event: RequestEvent, recht: Recht): boolean {
	const { gebruiker } = event.locals;
	return gebruiker !== null && isVers(bewijsVan(recht), gebruiker, nu(), true);
}

/** The same for what was sent: everything typed comes along, and goes to its place after the proof. */
export function eisBewijsBij(
	event: RequestEvent,
	recht: Recht,
	gebruiker: Gebruiker,
	gegevens: FormData
): void {
	if (isVers(bewijsVan(recht), gebruiker, nu(), false)) {
		geslaagd.add(event.request);
		return;
	}
	const paren = [...gegevens].filter(([naam]) => !NOOIT_MEE.test(naam));
	error(401, {
		message: 'bewijs',
		stem: gebruiker.stem,
		bewijs: {
			doel: event.url.pathname + event.url.search,
			velden: paren.filter((paar): paar is [string, string] => typeof paar[1] === 'string'),
			bestand: paren.some(([, waarde]) => waarde instanceof File && waarde.size > 0)
		}
	});
}
