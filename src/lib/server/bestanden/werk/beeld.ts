/**
 * Pictures: measured before they are decoded, and given on only as freshly made pixels, so that
 * place, camera and other traces of the original stay behind (dreigingen §3.4, D06).
 */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { GRENZEN, type Soort } from '../stuk.ts';
import { Afwijzing } from './afwijzing.ts';

type Maat = { breedte: number; hoogte: number };

const lezer = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function maatPng(bytes: Uint8Array): Maat {
	return { breedte: lezer(bytes).getUint32(16), hoogte: lezer(bytes).getUint32(20) };
}

function maatJpg(bytes: Uint8Array): Maat {
	const dv = lezer(bytes);
	for (let i = 2; i + 9 < bytes.length;) {
		if (bytes[i] !== 0xff) throw new Afwijzing('bestand.kapot');
		const teken = bytes[i + 1] ?? 0;
		// SOF0–SOF15 carry the size; C4, C8 and CC are tables.
		if (teken >= 0xc0 && teken <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(teken))
			return { breedte: dv.getUint16(i + 7), hoogte: dv.getUint16(i + 5) };
		i += teken === 0xff ? 1 : 2 + dv.getUint16(i + 2);
	}
	throw new Afwijzing('bestand.kapot');
}

/** The largest `ispe` (image spatial extents) box in a HEIC; found by its name, as boxes nest freely. */
function maatHeic(bytes: Uint8Array): Maat {
	const dv = lezer(bytes);
	let grootste: Maat = { breedte: 0, hoogte: 0 };
	for (let i = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('ispe'); i > 0;) {
		if (i + 16 <= bytes.length) {
			const maat = { breedte: dv.getUint32(i + 8), hoogte: dv.getUint32(i + 12) };
			if (maat.breedte * maat.hoogte > grootste.breedte * grootste.hoogte) grootste = maat;
		}
		i = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('ispe', i + 4);
	}
	return grootste;
}

/** The pixels a picture says it has. Refuses `bestand.kapot` and `bestand.te-zwaar` (over 80 megapixels). */
export function meet(bytes: Uint8Array, soort: Soort): Maat {
	const maat = soort === 'png' ? maatPng(bytes) : soort === 'jpg' ? maatJpg(bytes) : maatHeic(bytes);
	const punten = maat.breedte * maat.hoogte;
	if (punten === 0) throw new Afwijzing('bestand.kapot');
	if (punten > GRENZEN.beeldpunten) throw new Afwijzing('bestand.te-zwaar');
	return maat;
}

async function decodeer(bytes: Uint8Array, soort: Soort) {
	if (soort !== 'heic') return loadImage(Buffer.from(bytes));
	const { default: heic } = await import('heic-decode');
	const { width, height, data } = await heic({ buffer: bytes });
	const vel = createCanvas(width, height);
	const pen = vel.getContext('2d');
	const beeld = pen.createImageData(width, height);
	beeld.data.set(data);
	pen.putImageData(beeld, 0, 0);
	return vel;
}

/** A WebP of at most `breedte` pixels wide, upright, with nothing of the original file but its pixels. */
export async function teken(bytes: Uint8Array, soort: Soort, breedte: number): Promise<Uint8Array> {
	meet(bytes, soort);
	const bron = await decodeer(bytes, soort).catch(() => {
		throw new Afwijzing('bestand.kapot');
	});
	const schaal = Math.min(1, breedte / bron.width, 16_000 / bron.height);
	const vel = createCanvas(
		Math.max(1, Math.round(bron.width * schaal)),
		Math.max(1, Math.round(bron.height * schaal))
	);
	vel.getContext('2d').drawImage(bron, 0, 0, vel.width, vel.height);
	return vel.encode('webp', 82);
}

/** Checks that a picture opens at all, by making a small one. */
export async function onderzoek(bytes: Uint8Array, soort: Soort): Promise<{ aantal: number }> {
	await teken(bytes, soort, 64);
	return { aantal: 1 };
}
