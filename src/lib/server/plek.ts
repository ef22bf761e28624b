/** Where a handler stands: outside everything, signed in, or inside a case; and what it carries there. */
import type { RequestEvent } from '@sveltejs/kit';
import type { rechten, Recht } from '../domein/bevoegdheid.ts';
import type { Betreding } from './context.ts';
import { huis } from './huis.ts';
import { dag, nu } from './klok.ts';
import type { Opslag } from './opslag/index.ts';
import type { Gebruiker } from './toegang/sessie.ts';

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

/** The place of who stands outside a case, at this moment. */
export const buiten = (event: RequestEvent): Buiten => {
	const moment = nu();
	return {
		opslag: huis(),
		nu: moment,
		vandaag: dag(moment),
		verzoekId: event.locals.verzoekId,
		gebruiker: event.locals.gebruiker
	};
};
