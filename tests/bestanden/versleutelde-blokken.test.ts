import fc from 'fast-check';
import { createCipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	BLOK,
	ontsleutel,
	stroom,
	versleutel,
	type Kop
} from '#lib/server/bestanden/versleutelde-blokken.ts';
import { NietTeOpenen } from '#lib/server/opslag/versleuteling.ts';

const sleutel = randomBytes(32);
const kop = (lengte: number, deel: Partial<Kop> = {}): Kop => ({
	documentId: 'd1',
	versie: 1,
	lengte,
	soort: 'pdf',
	...deel
});
const stuk = (lengte: number) => {
	const bytes = new Uint8Array(randomBytes(lengte));
	return { bytes, kop: kop(lengte), ...versleutel(sleutel, kop(lengte), bytes) };
};
const lengtes = fc.constantFrom(0, 1, BLOK - 1, BLOK, BLOK + 1, 2 * BLOK, 3 * BLOK + 17);
const drie = stuk(3 * BLOK + 17);

describe('what goes in comes out', () => {
	it('for every length around the edge of a block', async () => {
		await fc.assert(
			fc.asyncProperty(lengtes, async (lengte) => {
				const { bytes, kop, prefix, blokken } = stuk(lengte);
				const delen: Uint8Array[] = [];
				for await (const deel of stroom(sleutel, kop, prefix, blokken)) delen.push(deel);
				return (
					Buffer.from(bytes).equals(ontsleutel(sleutel, kop, prefix, blokken)) &&
					Buffer.from(bytes).equals(Buffer.concat(delen))
				);
			})
		);
	});

	it('never uses a prefix twice and refuses a length that is not true', () => {
		expect(stuk(10).prefix).not.toEqual(stuk(10).prefix);
		expect(() => versleutel(sleutel, kop(9), new Uint8Array(10))).toThrow(
			new RangeError('lengte past niet bij de inhoud')
		);
	});
});

/** A block as the format says it is, made without our own code: what is stored today must open for years. */
function metDeHand(kop: Kop, prefix: Buffer, nummer: number, laatste: boolean, inhoud: Buffer): Buffer {
	const nonce = Buffer.concat([prefix, Buffer.from([0, 0, 0, nummer]), Buffer.from([laatste ? 1 : 0])]);
	const cipher = createCipheriv('aes-256-gcm', sleutel, nonce);
	cipher.setAAD(
		Buffer.from(`["aan-tafel/document","${kop.documentId}",${kop.versie},${kop.lengte},"${kop.soort}"]`)
	);
	return Buffer.concat([cipher.update(inhoud), cipher.final(), cipher.getAuthTag()]);
}

describe('the stored form', () => {
	it('is opened when it was written by hand', () => {
		const [prefix, begin, eind] = [randomBytes(7), randomBytes(BLOK), randomBytes(5)];
		const k = kop(BLOK + 5);
		const blokken = [metDeHand(k, prefix, 0, false, begin), metDeHand(k, prefix, 1, true, eind)];
		expect(Buffer.concat([begin, eind]).equals(ontsleutel(sleutel, k, prefix, blokken))).toBe(true);
	});

	it('is written as it would be by hand', () => {
		const { bytes, kop: k, prefix, blokken } = drie;
		const zelf = [0, 1, 2, 3].map((i) =>
			metDeHand(k, Buffer.from(prefix), i, i === 3, Buffer.from(bytes.subarray(i * BLOK, (i + 1) * BLOK)))
		);
		expect(Buffer.concat(blokken).equals(Buffer.concat(zelf))).toBe(true);
	});
});

describe('what was touched does not open', () => {
	/** The sentence for the log: that it is a document, and nothing of what is in it. */
	const ZIN = 'versleutelde waarde van document kan niet worden geopend';
	const weigert = (blokken: Uint8Array[], k = drie.kop, prefix = drie.prefix, s: Uint8Array = sleutel) => {
		const doe = () => ontsleutel(s, k, prefix, blokken);
		expect(doe).toThrow(NietTeOpenen);
		expect(doe).toThrow(ZIN);
	};

	it('a flipped bit anywhere, also in a tag', () => {
		fc.assert(
			fc.property(fc.nat(3), fc.nat(BLOK + 15), fc.nat(7), (nummer, plek, bit) => {
				const blokken = drie.blokken.map((blok) => Uint8Array.from(blok));
				const blok = blokken[nummer] ?? new Uint8Array(1);
				const i = plek % blok.length;
				blok[i] = (blok[i] ?? 0) ^ (1 << bit);
				weigert(blokken);
			}),
			{ numRuns: 60 }
		);
	});

	it('any other order of the blocks', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 0 }), (volgorde) => {
				fc.pre(volgorde.join() !== '0,1,2,3');
				weigert(volgorde.map((i) => drie.blokken[i] ?? new Uint8Array()));
			})
		);
	});

	it('cut off, also when the declared length is cut to match', () => {
		weigert(drie.blokken.slice(0, 3), kop(3 * BLOK));
		weigert(drie.blokken.slice(0, 1), kop(BLOK));
		weigert([], kop(0));
	});

	it('a block of another file, another version, kind, id, key, or a shortened tag', () => {
		const ander = stuk(3 * BLOK + 17);
		weigert(
			[drie.blokken[0], ander.blokken[1], drie.blokken[2], drie.blokken[3]].map((b) => b ?? new Uint8Array())
		);
		weigert(drie.blokken, kop(drie.kop.lengte, { documentId: 'd2' }));
		weigert(drie.blokken, kop(drie.kop.lengte, { versie: 2 }));
		weigert(drie.blokken, kop(drie.kop.lengte, { soort: 'docx' }));
		weigert(drie.blokken, drie.kop, ander.prefix);
		// The eighth byte would be overwritten by the number of the block.
		weigert(drie.blokken, drie.kop, Buffer.concat([drie.prefix, Buffer.from([0])]));
		weigert(drie.blokken, drie.kop, drie.prefix.subarray(0, 6));
		weigert(drie.blokken, drie.kop, drie.prefix, randomBytes(32));
		weigert(drie.blokken.map((b) => b.subarray(0, -12)));
	});

	it('the stream gives only verified blocks and notices a missing tail', async () => {
		const kapot = drie.blokken.map((blok) => Uint8Array.from(blok));
		kapot[1]?.fill(0, 0, 1);
		const gegeven: number[] = [];
		const lees = async (blokken: Uint8Array[]) => {
			for await (const deel of stroom(sleutel, drie.kop, drie.prefix, blokken)) gegeven.push(deel.length);
		};
		await expect(lees(kapot)).rejects.toThrow(NietTeOpenen);
		expect(gegeven).toEqual([BLOK]);
		await expect(lees(drie.blokken.slice(0, 3))).rejects.toThrow(ZIN);
		await expect(lees([...drie.blokken, drie.blokken[0]!])).rejects.toThrow(ZIN);
	});
});
