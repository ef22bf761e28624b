/** The first two beheerders of a region. There is nobody yet to confirm them, so this is done by who installs, once. */
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { COLLEGA_GELDIG_DAGEN } from '../../domein/beheer.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { dag, tijdstip } from '../klok.ts';
import { schrijfAudit } from '../opslag/audit.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Opslag } from '../opslag/index.ts';
import { aanstelling, accountUitnodiging } from '../opslag/schema.ts';
import * as account from '../toegang/account.ts';
import { nieuweCode, nieuwToken } from '../toegang/activatiecode.ts';

export type Eerste = { naam: string; email: string };

/**
 * Makes accounts, posts, links and codes for two people.
 * @returns what to hand over to each, shown once; or `beheer.al-begonnen` when the region has a beheerder,
 * `beheer.adres-bekend` for a taken or doubled address
 */
export async function begin(
	opslag: Opslag,
	regio: string,
	mensen: readonly [Eerste, Eerste],
	nu: Temporal.Instant
): Promise<{ naam: string; token: string; code: string }[] | Weigering> {
	const middelen: (Eerste & {
		code: { code: string; hash: string };
		link: { token: string; hash: Buffer };
	})[] = [];
	for (const mens of mensen)
		middelen.push({ ...mens, code: await nieuweCode(opslag.sleutels), link: nieuwToken() });
	return opslag.schrijf(async (tx) => {
		const vandaag = dag(nu).toString();
		const [bezet] = await tx
			.select({ id: aanstelling.id })
			.from(aanstelling)
			.where(
				and(
					eq(aanstelling.rol, 'beheerder'),
					eq(aanstelling.regio, regio),
					or(isNull(aanstelling.tot), gt(aanstelling.tot, vandaag))
				)
			)
			.limit(1);
		if (bezet) return weiger('beheer.al-begonnen');
		for (const { email } of mensen)
			if (!(await account.inlognaamVrij(tx, opslag.sleutels, email))) return weiger('beheer.adres-bekend');
		if (mensen[0].email.toLowerCase() === mensen[1].email.toLowerCase()) return weiger('beheer.adres-bekend');
		for (const { naam, email, code, link } of middelen) {
			const accountId = await account.maak(tx, opslag.sleutels, { naam, email, stem: 'u' }, nu);
			const post = { id: nieuwId(), accountId, rol: 'beheerder', regio, van: vandaag };
			await tx.insert(aanstelling).values(post);
			await tx.insert(accountUitnodiging).values({
				id: nieuwId(),
				accountId,
				tokenHash: link.hash,
				codeHash: code.hash,
				pogingen: 0,
				verlooptOp: tijdstip(nu.add({ hours: 24 * COLLEGA_GELDIG_DAGEN })),
				gemaaktOp: tijdstip(nu)
			});
			await schrijfAudit(tx, opslag.sleutels.audit, {
				tijd: tijdstip(nu),
				accountId: null,
				persoonId: null,
				rol: null,
				handeling: 'beheer.begin',
				casusId: null,
				objectId: post.id,
				uitkomst: 'gedaan',
				verzoekId: nieuwId()
			});
		}
		return middelen.map(({ naam, code, link }) => ({ naam, code: code.code, token: link.token }));
	});
}
