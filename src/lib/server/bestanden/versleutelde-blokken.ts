/**
 * Documents in blocks of 64 KiB, each AES-256-GCM (dreigingen §6.1). The nonce holds the place and whether it
 * is the last block; document, version, length and type are additional data. So a cut, swapped, moved or
 * changed block does not open, and nothing unverified leaves.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { NietTeOpenen } from '#lib/server/opslag/versleuteling.ts';

export const BLOK = 64 * 1024;
const PREFIX = 7;
/** Always passed to Node: without it a four-byte tag would be accepted (dreigingen finding 3). */
const TAG = 16;

/** What the ciphertext is bound to. `lengte` in bytes of plaintext, `soort` the checked kind of file. */
export type Kop = { documentId: string; versie: number; lengte: number; soort: string };

const aad = (kop: Kop): Buffer =>
	Buffer.from(JSON.stringify(['aan-tafel/document', kop.documentId, kop.versie, kop.lengte, kop.soort]));

function nonce(prefix: Uint8Array, teller: number, laatste: boolean): Buffer {
	const bytes = Buffer.alloc(12);
	bytes.set(prefix);
	bytes.writeUInt32BE(teller, PREFIX);
	bytes[11] = laatste ? 1 : 0;
	return bytes;
}

const aantalBlokken = (lengte: number): number => Math.max(1, Math.ceil(lengte / BLOK));

/**
 * Encrypts a whole file. An empty one gives one block, so that its absence is noticed.
 * @param sleutel 32 bytes
 * @returns a random prefix of 7 bytes to keep beside the blocks, and the blocks in order (ciphertext | tag)
 * @throws RangeError when `kop.lengte` is not the length of `bytes`
 */
export function versleutel(
	sleutel: Uint8Array,
	kop: Kop,
	bytes: Uint8Array
): { prefix: Uint8Array; blokken: Uint8Array[] } {
	if (kop.lengte !== bytes.length) throw new RangeError('lengte past niet bij de inhoud');
	const prefix = randomBytes(PREFIX);
	const aantal = aantalBlokken(bytes.length);
	const blokken = Array.from({ length: aantal }, (_, i) => {
		const cipher = createCipheriv('aes-256-gcm', sleutel, nonce(prefix, i, i === aantal - 1), {
			authTagLength: TAG
		});
		cipher.setAAD(aad(kop));
		const inhoud = cipher.update(bytes.subarray(i * BLOK, (i + 1) * BLOK));
		return Buffer.concat([inhoud, cipher.final(), cipher.getAuthTag()]);
	});
	return { prefix, blokken };
}

function open(sleutel: Uint8Array, kop: Kop, prefix: Uint8Array, i: number, blok: Uint8Array): Buffer {
	const aantal = aantalBlokken(kop.lengte);
	const lengte = Math.min(BLOK, kop.lengte - i * BLOK);
	if (prefix.length !== PREFIX || i >= aantal || blok.length !== lengte + TAG)
		throw new NietTeOpenen('document');
	const decipher = createDecipheriv('aes-256-gcm', sleutel, nonce(prefix, i, i === aantal - 1), {
		authTagLength: TAG
	});
	decipher.setAAD(aad(kop));
	decipher.setAuthTag(blok.subarray(lengte));
	try {
		return Buffer.concat([decipher.update(blok.subarray(0, lengte)), decipher.final()]);
	} catch {
		throw new NietTeOpenen('document');
	}
}

/**
 * Gives verified pieces of the file one by one, in order. A missing tail is only known at the end, so whoever
 * streams must treat an error after the first piece as "this file was cut".
 * @throws NietTeOpenen when anything was changed, moved, swapped or left out
 */
export async function* stroom(
	sleutel: Uint8Array,
	kop: Kop,
	prefix: Uint8Array,
	blokken: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
	let i = 0;
	for await (const blok of blokken) yield open(sleutel, kop, prefix, i++, blok);
	if (i !== aantalBlokken(kop.lengte)) throw new NietTeOpenen('document');
}

/**
 * Opens a whole file.
 * @throws NietTeOpenen when anything was changed, moved, swapped or left out
 */
export function ontsleutel(
	sleutel: Uint8Array,
	kop: Kop,
	prefix: Uint8Array,
	blokken: readonly Uint8Array[]
): Uint8Array {
	if (blokken.length !== aantalBlokken(kop.lengte)) throw new NietTeOpenen('document');
	return Buffer.concat(blokken.map((blok, i) => open(sleutel, kop, prefix, i, blok)));
}
