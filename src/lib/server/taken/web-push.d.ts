/** The one function of `web-push` that we use; the package carries no types. */
declare module 'web-push' {
	const webpush: {
		/** Encrypts (RFC 8291) and signs (RFC 8292) without sending. */
		generateRequestDetails(
			abonnement: { endpoint: string; keys: { p256dh: string; auth: string } },
			inhoud: string,
			keuze: {
				vapidDetails: { subject: string; publicKey: string; privateKey: string };
				contentEncoding: 'aes128gcm';
				TTL: number;
				topic: string;
				urgency: 'normal';
			}
		): { body: Buffer; headers: Record<string, string | number> };
	};
	export default webpush;
}
