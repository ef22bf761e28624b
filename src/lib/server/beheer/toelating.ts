/** How a professional gets in: an account without any right, the link by mail, the code by hand (dreigingen B03). */
import { and, eq, isNull } from 'drizzle-orm';
import { COLLEGA_GELDIG_DAGEN } from '../../domein/beheer.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { emailIndex } from '../opslag/emailadres.ts';
import { nieuwId } from '../opslag/id.ts';
import { legKlaar } from '../opslag/post.ts';
import { account as accounts, accountUitnodiging } from '../opslag/schema.ts';
import * as organisaties from './organisatie.ts';
import { legVast, type Beheer } from './plek.ts';
import { vind } from './professional.ts';

/** Link and code, computed outside the transaction; only their hashes are stored. */
export type Middel = { token: string; tokenHash: Buffer; code: string; codeHash: string };

/** Puts link and code in place of any before; the link goes by mail, the code is shown once to who hands it over. */
export async function geefMiddel(
	hier: Beheer,
	wie: { id: string; email: string },
	middel: Middel
): Promise<string> {
	const { accountId: door, nu, tx } = hier;
	await tx
		.update(accountUitnodiging)
		.set({ codeHash: null })
		.where(and(eq(accountUitnodiging.accountId, wie.id), isNull(accountUitnodiging.gebruiktOp)));
	const id = nieuwId();
	await tx.insert(accountUitnodiging).values({
		id,
		accountId: wie.id,
		tokenHash: middel.tokenHash,
		codeHash: middel.codeHash,
		pogingen: 0,
		verlooptOp: tijdstip(nu.add({ hours: 24 * COLLEGA_GELDIG_DAGEN })),
		gemaaktDoor: door,
		gemaaktOp: tijdstip(nu)
	});
	await legKlaar(hier, {
		post: { soort: 'collega', token: middel.token },
		aan: wie.email,
		sleutel: `collega:${id}`
	});
	return middel.code;
}

/**
 * Adds a professional, who gets no right by it: a post needs a second beheerder, a place at a table a procesondersteuner.
 * @returns the account and the code to hand over; or `beheer.adres-bekend`, `beheer.onbekend` for an organisation of
 * another region or one that has stopped
 */
export async function nodigUit(
	hier: Beheer,
	wat: { naam: string; email: string; organisatie: string },
	middel: Middel
): Promise<{ accountId: string; code: string } | Weigering> {
	const huis = (await organisaties.alle(hier)).find((een) => een.id === wat.organisatie && !een.gestopt);
	if (!huis) return weiger('beheer.onbekend', { veld: 'organisatie' });
	const index = emailIndex(hier.sleutels, wat.email);
	const [bekend] = await hier.tx
		.select({ id: accounts.id })
		.from(accounts)
		.where(eq(accounts.emailIndex, index));
	if (bekend) return weiger('beheer.adres-bekend', { veld: 'email' });
	const id = nieuwId();
	await hier.tx.insert(accounts).values({
		id,
		emailIndex: index,
		emailVersleuteld: hier.sleutels.huis.versleutel('account.email', id, wat.email),
		naamVersleuteld: hier.sleutels.huis.versleutel('account.naam', id, wat.naam),
		aanspreekvorm: 'u',
		organisatieId: huis.id,
		aangemaaktOp: tijdstip(hier.nu)
	});
	const code = await geefMiddel(hier, { id, email: wat.email }, middel);
	await legVast(hier, { handeling: 'beheer.uitnodigen', objectId: id });
	return { accountId: id, code };
}

/**
 * A new link and code for who never got in. Who has a way in, or a post, is renewed by two (voorstel.ts): a new code in
 * one hand would be a way into that person's cases. Refuses `beheer.onbekend`, `beheer.tweede-nodig`.
 */
export async function nodigOpnieuwUit(
	hier: Beheer,
	accountId: string,
	middel: Middel
): Promise<{ code: string } | Weigering> {
	const wie = await vind(hier, accountId);
	if (!wie?.email) return weiger('beheer.onbekend');
	if (wie.id === hier.accountId) return weiger('beheer.niet-zelf');
	if (wie.toegang === 'heeft' || wie.posten.some((post) => post.stand !== 'voorbij'))
		return weiger('beheer.tweede-nodig');
	const code = await geefMiddel(hier, { id: wie.id, email: wie.email }, middel);
	await legVast(hier, { handeling: 'beheer.uitnodigen', objectId: wie.id, uitkomst: 'opnieuw' });
	return { code };
}
