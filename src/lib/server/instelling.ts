/** Everything the surroundings decide. Read once at start; nothing else reads process.env. */
export const instelling = {
	gegevens: process.env.AANTAFEL_GEGEVENS ?? 'data',
	sleutels: process.env.AANTAFEL_SLEUTELS,
	migraties: process.env.AANTAFEL_MIGRATIES ?? 'drizzle',
	/** Public address, fixed: links in mails and the WebAuthn origin come from here, never from a Host header. */
	oorsprong: process.env.ORIGIN ?? 'http://localhost:4173',
	smtp: process.env.AANTAFEL_SMTP,
	afzender: process.env.AANTAFEL_AFZENDER ?? 'Aan Tafel <noreply@aantafel.invalid>'
} as const;
