/** Quiet hours: what can wait until the morning does (issue 3 §1). */
import { and, eq, isNotNull } from 'drizzle-orm';
import { stilTot } from '../../domein/profiel.ts';
import { tijdstip } from '../klok.ts';
import type { Opslag } from '../opslag/index.ts';
import type { Inhoud, UitboxRij } from '../opslag/post.ts';
import { account, rol, uitbox } from '../opslag/schema.ts';

/** What may wait for the morning. A code that somebody asked for, and a warning about the own account, never do. */
const KAN_WACHTEN: readonly string[] = ['bericht', 'uitnodiging', 'melding'];

/** When the quiet hours of the reader are over (issue 3 §1); null when the mail may go now. */
export async function wachtTot(
	opslag: Opslag,
	rij: UitboxRij,
	inhoud: (Inhoud & { aan: string }) | undefined,
	moment: Temporal.Instant
): Promise<Temporal.Instant | null> {
	if (!inhoud || !KAN_WACHTEN.includes(rij.soort)) return null;
	const { persoonId, aan, post } = inhoud;
	if (persoonId === null && post.soort !== 'melding') return null;
	const wieLeest = post.soort === 'melding' ? eq(account.id, aan) : eq(rol.persoonId, persoonId ?? '');
	const [wie] = await opslag.lees((db) =>
		db
			.select({ van: account.stilVan, tot: account.stilTot })
			.from(account)
			.leftJoin(rol, eq(rol.accountId, account.id))
			.where(and(wieLeest, isNotNull(account.stilVan)))
			.limit(1)
	);
	return wie?.van && wie.tot ? stilTot(moment, wie.van, wie.tot) : null;
}

/** Puts a mail back until then; this was no try. */
export const legWeg = (opslag: Opslag, rij: UitboxRij, straks: Temporal.Instant): Promise<unknown> =>
	opslag.schrijf((db) =>
		db
			.update(uitbox)
			.set({
				status: 'wacht',
				pogingen: rij.pogingen - 1,
				leaseTot: null,
				volgendePogingOp: tijdstip(straks)
			})
			.where(and(eq(uitbox.id, rij.id), eq(uitbox.status, 'bezig'), eq(uitbox.pogingen, rij.pogingen)))
	);
