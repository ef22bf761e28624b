/**
 * A push service on loopback: it takes what the server sends, answers what a test says, and can read a message back with
 * the keys of the browser. Imported first: it says where the key is, before anything reads that.
 */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Ontvangen = { pad: string; koppen: IncomingHttpHeaders; lijf: Buffer };
export const ontvangen: Ontvangen[] = [];
/** The answer per path; 201 when nothing is said. */
export const antwoorden = new Map<string, number>();
/** What happens per path between the question and its answer. */
export const onderweg = new Map<string, () => Promise<unknown>>();

const dienst = createServer((req, res) => {
	const stukken: Buffer[] = [];
	req.on('data', (stuk: Buffer) => stukken.push(stuk));
	req.on('end', () => {
		const pad = req.url ?? '';
		ontvangen.push({ pad, koppen: req.headers, lijf: Buffer.concat(stukken) });
		const status = antwoorden.get(pad) ?? 201;
		void Promise.resolve(onderweg.get(pad)?.()).then(() =>
			res.writeHead(status, status === 307 ? { location: '/elders' } : {}).end()
		);
	});
});
const bestand = path.join(mkdtempSync(path.join(tmpdir(), 'aan-tafel-push-')), 'push.json');
// Before the first wait: whatever is imported beside this reads the environment meanwhile.
process.env.AANTAFEL_PUSH = bestand;
await new Promise<void>((klaar) => dienst.listen(0, '127.0.0.1', klaar));
export const adres = `http://127.0.0.1:${(dienst.address() as AddressInfo).port}`;
export const stop = () => new Promise<void>((klaar) => dienst.close(() => klaar()));

// By hand: nothing of ours may be read before the environment says where the file is.
const geheim = Buffer.concat([Buffer.from([1]), randomBytes(31)]).toString('base64url');
writeFileSync(bestand, JSON.stringify({ geheim, proefdienst: adres }), { mode: 0o400 });
/** The same key for a server that runs beside the test. */
export const geefSleutel = (pad: string): void => {
	rmSync(pad, { force: true });
	copyFileSync(bestand, pad);
};

const afgeleid = (sleutel: Buffer, zout: Buffer, waarvoor: Buffer | string, lengte: number) =>
	Buffer.from(hkdfSync('sha256', sleutel, zout, waarvoor, lengte));

/** The side of a browser: the subscription it hands over, and reading what came for it (RFC 8291, by hand). */
export function abonnement(pad: string) {
	const ecdh = createECDH('prime256v1');
	const punt = ecdh.generateKeys();
	const auth = randomBytes(16);
	return {
		pad,
		json: {
			endpoint: `${adres}${pad}`,
			expirationTime: null,
			keys: { p256dh: punt.toString('base64url'), auth: auth.toString('base64url') }
		},
		/** @throws when it was not encrypted for this browser */
		lees(lijf: Buffer): string {
			const idLengte = lijf.readUInt8(20);
			const zender = lijf.subarray(21, 21 + idLengte);
			const inhoud = lijf.subarray(21 + idLengte);
			const info = Buffer.concat([Buffer.from('WebPush: info\0'), punt, zender]);
			const sleutel = afgeleid(ecdh.computeSecret(zender), auth, info, 32);
			const zout = lijf.subarray(0, 16);
			const slot = createDecipheriv(
				'aes-128-gcm',
				afgeleid(sleutel, zout, 'Content-Encoding: aes128gcm\0', 16),
				afgeleid(sleutel, zout, 'Content-Encoding: nonce\0', 12)
			);
			slot.setAuthTag(inhoud.subarray(-16));
			const open = Buffer.concat([slot.update(inhoud.subarray(0, -16)), slot.final()]);
			return open.subarray(0, open.lastIndexOf(2)).toString('utf8');
		}
	};
}

/** What the token in the headers says of us; throws when its signature is not of the key beside it (RFC 8292). */
export function leesVapid(koppen: IncomingHttpHeaders): { aud: string; sub: string; exp: number } {
	const [, token = '', publiek = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(koppen.authorization ?? '') ?? [];
	const [kop = '', lijf = '', handtekening = ''] = token.split('.');
	const punt = Buffer.from(publiek, 'base64url');
	const [x, y] = [punt.subarray(1, 33), punt.subarray(33)].map((deel) => deel.toString('base64url'));
	const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
	const klopt = verify(
		'sha256',
		Buffer.from(`${kop}.${lijf}`),
		{ key, dsaEncoding: 'ieee-p1363' },
		Buffer.from(handtekening, 'base64url')
	);
	if (!klopt) throw new Error('handtekening klopt niet');
	return JSON.parse(Buffer.from(lijf, 'base64url').toString()) as { aud: string; sub: string; exp: number };
}
