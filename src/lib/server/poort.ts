/**
 * The HTTP edge: parse, enter, answer. Every load, action and endpoint is made here, and carries the right it needs
 * as a brand; a test walks all routes and fails on one without (tests/poort).
 */
import {
	error,
	fail,
	redirect,
	type Action,
	type RequestEvent,
	type RequestHandler,
	type ServerLoadEvent
} from '@sveltejs/kit';
import * as v from 'valibot';
import { bevoegdheid, type Recht } from '../domein/bevoegdheid.ts';
import { isWeigering, type Weigering } from '../domein/weigering.ts';
import { vertaler } from '../i18n/index.ts';
import { eisBewijs, eisBewijsBij } from './bewijs.ts';
import { legVast } from './context.ts';
import { belnummerVoor, eisAccount, inCasus } from './deur.ts';
import {
	geweigerd,
	leesFormulier,
	ongeldig,
	teGroot,
	type Formulierschema,
	type Mislukt
} from './formulier.ts';
import { voerUit, werkVooraf, type Actiekeuze, type Handler } from './handeling.ts';
import { nu } from './klok.ts';
import { menuVan, werktMee, type Menupunt } from './menu.ts';
import { EvenGeduld } from './opslag/motor.ts';
import { buiten, type Plek } from './plek.ts';
import { rustEinde } from './toegang/sessie.ts';
import { geefTerug } from './verlopen.ts';

export { magNu } from './bewijs.ts';
export type { Binnen, Buiten } from './plek.ts';

export const MERK = Symbol.for('aan-tafel.poort');

/** Seconds after which somebody who read "even geduld" may well try again. */
const GEDULD = '10';

/** Brands an entrance. When the store is away or full, nothing was done and the answer says so: no defect, no reference. */
function merk<E extends RequestEvent, T>(fn: (event: E) => T | Promise<T>, recht: Recht) {
	const ingang = async (event: E): Promise<T> => {
		try {
			return await fn(event);
		} catch (fout) {
			if (!(fout instanceof EvenGeduld)) throw fout;
			event.setHeaders({ 'retry-after': GEDULD });
			error(503, { message: 'even-geduld', stem: event.locals.gebruiker?.stem ?? 'u' });
		}
	};
	return Object.assign(ingang, { [MERK]: recht });
}

/** What every page gets besides its own data: a key for its forms, the reader's voice, the frame. */
function randgegevens(event: RequestEvent, stem: 'u' | 'je', prive: boolean) {
	const { gebruiker } = event.locals;
	const rand = gebruiker
		? {
				uitloggen: true,
				account: gebruiker.soort === 'vol',
				sessieSeconden: Math.floor(nu().until(rustEinde(gebruiker)).total('seconds')),
				prive,
				stem
			}
		: undefined;
	return { sleutel: crypto.randomUUID(), stem, rand };
}

/**
 * Makes a page's load. A casus page is served in the transaction that records that it was looked at.
 * @param recht the right this page needs
 * @param handler gives the page's data; a Weigering becomes 409, `undefined` of something asked for becomes 404 by `nietGevonden()`
 */
export function pagina<R extends Recht, T extends object>(
	recht: R,
	handler: (plek: Plek<R>, event: ServerLoadEvent) => Promise<T | Weigering> | T | Weigering
) {
	const load = async (event: ServerLoadEvent) => {
		const isCasus = bevoegdheid(recht).soort === 'casus';
		const stem = event.locals.gebruiker?.stem ?? 'u';
		let uitkomst: T | Weigering;
		let menu: Menupunt[] = [];
		let werkt = false;
		let zaak: string | undefined;
		if (bevoegdheid(recht).soort !== 'openbaar') eisBewijs(event, recht, eisAccount(event, recht));
		if (isCasus) {
			uitkomst = await inCasus(event, recht, async (hier) => {
				menu = menuVan(hier.casus.id, hier.wie.rollen, stem);
				werkt = hier.wie.rollen.some(werktMee);
				if (werkt) zaak = hier.casus.referentienummer;
				const gegevens = await handler(hier as Plek<R>, event);
				if (!isWeigering(gegevens) && !hier.vastgelegd) await legVast(hier, { objectId: hier.casus.id });
				return gegevens;
			});
		} else {
			uitkomst = await handler(buiten(event) as Plek<R>, event);
		}
		if (isWeigering(uitkomst))
			error(409, {
				message: vertaler('nl', stem).los(`fout.${uitkomst.sleutel}`, uitkomst.gegevens),
				stem,
				...(isCasus && event.locals.gebruiker && (await belnummerVoor(event, event.locals.gebruiker)))
			});
		return { ...randgegevens(event, stem, isCasus), menu, werkt, zaak, ...uitkomst };
	};
	return merk(load, recht);
}

