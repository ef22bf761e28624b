/**
 * The key file: the one secret outside the store. JSON `{ "kek": { "1": base64 of 32 bytes }, "audit": base64 }`,
 * mode 0400 or 0600, outside the data folder. Made for the demo, given in production (issue §2).
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';

export type Hoofdsleutels = { kek: ReadonlyMap<number, Buffer>; nieuwste: number; audit: Buffer };

/** Thrown at start-up with a sentence for the person who starts the server. */
export class StartFout extends Error {}

const leesSleutel = (waarde: unknown, welke: string): Buffer => {
	const bytes = typeof waarde === 'string' ? Buffer.from(waarde, 'base64') : Buffer.alloc(0);
	if (bytes.length !== 32)
		throw new StartFout(`Het sleutelbestand is niet goed: ${welke} moet 32 bytes zijn (base64).`);
	return bytes;
};

/**
 * Reads the key file.
 * @throws StartFout in plain Dutch when it is absent, open to others, or not a key file
 */
export function leesHoofdsleutels(pad: string | undefined): Hoofdsleutels {
	if (!pad)
		throw new StartFout(
			'Er is geen sleutelbestand opgegeven. Zet AANTAFEL_SLEUTELS op het pad van het sleutelbestand.'
		);
	let inhoud: { kek?: Record<string, unknown>; audit?: unknown } | null;
	try {
		if ((statSync(pad).mode & 0o077) !== 0)
			throw new StartFout('Het sleutelbestand is leesbaar voor anderen. Zet de rechten op 0400.');
		inhoud = JSON.parse(readFileSync(pad, 'utf8'));
	} catch (fout) {
		if (fout instanceof StartFout) throw fout;
		throw new StartFout(
			'Het sleutelbestand kan niet worden gelezen. Bestaat het, en is het een sleutelbestand?'
		);
	}
	const kek = new Map(
		Object.entries(inhoud?.kek ?? {}).map(([n, w]) => [Number(n), leesSleutel(w, `kek ${n}`)])
	);
	if (kek.size === 0 || ![...kek.keys()].every((n) => Number.isSafeInteger(n) && n > 0))
		throw new StartFout('Het sleutelbestand is niet goed: er staat geen kek met een nummer in.');
	return { kek, nieuwste: Math.max(...kek.keys()), audit: leesSleutel(inhoud?.audit, 'audit') };
}

/** Writes a new key file; refuses to overwrite one. */
export function maakSleutelbestand(pad: string): void {
	const inhoud = {
		kek: { 1: randomBytes(32).toString('base64') },
		audit: randomBytes(32).toString('base64')
	};
	writeFileSync(pad, JSON.stringify(inhoud), { mode: 0o400, flag: 'wx' });
}

/** RFC 5649 key wrap with padding: integrity is built in, a wrong KEK throws. */
const KWP_IV = Buffer.from('A65959A6', 'hex');

/** Wraps a 32-byte key with a key-encryption key. */
export function verpak(kek: Buffer, sleutel: Buffer): Buffer {
	const cipher = createCipheriv('id-aes256-wrap-pad', kek, KWP_IV);
	return Buffer.concat([cipher.update(sleutel), cipher.final()]);
}

/** Unwraps; throws on a wrong key or a changed wrap. */
export function pakUit(kek: Buffer, verpakt: Uint8Array): Buffer {
	const decipher = createDecipheriv('id-aes256-wrap-pad', kek, KWP_IV);
	return Buffer.concat([decipher.update(verpakt), decipher.final()]);
}
