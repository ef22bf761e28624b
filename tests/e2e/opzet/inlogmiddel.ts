import { setTimeout as wacht } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';

/**
 * Gives this page's browser a passkey of its own, as a phone with a fingerprint reader has: resident, user verified.
 * @returns a function that takes it away again
 */
export async function geefPasskey(page: Page): Promise<() => Promise<void>> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return async () => {
		await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
	};
}

const STAP_MS = 30_000;
/** Somebody who types slowly waits for the next code when this one is about to go; a busy machine does as well. */
const TYPTIJD_MS = 8_000;

/** The six digits that an authenticator app shows for this base32 secret, with time left to send them. */
export async function totpCode(secret: string): Promise<string> {
	const over = STAP_MS - (Date.now() % STAP_MS);
	if (over < TYPTIJD_MS) await wacht(over);
	return generateSync({ secret });
}
