/** Draws the PNG icons and favicon.ico from static/icoon.svg; run by hand after a change of the drawing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const PAPIER = '#f8f4ec';
const svg = readFileSync('static/icoon.svg', 'utf8');

/** @returns PNG of `maat` pixels, with the drawing over `deel` of the width; on paper when `vol`. */
async function teken(maat: number, deel: number, vol: boolean): Promise<Buffer> {
	const doek = createCanvas(maat, maat);
	const pen = doek.getContext('2d');
	if (vol) {
		pen.fillStyle = PAPIER;
		pen.fillRect(0, 0, maat, maat);
	}
	const breed = Math.round(maat * deel);
	const beeld = await loadImage(
		Buffer.from(svg.replace('<svg ', `<svg width="${breed}" height="${breed}" `))
	);
	const rand = Math.round((maat - breed) / 2);
	pen.drawImage(beeld, rand, rand, breed, breed);
	return doek.toBuffer('image/png');
}

/** An .ico file around one PNG (ICONDIR, one ICONDIRENTRY). */
function alsIco(png: Buffer, maat: number): Buffer {
	const kop = Buffer.alloc(22);
	kop.writeUInt16LE(1, 2);
	kop.writeUInt16LE(1, 4);
	kop.writeUInt8(maat, 6);
	kop.writeUInt8(maat, 7);
	kop.writeUInt16LE(1, 10);
	kop.writeUInt16LE(32, 12);
	kop.writeUInt32LE(png.length, 14);
	kop.writeUInt32LE(22, 18);
	return Buffer.concat([kop, png]);
}

writeFileSync('static/icoon-192.png', await teken(192, 0.9, false));
writeFileSync('static/icoon-512.png', await teken(512, 0.9, false));
// Android cuts a circle out of the middle 80 %.
writeFileSync('static/icoon-maskable-512.png', await teken(512, 0.6, true));
writeFileSync('static/apple-touch-icon.png', await teken(180, 0.72, true));
writeFileSync('static/favicon.ico', alsIco(await teken(32, 1, false), 32));
