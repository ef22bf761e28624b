/** Cookie → locals.gebruiker, headers, errors. Nothing else reads the cookie; no guard stands here (that is the poort). */
import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { building } from '$app/environment';
import { huis, openHuis, sluitHuis } from '#lib/server/huis.ts';
import { nu } from '#lib/server/klok.ts';
import { zetKoppen } from '#lib/server/koppen.ts';
import { EvenGeduld } from '#lib/server/opslag/motor.ts';
import * as kleinscript from '#lib/server/kleinscript.ts';
import { persSamen } from '#lib/server/samenpersen.ts';
import { spoor } from '#lib/server/spoor.ts';
import { StartFout } from '#lib/server/opslag/sleutelbestand.ts';
import { houdTegen } from '#lib/server/voordeur.ts';
import { startTaken } from '#lib/server/taken/index.ts';
import { COOKIE, zoek } from '#lib/server/toegang/sessie.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';

/** Bytes; a file may be 25 MB, everything else is text. */
const LIJF = 512 * 1024;
const LIJF_MET_BESTAND = 27 * 1024 * 1024;
const metBestand = (event: { route: { id: string | null } }) =>
	/documenten|stukken/.test(event.route.id ?? '');

/** An answer before the whole body has come closes the line, and the browser shows an error page of its own. */
async function laatUitspreken(request: Request): Promise<void> {
	if (!request.body || request.bodyUsed || request.body.locked) return;
	const lezer = request.body.getReader();
	try {
		for (let gelezen = 0; gelezen < 2 * LIJF_MET_BESTAND;) {
			const { done, value } = await lezer.read();
			if (done) return;
			gelezen += value.byteLength;
		}
	} catch {
		// Who stops sending needs no answer.
	}
}

export const init: ServerInit = async () => {
	if (building) return;
	zetKoppen();
	try {
		const opslag = await openHuis();
		const taken = startTaken(opslag);
		process.once('sveltekit:shutdown', () => void taken.stop().then(sluitHuis));
	} catch (fout) {
		if (!(fout instanceof StartFout)) throw fout;
		process.stderr.write(`Aan Tafel start niet. ${fout.message}\n`);
		process.exit(1);
	}
};

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.verzoekId = nieuwId();
	event.locals.gebruiker = null;
	const metScript = { transformPageChunk: kleinscript.zetErin(event) };
	if (building) return resolve(event, metScript);

	const { request } = event;
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		const herkomst = request.headers.get('sec-fetch-site');
		if (herkomst && herkomst !== 'same-origin' && herkomst !== 'none') error(403, 'andere-site');
		const lengte = Number(request.headers.get('content-length') ?? 0);
		const bestand = metBestand(event);
		if (lengte > (bestand ? LIJF_MET_BESTAND : LIJF)) {
			await laatUitspreken(request);
			// The poort says so, on the page it came from.
			event.locals.teGroot = bestand ? 'bestand' : 'tekst';
		}
	}
	const tegengehouden = event.locals.teGroot ? undefined : await houdTegen(event);
	if (tegengehouden) return tegengehouden;
	try {
		event.locals.gebruiker = await zoek(huis(), event.cookies.get(COOKIE), nu());
	} catch (fout) {
		if (!(fout instanceof EvenGeduld)) throw fout;
		event.locals.opslagWeg = true;
	}
	const antwoord = await resolve(event, metScript);
	await laatUitspreken(request);
	// Nothing that this server renders may stay in a cache; files have headers of their own.
	if (!antwoord.headers.has('cache-control')) antwoord.headers.set('cache-control', 'no-store');
	return persSamen(request, antwoord);
};

/** A defect: a reference for the person, and for us the kind and place; never the message, which may hold content. */
export const handleError: HandleServerError = ({ error: fout, event, status, message }) => {
	const stem = event.locals.gebruiker?.stem ?? 'u';
	if (status < 500) return { message, stem };
	process.stderr.write(`${event.locals.verzoekId} ${event.route.id ?? '-'} ${spoor(fout)}\n`);
	return { message: 'storing', kenmerk: event.locals.verzoekId, stem };
};
