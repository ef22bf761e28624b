/** The passkeys of an account as a list: seen, renamed and taken away by their owner. */
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../opslag/index.ts';
import { passkey } from '../opslag/schema.ts';

/** The passkeys of an account, newest first. */
export const alle = (db: Db, accountId: string) =>
	db
		.select({
			id: passkey.id,
			naam: passkey.naam,
			gesynchroniseerd: passkey.gesynchroniseerd,
			gemaaktOp: passkey.gemaaktOp,
			gebruiktOp: passkey.gebruiktOp
		})
		.from(passkey)
		.where(eq(passkey.accountId, accountId))
		.orderBy(desc(passkey.gemaaktOp));

/** Gives a passkey of this account another name; somebody else's does nothing. */
export const hernoem = (tx: Db, accountId: string, id: string, naam: string) =>
	tx
		.update(passkey)
		.set({ naam })
		.where(and(eq(passkey.id, id), eq(passkey.accountId, accountId)));

/** Takes a passkey of this account away; somebody else's does nothing. */
export const verwijder = (tx: Db, accountId: string, id: string) =>
	tx.delete(passkey).where(and(eq(passkey.id, id), eq(passkey.accountId, accountId)));
