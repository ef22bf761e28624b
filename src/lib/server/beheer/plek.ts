/** Someone who manages people, within an area. Never a case: nothing in this room can open one. */
import type { Handeling } from '../../domein/handeling.ts';
import type { Gebied } from '../../domein/beheer.ts';
import { isWeigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { schrijfAudit } from '../opslag/audit.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import type { Gebruiker } from '../toegang/sessie.ts';

export type Beheer = {
	tx: Db;
	nu: Temporal.Instant;
	vandaag: Temporal.PlainDate;
	accountId: string;
	gebied: readonly Gebied[];
	/** Of the key store only what is not part of a case. */
	sleutels: Pick<Sleutelkast, 'huis' | 'index' | 'audit'>;
	verzoekId: string;
};
export type Aanvraag = {
	opslag: Opslag;
	nu: Temporal.Instant;
	vandaag: Temporal.PlainDate;
	verzoekId: string;
	gebruiker: Gebruiker & { accountId: string };
};

/** Undoes the transaction of an act that was refused. */
class Terug extends Error {
	readonly weigering: unknown;
	constructor(weigering: unknown) {
		super('geweigerd');
		this.weigering = weigering;
	}
}

/** The areas that somebody manages now. */
export const gebiedVan = (gebruiker: Gebruiker): Gebied[] =>
	gebruiker.aanstellingen
		.filter((post) => post.rol === 'beheerder')
		.map(({ regio, subregio }) => ({ regio, subregio }));

/** Runs an act of a beheerder in one transaction; a Weigering undoes it. */
export async function betreedBeheer<T>(plek: Aanvraag, doe: (hier: Beheer) => Promise<T>): Promise<T> {
	const { opslag, gebruiker, nu, vandaag, verzoekId } = plek;
	const { huis, index, audit } = opslag.sleutels;
	try {
		return await opslag.schrijf(async (tx) => {
			const uit = await doe({
				tx,
				nu,
				vandaag,
				verzoekId,
				accountId: gebruiker.accountId,
				gebied: gebiedVan(gebruiker),
				sleutels: { huis, index, audit }
			});
			if (isWeigering(uit)) throw new Terug(uit);
			return uit;
		});
	} catch (fout) {
		if (fout instanceof Terug) return fout.weigering as T;
		throw fout;
	}
}

/** Records what a beheerder did or looked at, in the same transaction. `objectId`: the account or post it is about. */
export const legVast = (
	hier: Beheer,
	wat: { handeling: Handeling; objectId: string | null; uitkomst?: string }
): Promise<void> =>
	schrijfAudit(hier.tx, hier.sleutels.audit, {
		tijd: tijdstip(hier.nu),
		accountId: hier.accountId,
		persoonId: null,
		rol: 'beheerder',
		handeling: wat.handeling,
		casusId: null,
		objectId: wat.objectId,
		uitkomst: wat.uitkomst ?? 'gedaan',
		verzoekId: hier.verzoekId
	});
