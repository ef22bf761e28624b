/**
 * Signing in through an organisation: a trip to the provider and back. What belongs to the trip waits in the store,
 * tied to one browser by a cookie, and is spent by the first return. An account is only ever opened by a link that
 * its owner made while signed in; an e-mail address alone never opens or makes one (dreigingen B09, finding 10).
 */
import { and, eq, gt } from 'drizzle-orm';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { normaliseer } from '../opslag/emailadres.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { account as accounts, inlogkoppeling, uitdaging } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import { geheimHash, gelijk, kenmerk, nieuwGeheim } from '../opslag/versleuteling.ts';
import * as account from './account.ts';
import * as inlog from './inlog.ts';
import {
	AanbiederWeg,
	BewijsOngeldig,
	nieuweReis,
	type AuthProvider,
	type Bewijs,
	type Reis
} from './oidc-aanbieder.ts';
import { maak as maakSessie } from './sessie.ts';

/** Cookie of one trip; lives as long as the trip may take. */
export const REIS_COOKIE = '__Host-reis';
export const REIS_MINUTEN = 10;
const DOEL = 'aanbieder';
const HALVE_MINUTEN = 10;

type Inhoud = Reis & { aanbieder: string; geheimHash: string; naar: string };
type Kast = Pick<Sleutelkast, 'huis'>;

/** Keyed, so that nobody with the database can try out subjects. */
const onderwerpIndex = (sleutels: Pick<Sleutelkast, 'index'>, van: Bewijs): string =>
	kenmerk(sleutels.index, JSON.stringify(['aanbieder', van.uitgever, van.onderwerp]));

/**
 * Sets off.
 * @param accountId the account that is signed in, when this trip is to link it
 * @returns where to go and the cookie; or `toegang.aanbieder-weg`
 */
export async function vertrek(
	opslag: Opslag,
	aanbieder: AuthProvider,
	voor: { naar: string; accountId: string | null },
	nu: Temporal.Instant
): Promise<{ url: URL; cookie: string } | Weigering> {
	const reis = nieuweReis();
	const url = await weg(() => aanbieder.vertrek(reis));
	if (!(url instanceof URL)) return url;
	const [id, geheim] = [nieuwId(), nieuwGeheim()];
	const inhoud: Inhoud = {
		...reis,
		aanbieder: aanbieder.id,
		geheimHash: geheimHash(geheim).toString('base64'),
		naar: voor.naar
	};
	await opslag.schrijf(async (tx) => {
		await tx.insert(uitdaging).values({
			id,
			doel: DOEL,
			accountId: voor.accountId,
			waarde: opslag.sleutels.huis
				.versleutel('uitdaging.waarde', id, JSON.stringify(inhoud))
				.toString('base64'),
			verlooptOp: tijdstip(nu.add({ minutes: REIS_MINUTEN }))
		});
	});
	return { url, cookie: `${id}.${geheim}` };
}

const weg = async <T>(doe: () => Promise<T>): Promise<T | Weigering> => {
	try {
		return await doe();
	} catch (fout) {
		if (fout instanceof AanbiederWeg) return weiger('toegang.aanbieder-weg');
		throw fout;
	}
};

/** Spends the trip that a cookie names. Null when it is not ours, too old, of another provider or spent. */
async function verbruik(
	tx: Db,
	sleutels: Kast,
	cookie: string | undefined,
	aanbieder: string,
	nu: Temporal.Instant
): Promise<(Inhoud & { accountId: string | null }) | null> {
	const [id, geheim] = cookie?.split('.', 2) ?? [];
	if (!id || !geheim) return null;
	const [rij] = await tx
		.delete(uitdaging)
		.where(and(eq(uitdaging.id, id), eq(uitdaging.doel, DOEL), gt(uitdaging.verlooptOp, tijdstip(nu))))
		.returning();
	if (!rij) return null;
	const inhoud = JSON.parse(
		sleutels.huis.ontsleutel('uitdaging.waarde', id, Buffer.from(rij.waarde, 'base64'))
	) as Inhoud;
	const past =
		inhoud.aanbieder === aanbieder && gelijk(Buffer.from(inhoud.geheimHash, 'base64'), geheimHash(geheim));
	return past ? { ...inhoud, accountId: rij.accountId } : null;
}

/** Where a trip ends. `half`: our own second factor is asked now. */
export type Aankomst =
	| { soort: 'binnen'; binnen: inlog.Binnen; naar: string }
	| { soort: 'half'; sessie: string; naar: string }
	| { soort: 'gekoppeld' };

/**
 * Comes back from the provider.
 * @param wie the account that is signed in on this browser now, or null
 * @returns where the person is now; or `toegang.aanbieder-weg`, `toegang.aanbieder-mislukt` for anything that does not
 * fit this trip, `toegang.aanbieder-onbekend` while no account is linked, `toegang.aanbieder-factor` without the
 * second factor that was asked of the provider or of us, and what koppel() refuses
 */
export async function aankomst(
	opslag: Opslag,
	aanbieder: AuthProvider,
	terug: { url: URL; cookie: string | undefined; wie: string | null },
	van: inlog.Klopper
): Promise<Aankomst | Weigering> {
	const reis = await opslag.schrijf((tx) =>
		verbruik(tx, opslag.sleutels, terug.cookie, aanbieder.id, van.nu)
	);
	if (!reis) return weiger('toegang.aanbieder-mislukt');
	let bewijs: Bewijs | Weigering;
	try {
		bewijs = await weg(() => aanbieder.aankomst(terug.url, reis));
	} catch (fout) {
		if (!(fout instanceof BewijsOngeldig)) throw fout;
		await opslag.schrijf((tx) => leg(tx, opslag, null, `aanbieder.${fout.reden}`, van));
		return weiger(fout.reden === 'bsn' ? 'toegang.aanbieder-bsn' : 'toegang.aanbieder-mislukt');
	}
	if (!('onderwerp' in bewijs)) return bewijs;
	const gevonden = bewijs;
	return opslag.schrijf((tx) =>
		reis.accountId === null
			? laatBinnen(tx, opslag, gevonden, reis.naar, van)
			: koppel(tx, opslag, { aanbieder, bewijs: gevonden, accountId: reis.accountId, wie: terug.wie }, van)
	);
}

