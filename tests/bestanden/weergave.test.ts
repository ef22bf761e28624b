import { loadImage } from '@napi-rs/canvas';
import {
	CommentRangeEnd,
	CommentRangeStart,
	CommentReference,
	DeletedTextRun,
	Document,
	Footer,
	Header,
	InsertedTextRun,
	Packer,
	Paragraph,
	TextRun
} from 'docx';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controleerStuk, type BeschermdeWaarde } from '#lib/server/bestanden/adrescontrole.ts';
import type { Soort, Uittreksel } from '#lib/server/bestanden/stuk.ts';
import { pagina, paginas, tekst } from '#lib/server/bestanden/weergave.ts';
import {
	docxMet,
	docxStuk,
	gezin,
	heic,
	jpgMetGps,
	pdf,
	pdfBom,
	pdfStuk,
	png,
	ruwePdf,
	stroom
} from './proefbestanden.ts';
import { maakStuk } from '../../scripts/stukken.ts';

async function lees(bytes: Uint8Array, soort: Soort): Promise<Uittreksel> {
	const uit = await tekst(bytes, soort);
	if (uit === 'niet-leesbaar' || !('paginas' in uit)) throw new Error('not read');
	return uit;
}
async function beeld(bytes: Uint8Array, soort: Soort, nummer = 1, breedte = 600) {
	const uit = await pagina(bytes, soort, nummer, breedte);
	if (!(uit instanceof Uint8Array)) throw new Error(`refused: ${uit.sleutel}`);
	return { bytes: Buffer.from(uit), maat: await loadImage(Buffer.from(uit)) };
}

describe('pages as pictures', () => {
	it('draws every page of a PDF in the asked width', async () => {
		expect(await paginas(pdfStuk, 'pdf')).toEqual({ aantal: 3 });
		const een = await beeld(pdfStuk, 'pdf', 1);
		const drie = await beeld(pdfStuk, 'pdf', 3, 300);
		expect([een.maat.width, drie.maat.width]).toEqual([600, 300]);
		expect(een.bytes.subarray(8, 12).toString()).toBe('WEBP');
		expect(een.bytes.equals(drie.bytes)).toBe(false);
	});

	it('draws a file as the store hands it out', async () => {
		expect((await beeld(Buffer.from(pdfStuk), 'pdf', 1)).maat.width).toBe(600);
	});

	it('turns a photo upright and leaves place and camera behind', async () => {
		expect(Buffer.from(jpgMetGps).includes('Geheimcamera')).toBe(true);
		const { bytes, maat } = await beeld(jpgMetGps, 'jpg');
		expect([maat.width, maat.height]).toEqual([120, 160]);
		expect(bytes.includes('Exif') || bytes.includes('EXIF') || bytes.includes('Geheimcamera')).toBe(false);
	});

	it('shows a photo of an iPhone, and a PNG', async () => {
		expect((await beeld(heic, 'heic')).maat.width).toBe(160);
		expect((await beeld(png, 'png')).maat.width).toBe(160);
	});

	it('refuses a page that is not there', async () => {
		for (const [bytes, soort, nummer] of [
			[pdfStuk, 'pdf', 4],
			[pdfStuk, 'pdf', 0],
			[png, 'png', 2],
			[docxStuk, 'docx', 1]
		] as const)
			expect(await pagina(bytes, soort, nummer, 600)).toMatchObject({ sleutel: 'bestand.pagina-onbekend' });
	});

	it('keeps a page of absurd shape small', async () => {
		const lint = await pdf((doc) => doc.addPage({ size: [10, 14_000] }), { autoFirstPage: false });
		expect((await beeld(lint, 'pdf', 1, 2400)).maat.height).toBeLessThanOrEqual(16_000);
	});
});

