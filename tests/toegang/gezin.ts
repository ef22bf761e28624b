/** Invitations for the proof family, with links and codes as the mail and the letter carry them. */
import { eq } from 'drizzle-orm';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import type { Klopper } from '#lib/server/toegang/inlog.ts';
import * as wachtwoord from '#lib/server/toegang/wachtwoord.ts';
import { maakCasus, NU, type Gezinslid, type Proefcasus } from '../huis.ts';

export type Brief = { id: string; token: string; code: string; persoonId: string; proef: Proefcasus };

/** argon2 is slow on purpose: the letters of one store share a code, and its accounts a password. */
const eenmaal = <T>(maak: (opslag: Opslag) => Promise<T>) => {
	const gemaakt = new WeakMap<Opslag, Promise<T>>();
	return (opslag: Opslag): Promise<T> => {
		const al = gemaakt.get(opslag) ?? maak(opslag);
		gemaakt.set(opslag, al);
		return al;
	};
};
export const codeVan = eenmaal((opslag) => nieuweCode(opslag.sleutels));

/** A new family in which this member has an invitation and no account yet. */
export async function nodigUit(
	opslag: Opslag,
	wie: Exclude<Gezinslid, 'kind8'> = 'ouderA',
	anders: Partial<typeof t.uitnodiging.$inferInsert> = {},
	proef?: Proefcasus
): Promise<Brief> {
	const gezin = proef ?? (await maakCasus(opslag));
	const { code, hash } = await codeVan(opslag);
	const { token, hash: tokenHash } = nieuwToken();
	const id = nieuwId();
	const persoonId = gezin.personen[wie];
	await opslag.schrijf(async (tx) => {
		const [rol] = await tx
			.update(t.rol)
			.set({ accountId: null })
			.where(eq(t.rol.persoonId, persoonId))
			.returning();
		await tx.insert(t.uitnodiging).values({
			id,
			casusId: gezin.casusId,
			tafelId: gezin.tafelId!,
			persoonId,
			rolId: rol!.id,
			status: 'verzonden',
			tokenHash,
			codeHash: hash,
			pogingen: 0,
			verlooptOp: '2026-12-31T00:00:00.000Z',
			uitlegVersie: 'proef',
			...anders
		});
	});
	return { id, token, code, persoonId, proef: gezin };
}

export const ZIN = 'gele laarzen in de regen';
export const hashVan = eenmaal((opslag) => wachtwoord.hash(opslag.sleutels, ZIN));

/** An account with password and authenticator app. */
export async function metWachtwoord(opslag: Opslag, email: string, totpGeheim: string): Promise<string> {
	const wachtwoordHash = await hashVan(opslag);
	return opslag.schrijf((tx) =>
		account.maak(
			tx,
			opslag.sleutels,
			{ naam: 'Saskia Vlierman', stem: 'u', email, wachtwoordHash, totpGeheim },
			NU
		)
	);
}

export const klopper = (bij: Partial<Klopper> = {}): Klopper => ({
	apparaat: 'Telefoon',
	toestelCookie: undefined,
	adres: '192.0.2.1',
	nu: NU,
	verzoekId: nieuwId(),
	...bij
});

/** Everything in the store, to see whether anything changed. */
export const alles = (opslag: Opslag): Promise<string> =>
	opslag.lees(async (db) => {
		const tabellen = [
			t.account,
			t.sessie,
			t.passkey,
			t.uitdaging,
			t.herstelcode,
			t.poging,
			t.bekendApparaat,
			t.rol,
			t.uitnodiging,
			t.taak,
			t.audit
		];
		const uit: unknown[] = [];
		for (const tabel of tabellen) uit.push(await db.select().from(tabel));
		return JSON.stringify(uit);
	});