const leg = (tx: Db, opslag: Opslag, accountId: string | null, uitkomst: string, van: inlog.Klopper) =>
	account.legVast(
		tx,
		opslag.sleutels,
		{ accountId, handeling: 'toegang.aanbieder', uitkomst, verzoekId: van.verzoekId },
		van.nu
	);

async function laatBinnen(
	tx: Db,
	opslag: Opslag,
	bewijs: Bewijs,
	naar: string,
	van: inlog.Klopper
): Promise<Aankomst | Weigering> {
	const [rij] = await tx
		.update(inlogkoppeling)
		.set({ gebruiktOp: tijdstip(van.nu) })
		.where(eq(inlogkoppeling.onderwerpIndex, onderwerpIndex(opslag.sleutels, bewijs)))
		.returning();
	const wie = rij ? await account.zoek(tx, rij.accountId) : null;
	if (!wie) return weiger('toegang.aanbieder-onbekend');
	if (bewijs.tweedeFactor === 'ontbreekt') return weiger('toegang.aanbieder-factor');
	if (bewijs.tweedeFactor === 'bewezen')
		return {
			soort: 'binnen',
			binnen: await inlog.laatBinnen(tx, opslag, wie.id, van, 'toegang.aanbieder'),
			naar
		};
	// The provider says who, not how: as good as a password, and never more.
	if (wie.totpVersleuteld === null) return weiger('toegang.aanbieder-factor');
	await leg(tx, opslag, wie.id, 'half', van);
	const half = {
		soort: 'half',
		accountId: wie.id,
		rustMinuten: HALVE_MINUTEN,
		apparaat: van.apparaat
	} as const;
	return { soort: 'half', sessie: await maakSessie(tx, half, van.nu), naar };
}

/**
 * Links what came back to the account that set off, when that account is still the one signed in.
 * @returns `toegang.aanbieder-mislukt` for another account, `toegang.aanbieder-bezet` when this sign-in opens another
 * account already, `toegang.aanbieder-adres` when the provider names another e-mail address than the account has
 */
async function koppel(
	tx: Db,
	opslag: Opslag,
	wat: { aanbieder: AuthProvider; bewijs: Bewijs; accountId: string; wie: string | null },
	van: inlog.Klopper
): Promise<Aankomst | Weigering> {
	const wie = wat.wie === wat.accountId ? await account.zoek(tx, wat.accountId) : null;
	if (!wie) return weiger('toegang.aanbieder-mislukt');
	const eigen = wie.emailVersleuteld
		? opslag.sleutels.huis.ontsleutel('account.email', wie.id, wie.emailVersleuteld)
		: null;
	// A colleague's open screen must not become a door of one's own.
	if (eigen !== null && wat.bewijs.email !== null && normaliseer(eigen) !== normaliseer(wat.bewijs.email))
		return weiger('toegang.aanbieder-adres');
	const index = onderwerpIndex(opslag.sleutels, wat.bewijs);
	const [bezet] = await tx.select().from(inlogkoppeling).where(eq(inlogkoppeling.onderwerpIndex, index));
	if (bezet && bezet.accountId !== wie.id) return weiger('toegang.aanbieder-bezet');
	if (!bezet)
		await tx.insert(inlogkoppeling).values({
			id: nieuwId(),
			accountId: wie.id,
			aanbieder: wat.aanbieder.id,
			onderwerpIndex: index,
			gemaaktOp: tijdstip(van.nu)
		});
	await leg(tx, opslag, wie.id, 'gekoppeld', van);
	return { soort: 'gekoppeld' };
}

/** The links of an account, oldest first. */
export const koppelingen = (
	db: Db,
	accountId: string
): Promise<{ id: string; aanbieder: string; gemaaktOp: string; gebruiktOp: string | null }[]> =>
	db
		.select({
			id: inlogkoppeling.id,
			aanbieder: inlogkoppeling.aanbieder,
			gemaaktOp: inlogkoppeling.gemaaktOp,
			gebruiktOp: inlogkoppeling.gebruiktOp
		})
		.from(inlogkoppeling)
		.innerJoin(accounts, eq(accounts.id, inlogkoppeling.accountId))
		.where(eq(inlogkoppeling.accountId, accountId))
		.orderBy(inlogkoppeling.id);

/** Takes a link away; somebody else's id does nothing. */
export async function ontkoppel(
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	accountId: string,
	id: string,
	moment: { nu: Temporal.Instant; verzoekId: string }
): Promise<void> {
	const weg = await tx
		.delete(inlogkoppeling)
		.where(and(eq(inlogkoppeling.id, id), eq(inlogkoppeling.accountId, accountId)))
		.returning({ id: inlogkoppeling.id });
	if (weg.length === 0) return;
	const wat = {
		accountId,
		handeling: 'toegang.aanbieder',
		uitkomst: 'ontkoppeld',
		verzoekId: moment.verzoekId
	};
	await account.legVast(tx, opslag.sleutels, wat, moment.nu);
}
