/** What a browser answers to a WebAuthn question, as JSON in a form field. Nothing in it is believed before it is verified. */
import * as v from 'valibot';

const b64 = v.pipe(v.string(), v.maxLength(20_000), v.regex(/^[\w-]*=*$/));
const gedeeld = {
	id: v.pipe(b64, v.minLength(1), v.maxLength(1400)),
	rawId: b64,
	type: v.literal('public-key'),
	clientExtensionResults: v.optional(v.looseObject({}), {}),
	authenticatorAttachment: v.optional(v.nullable(v.string()))
};
/** A passkey that was just made. */
export const Nieuw = v.object({
	...gedeeld,
	response: v.object({
		clientDataJSON: b64,
		attestationObject: b64,
		transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(30))), v.maxLength(8)))
	})
});
/** A passkey that was used. */
export const Gebruik = v.object({
	...gedeeld,
	response: v.object({
		clientDataJSON: b64,
		authenticatorData: b64,
		signature: b64,
		userHandle: v.optional(v.nullable(b64))
	})
});

/** Reads what the browser sent; null for anything that is not of this shape. */
export function lees<S extends v.GenericSchema>(schema: S, tekst: string): v.InferOutput<S> | null {
	try {
		const gelezen = v.safeParse(schema, JSON.parse(tekst));
		return gelezen.success ? gelezen.output : null;
	} catch {
		return null;
	}
}

/** The challenge that an answer says it answers; null when there is none to read. */
export function challengeVan(clientDataJSON: string): string | null {
	const gegevens = lees(
		v.object({ challenge: v.pipe(v.string(), v.maxLength(200)) }),
		Buffer.from(clientDataJSON, 'base64url').toString('utf8')
	);
	return gegevens?.challenge ?? null;
}
