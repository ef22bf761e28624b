/**
 * The HTTP edge: parse, enter, answer. Every load, action and endpoint is made here, and carries the right it needs
 * as a brand; a test walks all routes and fails on one without (tests/poort).
 */
import {
	error,
	fail,
	isHttpError,
	redirect,
	type Action,
	type RequestEvent,
	type RequestHandler,
	type ServerLoadEvent
} from '@sveltejs/kit';
import * as v from 'valibot';
import { bevoegdheid, rechten, type Feiten, type Recht } from '../domein/bevoegdheid.ts';
import { isWeigering, type Weigering } from '../domein/weigering.ts';
import { vertaler } from '../i18n/index.ts';
import { eisBewijs, eisBewijsBij } from './bewijs.ts';
import * as belnummer from './casus/belnummer.ts';
import { betreed, GeenRecht, GeenToegang, legVast, type Betreding } from './context.ts';
import { geweigerd, leesFormulier, ongeldig, type Formulierschema, type Mislukt } from './formulier.ts';
import { huis } from './huis.ts';
import * as idempotentie from './idempotentie.ts';
import { dag, nu, tijdstip } from './klok.ts';
import { menuVan, werktMee, type Menupunt } from './menu.ts';
import { schrijfAudit } from './opslag/audit.ts';
import type { Db, Opslag } from './opslag/index.ts';
import { EvenGeduld } from './opslag/motor.ts';
import { rustEinde, type Gebruiker } from './toegang/sessie.ts';
import { geefTerug } from './verlopen.ts';

export { magNu } from './bewijs.ts';

type SoortVan<R extends Recht> = (typeof rechten)[R]['soort'];

/** Outside a case: the store itself, because such an act decides about its own transactions (argon2 takes long). */
export type Buiten = {
	opslag: Opslag;
	nu: Temporal.Instant;
	vandaag: Temporal.PlainDate;
	verzoekId: string;
	gebruiker: Gebruiker | null;
};
/** Signed in, not in a case. */
export type Binnen = Buiten & { gebruiker: Gebruiker & { accountId: string } };

export type Plek<R extends Recht> =
	SoortVan<R> extends 'openbaar'
		? Buiten
		: SoortVan<R> extends 'half' | 'account' | 'post'
			? Binnen
			: Betreding;

/** An action's outcome: where to go next, something for the same page, or a refusal. */
export type Gevolg = { naar: string } | Record<string, unknown> | Weigering | void;

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

const buiten = (event: RequestEvent): Buiten => {
	const moment = nu();
	return {
		opslag: huis(),
		nu: moment,
		vandaag: dag(moment),
		verzoekId: event.locals.verzoekId,
		gebruiker: event.locals.gebruiker
	};
};

/** True unless the right comes with a post that this person does not hold now. */
const metPost = (recht: Recht, { aanstellingen }: Gebruiker): boolean => {
	const regel = bevoegdheid(recht);
	return regel.soort !== 'post' || aanstellingen.some((post) => regel.rollen.includes(post.rol));
};

/** Signed out, half signed in or a loket session: to the door, whether the address exists or not. */
function eisAccount(event: RequestEvent, recht: Recht): Gebruiker {
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
async function inCasus<T>(
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
async function belnummerVoor(event: RequestEvent, gebruiker: Gebruiker): Promise<{ telefoon?: string }> {
	const { casus: casusId = '' } = event.params;
	const wie = { gebruiker, casusId, moment: nu(), verzoekId: event.locals.verzoekId };
	const telefoon = await belnummer.voorGezin(huis(), wie);
	return telefoon ? { telefoon } : {};
}

/** What every page gets besides its own data: a key for its forms, the reader's voice, the frame. */
function randgegevens(event: RequestEvent, stem: 'u' | 'je', prive: boolean) {
	const { gebruiker } = event.locals;
	const rand = gebruiker
		? {
				uitloggen: true,
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
		if (bevoegdheid(recht).soort !== 'openbaar') eisBewijs(event, recht, eisAccount(event, recht));
		if (isCasus) {
			uitkomst = await inCasus(event, recht, async (hier) => {
				menu = menuVan(hier.casus.id, hier.wie.rollen, stem);
				werkt = hier.wie.rollen.some(werktMee);
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
		return { ...randgegevens(event, stem, isCasus), menu, werkt, ...uitkomst };
	};
	return merk(load, recht);
}

/** Nothing here: for a child of a case that this person cannot reach. The same answer as for an unknown case. */
export const nietGevonden = (): never => error(404, 'niet-gevonden');

type Actiekeuze<I, W> = {
	/** Facts for the policy's condition, from the form. */
	feiten?: (invoer: I) => Feiten;
	/** Slow work (reading a file) outside the transaction, after the right was checked. */
	vooraf?: (invoer: I, event: RequestEvent) => Promise<W | Weigering>;
	/** Saving a draft: the same form comes again and again with another text. */
	herhaalbaar?: boolean;
};

/**
 * Makes a form action: parse, enter, act, answer. One transaction; a Weigering undoes it and keeps what was typed.
 * A form with a `sleutel` acts once, however often it is sent (dreigingen R11).
 */
export function actie<R extends Recht, S extends Formulierschema, W = undefined>(
	recht: R,
	schema: S,
	handler: (
		plek: Plek<R>,
		invoer: v.InferOutput<S>,
		event: RequestEvent,
		vooraf: W
	) => Promise<Gevolg> | Gevolg,
	keuze: Actiekeuze<v.InferOutput<S>, W> = {}
) {
	const isCasus = bevoegdheid(recht).soort === 'casus';
	const doe: Action = async (event) => {
		if (isCasus) await geefTerug(event);
		const gebruiker = bevoegdheid(recht).soort === 'openbaar' ? null : eisAccount(event, recht);
		const gegevens = await event.request.formData().catch(() => new FormData());
		if (gebruiker) eisBewijsBij(event, recht, gebruiker, gegevens);
		const t = vertaler('nl', event.locals.gebruiker?.stem ?? 'u');
		const gelezen = v.safeParse(schema, leesFormulier(gegevens), { abortPipeEarly: true });
		if (!gelezen.success) return fail(400, ongeldig(t, schema, gelezen.issues, gegevens));
		const invoer = gelezen.output as v.InferOutput<S>;
		const feiten = keuze.feiten?.(invoer);
		let klaar = undefined as W;

		if (keuze.vooraf) {
			if (isCasus) {
				const mag = await inCasus(event, recht, async () => true, {
					...(feiten && { feiten }),
					alleenLezen: true
				});
				if (isWeigering(mag)) return fail(409, geweigerd(t, mag, gegevens));
			}
			const werk = await keuze.vooraf(invoer, event);
			if (isWeigering(werk)) return fail(422, geweigerd(t, werk, gegevens));
			klaar = werk;
		}
		const verzending =
			isCasus && !keuze.herhaalbaar
				? await idempotentie.verzendingVan(huis().sleutels, event, recht, gegevens)
				: null;
		const gevolg = isCasus
			? await inCasus<Gevolg>(
					event,
					recht,
					(hier, tx) => {
						const handel = async () => {
							const uitkomst = await handler(hier as Plek<R>, invoer, event, klaar);
							if (!isWeigering(uitkomst) && !hier.vastgelegd)
								await legVast(hier, { objectId: hier.casus.id });
							return uitkomst;
						};
						return idempotentie.eenmaal({ tx, nu: hier.nu }, verzending, handel);
					},
					{ ...(feiten && { feiten }), eerder: (tx) => idempotentie.eerder(tx, verzending) }
				)
			: await handler(buiten(event) as Plek<R>, invoer, event, klaar);
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
