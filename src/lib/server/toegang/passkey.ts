/**
 * Passkeys: a key in the phone, opened by face, finger or pin. The person is always verified (B16), the address of
 * this site is fixed (B17), and a challenge is spent before the answer to it is looked at.
 */
import { eq } from 'drizzle-orm';
import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { instelling } from '../instelling.ts';
import { dag, tijdstip } from '../klok.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { passkey } from '../opslag/schema.ts';
import { challengeVan, Gebruik, lees, Nieuw } from './passkey-antwoord.ts';
import * as uitdaging from './uitdaging.ts';

export { alle, hernoem, verwijder } from './passkeylijst.ts';

const MINUTEN = 5;
const MAKEN = 'passkey-maken';
const GEBRUIKEN = 'passkey-gebruiken';
const BEVESTIGEN = 'passkey-bevestigen';
const NAAM = 'Aan Tafel';
/** EdDSA, ES256, RS256: what every phone can do. The library would add one that Node calls experimental. */
const ALGORITMEN = [-8, -7, -257];

/** Where the browser must stand: from the settings, never from a Host header. */
const hier = () => {
	const adres = new URL(instelling.oorsprong);
	return { expectedOrigin: adres.origin, expectedRPID: adres.hostname };
};

/** What a browser needs to make a passkey for this account. The name it gets in the phone tells nothing of anyone. */
export async function vraagNieuwe(
	opslag: Opslag,
	accountId: string,
	nu: Temporal.Instant
): Promise<PublicKeyCredentialCreationOptionsJSON> {
	const bestaand = await opslag.lees((db) =>
		db.select({ id: passkey.id }).from(passkey).where(eq(passkey.accountId, accountId))
	);
	const opties = await generateRegistrationOptions({
		rpName: NAAM,
		rpID: hier().expectedRPID,
		userName: `${NAAM}, ${dag(nu).toString()}`,
		userDisplayName: NAAM,
		userID: new TextEncoder().encode(accountId),
		timeout: MINUTEN * 60_000,
		supportedAlgorithmIDs: ALGORITMEN,
		excludeCredentials: bestaand,
		// Discoverable, so that nobody has to type an address to get in.
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
	await uitdaging.stel(opslag, { doel: MAKEN, accountId, waarde: opties.challenge, minuten: MINUTEN }, nu);
	return opties;
}

export type NieuwePasskey = Omit<
	typeof passkey.$inferInsert,
	'accountId' | 'naam' | 'gemaaktOp' | 'gebruiktOp'
>;

/**
 * Judges a passkey that was just made.
 * @param tekst the browser's JSON
 * @returns what `voegToe` stores; `toegang.passkey-mislukt` for a wrong origin, a spent challenge, an unverified person
 */
export async function keurNieuwe(
	opslag: Opslag,
	accountId: string,
	tekst: string,
	nu: Temporal.Instant
): Promise<NieuwePasskey | Weigering> {
	const mislukt = weiger('toegang.passkey-mislukt');
	const antwoord = lees(Nieuw, tekst);
	const vraag =
		antwoord && (await uitdaging.verbruik(opslag, MAKEN, challengeVan(antwoord.response.clientDataJSON), nu));
	if (!antwoord || !vraag || vraag.accountId !== accountId) return mislukt;
	const uitkomst = await verifyRegistrationResponse({
		response: antwoord as RegistrationResponseJSON,
		expectedChallenge: vraag.waarde,
		requireUserVerification: true,
		supportedAlgorithmIDs: ALGORITMEN,
		...hier()
	}).catch(() => ({ verified: false }) as const);
	if (!uitkomst.verified) return mislukt;
	const { credential, credentialDeviceType } = uitkomst.registrationInfo;
	return {
		id: credential.id,
		publiekeSleutel: Buffer.from(credential.publicKey),
		teller: credential.counter,
		vervoer: (antwoord.response.transports ?? []).join(' '),
		gesynchroniseerd: credentialDeviceType === 'multiDevice'
	};
}

/** Adds a judged passkey to an account. @returns `toegang.passkey-mislukt` when that passkey is known already */
export async function voegToe(
	tx: Db,
	accountId: string,
	nieuw: NieuwePasskey,
	naam: string,
	nu: Temporal.Instant
): Promise<Weigering | null> {
	const gezet = await tx
		.insert(passkey)
		.values({ ...nieuw, accountId, naam, gemaaktOp: tijdstip(nu) })
		.onConflictDoNothing()
		.returning({ id: passkey.id });
	return gezet.length === 1 ? null : weiger('toegang.passkey-mislukt');
}

async function vraagGebruik(
	opslag: Opslag,
	doel: string,
	accountId: string | null,
	nu: Temporal.Instant
): Promise<PublicKeyCredentialRequestOptionsJSON> {
	const eigen = accountId
		? await opslag.lees((db) =>
				db.select({ id: passkey.id }).from(passkey).where(eq(passkey.accountId, accountId))
			)
		: null;
	const opties = await generateAuthenticationOptions({
		rpID: hier().expectedRPID,
		userVerification: 'required',
		timeout: MINUTEN * 60_000,
		...(eigen && { allowCredentials: eigen })
	});
	await uitdaging.stel(opslag, { doel, accountId, waarde: opties.challenge, minuten: MINUTEN }, nu);
	return opties;
}

/** What a browser needs to sign in with any passkey of this site. */
export const vraagInlog = (opslag: Opslag, nu: Temporal.Instant) => vraagGebruik(opslag, GEBRUIKEN, null, nu);

/** What a browser needs to prove again that it is this account that holds it. */
export const vraagBevestiging = (opslag: Opslag, accountId: string, nu: Temporal.Instant) =>
	vraagGebruik(opslag, BEVESTIGEN, accountId, nu);

/**
 * Judges a sign-in.
 * @returns the account; `toegang.passkey-mislukt` for everything else, with no hint what was wrong
 */
export const keurInlog = (opslag: Opslag, tekst: string, nu: Temporal.Instant) =>
	keurGebruik(opslag, { doel: GEBRUIKEN, accountId: null }, tekst, nu);

/** Judges a proof by the account that is signed in. Refuses as keurInlog, also for a passkey of anybody else. */
export const keurBevestiging = (opslag: Opslag, accountId: string, tekst: string, nu: Temporal.Instant) =>
	keurGebruik(opslag, { doel: BEVESTIGEN, accountId }, tekst, nu);

async function keurGebruik(
	opslag: Opslag,
	wat: { doel: string; accountId: string | null },
	tekst: string,
	nu: Temporal.Instant
): Promise<{ accountId: string } | Weigering> {
	const mislukt = weiger('toegang.passkey-mislukt');
	const antwoord = lees(Gebruik, tekst);
	const vraag =
		antwoord &&
		(await uitdaging.verbruik(opslag, wat.doel, challengeVan(antwoord.response.clientDataJSON), nu));
	if (!antwoord || !vraag || vraag.accountId !== wat.accountId) return mislukt;
	const [rij] = await opslag.lees((db) => db.select().from(passkey).where(eq(passkey.id, antwoord.id)));
	if (!rij || (wat.accountId !== null && rij.accountId !== wat.accountId)) return mislukt;
	const uitkomst = await verifyAuthenticationResponse({
		response: antwoord as AuthenticationResponseJSON,
		expectedChallenge: vraag.waarde,
		requireUserVerification: true,
		credential: { id: rij.id, publicKey: new Uint8Array(rij.publiekeSleutel), counter: rij.teller },
		...hier()
	}).catch(() => ({ verified: false, authenticationInfo: null }) as const);
	if (!uitkomst.verified || !uitkomst.authenticationInfo) return mislukt;
	const { newCounter } = uitkomst.authenticationInfo;
	await opslag.schrijf((tx) =>
		tx
			.update(passkey)
			.set({ teller: newCounter, gebruiktOp: tijdstip(nu) })
			.where(eq(passkey.id, rij.id))
	);
	return { accountId: rij.accountId };
}
