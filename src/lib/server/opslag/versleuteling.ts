/**
 * Encryption of fields (dreigingen §6.1). Stored form: version(1) | IV(12) | ciphertext | tag(16), AES-256-GCM,
 * with table|column, row and case as additional data: a ciphertext moved elsewhere does not open.
 */
import {
	createCipheriv,
	createDecipheriv,
	createECDH,
	createHmac,
	createSecretKey,
	hkdfSync,
	randomBytes,
	timingSafeEqual,
	createHash
} from 'node:crypto';

const VERSIE = 1;
const IV = 12;
/** Always passed to Node: without it a four-byte tag would be accepted (dreigingen finding 3). */
const TAG = 16;

/** Thrown when a ciphertext does not open: wrong key, moved, cut or changed. Never holds content. */
export class NietTeOpenen extends Error {
	constructor(plek: string) {
		super(`versleutelde waarde van ${plek} kan niet worden geopend`);
	}
}

/** A lock: one purpose of one key within one case. Writes and reads fields, knows where they belong. */
export type Slot = {
	versleutel(kolom: string, rij: string, tekst: string): Buffer;
	ontsleutel(kolom: string, rij: string, bytes: Uint8Array): string;
	/** The raw key, for documents in blocks (bestanden/versleutelde-blokken.ts). */
	readonly sleutel: Buffer;
};

/** Derives the key of one purpose from a stored key (HKDF-SHA256). `doel` is part of the format: never rename one. */
export const leidAf = (sleutel: Buffer, doel: string): Buffer =>
	Buffer.from(hkdfSync('sha256', sleutel, Buffer.alloc(0), `aan-tafel/${VERSIE}/${doel}`, 32));

/**
 * Makes the lock for one key and one context.
 * @param sleutel 32 bytes
 * @param context case id, or `huis` for accounts and post
 */
export function slot(sleutel: Buffer, context: string): Slot {
	const aad = (kolom: string, rij: string) => Buffer.from(`${kolom}|${rij}|${context}`);
	// Prepared once: a page opens some twenty fields.
	const klaar = createSecretKey(sleutel);
	return {
		sleutel,
		versleutel(kolom, rij, tekst) {
			const iv = randomBytes(IV);
			const cipher = createCipheriv('aes-256-gcm', klaar, iv, { authTagLength: TAG });
			cipher.setAAD(aad(kolom, rij));
			const inhoud = Buffer.concat([cipher.update(tekst, 'utf8'), cipher.final()]);
			return Buffer.concat([Buffer.from([VERSIE]), iv, inhoud, cipher.getAuthTag()]);
		},
		ontsleutel(kolom, rij, bytes) {
			if (bytes.length < 1 + IV + TAG || bytes[0] !== VERSIE) throw new NietTeOpenen(kolom);
			const bron = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
			const decipher = createDecipheriv('aes-256-gcm', klaar, bron.subarray(1, 1 + IV), {
				authTagLength: TAG
			});
			decipher.setAAD(aad(kolom, rij));
			decipher.setAuthTag(bron.subarray(bron.length - TAG));
			try {
				const tekst = decipher.update(bron.subarray(1 + IV, bron.length - TAG));
				// GCM keeps nothing back: this only checks the tag, and throws before a word goes out.
				decipher.final();
				return tekst.toString('utf8');
			} catch {
				throw new NietTeOpenen(kolom);
			}
		}
	};
}

/** Keyed digest, base64url. For look-ups of things that must not stand in the open (an e-mail address). */
export const kenmerk = (sleutel: Buffer, tekst: string): string =>
	createHmac('sha256', sleutel).update(tekst, 'utf8').digest('base64url');

/** Digest of a secret of 112 bits or more (session, link, recovery code); shorter ones need argon2. */
export const geheimHash = (geheim: string): Buffer => createHash('sha256').update(geheim, 'utf8').digest();

/** Plain digest of bytes, to see whether two files are the same one. */
export const vingerafdruk = (bytes: Uint8Array): string =>
	createHash('sha256').update(bytes).digest('base64url');

/** The same of bytes that come one after another. */
export function lopendeVingerafdruk(): { neem(bytes: Uint8Array): void; geef(): string } {
	const hash = createHash('sha256');
	return { neem: (bytes) => void hash.update(bytes), geef: () => hash.digest('base64url') };
}

/** A fresh secret for a cookie or a link: 256 bits, base64url. */
export const nieuwGeheim = (): string => randomBytes(32).toString('base64url');

const KROMME = 'prime256v1';
const GEHEIM = 32;

/** A fresh secret of the curve by which push services know us (P-256, RFC 8292), always 32 bytes. */
export function nieuwKrommeGeheim(): Buffer {
	const ecdh = createECDH(KROMME);
	ecdh.generateKeys();
	const kort = ecdh.getPrivateKey();
	return Buffer.concat([Buffer.alloc(GEHEIM - kort.length), kort]);
}

/** The public point of such a secret; null when it is none of this curve. */
export function krommePunt(geheim: Buffer): Buffer | null {
	const ecdh = createECDH(KROMME);
	try {
		ecdh.setPrivateKey(geheim);
	} catch {
		return null;
	}
	return ecdh.getPublicKey();
}

/** Compares in constant time. */
export const gelijk = (a: Uint8Array, b: Uint8Array): boolean =>
	a.length === b.length && timingSafeEqual(a, b);
