/** The people who come for their work, as their beheerder may know them: name, organisation, posts. No case, ever. */
import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { COLLEGA_GELDIG_DAGEN, ligtIn, type Gebied, type PostRol } from '../../domein/beheer.ts';
import { professionals, type Rol } from '../../domein/rol.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { emailIndex } from '../opslag/emailadres.ts';
import { nieuwId } from '../opslag/id.ts';
import { legKlaar } from '../opslag/post.ts';
import {
	aanstelling,
	account as accounts,
	accountUitnodiging,
	casus,
	passkey,
	inlogkoppeling,
	rol
} from '../opslag/schema.ts';
import { beeindigAlle } from '../toegang/sessie.ts';
import * as organisaties from './organisatie.ts';
import { legVast, type Beheer } from './plek.ts';

export type Post = {
	id: string;
	rol: PostRol;
	regio: string;
	subregio: string | null;
	van: string;
	tot: string | null;
	/** Name of who is stood in for. */
	vervangt: string | null;
	stand: 'straks' | 'nu' | 'voorbij';
	/** Within the area of who looks. */
	hier: boolean;
};
export type Professional = {
	id: string;
	naam: string;
	organisatie: string | null;
	email: string | null;
	posten: Post[];
	/** Signed in by own means at least once, or still to come. */
	toegang: 'heeft' | 'uitgenodigd' | 'geen';
};
/** Link and code, computed outside the transaction; only their hashes are stored. */
export type Middel = { token: string; tokenHash: Buffer; code: string; codeHash: string };

const standVan = (rij: { van: string; tot: string | null }, vandaag: string): Post['stand'] =>
	rij.tot !== null && rij.tot <= vandaag ? 'voorbij' : rij.van > vandaag ? 'straks' : 'nu';

async function toegangVan(hier: Beheer, wie: typeof accounts.$inferSelect): Promise<Professional['toegang']> {
	if (wie.wachtwoordHash !== null) return 'heeft';
	const eigen = eq(passkey.accountId, wie.id);
	const [sleutel] = await hier.tx.select({ id: passkey.id }).from(passkey).where(eigen).limit(1);
	const [koppeling] = await hier.tx
		.select({ id: inlogkoppeling.id })
		.from(inlogkoppeling)
		.where(eq(inlogkoppeling.accountId, wie.id))
		.limit(1);
	if (sleutel ?? koppeling) return 'heeft';
	const [open] = await hier.tx
		.select({ id: accountUitnodiging.id })
		.from(accountUitnodiging)
		.where(
			and(
				eq(accountUitnodiging.accountId, wie.id),
				isNull(accountUitnodiging.gebruiktOp),
				gt(accountUitnodiging.verlooptOp, tijdstip(hier.nu))
			)
		)
		.limit(1);
	return open ? 'uitgenodigd' : 'geen';
}

/** Everyone with a post or an organisation in the regions of this beheerder, by name. */
export async function alle(hier: Beheer): Promise<Professional[]> {
	const regios = [...new Set(hier.gebied.map((een) => een.regio))];
	const huizen = new Map((await organisaties.alle(hier)).map((een) => [een.id, een.naam]));
	const posten = await hier.tx
		.select()
		.from(aanstelling)
		.where(inArray(aanstelling.regio, regios))
		.orderBy(asc(aanstelling.id));
	const rijen = await hier.tx
		.select()
		.from(accounts)
		.where(
			or(
				inArray(accounts.organisatieId, [...huizen.keys(), '']),
				inArray(accounts.id, [...posten.map((post) => post.accountId), ''])
			)
		);
	const { huis } = hier.sleutels;
	const naam = new Map(
		rijen.map((rij) => [rij.id, huis.ontsleutel('account.naam', rij.id, rij.naamVersleuteld)])
	);
	const vandaag = hier.vandaag.toString();
	const uit: Professional[] = [];
	for (const rij of rijen)
		uit.push({
			id: rij.id,
			naam: naam.get(rij.id) ?? '',
			organisatie: rij.organisatieId ? (huizen.get(rij.organisatieId) ?? null) : null,
			email: rij.emailVersleuteld ? huis.ontsleutel('account.email', rij.id, rij.emailVersleuteld) : null,
			toegang: await toegangVan(hier, rij),
			posten: posten
				.filter((post) => post.accountId === rij.id)
				.map((post) => ({
					id: post.id,
					rol: post.rol as PostRol,
					regio: post.regio,
					subregio: post.subregio,
					van: post.van,
					tot: post.tot,
					vervangt: post.vervangt ? (naam.get(post.vervangt) ?? '') : null,
					stand: standVan(post, vandaag),
					hier: ligtIn(hier.gebied, post)
				}))
		});
	return uit.sort((een, ander) => een.naam.localeCompare(ander.naam, 'nl'));
}

/** One of them; null for anyone else, also somebody of a family. */
export const vind = async (hier: Beheer, accountId: string): Promise<Professional | null> =>
	(await alle(hier)).find((een) => een.id === accountId) ?? null;

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

/**
 * Somebody leaves: every post in this area, every professional role in a case of it and every session end at once. What
 * somebody is as family in a case stays, and nobody here learns whether there is any. Refuses `beheer.onbekend`,
 * `beheer.niet-zelf`.
 */
export async function gaatWeg(hier: Beheer, accountId: string): Promise<void | Weigering> {
	const wie = await vind(hier, accountId);
	if (!wie) return weiger('beheer.onbekend');
	if (wie.id === hier.accountId) return weiger('beheer.niet-zelf');
	const lopend = wie.posten.filter((post) => post.hier && post.stand !== 'voorbij').map((post) => post.id);
	if (lopend.length > 0)
		await hier.tx
			.update(aanstelling)
			.set({ tot: hier.vandaag.toString() })
			.where(inArray(aanstelling.id, lopend));
	const [rij] = await hier.tx.select().from(accounts).where(eq(accounts.id, wie.id));
	const plekken = await hier.tx
		.select({ id: rol.id, regio: casus.regio, subregio: casus.subregio })
		.from(rol)
		.innerJoin(casus, eq(casus.id, rol.casusId))
		.where(
			and(
				or(eq(rol.accountId, wie.id), eq(rol.emailIndex, rij?.emailIndex ?? '')),
				inArray(rol.rol, [...(professionals as readonly Rol[])]),
				isNull(rol.tot)
			)
		);
	const hierbij = plekken.filter((plek: Gebied & { id: string }) => ligtIn(hier.gebied, plek));
	if (hierbij.length > 0)
		await hier.tx
			.update(rol)
			.set({ tot: tijdstip(hier.nu) })
			.where(
				inArray(
					rol.id,
					hierbij.map((plek) => plek.id)
				)
			);
	await beeindigAlle(hier.tx, wie.id);
	await legVast(hier, { handeling: 'beheer.vertrek', objectId: wie.id });
}