describe('reading', () => {
	it('gives a tagged PDF and a docx the same headings, lists and tables', async () => {
		const soort = 'verzoek-tot-bespreking';
		const vorm = (u: Uittreksel) => u.paginas.flat().filter((b) => b.soort !== 'rij' || b.cellen.length > 2);
		const vanPdf = vorm(await lees(await maakStuk({ soort, formaat: 'pdf', gezin }), 'pdf'));
		const vanDocx = vorm(await lees(await maakStuk({ soort, formaat: 'docx', gezin }), 'docx'));
		expect(vanPdf).toEqual(vanDocx);
		expect(vanPdf).toContainEqual({ soort: 'kop', niveau: 2, tekst: 'Reactie van de jongere' });
		expect(vanPdf).toContainEqual({ soort: 'rij', cellen: ['Afspraak', 'Wie', 'Vanaf'] });
	});

	it('finds headings, paragraphs, lists and columns in a PDF without tags', async () => {
		const bytes = await pdf((doc) => {
			doc.font('Helvetica-Bold').fontSize(20).text('Plan');
			doc
				.font('Helvetica')
				.fontSize(11)
				.text('Een zin die lang genoeg is om te breken. '.repeat(6))
				.moveDown();
			doc.text('• eerste punt').moveDown().text('2. tweede punt').moveDown();
			const y = doc.y;
			doc.text('links', 72, y).text('rechts', 300, y);
			doc.moveDown().text('Pagina 1 van 1', 72);
		});
		expect((await lees(bytes, 'pdf')).paginas).toEqual([
			[
				{ soort: 'kop', niveau: 1, tekst: 'Plan' },
				{ soort: 'alinea', tekst: 'Een zin die lang genoeg is om te breken. '.repeat(6).trim() },
				{ soort: 'punt', tekst: 'eerste punt' },
				{ soort: 'punt', tekst: 'tweede punt' },
				{ soort: 'rij', cellen: ['links', 'rechts'] }
			]
		]);
	});

	it('says when there is nothing to read', async () => {
		const scan = await pdf((doc) => doc.image(Buffer.from(png), 0, 0, { width: 600 }));
		expect(await tekst(scan, 'pdf')).toBe('niet-leesbaar');
		expect(await tekst(jpgMetGps, 'jpg')).toBe('niet-leesbaar');
		const half = await pdf((doc) =>
			doc.text('Een brief').addPage().image(Buffer.from(png), 0, 0, { width: 600 })
		);
		expect((await lees(half, 'pdf')).onleesbaar).toEqual([2]);
		const logo = await pdf((doc) =>
			doc.image(Buffer.from(png), 0, 0, { width: 60 }).text('Een brief met een logo')
		);
		expect((await lees(logo, 'pdf')).onleesbaar).toEqual([]);
	});
});

const GEHEIM = 'Zwaluwkanariestraat 7391';
const waarden: BeschermdeWaarde[] = [{ id: 'a', soort: 'adres', waarde: `${GEHEIM}, 9931 QX Delfzijl` }];

/** A docx in which `geheim` stands in one place only. */
function docxMetGeheim(plek: string): Promise<Uint8Array> {
	const bij = (deze: string) => (plek === deze ? GEHEIM : 'gewoon');
	const door = { id: 1, author: 'J', date: '2026-01-01T00:00:00Z' };
	const doc = new Document({
		title: bij('titel'),
		creator: bij('maker'),
		comments: {
			children: [
				{ id: 0, author: bij('schrijver'), date: new Date(0), children: [new Paragraph(bij('opmerking'))] }
			]
		},
		sections: [
			{
				headers: { default: new Header({ children: [new Paragraph(bij('koptekst'))] }) },
				footers: { default: new Footer({ children: [new Paragraph(bij('voettekst'))] }) },
				children: [
					new Paragraph({
						children: [
							new CommentRangeStart(0),
							new TextRun({ text: bij('tekst').slice(0, 6), color: '112233' }),
							new TextRun({ text: bij('tekst').slice(6), bold: true }),
							new CommentRangeEnd(0),
							new CommentReference(0),
							new DeletedTextRun({ text: bij('verwijderd'), ...door }),
							new InsertedTextRun({ text: bij('ingevoegd'), ...door, id: 2 })
						]
					}),
					new Paragraph({ children: [new TextRun({ text: bij('verborgen'), vanish: true })] })
				]
			}
		]
	});
	return Packer.toBuffer(doc).then((bytes) => new Uint8Array(bytes));
}

