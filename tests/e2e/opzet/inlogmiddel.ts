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

/** The six digits that an authenticator app shows now for this base32 secret. */
export function totpCode(secret: string): string {
	return generateSync({ secret });
}
