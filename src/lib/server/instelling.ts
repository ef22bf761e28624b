/** Everything the surroundings decide. Read once at start; nothing else reads process.env, but for the engine (kolommen.ts). */
export const instelling = {
	/** `postgres://user:password@host/database`: the case store is there. Without it, in the folder of `gegevens`. */
	database: process.env.DATABASE_URL || undefined,
	gegevens: process.env.AANTAFEL_GEGEVENS ?? 'data',
	sleutels: process.env.AANTAFEL_SLEUTELS,
	migraties: process.env.AANTAFEL_MIGRATIES ?? 'drizzle',
	/** Public address, fixed: links in mails and the WebAuthn origin come from here, never from a Host header. */
	oorsprong: process.env.ORIGIN ?? 'http://localhost:4173',
	/** File with the organisations people may sign in through (toegang/oidc-instelling.ts). */
	aanbieders: process.env.AANTAFEL_AANBIEDERS || undefined,
	/** File with the key for messages on a device (opslag/pushsleutel.ts); without it they are not offered. */
	push: process.env.AANTAFEL_PUSH || undefined,
	smtp: process.env.AANTAFEL_SMTP,
	afzender: process.env.AANTAFEL_AFZENDER ?? 'Aan Tafel <noreply@aantafel.invalid>'
} as const;
