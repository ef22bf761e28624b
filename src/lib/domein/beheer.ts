/**
 * Posts of professionals: who may ask for one, who confirms, and for how long (issue 3 §2, dreigingen C05, C06). A
 * beheerder manages people and never a case: no post comes about by one beheerder alone, and none for oneself.
 */
import * as v from 'valibot';
import type { Rol } from './rol.ts';
import { id, verplicht } from './veld.ts';
import { weiger, type Weigering } from './weigering.ts';

/** What a beheerder may propose. Each of these reaches content, or people who reach content. */
export const postRollen = [
	'voorzitter',
	'procesondersteuner',
	'fg',
	'beheerder'
] as const satisfies readonly Rol[];
export type PostRol = (typeof postRollen)[number];
/** These two replace each other between subregio's (S1-E15). */
export const vervangRollen: readonly Rol[] = ['voorzitter', 'procesondersteuner'];

/** A stand-in always ends (dreigingen C05). */
export const VERVANGING_HOOGUIT_DAGEN = 92;
/** How long link and code of a professional work. */
export const COLLEGA_GELDIG_DAGEN = 7;

/** Where a beheerder manages people: a region, or one subregio of it. */
export type Gebied = { readonly regio: string; readonly subregio: string | null };

/** True when a place lies within the area; a whole region lies only within a whole region. */
export const ligtIn = (gebied: readonly Gebied[], plek: Gebied): boolean =>
	gebied.some((een) => een.regio === plek.regio && (een.subregio === null || een.subregio === plek.subregio));

export type Voorstel = Gebied & {
	readonly accountId: string;
	readonly rol: PostRol;
	readonly van: Temporal.PlainDate;
	readonly tot: Temporal.PlainDate | null;
	/** The account that is stood in for; null for a post of one's own. */
	readonly vervangt: string | null;
};

/**
 * May this beheerder ask for this post? Refuses with `beheer.niet-zelf`, `beheer.ander-gebied`, `beheer.volgorde` when
 * it ends before it begins or in the past, and for a stand-in `beheer.vervanging-rol`, `beheer.vervanging-zelf`,
 * `beheer.vervanging-einde` without an end, `beheer.vervanging-lang`.
 */
export const magVoorstellen = (
	door: { readonly accountId: string; readonly gebied: readonly Gebied[] },
	wat: Voorstel,
	vandaag: Temporal.PlainDate
): true | Weigering => {
	if (wat.accountId === door.accountId) return weiger('beheer.niet-zelf');
	if (!ligtIn(door.gebied, wat)) return weiger('beheer.ander-gebied', { veld: 'waar' });
	const begin = Temporal.PlainDate.compare(wat.van, vandaag) < 0 ? vandaag : wat.van;
	if (wat.tot !== null && Temporal.PlainDate.compare(wat.tot, begin) <= 0)
		return weiger('beheer.volgorde', { veld: 'tot' });
	if (wat.vervangt === null) return true;
	if (!vervangRollen.includes(wat.rol)) return weiger('beheer.vervanging-rol', { veld: 'rol' });
	if (wat.vervangt === wat.accountId) return weiger('beheer.vervanging-zelf', { veld: 'vervangt' });
	if (wat.tot === null) return weiger('beheer.vervanging-einde', { veld: 'tot' });
	return wat.van.until(wat.tot, { largestUnit: 'day' }).days > VERVANGING_HOOGUIT_DAGEN
		? weiger('beheer.vervanging-lang', { veld: 'tot' })
		: true;
};

/**
 * May this beheerder decide on a proposal? Never who asked for it, never whom it is about (dreigingen C06). Refuses
 * with `beheer.tweede-ander`, `beheer.niet-zelf`, `beheer.ander-gebied`, `beheer.al-beslist`.
 */
export const magBeslissen = (
	door: { readonly accountId: string; readonly gebied: readonly Gebied[] },
	wat: Gebied & { readonly accountId: string; readonly gevraagdDoor: string; readonly status: string }
): true | Weigering => {
	if (wat.status !== 'open') return weiger('beheer.al-beslist');
	if (wat.gevraagdDoor === door.accountId) return weiger('beheer.tweede-ander');
	if (wat.accountId === door.accountId) return weiger('beheer.niet-zelf');
	return ligtIn(door.gebied, wat) ? true : weiger('beheer.ander-gebied');
};

const dag = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.isoDate('fout.datum'),
	v.transform((tekst) => Temporal.PlainDate.from(tekst))
);
const dagOfNiet = v.union(
	[
		v.pipe(
			v.optional(v.literal(''), ''),
			v.transform(() => null)
		),
		dag
	],
	'fout.datum'
);
const idOfNiet = v.union(
	[
		v.pipe(
			v.optional(v.literal(''), ''),
			v.transform(() => null)
		),
		id
	],
	'fout.ongeldig'
);
/** `twente` or `twente/enschede`. */
const waar = v.pipe(
	v.optional(v.string(), ''),
	v.regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'fout.verplicht'),
	v.transform((gekozen): Gebied => {
		const [regio = '', subregio = null] = gekozen.split('/');
		return { regio, subregio };
	})
);

export const CollegaFormulier = v.object({
	naam: verplicht(200),
	email: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.email('fout.email'),
		v.maxLength(254, 'fout.te-lang')
	),
	organisatie: v.pipe(v.optional(v.string(), ''), v.regex(/^[0-9a-f-]{36}$/, 'fout.verplicht'))
});
export const PostFormulier = v.object({
	rol: v.picklist(postRollen, 'fout.verplicht'),
	waar,
	van: dag,
	tot: dagOfNiet,
	vervangt: idOfNiet
});
export const EindeFormulier = v.object({ post: id, tot: dag });
export const VoorstelKeuze = v.object({ voorstel: id });
export const OrganisatieFormulier = v.object({ naam: verplicht(200), regio: verplicht(40) });
export const OrganisatieKeuze = v.object({ organisatie: id });
export const NietsFormulier = v.object({});
