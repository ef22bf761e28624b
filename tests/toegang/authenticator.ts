/** A phone's authenticator in software: makes and uses ES256 passkeys as the WebAuthn standard says. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** CBOR for the few kinds of value that an attestation holds. */
function cbor(waarde: number | string | Buffer | Map<number | string, unknown>): Buffer {
	const kop = (soort: number, lengte: number) =>
		lengte < 24
			? Buffer.from([(soort << 5) | lengte])
			: lengte < 256
				? Buffer.from([(soort << 5) | 24, lengte])
				: Buffer.from([(soort << 5) | 25, lengte >> 8, lengte & 255]);
	if (typeof waarde === 'number') return waarde < 0 ? kop(1, -1 - waarde) : kop(0, waarde);
	if (typeof waarde === 'string')
		return Buffer.concat([kop(3, Buffer.byteLength(waarde)), Buffer.from(waarde)]);
	if (Buffer.isBuffer(waarde)) return Buffer.concat([kop(2, waarde.length), waarde]);
	const paren = [...waarde].flatMap(([sleutel, w]) => [cbor(sleutel), cbor(w as number)]);
	return Buffer.concat([kop(5, waarde.size), ...paren]);
}

export type Streek = {
	oorsprong?: string;
	rpId?: string;
	zonderGebruiker?: boolean;
	challenge?: string;
	/** Kept in an account of the maker of the phone, and so on more than one device. */
	gesynchroniseerd?: boolean;
	zonderVervoer?: boolean;
};

/** One passkey. `streek` bends one thing of the protocol, to see it refused. */
export class Authenticator {
	readonly id = randomBytes(32);
	teller = 0;
	#sleutel: KeyObject;
	#publiek: KeyObject;

	constructor() {
		const paar = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		this.#sleutel = paar.privateKey;
		this.#publiek = paar.publicKey;
	}

	#client(type: string, challenge: string, streek: Streek): Buffer {
		const origin = streek.oorsprong ?? 'http://localhost:4173';
		return Buffer.from(
			JSON.stringify({ type, challenge: streek.challenge ?? challenge, origin, crossOrigin: false })
		);
	}

	#gegevens(vlaggen: number, streek: Streek): Buffer {
		const teller = Buffer.alloc(4);
		teller.writeUInt32BE(++this.teller);
		const gezien = streek.zonderGebruiker ? vlaggen & ~0x04 : vlaggen;
		return Buffer.concat([sha256(streek.rpId ?? 'localhost'), Buffer.from([gezien]), teller]);
	}

	maak(vraag: { challenge: string }, streek: Streek = {}): string {
		const jwk = this.#publiek.export({ format: 'jwk' });
		const cose = cbor(
			new Map<number, unknown>([
				[1, 2],
				[3, -7],
				[-1, 1],
				[-2, Buffer.from(jwk.x!, 'base64url')],
				[-3, Buffer.from(jwk.y!, 'base64url')]
			])
		);
		const lengte = Buffer.from([0, this.id.length]);
		const authData = Buffer.concat([
			this.#gegevens(streek.gesynchroniseerd ? 0x4d : 0x45, streek),
			Buffer.alloc(16),
			lengte,
			this.id,
			cose
		]);
		const attestationObject = cbor(
			new Map<string, unknown>([
				['fmt', 'none'],
				['attStmt', new Map()],
				['authData', authData]
			])
		);
		const response = {
			clientDataJSON: b64(this.#client('webauthn.create', vraag.challenge, streek)),
			attestationObject: b64(attestationObject),
			...(!streek.zonderVervoer && { transports: ['internal', 'hybrid'] })
		};
		return JSON.stringify({
			id: b64(this.id),
			rawId: b64(this.id),
			type: 'public-key',
			clientExtensionResults: {},
			response
		});
	}

	gebruik(vraag: { challenge: string }, streek: Streek = {}): string {
		const authenticatorData = this.#gegevens(0x05, streek);
		const client = this.#client('webauthn.get', vraag.challenge, streek);
		const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), this.#sleutel);
		const response = {
			clientDataJSON: b64(client),
			authenticatorData: b64(authenticatorData),
			signature: b64(signature),
			userHandle: null
		};
		return JSON.stringify({
			id: b64(this.id),
			rawId: b64(this.id),
			type: 'public-key',
			clientExtensionResults: {},
			response
		});
	}
}
