/** The posts themselves: how one ends. How one begins stands in voorstel.ts, because that takes two. */
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { ligtIn } from '../../domein/beheer.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { aanstelling } from '../opslag/schema.ts';
import { beeindigAlle } from '../toegang/sessie.ts';
import { legVast, type Beheer } from './plek.ts';

/**
 * Ends a post on a day; today ends it now, with every session of who held it (issue 3 §1: dead within a second). A later
 * day can only make it shorter: making it longer is asking anew. Refuses `beheer.onbekend`, `beheer.volgorde`,
 * `beheer.langer`, `beheer.laatste-beheerder`.
 */
export async function beeindig(
	hier: Beheer,
	postId: string,
	tot: Temporal.PlainDate
): Promise<void | Weigering> {
	const [post] = await hier.tx.select().from(aanstelling).where(eq(aanstelling.id, postId));
	if (!post || !ligtIn(hier.gebied, post)) return weiger('beheer.onbekend');
	const vandaag = hier.vandaag.toString();
	const dag = tot.toString();
	if (dag < vandaag) return weiger('beheer.volgorde', { veld: 'tot' });
	if (post.tot !== null && dag >= post.tot) return weiger('beheer.langer', { veld: 'tot' });
	if (post.rol === 'beheerder' && !(await blijftErEen(hier, post))) return weiger('beheer.laatste-beheerder');
	await hier.tx.update(aanstelling).set({ tot: dag }).where(eq(aanstelling.id, postId));
	if (dag <= vandaag) await beeindigAlle(hier.tx, post.accountId);
	await legVast(hier, { handeling: 'beheer.post-beeindigd', objectId: postId });
}

/** Without a beheerder nobody could ever be appointed again in this region. */
async function blijftErEen(hier: Beheer, post: typeof aanstelling.$inferSelect): Promise<boolean> {
	const anderen = await hier.tx
		.select({ accountId: aanstelling.accountId, subregio: aanstelling.subregio })
		.from(aanstelling)
		.where(
			and(
				eq(aanstelling.rol, 'beheerder'),
				eq(aanstelling.regio, post.regio),
				or(isNull(aanstelling.tot), gt(aanstelling.tot, hier.vandaag.toString()))
			)
		);
	return anderen.some((een) => een.accountId !== post.accountId);
}
