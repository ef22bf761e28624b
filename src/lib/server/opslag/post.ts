import { randomUUID } from 'node:crypto';
import { instelling } from '../instelling.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from './id.ts';
import type { Db } from './motor.ts';
import { uitbox } from './schema.ts';
import type { Sleutelkast } from './sleutelkast.ts';

/** What a mail may be about. Nothing here ever names a person, a child or a day (issue 2 §3.4, dossier §8.2). */
export type Post =
	| { soort: 'uitnodiging'; token: string }
	/** For a professional, invited by a beheerder. */
	| { soort: 'collega'; token: string }
	/** `loket`: for a melder, who comes in by a code and not by an account. */
	| { soort: 'bericht'; loket?: true }
	/** Every way in was renewed. Says no more than that: it also warns who did not ask for it. */
	| { soort: 'toegang-vernieuwd' }
	/** Not a mail: the devices of one account are told (opslag/melding.ts). */
	| { soort: 'melding' }
	| { soort: 'loketcode'; code: string }
	| { soort: 'aanmelding-ontvangen'; referentienummer: string };

export type Inhoud = {
	post: Post;
	/** Voice of the reader. */
	stem: 'u' | 'je';
	/** Whom the task is about when the mail cannot be delivered. */
	persoonId: string | null;
};

export type Verzending = Partial<Pick<Inhoud, 'stem' | 'persoonId'>> & {
	post: Post;
	/** One address: every person gets a mail of their own (threat A10). Of a melding: the account. */
	aan: string;
	/** One message per purpose, e.g. `uitnodiging:<id>:1`. A second one with the same key adds nothing. */
	sleutel: string;
	casusId?: string | null;
};

export type UitboxRij = typeof uitbox.$inferSelect;

/** The address between the angle brackets of AANTAFEL_AFZENDER, or the whole of it. */
export const afzenderAdres = (afzender: string): string => /<([^>]+)>/.exec(afzender)?.[1] ?? afzender.trim();

/**
 * Puts a mail in the outbox, in the transaction of the act it speaks of; taken/ sends it after the commit.
 * @param plek the open transaction, the keys, and now
 */
export async function legKlaar(
	plek: { tx: Db; sleutels: Pick<Sleutelkast, 'huis'>; nu: Temporal.Instant },
	verzending: Verzending
): Promise<void> {
	const id = nieuwId();
	const { post, stem = 'u', persoonId = null } = verzending;
	const inhoud: Inhoud = { post, stem, persoonId };
	const { huis } = plek.sleutels;
	const nu = tijdstip(plek.nu);
	await plek.tx
		.insert(uitbox)
		.values({
			id,
			soort: post.soort,
			sleutel: verzending.sleutel,
			casusId: verzending.casusId ?? null,
			aanVersleuteld: huis.versleutel('uitbox.aan', id, verzending.aan),
			gegevensVersleuteld: huis.versleutel('uitbox.gegevens', id, JSON.stringify(inhoud)),
			status: 'wacht',
			pogingen: 0,
			volgendePogingOp: nu,
			// Random, since a UUIDv7 would tell the mail providers when the act was done.
			messageId: `<${randomUUID()}@${afzenderAdres(instelling.afzender).split('@')[1] ?? 'localhost'}>`,
			gemaaktOp: nu
		})
		.onConflictDoNothing({ target: uitbox.sleutel });
}

/** Reads a row back. @throws NietTeOpenen when it was moved or changed */
export function openPost(sleutels: Pick<Sleutelkast, 'huis'>, rij: UitboxRij): Inhoud & { aan: string } {
	const { huis } = sleutels;
	const inhoud = JSON.parse(huis.ontsleutel('uitbox.gegevens', rij.id, rij.gegevensVersleuteld)) as Inhoud;
	return { ...inhoud, aan: huis.ontsleutel('uitbox.aan', rij.id, rij.aanVersleuteld) };
}
