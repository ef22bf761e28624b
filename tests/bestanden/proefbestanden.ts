/** Real bytes for the file tests: papers as people send them, and what an attacker would send. */
import { createCanvas } from '@napi-rs/canvas';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { maakStuk, type Gezin } from '../../scripts/stukken.ts';

export const gezin: Gezin = {
	achternaam: 'Verhoef',
	kinderen: [
		{ roepnaam: 'Daan', geboren: '3 mei 2012' },
		{ roepnaam: 'Lieke', geboren: '9 juli 2015' }
	],
	ouders: ['Sanne Verhoef (moeder)', 'Mark de Boer (vader)'],
	gemeente: 'Almelo',
	opsteller: 'Joris Kamp',
	organisatie: 'Wijkteam Noord',
	datum: '12 november 2026'
};

export const pdfStuk = await maakStuk({ soort: 'verzoek-tot-bespreking', formaat: 'pdf', gezin });
export const docxStuk = await maakStuk({ soort: 'plan-van-aanpak', formaat: 'docx', gezin });
export const heic = new Uint8Array(readFileSync(new URL('./materiaal/foto.heic', import.meta.url)));

function vel() {
	const canvas = createCanvas(160, 120);
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#b98040';
	pen.fillRect(0, 0, 160, 120);
	return canvas;
}
export const png = new Uint8Array(await vel().encode('png'));

/** A TIFF block with maker, orientation 6 (a quarter turn) and a GPS position, as a phone writes it. */
function exif(): Buffer {
	const tiff = Buffer.alloc(200);
	const veld = (plek: number, merk: number, soort: number, aantal: number, waarde: number) => {
		tiff.writeUInt16LE(merk, plek);
		tiff.writeUInt16LE(soort, plek + 2);
		tiff.writeUInt32LE(aantal, plek + 4);
		tiff.writeUInt32LE(waarde, plek + 8);
	};
	tiff.write('II*\0', 0, 'latin1');
	tiff.writeUInt32LE(8, 4);
	tiff.writeUInt16LE(3, 8);
	veld(10, 0x010f, 2, 13, 100);
	veld(22, 0x0112, 3, 1, 6);
	veld(34, 0x8825, 4, 1, 60);
	tiff.write('Geheimcamera\0', 100, 'latin1');
	tiff.writeUInt16LE(1, 60);
	veld(62, 2, 5, 3, 130);
	[52, 1, 13, 1, 7, 1].forEach((getal, i) => tiff.writeUInt32LE(getal, 130 + 4 * i));
	const blok = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), Buffer.from('Exif\0\0', 'latin1'), tiff]);
	blok.writeUInt16BE(blok.length - 2, 2);
	return blok;
}
const kaal = await vel().encode('jpeg', 85);
export const jpgMetGps = new Uint8Array(Buffer.concat([kaal.subarray(0, 2), exif(), kaal.subarray(2)]));

/** A PNG whose header says that it is `breedte` × `hoogte`. */
export function pngVan(breedte: number, hoogte: number): Uint8Array {
	const bytes = Buffer.from(png);
	bytes.writeUInt32BE(breedte, 16);
	bytes.writeUInt32BE(hoogte, 20);
	return new Uint8Array(bytes);
}

export function pdf(
	maak: (doc: PDFKit.PDFDocument) => void,
	opties: PDFKit.PDFDocumentOptions = {}
): Promise<Uint8Array> {
	const doc = new PDFDocument(opties);
	const delen: Buffer[] = [];
	doc.on('data', (deel: Buffer) => delen.push(deel));
	const klaar = new Promise<Uint8Array>((gereed) =>
		doc.on('end', () => gereed(new Uint8Array(Buffer.concat(delen))))
	);
	maak(doc);
	doc.end();
	return klaar;
}

/** A PDF of one page from hand-written objects; number 3 is the page, from 4 on they are yours. */
export function ruwePdf(pagina: string, objecten: (string | Buffer)[], catalogus = ''): Uint8Array {
	const alle: (string | Buffer)[] = [
		`<</Type/Catalog/Pages 2 0 R${catalogus}>>`,
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		`<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]${pagina}>>`,
		...objecten
	];
	const plekken: number[] = [];
	let uit = Buffer.from('%PDF-1.7\n');
	alle.forEach((object, i) => {
		plekken.push(uit.length);
		uit = Buffer.concat([
			uit,
			Buffer.from(`${i + 1} 0 obj\n`),
			Buffer.from(object),
			Buffer.from('\nendobj\n')
		]);
	});
	const xref = plekken.map((plek) => `${String(plek).padStart(10, '0')} 00000 n \n`).join('');
	const einde = `xref\n0 ${alle.length + 1}\n0000000000 65535 f \n${xref}trailer<</Size ${alle.length + 1}/Root 1 0 R>>\nstartxref\n${uit.length}\n%%EOF\n`;
	return new Uint8Array(Buffer.concat([uit, Buffer.from(einde)]));
}

export const stroom = (bytes: Buffer, woorden = '') =>
	Buffer.concat([
		Buffer.from(`<</Length ${bytes.length}${woorden}>>stream\n`),
		bytes,
		Buffer.from('\nendstream')
	]);

/** A page of some kilobytes that unpacks to two hundred megabytes of drawing orders. */
export const pdfBom = (): Uint8Array => {
	const orders = deflateSync(Buffer.alloc(220_000_000, '1 0 0 1 0 0 cm 0 0 1 1 re f '), { level: 9 });
	return ruwePdf('/Contents 4 0 R', [stroom(deflateSync(orders), '/Filter[/FlateDecode/FlateDecode]')]);
};

/** The docx of a paper with parts added or changed. */
export function docxMet(delen: Record<string, string | Uint8Array | ((oud: string) => string)>): Uint8Array {
	const pakket = unzipSync(docxStuk);
	for (const [naam, deel] of Object.entries(delen)) {
		const oud = new TextDecoder().decode(pakket[naam] ?? new Uint8Array());
		const nieuw = typeof deel === 'function' ? deel(oud) : deel;
		pakket[naam] = Uint8Array.from(typeof nieuw === 'string' ? strToU8(nieuw) : nieuw);
	}
	return zipSync(pakket);
}
