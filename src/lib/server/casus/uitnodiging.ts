/** An own invitation for each person (S2-G06..G08): looked at before it goes, and opened by its owner. Sent in verzending.ts. */
import { and, desc, eq, ne } from 'drizzle-orm';
import { andereTaal } from '../../domein/profiel.ts';
import * as regels from '../../domein/uitnodiging.ts';
import { isWeigering, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { account, uitnodiging } from '../opslag/schema.ts';
import * as bericht from './bericht.ts';
import * as deelnemer from './deelnemer.ts';
import * as document from './document.ts';
import { zonderPlaats } from './gastplek.ts';
import * as planning from './planning.ts';

export type Rij = typeof uitnodiging.$inferSelect;
export type Genodigde = deelnemer.Deelnemer & {
	uitnodigingId: string | null;
	status: regels.UitnodigingStatus;
	/** Has an account: no code needed, a message is enough. */
	account: boolean;
	/** The language this person would rather speak than Dutch, from the own profile. */
	taal: string | null;
	/** Gets a mail of the own; without, link and code are handed over. */
	email: boolean;
	aankomst: { tijd: string; wachtplek: string } | null;
	verlooptOp: string | null;
	verzondenOp: string | null;
	/** The link or the code can still be used. */
	codeOpen: boolean;
	/** What this person will be able to read, by the matrix. */
	stukken: document.Stuk[];
};

/** The latest invitation of one person to this tafel, whatever its state. */
export const laatsteVan = async (hier: Betreding, persoonId: string): Promise<Rij | null> => {
	if (!hier.tafel) return null;
	const [rij] = await hier.tx
		.select()
		.from(uitnodiging)
		.where(and(eq(uitnodiging.tafelId, hier.tafel.id), eq(uitnodiging.persoonId, persoonId)))
		.orderBy(desc(uitnodiging.id))
		.limit(1);
	return rij ?? null;
};

async function taalVan(hier: Betreding, accountId: string | null): Promise<string | null> {
	if (accountId === null) return null;
	const [wie] = await hier.tx.select({ taal: account.taal }).from(account).where(eq(account.id, accountId));
	return andereTaal(wie?.taal);
}

/** Everybody at the table with exactly what each will see; for the eyes of regie before and after sending. */
export async function overzicht(hier: Betreding): Promise<Genodigde[]> {
	const aankomsten = await planning.aankomsten(hier);
	const nu = tijdstip(hier.nu);
	const uit: Genodigde[] = [];
	for (const een of await deelnemer.allen(hier)) {
		const rij = await laatsteVan(hier, een.persoonId);
		const accountId = await bericht.accountVan(hier, een.persoonId);
		const aankomst = aankomsten[een.persoonId];
		uit.push({
			...een,
			uitnodigingId: rij?.id ?? null,
			status: (rij?.status ?? 'concept') as regels.UitnodigingStatus,
			account: accountId !== null,
			taal: await taalVan(hier, accountId),
			email: (await bericht.adresVan(hier, een.persoonId, accountId)) !== null,
			aankomst: aankomst?.tijd ? aankomst : null,
			verlooptOp: rij?.verzondenOp ? rij.verlooptOp : null,
			verzondenOp: rij?.verzondenOp ?? null,
			codeOpen: rij !== null && rij.codeHash !== null && accountId === null && rij.verlooptOp > nu,
			stukken: await document.zichtbaarVoor(hier, een.persoonId)
		});
	}
	return uit;
}

export type Eigen = {
	id: string;
	status: regels.UitnodigingStatus;
	aankomst: string | null;
	wachtplek: string | null;
	uitlegVersie: string;
	verzondenOp: string | null;
	geopendOp: string | null;
};

/** The invitation of the person inside to the latest tafel, with the own arrival; null while there is none. */
export async function eigen(hier: Betreding): Promise<Eigen | null> {
	const { persoonId } = hier.wie;
	if (!hier.tafel || persoonId === null || (await zonderPlaats(hier))) return null;
	const [rij] = await hier.tx
		.select()
		.from(uitnodiging)
		.where(
			and(
				eq(uitnodiging.tafelId, hier.tafel.id),
				eq(uitnodiging.persoonId, persoonId),
				ne(uitnodiging.status, 'concept')
			)
		)
		.orderBy(desc(uitnodiging.id))
		.limit(1);
	if (!rij) return null;
	const slot = await hier.ring.persoon(persoonId, 'contact');
	const open = (kolom: string, bytes: Uint8Array | null) =>
		bytes ? slot.ontsleutel(`uitnodiging.${kolom}`, rij.id, bytes) : null;
	return {
		id: rij.id,
		status: rij.status as regels.UitnodigingStatus,
		aankomst: open('aankomst', rij.aankomstVersleuteld),
		wachtplek: open('wachtplek', rij.wachtplekVersleuteld),
		uitlegVersie: rij.uitlegVersie,
		verzondenOp: rij.verzondenOp,
		geopendOp: rij.geopendOp
	};
}

/** The person opened it: recorded the first time, seen by regie only, never by relatives (dossier §3.3). */
export async function markeerGeopend(hier: Betreding): Promise<void | Weigering> {
	const mijn = await eigen(hier);
	if (!mijn) return;
	const naar = regels.open(mijn.status);
	if (isWeigering(naar)) return naar;
	if (mijn.geopendOp !== null && naar === mijn.status) return;
	await hier.tx
		.update(uitnodiging)
		.set({ status: naar, geopendOp: mijn.geopendOp ?? tijdstip(hier.nu) })
		.where(eq(uitnodiging.id, mijn.id));
	if (naar !== mijn.status)
		await legVast(hier, { objectId: mijn.id, soort: 'uitnodiging.openen', van: mijn.status, naar });
}
