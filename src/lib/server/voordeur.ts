/**
 * The front doors in a storm of sign-ins. Whoever tries a secret lets pages go first. An attempt by password that would be
 * refused anyway gets the same page as always, but from a page that was rendered once: no rendering, no argon2, nothing
 * written. The other doors show what belongs to one browser, so their page is rendered; the refusal itself asks the store
 * nothing (`klop` in pogingen.ts).
 */
import type { RequestEvent } from '@sveltejs/kit';
import { vertaler } from '../i18n/index.ts';
import { huis } from './huis.ts';
import { nu } from './klok.ts';
import { EvenGeduld } from './opslag/motor.ts';
import { wijsAf, type Afwijzing } from './toegang/afwijzing.ts';
import { leesBestemming } from './toegang/bestemming.ts';
import { voorvoegsel } from './toegang/pogingen.ts';
import { TOESTEL_COOKIE } from './toegang/toestel.ts';

const DEUR = '/inloggen';
const INLOGNAAM_HOOGUIT = 254;

/** What stands in the rendered page where the answers of one attempt differ; made anew at each start. */
const gat = (naam: string) => `gat_${crypto.randomUUID().replaceAll('-', '')}_${naam}`;
const GATEN = { melding: gat('melding'), inlognaam: gat('inlognaam'), naar: gat('naar') };
type Inhoud = typeof GATEN;

/** For the page of the door when it is rendered to be filled in; only this server asks it for that. */
export const gatenVoor = (event: Pick<RequestEvent, 'isSubRequest'>) =>
	event.isSubRequest
		? {
				terug: {
					melding: GATEN.melding,
					velden: {},
					waarden: { inlognaam: GATEN.inlognaam, naar: GATEN.naar }
				}
			}
		: {};

/** The sentence of a refusal, with the time to come back. */
export function zinVan({ status, seconden }: Afwijzing, stem: 'u' | 'je'): string {
	const t = vertaler('nl', stem);
	return status === 503 ? t('fout.toegang.druk') : t('toegang.teVaak', { count: Math.ceil(seconden / 60) });
}

const alsTekst = (waarde: string) =>
	waarde.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const inEenAdres = '(\\?naar=)?';
const PLEKKEN = new RegExp(`${inEenAdres}(${Object.values(GATEN).join('|')})`, 'g');
const naamVan = new Map(Object.entries(GATEN).map(([naam, teken]) => [teken, naam as keyof Inhoud]));

/** Fills in, in one pass: what somebody typed is never looked at again, and never anything but text. */
const vulIn = (pagina: string, inhoud: Inhoud): string =>
	pagina.replace(PLEKKEN, (_, adres: string | undefined, teken: string) => {
		const waarde = inhoud[naamVan.get(teken)!];
		return adres ? adres + encodeURIComponent(waarde) : alsTekst(waarde);
	});

type Sjabloon = { html: string; koppen: [string, string][] };
let sjabloon: Promise<Sjabloon | null> | undefined;

/** Renders the door once, for nobody. Null when it did not come out as it should: then every answer is rendered. */
async function maakSjabloon(event: RequestEvent): Promise<Sjabloon | null> {
	const antwoord = await event.fetch(DEUR, { credentials: 'omit', headers: { accept: 'text/html' } });
	const html = await antwoord.text();
	const koppen = [...antwoord.headers].filter(([naam]) => !/^(etag|set-cookie|content-length)$/.test(naam));
	const heel = antwoord.ok && Object.values(GATEN).every((teken) => html.includes(teken));
	// A policy with a number for one answer only cannot be used twice.
	return heel && !koppen.some(([, waarde]) => waarde.includes("'nonce-")) ? { html, koppen } : null;
}

let beurt: Promise<void> = Promise.resolve();
/** One attempt in each round of the event loop: whatever else came in meanwhile is served in between. */
const opDeBeurt = (): Promise<void> =>
	(beurt = beurt.then(() => new Promise<void>((klaar) => void setImmediate(klaar))));

/**
 * Where a stranger may guess: a password, the code of a letter or a mail. From the front of the address, because a case
 * has a page 'uitnodiging' too: who is half or wholly inside waits nowhere.
 */
const GERADEN = /^\/(\(toegang\)\/(inloggen|uitnodiging|collega)|loket\/code)$/;

const isPoging = ({ request, route }: RequestEvent): boolean =>
	request.method === 'POST' && GERADEN.test(route.id ?? '');

const isWachtwoord = ({ url }: RequestEvent): boolean =>
	url.pathname === DEUR && url.searchParams.has('/wachtwoord');

const alsAntwoord = ({ status, seconden }: Afwijzing, { koppen }: Sjabloon, bytes: Buffer<ArrayBuffer>) =>
	new Response(bytes, {
		status,
		headers: [...koppen, ['retry-after', String(seconden)], ['content-length', String(bytes.length)]]
	});

/**
 * Stops an attempt that the throttle or the queue refuses, before anything is done for it.
 * @returns the answer; null for every other request and for an attempt that has to be looked at
 */
export async function houdTegen(event: RequestEvent): Promise<Response | null> {
	if (!isPoging(event)) return null;
	await opDeBeurt();
	if (!isWachtwoord(event)) return null;
	const gegevens = await event.request
		.clone()
		.formData()
		.catch(() => new FormData());
	const inlognaam = String(gegevens.get('inlognaam') ?? '').trim();
	if (inlognaam === '' || inlognaam.length > INLOGNAAM_HOOGUIT || !gegevens.get('wachtwoord')) return null;
	const van = {
		adres: voorvoegsel(event.getClientAddress()),
		toestelCookie: event.cookies.get(TOESTEL_COOKIE),
		nu: nu()
	};
	const afwijzing = await wijsAf(huis(), inlognaam, van).catch((fout: unknown) => {
		if (fout instanceof EvenGeduld) return null;
		throw fout;
	});
	if (!afwijzing) return null;
	const vorm = await (sjabloon ??= maakSjabloon(event).catch(() => null));
	if (!vorm) {
		sjabloon = undefined;
		return null;
	}
	const naar = leesBestemming(gegevens.get('naar'));
	const inhoud = { melding: zinVan(afwijzing, 'u'), inlognaam, naar };
	return alsAntwoord(afwijzing, vorm, Buffer.from(vulIn(vorm.html, inhoud)));
}
