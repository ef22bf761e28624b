/** Beheerders of two regions, and how they act. */
import type { Gebied } from '#lib/domein/beheer.ts';
import type { Rol } from '#lib/domein/rol.ts';
import { betreedBeheer, type Beheer } from '#lib/server/beheer/plek.ts';
import * as organisatie from '#lib/server/beheer/organisatie.ts';
import * as toelating from '#lib/server/beheer/toelating.ts';
import { dag } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { aanstelling } from '#lib/server/opslag/schema.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { gebruikerVan, maakAccount, NU } from '../huis.ts';

export type Aangesteld = Gebruiker & { accountId: string };

export const TWENTE: Gebied = { regio: 'twente', subregio: null };
export const HAAGLANDEN: Gebied = { regio: 'haaglanden', subregio: null };

/** An account with a post, in the store and in the session. */
export async function metPost(
	opslag: Opslag,
	naam: string,
	rol: Rol,
	waar: Gebied,
	tot: string | null = null
): Promise<Aangesteld> {
	const accountId = await maakAccount(opslag, naam);
	await opslag.schrijf((tx) =>
		tx.insert(aanstelling).values({ id: nieuwId(), accountId, rol, ...waar, van: '2026-01-01', tot })
	);
	return gebruikerVan(accountId, { aanstellingen: [{ rol, ...waar }] }) as Aangesteld;
}

/** Runs an act as this beheerder. */
export const als = <T>(
	opslag: Opslag,
	gebruiker: Aangesteld,
	doe: (hier: Beheer) => Promise<T>,
	nu = NU
): Promise<T> => betreedBeheer({ opslag, gebruiker, nu, vandaag: dag(nu), verzoekId: nieuwId() }, doe);

export async function middel(opslag: Opslag): Promise<toelating.Middel> {
	const { code, hash: codeHash } = await nieuweCode(opslag.sleutels);
	const { token, hash: tokenHash } = nieuwToken();
	return { token, tokenHash, code, codeHash };
}

/** An organisation and a professional there, as a beheerder makes them. */
export async function nodigUit(opslag: Opslag, door: Aangesteld, naam: string): Promise<string> {
	const klaar = await middel(opslag);
	return als(opslag, door, async (hier) => {
		const bekend = (await organisatie.alle(hier))[0]?.id;
		const huis =
			bekend ?? (await organisatie.voegToe(hier, { naam: 'Wijkteam', regio: door.aanstellingen[0]!.regio }));
		const wat = { naam, email: `${nieuwId()}@voorbeeld.invalid`, organisatie: huis as string };
		const uit = await toelating.nodigUit(hier, wat, klaar);
		if (!('accountId' in uit)) throw new Error(uit.sleutel);
		return uit.accountId;
	});
}
