/**
 * Signing out where somebody signed in: after the session here has ended, the browser goes on to the organisation
 * (OpenID Connect RP-Initiated Logout 1.0). Leaving quickly never goes there: that is instant.
 */
import { eq } from 'drizzle-orm';
import { tijdstip } from '../klok.ts';
import type { Opslag } from '../opslag/index.ts';
import { sessie } from '../opslag/schema.ts';
import type { Sleutelkast } from '../opslag/sleutelkast.ts';
import { NietTeOpenen } from '../opslag/versleuteling.ts';
import { AanbiederWeg, type AuthProvider } from './oidc-aanbieder.ts';

type Kast = Pick<Sleutelkast, 'huis'>;
const BRIEFJE_SECONDEN = 60;
const BRIEFJE = ['afmelding.briefje', ''] as const;

/** What a session keeps of the organisation it came by; ciphertext of the account, gone with the session. */
export const herkomstVan = (
	sleutels: Kast,
	accountId: string,
	aanbieder: Pick<AuthProvider, 'id'>,
	idToken: string | null
): { aanbieder: string; idTokenVersleuteld: Buffer } | { aanbieder: null; idTokenVersleuteld: null } =>
	idToken === null
		? { aanbieder: null, idTokenVersleuteld: null }
		: {
				aanbieder: aanbieder.id,
				idTokenVersleuteld: sleutels.huis.versleutel('sessie.id_token', accountId, idToken)
			};

/**
 * Carries what signing out there takes past the end of the session, for a minute, in an address only this server reads.
 * @returns null for a session that did not come by an organisation
 */
export async function schrijfBriefje(
	plek: { opslag: Pick<Opslag, 'lees' | 'sleutels'>; nu: Temporal.Instant },
	sessieId: string
): Promise<string | null> {
	const [rij] = await plek.opslag.lees((db) =>
		db
			.select({
				accountId: sessie.accountId,
				aanbieder: sessie.aanbieder,
				idToken: sessie.idTokenVersleuteld
			})
			.from(sessie)
			.where(eq(sessie.id, sessieId))
	);
	if (!rij?.accountId || !rij.aanbieder || !rij.idToken) return null;
	const { huis } = plek.opslag.sleutels;
	const idToken = huis.ontsleutel('sessie.id_token', rij.accountId, rij.idToken);
	const tot = tijdstip(plek.nu.add({ seconds: BRIEFJE_SECONDEN }));
	return huis.versleutel(...BRIEFJE, `${tot}|${rij.aanbieder}|${idToken}`).toString('base64url');
}

/**
 * Where the browser goes on to.
 * @param vind the providers of this installation
 * @returns null without a note of the last minute, and when the organisation has no such place or is away: then signing
 * out ends here
 */
export async function waarheen(
	plek: { opslag: Pick<Opslag, 'sleutels'>; nu: Temporal.Instant },
	briefje: string | null,
	vind: (id: string) => AuthProvider | null
): Promise<{ naam: string; url: URL } | null> {
	if (!briefje) return null;
	try {
		const tekst = plek.opslag.sleutels.huis.ontsleutel(...BRIEFJE, Buffer.from(briefje, 'base64url'));
		const [tot = '', id = '', idToken = ''] = tekst.split('|', 3);
		const aanbieder = tot > tijdstip(plek.nu) ? vind(id) : null;
		const url = (await aanbieder?.afmelding(idToken)) ?? null;
		return aanbieder && url && { naam: aanbieder.naam, url };
	} catch (fout) {
		if (fout instanceof NietTeOpenen || fout instanceof AanbiederWeg) return null;
		throw fout;
	}
}