describe('the address check reads what a page does not show', () => {
	it.each([
		'titel',
		'maker',
		'schrijver',
		'opmerking',
		'koptekst',
		'voettekst',
		'tekst',
		'verwijderd',
		'ingevoegd',
		'verborgen'
	])('docx: %s', async (plek) => {
		const uit = await lees(await docxMetGeheim(plek), 'docx');
		expect(controleerStuk({ tekst: uit }, waarden).oordeel).toBe('treffer');
		expect(
			controleerStuk({ tekst: await lees(await docxMetGeheim('nergens'), 'docx') }, waarden).oordeel
		).toBe('schoon');
	});

	it('docx: comments, deletions and headers are told apart', async () => {
		const { rand, metadata } = await lees(await docxMetGeheim('verwijderd'), 'docx');
		expect(rand).toContainEqual({ soort: 'verwijderd', tekst: GEHEIM });
		expect(rand).toContainEqual({ soort: 'opmerking', tekst: 'gewoon' });
		expect(rand).toContainEqual({ soort: 'koptekst', tekst: 'gewoon' });
		expect(metadata).toContainEqual({ naam: 'creator', waarde: 'gewoon' });
	});

	it('docx: a custom part that no program shows', async () => {
		const bytes = docxMet({ 'customXml/item1.xml': `<x><y>Zwaluwkanarie</y><y>straat</y></x>` });
		expect(controleerStuk({ tekst: await lees(bytes, 'docx') }, waarden).oordeel).toBe('treffer');
	});

	const pdfs: [string, () => Uint8Array | Promise<Uint8Array>][] = [
		['info', () => pdf((doc) => doc.text('x'), { info: { Author: GEHEIM } })],
		['note', () => pdf((doc) => doc.text('x').note(10, 10, 50, 50, GEHEIM))],
		[
			'link',
			() =>
				pdf((doc) => doc.text('kaart', { link: `https://kaart.invalid/?q=${encodeURIComponent(GEHEIM)}` }))
		],
		['outline', () => pdf((doc) => void doc.text('x').outline.addItem(GEHEIM))],
		['white on white', () => pdf((doc) => doc.text('x').fillColor('white').text(GEHEIM))],
		['under a black bar', () => pdf((doc) => doc.text(GEHEIM, 72, 72).rect(70, 70, 200, 20).fill('black'))],
		[
			'form field',
			() =>
				ruwePdf(
					'/Contents 5 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Annots[4 0 R]',
					[
						`<</Type/Annot/Subtype/Widget/FT/Tx/T(adres)/V(${GEHEIM})/Rect[0 0 90 20]>>`,
						stroom(Buffer.from('BT /F 12 Tf 50 50 Td (formulier) Tj ET'))
					],
					'/AcroForm<</Fields[4 0 R]>>'
				)
		],
		[
			'XMP',
			() =>
				ruwePdf(
					'/Contents 5 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>',
					[
						stroom(
							Buffer.from(
								`<?xpacket?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${GEHEIM}"/></rdf:RDF></x:xmpmeta>`
							),
							'/Type/Metadata/Subtype/XML'
						),
						stroom(Buffer.from('BT /F 12 Tf 50 50 Td (tekst) Tj ET'))
					],
					'/Metadata 4 0 R'
				)
		]
	];
	it.each(pdfs)('pdf: %s', async (_, maak) => {
		expect(controleerStuk({ tekst: await lees(await maak(), 'pdf') }, waarden).oordeel).toBe('treffer');
	});

	it('pdf: an earlier saved version', async () => {
		const letter = '/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>';
		const zin = (woorden: string) => stroom(Buffer.from(`BT /F 12 Tf 20 50 Td (${woorden}) Tj ET`));
		const eerst = Buffer.from(ruwePdf(letter, [zin(GEHEIM)]));
		const xref = eerst.toString('latin1').lastIndexOf('\nxref') + 1;
		const object = Buffer.concat([Buffer.from('4 0 obj\n'), zin('weggehaald'), Buffer.from('\nendobj\n')]);
		const einde = `xref\n4 1\n${String(eerst.length).padStart(10, '0')} 00000 n \ntrailer<</Size 5/Root 1 0 R/Prev ${xref}>>\nstartxref\n${eerst.length + object.length}\n%%EOF\n`;
		const bytes = new Uint8Array(Buffer.concat([eerst, object, Buffer.from(einde)]));
		const uit = await lees(bytes, 'pdf');
		expect(JSON.stringify(uit.paginas)).toContain('weggehaald');
		expect(JSON.stringify(uit.paginas)).not.toContain('Zwaluw');
		expect(controleerStuk({ tekst: uit }, waarden).oordeel).toBe('treffer');
	});
});

