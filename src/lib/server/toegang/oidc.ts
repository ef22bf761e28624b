/**
 * Signing in through an organisation: a trip to the provider and back (oidc-reis.ts). An account is only ever opened by
 * a link that its owner made while signed in (oidc-koppeling.ts); an e-mail address alone never opens or makes one
 * (dreigingen B09, finding 10).
 */
import { eq } from 'drizzle-orm';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { sessie as sessies } from '../opslag/schema.ts';
import * as inlog from './inlog.ts';
import { BewijsOngeldig, type AuthProvider, type Bewijs } from './oidc-aanbieder.ts';
import { herkomstVan } from './oidc-afmelding.ts';
import * as koppeling from './oidc-koppeling.ts';
import { verbruik, weg } from './oidc-reis.ts';
import { maak as maakSessie } from './sessie.ts';

export { koppelingen, ontkoppel } from './oidc-koppeling.ts';
export { REIS_COOKIE, REIS_MINUTEN, vertrek } from './oidc-reis.ts';

const HALVE_MINUTEN = 10;

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
		await opslag.schrijf((tx) => koppeling.leg(tx, opslag, null, `aanbieder.${fout.reden}`, van));
		return weiger(fout.reden === 'bsn' ? 'toegang.aanbieder-bsn' : 'toegang.aanbieder-mislukt');
	}
	if (!('onderwerp' in bewijs)) return bewijs;
	const gevonden = bewijs;
	const { accountId, naar } = reis;
	return opslag.schrijf(async (tx) => {
		if (accountId === null) return laatBinnen(tx, opslag, aanbieder, gevonden, naar, van);
		const wat = { aanbieder, bewijs: gevonden, accountId, wie: terug.wie };
		const uit = await koppeling.koppel(tx, opslag, wat, van);
		return uit === 'gekoppeld' ? { soort: uit } : uit;
	});
}

const vanToken = (token: string) => eq(sessies.id, token.split('.')[0] ?? '');

/** A session that the provider still had is no proof of this minute: heavy acts ask again (bevoegdheid, `bewijs`). */
async function noteerBewijs(tx: Db, token: string, bewijs: Bewijs, nu: Temporal.Instant): Promise<void> {
	const op = bewijs.bewezenOp;
	const bewezenOp = op === null ? null : tijdstip(Temporal.Instant.compare(op, nu) < 0 ? op : nu);
	await tx.update(sessies).set({ bewezenOp }).where(vanToken(token));
}

async function laatBinnen(
	tx: Db,
	opslag: Opslag,
	aanbieder: AuthProvider,
	bewijs: Bewijs,
	naar: string,
	van: inlog.Klopper
): Promise<Aankomst | Weigering> {
	const wie = await koppeling.gekoppeld(tx, opslag, bewijs, van.nu);
	if (!wie) return weiger('toegang.aanbieder-onbekend');
	if (bewijs.tweedeFactor === 'ontbreekt') return weiger('toegang.aanbieder-factor');
	const herkomst = herkomstVan(opslag.sleutels, wie.id, aanbieder, bewijs.idToken);
	if (bewijs.tweedeFactor === 'bewezen') {
		const binnen = await inlog.laatBinnen(tx, opslag, wie.id, van, 'toegang.aanbieder');
		await noteerBewijs(tx, binnen.sessie, bewijs, van.nu);
		await tx.update(sessies).set(herkomst).where(vanToken(binnen.sessie));
		return { soort: 'binnen', binnen, naar };
	}
	// The provider says who, not how: as good as a password, and never more.
	if (wie.totpVersleuteld === null) return weiger('toegang.aanbieder-factor');
	await koppeling.leg(tx, opslag, wie.id, 'half', van);
	const half = {
		soort: 'half',
		accountId: wie.id,
		rustMinuten: HALVE_MINUTEN,
		apparaat: van.apparaat
	} as const;
	const sessie = await maakSessie(tx, half, van.nu);
	await tx.update(sessies).set(herkomst).where(vanToken(sessie));
	return { soort: 'half', sessie, naar };
}
