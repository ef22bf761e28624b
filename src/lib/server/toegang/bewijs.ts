/** The step up of a session that is open: six digits, a recovery code or a passkey, and a new token (issue 3 §1). */
import type { Opslag } from '../opslag/index.ts';
import * as account from './account.ts';
import * as herstelcode from './herstelcode.ts';
import type { Klopper } from './inlog.ts';
import * as pogingen from './pogingen.ts';
import * as sessie from './sessie.ts';
import * as toestel from './toestel.ts';
import * as totp from './totp.ts';

type Binnen = sessie.Gebruiker & { accountId: string };

/**
 * Checks the six digits, or a recovery code for who has no phone any more, and uses them up.
 * @returns whether it was right, or EvenWachten after too many tries in this session
 */
export async function metCode(
	opslag: Opslag,
	gebruiker: Binnen,
	getypt: string,
	van: Klopper
): Promise<boolean | pogingen.EvenWachten> {
	const toestelId = await opslag.lees((db) => toestel.bekend(db, gebruiker.accountId, van.toestelCookie));
	const plek = { adres: van.adres, toestelId };
	const emmers = pogingen.voorTweedeFactor(gebruiker.accountId, gebruiker.sessieId, plek);
	const wacht = await pogingen.klop(opslag, emmers, van.nu);
	if (wacht) return wacht;
	return opslag.schrijf(async (tx) => {
		const wie = await account.zoek(tx, gebruiker.accountId);
		const goed =
			wie !== null &&
			((await totp.gebruik(tx, opslag.sleutels, wie, getypt, van.nu)) ||
				(await herstelcode.gebruik(tx, wie.id, getypt, van.nu)));
		if (goed) await pogingen.geefTerug(tx, opslag, emmers);
		return goed;
	});
}

/** Records the proof. @returns the new value of the cookie; the old one is worth nothing from now on */
export const leg = (
	opslag: Opslag,
	gebruiker: Binnen,
	moment: { nu: Temporal.Instant; verzoekId: string }
): Promise<string> =>
	opslag.schrijf(async (tx) => {
		const { accountId } = gebruiker;
		const wat = { accountId, handeling: 'toegang.bewijs' as const, verzoekId: moment.verzoekId };
		await account.legVast(tx, opslag.sleutels, wat, moment.nu);
		return sessie.vernieuw(tx, gebruiker.sessieId, moment.nu);
	});
