/** What the door reads from a request and writes to a browser. The session cookie itself is read in the hook only. */
import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { Buiten } from '#lib/server/poort.ts';
import { teDruk, teVaak, type Afwijzing } from '#lib/server/toegang/afwijzing.ts';
import type { Binnen, Klopper } from '#lib/server/toegang/inlog.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import { COOKIE, cookieEigenschappen } from '#lib/server/toegang/sessie.ts';
import { soort, TOESTEL_COOKIE, TOESTEL_SECONDEN } from '#lib/server/toegang/toestel.ts';
import { TeDruk } from '#lib/server/toegang/trage-hash.ts';
import { zinVan } from '#lib/server/voordeur.ts';

/** Who knocks, as far as the request tells. */
export const klopper = (event: RequestEvent, van: { nu: Temporal.Instant; verzoekId: string }): Klopper => ({
	apparaat: soort(event.request.headers.get('user-agent')),
	toestelCookie: event.cookies.get(TOESTEL_COOKIE),
	adres: pogingen.voorvoegsel(event.getClientAddress()),
	nu: van.nu,
	verzoekId: van.verzoekId
});

/** Gives the browser its session; it ends with the browser at the latest. */
export const geefSessie = (event: RequestEvent, token: string): void =>
	event.cookies.set(COOKIE, token, cookieEigenschappen);

/** Gives the browser its session and lets it be recognised a next time. */
export function geefBinnen(event: RequestEvent, binnen: Binnen): void {
	geefSessie(event, binnen.sessie);
	event.cookies.set(TOESTEL_COOKIE, binnen.toestel, { ...cookieEigenschappen, maxAge: TOESTEL_SECONDEN });
}

/** A short-lived cookie of one screen. */
export const geefKort = (event: RequestEvent, naam: string, waarde: string, minuten: number): void =>
	event.cookies.set(naam, waarde, { ...cookieEigenschappen, maxAge: minuten * 60 });

export const neemTerug = (event: RequestEvent, naam: string): void =>
	event.cookies.delete(naam, cookieEigenschappen);

/** "Not now": with the time to come back, and with what was typed still there. */
function uitstel(event: RequestEvent, afwijzing: Afwijzing, waarden: Record<string, string>) {
	event.setHeaders({ 'retry-after': String(afwijzing.seconden) });
	const melding = zinVan(afwijzing, event.locals.gebruiker?.stem ?? 'u');
	return fail(afwijzing.status, { melding, velden: {}, waarden }) as object as Record<string, unknown>;
}

/**
 * Runs slow work at the door. Too many tries become 429, a full queue 503, both as a sentence on the same page.
 * @param waarden what was typed and may be shown again
 */
export async function metGeduld<T>(
	event: RequestEvent,
	waarden: Record<string, string>,
	doe: () => Promise<T | pogingen.EvenWachten>
): Promise<{ uitkomst: T } | { uitstel: Record<string, unknown> }> {
	try {
		const uitkomst = await doe();
		if (uitkomst instanceof pogingen.EvenWachten)
			return { uitstel: uitstel(event, teVaak(uitkomst), waarden) };
		return { uitkomst };
	} catch (fout) {
		if (!(fout instanceof TeDruk)) throw fout;
		return { uitstel: uitstel(event, teDruk, waarden) };
	}
}

/** A page's answer to a form: what the poort gives after a refusal, or what the action returned. */
export type Antwoord =
	{ melding?: string; velden?: Record<string, string>; waarden?: Record<string, string> } | null | undefined;

/** Limits an endpoint that costs us a row and needs no secret. @throws 429 */
export async function begrens(plek: Buiten, event: RequestEvent): Promise<void> {
	const emmers = pogingen.voorVraag({ adres: klopper(event, plek).adres, toestelId: null });
	const wacht = await pogingen.klop(plek.opslag, emmers, plek.nu);
	if (!wacht) return;
	event.setHeaders({ 'retry-after': String(wacht.seconden) });
	error(429, 'te-vaak');
}