/** Nothing here: for a child of a case that this person cannot reach. The same answer as for an unknown case. */
export const nietGevonden = (): never => error(404, 'niet-gevonden');

/**
 * Makes a form action: parse, enter, act, answer. One transaction; a Weigering undoes it and keeps what was typed.
 * A form with a `sleutel` acts once, however often it is sent (dreigingen R11).
 */
export function actie<R extends Recht, S extends Formulierschema, W = undefined>(
	recht: R,
	schema: S,
	handler: Handler<R, v.InferOutput<S>, W>,
	keuze: Actiekeuze<v.InferOutput<S>, W> = {}
) {
	const { soort } = bevoegdheid(recht);
	const doe: Action = async (event) => {
		const { teGroot: wat } = event.locals;
		if (wat) return fail(413, teGroot(vertaler('nl', event.locals.gebruiker?.stem ?? 'u'), wat));
		if (soort === 'casus') await geefTerug(event);
		const gebruiker = soort === 'openbaar' ? null : eisAccount(event, recht);
		const gegevens = await event.request.formData().catch(() => new FormData());
		if (gebruiker) eisBewijsBij(event, recht, gebruiker, gegevens);
		const t = vertaler('nl', event.locals.gebruiker?.stem ?? 'u');
		const gelezen = v.safeParse(schema, leesFormulier(gegevens), { abortPipeEarly: true });
		if (!gelezen.success) return fail(400, ongeldig(t, schema, gelezen.issues, gegevens));

		const inzending = { event, recht, invoer: gelezen.output as v.InferOutput<S>, gegevens };
		const vooraf = await werkVooraf(inzending, keuze);
		if ('weigering' in vooraf) return fail(vooraf.status, geweigerd(t, vooraf.weigering, gegevens));
		const gevolg = await voerUit(inzending, handler, keuze, vooraf.werk);
		if (isWeigering(gevolg)) return fail(409, geweigerd(t, gevolg, gegevens) satisfies Mislukt);
		if (gevolg && 'naar' in gevolg && typeof gevolg.naar === 'string') redirect(303, gevolg.naar);
		return gevolg as Record<string, unknown> | void;
	};
	return merk(doe, recht);
}

/**
 * Makes an endpoint. In a case the handler may return a function: it runs after the look was recorded and committed.
 */
export function antwoord<R extends Recht>(
	recht: R,
	handler: (plek: Plek<R>, event: RequestEvent) => Promise<Response | (() => Promise<Response>)>
) {
	const doe: RequestHandler = async (event) => {
		if (event.locals.teGroot) error(413, 'te-groot');
		if (bevoegdheid(recht).soort !== 'openbaar') eisBewijs(event, recht, eisAccount(event, recht));
		if (bevoegdheid(recht).soort !== 'casus') {
			const uitkomst = await handler(buiten(event) as Plek<R>, event);
			return typeof uitkomst === 'function' ? uitkomst() : uitkomst;
		}
		const uitkomst = await inCasus(event, recht, async (hier) => {
			const gemaakt = await handler(hier as Plek<R>, event);
			if (!hier.vastgelegd) await legVast(hier, { objectId: hier.casus.id });
			return gemaakt;
		});
		if (isWeigering(uitkomst)) error(409, 'nu-niet');
		return typeof uitkomst === 'function' ? uitkomst() : uitkomst;
	};
	return merk(doe, recht);
}