describe('a bad file hurts nobody', () => {
	it('a PDF that unpacks to millions of orders costs its own process; the next file is read', async () => {
		const bom = pdfBom();
		const [zwaar, gewoon] = await Promise.all([pagina(bom, 'pdf', 1, 600), paginas(pdfStuk, 'pdf')]);
		expect(zwaar).toMatchObject({ sleutel: 'bestand.te-zwaar' });
		expect(gewoon).toEqual({ aantal: 3 });
		expect(await paginas(pdfStuk, 'pdf')).toEqual({ aantal: 3 });
		expect(process.memoryUsage().rss).toBeLessThan(1024 ** 3);
	}, 60_000);

	it('refuses politely when too many wait', async () => {
		const uitkomsten = await Promise.all(Array.from({ length: 60 }, () => paginas(png, 'png')));
		expect(uitkomsten).toContainEqual(expect.objectContaining({ sleutel: 'bestand.druk' }));
		expect(uitkomsten.filter((u) => 'aantal' in u).length).toBeGreaterThanOrEqual(50);
	});

	it('the file that the process runs imports nothing of the application', () => {
		const bron = readFileSync(new URL('../../src/lib/server/bestanden/werker.ts', import.meta.url), 'utf8');
		const vast = [...bron.matchAll(/^import\s+(type\s)?.*from '([^']+)'/gm)].filter(([, type]) => !type);
		expect(vast.map(([, , waar]) => waar)).toEqual(['node:os']);
	});
});

describe('opening a file asks nothing of the outside', () => {
	let bezoeken: string[] = [];
	const server = createServer((vraag, antwoord) => {
		bezoeken.push(vraag.url ?? '');
		antwoord.end();
	});
	beforeAll(() => new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar)));
	afterAll(() => new Promise((klaar) => server.close(klaar)));

	it('not for links, remote actions, remote pictures or fonts', async () => {
		bezoeken = [];
		const baken = `http://127.0.0.1:${(server.address() as AddressInfo).port}/baken`;
		const bestanden: [Uint8Array, Soort][] = [
			[await pdf((doc) => doc.text('klik', { link: baken })), 'pdf'],
			[ruwePdf('', [`<</S/URI/URI(${baken})>>`], '/OpenAction 4 0 R'), 'pdf'],
			[ruwePdf('', [`<</S/GoToR/F<</FS/URL/F(${baken})>>/D[0/Fit]>>`], '/OpenAction 4 0 R'), 'pdf'],
			[ruwePdf('/Contents 4 0 R', [`<</Length 0/F<</FS/URL/F(${baken})>>>>stream\n\nendstream`]), 'pdf'],
			[
				docxMet({
					'word/document.xml': (o) =>
						o.replace(
							'<w:body>',
							`<w:body><w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="${baken}"/></v:shape></w:pict></w:r></w:p>`
						)
				}),
				'docx'
			]
		];
		for (const [bytes, soort] of bestanden) {
			await paginas(bytes, soort);
			await pagina(bytes, soort, 1, 300);
			await tekst(bytes, soort);
		}
		expect(bezoeken).toEqual([]);
		await fetch(baken);
		expect(bezoeken).toEqual(['/baken']);
	});
});
