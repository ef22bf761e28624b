/** The people who come for their work, as their beheerder may know them: name, organisation, posts. No case, ever. */
import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { ligtIn, type PostRol } from '../../domein/beheer.ts';
import { tijdstip } from '../klok.ts';
import {
	aanstelling,
	account as accounts,
	accountUitnodiging,
	inlogkoppeling,
	passkey
} from '../opslag/schema.ts';
import * as organisaties from './organisatie.ts';
import type { Beheer } from './plek.ts';

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
