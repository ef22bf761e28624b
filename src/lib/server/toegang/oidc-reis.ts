/** One trip to a provider and back: kept in the store, tied to one browser by a cookie, and spent by the first return. */
import { and, eq, gt } from 'drizzle-orm';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { uitdaging } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import { geheimHash, gelijk, nieuwGeheim } from '../opslag/versleuteling.ts';
import { AanbiederWeg, nieuweReis, type AuthProvider, type Reis } from './oidc-aanbieder.ts';

/** Cookie of one trip; lives as long as the trip may take. */
export const REIS_COOKIE = '__Host-reis';
export const REIS_MINUTEN = 10;
const DOEL = 'aanbieder';

type Inhoud = Reis & { aanbieder: string; geheimHash: string; naar: string };
type Kast = Pick<Sleutelkast, 'huis'>;

/**
 * Sets off.
 * @param voor accountId: the account that is signed in, when this trip is to link it; vers: see Reis
 * @returns where to go and the cookie; or `toegang.aanbieder-weg`
 */
export async function vertrek(
	opslag: Opslag,
	aanbieder: AuthProvider,
	voor: { naar: string; accountId: string | null; vers?: boolean },
	nu: Temporal.Instant
): Promise<{ url: URL; cookie: string } | Weigering> {
	const reis = nieuweReis(voor.vers);
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

/** A provider that does not answer is a refusal, and no defect. */
export const weg = async <T>(doe: () => Promise<T>): Promise<T | Weigering> => {
	try {
		return await doe();
	} catch (fout) {
		if (fout instanceof AanbiederWeg) return weiger('toegang.aanbieder-weg');
		throw fout;
	}
};

/** Spends the trip that a cookie names. Null when it is not ours, too old, of another provider or spent. */
export async function verbruik(
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
