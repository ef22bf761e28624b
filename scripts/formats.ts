/** Writes the blank formats to static/formats/. Run: node scripts/formats.ts */
import {
	AlignmentType,
	Document,
	Footer,
	HeadingLevel,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType
} from 'docx';
import { mkdir, writeFile } from 'node:fs/promises';
import { formats, type Format, type Vak } from './formats-inhoud.ts';

const LETOP =
	'Let op: vul geen BSN in. Geheim adres: niet invullen, ook geen plaats, school of huisarts waaruit het blijkt. Schrijf kort, in gewone woorden; het gezin leest mee.';

const alinea = (text: string, cursief = false) =>
	new Paragraph({ spacing: { after: 120 }, children: [new TextRun({ text, italics: cursief })] });

const cel = (text: string, breedte: number, vet = false) =>
	new TableCell({
		width: { size: breedte, type: WidthType.PERCENTAGE },
		children: [new Paragraph({ children: [new TextRun({ text, bold: vet })] })]
	});

const tabel = (rijen: TableRow[]): (Table | Paragraph)[] => [
	new Table({ rows: rijen, width: { size: 100, type: WidthType.PERCENTAGE } }),
	new Paragraph('')
];

function teken(vak: Vak): (Table | Paragraph)[] {
	if ('kop' in vak) {
		const kop = new Paragraph({ text: vak.kop, heading: HeadingLevel.HEADING_2, keepNext: true });
		return vak.uitleg ? [kop, alinea(vak.uitleg, true)] : [kop];
	}
	if ('vraag' in vak) {
		const ruimte = new TableRow({ height: { value: 900, rule: 'atLeast' }, children: [cel('', 100)] });
		return [
			new Paragraph({ text: vak.vraag, heading: HeadingLevel.HEADING_3, keepNext: true }),
			...tabel([ruimte])
		];
	}
	if ('punten' in vak) return vak.punten.map((punt) => new Paragraph({ text: `☐ ${punt}` }));
	if ('velden' in vak)
		return tabel(vak.velden.map((veld) => new TableRow({ children: [cel(veld, 35, true), cel('', 65)] })));
	const breedte = Math.floor(100 / vak.kolommen.length);
	const kop = new TableRow({
		tableHeader: true,
		children: vak.kolommen.map((naam) => cel(naam, breedte, true))
	});
	const leeg = () =>
		new TableRow({
			height: { value: 500, rule: 'atLeast' },
			children: vak.kolommen.map(() => cel('', breedte))
		});
	return tabel([kop, ...Array.from({ length: vak.rijen }, leeg)]);
}

function maak({ titel, inleiding, vakken }: Format): Promise<Buffer> {
	const voet = new Footer({
		children: [
			new Paragraph({
				alignment: AlignmentType.CENTER,
				children: [new TextRun({ children: [`${titel} – pagina `, PageNumber.CURRENT] })]
			})
		]
	});
	const begin = [
		new Paragraph({ text: titel, heading: HeadingLevel.HEADING_1 }),
		alinea(inleiding),
		new Paragraph({ spacing: { after: 200 }, children: [new TextRun({ text: LETOP, bold: true })] })
	];
	const doc = new Document({
		title: titel,
		creator: 'Aan Tafel',
		lastModifiedBy: 'Aan Tafel',
		styles: { default: { document: { run: { font: 'Arial', size: 22, language: { value: 'nl-NL' } } } } },
		sections: [{ footers: { default: voet }, children: [...begin, ...vakken.flatMap(teken)] }]
	});
	return Packer.toBuffer(doc);
}

const doel = new URL('../static/formats/', import.meta.url);
await mkdir(doel, { recursive: true });
for (const format of formats) await writeFile(new URL(`${format.bestand}.docx`, doel), await maak(format));
