/** Makes real PDF and DOCX papers about invented families, for the demo and the tests. */
import {
	AlignmentType,
	Document,
	Footer,
	HeadingLevel,
	Packer,
	PageBreak,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType
} from 'docx';
import PDFDocument from 'pdfkit';
import type { DocumentSoort } from '../src/lib/domein/document.ts';
import { inhoudVan, type Deel, type Gezin, type Stuk } from './stukken-inhoud.ts';

export type { Gezin, Kind } from './stukken-inhoud.ts';

export type Opdracht = {
	soort: DocumentSoort;
	formaat: 'pdf' | 'docx';
	gezin: Gezin;
	/** At least so many pages; 3 when not given. */
	paginas?: number;
	/** Extra paragraphs at the end, for tests that hide something in a paper. */
	extra?: string[];
};

/** Divides the chapters over at least so many pages, each starting on its own page. */
function vellen(stuk: Stuk, paginas: number): Deel[][] {
	const delen = stuk.hoofdstukken.flat();
	const koppen = delen.flatMap((deel, i) => ('kop' in deel ? [i] : []));
	const begin = Array.from(
		{ length: paginas },
		(_, n) => koppen[Math.floor((n * koppen.length) / paginas)] ?? delen.length
	);
	return begin
		.map((start, n) => delen.slice(n === 0 ? 0 : start, begin[n + 1] ?? delen.length))
		.filter((vel) => vel.length > 0);
}

const KANT = 64;

function tekenTabel(doc: PDFKit.PDFDocument, wortel: PDFKit.PDFStructureElement, rijen: string[][]): void {
	const breedte = (doc.page.width - 2 * KANT) / Math.max(...rijen.map((rij) => rij.length));
	// What is drawn in an element is drawn when the element gets its place, so parents come first.
	const tabel = doc.struct('Table');
	wortel.add(tabel);
	rijen.forEach((rij, nummer) => {
		const kop = nummer === 0 && rij.length > 2;
		doc.font(kop ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
		const hoogte = Math.max(...rij.map((cel) => doc.heightOfString(cel, { width: breedte - 24 }))) + 6;
		if (doc.y + hoogte > doc.page.height - KANT) doc.addPage();
		const boven = doc.y;
		const element = doc.struct('TR');
		tabel.add(element);
		rij.forEach((cel, i) => {
			const inhoud = doc.struct(kop ? 'TH' : 'TD', {}, () => {
				doc.text(cel, KANT + i * breedte, boven, { width: breedte - 24 });
			});
			element.add(inhoud);
		});
		element.end();
		doc.x = KANT;
		doc.y = boven + hoogte;
	});
	doc.moveDown(0.6);
	tabel.end();
}

function tekenDeel(doc: PDFKit.PDFDocument, wortel: PDFKit.PDFStructureElement, deel: Deel): void {
	const regel = (rol: string, tekst: string, na: number) =>
		wortel.add(
			doc.struct(
				rol,
				{},
				() => void doc.text(tekst, KANT, doc.y, { lineGap: 2, width: doc.page.width - 2 * KANT }).moveDown(na)
			)
		);
	if ('kop' in deel) {
		if (doc.y > doc.page.height - 140) doc.addPage();
		doc.moveDown(0.5).font('Helvetica-Bold').fontSize(14);
		regel('H2', deel.kop, 0.35);
	} else if ('tekst' in deel) {
		doc.font('Helvetica').fontSize(11);
		regel('P', deel.tekst, 0.6);
	} else if ('punten' in deel) {
		doc.font('Helvetica').fontSize(11);
		for (const punt of deel.punten) regel('P', `• ${punt}`, 0.25);
		doc.moveDown(0.4);
	} else tekenTabel(doc, wortel, deel.tabel);
}

function maakPdf(stuk: Stuk, bladen: Deel[][]): Promise<Uint8Array> {
	const doc = new PDFDocument({
		size: 'A4',
		margin: KANT,
		pdfVersion: '1.7',
		tagged: true,
		lang: 'nl-NL',
		displayTitle: true,
		info: { Title: stuk.titel, Creator: 'Aan Tafel, voorbeeld', Producer: 'Aan Tafel, voorbeeld' }
	});
	const stukken: Buffer[] = [];
	doc.on('data', (deel: Buffer) => stukken.push(deel));
	const klaar = new Promise<Uint8Array>((gereed) =>
		doc.on('end', () => gereed(new Uint8Array(Buffer.concat(stukken))))
	);
	const wortel = doc.struct('Document');
	doc.addStructure(wortel);
	doc.font('Helvetica-Bold').fontSize(20);
	wortel.add(doc.struct('H1', {}, () => void doc.text(stuk.titel).moveDown(0.5)));
	bladen.forEach((blad, i) => {
		if (i > 0) doc.addPage();
		for (const deel of blad) tekenDeel(doc, wortel, deel);
	});
	wortel.end();
	doc.end();
	return klaar;
}

const cel = (tekst: string, vet: boolean) =>
	new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: tekst, bold: vet })] })] });

function docxDeel(deel: Deel, nieuwVel: boolean): (Paragraph | Table)[] {
	const vooraf = nieuwVel ? [new PageBreak()] : [];
	if ('kop' in deel)
		return [new Paragraph({ children: [...vooraf, new TextRun(deel.kop)], heading: HeadingLevel.HEADING_2 })];
	if ('tekst' in deel) return [new Paragraph({ text: deel.tekst, spacing: { after: 120 } })];
	if ('punten' in deel) return deel.punten.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
	const rijen = deel.tabel.map(
		(rij, i) => new TableRow({ children: rij.map((tekst) => cel(tekst, i === 0 && rij.length > 2)) })
	);
	return [new Table({ rows: rijen, width: { size: 100, type: WidthType.PERCENTAGE } }), new Paragraph('')];
}

async function maakDocx(stuk: Stuk, bladen: Deel[][]): Promise<Uint8Array> {
	const voet = new Footer({
		children: [
			new Paragraph({
				alignment: AlignmentType.CENTER,
				children: [new TextRun({ children: ['Pagina ', PageNumber.CURRENT] })]
			})
		]
	});
	const inhoud = bladen.flatMap((blad, n) => blad.flatMap((deel, i) => docxDeel(deel, n > 0 && i === 0)));
	const titel = new Paragraph({ text: stuk.titel, heading: HeadingLevel.HEADING_1 });
	const doc = new Document({
		title: stuk.titel,
		creator: 'Aan Tafel, voorbeeld',
		lastModifiedBy: 'Aan Tafel, voorbeeld',
		sections: [{ footers: { default: voet }, children: [titel, ...inhoud] }]
	});
	return new Uint8Array(await Packer.toBuffer(doc));
}

/** The bytes of one paper of several pages. Invented content only; no addresses, no BSN. */
export function maakStuk({ soort, formaat, gezin, paginas = 3, extra = [] }: Opdracht): Promise<Uint8Array> {
	const stuk = inhoudVan(soort, gezin);
	const bladen = vellen(stuk, paginas);
	bladen.at(-1)?.push(...extra.map((tekst) => ({ tekst })));
	return formaat === 'pdf' ? maakPdf(stuk, bladen) : maakDocx(stuk, bladen);
}
