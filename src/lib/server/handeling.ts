/** An act sent by a form: slow work before it, then the act itself, once, recorded, in one transaction. */
import type { RequestEvent } from '@sveltejs/kit';
import { bevoegdheid, type Feiten, type Recht } from '../domein/bevoegdheid.ts';
import { isWeigering, type Weigering } from '../domein/weigering.ts';
import { legVast } from './context.ts';
import { inCasus } from './deur.ts';
import { huis } from './huis.ts';
import * as idempotentie from './idempotentie.ts';
import { buiten, type Plek } from './plek.ts';

/** An action's outcome: where to go next, something for the same page, or a refusal. */
export type Gevolg = { naar: string } | Record<string, unknown> | Weigering | void;

export type Handler<R extends Recht, I, W> = (
	plek: Plek<R>,
	invoer: I,
	event: RequestEvent,
	vooraf: W
) => Promise<Gevolg> | Gevolg;

export type Actiekeuze<I, W> = {
	/** Facts for the policy's condition, from the form. */
	feiten?: (invoer: I) => Feiten;
	/** Slow work (reading a file) outside the transaction, after the right was checked. */
	vooraf?: (invoer: I, event: RequestEvent) => Promise<W | Weigering>;
	/** Saving a draft: the same form comes again and again with another text. */
	herhaalbaar?: boolean;
};

/** A form that its schema accepted. */
type Inzending<R extends Recht, I> = { event: RequestEvent; recht: R; invoer: I; gegevens: FormData };

/**
 * Does what must not be in the transaction; in a case only for who may act there.
 * @returns what it made, or a refusal with its status: 409 when the act is not allowed now, 422 when the work refused
 */
export async function werkVooraf<R extends Recht, I, W>(
	{ event, recht, invoer }: Inzending<R, I>,
	keuze: Actiekeuze<I, W>
): Promise<{ werk: W } | { status: 409 | 422; weigering: Weigering }> {
	if (!keuze.vooraf) return { werk: undefined as W };
	if (bevoegdheid(recht).soort === 'casus') {
		const feiten = keuze.feiten?.(invoer);
		const mag = await inCasus(event, recht, async () => {}, {
			...(feiten && { feiten }),
			alleenLezen: true
		});
		if (isWeigering(mag)) return { status: 409, weigering: mag };
	}
	const werk = await keuze.vooraf(invoer, event);
	return isWeigering(werk) ? { status: 422, weigering: werk } : { werk };
}

/** Acts: outside a case as the handler sees fit, in a case in one transaction, with its record and only once. */
export async function voerUit<R extends Recht, I, W>(
	{ event, recht, invoer, gegevens }: Inzending<R, I>,
	handler: Handler<R, I, W>,
	keuze: Actiekeuze<I, W>,
	vooraf: W
): Promise<Gevolg> {
	if (bevoegdheid(recht).soort !== 'casus') return handler(buiten(event) as Plek<R>, invoer, event, vooraf);
	const feiten = keuze.feiten?.(invoer);
	const verzending = keuze.herhaalbaar
		? null
		: await idempotentie.verzendingVan(huis().sleutels, event, recht, gegevens);
	return inCasus<Gevolg>(
		event,
		recht,
		(hier, tx) =>
			idempotentie.eenmaal({ tx, nu: hier.nu }, verzending, async () => {
				const uitkomst = await handler(hier as Plek<R>, invoer, event, vooraf);
				if (!isWeigering(uitkomst) && !hier.vastgelegd) await legVast(hier, { objectId: hier.casus.id });
				return uitkomst;
			}),
		{ ...(feiten && { feiten }), eerder: (tx) => idempotentie.eerder(tx, verzending) }
	);
}
