/** Which organisations people may sign in through. A file, not the environment: it holds secrets (dreigingen §6.1). */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { StartFout } from '../opslag/sleutelbestand.ts';

const woord = (hoogstens: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(hoogstens));
const isEigenMachine = (adres: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(adres.hostname);
const uitgever = v.pipe(
	v.string(),
	v.check((adres) => {
		const url = URL.parse(adres);
		return url !== null && (url.protocol === 'https:' || isEigenMachine(url));
	})
);

const AanbiederSchema = v.strictObject({
	/** Part of an address: what the organisation registers as the place to come back to. */
	id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/)),
	/** Shown on the button. */
	naam: woord(60),
	uitgever,
	clientId: woord(200),
	clientGeheim: woord(500),
	scope: v.optional(v.pipe(woord(200), v.regex(/\bopenid\b/)), 'openid email'),
	/** The claim that tells people apart for ever. */
	onderwerp: v.optional(woord(60), 'sub'),
	/** The claim with the address; null when the organisation gives none. */
	email: v.optional(v.nullable(woord(60)), 'email'),
	/** Signing out here goes on to sign out there, when the provider has a place for that. */
	afmelden: v.optional(v.boolean(), true),
	/** What proves a second factor there. Nothing named: we ask for a second factor of our own. */
	acr: v.optional(v.array(woord(200)), []),
	amr: v.optional(v.array(woord(60)), [])
});
export type AanbiederInstelling = v.InferOutput<typeof AanbiederSchema>;

const Bestand = v.pipe(
	v.array(AanbiederSchema),
	v.check((lijst) => new Set(lijst.map((een) => een.id)).size === lijst.length)
);

/** True for an issuer on this machine: the only one that may be reached without TLS. */
export const magZonderTls = (instelling: Pick<AanbiederInstelling, 'uitgever'>): boolean =>
	isEigenMachine(new URL(instelling.uitgever));

/** Checks a list of providers. @throws StartFout with the place of the first mistake, never with a value */
export function keur(ruw: unknown): AanbiederInstelling[] {
	const gelezen = v.safeParse(Bestand, ruw);
	if (gelezen.success) return gelezen.output;
	const [fout] = gelezen.issues;
	const plek = fout.path?.map((deel) => String(deel.key)).join('.') ?? 'de lijst';
	throw new StartFout(`Het bestand met aanbieders klopt niet bij ${plek}.`);
}

/** Reads the file; without one nobody signs in through an organisation. @throws StartFout */
export function lees(pad: string | undefined): AanbiederInstelling[] {
	if (!pad) return [];
	let ruw: unknown;
	try {
		ruw = JSON.parse(readFileSync(pad, 'utf8'));
	} catch {
		throw new StartFout(`Het bestand met aanbieders kan niet worden gelezen: ${pad}`);
	}
	return keur(ruw);
}
